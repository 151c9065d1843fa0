#pragma once

#include "core/document/headings.h"
#include "core/library/contents.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhilan::library
{

/// Headings of documents, by path.
using Outlines = std::map<std::string, std::shared_ptr<const std::vector<document::Heading>>>;

struct Filtered {
    Contents contents;
    Outlines outlines;                            ///< of the documents in it whose headings are known
    std::vector<std::filesystem::path> byHeading; ///< documents that are there for their headings alone
    /// Sections of these that are there for what is in them, by document: opened, they show all that is called so.
    std::vector<std::pair<std::filesystem::path, document::SectionId>> onTheWay;
    std::size_t documents = 0; ///< found, of which `contents` has at most as many as were asked for
};

/// What of a library is called so: folders with all that is in them, documents by title or by the name of their file,
/// headings as far as they are known, each with what it is in. Of several words, parted by white space, each stands in
/// one of the names on the way there: 访谈 dario. Compared by text::fold(), or in pinyin. No words leave everything.
/// Stopped it holds less. Linear.
[[nodiscard]] Filtered filter(const Contents& contents, const Outlines& outlines, std::string_view query,
                              std::size_t most, const std::stop_token& stop = {});

} // namespace zhilan::library

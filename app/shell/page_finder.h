#pragma once

#include "core/library/contents.h"

#include <QString>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace zhilan::shell
{

/// A wikilink's parts: "Page#Heading".
struct PageName {
    QString page;    ///< empty: the document itself
    QString heading; ///< the innermost of "A#B"; empty for the beginning, and for "^block" references
};
[[nodiscard]] PageName pageName(const QString& written);

/// The document that a wikilink's page names: by its file's name without the extension (or with it), which may have
/// folders before it, else by its title, else by an alias of its front matter; without regard to case and to forms of
/// Unicode. Of several the one that is beside `from`, or nearest to it. Looks at file names beside `from` only when the
/// library knows none. Linear in the documents, and blocking.
[[nodiscard]] std::optional<std::filesystem::path> findPage(const QString& page, const std::filesystem::path& from,
                                                            const library::Contents& contents);

/// For each page whether findPage() would find one. Looks through the documents once for all of them; blocking. Empty
/// once `stop` is requested.
[[nodiscard]] std::vector<bool> arePages(const std::vector<QString>& pages, const std::filesystem::path& from,
                                         const library::Contents& contents, const std::stop_token& stop);

} // namespace zhilan::shell

#pragma once

#include "core/base/result.h"
#include "core/document/document.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace zhilan::document
{

struct ReadOptions {
    std::stop_token stop = {};
    std::string encoding = {}; ///< IANA name of what the bytes are to be read as; empty: found out
    /// Called on each thread that builds, each time before it looks whether it shall stop: a test stops it there.
    std::function<void()> beforeStopCheck = {};
    /// Documents of so many bytes are built on several threads; the outcome is the same.
    std::size_t parallelFrom = std::size_t{1} << 20U;
    /// For who reads thousands of documents and keeps none: leaves out what neither search::recordOf() nor
    /// series::extract() looks at, which is counts of characters, reading time, links with their diagnostics, and the
    /// order of anchors.
    bool forIndex = false;
};

/// Decoded text, already parsed → model. `fileStem` is the title of last resort. Never fails on content.
/// Error: Cancelled, noticed within some thousand nodes.
[[nodiscard]] Result<Document> build(std::shared_ptr<const markdown::Tree> tree, std::string_view fileStem,
                                     const ReadOptions& options = {});

/// The whole way: bytes → text → tree → model. Errors: those of text::decode, Cancelled.
/// Costs one to two cmark-gfm parses of the text, and two to four bytes of memory a byte of it.
[[nodiscard]] Result<std::shared_ptr<const Document>> fromBytes(std::string_view bytes, std::string_view fileStem,
                                                                const ReadOptions& options = {});

/// Reads and builds. Errors: those of readFile and fromBytes, with the path as detail.
[[nodiscard]] Result<std::shared_ptr<const Document>> fromFile(const std::filesystem::path& path,
                                                               const ReadOptions& options = {});

} // namespace zhilan::document

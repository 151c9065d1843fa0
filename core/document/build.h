#pragma once

#include "core/base/result.h"
#include "core/document/document.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string_view>

namespace zhilan::document
{

/// Decoded text, already parsed → model. `fileStem` is the title of last resort. Never fails on content.
[[nodiscard]] Document build(std::shared_ptr<const markdown::Tree> tree, std::string_view fileStem);

/// The whole way: bytes → text → tree → model. Errors: those of text::decode, Cancelled.
/// Costs about 1.5 cmark-gfm parses of the text.
[[nodiscard]] Result<std::shared_ptr<const Document>> fromBytes(std::string_view bytes, std::string_view fileStem,
                                                                const std::stop_token& stop = {});

/// Reads and builds. Errors: those of readFile and fromBytes, with the path as detail.
[[nodiscard]] Result<std::shared_ptr<const Document>> fromFile(const std::filesystem::path& path,
                                                               const std::stop_token& stop = {});

} // namespace zhilan::document

#pragma once

#include <filesystem>

namespace zhilan::library
{

/// Whether a name is one of a document: it ends in .md, .markdown, .mdown or .mkd (any case), with something before.
[[nodiscard]] bool isMarkdownFile(const std::filesystem::path& path);

} // namespace zhilan::library

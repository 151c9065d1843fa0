#pragma once

#include <filesystem>
#include <string_view>

namespace zhilan::library
{

/// Whether a name is one of a document: it ends in .md, .markdown, .mdown or .mkd (any case), with something before.
[[nodiscard]] bool isMarkdownFile(const std::filesystem::path& path);
/// The same of the name alone. Makes nothing, for folders of very many files.
[[nodiscard]] bool isMarkdownName(std::string_view name);

} // namespace zhilan::library

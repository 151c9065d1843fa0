#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace zhilan::bench
{

/// Markdown files below a folder, sorted by path.
[[nodiscard]] std::vector<std::filesystem::path> markdownFiles(const std::filesystem::path& folder);

/// A library of about so many bytes, of copies of the files whose text is changed in every copy: one Han character in
/// twenty is replaced by another of the document, one word in ten gets another ending, lines change places with their
/// neighbours. The same every time.
void generateLibrary(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to,
                     std::size_t bytes);

} // namespace zhilan::bench

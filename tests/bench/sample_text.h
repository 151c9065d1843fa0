#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace zhilan::bench
{

[[nodiscard]] std::string readAll(const std::filesystem::path& path);

/// All Markdown files below a folder; none where it is absent.
[[nodiscard]] std::vector<std::string> markdownUnder(const std::filesystem::path& folder);

/// The sample document of the shared folder, else one of the bundled library. Ends the program without any.
[[nodiscard]] std::string sampleDocument();

/// The sample document over and over, at least so many bytes.
[[nodiscard]] std::string largeDocument(std::size_t bytes);

/// What everything is measured against: cmark-gfm with its extensions parses the text and gives its tree back.
void parseBare(const std::string& text);

/// What cmark-gfm makes of it.
[[nodiscard]] std::string htmlOf(const std::string& text);

} // namespace zhilan::bench

#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

/// Formats in which other programs take lists over.
namespace zhilan::cli
{

/// One record as RFC 4180 has it: fields parted by commas, quoted where they must be, CR LF at the end.
[[nodiscard]] std::string csvRecord(std::span<const std::string_view> fields);
[[nodiscard]] inline std::string csvRecord(std::initializer_list<std::string_view> fields)
{
    return csvRecord(std::span(fields.begin(), fields.size()));
}

/// A note of two fields for Anki's text import, whose fields are HTML and parted by a tab.
[[nodiscard]] std::string ankiNote(std::string_view front, std::string_view back);
/// What stands at the top of the file: how it is to be read, and the tag that its notes get.
[[nodiscard]] std::string ankiHead(std::string_view tag);

} // namespace zhilan::cli

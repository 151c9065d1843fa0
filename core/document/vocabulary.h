#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The words by which write-ups in Chinese, Japanese and English name their parts.
namespace zhilan::document
{

enum class Topic : std::uint8_t { None, Info, Contents, Glossary, References, Chapters, Quotes };
enum class InfoKey : std::uint8_t { None, Title, Video, Link, Date, Duration, Person, Other };

/// A name made comparable: numbering in front ("二、", "3.") dropped, then letters and digits alone, ASCII in lower
/// case, full-width forms narrowed.
[[nodiscard]] std::string nameKey(std::string_view name);

[[nodiscard]] Topic topicOfHeading(std::string_view title);
[[nodiscard]] InfoKey infoKeyOf(std::string_view key);

/// Whether a two-column table with these headings lists properties ("项目 | 内容").
[[nodiscard]] bool isInfoHeader(std::string_view first, std::string_view second);

enum class Column : std::uint8_t { None, Term, RefTitle, Author, Note, Url, Time, ChapterTitle };
[[nodiscard]] Column columnOf(std::string_view header);

/// A word that stands before a colon but names nobody: 核心观点, 注意, "Note".
[[nodiscard]] bool isLabel(std::string_view name);

} // namespace zhilan::document

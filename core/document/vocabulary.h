#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The words by which write-ups in Chinese, Japanese and English name their parts.
namespace zhilan::document
{

/// In the order in which they count where a heading names several.
enum class Topic : std::uint8_t { None, Info, Contents, Glossary, References, Chapters, Quotes };
/// Updated: when the write-up was last changed, which dates it where nothing says when the recording came out.
enum class InfoKey : std::uint8_t { None, Title, Video, Link, VideoId, Date, Updated, Duration, Person, Other };

/// A name made comparable: numbering in front ("二、", "3.") dropped, then letters and digits alone, ASCII in lower
/// case, full-width forms narrowed.
[[nodiscard]] std::string nameKey(std::string_view name);

[[nodiscard]] Topic topicOfHeading(std::string_view title);
/// Whether the title is the name of such a part and nothing more: 术语表, 术语, "Key quotes".
[[nodiscard]] bool isTopicName(std::string_view title);
/// By the key itself, without the kind of recording in front ("会议时间", "Episode title"), or by one of several keys
/// in one ("作者/来源").
[[nodiscard]] InfoKey infoKeyOf(std::string_view key);

/// Whether a two-column table with these headings lists properties ("项目 | 内容").
[[nodiscard]] bool isInfoHeader(std::string_view first, std::string_view second);

enum class Column : std::uint8_t { None, Term, RefTitle, Author, Note, Url, Time, EndTime, ChapterTitle };
[[nodiscard]] Column columnOf(std::string_view header);

/// A word that stands before a colon but names nobody: 核心观点, 注意, "Note".
[[nodiscard]] bool isLabel(std::string_view name);

} // namespace zhilan::document

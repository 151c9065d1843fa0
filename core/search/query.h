#pragma once

#include "core/base/period.h"
#include "core/search/record.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// The query language. Terms are all required, as with AND between them; "a phrase"; -without or NOT without; a OR b;
/// (…); title:, heading:, speaker:, quote:, table:, term:, chapter:, subtitle:, path:, lang:; date:2025,
/// date:2025..2026, date:>=2025; has:chart, has:video, has:quote; the same in Chinese, 标题: 小标题: or 章节标题:,
/// 说话人: or 讲者:, 引语: or 引用:, 表格: 术语: 章节: 字幕: 路径: 语言: 日期:, 包含: or 含: with 图表, 视频, 引语,
/// Simplified or Traditional; amounts with units: >100亿美元, 10..50GW, ≈3倍, and
/// in words 超过100亿美元, 100亿美元以上, more than 10 GW, which are looked for as text too. They are compared whatever
/// the unit: >2小时 finds 3年, behind what is about as long or in hours, and never a date. Full-width operators and
/// Chinese quotation marks are the same. A term of letters and one of digits that are typed side by side are found
/// written together too: GPT 4 finds gpt4, see core/search/evaluate.h.
namespace zhilan::search
{

enum class QueryKind : std::uint8_t {
    All,      ///< every child; without children, everything
    Any,      ///< one child at least
    Not,      ///< the one child not
    Text,     ///< a term or phrase: `text` stands in a piece
    Path,     ///< `text` stands in the document's path
    Speaker,  ///< `text` stands in the name of a speaker of the section
    Language, ///< the document's language is `text` or a variant of it: zh is zh-Hans too
    Date,     ///< the document's date overlaps [from, until)
    Has,      ///< `text`: "chart", "video", "quote"
    Amount,   ///< an amount of unit `text` that overlaps [low, high]
};

struct QueryNode {
    QueryKind kind = QueryKind::All;
    std::string text;           ///< as typed, without operator and quotation marks
    bool quoted = false;        ///< Text: to the letter, white space and hyphens as they are folded
    std::optional<Field> field; ///< Text: only in such pieces; Title and Heading are one
    std::chrono::sys_days from; ///< Date
    std::chrono::sys_days until;
    double low = 0; ///< Amount: in the base unit, both ends belong to it unless open
    double high = 0;
    bool lowOpen = false;
    bool highOpen = false;
    /// Amount: the unit that it was typed in, as ComparableAmount::written: for the order, makes no other difference.
    std::uint8_t written = 0;
    std::vector<QueryNode> children;
    std::string typed; ///< Date, Amount, an amount or its text: as the query has it; makes no difference

    friend bool operator==(const QueryNode& a, const QueryNode& b)
    {
        const auto parts = [](const QueryNode& node) {
            return std::tie(node.kind, node.text, node.quoted, node.field, node.from, node.until, node.low, node.high,
                            node.lowOpen, node.highOpen, node.children);
        };
        return parts(a) == parts(b);
    }
};

/// What of a query was not taken as it stands.
struct QueryNote {
    enum class Kind : std::uint8_t {
        TooManyTerms,      ///< those after kMostTerms were not read
        TooLong,           ///< what is behind readPart() was not read
        OpenParenthesis,   ///< taken as closed at the end
        OpenQuotation,     ///< likewise
        SearchedLiterally, ///< `text` looks like an operator, and is none
        LeftOut,           ///< `text` is an operator with nothing to work on
        UnknownDate,       ///< `text`: a date: with no date behind it, which asks for nothing beside other terms
        UnknownContent,    ///< `text`: a has: with nothing behind it that can be asked for, likewise
        ReadAsWithout,     ///< `text`, NOT where all is in capitals, as in 404 NOT FOUND: quoted, it would be a word
    };
    Kind kind = Kind::SearchedLiterally;
    std::string text = {};

    friend bool operator==(const QueryNote&, const QueryNote&) = default;
};
inline constexpr std::size_t kMostTerms = 64;
/// More than the longest paragraphs have.
inline constexpr std::size_t kMostQueryBytes = 4096;
/// The beginning of a query that is read: whole characters, kMostQueryBytes at most.
[[nodiscard]] std::string_view readPart(std::string_view utf8);

/// In English, parted by "; ".
[[nodiscard]] std::string describe(const std::vector<QueryNote>& notes);

/// It is looked for as it stands, anywhere.
[[nodiscard]] inline bool isPlain(const QueryNode& node)
{
    return node.kind == QueryKind::Text && !node.quoted && !node.field;
}

struct Query {
    QueryNode root;
    std::vector<QueryNote> notes; ///< each once

    friend bool operator==(const Query&, const Query&) = default;
};

/// Never fails. Nested no deeper than 32; at most 64 terms of readPart() are read, the rest is said in `notes`. Linear.
[[nodiscard]] Query parseQuery(std::string_view utf8);

/// The query as text that parseQuery() reads as the same again.
[[nodiscard]] std::string toText(const Query& query);
/// A part of a query for people: amounts and dates as they were typed, not in the base unit.
[[nodiscard]] std::string asTyped(const QueryNode& node);

/// A query as typed with a further term, which whatever it finds must meet too; what it left open is closed.
[[nodiscard]] std::string narrowed(std::string_view utf8, std::string_view term);

/// The texts that a section is found by, each once, in order: terms and phrases, without what must not be there.
[[nodiscard]] std::vector<std::string> wantedTexts(const Query& query);

} // namespace zhilan::search

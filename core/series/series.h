#pragma once

#include "core/base/byte_span.h"
#include "core/base/period.h"
#include "core/document/document.h"
#include "core/quantity/quantity.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace zhilan::series
{

enum class XKind : std::uint8_t { Time, Category, Number };
enum class SourceKind : std::uint8_t { Table, Text };

struct Source {
    SourceKind kind = SourceKind::Table;
    std::uint32_t line = 1;
    document::SectionId section = document::kNoSection;
    std::uint32_t table = 0;  ///< Table: index into Document::tables
    std::uint32_t column = 0; ///< Table: the value column, 0-based (the row when time runs across)
    ByteSpan span;            ///< the table, or the sentence
};

/// One observation. `low`, `high`, `value` are in the series' unit (quantity.h); value is where a line is drawn: the
/// middle of a range (geometric on a growth series), the bound of an open one, the end of a transition.
struct Point {
    std::string x;                ///< as written: "2026年1月"
    std::optional<Period> period; ///< XKind::Time
    double number = 0;            ///< XKind::Number
    double low = 0;
    double high = 0; ///< infinite for Kind::AtLeast
    double value = 0;
    std::optional<double> from; ///< Kind::Transition: where it started
    quantity::Kind kind = quantity::Kind::Point;
    bool approximate = false;
    bool forecast = false; ///< 2026E, 2027F, 预计
    std::string text;      ///< the cell or words as written: "10亿 → 90-100亿美元"
    std::string label;     ///< the value alone, short, as the text wrote it: "90–100亿", "≥100亿", "~300"
    std::uint32_t line = 1;
    ByteSpan span; ///< the row in the source
    ByteSpan cell; ///< the value's own cell, or its words in the sentence
};

/// Why a cell or a row of a series' own column is none of its points.
enum class UnreadReason : std::uint8_t {
    NoNumber,
    Sentence,
    SeveralNumbers,
    DateBeside,  ///< a number and a date
    DateOnly,    ///< a date where a value was expected
    WordsAround, ///< the words around the number change what it says
    Remark,      ///< nothing but a remark in parentheses
    Increment,   ///< on top of what stood before
    NothingToRepeat,
    NoUnit,    ///< a bare number where the others have a unit
    OtherUnit, ///< `detail` names it
    TooLarge,
    NoPeriod,     ///< the row's place in time was not understood: "Start of something"
    RepeatedDate, ///< the row's place in time was taken by another row
    Total,        ///< a total or an average: kept apart
    Overlap,      ///< a year among its own quarters: kept apart
    TooManyRows,  ///< the table goes on past what is read
    TooFew,       ///< understood, but too few others agree with it for a series
};

struct UnreadCell {
    std::string text; ///< of the cell; for NoPeriod, RepeatedDate and Total what the row is called
    std::uint32_t line = 1;
    std::string why; ///< English: whyUnread() with the detail
    UnreadReason reason = UnreadReason::NoNumber;
    std::string detail;
    ByteSpan span; ///< the row, or the sentence
};

/// Least squares of log(value) over time, through the points with a value above zero that are no open bounds. None
/// where a value is below zero, or where the points cover less than a year: a factor a year would be a guess; none for
/// shares, multiples and temperatures, which do not grow by a factor.
struct Fit {
    double perYear = 1;      ///< factor a year: 10 means ten times a year later
    double doublingDays = 0; ///< negative when halving
    double r2 = 0;

    friend bool operator==(const Fit&, const Fit&) = default;
};

struct Series {
    std::string title; ///< "Anthropic 年化收入": column header, with what the heading adds
    Source source;
    XKind xKind = XKind::Time;
    std::string unit;
    quantity::Dimension dimension = quantity::Dimension::Number;
    std::string per;           ///< quantity::Quantity::per
    std::vector<Point> points; ///< ordered by x for Time and Number, as written for Category
    std::vector<UnreadCell> unread;
    std::optional<Fit> fit; ///< XKind::Time with at least three such points
};

[[nodiscard]] std::string_view xKindName(XKind kind);

/// "no_period", "other_unit": for programs.
[[nodiscard]] std::string_view reasonName(UnreadReason reason);
/// A sentence part in English: "another unit than the column: EUR".
[[nodiscard]] std::string whyUnread(UnreadReason reason, std::string_view detail);

/// Every numeric series of a document: over time first, in document order, then the others in document order. Only what
/// the text says; what could not be read is listed, never guessed. Linear in the document. Asked to stop, it returns
/// after the row or sentence at hand, with nothing.
[[nodiscard]] std::vector<Series> extract(const document::Document& document, const std::stop_token& stop = {});

struct Extraction {
    std::vector<Series> series;
    /// Numbers along a time axis that make no series: without points, each number in `unread` with what stood against
    /// it. In document order.
    std::vector<Series> refused;
};
/// extract() with what was refused.
[[nodiscard]] Extraction extractAll(const document::Document& document, const std::stop_token& stop = {});
/// Whether a reader is to be told of something refused: a sentence that compares two numbers is as good as any, and
/// only who asks for series is told that it makes none. False for what has nothing unread.
[[nodiscard]] bool isFault(const Series& refused);

} // namespace zhilan::series

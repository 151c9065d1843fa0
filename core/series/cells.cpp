#include "core/series/cells.h"

#include "core/series/markers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <initializer_list>

namespace zhilan::series
{
namespace
{

using quantity::Dimension;
using quantity::Quantity;

bool oneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

std::string lowerAscii(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

void removeAll(std::string& text, std::string_view what)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at))
        text.erase(at, what.size());
}

/// Footnote marks and emphasis that say nothing about the number.
std::string withoutMarks(std::string_view cell)
{
    std::string out(cell);
    if (cell.find_first_of("\xE2\xC2`*") == std::string_view::npos)
        return out; // none of them begins otherwise
    for (const std::string_view mark : {"†", "‡", "¹", "²", "³", "**", "`", "*"})
        removeAll(out, mark);
    return out;
}

/// What is left of a text beside some spans, punctuation and spaces dropped.
std::string rest(std::string_view text, std::initializer_list<ByteSpan> without)
{
    std::string out;
    std::size_t at = 0;
    for (const ByteSpan span : without) {
        if (span.begin > at)
            out += text.substr(at, span.begin - at);
        at = std::max<std::size_t>(at, span.end);
    }
    if (at < text.size())
        out += text.substr(at);
    const bool ascii = std::all_of(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii) {
        for (const std::string_view mark :
             {"，", "。", "、", "：", "；", "—", "–", "…", "“", "”", "「", "」", "（", "）", "→"})
            removeAll(out, mark);
    }
    std::erase_if(out, [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c)) && c != '$';
    });
    return out;
}

/// Words around a value that leave it what it is.
std::string withoutHarmless(std::string words)
{
    if (words.empty())
        return words;
    words = lowerAscii(words);
    for (const std::string_view word :
         {"↑",    "↓",        "▲",        "▼",   "△",         "年化",     "预计",       "预测", "估算", "估计",
          "预期", "目标",     "达到",     "达",  "为",        "同比",     "环比",       "累计", "每年", "年均",
          "合计", "共",       "estimate", "est", "projected", "forecast", "annualized", "yoy",  "qoq",  "wow",
          "mom",  "baseline", "的",       "于",  "仅",        "起",       "可"})
        removeAll(words, word);
    return words;
}

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<CellKind> repeats(std::string_view cell)
{
    const std::string text = lowerAscii(cell);
    if (oneOf(text, {"同上", "〃", "\"", "''", "″", "”", "ditto", "same as above", "as above", "々", "--\"--"}))
        return CellKind::RepeatAbove;
    if (oneOf(text, {"同左", "同前", "same", "idem", "同樣", "同样", "unchanged", "不变"}))
        return CellKind::RepeatBefore;
    return std::nullopt;
}

} // namespace

bool isBlankCell(std::string_view cell)
{
    constexpr std::size_t kLongestBytes = 16;
    if (cell.size() > kLongestBytes)
        return false;
    const std::string text = lowerAscii(cell);
    return oneOf(text, {"",     "-",    "–",    "—",    "——",   "--",  "−",    "n/a",           "na",
                        "nan",  "tba",  "tbd",  "/",    "\\",   "无",  "不详", "未知",          "未披露",
                        "暂无", "none", "null", "?",    "？",   "...", "…",    "not disclosed", "缺",
                        "x",    "✅",    "❌",    "n.a.", "n.m.", "nm",  "待定", "不适用",        "非開示"});
}

bool isRepeat(std::string_view cell)
{
    constexpr std::size_t kLongestBytes = 16;
    return cell.size() <= kLongestBytes && repeats(cell).has_value();
}

namespace
{

bool saysForecast(std::string_view words)
{
    const std::string lower = lowerAscii(words);
    for (const std::string_view word : {"预计", "预测", "预估", "预期", "予想", "予測", "forecast", "projected"}) {
        if (lower.find(word) != std::string::npos)
            return true;
    }
    return false;
}

/// "Now (2026 H1)": the date stands behind a word for the present.
bool isPresent(std::string_view words)
{
    return oneOf(lowerAscii(words),
                 {"now", "current", "currently", "today", "latest", "当前", "现在", "目前", "最新", "現在", "至今"});
}

/// The whole of `text` as one period; `marked` is the cell with its remarks.
std::optional<PeriodCell> periodOf(const quantity::Reading& reading, std::string_view text, std::string_view marked)
{
    constexpr std::size_t kLongestBytes = 60;
    if (text.size() > kLongestBytes || reading.periods.size() != 1 || !reading.quantities.empty())
        return std::nullopt;
    const Period& period = reading.periods.front();
    std::string around = lowerAscii(rest(text, {period.span}));
    const std::size_t before = around.size();
    if (around.empty() && marked.size() == period.span.size() && !std::isalpha(static_cast<unsigned char>(text.back())))
        return PeriodCell{period, false};
    for (const std::string_view word : {"预计", "预测", "预估", "估计", "estimated", "estimate", "forecast",
                                        "projected", "actual", "截至", "截止", "实际", "予想", "実績"})
        removeAll(around, word);
    bool forecast = around.size() != before && marked.find("实际") == std::string_view::npos &&
                    around.find("actual") == std::string::npos;
    for (const std::string_view word :
         {"年度", "财年", "peak", "typicalrange", "normalizedrange", "起", "初", "年", "cy", "fy", "end", "asof"})
        removeAll(around, word);
    if (oneOf(around, {"e", "f", "p"}) && !period.span.empty())
        forecast = true; // 2025年E
    else if (!around.empty() && around != "a")
        return std::nullopt;
    const std::string_view words = period.span.of(text);
    forecast = forecast || oneOf(words.substr(words.size() - 1), {"E", "e", "F", "f", "P", "p"}) ||
               words.ends_with("E年") || words.ends_with("E)") || words.ends_with("F)") || saysForecast(marked);
    return PeriodCell{period, forecast};
}

/// 1月, Q1, 上半年: of the year that the table is about.
std::optional<PeriodCell> periodInYear(const quantity::Reading& reading, const std::string& text, int year)
{
    const bool mayBe = reading.periods.empty() && reading.quantities.empty() && !reading.unread.empty();
    return mayBe ? readPartOfYear(text, year) : std::nullopt;
}

/// ↓3%, ▼3%: the arrow is the sign.
bool pointsDown(std::string_view text)
{
    return text.find("↓") != std::string_view::npos || text.find("▼") != std::string_view::npos;
}

Quantity negative(Quantity quantity)
{
    const double low = -std::abs(quantity.high);
    quantity.high = -std::abs(quantity.low);
    quantity.low = low;
    return quantity;
}

/// The words outside the number, when they leave it what it is; the noun it counts goes to `out.noun`.
bool wordsAgree(ValueCell& out, std::string_view text, const Quantity& q)
{
    const std::string before = rest(text.substr(0, q.span.begin), {});
    const std::string_view after = trimmed(text.substr(q.span.end));
    if (before.ends_with("增加") || before.ends_with("新增")) {
        out.reason = UnreadReason::Increment;
        return false;
    }
    out.reason = UnreadReason::WordsAround;
    if (!withoutHarmless(before).empty())
        return false;
    if (withoutHarmless(rest(after, {})).empty())
        return true;
    constexpr std::size_t kLongestNoun = 14;
    if (q.dimension != Dimension::Number || characters(after) > kLongestNoun || after.find(' ') != std::string::npos ||
        after.front() == '/' || (after.front() >= '0' && after.front() <= '9'))
        return false;
    out.noun = after;
    return true;
}

/// The whole of `text` as one value. `sign` is below zero where it stood in parentheses.
ValueCell valueOf(quantity::Reading reading, std::string_view text, int sign)
{
    ValueCell out;
    if (reading.quantities.empty() && reading.periods.size() == 1 && text.size() == 4 &&
        reading.periods.front().span.size() == 4) {
        Quantity year;
        year.low = year.high = std::strtod(std::string(text).c_str(), nullptr);
        year.span = {0, 4};
        reading.quantities.push_back(year);
        reading.periods.clear();
        out.maybeYear = true;
    }
    if (reading.quantities.size() != 1 || !reading.periods.empty()) {
        if (!reading.quantities.empty())
            out.reason = reading.quantities.size() > 1 ? UnreadReason::SeveralNumbers : UnreadReason::DateBeside;
        else if (!reading.periods.empty())
            out.reason = UnreadReason::DateOnly;
        return out;
    }
    Quantity& q = reading.quantities.front();
    if (!wordsAgree(out, text, q))
        return out;
    out.words = std::string(q.span.of(text));
    if (q.unit.empty() && out.words.find('/') != std::string::npos)
        return out; // 3/5: a date or a score more often than a fraction
    if (sign < 0) {
        if (q.kind != quantity::Kind::Point) {
            out.reason = UnreadReason::Remark;
            return out;
        }
        q = negative(q);
        out.words.insert(0, 1, '-');
    } else if (q.low >= 0 && pointsDown(text) && q.dimension == Dimension::Percent &&
               (q.kind == quantity::Kind::Point || q.kind == quantity::Kind::Range)) {
        q = negative(q);
        out.words.insert(0, 1, '-');
    }
    out.kind = CellKind::Value;
    out.quantity = std::move(q);
    return out;
}

} // namespace

Cell readCell(std::string_view cell, const CellContext& context)
{
    const Today today = context.today;
    constexpr std::size_t kLongestBytes = 160;
    constexpr std::size_t kLongestValueBytes = 80; // beside remarks in parentheses
    Cell out;
    constexpr std::size_t kLongestMark = 16; // of what stands for nothing or for repetition
    const std::string_view bare = trimmed(cell);
    if (bare.size() > kLongestMark && !mayHoldNumber(bare)) {
        out.value.reason = bare.size() > kLongestBytes ? UnreadReason::Sentence : UnreadReason::NoNumber;
        return out;
    }
    if (bare.empty() || isBlankCell(bare)) {
        out.value.kind = CellKind::Blank;
        return out;
    }
    const std::string marked(trimmed(withoutMarks(bare)));
    if (isBlankCell(marked)) {
        out.value.kind = CellKind::Blank;
        return out;
    }
    if (const auto repeat = repeats(marked)) {
        out.value.kind = *repeat;
        return out;
    }
    if (marked.size() > kLongestBytes) {
        out.value.reason = UnreadReason::Sentence;
        return out;
    }
    if (!mayHoldNumber(marked))
        return out;
    const std::string outside = withoutParentheses(marked);
    if (outside.size() > kLongestValueBytes) {
        out.value.reason = UnreadReason::Sentence;
        return out;
    }
    if (!outside.empty()) {
        quantity::Reading reading = quantity::read(outside, today);
        out.period = periodOf(reading, outside, marked);
        if (!out.period && context.year)
            out.period = periodInYear(reading, outside, *context.year);
        if (isPresent(outside)) {
            const auto inside = parenthesised(marked);
            if (inside.size() == 1)
                out.period = periodOf(quantity::read(inside.front(), today), inside.front(), marked);
        }
        const bool loss = context.trianglesNegative && (outside.starts_with("▲") || outside.starts_with("△"));
        out.value = valueOf(std::move(reading), outside, loss ? -1 : 1);
    } else if (const auto inside = parenthesised(marked); inside.size() == 1) {
        // accountants write a loss as (34.0%)
        out.value = valueOf(quantity::read(inside.front(), today), inside.front(), -1);
    }
    const bool words = marked.size() > out.value.words.size(); // beside the value
    out.value.forecast = out.value.kind == CellKind::Value && words && saysForecast(marked);
    return out;
}

std::optional<PeriodCell> readPartOfYear(std::string_view cell, int year)
{
    constexpr std::size_t kLongestBytes = 24;
    const std::string text = withoutParentheses(withoutMarks(trimmed(cell)));
    if (text.size() > kLongestBytes)
        return std::nullopt;
    for (const std::string& dated : {std::to_string(year) + "年" + text, text + " " + std::to_string(year)}) {
        auto period = periodOf(quantity::read(dated), dated, cell);
        if (period && (text.empty() || period->period.precision < Precision::Year))
            return period;
    }
    return std::nullopt;
}

std::string bareWords(std::string_view text)
{
    return lowerAscii(rest(text, {}));
}

std::string wordsThatMatter(std::string_view text)
{
    std::string words = withoutHarmless(bareWords(text));
    for (const std::string_view word : {"市场传言", "传言",   "接近",    "大约",     "约",      "近",   "超过",
                                        "超",       "不到",   "增长到",  "增长至",   "增至",    "升至", "涨到",
                                        "降至",     "降到",   "到",      "至",       "是",      "有",   "已",
                                        "将",       "会",     "在",      "底",       "末",      "初",   "nearly",
                                        "about",    "around", "reached", "expected", "roughly", "over", "approximately",
                                        "approx",   "was",    "is",      "were",     "will",    "be",   "hit",
                                        "in",       "to",     "at",      "of",       "by",      "and",  "the",
                                        "more",     "than",   "year"})
        removeAll(words, word);
    return words;
}

namespace
{

/// By its first letter or character.
bool mayOpenTotal(std::string_view cell)
{
    if (static_cast<unsigned char>(cell.front()) < 0x80)
        return std::string_view("tsamcogTSAMCOG(").find(cell.front()) != std::string_view::npos;
    static constexpr std::string_view kHan = "合总小共平均累复年（";
    return cell.size() >= 3 && kHan.find(cell.substr(0, 3)) != std::string_view::npos;
}

} // namespace

bool isTotal(std::string_view cell)
{
    constexpr std::size_t kLongestBytes = 64;
    if (cell.size() > kLongestBytes)
        return false;
    const std::size_t first = cell.find_first_not_of(" \t*`_");
    if (first == std::string_view::npos || !mayOpenTotal(cell.substr(first)))
        return false;
    const std::string text = lowerAscii(withoutMarks(trimmed(withoutParentheses(cell))));
    return oneOf(text, {"合计",       "总计",         "总和",           "小计",  "共计",       "总数",
                        "平均",       "均值",         "平均值",         "total", "sum",        "subtotal",
                        "average",    "mean",         "cagr",           "all",   "overall",    "grand total",
                        "复合增长率", "年复合增长率", "年均复合增长率", "合計",  "平均成長率", "累计"}) ||
           text.starts_with("cagr") || text.starts_with("年均增长") || text.starts_with("复合增长");
}

} // namespace zhilan::series

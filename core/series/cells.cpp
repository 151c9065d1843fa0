#include "core/series/cells.h"

#include <algorithm>
#include <array>
#include <cmath>
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
    for (const std::string_view mark : {"†", "‡", "¹", "²", "³", "**", "`", "*"})
        removeAll(out, mark);
    return out;
}

bool isOpening(std::string_view text, std::size_t at, std::size_t& length)
{
    if (text[at] == '(') {
        length = 1;
        return true;
    }
    length = 3;
    return text.substr(at).starts_with("（");
}
bool isClosing(std::string_view text, std::size_t at, std::size_t& length)
{
    if (text[at] == ')') {
        length = 1;
        return true;
    }
    length = 3;
    return text.substr(at).starts_with("）");
}

template <typename Outside, typename Inside>
void splitParentheses(std::string_view text, Outside outside, Inside inside)
{
    std::size_t depth = 0;
    std::size_t begin = 0;
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (isOpening(text, at, length)) {
            if (depth++ == 0) {
                outside(text.substr(begin, at - begin));
                begin = at + length;
            }
            at += length;
        } else if (depth > 0 && isClosing(text, at, length)) {
            if (--depth == 0) {
                inside(text.substr(begin, at - begin));
                begin = at + length;
            }
            at += length;
        } else {
            ++at;
        }
    }
    if (depth == 0)
        outside(text.substr(begin));
    else
        inside(text.substr(begin));
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
    for (const std::string_view mark : {"，", "。", "、", "：", "；", "—", "–", "…", "“", "”", "「", "」"})
        removeAll(out, mark);
    std::erase_if(out, [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c)) && c != '$';
    });
    return out;
}

/// Words around a value that leave it what it is.
std::string withoutHarmless(std::string words)
{
    words = lowerAscii(words);
    for (const std::string_view word :
         {"年化", "预计", "预测", "估算", "估计",     "预期", "目标",     "达到", "达",        "为",       "同比",
          "环比", "累计", "每年", "年均", "合计",     "共",   "estimate", "est",  "projected", "forecast", "annualized",
          "yoy",  "qoq",  "wow",  "mom",  "baseline", "的",   "于",       "仅",   "起",        "可"})
        removeAll(words, word);
    return words;
}

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool isBlankCell(std::string_view cell)
{
    const std::string text = lowerAscii(cell);
    return oneOf(text, {"",     "-",    "–",    "—", "——", "--",  "−",    "n/a",           "na",
                        "nan",  "tba",  "tbd",  "/", "\\", "无",  "不详", "未知",          "未披露",
                        "暂无", "none", "null", "?", "？", "...", "…",    "not disclosed", "缺",
                        "x",    "✅",    "❌"});
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string withoutParentheses(std::string_view text)
{
    std::string out;
    splitParentheses(
        text, [&](std::string_view part) { out += part; }, [](std::string_view) {});
    return std::string(trimmed(out));
}

std::vector<std::string> parenthesised(std::string_view text)
{
    std::vector<std::string> out;
    splitParentheses(
        text, [](std::string_view) {}, [&](std::string_view part) { out.emplace_back(trimmed(part)); });
    return out;
}

std::optional<PeriodCell> periodCell(std::string_view cell, Today today)
{
    const std::string marked = withoutMarks(cell);
    const std::string text = withoutParentheses(marked);
    if (text.empty() || text.size() > 60)
        return std::nullopt;
    const quantity::Reading reading = quantity::read(text, today);
    if (reading.periods.size() != 1 || !reading.quantities.empty())
        return std::nullopt;
    std::string around = lowerAscii(rest(text, {reading.periods.front().span}));
    const std::size_t before = around.size();
    for (const std::string_view word :
         {"预计", "预测", "估计", "estimate", "forecast", "projected", "actual", "截至", "截止", "实际"})
        removeAll(around, word);
    bool forecast = around.size() != before && marked.find("实际") == std::string::npos;
    for (const std::string_view word :
         {"年度", "财年", "peak", "typicalrange", "normalizedrange", "起", "初", "年", "cy", "fy", "end"})
        removeAll(around, word);
    if (!around.empty())
        return std::nullopt;
    const std::string_view words = reading.periods.front().span.of(text);
    forecast = forecast || oneOf(std::string_view(&words.back(), 1), {"E", "e", "F", "f", "P", "p"}) ||
               words.ends_with("E年") || marked.find("预计") != std::string::npos ||
               marked.find("预测") != std::string::npos || words.ends_with("E)") || words.ends_with("F)");
    PeriodCell out{reading.periods.front(), forecast};
    return out;
}

ValueCell valueCell(std::string_view cell, Today today)
{
    ValueCell out;
    const std::string marked = withoutMarks(trimmed(cell));
    std::string text(trimmed(marked));
    if (isBlankCell(text)) {
        out.kind = CellKind::Blank;
        return out;
    }
    const std::string plain = lowerAscii(text);
    if (oneOf(plain, {"同上", "〃", "\"", "''", "ditto", "same", "same as above", "同左", "々", "同前"})) {
        out.kind = CellKind::Repeat;
        return out;
    }
    out.why = "no number in it";
    if (text.size() > 160) {
        out.why = "a sentence, not a value";
        return out;
    }
    // accountants write a loss as (34.0%)
    double sign = 1;
    const std::string outside = withoutParentheses(text);
    if (outside.empty()) {
        const auto inside = parenthesised(text);
        if (inside.size() != 1)
            return out;
        text = inside.front();
        sign = -1;
    } else {
        text = outside;
    }
    quantity::Reading reading = quantity::read(text, today);
    if (reading.quantities.empty() && reading.periods.size() == 1 && text.size() == 4 &&
        reading.periods.front().span.size() == 4) {
        Quantity year;
        year.low = year.high = std::strtod(text.c_str(), nullptr);
        year.span = {0, 4};
        reading.quantities.push_back(year);
        reading.periods.clear();
        out.maybeYear = true;
    }
    if (reading.quantities.size() != 1 || !reading.periods.empty()) {
        if (!reading.quantities.empty())
            out.why = reading.quantities.size() > 1 ? "more than one number in it" : "a date beside the number";
        else if (!reading.periods.empty())
            out.why = "a date, not a value";
        return out;
    }
    Quantity q = reading.quantities.front();
    const std::string before = rest(text.substr(0, q.span.begin), {});
    const std::string after(trimmed(std::string_view(text).substr(q.span.end)));
    out.increment = before.ends_with("又增加") || before.ends_with("增加") || before.ends_with("新增");
    const std::string strangeBefore = withoutHarmless(before);
    const std::string strangeAfter = withoutHarmless(rest(after, {}));
    if (out.increment) {
        out.why = "an increment on what stood before, not a level";
        return out;
    }
    if (!strangeBefore.empty()) {
        out.why = "words around the number";
        return out;
    }
    if (!strangeAfter.empty()) {
        if (q.dimension != Dimension::Number || characters(after) > 14 || after.find(' ') != std::string::npos ||
            after.front() == '/' || (after.front() >= '0' && after.front() <= '9')) {
            out.why = "words around the number";
            return out;
        }
        out.noun = after;
    }
    if (sign < 0) {
        if (q.kind != quantity::Kind::Point) {
            out.why = "only a remark in parentheses";
            return out;
        }
        q.low = q.high = -std::abs(q.low);
    }
    out.kind = CellKind::Value;
    out.words = std::string(q.span.of(text));
    if (sign < 0)
        out.words = "-" + out.words;
    out.quantity = q;
    out.why.clear();
    return out;
}

bool isTotal(std::string_view cell)
{
    const std::string text = lowerAscii(withoutMarks(trimmed(withoutParentheses(cell))));
    return oneOf(text, {"合计",       "总计",         "总和",           "小计",  "共计",       "总数",
                        "平均",       "均值",         "平均值",         "total", "sum",        "subtotal",
                        "average",    "mean",         "cagr",           "all",   "overall",    "grand total",
                        "复合增长率", "年复合增长率", "年均复合增长率", "合計",  "平均成長率", "累计"}) ||
           text.starts_with("cagr") || text.starts_with("年均增长") || text.starts_with("复合增长");
}

std::optional<NamedUnit> namedUnit(std::string_view header)
{
    const auto read = [](std::string_view words) -> std::optional<NamedUnit> {
        words = trimmed(words);
        bool approximate = false;
        for (const std::string_view mark : {"≈", "~", "约", "approx."}) {
            if (words.starts_with(mark)) {
                words = trimmed(words.substr(mark.size()));
                approximate = true;
            }
        }
        if (words.empty() || words.size() > 40 || (words.front() >= '0' && words.front() <= '9'))
            return std::nullopt;
        std::string tight = "1" + std::string(words);
        for (const std::string_view sign : {"US$", "HK$", "NT$", "$", "¥", "€", "£", "₩"}) {
            if (words.starts_with(sign))
                tight = std::string(sign) + "1" + std::string(words.substr(sign.size()));
        }
        const auto whole = [](const quantity::Reading& reading, const std::string& text) {
            return reading.quantities.size() == 1 && reading.periods.empty() &&
                   reading.quantities.front().span.begin == 0 && reading.quantities.front().span.end == text.size();
        };
        quantity::Reading reading = quantity::read(tight);
        if (!whole(reading, tight)) {
            tight.insert(tight.find('1') + 1, " ");
            reading = quantity::read(tight);
            if (!whole(reading, tight))
                return std::nullopt;
        }
        const Quantity& q = reading.quantities.front();
        if (!(q.low > 0) || q.low != q.high || (q.unit.empty() && q.low == 1))
            return std::nullopt;
        NamedUnit out{q.unit, q.dimension, q.low, {}, q.per, approximate};
        const bool han =
            std::any_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
        struct Name {
            double multiplier;
            std::string_view han;
            std::string_view latin;
        };
        static constexpr std::array<Name, 7> kNames = {{{1e3, "千", "k"},
                                                        {1e4, "万", "0k"},
                                                        {1e6, "百万", "M"},
                                                        {1e8, "亿", ""},
                                                        {1e9, "十亿", "B"},
                                                        {1e12, "万亿", "T"},
                                                        {1e15, "千万亿", "Q"}}};
        for (const Name& name : kNames) {
            if (name.multiplier == out.multiplier)
                out.suffix = han ? name.han : name.latin;
        }
        return out;
    };
    const auto readWithPer = [&](std::string_view words) {
        auto unit = read(words);
        const std::size_t slash = words.find('/');
        if (!unit && slash != std::string_view::npos && (unit = read(words.substr(0, slash))) && unit->per.empty())
            unit->per = std::string(trimmed(words.substr(slash + 1)));
        return unit;
    };
    for (const std::string& part : parenthesised(header)) {
        std::string first = part.substr(0, std::min(part.find(','), part.find("，")));
        bool approximate = part.find('~') != std::string::npos || part.find("approx") != std::string::npos;
        if (first.starts_with("单位")) {
            first.erase(0, std::string_view("单位").size());
            if (first.starts_with(":"))
                first.erase(0, 1);
            else if (first.starts_with("："))
                first.erase(0, std::string_view("：").size());
        }
        if (auto unit = readWithPer(first)) {
            unit->approximate = unit->approximate || approximate;
            return unit;
        }
    }
    if (const std::size_t at = header.find("单位"); at != std::string_view::npos) {
        std::string_view words = header.substr(at + std::string_view("单位").size());
        words = words.starts_with("：") ? words.substr(3) : words.starts_with(":") ? words.substr(1) : words;
        const std::size_t end =
            std::min({words.find("）"), words.find(')'), words.find("，"), words.find('\n'), words.find("。")});
        return readWithPer(words.substr(0, end));
    }
    return std::nullopt;
}

} // namespace zhilan::series

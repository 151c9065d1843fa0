#include "core/quantity/named_unit.h"

#include "core/text/parentheses.h"
#include "core/text/space.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

namespace zhilan::quantity
{
namespace
{

using text::parenthesised;
using text::trimmed;
using text::withoutParentheses;

constexpr std::size_t kLongestUnit = 40;

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Drops `prefix` with the blanks behind it.
bool dropPrefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text = trimmed(text.substr(prefix.size()));
    return true;
}

std::string suffixOf(double multiplier, std::string_view words)
{
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
    const bool han =
        std::any_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
    for (const Name& name : kNames) {
        if (name.multiplier == multiplier)
            return std::string(han ? name.han : name.latin);
    }
    return {};
}

bool isWhole(const Reading& reading, const std::string& text)
{
    return reading.quantities.size() == 1 && reading.periods.empty() && reading.quantities.front().span.begin == 0 &&
           reading.quantities.front().span.end == text.size();
}

/// "1 K wpm": a multiplier, then a word that is no unit known by itself.
std::optional<Quantity> withUnknownWord(const Reading& reading, const std::string& text)
{
    constexpr std::size_t kLongestWord = 10;
    if (reading.quantities.size() != 1 || !reading.periods.empty())
        return std::nullopt;
    Quantity q = reading.quantities.front();
    const std::string_view word = trimmed(std::string_view(text).substr(q.span.end));
    if (q.span.begin != 0 || !q.unit.empty() || q.low < 1000 || word.empty() || word.size() > kLongestWord ||
        !std::all_of(word.begin(), word.end(), [](char c) { return isLetter(c) || c == '/'; }))
        return std::nullopt;
    q.unit = word;
    q.dimension = Dimension::Count;
    return q;
}

/// A unit read as what stands behind a one: "$bn" as "$1bn", "GW" as "1GW".
std::optional<NamedUnit> unitIn(std::string_view words)
{
    words = trimmed(words);
    bool approximate = false;
    for (const std::string_view mark : {"≈", "~", "约", "approx."})
        approximate = dropPrefix(words, mark) || approximate;
    if (words.empty() || words.size() > kLongestUnit || (words.front() >= '0' && words.front() <= '9'))
        return std::nullopt;
    std::string one = "1" + std::string(words);
    for (const std::string_view sign : {"US$", "HK$", "NT$", "$", "¥", "￥", "€", "£", "₩", "USD", "RMB", "CNY", "EUR",
                                        "JPY", "KRW", "GBP", "人民币", "美元"}) {
        const std::string_view behind = words.starts_with(sign) ? trimmed(words.substr(sign.size())) : words;
        if (behind.size() == words.size())
            continue;
        one = std::string(sign) + (isLetter(sign.back()) ? " 1" : "1") + std::string(behind);
        break;
    }
    std::optional<Quantity> q;
    for (const bool spaced : {false, true}) {
        if (q)
            break;
        if (spaced)
            one.insert(one.find('1') + 1, " ");
        const Reading reading = read(one);
        q = isWhole(reading, one) ? reading.quantities.front() : withUnknownWord(reading, one);
    }
    if (!q || !(q->low > 0) || q->low != q->high || (q->unit.empty() && q->low == 1))
        return std::nullopt;
    return NamedUnit{q->unit, q->dimension, q->low, suffixOf(q->low, words), q->per, approximate, {}};
}

std::optional<NamedUnit> unitWithPer(std::string_view words)
{
    words = trimmed(words);
    auto unit = unitIn(words);
    const std::size_t slash = words.find('/');
    if (!unit && slash != std::string_view::npos && (unit = unitIn(words.substr(0, slash))) && unit->per.empty())
        unit->per = std::string(trimmed(words.substr(slash + 1)));
    return unit;
}

/// "单位：亿元", "unit: GW", "in $bn": the words behind.
std::string_view withoutLead(std::string_view words)
{
    for (const std::string_view lead : {"单位", "單位", "単位", "Units", "Unit", "units", "unit", "in ", "In "}) {
        if (!dropPrefix(words, lead))
            continue;
        for (const std::string_view colon : {"：", ":", "为", "is "})
            dropPrefix(words, colon);
        break;
    }
    return words;
}

std::optional<NamedUnit> inParentheses(std::string_view header)
{
    const auto tryPart = [](std::string_view part) -> std::optional<NamedUnit> {
        const std::size_t comma = std::min({part.find(','), part.find("，"), part.find("；"), part.find(';')});
        auto unit = unitWithPer(withoutLead(part.substr(0, comma)));
        if (!unit && comma != std::string_view::npos) // "(IDC, 亿元)"
            unit =
                unitWithPer(withoutLead(part.substr(part[comma] == ',' || part[comma] == ';' ? comma + 1 : comma + 3)));
        if (unit && (part.find('~') != std::string_view::npos || part.find("approx") != std::string_view::npos))
            unit->approximate = true;
        return unit;
    };
    constexpr std::size_t kMostParts = 4;
    const std::vector<std::string> parts = parenthesised(header);
    for (std::size_t i = 0; i < std::min(parts.size(), kMostParts); ++i) {
        if (auto unit = tryPart(parts[i])) {
            unit->name = withoutParentheses(header);
            return unit;
        }
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kBrackets = {
        {{"[", "]"}, {"【", "】"}}};
    for (const auto& [open, close] : kBrackets) {
        const std::size_t begin = header.find(open);
        const std::size_t end = begin == std::string_view::npos ? begin : header.find(close, begin);
        if (end == std::string_view::npos)
            continue;
        if (auto unit = tryPart(header.substr(begin + open.size(), end - begin - open.size()))) {
            unit->name = std::string(trimmed(header.substr(0, begin)));
            return unit;
        }
    }
    return std::nullopt;
}

/// "单位：亿元" anywhere in a line.
std::optional<NamedUnit> afterUnitWord(std::string_view header)
{
    for (const std::string_view lead : {"单位", "單位", "単位"}) {
        const std::size_t at = header.find(lead);
        if (at == std::string_view::npos)
            continue;
        const std::string_view words = withoutLead(header.substr(at));
        const std::size_t end = std::min(
            {words.find("）"), words.find(')'), words.find("，"), words.find('\n'), words.find("。"), words.find('*')});
        if (auto unit = unitWithPer(words.substr(0, end))) {
            unit->name = std::string(trimmed(header.substr(0, at)));
            return unit;
        }
    }
    return std::nullopt;
}

bool isMeasuredUnit(const NamedUnit& unit)
{
    return unit.dimension != Dimension::Number && unit.dimension != Dimension::Count &&
           unit.dimension != Dimension::Duration && unit.dimension != Dimension::Multiple;
}

/// What stands before the unit makes it something else: "cost per GW", "share of EUR".
bool isBound(std::string_view before)
{
    for (const std::string_view word : {"per", "of", "a", "an", "by", "to", "vs", "vs.", "each", "every", "每", "1"}) {
        if (before.ends_with(word) &&
            (before.size() == word.size() || before[before.size() - word.size() - 1] == ' ' || word == "每"))
            return true;
    }
    return before.back() >= '0' && before.back() <= '9';
}

/// A unit of measure behind the mark. Behind a slash only money and shares are: "cost/GB" is a price.
std::optional<NamedUnit> behind(std::string_view words, std::string_view mark)
{
    const std::size_t at = words.rfind(mark);
    if (at == std::string_view::npos || at == 0 || isBound(trimmed(words.substr(0, at))))
        return std::nullopt;
    auto unit = unitWithPer(withoutLead(words.substr(at + mark.size())));
    const bool slash = mark == "/" || mark == "／";
    if (!unit || !(slash ? unit->dimension == Dimension::Currency || unit->dimension == Dimension::Percent
                         : isMeasuredUnit(*unit)))
        return std::nullopt;
    unit->name = std::string(trimmed(words.substr(0, at)));
    return unit;
}

std::optional<NamedUnit> behindAny(std::string_view words, std::initializer_list<std::string_view> marks)
{
    for (const std::string_view mark : marks) {
        if (auto unit = behind(words, mark))
            return unit;
    }
    return std::nullopt;
}

/// 人民币, 亿美元, GW: the unit is all the header says. Latin ones as they are abbreviated: "Won" heads games.
std::optional<NamedUnit> wholeUnit(std::string_view header)
{
    constexpr std::size_t kShortest = 2;
    const auto isLower = [](char c) {
        return c >= 'a' && c <= 'z';
    };
    const bool latin =
        std::all_of(header.begin(), header.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (header.size() < kShortest || (latin && std::count_if(header.begin(), header.end(), isLower) > 1))
        return std::nullopt;
    auto unit = unitWithPer(header);
    if (!unit || !(unit->dimension == Dimension::Currency || unit->dimension == Dimension::Power ||
                   unit->dimension == Dimension::Energy))
        return std::nullopt;
    unit->name = std::string(header);
    return unit;
}

} // namespace

std::optional<NamedUnit> captionUnit(std::string_view caption)
{
    caption = trimmed(caption);
    if (caption.empty())
        return std::nullopt;
    if (auto unit = inParentheses(caption))
        return unit;
    return afterUnitWord(caption);
}

std::optional<NamedUnit> namedUnit(std::string_view header)
{
    constexpr std::size_t kLongestHeader = 80;
    header = trimmed(header);
    if (auto unit = captionUnit(header))
        return unit;
    if (header.empty() || header.size() > kLongestHeader)
        return std::nullopt;
    if (auto unit = behindAny(header, {", ", "，", "/", "／", " in ", " - ", " – ", " "}))
        return unit;
    return wholeUnit(header);
}

std::optional<NamedUnit> trailingUnit(std::string_view words)
{
    constexpr std::size_t kLongestWords = 160;
    words = trimmed(words);
    return words.empty() || words.size() > kLongestWords ? std::nullopt : behindAny(words, {", ", "，", " in "});
}

bool isUnscaled(std::string_view words)
{
    for (const std::string_view mark : {"千", "万", "萬", "亿", "億", "兆"}) {
        if (words.find(mark) != std::string_view::npos)
            return false;
    }
    for (std::size_t at = 1; at < words.size(); ++at) {
        const bool afterDigit = (words[at - 1] >= '0' && words[at - 1] <= '9') || words[at - 1] == ' ';
        if (afterDigit && std::string_view("kKmMbBtT").find(words[at]) != std::string_view::npos)
            return false;
    }
    return true;
}

void apply(const NamedUnit& header, std::string_view words, Quantity& value)
{
    const double factor = isUnscaled(words) ? header.multiplier : 1;
    const bool bare = value.dimension == Dimension::Number && value.unit.empty();
    const bool sameUnit = header.dimension != Dimension::Number && value.unit == header.unit;
    if (!bare && !sameUnit)
        return;
    if (bare || header.dimension == Dimension::Currency) {
        value.low *= factor;
        value.high *= factor;
        if (value.from)
            *value.from *= factor;
        if (value.to)
            *value.to *= factor;
    }
    if (bare) {
        value.unit = header.unit;
        value.dimension = header.dimension;
        value.approximate = value.approximate || header.approximate;
    }
    if (value.per.empty())
        value.per = header.per; // "$60" under "($/M tokens)"
}

} // namespace zhilan::quantity

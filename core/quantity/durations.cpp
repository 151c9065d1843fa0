#include "core/quantity/durations.h"

#include "core/quantity/han_numerals.h"
#include "core/quantity/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhilan::quantity
{
namespace
{

struct PartUnit {
    std::string_view symbol; ///< as Quantity::unit
    double seconds = 0;
};

struct PartMatch {
    PartUnit unit;
    std::size_t end = 0;
};

constexpr PartUnit kDay{"d", 86400};
constexpr PartUnit kHour{"h", 3600};
constexpr PartUnit kMinute{"min", 60};
constexpr PartUnit kSecond{"s", 1};

/// 1h30m: letters between digits, which belong to a longer word anywhere else.
std::optional<PartMatch> joinedUnitAt(const Chars& text, std::size_t at)
{
    static constexpr std::array<std::pair<std::u32string_view, PartUnit>, 5> kLetters{
        {{U"d", kDay}, {U"h", kHour}, {U"hr", kHour}, {U"m", kMinute}, {U"min", kMinute}}};
    if (at == 0 || !isDigit(text[at - 1]))
        return std::nullopt;
    for (const auto& [letters, unit] : kLetters) {
        if (text.startsWith(at, letters) && isDigit(text[at + letters.size()]))
            return PartMatch{unit, at + letters.size()};
    }
    return std::nullopt;
}

/// Whether 分 is no minute: 三分之一, 一分钱, 三分球, and 十分满意, very content; `number` and `behind`: where the
/// number ends, and what it counts.
bool isOtherFen(const Chars& text, std::size_t number, std::size_t behind)
{
    static constexpr std::u32string_view kBehind = U"之钱利球数成享析";
    const bool isTen = number > 0 && text[number - 1] == U'十' && (number == 1 || !isHanNumeral(text[number - 2]));
    const bool isVery = isTen && text[behind] >= U'\u4E00' && text[behind] <= U'\u9FFF';
    return isVery || kBehind.find(text[behind]) != std::u32string_view::npos;
}

/// Days of work, not days that go on in hours: 一天8小时, one day 8 hours, 每周5天8小时.
bool isRate(const Chars& text, const Numeral& days)
{
    const bool isOne = days.value() == 1 && days.digits == 0;
    const auto standsBefore = [&](std::u32string_view word) {
        return days.begin >= word.size() && text.startsWith(days.begin - word.size(), word);
    };
    static constexpr std::array<std::u32string_view, 6> kEach{U"每周", U"每週", U"每月", U"每星期", U"一周", U"一週"};
    return isOne || std::any_of(kEach.begin(), kEach.end(), standsBefore);
}

/// More than units elsewhere: 分 and m are minutes only beside other parts. `isFirst`: nothing stands before it yet.
std::optional<PartMatch> partUnitAt(const Chars& text, std::size_t at, bool isFirst)
{
    static const Lexicon<PartUnit> units{
        {U"天", kDay},        {U"days", kDay},
        {U"day", kDay},       {U"d", kDay, Case::Exact},
        {U"小时", kHour},     {U"个小时", kHour},
        {U"钟头", kHour},     {U"个钟头", kHour},
        {U"时间", kHour},     {U"hours", kHour},
        {U"hour", kHour},     {U"hrs", kHour},
        {U"hr", kHour},       {U"h", kHour, Case::Exact},
        {U"分钟", kMinute},   {U"分", kMinute},
        {U"分间", kMinute},   {U"minutes", kMinute},
        {U"minute", kMinute}, {U"mins", kMinute},
        {U"min", kMinute},    {U"m", kMinute, Case::Exact},
        {U"秒", kSecond},     {U"秒钟", kSecond},
        {U"秒间", kSecond},   {U"seconds", kSecond},
        {U"second", kSecond}, {U"secs", kSecond},
        {U"sec", kSecond},    {U"s", kSecond, Case::Exact},
    };
    if (const auto joined = joinedUnitAt(text, at))
        return joined;
    const auto match = units.at(text, text.skipBlanks(at));
    if (!match)
        return std::nullopt;
    const bool isMetre = isFirst && text[match.end - 1] == U'm'; // 5 m 30 s
    if (isMetre || (text[match.end - 1] == U'分' && isOtherFen(text, at, match.end)))
        return std::nullopt;
    return PartMatch{*match.value, match.end};
}

/// Past what may stand between two parts: blanks, 零, 又, "and", or a comma between words.
std::size_t nextPart(const Chars& text, std::size_t at)
{
    if (text[at] == U',' && isLetter(text[at - 1]) && isBlank(text[at + 1]))
        return text.skipBlanks(at + 1);
    at = text.skipBlanks(at);
    if (text.startsWith(at, U"and "))
        return text.skipBlanks(at + 4);
    return text[at] == U'零' || text[at] == U'又' || text[at] == U'と' ? at + 1 : at;
}

bool isPlain(const Numeral& number)
{
    return !number.rawHigh && !number.orMore && !number.approximate && !number.percent && !number.fraction;
}

} // namespace

std::optional<CompoundDuration> compoundDurationAt(const Chars& text, const Numeral& first, std::size_t at)
{
    const auto whole = partUnitAt(text, at, true);
    if (!whole || !isPlain(first) || (whole->unit.seconds == kDay.seconds && isRate(text, first)))
        return std::nullopt;
    double seconds = first.value() * whole->unit.seconds;
    PartMatch last = *whole;
    bool isCompound = false;
    while (last.unit.seconds > 1) {
        const std::size_t begin = nextPart(text, last.end);
        const bool opens = isDigit(text[begin]) || isHanNumeral(text[begin]) || isLetter(text[begin]);
        const auto number = opens ? readNumeral(text, begin, false) : std::nullopt;
        const auto part = number && isPlain(*number) ? partUnitAt(text, number->end, false) : std::nullopt;
        if (!part || part->unit.seconds >= last.unit.seconds ||
            number->value() * part->unit.seconds >= last.unit.seconds)
            break;
        // 两天三分钟: without what joins them, minutes beside days are of something else.
        if (last.unit.seconds == kDay.seconds && part->unit.seconds < kHour.seconds &&
            begin == text.skipBlanks(last.end))
            break;
        const bool inLetters = isLetter(text[last.end - 1]);
        if (last.unit.seconds == kDay.seconds && inLetters != isLetter(text[part->end - 1])) // 3D 5分钟
            break;
        seconds += number->value() * part->unit.seconds;
        last = *part;
        isCompound = true;
    }
    if (!isCompound)
        return std::nullopt;
    return CompoundDuration{{whole->unit.symbol, Dimension::Duration}, seconds / whole->unit.seconds, last.end};
}

} // namespace zhilan::quantity

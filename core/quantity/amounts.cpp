#include "core/quantity/amounts.h"

namespace zhilan::quantity
{
namespace
{

/// -, +, 负 before the digits. A hyphen right after a word or digit is no sign.
std::size_t readSign(const Chars& text, std::size_t at, Amount& out)
{
    const char32_t c = text[at];
    const bool minus = c == U'-' || c == U'负' || text.startsWith(at, U"マイナス");
    if (!minus && c != U'+' && c != U'±')
        return at;
    if (c == U'-' && at > 0 && (isWord(text[at - 1]) || text[at - 1] == U'-' || text[at - 1] == U')'))
        return at;
    std::size_t end = at + (text.startsWith(at, U"マイナス") ? 4 : 1);
    if (c == U'负')
        end = text.skipBlanks(end);
    out.sign = minus ? -1 : 1;
    out.signWritten = true;
    return end;
}

/// "3D", "4o", "5G", "1st": letters right after the digits that are no unit make it a name.
bool isPartOfWord(const Chars& text, const Amount& amount)
{
    const char32_t next = text[amount.end];
    return isLetter(next) && (isDigit(text[amount.end - 1]) || isLetter(text[amount.end - 1]));
}

/// 翻倍, 翻两番, 半年: the number is in the word.
std::optional<Amount> readWholeWord(const Chars& text, std::size_t at)
{
    struct Word {
        double value = 0;
        Unit unit;
    };
    static const Lexicon<Word> words{
        {U"翻倍", {2, {"x", Dimension::Multiple}}},       {U"翻一倍", {2, {"x", Dimension::Multiple}}},
        {U"翻番", {2, {"x", Dimension::Multiple}}},       {U"翻一番", {2, {"x", Dimension::Multiple}}},
        {U"翻了一番", {2, {"x", Dimension::Multiple}}},   {U"翻了一倍", {2, {"x", Dimension::Multiple}}},
        {U"翻两番", {4, {"x", Dimension::Multiple}}},     {U"翻了两番", {4, {"x", Dimension::Multiple}}},
        {U"翻了三番", {8, {"x", Dimension::Multiple}}},   {U"翻三番", {8, {"x", Dimension::Multiple}}},
        {U"半年", {0.5, {"year", Dimension::Duration}}},  {U"半小时", {0.5, {"h", Dimension::Duration}}},
        {U"半个小时", {0.5, {"h", Dimension::Duration}}}, {U"半个月", {0.5, {"month", Dimension::Duration}}},
        {U"半天", {0.5, {"d", Dimension::Duration}}},
    };
    const auto word = words.at(text, at);
    if (!word)
        return std::nullopt;
    Amount out;
    out.number.begin = at;
    out.number.raw = word.value->value;
    out.number.end = word.end;
    out.number.han = true;
    out.unit = word.value->unit;
    out.end = word.end;
    return out;
}

void readCompoundMoney(const Chars& text, Amount& out)
{
    // 五元三毛, 50元6角三分: smaller coins join
    double step = 0.1;
    for (const std::u32string_view coins : {U"角毛", U"分"}) {
        const std::size_t at = text[out.end] == U'又' ? out.end + 1 : out.end;
        const bool digit = isDigit(text[at]);
        const int value = digit ? static_cast<int>(text[at] - U'0') : hanDigit(text[at]);
        if (value >= 0 && coins.find(text[at + 1]) != std::u32string_view::npos && text[at + 1] != U'\0') {
            out.number.raw = out.number.value() + value * step;
            out.number.multiplier = 1;
            out.end = at + 2;
            if (text[out.end] == U'钱')
                ++out.end;
        }
        step /= 10;
    }
}

} // namespace

std::optional<Amount> readAmount(const Chars& text, std::size_t begin)
{
    Amount out;
    out.begin = begin;
    const Qualifiers before = qualifiersBefore(text, begin);
    out.bound = before.bound;
    out.approximate = before.approximate;
    out.qualified = before.end != begin;
    if (auto word = readWholeWord(text, before.end)) {
        word->begin = begin;
        word->bound = before.bound;
        word->approximate = before.approximate;
        word->qualified = out.qualified;
        return word;
    }
    std::size_t at = readSign(text, before.end, out);

    if (text[at] == U'×' && isDigit(text[at + 1])) { // ×10
        const auto number = readNumeral(text, at + 1, false);
        if (!number)
            return std::nullopt;
        out.number = *number;
        out.unit = Unit{"x", Dimension::Multiple};
        out.end = number->end;
        return out;
    }
    if (const auto currency = currencyBefore(text, at)) {
        out.unit = currency->unit;
        out.unitBefore = true;
        at = text.skipBlanks(currency->end);
        const Qualifiers inner = qualifiersBefore(text, at); // KRW ~41.5T
        out.approximate = out.approximate || inner.approximate;
        out.bound = inner.bound != Bound::None ? inner.bound : out.bound;
        at = readSign(text, inner.end, out);
    }
    const auto number = readNumeral(text, at, out.unitBefore);
    if (!number)
        return std::nullopt;
    out.number = *number;
    out.approximate = out.approximate || number->approximate;
    out.end = number->end;
    if (number->orMore)
        out.bound = Bound::AtLeast;

    Qualifiers between = qualifiersAfter(text, out.end); // 3000多美元, 100+ GW
    if (number->percent)
        out.unit = Unit{"%", Dimension::Percent};
    std::size_t unitBegin = text.skipBlanks(between.end);
    if (text[unitBegin] == U'-' && isLetter(text[unitBegin + 1])) // 10-year
        ++unitBegin;
    if (!number->percent) {
        auto unit = unitAt(text, unitBegin);
        if (unit && number->lone && unit->unit.dimension == Dimension::Multiple && isLetter(text[unitBegin]))
            unit.reset();
        if (unit && !(out.unitBefore && unit->unit.dimension != Dimension::Currency)) {
            out.unit = out.unitBefore && unit->unit.symbol == "CNY" ? *out.unit : unit->unit;
            out.end = unit->end;
            if (unit->unit.symbol == "CNY" || unit->unit.symbol == "USD")
                readCompoundMoney(text, out);
            if (out.unit->dimension == Dimension::Duration && text[out.end] == U'半')
                out.number.raw += 0.5, ++out.end;
        }
    }
    if (!out.unit && between.end != number->end)
        out.end = between.end;
    if (between.end != number->end) {
        out.bound = between.bound != Bound::None ? between.bound : out.bound;
        out.approximate = out.approximate || between.approximate;
    }
    if (isPartOfWord(text, out))
        return std::nullopt;
    out.lone = number->lone && !out.unit;
    const PerMatch per = perAt(text, out.end);
    if (out.unit && !per.per.empty()) {
        out.per = per.per;
        out.end = per.end;
    }
    const Qualifiers after = qualifiersAfter(text, out.end);
    if (after.end != out.end) {
        out.bound = after.bound != Bound::None ? after.bound : out.bound;
        out.approximate = out.approximate || after.approximate;
        out.end = after.end;
    }
    if (const PerMatch late = perAt(text, out.end); out.unit && out.per.empty() && !late.per.empty()) { // $60+/seat
        out.per = late.per;
        out.end = late.end;
    }
    return out;
}

} // namespace zhilan::quantity

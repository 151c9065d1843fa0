#include "core/quantity/traps.h"

#include "core/quantity/han_numerals.h"
#include "core/quantity/lexicon.h"
#include "core/quantity/number_words.h"
#include "core/quantity/qualifiers.h"
#include "core/quantity/units.h"

namespace zhilan::quantity
{
namespace
{

std::size_t digitsEnd(const Chars& text, std::size_t at)
{
    while (isDigit(text[at]))
        ++at;
    return at;
}

/// A word with its digits and inner hyphens and dots: GPT-4, v1.2.3, GB200, o3-mini.
std::size_t nameEnd(const Chars& text, std::size_t at)
{
    while (at < text.size()) {
        if (isWord(text[at]))
            ++at;
        else if ((text[at] == U'-' || text[at] == U'.' || text[at] == U'@') && isWord(text[at + 1]) &&
                 isWord(text[at - 1]))
            at += 2;
        else
            break;
    }
    return at;
}

std::size_t addressEnd(const Chars& text, std::size_t at)
{
    if (!text.startsWith(at, U"http://") && !text.startsWith(at, U"https://") && !text.startsWith(at, U"www."))
        return at;
    while (at < text.size() && text[at] > U' ' && text[at] < 0x80)
        ++at;
    return at;
}

/// Digit groups joined by one kind of separator: 12:36, 1.2.3, 24/7, 138-1234-5678.
std::size_t joinedDigitsEnd(const Chars& text, std::size_t at)
{
    const std::size_t first = digitsEnd(text, at);
    const char32_t separator = text[first];
    if (!isDigit(text[first + 1]))
        return at;
    std::size_t groups = 1;
    std::size_t end = first;
    const auto joins = [&](char32_t c) {
        return c == separator || (groups >= 2 && separator == U'-' && c == U'/');
    };
    while (joins(text[end]) && isDigit(text[end + 1])) {
        end = digitsEnd(text, end + 1);
        ++groups;
    }
    switch (separator) {
    case U':':
        return end;
    case U'/': {
        const auto number = readNumeral(text, at, false);
        return number && number->fraction ? at : end;
    }
    case U'.':
    case U'-':
        return groups >= 3 ? end : at;
    default:
        return at;
    }
}

/// 8点, 20时, 十二点, 2 pm: a time of day. `number` ends after its digits.
std::size_t clockEnd(const Chars& text, std::size_t at)
{
    static const Lexicon<int> halves{{U"am", 0}, {U"pm", 0}, {U"a.m.", 0}, {U"p.m.", 0}};
    const auto number = readNumeral(text, at, false);
    if (!number || number->value() > 24 || number->rawHigh)
        return at;
    const std::size_t next = text.skipBlanks(number->end);
    if (isDigit(text[at])) {
        if (const auto half = halves.at(text, next))
            return half.end;
    }
    if (number->value() != static_cast<int>(number->value()))
        return at;
    if (text[next] == U'点')
        return next + 1;
    const bool hour = text[next] == U'时' && text[next + 1] != U'间' && text[next + 1] != U'代';
    return hour && next == number->end ? next + 1 : at;
}

bool isTelephone(const Chars& text, std::size_t begin, std::size_t end)
{
    return end - begin == 11 && text[begin] == U'1' && text[begin + 1] >= U'3';
}

std::size_t ordinalEnd(const Chars& text, std::size_t at)
{
    if (text[at] != U'第' && text[at] != U'#' && text[at] != U'№')
        return at;
    const auto number = readNumeral(text, at + 1, false);
    return number ? number->end : at;
}

/// 一个以上, 一個から五個: the one is meant as a number.
bool isCounted(const Chars& text, std::size_t at, std::size_t end)
{
    static const Lexicon<int> marks{{U"以上", 0}, {U"以下", 0}, {U"から", 0}, {U"到", 0}, {U"至", 0}, {U"-", 0}};
    return text.startsWith(at, U"一个") && marks.at(text, end);
}

} // namespace

std::size_t trapEnd(const Chars& text, std::size_t at)
{
    static const Lexicon<int> phrases{
        {U"千万不", 0}, {U"千万别", 0},   {U"千万要", 0},   {U"千万记", 0},       {U"万一", 0},   {U"一切", 0},
        {U"一些", 0},   {U"一直", 0},     {U"一样", 0},     {U"一般", 0},         {U"一定", 0},   {U"一起", 0},
        {U"一旦", 0},   {U"一带一路", 0}, {U"一成不变", 0}, {U"十分重", 0},       {U"三星", 0},   {U"四川", 0},
        {U"五粮液", 0}, {U"五角大楼", 0}, {U"三角形", 0},   {U"三角洲", 0},       {U"四人帮", 0}, {U"一级", 0},
        {U"二级", 0},   {U"二次元", 0},   {U"一次次", 0},   {U"一代", 0},         {U"一步步", 0}, {U"一家人", 0},
        {U"一层层", 0}, {U"百家争鸣", 0}, {U"千家万户", 0}, {U"万家", 0},         {U"一方面", 0}, {U"亿万富", 0},
        {U"万物", 0},   {U"一致", 0},     {U"统一", 0},     {U"唯一", 0},         {U"之一", 0},   {U"进一步", 0},
        {U"逐一", 0},   {U"一体化", 0},   {U"第三方", 0},   {U"数十年如一日", 0}, {U"二维", 0},   {U"三维", 0},
        {U"一个", 0},   {U"一种", 0},     {U"一次性", 0},   {U"一部分", 0},       {U"一下", 0},   {U"一点", 0},
        {U"十一月", 0}, {U"星期一", 0},   {U"周一", 0},
    };
    const char32_t c = text[at];
    if (isDigit(c)) {
        if (const std::size_t joined = joinedDigitsEnd(text, at); joined > at)
            return joined;
        const std::size_t end = digitsEnd(text, at);
        if (const std::size_t clock = end - at <= 2 ? clockEnd(text, at) : at; clock > at)
            return clock;
        return isTelephone(text, at, end) && !isWord(text[end]) && !unitAt(text, text.skipBlanks(end)) ? end : at;
    }
    if (isLetter(c)) {
        if (const std::size_t end = addressEnd(text, at); end > at)
            return end;
        static const Lexicon<int> signs{{U"minus", 0}, {U"negative", 0}, {U"between", 0}};
        if (currencyBefore(text, at) || signs.at(text, at) || qualifiersBefore(text, at).end > at)
            return at;
        if (readNumberWords(text, at))
            return at;
        return nameEnd(text, at);
    }
    if (const std::size_t end = ordinalEnd(text, at); end > at)
        return end;
    if (const auto phrase = phrases.at(text, at);
        phrase && !(text.startsWith(at, U"一点") && isHanNumeral(text[at + 2])) &&
        !(at == 0 && phrase.end == text.size()) && !isCounted(text, at, phrase.end))
        return phrase.end;
    return hanDigit(c) > 0 || c == U'十' ? clockEnd(text, at) : at;
}

std::size_t skipUnread(const Chars& text, std::size_t at)
{
    if (isDigit(text[at]) || isLetter(text[at]))
        return nameEnd(text, at);
    ++at;
    if (!isHanNumeral(text[at - 1]) || text[at - 1] == U'点')
        return at;
    while (isHanNumeral(text[at]) && text[at] != U'点')
        ++at;
    return at;
}

std::string perBefore(const Chars& text, std::size_t at)
{
    static constexpr std::pair<std::u32string_view, const char*> kWords[] = {
        {U"每年", "year"}, {U"每月", "month"}, {U"每天", "day"}, {U"每周", "week"}, {U"每小时", "hour"}};
    for (const auto& [word, per] : kWords) {
        if (at >= word.size() && text.startsWith(at - word.size(), word))
            return per;
    }
    return {};
}

} // namespace zhilan::quantity

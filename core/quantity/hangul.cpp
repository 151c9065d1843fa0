#include "core/quantity/hangul.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace zhilan::quantity
{
namespace
{

struct Word {
    std::u32string_view hangul;
    std::u32string_view han;
};

/// Longer ones before those they begin with.
constexpr auto kNumerals = std::to_array<Word>({
    {U"하나", U"一"},   {U"다섯", U"五"},   {U"여섯", U"六"},   {U"일곱", U"七"},   {U"여덟", U"八"},
    {U"아홉", U"九"},   {U"스물", U"二十"}, {U"스무", U"二十"}, {U"서른", U"三十"}, {U"마흔", U"四十"},
    {U"예순", U"六十"}, {U"일흔", U"七十"}, {U"여든", U"八十"}, {U"아흔", U"九十"}, {U"분의", U"分之"},
    {U"쉰", U"五十"},   {U"열", U"十"},     {U"한", U"一"},     {U"둘", U"二"},     {U"두", U"二"},
    {U"셋", U"三"},     {U"세", U"三"},     {U"넷", U"四"},     {U"네", U"四"},     {U"영", U"零"},
    {U"공", U"零"},     {U"빵", U"零"},     {U"일", U"一"},     {U"이", U"二"},     {U"삼", U"三"},
    {U"사", U"四"},     {U"오", U"五"},     {U"육", U"六"},     {U"륙", U"六"},     {U"칠", U"七"},
    {U"팔", U"八"},     {U"구", U"九"},     {U"십", U"十"},     {U"백", U"百"},     {U"천", U"千"},
    {U"만", U"万"},     {U"억", U"亿"},     {U"조", U"兆"},     {U"점", U"点"},
});

constexpr std::array<std::u32string_view, 18> kUnits = {U"원", U"달러", U"유로", U"엔",   U"위안", U"명",
                                                        U"개", U"년",   U"시간", U"분",   U"초",   U"퍼센트",
                                                        U"배", U"톤",   U"미터", U"킬로", U"대",   U"가지"};

bool isHangul(char32_t c)
{
    return c >= U'\uAC00' && c <= U'\uD7A3';
}

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

const Word* numeralAt(std::u32string_view text)
{
    const auto found = std::find_if(kNumerals.begin(), kNumerals.end(),
                                    [text](const Word& word) { return text.starts_with(word.hangul); });
    return found == kNumerals.end() ? nullptr : &*found;
}

bool unitFollows(std::u32string_view text)
{
    while (text.starts_with(U' '))
        text.remove_prefix(1);
    return std::any_of(kUnits.begin(), kUnits.end(),
                       [text](std::u32string_view unit) { return text.starts_with(unit); });
}

struct Run {
    std::size_t end = 0;
    std::size_t words = 0;
};

Run runAt(std::u32string_view text, std::size_t begin)
{
    Run run{begin, 0};
    while (const Word* word = numeralAt(text.substr(run.end))) {
        run.end += word->hangul.size();
        ++run.words;
    }
    return run;
}

bool counts(std::u32string_view text, std::size_t begin, const Run& run)
{
    constexpr std::size_t kLong = 3;
    const std::u32string_view behind = text.substr(run.end);
    const bool unit = unitFollows(behind);
    if (!behind.empty() && isHangul(behind.front()) && !unit)
        return false;
    const bool whole = begin == 0 && behind.empty();
    const bool afterDigit = begin > 0 && isDigit(text[begin - 1]);
    return whole || afterDigit || run.words >= kLong || (run.words > 1 && unit);
}

} // namespace

bool foldHangul(std::u32string& chars, std::vector<std::uint32_t>& at)
{
    std::u32string out;
    std::vector<std::uint32_t> outAt;
    bool changed = false;
    const std::u32string_view text(chars);
    for (std::size_t i = 0; i < text.size();) {
        const bool opens = isHangul(text[i]) && (i == 0 || !isHangul(text[i - 1]));
        const Run run = opens ? runAt(text, i) : Run{i, 0};
        if (run.words == 0 || !counts(text, i, run)) {
            const std::size_t end = std::max(run.end, i + 1);
            for (; i < end; ++i) {
                out += text[i];
                outAt.push_back(at[i]);
            }
            continue;
        }
        changed = true;
        while (i < run.end) {
            const Word* word = numeralAt(text.substr(i));
            for (std::size_t k = 0; k < word->han.size(); ++k) {
                out += word->han[k];
                outAt.push_back(at[i + std::min(k, word->hangul.size() - 1)]);
            }
            i += word->hangul.size();
        }
    }
    if (changed) {
        outAt.push_back(at.back());
        chars = std::move(out);
        at = std::move(outAt);
    }
    return changed;
}

} // namespace zhilan::quantity

#include "core/text/pinyin.h"

#include "core/text/fold.h"
#include "core/text/fold_characters.h"
#include "core/text/han_tables.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>

namespace zhilan::text
{
namespace
{

/// Sets of positions in a query: bit i is before its byte i.
using Positions = std::uint64_t;

constexpr Positions at(std::size_t position)
{
    return Positions{1} << position;
}

bool sameLetter(char ofReading, char typed)
{
    return ofReading == typed || (ofReading == 'v' && typed == 'u');
}

/// Of hanReadings().
std::span<const std::uint32_t> readingsOf(char32_t codePoint)
{
    if (codePoint < 0x3007)
        return {};
    const auto all = hanReadings();
    const auto first = std::lower_bound(all.begin(), all.end(), static_cast<std::uint32_t>(codePoint << 11U));
    auto last = first;
    while (last != all.end() && *last >> 11U == codePoint)
        ++last;
    return {first, last};
}

std::string_view syllableOf(std::uint32_t reading)
{
    return pinyinSyllables()[reading & 0x7FFU];
}

/// How far `query` goes along with `reading`.
std::size_t commonPrefix(std::string_view reading, std::string_view query)
{
    return static_cast<std::size_t>(
        std::mismatch(reading.begin(),
                      reading.begin() + static_cast<std::ptrdiff_t>(std::min(reading.size(), query.size())),
                      query.begin(), sameLetter)
            .first -
        reading.begin());
}

/// Where a character read so leads from `from`.
Positions afterReading(std::string_view reading, std::string_view query, std::size_t from)
{
    const std::string_view rest = query.substr(from);
    const std::size_t common = commonPrefix(reading, rest);
    if (common == 0)
        return 0;
    Positions reached = at(from + 1);
    const bool retroflex = reading.size() > 1 && reading[1] == 'h';
    if (retroflex && common >= 2)
        reached |= at(from + 2);
    if (common == rest.size())
        reached |= at(query.size());
    if (common == reading.size()) {
        reached |= at(from + common);
        if (common < rest.size() && rest[common] >= '1' && rest[common] <= '5')
            reached |= at(from + common + 1);
    }
    return reached;
}

struct State {
    Positions typed = 0;  ///< reached with one reading at least
    Positions copied = 0; ///< reached by characters that stand for themselves
};

std::size_t characterEnd(std::string_view text, std::size_t begin)
{
    static_cast<void>(nextCodePoint(text, begin));
    return begin;
}

std::u32string codePointsOf(std::string_view text)
{
    std::u32string out;
    for (std::size_t at = 0; at < text.size();)
        out.push_back(nextCodePoint(text, at));
    return out;
}

bool isAsciiWord(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/// Does not count between the characters of a match.
bool isPassedOver(std::string_view character)
{
    return character == " " || character == "\u00B7" || character == "-";
}

constexpr Letters kAllLetters = (Letters{1} << 36U) - 1;

constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr Letters letter(char c)
{
    return c >= 'a' && c <= 'z' ? Letters{1} << static_cast<unsigned>(c - 'a')
           : isAsciiDigit(c)    ? Letters{1} << static_cast<unsigned>(c - '0' + 26)
                                : 0;
}

/// Does not count in a query.
bool isLeftOut(char byte)
{
    return byte == ' ' || byte == '-' || byte == '\'';
}

Letters lettersOf(char32_t c)
{
    const FoldedCharacter known = foldedCharacter(c);
    if (known.is(FoldedCharacter::kExtends) || !known.is(FoldedCharacter::kSingle))
        return known.is(FoldedCharacter::kSpace) ? 0U : kAllLetters;
    if (known.folded() < 0x80)
        return letter(static_cast<char>(known.folded()));
    Letters letters = 0;
    for (const std::string_view reading : pinyinOf(known.folded())) {
        for (const char each : reading)
            letters |= letter(each);
    }
    if ((letters & letter('v')) != 0)
        letters |= letter('u'); // is typed so as well
    return letters;
}

/// lettersOf(), once found out.
Letters knownLetters(char32_t c)
{
    static constexpr Letters kKnown = Letters{1} << 63U;
    static std::array<std::atomic<Letters>, 0x10000> ofCharacters{};
    if (c >= ofCharacters.size())
        return kAllLetters;
    Letters known = ofCharacters[c].load(std::memory_order_relaxed);
    if (known == 0) { // whoever looks first
        known = lettersOf(c) | kKnown;
        ofCharacters[c].store(known, std::memory_order_relaxed);
    }
    return known & kAllLetters;
}

/// Of so many characters one may be read nearly so; of fewer that would be anything.
constexpr std::size_t kFewestNearly = 4;

/// One letter is missing, more or another: suan and san, xing and xin.
bool isNearly(std::string_view a, std::string_view b)
{
    if (a.size() < b.size())
        std::swap(a, b);
    if (a.size() - b.size() > 1)
        return false;
    const auto [first, second] = std::mismatch(b.begin(), b.end(), a.begin());
    const auto rest = static_cast<std::size_t>(first - b.begin());
    return a.substr(std::min(rest + 1, a.size())) ==
           b.substr(a.size() == b.size() ? std::min(rest + 1, b.size()) : rest);
}

/// What a character of the text leads to.
State step(State before, std::string_view character, std::string_view query)
{
    State after;
    std::size_t first = 0;
    const char32_t c = nextCodePoint(character, first);
    const Letters letters = knownLetters(c);
    std::span<const std::uint32_t> readings;
    for (Positions left = before.typed | before.copied; left != 0; left &= left - 1) {
        const auto from = static_cast<std::size_t>(std::countr_zero(left));
        // Looked at first, since nearly all end there. What is no letter or digit is in no reading.
        if (from == query.size() || (letter(query[from]) & ~letters) != 0)
            continue;
        if (readings.empty())
            readings = readingsOf(c);
        const bool typed = (before.typed & at(from)) != 0;
        const bool copied = (before.copied & at(from)) != 0;
        for (const std::uint32_t reading : readings)
            after.typed |= afterReading(syllableOf(reading), query, from);
        if (query.substr(from).starts_with(character)) {
            after.typed |= typed ? at(from + character.size()) : 0;
            after.copied |= copied ? at(from + character.size()) : 0;
        }
    }
    return after;
}

/// Where the match that begins at `begin` ends; 0: there is none.
std::size_t matchEnd(std::string_view text, std::size_t begin, std::string_view query)
{
    State state{0, at(0)};
    for (std::size_t place = begin; place < text.size();) {
        const std::size_t end = characterEnd(text, place);
        const std::string_view character = text.substr(place, end - place);
        place = end;
        if (isPassedOver(character)) {
            if (end - character.size() == begin)
                return 0;
            continue;
        }
        state = step(state, character, query);
        if ((state.typed & at(query.size())) != 0)
            return end;
        if (state.typed == 0 && state.copied == 0)
            return 0;
    }
    return 0;
}

} // namespace

std::vector<std::string_view> pinyinOf(char32_t codePoint)
{
    std::vector<std::string_view> readings;
    for (const std::uint32_t reading : readingsOf(codePoint))
        readings.push_back(syllableOf(reading));
    return readings;
}

Letters lettersIn(std::string_view utf8)
{
    Letters letters = 0;
    for (std::size_t at = 0; at < utf8.size() && letters != kAllLetters;)
        letters |= knownLetters(nextCodePoint(utf8, at));
    return letters;
}

Letters lettersWanted(std::string_view query)
{
    Letters letters = 0;
    char before = '0';
    for (const char c : fold(query).folded) {
        if (isLeftOut(c))
            continue;
        const bool mayBeTone = c >= '1' && c <= '5' && !isAsciiDigit(before);
        letters |= mayBeTone ? 0 : letter(c);
        before = c;
    }
    return letters;
}

std::vector<ByteSpan> findPinyin(const FoldedText& text, std::string_view query)
{
    return findTypedPinyin(text, typedPinyin(query));
}

std::string typedPinyin(std::string_view query)
{
    std::string typed = fold(query).folded;
    std::erase_if(typed, isLeftOut);
    return typed;
}

std::vector<ByteSpan> findTypedPinyin(const FoldedText& text, std::string_view typed)
{
    std::vector<ByteSpan> found;
    const bool letters = std::any_of(typed.begin(), typed.end(), [](char byte) { return byte >= 'a' && byte <= 'z'; });
    if (!letters || typed.size() < 2 || typed.size() > kLongestPinyin)
        return found;
    const std::string_view folded = text.folded;
    for (std::size_t begin = 0; begin < folded.size();) {
        const bool withinWord = begin > 0 && isAsciiWord(folded[begin]) && isAsciiWord(folded[begin - 1]);
        const std::size_t end = withinWord ? 0 : matchEnd(folded, begin, typed);
        if (end == 0) {
            begin = characterEnd(folded, begin);
            continue;
        }
        found.push_back(text.toSource({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}));
        begin = end;
    }
    return found;
}

Letters lettersOfHomophones(std::string_view han)
{
    Letters wanted = 0;
    Letters twice = 0; // in two characters at least, of which one may be another
    std::size_t characters = 0;
    for (std::size_t at = 0; at < han.size();) {
        const std::vector<std::string_view> readings = pinyinOf(nextCodePoint(han, at));
        Letters common = readings.empty() ? 0 : kAllLetters;
        for (const std::string_view reading : readings) {
            Letters letters = 0;
            for (const char each : reading)
                letters |= letter(each);
            common &= letters;
        }
        twice |= wanted & common;
        wanted |= common;
        ++characters;
    }
    return characters < kFewestNearly ? wanted : twice;
}

std::vector<ByteSpan> findHomophones(const FoldedText& text, std::string_view han)
{
    const auto readAs = [](char32_t a, char32_t b, auto&& alike) {
        const std::vector<std::string_view> ofA = pinyinOf(a);
        const std::vector<std::string_view> ofB = pinyinOf(b);
        return std::find_first_of(ofA.begin(), ofA.end(), ofB.begin(), ofB.end(), alike) != ofA.end();
    };
    const std::u32string typed = codePointsOf(han);
    const std::u32string all = codePointsOf(text.folded);
    // Most places are told by what is the same there, without a look at how the rest is read.
    const auto standsAt = [&](std::size_t begin) {
        std::size_t others = 0;
        for (std::size_t i = 0; i < typed.size() && 2 * others <= typed.size(); ++i)
            others += all[begin + i] != typed[i] ? 1 : 0;
        if (others == 0 || 2 * others > typed.size())
            return false;
        for (std::size_t i = 0; i < typed.size(); ++i) {
            const char32_t there = all[begin + i];
            if (there != typed[i] && !readAs(there, typed[i], std::equal_to<>()) &&
                (others > 1 || typed.size() < kFewestNearly || !readAs(there, typed[i], isNearly)))
                return false;
        }
        return true;
    };
    std::vector<ByteSpan> found;
    std::size_t byte = 0;
    for (std::size_t at = 0; !typed.empty() && at + typed.size() <= all.size();) {
        const bool stands = standsAt(at);
        std::size_t end = byte;
        for (std::size_t characters = stands ? typed.size() : 1; characters > 0; --characters, ++at)
            end = characterEnd(text.folded, end);
        if (stands)
            found.push_back(text.toSource({static_cast<std::uint32_t>(byte), static_cast<std::uint32_t>(end)}));
        byte = end;
    }
    return found;
}

} // namespace zhilan::text

#include "core/text/match.h"

#include "core/text/find.h"
#include "core/text/pinyin.h"
#include "core/text/space.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zhilan::text
{
namespace
{

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isLetter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

bool isJoint(char byte)
{
    return byte == '-' || byte == ' ';
}

bool joins(char before, char after)
{
    return (isLetter(before) && isDigit(after)) || (isDigit(before) && isLetter(after));
}

bool wordBefore(std::string_view text, std::size_t at)
{
    if (at == 0)
        return false;
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
        --begin;
    return isWordCharacter(nextCodePoint(text, begin));
}

bool wordAfter(std::string_view text, std::size_t at)
{
    return at < text.size() && isWordCharacter(nextCodePoint(text, at));
}

} // namespace

Matcher::Matcher(std::string_view term, Joints joints)
{
    constexpr std::size_t kMostPieces = 16;
    constexpr std::size_t kFewestInside = 3;
    const std::string folded = fold(term).folded;
    std::string piece;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if (joints == Joints::Optional && !piece.empty() && m_pieces.size() < kMostPieces) {
            const bool joint = isJoint(folded[at]) && at + 1 < folded.size() && joins(piece.back(), folded[at + 1]);
            if (joint || joins(piece.back(), folded[at]))
                m_pieces.push_back(std::exchange(piece, {}));
            if (joint)
                continue;
        }
        piece += folded[at];
    }
    if (!piece.empty())
        m_pieces.push_back(std::move(piece));
    std::size_t characters = 0;
    for (const std::string& each : m_pieces)
        characters += codePointCount(each);
    m_long = characters >= kFewestInside;
    m_beginsShort = m_pieces.size() > 1 && codePointCount(m_pieces.front()) < kFewestInside;
    m_number = !folded.empty() && isDigit(folded.front()) && !std::all_of(folded.begin(), folded.end(), isDigit);
}

Matcher Matcher::glued(std::span<const Matcher* const> terms)
{
    Matcher whole = *terms.front();
    for (const Matcher* const next : terms.subspan(1)) {
        whole.m_pieces.back() += next->m_pieces.front();
        whole.m_pieces.insert(whole.m_pieces.end(), next->m_pieces.begin() + 1, next->m_pieces.end());
    }
    return whole;
}

bool Matcher::mayGlue(const Matcher& next) const
{
    return !isEmpty() && !next.isEmpty() && joins(m_pieces.back().back(), next.m_pieces.front().front());
}

bool Matcher::next(StringPlaces& firsts, std::string_view folded, std::size_t from, ByteSpan& place) const
{
    while (from < folded.size()) {
        const std::size_t begin = firsts.next(from);
        if (begin == std::string_view::npos)
            return false;
        std::size_t end = begin + m_pieces.front().size();
        const bool all = std::all_of(m_pieces.begin() + 1, m_pieces.end(), [&](const std::string& piece) {
            if (end < folded.size() && isJoint(folded[end]))
                ++end;
            const bool same = folded.substr(end).starts_with(piece);
            end += piece.size();
            return same;
        });
        if (all) {
            place = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
            return true;
        }
        from = begin + 1;
    }
    return false;
}

WordFit Matcher::fitOf(std::string_view folded, ByteSpan place) const
{
    std::size_t first = place.begin;
    std::size_t last = place.end - 1;
    while ((static_cast<unsigned char>(folded[last]) & 0xC0U) == 0x80U)
        --last;
    if (isWordCharacter(nextCodePoint(folded, first)) &&
        (wordBefore(folded, place.begin) || beginsFraction(folded, place.begin))) {
        // Words are cut between letters and digits of ASCII alone, so that elsewhere the number would go on.
        const bool withinNumber = m_number && !isLetter(folded[place.begin - 1]);
        const bool parted = m_beginsShort && isJoint(folded[place.begin + m_pieces.front().size()]);
        return m_insideWords || (m_long && !withinNumber && !parted) ? WordFit::Inside : WordFit::Fragment;
    }
    const bool endsInside = isWordCharacter(nextCodePoint(folded, last)) && wordAfter(folded, place.end);
    return endsInside ? WordFit::Prefix : WordFit::Whole;
}

std::vector<Match> Matcher::find(const FoldedText& text) const
{
    std::vector<Match> found;
    if (isEmpty())
        return found;
    const std::string_view folded = text.folded;
    StringPlaces firsts(folded, m_pieces.front());
    ByteSpan place;
    for (std::size_t from = 0; next(firsts, folded, from, place); from = place.end) {
        const ByteSpan source = text.toSource(place);
        if (source.empty() || (!found.empty() && source.begin < found.back().source.end))
            continue;
        found.push_back({source, fitOf(folded, place)});
    }
    return found;
}

std::vector<Matcher::Begin> Matcher::begins(std::string_view folded) const
{
    std::vector<Begin> found;
    if (isEmpty())
        return found;
    StringPlaces firsts(folded, m_pieces.front());
    ByteSpan place;
    std::size_t counted = 0; // bytes
    std::uint32_t characters = 0;
    for (std::size_t from = 0; next(firsts, folded, from, place); from = place.begin + 1) {
        const WordFit fit = fitOf(folded, place);
        if (fit == WordFit::Fragment)
            continue;
        characters += static_cast<std::uint32_t>(codePointCount(folded.substr(counted, place.begin - counted)));
        counted = place.begin;
        found.push_back({characters, fit});
    }
    return found;
}

WordFit Matcher::bestFit(std::string_view folded) const
{
    WordFit best = WordFit::Fragment;
    if (isEmpty())
        return best;
    StringPlaces firsts(folded, m_pieces.front());
    ByteSpan place;
    for (std::size_t from = 0; best != WordFit::Whole && next(firsts, folded, from, place); from = place.begin + 1)
        best = std::min(best, fitOf(folded, place));
    return best;
}

bool Matcher::matches(const FoldedText& text) const
{
    if (isEmpty())
        return false;
    StringPlaces firsts(text.folded, m_pieces.front());
    ByteSpan place;
    return next(firsts, text.folded, 0, place);
}

Terms::Terms(std::string_view query)
{
    for (const std::string_view term : wordsOf(query)) {
        Matcher matcher(term);
        if (!matcher.isEmpty())
            m_terms.push_back({std::move(matcher), typedPinyin(term)});
    }
}

std::vector<ByteSpan> Terms::find(const FoldedText& text) const
{
    std::vector<ByteSpan> found;
    std::string pinyin;
    bool missing = false; // terms that have to be there in pinyin
    const auto takePinyin = [&] {
        const std::vector<ByteSpan> places = findTypedPinyin(text, pinyin);
        found.insert(found.end(), places.begin(), places.end());
        pinyin.clear();
        return !std::exchange(missing, false) || !places.empty();
    };
    for (const Term& term : m_terms) {
        const std::vector<Match> places = term.matcher.find(text);
        if (places.empty()) {
            if (pinyin.size() + term.pinyin.size() > kLongestPinyin)
                return {};
            missing = true;
            pinyin += term.pinyin;
            continue;
        }
        if (!takePinyin())
            return {};
        std::transform(places.begin(), places.end(), std::back_inserter(found),
                       [](const Match& match) { return match.source; });
    }
    if (!takePinyin())
        return {};
    std::sort(found.begin(), found.end(), [](ByteSpan a, ByteSpan b) { return a.begin < b.begin; });
    return found;
}

} // namespace zhilan::text

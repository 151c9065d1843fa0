#include "core/quantity/openers.h"

#include "core/quantity/traps.h"

namespace zhilan::quantity
{

const Openers& Openers::all()
{
    static const Openers all = [] {
        Openers out;
        for (const auto add :
             {addOpenersOfAmounts, addOpenersOfCurrencies, addOpenersOfEnglishPeriods, addOpenersOfNumerals,
              addOpenersOfNumberWords, addOpenersOfPeriods, addOpenersOfQualifiers, addOpenersOfRanges,
              addOpenersOfRelativePeriods, addOpenersOfStretches, addOpenersOfTraps})
            add(out);
        for (char32_t letter = U'a'; letter <= U'z'; ++letter) { // words that open nothing are passed over whole
            out.m_firsts.set(letter);
            out.m_firsts.set(letter - U'a' + U'A');
        }
        return out;
    }();
    return all;
}

void Openers::addWord(std::u32string_view word)
{
    if (isLetter(word.front())) {
        Letters letters = lettersAt(word, 0);
        if (letters.end == word.size()) {
            m_words.set(letters.hash.place());
        } else {
            letters.hash.add(word[letters.end]);
            m_begins.set(letters.hash.place());
            m_seconds.set(lettersAt(word, letters.end + 1, letters.hash).hash.place());
        }
    } else if (word.size() == 1) {
        addPrefixes(word);
    } else {
        m_firsts.set(word[0]);
        m_pairs.set(hashOfPair(word[0], word[1]).place());
    }
}

void Openers::addJoined(std::u32string_view word, std::u32string_view characters)
{
    for (const char32_t c : characters)
        addWord(std::u32string(word) + c);
}

void Openers::addAlone(std::u32string_view characters)
{
    for (const char32_t c : characters) {
        m_firsts.set(c);
        m_alone.set(c);
    }
}

void Openers::addPrefixes(std::u32string_view characters)
{
    for (const char32_t c : characters) {
        m_firsts.set(c);
        m_prefixes.set(c);
    }
}

bool Openers::opensWord(const Chars& text, std::size_t at) const
{
    const char32_t c = text[at];
    if (c >= kEnd || !m_firsts[c])
        return false;
    if (isLetter(c))
        return opens(lettersAt(text, at), text);
    return m_alone[c] || m_pairs[hashOfPair(c, text[at + 1]).place()];
}

bool Openers::opens(Letters letters, const Chars& text) const
{
    const char32_t next = text[letters.end];
    if (m_words[letters.hash.place()] && !isWord(next))
        return true;
    letters.hash.add(next);
    if (!m_begins[letters.hash.place()])
        return false;
    return m_seconds[letters.hash.place()] || m_seconds[lettersAt(text, letters.end + 1, letters.hash).hash.place()];
}

bool Openers::opens(const Chars& text, std::size_t at) const
{
    constexpr int kMostPrefixes = 12; // more than is read in a row: "> >~-$~-", and a bound for "-----------"
    for (int prefixes = 0; prefixes < kMostPrefixes; ++prefixes) {
        if (opensWord(text, at))
            return true;
        const char32_t c = text[at];
        if (c >= kEnd || !m_prefixes[c])
            return false;
        at = text.skipBlanks(at + 1);
    }
    return false;
}

std::size_t Openers::next(const Chars& text, std::size_t at) const
{
    const std::u32string_view chars = text.slice(0, text.size());
    for (; at < chars.size(); ++at) {
        const char32_t c = chars[at];
        if (c >= kEnd || !m_firsts[c])
            continue;
        if (!isLetter(c)) {
            if (opens(text, at))
                return at;
            continue;
        }
        const Letters letters = lettersAt(chars, at);
        if (opens(letters, text))
            return at;
        at = nameEnd(text, letters.end) - 1;
    }
    return at;
}

} // namespace zhilan::quantity

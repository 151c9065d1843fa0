#include "core/quantity/openers.h"

#include "core/quantity/traps.h"

namespace zhilan::quantity
{

OpeningWords OpeningWords::all()
{
    OpeningWords out;
    for (const auto add : {addOpenersOfAmounts, addOpenersOfCurrencies, addOpenersOfEnglishPeriods,
                           addOpenersOfNumerals, addOpenersOfNumberWords, addOpenersOfPeriods, addOpenersOfQualifiers,
                           addOpenersOfRanges, addOpenersOfRelativePeriods, addOpenersOfStretches, addOpenersOfTraps})
        add(out);
    return out;
}

void OpeningWords::addWord(std::u32string_view word)
{
    if (word.size() == 1 && !isLetter(word.front()))
        prefixes += word;
    else
        words.emplace_back(word);
}

void OpeningWords::addJoined(std::u32string_view word, std::u32string_view characters)
{
    for (const char32_t c : characters)
        addWord(std::u32string(word) + c);
}

Openers::Openers(const OpeningWords& of)
{
    for (char32_t letter = U'a'; letter <= U'z'; ++letter) { // words that open nothing are passed over whole
        m_firsts.set(letter);
        m_firsts.set(letter - U'a' + U'A');
    }
    for (const std::u32string_view word : of.words)
        addWord(word);
    for (const char32_t c : of.alone) {
        m_firsts.set(c);
        m_alone.set(c);
    }
    for (const char32_t c : of.prefixes) {
        m_firsts.set(c);
        m_prefixes.set(c);
    }
}

const Openers& Openers::all()
{
    static const Openers all(OpeningWords::all());
    return all;
}

void Openers::addWord(std::u32string_view word)
{
    if (!isLetter(word.front())) {
        m_firsts.set(word[0]);
        m_pairs.set(hashOfPair(word[0], word[1]).place());
        return;
    }
    Letters letters = lettersAt(word, 0, {});
    if (letters.end == word.size()) {
        m_words.set(letters.hash.place());
    } else {
        letters.hash.add(word[letters.end]);
        m_begins.set(letters.hash.place());
        m_seconds.set(lettersAt(word, letters.end + 1, letters.hash).hash.place());
    }
}

bool Openers::opensWord(const Chars& text, std::size_t at) const
{
    const char32_t c = text[at];
    if (c >= kEnd || !m_firsts[c])
        return false;
    if (isLetter(c))
        return opens(lettersAt(text, at, {}), text);
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
        const Letters letters = lettersAt(chars, at, {});
        if (opens(letters, text))
            return at;
        at = nameEnd(text, letters.end) - 1;
    }
    return at;
}

} // namespace zhilan::quantity

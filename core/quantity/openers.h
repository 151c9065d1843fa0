#pragma once

#include "core/quantity/chars.h"
#include "core/quantity/lexicon.h"

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::quantity
{

/// What something that is read can begin with: the words that the readers ask for, which each of them adds itself.
struct OpeningWords {
    std::vector<std::u32string> words;
    std::u32string alone;    ///< characters with anything after them
    std::u32string prefixes; ///< those that say nothing by themselves, signs for one: what follows must open too,
                             ///< behind blanks or not

    /// Those of all readers.
    static OpeningWords all();

    template <typename Value>
    void add(const Lexicon<Value>& of)
    {
        of.forEachKey([this](std::u32string_view key) { addWord(key); });
    }
    /// A word, of which a single character counts as a prefix but for letters.
    void addWord(std::u32string_view word);
    /// The word with any of the characters right behind it: FY with a digit.
    void addJoined(std::u32string_view word, std::u32string_view characters);
    void addAlone(std::u32string_view characters) { alone += characters; }
    void addPrefixes(std::u32string_view characters) { prefixes += characters; }
};

/// Where in a text something can begin that is read. Most places are told from that by a look at one or two characters,
/// most words by one look-up; asking all readers there would take a hundred times as long. Lets through more than is
/// read in the end, but leaves out nothing that is read: builds that check assertions read each text without it, too.
class Openers
{
public:
    explicit Openers(const OpeningWords& of);

    /// Those of all readers.
    static const Openers& all();

    /// The first place from `at` on where something can begin, or the end of the text. A word that nothing begins with
    /// is passed over whole, with the digits and names joined to it. Linear.
    [[nodiscard]] std::size_t next(const Chars& text, std::size_t at) const;
    /// Whether something can begin right here, a blank or a word's first character.
    [[nodiscard]] bool mayBegin(const Chars& text, std::size_t at) const { return opens(text, at); }

private:
    static constexpr char32_t kEnd = 0x10000; // no opener is beyond
    using OfCharacters = std::bitset<kEnd>;
    using OfHashes = std::bitset<0x10000>;

    /// Multiplies by an odd number near 2^64 / φ, which spreads each character over the upper bits.
    struct Hash {
        std::uint64_t value = 0;

        void add(char32_t c) { value = (value ^ lower(c)) * 0x9E3779B97F4A7C15; }
        [[nodiscard]] std::size_t place() const { return value >> 48U; }
    };

    /// The letters from some place on.
    struct Letters {
        Hash hash;
        std::size_t end = 0;
    };

    template <typename Text>
    static Letters lettersAt(const Text& text, std::size_t at, Hash before)
    {
        Letters out{before, at};
        for (; out.end < text.size() && isLetter(text[out.end]); ++out.end)
            out.hash.add(text[out.end]);
        return out;
    }
    static Hash hashOfPair(char32_t first, char32_t second)
    {
        Hash hash;
        hash.add(first);
        hash.add(second);
        return hash;
    }

    void addWord(std::u32string_view word);

    /// What stands at `at` opens, but for a prefix.
    [[nodiscard]] bool opensWord(const Chars& text, std::size_t at) const;
    [[nodiscard]] bool opens(Letters letters, const Chars& text) const;
    [[nodiscard]] bool opens(const Chars& text, std::size_t at) const;

    OfCharacters m_firsts; ///< of all of them
    OfCharacters m_alone;
    OfCharacters m_prefixes;
    OfHashes m_pairs;   ///< first two characters of words that do not begin with a letter
    OfHashes m_words;   ///< those of letters alone
    OfHashes m_begins;  ///< letters that the others begin with, and the first character that is none: "a " of "a few"
    OfHashes m_seconds; ///< the same with the letters behind, if any
};

// What is asked for at any place, by the file that asks.
void addOpenersOfAmounts(OpeningWords& to);
void addOpenersOfCurrencies(OpeningWords& to);
void addOpenersOfEnglishPeriods(OpeningWords& to);
void addOpenersOfNumerals(OpeningWords& to);
void addOpenersOfNumberWords(OpeningWords& to);
void addOpenersOfPeriods(OpeningWords& to);
void addOpenersOfQualifiers(OpeningWords& to);
void addOpenersOfRanges(OpeningWords& to);
void addOpenersOfRelativePeriods(OpeningWords& to);
void addOpenersOfStretches(OpeningWords& to);
void addOpenersOfTraps(OpeningWords& to);

} // namespace zhilan::quantity

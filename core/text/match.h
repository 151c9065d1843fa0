#pragma once

#include "core/base/byte_span.h"
#include "core/text/fold.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::text
{

class StringPlaces;

/// How a place lies in the words of Latin, Greek and Cyrillic letters and digits around it. Han, kana and Hangul have
/// no words here: beside them every word begins and ends, and what begins and ends with them is always Whole.
///
/// A number and its fraction (beginsFraction()) are one word: 50 is a Fragment in 3.50, where it does not begin. A
/// number that something follows, as in 50亿, 5GW, 2.5 or 2:30, is no part of a longer number: of 150亿, 3.50亿,
/// 15GW, 12.5 and 12:30 it is a Fragment, however long it is. Digits alone are a word like others: 100 is Inside 2100.
/// What a hyphen or space parts in the text is not all within one word: H100 is a Fragment in "length 100", GPT-4 is
/// Inside "ChatGPT 4".
enum class WordFit {
    Whole,    ///< begins and ends with words
    Prefix,   ///< begins with a word and ends within one: GPT-4 in GPT-4o
    Inside,   ///< begins within a word, three characters or more up to the first hyphen or space that may be missing
    Fragment, ///< begins within a word and is shorter, or within a number: for finding in one document, nothing to
              ///< search a library by
};

struct Match {
    ByteSpan source; ///< whole grapheme clusters
    WordFit fit = WordFit::Whole;

    friend bool operator==(const Match&, const Match&) = default;
};

/// Finds one term in folded texts: the same characters in the same order, save that a hyphen or space between a letter
/// and a digit may be there or not (GPT-4, GPT 4, gpt4). Const functions are thread safe.
class Matcher
{
public:
    /// Whether hyphens and spaces between letters and digits may be there or not, or must be as in the term.
    enum class Joints : std::uint8_t { Optional, AsWritten };
    explicit Matcher(std::string_view term, Joints joints = Joints::Optional);
    /// Finds some terms where they stand as one, right behind one another, and the first would be found alone: GPT and
    /// 4 in gpt4. Precondition: mayGlue() of each and the next one.
    [[nodiscard]] static Matcher glued(std::span<const Matcher* const> terms);
    /// A letter ends this term and a digit begins the next one, or the reverse, so that one word may have both.
    [[nodiscard]] bool mayGlue(const Matcher& next) const;

    /// Finds it inside words and numbers however short it is: no fit is Fragment any more.
    void openInsideWords() { m_insideWords = true; }

    /// Nothing of the term is left when folded: it matches nothing.
    [[nodiscard]] bool isEmpty() const { return m_pieces.empty(); }

    /// The folded term, cut where a hyphen or space may be there or not: between letters and digits.
    [[nodiscard]] const std::vector<std::string>& pieces() const { return m_pieces; }
    /// Of three characters or more, not counting the hyphens and spaces that may be missing, so that it is found inside
    /// words.
    [[nodiscard]] bool isLong() const { return m_long; }
    /// The first of several pieces is shorter, so that it is found inside words only where the next goes on at once.
    [[nodiscard]] bool beginsShort() const { return m_beginsShort; }
    /// Of digits first and something else behind them, so that it is not found within numbers.
    [[nodiscard]] bool beginsWithNumber() const { return m_number; }

    /// All places, not overlapping, in order. Linear in the text; where a term of letters and digits is repeated,
    /// comparing its further pieces takes text times term.
    [[nodiscard]] std::vector<Match> find(const FoldedText& text) const;
    struct Begin {
        std::uint32_t at = 0; ///< in characters
        WordFit fit = WordFit::Whole;
    };
    /// Where in a folded text the term begins, where places overlap too; no Fragment. As find().
    [[nodiscard]] std::vector<Begin> begins(std::string_view folded) const;
    /// The best fit of begins(); Fragment where there are none.
    [[nodiscard]] WordFit bestFit(std::string_view folded) const;
    /// Whether find() would find anything.
    [[nodiscard]] bool matches(const FoldedText& text) const;

private:
    /// The first place from `from` on, of those that `firsts` gives of the first piece.
    [[nodiscard]] bool next(StringPlaces& firsts, std::string_view folded, std::size_t from, ByteSpan& place) const;
    [[nodiscard]] WordFit fitOf(std::string_view folded, ByteSpan place) const;

    std::vector<std::string> m_pieces; ///< of the folded term, cut between letters and digits
    bool m_long = false;               ///< see isLong()
    bool m_beginsShort = false;        ///< see beginsShort()
    bool m_number = false;             ///< see beginsWithNumber()
    bool m_insideWords = false;        ///< see openInsideWords()
};

/// The terms of a query, words parted by white space, to be looked for in many short texts such as titles. Const
/// functions are thread safe.
class Terms
{
public:
    explicit Terms(std::string_view query);

    /// The places of all terms in a text that has every one of them; empty otherwise. Terms that do not stand there
    /// literally may stand there in pinyin (core/text/pinyin.h), neighbours among them as one. In order; places may
    /// overlap.
    [[nodiscard]] std::vector<ByteSpan> find(const FoldedText& text) const;

private:
    struct Term {
        Matcher matcher;
        std::string pinyin; ///< typedPinyin()
    };
    std::vector<Term> m_terms;
};

} // namespace zhilan::text

#pragma once

#include "core/search/prepared.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// A piece of a sentence as it stands in the dictionaries.
struct SentencePiece {
    TermKind kind = TermKind::Gram;
    std::string text;     ///< of a word without the mark at its end, be it glued to the next one in the sentence or not
    bool asks = false;    ///< it stands in words that ask, or across words, alone; see core/search/question.h
    std::size_t word = 0; ///< of the sentence, the first that it stands in: see contentWords()
    bool goesOn = false;  ///< a word that stands in one with the word before: see ScriptRun::goesOn
};

/// A term of such a length that is not found is taken apart: it is a sentence rather than a word.
inline constexpr std::size_t kSentencePieces = 4;

/// Pairs of Han and kana, words; single characters only where they have no neighbour. In order, each once. Linear but
/// for texts of very many pieces.
[[nodiscard]] std::vector<SentencePiece> sentencePieces(std::string_view utf8);
/// How many pieces a sentence has, where words that stand in one are one: v1.2.3, b7k9x2, std::vector.
[[nodiscard]] std::size_t sentenceLength(std::string_view utf8);

} // namespace zhilan::search

#include "core/search/sentence_pieces.h"

#include "core/search/content_words.h"
#include "core/search/question.h"
#include "core/search/script_runs.h"
#include "core/text/fold.h"
#include "core/text/utf.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace zhilan::search
{
namespace
{

bool isHanLike(char32_t c)
{
    return text::isUnspacedScript(c) && !(c >= 0x3000 && c <= 0x303F && c != 0x3005 && c != 0x3007);
}

constexpr std::size_t kNoWord = std::numeric_limits<std::size_t>::max();

/// Of each character which of the words it is of that the sentence is about; kNoWord of those that ask, and between.
std::vector<std::size_t> wordsOfCharacters(const text::FoldedText& typed, std::string_view utf8)
{
    const std::string_view folded = typed.folded;
    const auto anywhere = [](std::string_view) { // only what it may be cut into counts
        return true;
    };
    std::vector<ByteSpan> words;
    std::uint32_t begin = 0;
    const auto addUntil = [&](std::uint32_t end) {
        for (const ByteSpan& word : contentWords(folded.substr(begin, end - begin), anywhere))
            words.push_back({begin + word.begin, begin + word.end});
    };
    for (const ByteSpan& asking : askingWords(typed, utf8)) {
        addUntil(asking.begin);
        begin = asking.end;
    }
    addUntil(static_cast<std::uint32_t>(folded.size()));
    std::vector<std::size_t> out;
    std::size_t word = 0;
    for (std::size_t at = 0; at < folded.size();) {
        while (word < words.size() && words[word].end <= at)
            ++word;
        out.push_back(word < words.size() && words[word].begin <= at ? word : kNoWord);
        static_cast<void>(text::nextCodePoint(folded, at));
    }
    return out;
}

/// Of each character whether a word that begins there goes on the one before.
std::vector<bool> goingOn(std::string_view folded)
{
    std::vector<bool> on;
    WordsInOne words;
    for (std::size_t at = 0; at < folded.size();) {
        on.push_back(words.goesOn());
        const char32_t c = text::nextCodePoint(folded, at);
        words.pass(c, kindOf(c));
    }
    return on;
}

} // namespace

std::size_t sentenceLength(std::string_view utf8)
{
    const std::vector<SentencePiece> pieces = sentencePieces(utf8);
    return static_cast<std::size_t>(
        std::count_if(pieces.begin(), pieces.end(), [](const SentencePiece& piece) { return !piece.goesOn; }));
}

std::vector<SentencePiece> sentencePieces(std::string_view utf8)
{
    std::vector<SentencePiece> pieces;
    const text::FoldedText typed = text::fold(utf8);
    const std::string& folded = typed.folded;
    const std::vector<std::size_t> words = wordsOfCharacters(typed, utf8);
    const std::vector<bool> on = goingOn(folded);
    const auto add = [&](TermKind kind, std::string text, std::size_t word, bool goesOn = false) {
        const auto known = std::find_if(pieces.begin(), pieces.end(), [&](const SentencePiece& each) {
            return each.kind == kind && each.text == text;
        });
        const bool asks = word == kNoWord;
        if (known == pieces.end())
            pieces.push_back({kind, std::move(text), asks, word, goesOn});
        else
            *known = {kind, std::move(known->text), known->asks && asks, known->asks ? word : known->word,
                      known->goesOn && goesOn};
    };
    forEachToken(folded, 0, [&](const Token& token) {
        std::string text;
        const std::uint32_t at = token.place.at;
        switch (token.kind) {
        case TokenKind::Word:
            add(TermKind::Word, dictionaryTermOf({token.word, token.glued, false, token.fraction}), words[at], on[at]);
            break;
        case TokenKind::Pair:
            if (!isHanLike(token.first) || !isHanLike(token.second))
                break;
            text::appendUtf8(text, token.first);
            text::appendUtf8(text, token.second);
            add(TermKind::Gram, std::move(text), words[at] == words[at + 1] ? words[at] : kNoWord);
            break;
        case TokenKind::Character:
            break;
        }
    });
    if (pieces.empty()) {
        std::size_t place = 0;
        for (std::size_t at = 0; at < folded.size(); ++place) {
            const std::size_t begin = at;
            if (isHanLike(text::nextCodePoint(folded, at)))
                add(TermKind::Gram, folded.substr(begin, at - begin), words[place]);
        }
    }
    return pieces;
}

} // namespace zhilan::search

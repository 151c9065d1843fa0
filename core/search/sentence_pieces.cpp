#include "core/search/sentence_pieces.h"

#include "core/search/question.h"
#include "core/search/tokens.h"
#include "core/text/fold.h"
#include "core/text/utf.h"

#include <algorithm>
#include <utility>

namespace zhilan::search
{
namespace
{

bool isHanLike(char32_t c)
{
    return text::isUnspacedScript(c) && !(c >= 0x3000 && c <= 0x303F && c != 0x3005 && c != 0x3007);
}

/// Of each character whether it is of a word that asks.
std::vector<bool> askingCharacters(std::string_view folded)
{
    const std::vector<ByteSpan> words = askingWords(folded);
    std::vector<bool> asks;
    auto word = words.begin();
    for (std::size_t at = 0; at < folded.size();) {
        while (word != words.end() && word->end <= at)
            ++word;
        asks.push_back(word != words.end() && word->begin <= at);
        static_cast<void>(text::nextCodePoint(folded, at));
    }
    return asks;
}

/// Not between the words of an identifier, a version or an address.
bool partsWords(char32_t c)
{
    return c >= 0x80 || std::string_view(" ,;!?").find(static_cast<char>(c)) != std::string_view::npos;
}

/// Goes along a folded text and tells of its words whether they stand in one with the word before.
class WordsInOne
{
public:
    void pass(char32_t c, CharacterKind kind)
    {
        if (kind == CharacterKind::Word)
            m_goesOn = true;
        else if (kind == CharacterKind::Letter || partsWords(c))
            m_goesOn = false;
    }
    /// A word that begins here.
    [[nodiscard]] bool goesOn() const { return m_goesOn; }

private:
    bool m_goesOn = false;
};

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
    const std::string folded = text::fold(utf8).folded;
    const std::vector<bool> asking = askingCharacters(folded);
    const std::vector<bool> on = goingOn(folded);
    const auto add = [&](TermKind kind, std::string text, bool asks, bool goesOn = false) {
        const auto known = std::find_if(pieces.begin(), pieces.end(), [&](const SentencePiece& each) {
            return each.kind == kind && each.text == text;
        });
        if (known == pieces.end())
            pieces.push_back({kind, std::move(text), asks, goesOn});
        else
            *known = {kind, std::move(known->text), known->asks && asks, known->goesOn && goesOn};
    };
    forEachToken(folded, 0, [&](const Token& token) {
        std::string text;
        const std::uint32_t at = token.place.at;
        switch (token.kind) {
        case TokenKind::Word:
            add(TermKind::Word, dictionaryTermOf({token.word, token.glued, false, token.fraction}), asking[at], on[at]);
            break;
        case TokenKind::Pair:
            if (!isHanLike(token.first) || !isHanLike(token.second))
                break;
            text::appendUtf8(text, token.first);
            text::appendUtf8(text, token.second);
            add(TermKind::Gram, std::move(text), asking[at] || asking[at + 1]);
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
                add(TermKind::Gram, folded.substr(begin, at - begin), asking[place]);
        }
    }
    return pieces;
}

std::vector<ScriptRun> scriptRuns(std::string_view folded)
{
    std::vector<ScriptRun> runs;
    CharacterKind before = CharacterKind::Space;
    WordsInOne words;
    for (std::size_t at = 0; at < folded.size();) {
        const auto begin = static_cast<std::uint32_t>(at);
        const char32_t c = text::nextCodePoint(folded, at);
        const CharacterKind kind = kindOf(c);
        const bool wordGoesOn = words.goesOn();
        words.pass(c, kind);
        const bool goesOn = kind == before;
        before = kind;
        if (kind != CharacterKind::Word && kind != CharacterKind::Letter)
            continue;
        if (!goesOn)
            runs.push_back(
                {{begin, begin}, kind == CharacterKind::Word, kind == CharacterKind::Word && wordGoesOn, {}});
        runs.back().span.end = static_cast<std::uint32_t>(at);
        runs.back().begins.push_back(begin);
    }
    return runs;
}

} // namespace zhilan::search

#include "core/search/script_runs.h"

#include "core/text/utf.h"

namespace zhilan::search
{

namespace
{

bool isKana(char32_t c)
{
    return c >= 0x3041 && c <= 0x30FF;
}

/// The prolonged mark of kana, which is folded as dashes are: サーバー.
bool isProlonged(std::string_view folded, std::size_t end, char32_t before)
{
    if (!isKana(before))
        return false;
    return end == folded.size() || kindOf(text::nextCodePoint(folded, end)) != CharacterKind::Word;
}

} // namespace

std::vector<ScriptRun> scriptRuns(std::string_view folded)
{
    std::vector<ScriptRun> runs;
    CharacterKind before = CharacterKind::Space;
    char32_t last = 0;
    WordsInOne words;
    for (std::size_t at = 0; at < folded.size();) {
        const auto begin = static_cast<std::uint32_t>(at);
        const char32_t c = text::nextCodePoint(folded, at);
        const bool prolonged = c == U'-' && isProlonged(folded, at, last);
        const CharacterKind kind = prolonged ? CharacterKind::Letter : kindOf(c);
        last = prolonged ? last : c;
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

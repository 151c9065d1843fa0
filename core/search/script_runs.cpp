#include "core/search/script_runs.h"

#include "core/text/utf.h"

namespace zhilan::search
{

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

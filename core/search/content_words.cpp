#include "core/search/content_words.h"

#include "core/search/folded_words.h"
#include "core/search/script_runs.h"
#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Words of so many characters that stand in one are looked for one by one.
constexpr std::size_t kFewestApart = 3;

/// Hold what is behind them to what is before them.
const std::vector<std::string>& particles()
{
    static const std::vector<std::string> words = foldedWords({"的", "之", "和", "与", "跟", "及", "是", "在"});
    return words;
}
/// The same, of scripts in which words begin and end with such letters too.
const std::vector<std::string>& particlesAlone()
{
    static const std::vector<std::string> words =
        foldedWords({"の", "は", "が", "を", "に", "と", "も", "へ", "で", "や", "의",
                     "은", "는", "이", "가", "을", "를", "와", "과", "도", "에", "로"});
    return words;
}
/// Hold two nouns together.
const std::vector<std::string>& between()
{
    static const std::vector<std::string> words = foldedWords({"的", "之", "の"});
    return words;
}
/// Begin or end with one of them, which is none there.
const std::vector<std::string>& words()
{
    static const std::vector<std::string> words =
        foldedWords({"目的", "标的", "的确", "的士", "和平", "和谐", "和解", "和约", "和声", "总和",
                     "共和", "缓和", "饱和", "与会", "参与", "及格", "及时", "普及", "涉及", "是否",
                     "是非", "之前", "之后", "之间", "之一", "总之", "反之", "在线", "在职", "在校"});
    return words;
}

std::size_t charactersIn(std::string_view folded)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < folded.size(); ++count)
        static_cast<void>(text::nextCodePoint(folded, at));
    return count;
}

/// At the place, of those that cover it, is one of words(). Linear in these alone.
bool isInWord(std::string_view folded, std::size_t at, std::size_t size)
{
    return std::any_of(words().begin(), words().end(), [&](const std::string& word) {
        const std::size_t from = at + size >= word.size() ? at + size - word.size() : 0;
        return folded.substr(from, at - from + word.size()).find(word) != std::string_view::npos;
    });
}

bool isParticle(std::string_view folded)
{
    const auto is = [folded](const std::vector<std::string>& words) {
        return std::find(words.begin(), words.end(), folded) != words.end();
    };
    return is(particles()) || is(particlesAlone());
}

bool beginsWithHan(std::string_view folded)
{
    std::size_t at = 0;
    return !folded.empty() && text::isMainIdeograph(text::nextCodePoint(folded, at));
}

/// Without a particle of `words` at its ends where it stays a word; of の, before Han alone. What is a particle itself
/// is nothing then.
ByteSpan trimmed(std::string_view folded, ByteSpan span, const std::vector<std::string>& words, bool atBegin,
                 bool atEnd)
{
    static const std::string no = text::fold("の").folded;
    if (isParticle(span.of(folded)))
        return {span.begin, span.begin};
    const auto goesWithout = [&](ByteSpan rest) {
        return charactersIn(rest.of(folded)) > 1;
    };
    for (const std::string& word : words) {
        const std::string_view run = span.of(folded);
        const auto size = static_cast<std::uint32_t>(word.size());
        if (atBegin && run.starts_with(word) && !isInWord(run, 0, size) && goesWithout({span.begin + size, span.end}))
            span.begin += size;
        else if (atEnd && run.ends_with(word) && !isInWord(run, run.size() - size, size) &&
                 goesWithout({span.begin, span.end - size}))
            span.end -= size;
    }
    if (atBegin && span.of(folded).starts_with(no) && beginsWithHan(span.of(folded).substr(no.size())))
        span.begin += static_cast<std::uint32_t>(no.size());
    return span;
}

/// Of a run that is one of letters, the stretches of two characters or more between particles; the run where there are
/// none.
std::vector<ByteSpan> cutAtParticles(std::string_view folded, ByteSpan run, const std::vector<std::string>& particles)
{
    std::vector<ByteSpan> out;
    std::uint32_t begin = run.begin;
    char32_t last = 0; // the character before
    const auto add = [&](std::uint32_t end) {
        if (charactersIn(folded.substr(begin, end - begin)) > 1)
            out.push_back({begin, end});
    };
    for (std::size_t at = run.begin; at < run.end;) {
        const std::string_view rest = folded.substr(at, run.end - at);
        const auto particle = std::find_if(particles.begin(), particles.end(),
                                           [&](const std::string& word) { return rest.starts_with(word); });
        // Kana of a word are not parted from each other: き の こ.
        const auto isBesideHan = [&] {
            return text::isMainIdeograph(last) || beginsWithHan(rest.substr(particle->size()));
        };
        if (particle != particles.end() && !isInWord(run.of(folded), at - run.begin, particle->size()) &&
            isBesideHan()) {
            add(static_cast<std::uint32_t>(at));
            at += particle->size();
            begin = static_cast<std::uint32_t>(at);
            last = 0;
        } else {
            last = text::nextCodePoint(folded, at);
        }
    }
    add(run.end);
    return out.empty() ? std::vector{run} : out;
}

/// Makes one run of those that stand in one where one of them is short.
void joinShort(std::vector<ScriptRun>& runs)
{
    std::vector<ScriptRun> out;
    for (auto run = runs.begin(); run != runs.end();) {
        const auto end = std::find_if(run + 1, runs.end(), [](const ScriptRun& each) { return !each.goesOn; });
        const bool apart =
            std::all_of(run, end, [](const ScriptRun& each) { return each.begins.size() >= kFewestApart; });
        if (!apart)
            run->span.end = std::prev(end)->span.end;
        out.insert(out.end(), run, apart ? end : run + 1);
        run = end;
    }
    runs = std::move(out);
}

/// Makes one run of a word or number and the one character behind it, its unit as a rule (50亿, 90后, A股): apart both
/// are anywhere.
void joinUnits(std::vector<ScriptRun>& runs, std::string_view folded)
{
    std::vector<ScriptRun> out;
    for (const ScriptRun& run : runs) {
        const bool unit = !out.empty() && !run.words && run.begins.size() == 1 &&
                          out.back().span.end == run.span.begin && out.back().words && !isParticle(run.span.of(folded));
        if (unit)
            out.back().span.end = run.span.end;
        else
            out.push_back(run);
    }
    runs = std::move(out);
}

} // namespace

std::vector<QueryNode> withoutParticles(const std::vector<QueryNode>& terms)
{
    std::vector<QueryNode> out;
    for (const QueryNode& term : terms) {
        if (!isPlain(term) || terms.size() == 1) {
            out.push_back(term);
            continue;
        }
        const text::FoldedText typed = text::fold(term.text);
        const ByteSpan all{0, static_cast<std::uint32_t>(typed.folded.size())};
        const ByteSpan left = trimmed(typed.folded, all, between(), &term != &terms.front(), true);
        if (left.begin >= left.end)
            continue;
        out.push_back(term);
        out.back().text = typed.toSource(left).of(term.text);
    }
    return std::any_of(out.begin(), out.end(), isPlain) ? out : terms;
}

std::vector<ByteSpan> comparedWords(std::string_view folded)
{
    static const std::vector<std::string> words = foldedWords({"和", "与", "跟", "及", "と"});
    std::vector<ByteSpan> out;
    for (const ScriptRun& run : scriptRuns(folded)) {
        const std::vector<ByteSpan> cut = run.words ? std::vector{run.span} : cutAtParticles(folded, run.span, words);
        out.insert(out.end(), cut.begin(), cut.end());
    }
    return out;
}

bool namesItsSubject(std::string_view utf8)
{
    const std::string folded = text::fold(utf8).folded;
    const std::vector<ScriptRun> runs = scriptRuns(folded);
    const auto isName = [&](const ScriptRun& run) {
        const std::string_view word = run.span.of(folded);
        return run.words && std::any_of(word.begin(), word.end(), [](char c) { return c < '0' || c > '9'; });
    };
    const bool anyLetters = std::any_of(runs.begin(), runs.end(), [](const ScriptRun& run) { return !run.words; });
    if (anyLetters && std::any_of(runs.begin(), runs.end(), isName))
        return true;
    const auto words = [&](bool cut) {
        return contentWords(folded, [cut](std::string_view) { return cut; }).size();
    };
    return words(true) > words(false);
}

std::vector<ByteSpan> contentWords(std::string_view folded, const std::function<bool(std::string_view run)>& isNowhere)
{
    std::vector<ByteSpan> out;
    std::vector<ScriptRun> runs = scriptRuns(folded);
    joinShort(runs);
    joinUnits(runs, folded);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const ScriptRun& run = runs[i];
        if (run.words) {
            out.push_back(run.span);
            continue;
        }
        const bool behind = i > 0 && runs[i - 1].span.end == run.span.begin;
        const bool before = i + 1 < runs.size() && runs[i + 1].span.begin == run.span.end;
        const ByteSpan span = trimmed(folded, run.span, particles(), behind, before);
        if (span.begin >= span.end)
            continue;
        if (!isNowhere(span.of(folded))) {
            out.push_back(span);
            continue;
        }
        const std::vector<ByteSpan> cut = cutAtParticles(folded, span, between());
        out.insert(out.end(), cut.begin(), cut.end());
    }
    return out;
}

} // namespace zhilan::search

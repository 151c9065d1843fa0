#include "core/search/content_words.h"

#include "core/search/script_runs.h"
#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <initializer_list>
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

std::vector<std::string> folded(std::initializer_list<const char*> words)
{
    std::vector<std::string> out;
    std::transform(words.begin(), words.end(), std::back_inserter(out),
                   [](const char* word) { return text::fold(word).folded; });
    return out;
}

const std::vector<std::string>& leading()
{
    static const std::vector<std::string> words =
        folded({"的", "之", "和", "与", "跟", "及", "是", "在", "の", "は", "が", "を", "に", "と", "も",
                "へ", "で", "や", "의", "은", "는", "이", "가", "을", "를", "와", "과", "도", "에", "로"});
    return words;
}
const std::vector<std::string>& trailing()
{
    static const std::vector<std::string> words =
        folded({"的", "之", "和", "与", "跟", "及", "是", "の", "は", "が", "を", "に", "と", "も", "へ",
                "で", "や", "의", "은", "는", "이", "가", "을", "를", "와", "과", "도", "에", "로"});
    return words;
}
/// Hold two nouns together.
const std::vector<std::string>& between()
{
    static const std::vector<std::string> words = folded({"的", "之", "の"});
    return words;
}
/// Begin or end with one of them, which is none there.
const std::vector<std::string>& words()
{
    static const std::vector<std::string> words =
        folded({"目的", "标的", "的确", "的士", "和平", "和谐", "和解", "和约", "和声", "总和",
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

/// At the place, of those that cover it, is one of words().
bool isInWord(std::string_view folded, std::size_t at, std::size_t size)
{
    return std::any_of(words().begin(), words().end(), [&](const std::string& word) {
        const std::size_t from = at + size >= word.size() ? at + size - word.size() : 0;
        const std::size_t found = folded.find(word, from);
        return found != std::string_view::npos && found <= at;
    });
}

/// How many bytes of a particle a run of letters begins, or ends, with.
std::size_t particleAtBegin(std::string_view run)
{
    for (const std::string& word : leading()) {
        if (run.starts_with(word) && !isInWord(run, 0, word.size()))
            return word.size();
    }
    return 0;
}
std::size_t particleAtEnd(std::string_view run)
{
    for (const std::string& word : trailing()) {
        if (run.ends_with(word) && !isInWord(run, run.size() - word.size(), word.size()))
            return word.size();
    }
    return 0;
}

/// What is left may be nothing.
ByteSpan trimmed(std::string_view folded, ByteSpan span, bool atBegin, bool atEnd)
{
    if (atBegin)
        span.begin += static_cast<std::uint32_t>(particleAtBegin(span.of(folded)));
    if (atEnd)
        span.end -= static_cast<std::uint32_t>(particleAtEnd(span.of(folded)));
    return span;
}

/// Of a run that is one of letters, the stretches of two characters or more between particles; the run where there are
/// none.
std::vector<ByteSpan> cutAtParticles(std::string_view folded, ByteSpan run)
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
        const auto particle = std::find_if(between().begin(), between().end(),
                                           [&](const std::string& word) { return rest.starts_with(word); });
        // Kana of a word are not parted from each other: き の こ.
        const auto isBesideHan = [&] {
            std::size_t next = at + particle->size();
            return text::isMainIdeograph(last) ||
                   (next < run.end && text::isMainIdeograph(text::nextCodePoint(folded, next)));
        };
        if (particle != between().end() && !isInWord(run.of(folded), at - run.begin, particle->size()) &&
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

/// Makes one run of a number and the one character behind it, its unit as a rule (50亿, 90后): apart both are anywhere.
void joinUnits(std::vector<ScriptRun>& runs, std::string_view folded)
{
    std::vector<ScriptRun> out;
    for (const ScriptRun& run : runs) {
        const bool unit = !out.empty() && !run.words && run.begins.size() == 1 &&
                          out.back().span.end == run.span.begin &&
                          isAsciiDigit(static_cast<unsigned char>(folded[run.span.begin - 1]));
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
        const ByteSpan left = trimmed(typed.folded, all, &term != &terms.front(), true);
        if (left.begin >= left.end)
            continue;
        out.push_back(term);
        out.back().text = typed.toSource(left).of(term.text);
    }
    return std::any_of(out.begin(), out.end(), isPlain) ? out : terms;
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
        const ByteSpan span = trimmed(folded, run.span, behind, before);
        if (span.begin >= span.end)
            continue;
        if (!isNowhere(span.of(folded))) {
            out.push_back(span);
            continue;
        }
        const std::vector<ByteSpan> cut = cutAtParticles(folded, span);
        out.insert(out.end(), cut.begin(), cut.end());
    }
    return out;
}

} // namespace zhilan::search

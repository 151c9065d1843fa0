#include "core/text/clusters.h"
#include "core/text/match.h"
#include "core/text/pinyin.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cctype>

using namespace zhilan;

namespace
{

bool isJoint(char c)
{
    return c == '-' || c == ' ';
}

bool isLetterBesideDigit(char a, char b)
{
    const auto letter = [](char c) {
        return c >= 'a' && c <= 'z';
    };
    const auto digit = [](char c) {
        return c >= '0' && c <= '9';
    };
    return (letter(a) && digit(b)) || (digit(a) && letter(b));
}

/// The folded term without the hyphens and spaces that need not be there, and how many places may have one.
std::string bare(std::string_view term, std::size_t& joints)
{
    std::string out;
    for (std::size_t i = 0; i < term.size(); ++i) {
        if (i > 0 && i + 1 < term.size() && isJoint(term[i]) && isLetterBesideDigit(term[i - 1], term[i + 1]))
            continue;
        joints += !out.empty() && isLetterBesideDigit(out.back(), term[i]) ? 1 : 0;
        out += term[i];
    }
    return out;
}

/// Where the term that begins at `at` ends; npos where it does not stand there.
std::size_t endAt(std::string_view text, std::size_t at, std::string_view term)
{
    for (std::size_t i = 0; i < term.size(); ++i) {
        if (i > 0 && isLetterBesideDigit(term[i - 1], term[i]) && at < text.size() && isJoint(text[at]))
            ++at;
        if (at >= text.size() || text[at] != term[i])
            return std::string_view::npos;
        ++at;
    }
    return at;
}

std::vector<ByteSpan> naive(const text::FoldedText& text, std::string_view term)
{
    std::vector<ByteSpan> found;
    for (std::size_t at = 0; at < text.folded.size();) {
        const std::size_t end = endAt(text.folded, at, term);
        if (end == std::string_view::npos) {
            ++at;
            continue;
        }
        const ByteSpan source = text.toSource({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        if (found.empty() || source.begin >= found.back().end)
            found.push_back(source);
        at = end;
    }
    return found;
}

} // namespace

/// The first line is the term, what follows the text.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kMostJoints = 15;
    const auto input = fuzz::textOf(data, size);
    if (!input)
        return 0;
    const std::string_view term = std::string_view(*input).substr(0, input->find('\n'));
    const std::string_view source = std::string_view(*input).substr(std::min(term.size() + 1, input->size()));
    const text::FoldedText folded = text::fold(source);

    const text::Matcher matcher(term);
    const std::vector<text::Match> found = matcher.find(folded);
    fuzz::expect(matcher.matches(folded) == !found.empty(), "matches() and find() agree");
    std::size_t joints = 0;
    const std::string needle = bare(text::fold(term).folded, joints);
    fuzz::expect(needle.empty() == matcher.isEmpty(), "a term is empty when nothing is left of it");
    if (!needle.empty() && joints < kMostJoints) {
        const std::vector<ByteSpan> expected = naive(folded, needle);
        fuzz::expect(std::equal(found.begin(), found.end(), expected.begin(), expected.end(),
                                [](const text::Match& match, ByteSpan span) { return match.source == span; }),
                     "find() finds what a search character by character finds");
    }
    std::uint32_t at = 0;
    for (const ByteSpan span : text::findPinyin(folded, term)) {
        fuzz::expectSpan(span, source, "a place in pinyin stands in the text");
        fuzz::expect(span.begin >= at && !span.empty(), "places in pinyin are in order and apart");
        at = span.end;
    }
    at = 0;
    for (const ByteSpan span : text::Terms(term).find(folded)) {
        fuzz::expectSpan(span, source, "a place of a term stands in the text");
        fuzz::expect(span.begin >= at, "places of terms are in order");
        at = span.begin;
    }
    return 0;
}

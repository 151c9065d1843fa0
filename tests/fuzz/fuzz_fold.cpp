#include "core/text/clusters.h"
#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/utf8_check.h"
#include "tests/fuzz/fuzz.h"

#include <vector>

using namespace zhilan;

namespace
{

constexpr std::size_t kMostGrowth = 18; // as fold() promises

std::vector<bool> clusterBoundaries(std::string_view utf8)
{
    std::vector<bool> boundaries(utf8.size() + 1);
    boundaries[utf8.size()] = true;
    for (std::size_t at = 0; at < utf8.size();) {
        boundaries[at] = true;
        const std::size_t end = text::clusterEnd(utf8, at);
        fuzz::expect(end > at && end <= utf8.size(), "a cluster holds something");
        at = end;
    }
    return boundaries;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto source = fuzz::textOf(data, size);
    if (!source)
        return 0;
    const text::FoldedText folded = text::fold(*source);
    const std::string_view out = folded.folded;
    fuzz::expect(text::validUtf8Prefix(out) == out.size(), "folded text is valid UTF-8");
    fuzz::expect(out.size() <= source->size() * kMostGrowth, "folded text is no longer than promised");

    const std::vector<bool> boundaries = clusterBoundaries(*source);
    ByteSpan before;
    for (std::size_t at = 0; at < out.size();) {
        const auto begin = static_cast<std::uint32_t>(at);
        static_cast<void>(text::nextCodePoint(out, at));
        const ByteSpan span = folded.toSource({begin, static_cast<std::uint32_t>(at)});
        fuzz::expect(span.begin < span.end && span.end <= source->size(), "a character comes from somewhere");
        fuzz::expect(boundaries[span.begin] && boundaries[span.end], "places are at boundaries of clusters");
        fuzz::expect(span.begin >= before.begin && span.end >= before.end, "places are in the order of the text");
        const ByteSpan both = folded.toSource({0, static_cast<std::uint32_t>(at)});
        fuzz::expect(both.contains(span), "a longer range holds the shorter one");
        before = span;
    }
    fuzz::expect(text::fold(*source).folded == out, "the same text folds the same");
    return 0;
}

#include "core/series/respective.h"

#include "core/series/assemble.h"
#include "core/series/cells.h"

#include <algorithm>
#include <array>

namespace zhilan::series
{
namespace
{

/// Neighbours with nothing between them but a mark or "and": [first, last) of a list of things with spans.
struct Run {
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] std::size_t size() const { return last - first; }
};

bool joins(std::string_view gap)
{
    gap = trimmed(gap);
    for (const std::string_view joint :
         {"、", ",", "，", "/", "／", "和", "与", "與", "及", "以及", "と", "&", "and", ", and", "、和", ";", "；"})
        if (gap == joint)
            return true;
    return false;
}

template <typename Thing>
std::vector<Run> runsOf(std::string_view text, const std::vector<Thing>& things)
{
    std::vector<Run> runs;
    for (std::size_t i = 0; i < things.size(); ++i) {
        const bool joined = i > 0 && things[i].span.begin >= things[i - 1].span.end &&
                            joins(text.substr(things[i - 1].span.end, things[i].span.begin - things[i - 1].span.end));
        if (!joined)
            runs.push_back({i, i});
        runs.back().last = i + 1;
    }
    return runs;
}

/// The unit of "30亿元" for numbers that stand bare before it.
std::optional<quantity::NamedUnit> lentUnit(std::string_view text, const std::vector<quantity::Quantity>& quantities,
                                            Run run)
{
    const std::string_view last = quantities[run.last - 1].span.of(text);
    if (quantity::isUnscaled(last))
        return std::nullopt; // as it is, the unit alone is lent
    for (std::size_t i = run.first; i + 1 < run.last; ++i)
        if (!quantities[i].unit.empty() || !quantity::isUnscaled(quantities[i].span.of(text)))
            return std::nullopt;
    const std::size_t digits = last.find_last_of("0123456789");
    return digits == std::string_view::npos
               ? std::nullopt
               : quantity::captionUnit("(" + std::string(trimmed(last.substr(digits + 1))) + ")");
}

} // namespace

std::optional<Respective> respectivePairs(const Chunk& chunk, std::string_view sentence,
                                          const quantity::Reading& reading)
{
    constexpr std::size_t kLeast = 2;
    constexpr std::size_t kMostWords = 6; // between the word and the first value
    if (reading.periods.size() < kLeast || reading.quantities.size() < kLeast)
        return std::nullopt;
    std::size_t word = std::string_view::npos;
    std::size_t wordEnd = 0;
    for (const std::string_view each : {"分别", "分別", "それぞれ", "各为", "各為"}) {
        if (const std::size_t at = sentence.find(each); at < word) {
            word = at;
            wordEnd = at + each.size();
        }
    }
    const bool inEnglish = word == std::string_view::npos && sentence.find("respectively") != std::string_view::npos;
    if (word == std::string_view::npos && !inEnglish)
        return std::nullopt;
    const std::vector<Run> dates = runsOf(sentence, reading.periods);
    const std::vector<Run> values = runsOf(sentence, reading.quantities);
    Run date = dates.back();
    Run value = values.back();
    if (!inEnglish) {
        const auto behind = std::find_if(values.begin(), values.end(), [&](const Run& run) {
            return reading.quantities[run.first].span.begin >= wordEnd;
        });
        const auto before = std::find_if(dates.rbegin(), dates.rend(), [&](const Run& run) {
            return reading.periods[run.last - 1].span.end <= word;
        });
        if (behind == values.end() || before == dates.rend() ||
            wordsBetween(sentence, wordEnd, reading.quantities[behind->first].span.begin) > kMostWords)
            return std::nullopt;
        date = *before;
        value = *behind;
    }
    if (date.size() != value.size() || date.size() < kLeast)
        return std::nullopt;
    Respective out;
    const std::uint32_t datesEnd = reading.periods[date.last - 1].span.end;
    const std::string between = inEnglish ? std::string() : wordsThatMatter(sentence.substr(datesEnd, word - datesEnd));
    for (std::size_t i = 0; i < date.size(); ++i) {
        Pair pair = pairOf(chunk, sentence, reading.periods[date.first + i], reading.quantities[value.first + i]);
        pair.between = between;
        pair.after.clear();
        pair.change = 0;
        out.pairs.push_back(std::move(pair));
    }
    out.unit = lentUnit(sentence, reading.quantities, value);
    return out;
}

} // namespace zhilan::series

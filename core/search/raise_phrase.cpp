#include "core/search/raise_phrase.h"

#include "core/search/snapshot_parts.h"
#include "core/search/term_hits.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace zhilan::search
{
namespace
{

/// So many are looked at first for each that is wanted, and so many times more each time that they are not enough: a
/// look at all of them takes little longer than a few looks.
constexpr std::size_t kAtFirst = 2;
constexpr std::size_t kMoreEachTime = 16;

/// Tells sections apart in which a phrase stands.
class PhraseSections
{
public:
    PhraseSections(const Snapshot& snapshot, const TermPlan& phrase, const std::stop_token& stop)
        : m_snapshot(snapshot), m_phrase(phrase), m_stop(stop), m_known(snapshot.segments().size())
    {
    }

    /// Raises the scores of those in which it stands by `worth`.
    void raise(std::span<Ranked> some, double worth)
    {
        std::sort(some.begin(), some.end(), [](const Ranked& a, const Ranked& b) {
            return std::pair(a.segment, a.section) < std::pair(b.segment, b.section);
        });
        forEachSegment(m_snapshot, [&](std::size_t i) {
            const auto number = static_cast<std::uint32_t>(i);
            const auto begin = std::lower_bound(some.begin(), some.end(), number,
                                                [](const Ranked& each, std::uint32_t of) { return each.segment < of; });
            const auto end =
                std::find_if(begin, some.end(), [&](const Ranked& each) { return each.segment != number; });
            if (begin != end)
                raiseIn(number, {begin, end}, worth);
        });
    }

private:
    void raiseIn(std::uint32_t number, std::span<Ranked> some, double worth)
    {
        HitsAmong& known = m_known[number];
        if (!known.all) {
            std::vector<SectionNumber> sections(some.size());
            std::transform(some.begin(), some.end(), sections.begin(), [](const Ranked& each) { return each.section; });
            known = findTermAmong(*m_snapshot.segments()[number], m_phrase, sections, m_stop);
        }
        std::size_t at = 0;
        for (Ranked& each : some) {
            while (at < known.hits.sections.size() && known.hits.sections[at] < each.section)
                ++at;
            if (at == known.hits.sections.size())
                break;
            // Within a word its first term is no term of the query.
            if (known.hits.sections[at] == each.section && fitIn(known.hits.strengths[at]) < kInsideFit)
                each.score += worth;
        }
    }

    const Snapshot& m_snapshot;
    const TermPlan& m_phrase;
    const std::stop_token& m_stop;
    std::vector<HitsAmong> m_known; ///< of each segment: what was found last
};

} // namespace

void raisePhrase(const Snapshot& snapshot, std::vector<Ranked>& ranked, const TermPlan& phrase, double worth,
                 std::size_t most, const std::stop_token& stop)
{
    most = std::max<std::size_t>(most, 1);
    const auto better = [](const Ranked& a, const Ranked& b) {
        return a.score > b.score;
    };
    PhraseSections sections(snapshot, phrase, stop);
    std::size_t done = 0;
    for (std::size_t next = kAtFirst * most; done < ranked.size(); next *= kMoreEachTime) {
        const auto begin = ranked.begin() + static_cast<std::ptrdiff_t>(done);
        auto end = ranked.end();
        double rest = 0; // what is left scores less
        if (done + next < ranked.size()) {
            const auto last = begin + static_cast<std::ptrdiff_t>(next - 1);
            std::nth_element(begin, last, ranked.end(), better);
            rest = last->score;
            end = std::partition(last + 1, ranked.end(), [rest](const Ranked& each) { return each.score >= rest; });
        }
        sections.raise({begin, end}, worth);
        done = static_cast<std::size_t>(end - ranked.begin());
        if (done < most || done == ranked.size())
            continue;
        const auto least = ranked.begin() + static_cast<std::ptrdiff_t>(most - 1);
        std::nth_element(ranked.begin(), least, end, better);
        if (rest + worth <= least->score)
            ranked.resize(done);
    }
}

} // namespace zhilan::search

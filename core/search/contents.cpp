#include "core/search/contents.h"

#include "core/search/section_text.h"
#include "core/search/snapshot_parts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Some sections of one segment, ascending.
class HeadingsOfContents
{
public:
    HeadingsOfContents(const Segment& segment, const std::vector<SectionNumber>& sections, const std::stop_token& stop)
        : m_segment(segment), m_sections(sections), m_stop(stop)
    {
    }

    /// In which of them the term stands in the section's own heading.
    [[nodiscard]] std::vector<bool> have(const Leaf& term) const
    {
        std::vector<bool> found(m_sections.size());
        add(term.plan, found);
        for (const TermPlan& behind : term.behind)
            add(behind, found);
        return found;
    }

private:
    void add(const TermPlan& plan, std::vector<bool>& found) const
    {
        auto places = findPlaces(m_segment, plan, m_sections, m_stop);
        std::vector<SectionNumber> untold;
        for (std::size_t i = 0; i < m_sections.size(); ++i) {
            if (places[i].empty())
                untold.push_back(m_sections[i]);
        }
        auto read = beginsOf(m_segment.file(), untold, plan.matcher, m_stop);
        if (m_stop.stop_requested())
            throw StopRequested{};
        auto next = read.begin();
        for (std::size_t i = 0; i < m_sections.size(); ++i) {
            const std::vector<std::uint32_t>& begins = places[i].empty() ? *next++ : places[i];
            found[i] = found[i] || m_segment.file().standingAt(m_sections[i], begins).ownHeadings > 0;
        }
    }

    const Segment& m_segment;
    const std::vector<SectionNumber>& m_sections;
    const std::stop_token& m_stop;
};

} // namespace

std::vector<bool> merelyName(const Snapshot& snapshot, const CompiledQuery& query, std::span<const Ranked> ranked,
                             const std::stop_token& stop)
{
    std::map<std::uint32_t, std::vector<std::pair<SectionNumber, std::size_t>>> bySegment;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const Ranked& each = ranked[i];
        if ((snapshot.segments()[each.segment]->file().flagsOf(each.section) & kIsContents) != 0)
            bySegment[each.segment].emplace_back(each.section, i);
    }
    std::vector<bool> merely(ranked.size());
    for (auto& [number, places] : bySegment) {
        std::sort(places.begin(), places.end());
        std::vector<SectionNumber> sections;
        for (const Leaf& leaf : query.leaves()) { // only of those that have all terms before it
            if (!query.needs(*leaf.node))
                continue;
            sections.clear();
            std::transform(places.begin(), places.end(), std::back_inserter(sections),
                           [](const auto& each) { return each.first; });
            const std::vector<bool> have = HeadingsOfContents(*snapshot.segments()[number], sections, stop).have(leaf);
            std::size_t left = 0;
            for (std::size_t i = 0; i < places.size(); ++i) {
                if (have[i])
                    places[left++] = places[i];
                else
                    merely[places[i].second] = true;
            }
            places.resize(left);
            if (places.empty())
                break;
        }
    }
    return merely;
}

} // namespace zhilan::search

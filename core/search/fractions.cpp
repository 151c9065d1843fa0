#include "core/search/fractions.h"

#include "core/search/pieces.h"
#include "core/search/section_text.h"
#include "core/search/snapshot_parts.h"
#include "core/text/fold.h"
#include "core/text/utf.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace zhilan::search
{
namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether a digit and a point are before each place of the term in a text.
bool endsFractions(const std::string& folded, const text::Matcher& matcher)
{
    std::size_t at = 0;
    std::uint32_t characters = 0;
    for (const text::Matcher::Begin& begin : matcher.begins(folded)) {
        for (; characters < begin.at; ++characters)
            static_cast<void>(text::nextCodePoint(folded, at));
        if (at < 2 || folded[at - 1] != '.' || !isDigit(folded[at - 2]))
            return false;
    }
    return true;
}

/// The sections of one segment.
class FractionFinder
{
public:
    FractionFinder(const Segment& segment, const TermPlan& plan, const std::stop_token& stop)
        : m_segment(segment), m_plan(plan), m_stop(stop), m_texts(segment.file())
    {
    }

    /// Of some sections, ascending, those in which the term ends fractions and nothing else.
    std::vector<SectionNumber> of(const std::vector<SectionNumber>& sections)
    {
        std::vector<SectionNumber> found;
        const SegmentFile& file = m_segment.file();
        const auto entry = file.find(TermKind::Gram, ".");
        if (!entry)
            return found;
        Postings points = file.postings(TermKind::Gram, *entry);
        const auto begins = findPlaces(m_segment, m_plan, sections, m_stop);
        std::vector<Place> places;
        for (std::size_t i = 0; i < sections.size() && points.seek(sections[i]); ++i) {
            if (points.section() != sections[i] || begins[i].empty())
                continue;
            points.places(places);
            const bool all = std::all_of(begins[i].begin(), begins[i].end(), [&](std::uint32_t begin) {
                const auto at =
                    std::lower_bound(places.begin(), places.end(), begin,
                                     [](const Place& place, std::uint32_t end) { return place.at + 1 < end; });
                return at != places.end() && at->at + 1 == begin;
            });
            if (m_stop.stop_requested())
                throw StopRequested{};
            // A point need not be one of a fraction: ...5倍.
            if (all && isOfFractions(sections[i]))
                found.push_back(sections[i]);
        }
        return found;
    }

private:
    bool isOfFractions(SectionNumber number)
    {
        const SegmentFile& file = m_segment.file();
        const SectionRecord section = m_texts.section(number);
        const std::vector<Unit> units = unitsOf(file.document(file.documentOf(number)).title, section);
        return std::all_of(units.begin(), units.end(), [this](const Unit& unit) {
            return endsFractions(text::foldedText(unit.text), m_plan.matcher);
        });
    }

    const Segment& m_segment;
    const TermPlan& m_plan;
    const std::stop_token& m_stop;
    SectionTexts m_texts;
};

} // namespace

void lowerFractions(const Snapshot& snapshot, const CompiledQuery& query, std::span<Ranked> ranked, double less,
                    const std::stop_token& stop)
{
    std::map<std::uint32_t, std::vector<SectionNumber>> bySegment;
    std::set<std::pair<std::uint32_t, SectionNumber>> lowered; // once, however many of the terms do so
    for (const Leaf& leaf : query.leaves()) {
        if (!leaf.plan.matcher.beginsWithNumber())
            continue;
        if (bySegment.empty()) {
            for (const Ranked& each : ranked)
                bySegment[each.segment].push_back(each.section);
            for (auto& [segment, sections] : bySegment)
                std::sort(sections.begin(), sections.end());
        }
        for (const auto& [segment, sections] : bySegment) {
            for (const SectionNumber section :
                 FractionFinder(*snapshot.segments()[segment], leaf.plan, stop).of(sections))
                lowered.emplace(segment, section);
        }
    }
    for (Ranked& each : ranked)
        each.score -= lowered.contains({each.segment, each.section}) ? less : 0;
}

} // namespace zhilan::search

#include "core/search/term_fits.h"

#include "core/search/tokens.h"
#include "core/text/utf.h"

#include <algorithm>

namespace zhilan::search
{

bool TermFits::areOpen(const TermPlan& plan)
{
    const PlanPart& part = plan.parts.front();
    return part.kind == PlanPart::Kind::Gram && text::codePointCount(part.text) > 1 &&
           (!plan.firstWord.empty() || !plan.lastWord.empty());
}

void TermFits::open(Edge& edge, std::string_view word, bool begins)
{
    edge.isWord = !word.empty();
    edge.length = static_cast<std::uint32_t>(text::codePointCount(word));
    if (!edge.isWord)
        return;
    const auto add = [&](const DictionaryWord& written) {
        if (const auto entry = m_file.find(TermKind::Word, dictionaryTermOf(written)))
            edge.lists.push_back(m_file.postings(TermKind::Word, *entry));
    };
    add({word});
    if (begins) {
        add({word, false, true});
    } else {
        add({word, true});
        add({word, false, false, true});
    }
}

void TermFits::read(Edge& edge, SectionNumber section)
{
    edge.places.clear();
    for (Postings& postings : edge.lists) {
        // seek() has gone past the section where the list does not have it.
        if (!postings.seek(section) || postings.section() != section)
            continue;
        postings.places(m_places);
        for (const Place& place : m_places)
            edge.places.push_back(place.at);
    }
    if (edge.lists.size() > 1)
        std::sort(edge.places.begin(), edge.places.end());
}

const std::vector<unsigned>& TermFits::of(SectionNumber section, const std::vector<std::uint32_t>& begins,
                                          const std::vector<std::uint32_t>& ends)
{
    if (!m_open) {
        open(m_first, m_plan.firstWord, true);
        open(m_last, m_plan.lastWord, false);
        m_open = true;
    }
    read(m_first, section);
    read(m_last, section);
    const auto stands = [](const Edge& edge, std::uint32_t at) {
        return !edge.isWord || std::binary_search(edge.places.begin(), edge.places.end(), at);
    };
    m_fits.clear();
    for (std::size_t i = 0; i < begins.size(); ++i) {
        m_fits.push_back(!stands(m_first, begins[i])                ? kInsideFit
                         : !stands(m_last, ends[i] - m_last.length) ? kPrefixFit
                                                                    : kWholeFit);
    }
    return m_fits;
}

Strength strengthOfBest(const SegmentFile& file, SectionNumber section, const std::vector<std::uint32_t>& begins,
                        const std::vector<unsigned>& fits, bool mayBeInHeading)
{
    const unsigned fit = *std::min_element(fits.begin(), fits.end());
    const auto count = static_cast<std::size_t>(std::count(fits.begin(), fits.end(), fit));
    SegmentFile::Standing standing;
    if (mayBeInHeading && count == begins.size()) {
        standing = file.standingAt(section, begins);
    } else if (mayBeInHeading) {
        std::vector<std::uint32_t> best;
        for (std::size_t i = 0; i < fits.size(); ++i) {
            if (fits[i] == fit)
                best.push_back(begins[i]);
        }
        standing = file.standingAt(section, best);
    }
    const std::uint32_t asOne = standing.fromAbove > 0 ? standing.fromAbove - 1 : 0;
    const std::uint32_t times = static_cast<std::uint32_t>(count) + standing.ownHeadings - asOne;
    return strengthOf(weightOf(times, (standing.fields & kHeadings) != 0), fit);
}

} // namespace zhilan::search

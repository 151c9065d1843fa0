#pragma once

#include "core/search/segment.h"
#include "core/search/term_hits.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace zhilan::search
{

/// The hits of a term in a segment, which are kept, or handed on some at a time. Removed sections are left out.
class HitCollector
{
public:
    /// `take`: who wants them instead of their being kept; null: nobody. `fields`: whether these are kept too.
    HitCollector(const Segment& segment, const TakeHits* take, bool fields)
        : m_segment(segment), m_take(take), m_wantFields(fields)
    {
    }

    [[nodiscard]] bool keeps() const { return m_take == nullptr; }
    void reserve(std::size_t sections)
    {
        m_hits.sections.reserve(sections);
        m_hits.strengths.reserve(sections);
    }

    /// In ascending order, as all. `fields`: that the term stands in, of those asked for; where it stands in none,
    /// nothing is added.
    void add(SectionNumber section, Strength strength, FieldSet fields)
    {
        if (fields == 0 || !m_segment.isLive(section))
            return;
        m_hits.sections.push_back(section);
        m_hits.strengths.push_back(strength);
        if (m_wantFields)
            m_hits.fields.push_back(fields);
        if (m_hits.sections.size() >= kBlock)
            handOn();
    }
    /// All of a block, where fields are not kept.
    void addAll(const Postings::Block& some, unsigned fit)
    {
        if (!m_segment.mayBeRemoved(some.sections[0], some.sections[some.count - 1])) {
            addLive(some, fit);
            return;
        }
        const std::size_t before = m_hits.sections.size();
        m_hits.sections.resize(before + some.count);
        m_hits.strengths.resize(before + some.count);
        SectionNumber* const sections = m_hits.sections.data() + before;
        Strength* const strengths = m_hits.strengths.data() + before;
        std::size_t live = 0;
        for (std::uint32_t i = 0; i < some.count; ++i) {
            sections[live] = some.sections[i];
            strengths[live] = strengthOf(some.weights[i], fit);
            live += m_segment.isLive(some.sections[i]) ? 1 : 0;
        }
        m_hits.sections.resize(before + live);
        m_hits.strengths.resize(before + live);
        handOn();
    }
    /// What was found so far, to who does not want it kept. Behind the last hit.
    void handOn()
    {
        if (m_take == nullptr)
            return;
        (*m_take)(m_hits.sections, m_hits.strengths);
        m_hits.sections.clear();
        m_hits.strengths.clear();
        m_hits.fields.clear();
    }
    [[nodiscard]] TermHits take() && { return std::move(m_hits); }

private:
    void addLive(const Postings::Block& some, unsigned fit)
    {
        if (m_take != nullptr && fit == 0 && m_hits.sections.empty()) { // as they are
            (*m_take)({some.sections, some.count}, {some.weights, some.count});
            return;
        }
        m_hits.sections.insert(m_hits.sections.end(), some.sections, some.sections + some.count);
        const std::size_t before = m_hits.strengths.size();
        m_hits.strengths.resize(before + some.count);
        std::transform(some.weights, some.weights + some.count,
                       m_hits.strengths.begin() + static_cast<std::ptrdiff_t>(before),
                       [fit](Weight weight) { return strengthOf(weight, fit); });
        handOn();
    }

    const Segment& m_segment;
    const TakeHits* m_take;
    bool m_wantFields;
    TermHits m_hits;
};

} // namespace zhilan::search

#pragma once

#include "core/search/postings.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <span>
#include <vector>

namespace zhilan::search
{

/// Where a wide part lets the whole begin. Small: there may be millions.
struct WidePlace {
    SectionNumber section = 0;
    std::uint32_t begin : 31 = 0;
    std::uint32_t jointed : 1 = 0; ///< behind a hyphen or space

    friend bool operator<(const WidePlace& a, const WidePlace& b)
    {
        return a.section != b.section ? a.section < b.section : a.begin < b.begin;
    }
};

/// Sections that may have a term, each with the places where it may begin.
class Candidates
{
public:
    explicit Candidates(std::uint32_t sections)
        : m_has(sections / 64 + 1), m_indexes(std::make_unique_for_overwrite<std::uint32_t[]>(sections))
    {
    }

    /// Before any other: the places in any order, in sections below `sections`. Linear but for the order within one.
    void addAll(std::span<const WidePlace> places, std::uint32_t sections)
    {
        std::vector<std::uint32_t> ends(std::size_t{sections} + 1);
        for (const WidePlace& place : places)
            ++ends[place.section + 1];
        std::partial_sum(ends.begin(), ends.end(), ends.begin());
        // Each place moves its section's begin up to its end.
        m_begins.resize(places.size());
        std::uint32_t* const begins = m_begins.data();
        for (const WidePlace& place : places)
            begins[ends[place.section]++] = place.begin;
        for (std::uint32_t section = 0, begin = 0; section < sections; begin = ends[section++]) {
            if (ends[section] == begin)
                continue;
            std::sort(begins + begin, begins + ends[section]);
            m_sections.push_back(section);
            m_ofSection.push_back(begin);
        }
    }
    /// Both ascend.
    void add(SectionNumber section, const std::vector<std::uint32_t>& begins)
    {
        m_sections.push_back(section);
        m_ofSection.push_back(m_begins.size());
        m_begins.insert(m_begins.end(), begins.begin(), begins.end());
    }
    [[nodiscard]] const std::vector<SectionNumber>& sections() const { return m_sections; }
    [[nodiscard]] std::vector<std::uint32_t> beginsOf(std::size_t index) const
    {
        return {first(index), first(index) + static_cast<std::ptrdiff_t>(endOf(index) - m_ofSection[index])};
    }

    /// Before the first has(): makes it known which sections there are, and that no beginning is marked.
    void prepare()
    {
        std::fill(m_has.begin(), m_has.end(), 0);
        for (const SectionNumber section : m_sections)
            m_has[section / 64] |= std::uint64_t{1} << (section % 64);
        for (std::size_t i = 0; i < m_sections.size(); ++i)
            m_indexes[m_sections[i]] = static_cast<std::uint32_t>(i);
        m_marked.assign(m_begins.size(), 0);
    }
    [[nodiscard]] bool has(SectionNumber section) const { return (m_has[section / 64] >> (section % 64) & 1U) != 0; }
    /// Precondition: has(section).
    [[nodiscard]] std::size_t indexOf(SectionNumber section) const { return m_indexes[section]; }

    /// The beginnings of one candidate, to be marked.
    class Marker
    {
    public:
        Marker(Candidates& candidates, std::size_t index)
            : m_first(candidates.m_begins.data())
            , m_marked(candidates.m_marked.data())
            , m_at(m_first + candidates.m_ofSection[index])
            , m_end(m_first + candidates.endOf(index))
        {
        }
        /// The beginning, if it is one; those that are asked for ascend.
        void mark(std::uint32_t begin)
        {
            // By doubling steps: the next one is near as a rule.
            std::ptrdiff_t step = 1;
            for (; step < m_end - m_at && m_at[step] < begin; step *= 2)
                m_at += step;
            m_at = std::lower_bound(m_at, std::min(m_at + step, m_end), begin);
            if (m_at != m_end && *m_at == begin)
                m_marked[m_at - m_first] = 1;
        }

    private:
        const std::uint32_t* m_first;
        std::uint8_t* m_marked;
        const std::uint32_t* m_at;
        const std::uint32_t* m_end;
    };

    /// Drops the beginnings that were not marked, and the sections that have none left.
    void keepMarked()
    {
        std::size_t sections = 0;
        std::size_t begins = 0;
        for (std::size_t i = 0; i < m_sections.size(); ++i) {
            const std::size_t from = begins;
            const std::size_t end = endOf(i);
            for (std::size_t at = m_ofSection[i]; at < end; ++at) {
                if (m_marked[at] != 0)
                    m_begins[begins++] = m_begins[at];
            }
            if (begins == from)
                continue;
            m_sections[sections] = m_sections[i];
            m_ofSection[sections++] = from;
        }
        m_sections.resize(sections);
        m_ofSection.resize(sections);
        m_begins.resize(begins);
    }

private:
    [[nodiscard]] std::vector<std::uint32_t>::const_iterator first(std::size_t index) const
    {
        return m_begins.begin() + static_cast<std::ptrdiff_t>(m_ofSection[index]);
    }
    [[nodiscard]] std::size_t endOf(std::size_t index) const
    {
        return index + 1 < m_ofSection.size() ? m_ofSection[index + 1] : m_begins.size();
    }

    std::vector<SectionNumber> m_sections;
    std::vector<std::size_t> m_ofSection; ///< where its beginnings are
    std::vector<std::uint32_t> m_begins;
    std::vector<std::uint8_t> m_marked;         ///< one for each of m_begins
    std::vector<std::uint64_t> m_has;           ///< a bit for each section of the segment
    std::unique_ptr<std::uint32_t[]> m_indexes; ///< of the sections that are candidates
};

} // namespace zhilan::search

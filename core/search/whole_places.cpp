#include "core/search/whole_places.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace zhilan::search
{
namespace
{

/// Leaves of the places where the whole may begin those from which one of `places` is as far as `offset`. All ascend.
void keepThose(std::vector<std::uint32_t>& begins, const std::vector<Place>& places, std::uint32_t offset)
{
    std::size_t kept = 0;
    std::size_t at = 0;
    for (const std::uint32_t begin : begins) {
        while (at < places.size() && places[at].at < begin + offset)
            ++at;
        if (at == places.size())
            break;
        if (places[at].at == begin + offset)
            begins[kept++] = begin;
    }
    begins.resize(kept);
}

} // namespace

bool WholePlaces::findIn(SectionNumber section, std::vector<std::uint32_t>& begins, std::vector<std::uint32_t>& ends)
{
    if (!m_plain)
        m_plain = arePlain();
    if (*m_plain) {
        const bool found = findPlain(section, begins);
        ends = begins;
        for (std::uint32_t& end : ends)
            end += m_plan.lengths.front();
        return found;
    }
    begins.clear();
    ends.clear();
    for (std::uint32_t piece = 0; piece < m_plan.lengths.size(); ++piece) {
        if (!findPiece(piece, section))
            return false;
        if (piece == 0)
            ends = begins = m_both;
        else
            join(begins, ends);
        if (begins.empty())
            return false;
        for (std::uint32_t& end : ends)
            end += m_plan.lengths[piece];
    }
    return true;
}

/// Grams of one list each, as words written in Han are: the most frequent kind of term.
bool WholePlaces::arePlain() const
{
    return m_plan.lengths.size() == 1 && std::all_of(m_parts.begin(), m_parts.end(), [](const Part& part) {
               return part.plan->kind == PlanPart::Kind::Gram && part.plan->hasPlaces && !part.plan->tellsSpace() &&
                      part.lists.size() == 1;
           });
}

bool WholePlaces::findPlain(SectionNumber section, std::vector<std::uint32_t>& begins)
{
    begins.clear();
    bool first = true;
    for (Part& part : m_parts) {
        Postings& postings = part.lists.front().postings;
        if (!postings.seek(section) || postings.section() != section)
            return false;
        postings.places(m_places);
        const std::uint32_t offset = part.plan->offset;
        if (first) {
            for (const Place& place : m_places) {
                if (place.at >= offset)
                    begins.push_back(place.at - offset);
            }
        } else {
            keepThose(begins, m_places, offset);
        }
        first = false;
        if (begins.empty())
            return false;
    }
    return true;
}

/// Where a piece begins, into m_both, and where it begins behind a hyphen or space, into m_jointed.
bool WholePlaces::findPiece(std::uint32_t piece, SectionNumber section)
{
    bool first = true;
    m_both.clear();
    m_jointed.clear();
    for (Part& part : m_parts) {
        if (part.plan->piece != piece || !part.tellsPlaces())
            continue;
        collect(part, section);
        if (first) {
            m_both.swap(m_found);
        } else {
            m_other.clear();
            std::set_intersection(m_both.begin(), m_both.end(), m_found.begin(), m_found.end(),
                                  std::back_inserter(m_other));
            m_both.swap(m_other);
        }
        first = false;
        if (m_both.empty())
            return false;
    }
    std::sort(m_jointed.begin(), m_jointed.end());
    return true;
}

/// A piece follows the one before at once, or behind a hyphen or space.
void WholePlaces::join(std::vector<std::uint32_t>& begins, std::vector<std::uint32_t>& ends)
{
    std::size_t kept = 0;
    const auto stands = [this](std::uint32_t at) {
        return std::binary_search(m_both.begin(), m_both.end(), at);
    };
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const std::uint32_t end = ends[i];
        const bool joint = std::binary_search(m_jointed.begin(), m_jointed.end(), end + 1) && stands(end + 1);
        if (!joint && !stands(end))
            continue;
        begins[kept] = begins[i];
        ends[kept] = joint ? end + 1 : end;
        ++kept;
    }
    begins.resize(kept);
    ends.resize(kept);
}

void WholePlaces::collect(Part& part, SectionNumber section)
{
    m_found.clear();
    for (PartList& list : part.lists) {
        // seek() has gone past the section where the list does not have it.
        if (!list.postings.seek(section) || list.postings.section() != section)
            continue;
        list.postings.places(m_places);
        for (const Place& place : m_places) {
            if (!fits(place, *part.plan, list.shift))
                continue;
            m_found.push_back(place.at + list.shift - part.plan->offset);
            if (isJointed(place, *part.plan))
                m_jointed.push_back(m_found.back());
        }
    }
    while (part.placesAt < part.places.size() && part.places[part.placesAt].section < section)
        ++part.placesAt;
    for (std::size_t i = part.placesAt; i < part.places.size() && part.places[i].section == section; ++i) {
        m_found.push_back(part.places[i].begin);
        if (part.places[i].jointed != 0)
            m_jointed.push_back(part.places[i].begin);
    }
    if (part.lists.size() != 1 || !part.places.empty()) // one list has them in order
        std::sort(m_found.begin(), m_found.end());
}

} // namespace zhilan::search

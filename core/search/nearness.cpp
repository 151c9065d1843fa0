#include "core/search/nearness.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace zhilan::search
{
namespace
{

/// In characters: what a sentence has, what a paragraph has.
constexpr std::uint32_t kSentence = 40;
constexpr std::uint32_t kParagraph = 160;

constexpr std::uint32_t kApart = std::numeric_limits<std::uint32_t>::max();

/// The shortest stretch that has a place of every term; kApart where some term has none.
std::uint32_t shortestStretch(const std::vector<const std::vector<std::uint32_t>*>& terms)
{
    std::vector<std::pair<std::uint32_t, std::size_t>> places;
    for (std::size_t term = 0; term < terms.size(); ++term) {
        for (const std::uint32_t place : *terms[term])
            places.emplace_back(place, term);
    }
    std::sort(places.begin(), places.end());
    std::vector<std::size_t> counts(terms.size());
    std::size_t inside = 0;
    std::size_t first = 0;
    std::uint32_t shortest = kApart;
    for (const auto& [place, term] : places) {
        inside += counts[term]++ == 0 ? 1 : 0;
        for (; inside == terms.size(); ++first) {
            shortest = std::min(shortest, place - places[first].first);
            inside -= --counts[places[first].second] == 0 ? 1 : 0;
        }
    }
    return shortest;
}

/// The terms of a query, equal ones once: they stand at the same places.
std::vector<const Leaf*> differentLeaves(const CompiledQuery& query)
{
    std::vector<const Leaf*> leaves;
    for (const Leaf& leaf : query.leaves()) {
        const bool known = std::any_of(leaves.begin(), leaves.end(), [&leaf](const Leaf* each) {
            return each->node->text == leaf.node->text && each->node->quoted == leaf.node->quoted &&
                   each->behind.empty() && leaf.behind.empty();
        });
        if (!known)
            leaves.push_back(&leaf);
    }
    return leaves;
}

} // namespace

void addNearness(const Snapshot& snapshot, const CompiledQuery& query, std::span<Ranked> ranked, double step,
                 const std::stop_token& stop)
{
    const std::vector<const Leaf*> leaves = differentLeaves(query);
    std::vector<std::size_t> order(ranked.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(ranked[a].segment, ranked[a].section) < std::pair(ranked[b].segment, ranked[b].section);
    });
    for (auto at = order.begin(); at != order.end();) {
        const std::uint32_t number = ranked[*at].segment;
        const auto end = std::find_if(at, order.end(), [&](std::size_t i) { return ranked[i].segment != number; });
        std::vector<SectionNumber> sections;
        std::transform(at, end, std::back_inserter(sections), [&](std::size_t i) { return ranked[i].section; });
        std::vector<std::vector<std::vector<std::uint32_t>>> places;
        for (const Leaf* const leaf : leaves) {
            places.push_back(findPlaces(*snapshot.segments()[number], leaf->plan, sections, stop));
            for (const TermPlan& plan : leaf->behind) {
                const auto behind = findPlaces(*snapshot.segments()[number], plan, sections, stop);
                for (std::size_t i = 0; i < sections.size(); ++i)
                    places.back()[i].insert(places.back()[i].end(), behind[i].begin(), behind[i].end());
            }
        }
        for (std::size_t i = 0; i < sections.size(); ++i) {
            std::vector<const std::vector<std::uint32_t>*> terms;
            terms.reserve(places.size());
            for (const auto& ofTerm : places)
                terms.push_back(&ofTerm[i]);
            const std::uint32_t stretch = shortestStretch(terms);
            ranked[*(at + static_cast<std::ptrdiff_t>(i))].score += stretch <= kSentence    ? kNearClasses * step
                                                                    : stretch <= kParagraph ? step
                                                                                            : 0;
        }
        at = end;
    }
}

} // namespace zhilan::search

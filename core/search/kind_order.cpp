#include "core/search/kind_order.h"

#include "core/base/parallel.h"
#include "core/search/section_text.h"
#include "core/search/segment.h"
#include "core/search/shown_text.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace zhilan::search
{
namespace
{

/// More than rank() gives.
constexpr double kAllInKind = 1000;
constexpr double kAllInOne = 1000;
/// So many of the best are looked at.
constexpr std::size_t kLookedAt = 60;

/// Each piece of such a kind is something by itself, not a part of what goes on.
constexpr FieldSet kApart = static_cast<FieldSet>(setOf(Field::Table) | setOf(Field::Quote) | setOf(Field::Term) |
                                                  setOf(Field::Chapter) | setOf(Field::Subtitle));

bool hasAllInOne(const Snapshot& snapshot, const CompiledQuery& query, Field kind, const Ranked& ranked)
{
    const SegmentFile& file = snapshot.segments()[ranked.segment]->file();
    SectionTexts texts(file);
    const SectionRecord section = texts.section(ranked.section);
    const DocumentEntry document = file.document(file.documentOf(ranked.section));
    const std::vector<ShownText> shown =
        shownTexts({document.title, &section, document.firstSection == ranked.section}, query, kind);
    std::vector<bool> sought(query.leaves().size() + query.amounts().size());
    for (const ShownText& text : shown) {
        for (const Mark& mark : text.marks)
            sought[mark.term] = true; // of alternatives, those that are there
    }
    return std::any_of(shown.begin(), shown.end(), [&sought](const ShownText& text) {
        std::vector<bool> found(sought.size());
        for (const Mark& mark : text.marks)
            found[mark.term] = true;
        return found == sought;
    });
}

void raiseAllInOne(const Snapshot& snapshot, const CompiledQuery& query, Field kind, std::span<Ranked> ranked,
                   const std::stop_token& stop)
{
    forEachInParallel(ranked.size(), [&](std::size_t i) {
        if (stop.stop_requested())
            throw StopRequested{};
        if (hasAllInOne(snapshot, query, kind, ranked[i]))
            ranked[i].score += kAllInOne;
    });
}

} // namespace

std::vector<Ranked> rankInKind(const Snapshot& snapshot, const CompiledQuery& query,
                               std::vector<SegmentAnswer>& answers, Field kind, std::size_t most,
                               const std::stop_token& stop)
{
    std::vector<std::vector<SectionNumber>> found;
    std::size_t all = 0;
    for (SegmentAnswer& answer : answers) {
        all += answer.allInKind.size();
        found.push_back(std::move(answer.sections));
        answer.sections = answer.allInKind;
    }
    std::vector<Ranked> ranked = rank(snapshot, query, answers, most, stop);
    for (Ranked& each : ranked)
        each.score += kAllInKind;
    if (query.leaves().size() + query.amounts().size() > 1 && (setOf(kind) & kApart) != 0) {
        const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(kLookedAt, ranked.size()));
        raiseAllInOne(snapshot, query, kind, {ranked.begin(), end}, stop);
        std::sort(ranked.begin(), end);
    }
    if (all < most) {
        for (std::size_t i = 0; i < answers.size(); ++i) {
            answers[i].sections.clear();
            std::set_difference(found[i].begin(), found[i].end(), answers[i].allInKind.begin(),
                                answers[i].allInKind.end(), std::back_inserter(answers[i].sections));
        }
        // As many as are looked at by then, so that it is the same on every page.
        const std::vector<Ranked> others = rank(snapshot, query, answers, most, stop);
        ranked.insert(ranked.end(), others.begin(), others.end());
    }
    for (std::size_t i = 0; i < answers.size(); ++i)
        answers[i].sections = std::move(found[i]);
    return ranked;
}

bool hasAllInKind(const Ranked& ranked)
{
    return ranked.score >= kAllInKind;
}

} // namespace zhilan::search

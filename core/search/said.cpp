#include "core/search/said.h"

#include "core/base/parallel.h"
#include "core/search/section_text.h"
#include "core/search/shown_text.h"
#include "core/search/snapshot_parts.h"

#include <algorithm>

namespace zhilan::search
{

bool asksWhoSays(const CompiledQuery& query)
{
    return !query.speakers().empty() && !(query.leaves().empty() && query.amounts().empty());
}

void raiseSaid(const Snapshot& snapshot, const CompiledQuery& query, std::span<Ranked> ranked, double more,
               const std::stop_token& stop)
{
    forEachInParallel(ranked.size(), [&](std::size_t i) {
        if (stop.stop_requested())
            throw StopRequested{};
        Ranked& each = ranked[i];
        SectionTexts texts(snapshot.segments()[each.segment]->file());
        const SectionRecord section = texts.section(each.section);
        HeadUnits heads;
        const auto isMeant = [&](const Piece& piece) {
            return query.asksForSpeaker(piece.speaker) &&
                   (!termMarks(piece.text, piece.field, query).empty() ||
                    !amountMarks({piece.field, piece.text, &piece}, query, heads).empty());
        };
        if (std::any_of(section.pieces.begin(), section.pieces.end(), isMeant))
            each.score += more;
    });
}

} // namespace zhilan::search

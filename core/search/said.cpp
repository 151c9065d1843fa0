#include "core/search/said.h"

#include "core/search/section_text.h"
#include "core/search/shown_text.h"
#include "core/search/snapshot_parts.h"

#include <algorithm>

namespace zhilan::search
{

void raiseSaid(const Snapshot& snapshot, const CompiledQuery& query, std::span<Ranked> ranked, double more,
               const std::stop_token& stop)
{
    if (query.speakers().empty() || query.leaves().empty())
        return;
    const auto saysTerm = [&query](const Piece& piece) {
        return query.asksForSpeaker(piece.speaker) && !termMarks(piece.text, piece.field, query).empty();
    };
    for (Ranked& each : ranked) {
        if (stop.stop_requested())
            throw StopRequested{};
        SectionTexts texts(snapshot.segments()[each.segment]->file());
        const SectionRecord section = texts.section(each.section);
        if (std::any_of(section.pieces.begin(), section.pieces.end(), saysTerm))
            each.score += more;
    }
}

} // namespace zhilan::search

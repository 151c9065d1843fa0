#include "core/search/pieces.h"

#include "core/search/bytes.h"

#include <numeric>

namespace zhilan::search
{
namespace
{

constexpr std::uint64_t kJoined = 8;
constexpr std::uint64_t kHasStart = 16;
constexpr std::uint64_t kHasSpeaker = 32;
constexpr std::uint64_t kHasColumnHead = 64;

void putStart(std::string& out, const std::optional<Milliseconds>& start)
{
    if (start)
        putVarint(out, static_cast<std::uint64_t>(start->count()));
}

} // namespace

std::vector<Unit> unitsOf(std::string_view title, const SectionRecord& section)
{
    std::vector<Unit> units;
    units.reserve(section.pieces.size() + section.headingPath.size() + 1);
    forEachUnit(
        title, section,
        [&units](const UnitText& unit) {
            units.push_back({unit.field, std::string(unit.text), {{0, unit.piece}}});
        },
        [&units](const Piece& piece) {
            Unit& unit = units.back();
            unit.text += kBetweenJoined;
            unit.parts.push_back({static_cast<std::uint32_t>(unit.text.size()), &piece});
            unit.text += piece.text;
        });
    return units;
}

bool SectionInDocument::hasAmountsOf(const UnitText& unit) const
{
    if (unit.piece != nullptr)
        return true;
    if (!section->pieces.empty() && section->pieces.front().field == Field::Subtitle)
        return false;
    const std::string_view own = section->headingPath.empty() ? title : section->headingPath.back();
    return unit.text == own || (isFirst && unit.field == Field::Title);
}

std::string toBytes(const SectionRecord& section)
{
    constexpr std::size_t kBesideText = 16; // bytes of a piece, as a rule
    const auto text = [](std::size_t sum, const Piece& piece) {
        return sum + kBesideText + piece.text.size();
    };
    std::string out;
    out.reserve(std::accumulate(section.pieces.begin(), section.pieces.end(), std::size_t{kBesideText * 16}, text));
    putString(out, section.slug);
    putVarint(out, section.headingPath.size());
    for (const std::string& heading : section.headingPath)
        putString(out, heading);
    putVarint(out, (section.start ? 1U : 0U) | (section.hasChart ? 2U : 0U));
    putStart(out, section.start);
    putVarint(out, section.line);
    putVarint(out, section.byte);
    putVarint(out, section.pieces.size());
    std::uint32_t line = 0;
    std::uint32_t byte = 0;
    for (const Piece& piece : section.pieces) {
        putVarint(out, static_cast<std::uint64_t>(piece.field) | (piece.joined ? kJoined : 0) |
                           (piece.start ? kHasStart : 0) | (piece.speaker.empty() ? 0 : kHasSpeaker) |
                           (piece.columnHead.empty() ? 0 : kHasColumnHead));
        putStart(out, piece.start);
        if (!piece.speaker.empty())
            putString(out, piece.speaker);
        if (!piece.columnHead.empty())
            putString(out, piece.columnHead);
        // Distances are small as a rule, and wrap around otherwise.
        putVarint(out, piece.line - line);
        putVarint(out, piece.byte - byte);
        line = piece.line;
        byte = piece.byte;
        putString(out, piece.text);
    }
    return out;
}

SectionRecord sectionFrom(std::string_view bytes)
{
    SectionRecord section;
    ByteReader reader(bytes);
    section.slug = reader.string();
    for (std::uint64_t left = reader.varint(); left > 0 && !reader.failed(); --left)
        section.headingPath.emplace_back(reader.string());
    const std::uint64_t flags = reader.varint();
    section.hasChart = (flags & 2U) != 0;
    if ((flags & 1U) != 0)
        section.start = Milliseconds(static_cast<std::int64_t>(reader.varint()));
    section.line = reader.varint32();
    section.byte = reader.varint32();
    std::uint32_t line = 0;
    std::uint32_t byte = 0;
    for (std::uint64_t left = reader.varint(); left > 0 && !reader.failed(); --left) {
        Piece piece;
        const std::uint64_t kind = reader.varint();
        piece.field = static_cast<Field>(kind & 7U);
        piece.joined = (kind & kJoined) != 0;
        if ((kind & kHasStart) != 0)
            piece.start = Milliseconds(static_cast<std::int64_t>(reader.varint()));
        if ((kind & kHasSpeaker) != 0)
            piece.speaker = reader.string();
        if ((kind & kHasColumnHead) != 0)
            piece.columnHead = reader.string();
        line += reader.varint32();
        byte += reader.varint32();
        piece.line = line;
        piece.byte = byte;
        piece.text = reader.string();
        section.pieces.push_back(std::move(piece));
    }
    return section;
}

} // namespace zhilan::search

#include "core/search/pieces.h"

#include "core/search/bytes.h"

#include <numeric>

namespace zhilan::search
{
namespace
{

// Of a section.
constexpr std::uint64_t kStart = 1;
constexpr std::uint64_t kChart = 2;
constexpr std::uint64_t kContents = 4;
// Of a piece, beside its field.
constexpr std::uint64_t kJoined = 8;
constexpr std::uint64_t kHasStart = 16;
constexpr std::uint64_t kHasSpeaker = 32;
constexpr std::uint64_t kHasColumnHead = 64;
constexpr std::uint64_t kIsHead = 128;
constexpr std::uint64_t kHasCell = 256; ///< it is another one than cellBehind() tells
// Of a cell, below its column.
constexpr std::uint64_t kStartsRow = 1;
constexpr std::uint64_t kStartsTable = 2;
constexpr unsigned kColumnShift = 2;

/// Where the piece behind one stands as a rule: in the next column, or in the first one of the next row.
Cell cellBehind(const Cell& cell, bool sameLine)
{
    if (cell.column == 0)
        return {};
    return sameLine ? Cell{cell.column + 1, false, false} : Cell{1, true, false};
}

constexpr unsigned kStartShift = 2; ///< below it, where the time is from

void putStart(std::string& out, const std::optional<Milliseconds>& start, StartFrom from)
{
    if (start)
        putVarint(out, (static_cast<std::uint64_t>(start->count()) << kStartShift) | static_cast<std::uint64_t>(from));
}

/// What toBytes() wrote: its head first, then its pieces. Everything is a view into the bytes.
class SectionReader
{
public:
    explicit SectionReader(std::string_view bytes) : m_reader(bytes) {}

    struct Head {
        std::string_view slug;
        std::optional<Milliseconds> start;
        StartFrom startFrom = StartFrom::Stated;
        std::uint32_t line = 1;
        std::uint32_t byte = 0;
        bool hasChart = false;
        bool isContents = false;
    };
    /// Appends the headings.
    Head readHead(std::vector<std::string_view>& headings)
    {
        Head head;
        head.slug = m_reader.string();
        for (std::uint64_t left = m_reader.varint(); left > 0 && !m_reader.failed(); --left)
            headings.push_back(m_reader.string());
        const std::uint64_t flags = m_reader.varint();
        head.hasChart = (flags & kChart) != 0;
        head.isContents = (flags & kContents) != 0;
        if ((flags & kStart) != 0)
            readStart(head.start, head.startFrom);
        head.line = m_reader.varint32();
        head.byte = m_reader.varint32();
        m_left = m_reader.varint();
        return head;
    }

    struct PieceBytes {
        Field field = Field::Body;
        bool joined = false;
        std::string_view text;
        std::string_view speaker;
        std::optional<Milliseconds> start;
        StartFrom startFrom = StartFrom::Stated;
        std::uint32_t line = 0;
        std::uint32_t byte = 0;
        std::string_view columnHead;
        bool isHead = false;
        Cell cell = {};
    };
    /// False behind the last one.
    bool nextPiece()
    {
        if (m_left == 0 || m_reader.failed())
            return false;
        --m_left;
        const std::uint64_t kind = m_reader.varint();
        m_piece.field = static_cast<Field>(kind & 7U);
        m_piece.joined = (kind & kJoined) != 0;
        m_piece.start.reset();
        m_piece.startFrom = StartFrom::Stated;
        if ((kind & kHasStart) != 0)
            readStart(m_piece.start, m_piece.startFrom);
        m_piece.speaker = (kind & kHasSpeaker) != 0 ? m_reader.string() : std::string_view();
        m_piece.columnHead = (kind & kHasColumnHead) != 0 ? m_reader.string() : std::string_view();
        m_piece.isHead = (kind & kIsHead) != 0;
        const std::uint32_t lines = m_reader.varint32();
        m_piece.line += lines;
        m_piece.byte += m_reader.varint32();
        m_piece.text = m_reader.string();
        m_piece.cell = (kind & kHasCell) != 0 ? readCell() : cellBehind(m_piece.cell, lines == 0);
        return true;
    }
    [[nodiscard]] const PieceBytes& piece() const { return m_piece; }

private:
    void readStart(std::optional<Milliseconds>& start, StartFrom& from)
    {
        const std::uint64_t bits = m_reader.varint();
        start = Milliseconds(static_cast<std::int64_t>(bits >> kStartShift));
        from = static_cast<StartFrom>(bits & ((1U << kStartShift) - 1));
    }

    Cell readCell()
    {
        const std::uint32_t cell = m_reader.varint32();
        return {cell >> kColumnShift, (cell & kStartsRow) != 0, (cell & kStartsTable) != 0};
    }

    ByteReader m_reader;
    std::uint64_t m_left = 0; ///< pieces
    PieceBytes m_piece;
};

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

void UnitTexts::forEach(std::string_view title, std::string_view section, const Take& take)
{
    SectionReader reader(section);
    m_headings.clear();
    reader.readHead(m_headings);
    bool goOn = true;
    // A text is taken once it is known that nothing is joined to it.
    std::optional<Field> field;
    std::string_view text;
    const auto takeLast = [&] {
        goOn = goOn && (!field || take(*field, text));
    };
    walkUnits(
        title, m_headings, [&] { return goOn && reader.nextPiece() ? &reader.piece() : nullptr; },
        [&](Field of, std::string_view begun, const SectionReader::PieceBytes*) {
            takeLast();
            field = of;
            text = begun;
        },
        [&](const SectionReader::PieceBytes& piece) {
            if (text.data() != m_joined.data())
                m_joined.assign(text);
            m_joined += kBetweenJoined;
            m_joined += piece.text;
            text = m_joined;
        });
    takeLast();
}

bool SectionInDocument::isOwn(const UnitText& unit) const
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
    putVarint(out,
              (section.start ? kStart : 0U) | (section.hasChart ? kChart : 0U) | (section.isContents ? kContents : 0U));
    putStart(out, section.start, section.startFrom);
    putVarint(out, section.line);
    putVarint(out, section.byte);
    putVarint(out, section.pieces.size());
    std::uint32_t line = 0;
    std::uint32_t byte = 0;
    Cell cell;
    for (const Piece& piece : section.pieces) {
        const bool hasCell = piece.cell != cellBehind(cell, piece.line == line);
        putVarint(out, static_cast<std::uint64_t>(piece.field) | (piece.joined ? kJoined : 0) |
                           (piece.start ? kHasStart : 0) | (piece.speaker.empty() ? 0 : kHasSpeaker) |
                           (piece.columnHead.empty() ? 0 : kHasColumnHead) | (piece.isHead ? kIsHead : 0) |
                           (hasCell ? kHasCell : 0));
        putStart(out, piece.start, piece.startFrom);
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
        cell = piece.cell;
        if (hasCell)
            putVarint(out, (std::uint64_t{cell.column} << kColumnShift) | (cell.startsRow ? kStartsRow : 0) |
                               (cell.startsTable ? kStartsTable : 0));
    }
    return out;
}

SectionRecord sectionFrom(std::string_view bytes)
{
    SectionRecord section;
    SectionReader reader(bytes);
    std::vector<std::string_view> headings;
    const SectionReader::Head head = reader.readHead(headings);
    section.slug = head.slug;
    section.headingPath.assign(headings.begin(), headings.end());
    section.start = head.start;
    section.startFrom = head.startFrom;
    section.line = head.line;
    section.byte = head.byte;
    section.hasChart = head.hasChart;
    section.isContents = head.isContents;
    while (reader.nextPiece()) {
        const SectionReader::PieceBytes& bytesOf = reader.piece();
        Piece& piece = section.pieces.emplace_back();
        piece.field = bytesOf.field;
        piece.joined = bytesOf.joined;
        piece.text = bytesOf.text;
        piece.speaker = bytesOf.speaker;
        piece.start = bytesOf.start;
        piece.startFrom = bytesOf.startFrom;
        piece.line = bytesOf.line;
        piece.byte = bytesOf.byte;
        piece.columnHead = bytesOf.columnHead;
        piece.isHead = bytesOf.isHead;
        piece.cell = bytesOf.cell;
    }
    return section;
}

} // namespace zhilan::search

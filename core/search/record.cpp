#include "core/search/record.h"

#include "core/document/inline_text.h"
#include "core/document/properties.h"
#include "core/search/head_units.h"
#include "core/search/large_number.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace zhilan::search
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// The last of the things in document order that holds the byte; null if none does.
template <typename Thing>
const Thing* holding(const std::vector<Thing>& things, std::uint32_t byte)
{
    const auto after = std::upper_bound(things.begin(), things.end(), byte,
                                        [](std::uint32_t at, const Thing& thing) { return at < thing.span.begin; });
    return after != things.begin() && std::prev(after)->span.contains(byte) ? &*std::prev(after) : nullptr;
}

/// The first of the things in document order that begins in the span; null if none does.
template <typename Thing>
const Thing* firstIn(const std::vector<Thing>& things, ByteSpan span)
{
    const auto first = std::lower_bound(things.begin(), things.end(), span.begin,
                                        [](const Thing& thing, std::uint32_t at) { return thing.span.begin < at; });
    return first != things.end() && first->span.begin < span.end ? &*first : nullptr;
}

std::optional<Milliseconds> startOf(const document::Document& document, document::SectionId section)
{
    for (; section < document.sections.size(); section = document.sections[section].parent) {
        if (document.sections[section].start)
            return document.sections[section].start;
    }
    return std::nullopt;
}

/// The heads of a table's columns and rows that name a unit or things in figures (订单号), while its cells are gone
/// through.
class ColumnHeads
{
public:
    /// To be told every node that is come to, in order.
    void enter(const markdown::Tree& tree, NodeId node)
    {
        switch (tree[node].kind) {
        case NodeKind::Table:
            m_heads.clear();
            break;
        case NodeKind::TableRow:
            m_isHead = tree[node].header;
            m_column = 0;
            m_row.clear();
            break;
        case NodeKind::TableCell:
            ++m_column;
            break;
        default:
            break;
        }
    }
    /// Of the cell that was come to last and says this.
    [[nodiscard]] std::string headOf(std::string_view cell)
    {
        constexpr std::size_t kMostColumns = 64;
        if (m_isHead && m_column <= kMostColumns) {
            m_heads.resize(m_column);
            if (namesUnit(cell) || isLabelOfNames(cell))
                m_heads.back() = cell;
            return m_heads.back();
        }
        const bool label = m_column == 1 && !cell.empty() && (cell.front() < '0' || cell.front() > '9');
        if (label && ((hasMarks(cell) && namesUnit(cell)) || isLabelOfNames(cell)))
            return m_row = cell;
        if (!mayHaveAmount(cell))
            return {};
        return m_column <= m_heads.size() && !m_heads[m_column - 1].empty() ? m_heads[m_column - 1] : m_row;
    }

private:
    [[nodiscard]] bool namesUnit(std::string_view cell)
    {
        constexpr std::size_t kLongest = 80; // bytes
        return cell.size() <= kLongest && m_units.of(cell) != nullptr;
    }
    /// What stands first in a row is rather a name than a head: it must say that a unit follows.
    static bool hasMarks(std::string_view cell)
    {
        constexpr std::array<std::string_view, 7> kMarks{"(", "（", "[", "【", "单位", "單位", "単位"};
        return std::any_of(kMarks.begin(), kMarks.end(),
                           [&](std::string_view mark) { return cell.find(mark) != std::string_view::npos; });
    }

    HeadUnits m_units;
    std::vector<std::string> m_heads; ///< by column; empty where it tells nothing
    std::string m_row;
    std::size_t m_column = 0; ///< from 1
    bool m_isHead = false;
};

class Recorder
{
public:
    explicit Recorder(const document::Document& document) : m_document(document), m_tree(*document.tree) {}

    std::vector<SectionRecord> run()
    {
        m_records.resize(m_document.sections.size() + 1);
        for (std::size_t i = 0; i < m_document.sections.size(); ++i) {
            const auto id = static_cast<document::SectionId>(i);
            const document::Section& section = m_document.sections[i];
            SectionRecord& record = m_records[i + 1];
            record.slug = section.slug;
            record.headingPath = m_document.headingPath(id);
            record.start = startOf(m_document, id);
            record.line = section.line;
            record.byte = section.span.begin;
        }
        addProperties();
        for (NodeId id = 0; id < m_tree.size();) {
            m_columns.enter(m_tree, id);
            const bool holds = markdown::holdsText(m_tree[id].kind);
            if (holds)
                addBlock(id);
            id = holds ? std::max(m_tree[id].end, id + 1) : id + 1;
        }
        if (m_records.front().pieces.empty())
            m_records.erase(m_records.begin());
        return std::move(m_records);
    }

private:
    void addProperties()
    {
        for (const std::uint32_t index : m_document.properties) {
            const document::InfoEntry& entry = m_document.info[index];
            Piece piece;
            piece.field = Field::Table;
            piece.text = document::propertyLine(m_document, entry).text;
            piece.line = m_document.lines.lineOf(entry.span.begin);
            piece.byte = entry.span.begin;
            m_records.front().pieces.push_back(std::move(piece));
        }
    }

    void addBlock(NodeId id)
    {
        const markdown::Node& node = m_tree[id];
        // One run of text, as most blocks have, stands in the tree as it is seen.
        const bool plain = node.end == id + 2 && m_tree[id + 1].kind == NodeKind::Text;
        const bool literal = plain || node.kind == NodeKind::CodeBlock || node.kind == NodeKind::MathBlock;
        document::InlineText seen = literal ? document::InlineText{} : document::inlineText(m_tree, id);
        const std::string_view text =
            document::trimmed(literal ? m_tree.text(plain ? id + 1 : id) : std::string_view(seen.text));
        if (text.empty())
            return;
        const document::SectionId section = m_document.sectionAt(node.span.begin);
        const bool hasHeading = section < m_document.sections.size();
        // Pictures in a heading are no part of the section's title, but their alternative texts are read.
        if (node.kind == NodeKind::Heading && hasHeading && m_document.sections[section].title == text)
            return;
        Piece piece;
        piece.line = m_document.lines.lineOf(node.span.begin);
        piece.byte = node.span.begin;
        describe(node, piece);
        std::vector<Piece>& pieces = m_records[hasHeading ? section + 1 : 0].pieces;
        if (node.kind == NodeKind::TableCell)
            piece.columnHead = m_columns.headOf(text);
        if (literal) {
            piece.text = text;
            pieces.push_back(std::move(piece));
        } else if (text.size() == seen.text.size() && !hasLineBreak(seen)) {
            piece.text = std::move(seen.text);
            pieces.push_back(std::move(piece));
        } else {
            addLines(seen, piece, pieces);
        }
    }

    [[nodiscard]] bool hasLineBreak(const document::InlineText& seen) const
    {
        return std::any_of(seen.runs.begin(), seen.runs.end(), [this](const document::InlineText::Run& run) {
            return m_tree[run.node].kind == NodeKind::LineBreak;
        });
    }

    /// A line break that was asked for parts a block in two. `like` has everything but the text.
    void addLines(const document::InlineText& seen, const Piece& like, std::vector<Piece>& pieces) const
    {
        std::size_t begin = 0;
        const auto add = [&](std::size_t end) {
            Piece piece = like;
            piece.text = document::trimmed(std::string_view(seen.text).substr(begin, end - begin));
            if (begin > 0) {
                const auto at = static_cast<std::uint32_t>(begin);
                piece.byte = std::max(like.byte, seen.sourceOf({at, at + 1}).begin);
                piece.line = m_document.lines.lineOf(piece.byte);
            }
            if (!piece.text.empty())
                pieces.push_back(std::move(piece));
        };
        for (const document::InlineText::Run& run : seen.runs) {
            if (m_tree[run.node].kind != NodeKind::LineBreak)
                continue;
            add(run.begin);
            begin = run.begin + 1;
        }
        if (begin < seen.text.size())
            add(seen.text.size());
    }

    void describe(const markdown::Node& node, Piece& piece) const
    {
        const std::uint32_t byte = node.span.begin;
        if (const document::Timestamp* time = firstIn(m_document.timestamps, node.span))
            piece.start = time->time;
        if (node.kind == NodeKind::Heading) {
            piece.field = Field::Heading;
        } else if (const document::Chapter* chapter = holding(m_document.chapters, byte)) {
            piece.field = Field::Chapter;
            piece.start = chapter->start;
        } else if (holding(m_document.terms, byte) != nullptr) {
            piece.field = Field::Term;
        } else if (const document::Quote* quote = holding(m_document.quotes, byte)) {
            piece.field = Field::Quote;
            piece.speaker = quote->speaker;
            if (quote->start)
                piece.start = quote->start;
        } else if (node.kind == NodeKind::TableCell) {
            piece.field = Field::Table;
        }
    }

    const document::Document& m_document;
    const markdown::Tree& m_tree;
    ColumnHeads m_columns;
    std::vector<SectionRecord> m_records; ///< before the first heading, then one a section
};

} // namespace

std::string_view fieldName(Field field)
{
    static constexpr std::array<std::string_view, kFieldCount> kNames{"title", "heading", "body",    "table",
                                                                      "quote", "term",    "chapter", "subtitle"};
    return kNames[static_cast<std::size_t>(field)];
}

DocumentRecord recordOf(const document::Document& document, std::string_view path, std::uint64_t stamp,
                        std::span<const std::uint32_t> charts)
{
    DocumentRecord record;
    record.path = path;
    record.title = document.title;
    record.language = document.language;
    record.date = document.date;
    if (record.date)
        record.date->span = {};
    record.hasVideo = !document.videoUrl.empty();
    record.stamp = stamp;
    if (document.tree)
        record.sections = Recorder(document).run();
    if (record.sections.empty()) // its title can be looked for all the same
        record.sections.emplace_back();
    for (const std::uint32_t byte : charts) {
        const auto after =
            std::upper_bound(record.sections.begin(), record.sections.end(), byte,
                             [](std::uint32_t at, const SectionRecord& section) { return at < section.byte; });
        if (after != record.sections.begin())
            std::prev(after)->hasChart = true;
    }
    return record;
}

void addSubtitles(DocumentRecord& record, std::span<const media::Cue> cues)
{
    constexpr Milliseconds kLongest = std::chrono::minutes(1);
    std::vector<std::pair<Milliseconds, std::size_t>> told; // where sections start in the video
    for (std::size_t i = 0; i < record.sections.size(); ++i) {
        if (record.sections[i].start)
            told.emplace_back(*record.sections[i].start, i);
    }
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    bool open = false;
    for (const media::Cue& cue : cues) {
        Piece piece{Field::Subtitle, true, std::string(document::trimmed(cue.text)), cue.speaker, cue.start, 1,
                    cue.span.begin};
        if (piece.text.empty())
            continue;
        std::replace(piece.text.begin(), piece.text.end(), '\n', ' ');
        const bool goesOn =
            open && cue.start >= *record.sections.back().start && cue.start - *record.sections.back().start < kLongest;
        if (!goesOn) {
            SectionRecord section;
            section.start = cue.start;
            section.byte = cue.span.begin;
            const auto after = std::upper_bound(told.begin(), told.end(), cue.start,
                                                [](Milliseconds at, const auto& entry) { return at < entry.first; });
            if (after != told.begin()) {
                const SectionRecord& teller = record.sections[std::prev(after)->second];
                section.slug = teller.slug;
                section.headingPath = teller.headingPath;
            }
            record.sections.push_back(std::move(section));
            piece.joined = false;
            open = true;
        }
        record.sections.back().pieces.push_back(std::move(piece));
    }
}

} // namespace zhilan::search

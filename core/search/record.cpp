#include "core/search/record.h"

#include "core/document/inline_text.h"
#include "core/document/properties.h"
#include "core/document/told_times.h"
#include "core/document/vocabulary.h"
#include "core/search/head_units.h"
#include "core/search/large_number.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <unordered_set>
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
            m_tableBegun = false;
            break;
        case NodeKind::TableRow:
            m_isHead = tree[node].header;
            m_column = 0;
            m_row.clear();
            m_rowBegun = false;
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
            if (isShort(cell) && (namesUnit(cell) || isLabelOfNames(cell)))
                m_heads.back() = cell;
            return m_heads.back();
        }
        const bool label = m_column == 1 && !cell.empty() && (cell.front() < '0' || cell.front() > '9');
        if (label && isShort(cell) && ((hasMarks(cell) && namesUnit(cell)) || isLabelOfNames(cell)))
            return m_row = cell;
        if (!mayHaveAmount(cell))
            return {};
        return m_column <= m_heads.size() && !m_heads[m_column - 1].empty() ? m_heads[m_column - 1] : m_row;
    }

    /// The place of the next piece of the cell that was come to last.
    [[nodiscard]] Cell nextPlace()
    {
        const Cell place{static_cast<std::uint32_t>(m_column), !m_rowBegun, !m_tableBegun};
        m_rowBegun = m_tableBegun = true;
        return place;
    }

private:
    /// It is stored with every cell below or beside it.
    static bool isShort(std::string_view cell)
    {
        constexpr std::size_t kLongest = 80; // bytes
        return cell.size() <= kLongest;
    }
    [[nodiscard]] bool namesUnit(std::string_view cell) { return m_units.of(cell) != nullptr; }
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
    bool m_rowBegun = false; ///< a piece of it was met
    bool m_tableBegun = false;
};

class Recorder
{
public:
    explicit Recorder(const document::Document& document)
        : m_document(document), m_tree(*document.tree), m_told(document)
    {
    }

    std::vector<SectionRecord> run()
    {
        m_records.resize(m_document.sections.size() + 1);
        m_shape.resize(m_records.size());
        for (std::size_t i = 0; i < m_document.sections.size(); ++i) {
            const auto id = static_cast<document::SectionId>(i);
            const document::Section& section = m_document.sections[i];
            SectionRecord& record = m_records[i + 1];
            record.slug = section.slug;
            record.headingPath = m_document.headingPath(id);
            record.start = document::startOf(m_document, id);
            record.startFrom = section.start || !record.start ? StartFrom::Stated : StartFrom::Chapter;
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
        markContents();
        if (m_records.front().pieces.empty())
            m_records.erase(m_records.begin());
        return std::move(m_records);
    }

private:
    /// What a section's text is made of.
    struct Shape {
        std::size_t links = 0; ///< within the document
        std::size_t linkedBytes = 0;
        bool hasCode = false;
    };

    void addLinks(NodeId block, Shape& shape) const
    {
        for (NodeId id = block + 1; id < m_tree[block].end; ++id) {
            const NodeKind kind = m_tree[id].kind;
            if ((kind != NodeKind::Link && kind != NodeKind::WikiLink) || !m_tree.text(id).starts_with('#'))
                continue;
            shape.linkedBytes += document::seenText(m_tree, id).size();
            ++shape.links;
        }
    }

    void markContents()
    {
        constexpr std::size_t kFewest = 3; // one or two lead back to the top
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            SectionRecord& record = m_records[i];
            if (record.pieces.empty())
                continue;
            const std::size_t bytes =
                std::accumulate(record.pieces.begin(), record.pieces.end(), std::size_t{0},
                                [](std::size_t sum, const Piece& piece) { return sum + piece.text.size(); });
            const bool isLinks = m_shape[i].links >= kFewest && m_shape[i].linkedBytes * 10 >= bytes * 9;
            record.isContents =
                isLinks ||
                (!m_shape[i].hasCode && std::none_of(record.pieces.begin(), record.pieces.end(), endsSentence) &&
                 isHeadedContents(record) && (m_shape[i].linkedBytes * 2 >= bytes || listsSections(record)));
        }
    }

    static bool isHeadedContents(const SectionRecord& record)
    {
        return !record.headingPath.empty() &&
               document::topicOfHeading(record.headingPath.back()) == document::Topic::Contents;
    }

    /// Half of it names sections of the document, or ends with the number of a page. What is headed Contents may be
    /// about those of a box.
    [[nodiscard]] bool listsSections(const SectionRecord& record)
    {
        if (m_titles.empty()) {
            for (const document::Section& section : m_document.sections)
                m_titles.insert(document::nameKey(section.title));
        }
        const auto named = std::count_if(record.pieces.begin(), record.pieces.end(), [this](const Piece& piece) {
            return m_titles.contains(document::nameKey(piece.text)) || endsWithPage(piece.text);
        });
        return static_cast<std::size_t>(named) * 2 >= record.pieces.size();
    }

    static bool endsWithPage(std::string_view text)
    {
        constexpr std::array<std::string_view, 4> kLeaders{"..", "…", "··", "--"};
        const std::string_view leader = document::trimmed(text.substr(0, text.find_last_not_of("0123456789") + 1));
        return leader.size() < text.size() && std::any_of(kLeaders.begin(), kLeaders.end(), [&](std::string_view each) {
                   return leader.ends_with(each);
               });
    }

    static bool endsSentence(const Piece& piece)
    {
        constexpr std::array<std::string_view, 6> kEnds{"。", "！", "？", ".", "!", "?"};
        return std::any_of(kEnds.begin(), kEnds.end(),
                           [&](std::string_view end) { return std::string_view(piece.text).ends_with(end); });
    }

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
        Shape& shape = m_shape[hasHeading ? section + 1 : 0];
        if (!literal)
            addLinks(id, shape);
        else if (!plain)
            shape.hasCode = true;
        Piece piece;
        piece.line = m_document.lines.lineOf(node.span.begin);
        piece.byte = node.span.begin;
        std::vector<Piece>& pieces = m_records[hasHeading ? section + 1 : 0].pieces;
        if (node.kind == NodeKind::TableCell) {
            piece.columnHead = m_columns.headOf(text);
            piece.isHead = m_tree[node.parent].header;
            piece.cell = m_columns.nextPlace();
        }
        const std::vector<std::uint32_t> starts = literal ? std::vector<std::uint32_t>() : lineStarts(seen, node.span);
        if (!starts.empty()) {
            addLines(seen, starts, node, piece, pieces);
            return;
        }
        describe(node, node.span, piece);
        if (!literal && text.size() == seen.text.size())
            piece.text = std::move(seen.text);
        else
            piece.text = text;
        pieces.push_back(std::move(piece));
    }

    /// Where a block is parted: behind a line break that was asked for, and where somebody begins or ends to speak.
    [[nodiscard]] std::vector<std::uint32_t> lineStarts(const document::InlineText& seen, ByteSpan block) const
    {
        const auto isAfter = [](std::uint32_t byte, const document::Quote& quote) {
            return byte < quote.span.begin;
        };
        auto quote = std::upper_bound(m_document.quotes.begin(), m_document.quotes.end(), block.begin, isAfter);
        std::vector<std::uint32_t> starts;
        std::uint32_t end = block.end; // of the last quote that has begun
        for (const document::InlineText::Run& run : seen.runs) {
            if (run.node == markdown::kNoNode)
                continue;
            if (m_tree[run.node].kind == NodeKind::LineBreak) {
                starts.push_back(run.begin + 1);
                continue;
            }
            bool begins = run.source.begin >= end;
            end = begins ? block.end : end;
            for (; quote != m_document.quotes.end() && quote->span.begin <= run.source.begin &&
                   quote->span.begin < block.end;
                 ++quote) {
                begins = true;
                end = quote->span.end;
            }
            if (begins && run.begin > 0 && (starts.empty() || starts.back() < run.begin))
                starts.push_back(run.begin);
        }
        return starts;
    }

    /// `like` has everything that the parts share.
    void addLines(const document::InlineText& seen, const std::vector<std::uint32_t>& starts,
                  const markdown::Node& node, const Piece& like, std::vector<Piece>& pieces) const
    {
        Cell place = like.cell;
        const auto size = static_cast<std::uint32_t>(seen.text.size());
        std::uint32_t begin = 0;
        for (std::size_t i = 0; i <= starts.size(); ++i) {
            const std::uint32_t end = i < starts.size() ? starts[i] : size;
            Piece piece = like;
            piece.cell = place;
            piece.text = document::trimmed(std::string_view(seen.text).substr(begin, end - begin));
            if (!piece.text.empty()) {
                const ByteSpan source = seen.sourceOf({begin, end});
                if (begin > 0) {
                    piece.byte = std::max(like.byte, source.begin);
                    piece.line = m_document.lines.lineOf(piece.byte);
                }
                describe(node, {piece.byte, std::max(piece.byte, source.end)}, piece);
                pieces.push_back(std::move(piece));
                place.startsRow = place.startsTable = false;
            }
            begin = end;
        }
    }

    /// `span`: what the piece is of the node.
    void describe(const markdown::Node& node, ByteSpan span, Piece& piece) const
    {
        const std::uint32_t byte = span.begin;
        const bool cell = node.kind == NodeKind::TableCell;
        const ByteSpan shared = cell ? m_tree[node.parent].span : span; // the cells of a row share what the row tells
        document::Start start{m_told.in(span), StartFrom::Stated};
        if (!start.time)
            start = m_told.startAt(shared);
        piece.start = start.time;
        piece.startFrom = start.from;
        if (node.kind == NodeKind::Heading) {
            piece.field = Field::Heading;
        } else if (const document::Chapter* chapter = holding(m_document.chapters, byte)) {
            piece.field = Field::Chapter;
            piece.start = chapter->start;
            piece.startFrom = StartFrom::Stated;
        } else if (holding(m_document.terms, byte) != nullptr) {
            piece.field = Field::Term;
        } else if (const document::Quote* quote = holding(m_document.quotes, byte)) {
            piece.field = Field::Quote;
            piece.speaker = quote->speaker;
            piece.start = quote->start;
            piece.startFrom = quote->startFrom;
        } else if (cell) {
            piece.field = Field::Table;
        }
    }

    const document::Document& m_document;
    const markdown::Tree& m_tree;
    document::ToldTimes m_told;
    ColumnHeads m_columns;
    std::vector<SectionRecord> m_records;     ///< before the first heading, then one a section
    std::vector<Shape> m_shape;               ///< of each
    std::unordered_set<std::string> m_titles; ///< as nameKey(), once asked for
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

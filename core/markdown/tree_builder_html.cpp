#include "core/markdown/cmark_blocks.h"
#include "core/markdown/html_grid.h"
#include "core/markdown/html_tag.h"
#include "core/markdown/tree_builder.h"
#include "core/text/utf.h"

#include <algorithm>
#include <unordered_map>
// after cmark-gfm.h, which it needs
#include <cmark-gfm/node.h>

/// Raw HTML blocks as nodes: the safe subset of elements, everything else by its content alone.
namespace zhilan::markdown
{
namespace
{

constexpr std::size_t kDeepest = 32; ///< elements in elements, of one block

/// Walks over the tags of HTML, past comments and past what is never shown.
class HtmlReader
{
public:
    explicit HtmlReader(std::string_view html) : m_html(html), m_scanner(html) {}

    struct Piece {
        std::size_t begin = 0;
        std::size_t end = 0;
        HtmlTag tag; ///< without a name: text, or nothing to show
        bool text = false;
        [[nodiscard]] bool done() const { return begin == end; }
    };

    /// Empty at the end.
    Piece next()
    {
        const std::size_t begin = m_at;
        if (begin >= m_html.size())
            return {begin, begin, {}, false};
        if (m_html[begin] == '<') {
            if (const std::size_t end = m_scanner.tag(begin); end != scan::kNone) {
                m_at = end;
                const HtmlTag tag = readHtmlTag(m_html.substr(begin, end - begin));
                const HtmlRole role = htmlElement(tag.name).role;
                if (!tag.closing && !tag.selfClosing && (role == HtmlRole::Hidden || role == HtmlRole::Frame))
                    hide(tag.name);
                return {begin, m_at, tag, false};
            }
        }
        m_at = std::min(m_html.find('<', begin + 1), m_html.size());
        return {begin, m_at, {}, true};
    }

private:
    void hide(std::string_view name)
    {
        const std::size_t closing = findClosingTag(m_html, m_at, name);
        const std::size_t end = m_html.find('>', closing);
        m_at = end == std::string_view::npos ? m_html.size() : end + 1;
    }

    std::string_view m_html;
    scan::HtmlScanner m_scanner;
    std::size_t m_at = 0;
};

bool isDetails(const HtmlTag& tag)
{
    return htmlElement(tag.name).role == HtmlRole::Details;
}

std::string_view literalOf(const cmark_node* block)
{
    const cmark_chunk& chunk = block->as.literal;
    return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(std::max(chunk.len, 0))};
}

/// Half-open ranges of a block's HTML that are parted by tags of details which begin or end in another block.
struct Section {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool opens = false;  ///< begins with a "<details>" that stays open
    bool closes = false; ///< ends with a "</details>" of another block
};

std::vector<Section> sectionsOf(std::string_view html)
{
    std::vector<Section> sections{{0, html.size(), false, false}};
    if (findClosingTag(html, 0, "details") == html.size() && html.find('<') == std::string_view::npos)
        return sections;
    std::vector<HtmlReader::Piece> open;
    std::vector<HtmlReader::Piece> loose; // in order
    HtmlReader reader(html);
    for (HtmlReader::Piece piece = reader.next(); !piece.done(); piece = reader.next()) {
        if (!isDetails(piece.tag))
            continue;
        if (!piece.tag.closing)
            open.push_back(piece);
        else if (open.empty())
            loose.push_back(piece);
        else
            open.pop_back();
    }
    loose.insert(loose.end(), open.begin(), open.end());
    for (const HtmlReader::Piece& piece : loose) {
        Section& last = sections.back();
        const bool opens = !piece.tag.closing;
        const std::size_t cut = opens ? piece.begin : piece.end;
        if (opens && cut == last.begin && !last.opens) {
            last.opens = true;
            continue;
        }
        sections.push_back({cut, html.size(), opens, false});
        Section& before = sections[sections.size() - 2];
        before.end = cut;
        before.closes = !opens;
    }
    if (sections.back().begin == sections.back().end)
        sections.pop_back();
    return sections;
}

} // namespace

/// Which of the "<details>" that stay open in their blocks are closed by a later sibling: without its end, one would
/// swallow the rest of the document.
void TreeBuilder::noteDetails(const cmark_node* block)
{
    const std::string_view html = literalOf(block);
    if (html.find("etails") == std::string_view::npos && html.find("ETAILS") == std::string_view::npos)
        return;
    for (const Section& section : sectionsOf(html)) {
        std::vector<const cmark_node*>& open = m_openDetails[block->parent];
        if (section.opens)
            open.push_back(block);
        if (section.closes && !open.empty()) {
            ++m_closedDetails[open.back()];
            open.pop_back();
        }
    }
}

/// The children of one HtmlBlock node.
class TreeBuilder::HtmlNodes
{
public:
    HtmlNodes(TreeBuilder& builder, std::string_view html, std::size_t begin, std::size_t end)
        : m_builder(builder), m_html(html.substr(0, end)), m_begin(begin)
    {
    }

    void build(bool skipDetails)
    {
        HtmlReader reader(m_html.substr(m_begin));
        for (HtmlReader::Piece piece = reader.next(); !piece.done(); piece = reader.next()) {
            piece.begin += m_begin;
            piece.end += m_begin;
            if (piece.begin < m_skipTo)
                continue;
            if (skipDetails && isDetails(piece.tag)) {
                skipDetails = false;
                continue;
            }
            if (piece.text)
                text(piece.begin, piece.end);
            else if (!piece.tag.name.empty())
                tag(piece);
        }
        closeTo(0);
    }

private:
    struct Frame {
        HtmlRole role = HtmlRole::Division;
        std::string_view name;
    };

    [[nodiscard]] std::uint32_t sourceOf(std::size_t at) const { return sourceOf(at, at).begin; }
    /// The last line may have a line end that the source lacks.
    [[nodiscard]] ByteSpan sourceOf(std::size_t begin, std::size_t end) const
    {
        const ByteSpan span =
            m_builder.m_map.toSource(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
        const auto size = static_cast<std::uint32_t>(m_builder.source().size());
        const std::uint32_t from = std::max(m_builder.m_cursor, std::min(span.begin, size));
        return {from, std::max(from, std::min(span.end, size))};
    }
    [[nodiscard]] bool inside(HtmlRole role) const
    {
        return std::any_of(m_frames.begin(), m_frames.end(), [role](const Frame& f) { return f.role == role; });
    }
    [[nodiscard]] HtmlRole top() const { return m_frames.empty() ? HtmlRole::Neutral : m_frames.back().role; }

    /// Division stands for a paragraph here, which text opens where it finds none.
    [[nodiscard]] bool holdsInlines() const
    {
        switch (top()) {
        case HtmlRole::Division:
        case HtmlRole::Inline:
        case HtmlRole::Heading:
        case HtmlRole::Summary:
        case HtmlRole::Cell:
            return true;
        default:
            return false;
        }
    }

    void open(HtmlRole role, NodeKind kind, std::size_t at, std::string_view name)
    {
        const NodeId id = m_builder.open(kind, sourceOf(at));
        m_builder.node(id).html = true;
        m_frames.push_back({role, name});
        if (role == HtmlRole::Table)
            m_grid.begin();
        if (role == HtmlRole::Row)
            m_grid.beginRow();
        if (role != HtmlRole::Inline)
            startLine();
    }
    /// Closes the innermost element.
    void pop(std::uint32_t end)
    {
        const HtmlRole role = m_frames.back().role;
        m_frames.pop_back();
        if (role == HtmlRole::Row)
            emptyCells(m_grid.endRow());
        m_builder.close(end);
        if (role == HtmlRole::Cell)
            emptyCells(m_grid.endCell());
    }
    void emptyCells(std::size_t count)
    {
        for (; count > 0; --count) {
            const NodeId id = m_builder.leaf(NodeKind::TableCell, {m_builder.m_cursor, m_builder.m_cursor});
            m_builder.node(id).html = true;
        }
    }
    void closeTo(std::size_t depth)
    {
        while (m_frames.size() > depth) {
            if (m_frames.back().role != HtmlRole::Inline)
                startLine();
            pop(m_builder.m_cursor);
        }
    }
    /// Ends the paragraph and what inlines are open in it.
    void closeParagraph()
    {
        std::size_t depth = m_frames.size();
        while (depth > 0 && m_frames[depth - 1].role == HtmlRole::Inline)
            --depth;
        if (depth > 0 && m_frames[depth - 1].role == HtmlRole::Division)
            closeTo(depth - 1);
    }
    /// "</name>": closes the innermost such element and all in it.
    void closeElement(std::string_view name, std::size_t end)
    {
        for (std::size_t depth = m_frames.size(); depth-- > 0;) {
            if (!equalsIgnoringCase(m_frames[depth].name, name))
                continue;
            closeTo(depth + 1);
            const bool line = m_frames.back().role != HtmlRole::Inline;
            pop(sourceOf(end));
            if (line)
                startLine();
            return;
        }
    }
    bool ensureInlines(std::size_t at)
    {
        if (holdsInlines())
            return true;
        // Between rows and cells there is no place for text.
        if (top() == HtmlRole::Table || top() == HtmlRole::Row || m_frames.size() >= kDeepest)
            return false;
        open(HtmlRole::Division, NodeKind::Paragraph, at, {});
        return true;
    }

    void startLine()
    {
        m_last = 0;
        m_space = false;
    }

    void text(std::size_t begin, std::size_t end)
    {
        for (std::size_t at = begin; at < end;) {
            if (scan::isSpace(m_html[at])) {
                m_spaceBegin = m_space ? m_spaceBegin : at;
                m_space = true;
                while (at < end && scan::isSpace(m_html[at]))
                    ++at;
                continue;
            }
            if (!ensureInlines(at))
                return;
            std::size_t next = at;
            const char32_t first = text::nextCodePoint(m_html, next);
            space(at, first);
            std::string decoded;
            const std::size_t entity = m_html[at] == '&' ? scan::entity(m_html, at, decoded) : scan::kNone;
            if (entity != scan::kNone && entity <= end) {
                literal(at, entity, decoded);
                at = entity;
                m_last = 'x';
                continue;
            }
            std::size_t stop = at + 1;
            // One space between words is text as well.
            while (stop < end && m_html[stop] != '&' &&
                   (!scan::isSpace(m_html[stop]) ||
                    (m_html[stop] == ' ' && stop + 1 < end && !scan::isSpace(m_html[stop + 1]))))
                ++stop;
            m_builder.textNode(m_html, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop));
            std::size_t last = stop - 1;
            while (last > at && (static_cast<unsigned char>(m_html[last]) & 0xC0U) == 0x80U)
                --last;
            m_last = text::nextCodePoint(m_html, last);
            at = stop;
        }
    }

    /// White space in HTML is one space, and none at the begin of a line or where a line of Han is broken.
    void space(std::size_t end, char32_t next)
    {
        if (!m_space)
            return;
        m_space = false;
        if (m_last == 0)
            return;
        const bool broken = m_html.substr(m_spaceBegin, end - m_spaceBegin).find('\n') != std::string_view::npos;
        const NodeId id = m_builder.leaf(NodeKind::SoftBreak, sourceOf(m_spaceBegin, end));
        m_builder.node(id).html = true;
        m_builder.node(id).hanBreak = broken && text::isUnspacedScript(m_last) && text::isUnspacedScript(next);
    }

    void literal(std::size_t begin, std::size_t end, std::string_view decoded)
    {
        const NodeId id = m_builder.leaf(NodeKind::Text, sourceOf(begin, end));
        m_builder.setText(id, m_builder.literal(decoded));
    }

    void tag(const HtmlReader::Piece& piece)
    {
        const HtmlElement element = htmlElement(piece.tag.name);
        if (piece.tag.closing && element.role != HtmlRole::Foreign) {
            closing(piece, element);
            return;
        }
        // In a cell there is no place for blocks.
        const bool flat = inside(HtmlRole::Cell);
        switch (element.role) {
        case HtmlRole::Foreign:
            if (ensureInlines(piece.begin)) {
                space(piece.begin, 'x');
                const NodeId id = m_builder.leaf(NodeKind::HtmlInline, sourceOf(piece.begin, piece.end));
                const TextRef ref = textRef(piece.begin, piece.end);
                m_builder.setText(id, ref);
                m_builder.node(id).shown = true;
                m_last = 'x';
            }
            break;
        case HtmlRole::Break:
            lineBreak(piece.begin, piece.end);
            break;
        case HtmlRole::Image:
            image(piece);
            break;
        case HtmlRole::Frame:
        case HtmlRole::Player:
            loadedLink(piece);
            break;
        case HtmlRole::Inline:
        case HtmlRole::Code:
            inlineElement(piece, element);
            break;
        case HtmlRole::Rule:
            if (!flat) {
                closeParagraph();
                m_builder.leaf(NodeKind::ThematicBreak, sourceOf(piece.begin, piece.end));
            }
            break;
        case HtmlRole::Neutral:
        case HtmlRole::Hidden:
            break;
        case HtmlRole::Row:
        case HtmlRole::Cell:
            tablePart(piece, element);
            break;
        default:
            if (flat)
                lineBreak(piece.begin, piece.begin);
            else
                block(piece, element);
        }
    }

    void closing(const HtmlReader::Piece& piece, const HtmlElement& element)
    {
        switch (element.role) {
        case HtmlRole::Division:
            if (!inside(HtmlRole::Cell))
                closeParagraph();
            break;
        case HtmlRole::Neutral:
        case HtmlRole::Hidden:
        case HtmlRole::Frame:
        case HtmlRole::Player:
        case HtmlRole::Code:
            break;
        default:
            closeElement(piece.tag.name, piece.end);
        }
    }

    void block(const HtmlReader::Piece& piece, const HtmlElement& element)
    {
        closeParagraph();
        if (element.role == HtmlRole::Preformatted) {
            preformatted(piece);
            return;
        }
        if (element.role == HtmlRole::Division || m_frames.size() >= kDeepest || top() == HtmlRole::Summary ||
            top() == HtmlRole::Heading)
            return;
        if (element.role == HtmlRole::Item) {
            while (!m_frames.empty() && top() != HtmlRole::List && inside(HtmlRole::List))
                closeTo(m_frames.size() - 1);
            if (top() != HtmlRole::List)
                open(HtmlRole::List, NodeKind::List, piece.begin, {});
        } else if (top() == HtmlRole::List || top() == HtmlRole::Table || top() == HtmlRole::Row) {
            return; // no place for it
        }
        const auto kindOf = [](HtmlRole role) {
            switch (role) {
            case HtmlRole::Heading:
                return NodeKind::Heading;
            case HtmlRole::Quote:
                return NodeKind::Quote;
            case HtmlRole::List:
                return NodeKind::List;
            case HtmlRole::Item:
                return NodeKind::Item;
            case HtmlRole::Table:
                return NodeKind::Table;
            case HtmlRole::Details:
                return NodeKind::Details;
            default:
                return NodeKind::Summary;
            }
        };
        open(element.role, kindOf(element.role), piece.begin, piece.tag.name);
        if (element.ordered)
            m_builder.setExtra(m_builder.m_open.back(), {}, 1);
        Node& node = m_builder.node(m_builder.m_open.back());
        node.level = element.level;
        node.ordered = element.ordered;
        node.tight = element.role == HtmlRole::List;
        if (element.role == HtmlRole::Details)
            node.fold = htmlAttribute(raw(piece), "open") ? Fold::Open : Fold::Closed;
        m_builder.m_cursor = std::max(m_builder.m_cursor, sourceOf(piece.end));
    }

    void tablePart(const HtmlReader::Piece& piece, const HtmlElement& element)
    {
        if (!inside(HtmlRole::Table) || m_frames.size() >= kDeepest)
            return;
        const bool cell = element.role == HtmlRole::Cell;
        const HtmlRole parent = cell ? HtmlRole::Row : HtmlRole::Table;
        // A row or cell that was not closed ends here.
        while (top() != parent && top() != HtmlRole::Table)
            closeTo(m_frames.size() - 1);
        if (top() != parent)
            open(HtmlRole::Row, NodeKind::TableRow, piece.begin, "tr");
        markHeader();
        if (m_frames.size() >= kDeepest)
            return;
        if (cell)
            emptyCells(m_grid.beginCell(spanOf(raw(piece), "colspan"), spanOf(raw(piece), "rowspan")));
        open(element.role, cell ? NodeKind::TableCell : NodeKind::TableRow, piece.begin, piece.tag.name);
        markHeader();
        if (cell)
            m_builder.node(m_builder.m_open.back()).alignment = alignmentOf(raw(piece));
        m_builder.m_cursor = std::max(m_builder.m_cursor, sourceOf(piece.end));
    }

    /// Columns or rows that a cell covers, 1 unless it says so.
    static std::size_t spanOf(std::string_view tag, std::string_view attribute)
    {
        std::size_t span = 0;
        if (const auto value = htmlAttribute(tag, attribute))
            for (std::size_t at = value->begin; at < value->end && scan::isDigit(tag[at]) && span <= HtmlGrid::kMost;
                 ++at)
                span = span * 10 + static_cast<std::size_t>(tag[at] - '0');
        return std::max<std::size_t>(span, 1);
    }

    /// The first row is the header, as it is in every table of Markdown.
    void markHeader()
    {
        const NodeId id = m_builder.m_open.back();
        Node& node = m_builder.node(id);
        if (node.kind == NodeKind::TableRow)
            node.header = node.parent + 1 == id;
    }

    static Alignment alignmentOf(std::string_view tag)
    {
        const auto value = htmlAttribute(tag, "align");
        const std::string_view align = value ? tag.substr(value->begin, value->end - value->begin) : "";
        return equalsIgnoringCase(align, "left")     ? Alignment::Left
               : equalsIgnoringCase(align, "center") ? Alignment::Center
               : equalsIgnoringCase(align, "right")  ? Alignment::Right
                                                     : Alignment::None;
    }

    [[nodiscard]] bool inLink() const
    {
        return std::any_of(m_frames.begin(), m_frames.end(),
                           [](const Frame& frame) { return equalsIgnoringCase(frame.name, "a"); });
    }

    /// A link in place of what a frame or player would load; of the sources of a player, to the first.
    void loadedLink(const HtmlReader::Piece& piece)
    {
        const auto source = htmlLoaded(raw(piece));
        const bool further = equalsIgnoringCase(piece.tag.name, "source") && m_loaded;
        m_loaded = further || source;
        if (!source || further || inLink() || !ensureInlines(piece.begin))
            return;
        space(piece.begin, 'x');
        const std::string_view address = raw(piece).substr(source->begin, source->end - source->begin);
        const TextRef url = address.starts_with("//") ? m_builder.literal("https:" + scan::withoutEntities(address))
                                                      : value(piece, *source);
        const NodeId id = m_builder.open(NodeKind::Link, sourceOf(piece.begin));
        m_builder.node(id).html = true;
        m_builder.setText(id, url);
        const NodeId shown =
            m_builder.leaf(NodeKind::Text, sourceOf(piece.begin + source->begin, piece.begin + source->end));
        m_builder.setText(shown, url);
        m_builder.close(sourceOf(piece.begin, piece.end).end);
        m_last = 'x';
    }

    void inlineElement(const HtmlReader::Piece& piece, const HtmlElement& element)
    {
        if (element.role == HtmlRole::Code || m_frames.size() >= kDeepest)
            return;
        TextRef url;
        if (element.node == NodeKind::Link) {
            const auto href = htmlAttribute(raw(piece), "href");
            if (!href || href->begin == href->end || inLink())
                return;
            url = value(piece, *href);
        }
        if (!ensureInlines(piece.begin))
            return;
        space(piece.begin, 'x');
        open(HtmlRole::Inline, element.node, piece.begin, piece.tag.name);
        m_builder.setText(m_builder.m_open.back(), url);
        m_builder.m_cursor = std::max(m_builder.m_cursor, sourceOf(piece.end));
    }

    void lineBreak(std::size_t begin, std::size_t end)
    {
        if (m_last == 0 || !holdsInlines())
            return;
        const NodeId id = m_builder.leaf(NodeKind::LineBreak, sourceOf(begin, end));
        m_builder.node(id).html = true;
        startLine();
    }

    void image(const HtmlReader::Piece& piece)
    {
        const auto source = htmlAttribute(raw(piece), "src");
        if (!source || source->begin == source->end || !ensureInlines(piece.begin))
            return;
        space(piece.begin, 'x');
        const TextRef url = value(piece, *source);
        TextRef title;
        if (const auto found = htmlAttribute(raw(piece), "title"))
            title = value(piece, *found);
        const NodeId id = m_builder.open(NodeKind::Image, sourceOf(piece.begin));
        m_builder.node(id).html = true;
        m_builder.setText(id, url);
        m_builder.setExtra(id, title);
        if (const auto alt = htmlAttribute(raw(piece), "alt"); alt && alt->begin < alt->end) {
            const TextRef ref = value(piece, *alt);
            const NodeId text =
                m_builder.leaf(NodeKind::Text, sourceOf(piece.begin + alt->begin, piece.begin + alt->end));
            m_builder.setText(text, ref);
        }
        m_builder.close(sourceOf(piece.begin, piece.end).end);
        m_last = 'x';
    }

    void preformatted(const HtmlReader::Piece& piece)
    {
        const std::size_t end = findClosingTag(m_html, piece.end, piece.tag.name);
        std::string content;
        std::size_t begin = piece.end;
        if (begin < end && m_html[begin] == '\n')
            ++begin;
        HtmlReader reader(m_html.substr(begin, end - begin));
        for (HtmlReader::Piece part = reader.next(); !part.done(); part = reader.next()) {
            if (part.text)
                content += scan::withoutEntities(m_html.substr(begin + part.begin, part.end - part.begin));
        }
        const std::size_t after = std::min(m_html.find('>', end), m_html.size() - 1) + 1;
        const NodeId id = m_builder.leaf(NodeKind::CodeBlock, sourceOf(piece.begin, after));
        const TextRef ref =
            content == m_html.substr(begin, end - begin) ? textRef(begin, end) : m_builder.literal(content);
        m_builder.setText(id, ref);
        m_builder.node(id).html = true;
        m_skipTo = after;
    }

    [[nodiscard]] std::string_view raw(const HtmlReader::Piece& piece) const
    {
        return m_html.substr(piece.begin, piece.end - piece.begin);
    }
    TextRef textRef(std::size_t begin, std::size_t end)
    {
        return m_builder.sourceOrLiteral(
            m_html.substr(begin, end - begin),
            m_builder.m_map.toSource(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin)).begin);
    }
    TextRef value(const HtmlReader::Piece& piece, HtmlValue where)
    {
        const std::string_view text = raw(piece).substr(where.begin, where.end - where.begin);
        return text.find('&') == std::string_view::npos ? textRef(piece.begin + where.begin, piece.begin + where.end)
                                                        : m_builder.literal(scan::withoutEntities(text));
    }

    TreeBuilder& m_builder;
    std::string_view m_html;
    std::size_t m_begin;
    std::size_t m_skipTo = 0;
    std::vector<Frame> m_frames;
    bool m_loaded = false; ///< a player has its link
    HtmlGrid m_grid;       ///< of the table that is open: in a cell there is no other
    char32_t m_last = 0;   ///< last character of the line, 0 at its begin
    bool m_space = false;  ///< there was white space since, from
    std::size_t m_spaceBegin = 0;
};

void TreeBuilder::htmlNodes(const cmark_node* block, std::string_view html, std::uint32_t begin, std::uint32_t end)
{
    const std::uint32_t first = lineOf(block->start_line);
    mapLines(html, first, 0);
    const auto closed = m_closedDetails.find(block);
    std::size_t wanted = closed == m_closedDetails.end() ? 0 : closed->second;
    const std::vector<Section> sections = sectionsOf(html);
    std::size_t opening = 0;
    for (const Section& section : sections)
        opening += section.opens ? 1 : 0;
    for (const Section& section : sections) {
        const bool last = &section == &sections.back();
        const std::uint32_t from = section.begin == 0
                                       ? begin
                                       : std::max(m_cursor, m_map
                                                                .toSource(static_cast<std::uint32_t>(section.begin),
                                                                          static_cast<std::uint32_t>(section.begin))
                                                                .begin);
        // Of more than there are ends for, the innermost have theirs.
        const bool opens = section.opens && opening-- <= wanted;
        if (opens) {
            const NodeId id = open(NodeKind::Details, from);
            node(id).html = true;
            const std::string_view tag = html.substr(section.begin, html.find('>', section.begin) - section.begin);
            node(id).fold = htmlAttribute(tag, "open") ? Fold::Open : Fold::Closed;
        }
        const TextRef text = sourceOrLiteral(html.substr(section.begin, section.end - section.begin), from);
        const NodeId id = open(NodeKind::HtmlBlock, from);
        setText(id, text);
        HtmlNodes(*this, html, section.begin, section.end).build(section.opens);
        const ByteSpan whole =
            m_map.toSource(static_cast<std::uint32_t>(section.begin), static_cast<std::uint32_t>(section.end));
        close(std::max(m_cursor, last ? end : std::min(whole.end, static_cast<std::uint32_t>(source().size()))));
        if (section.closes && node(m_open.back()).kind == NodeKind::Details)
            close(m_cursor);
    }
}

} // namespace zhilan::markdown

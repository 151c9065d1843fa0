#pragma once

#include "core/base/byte_span.h"
#include "core/base/diagnostic.h"

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::markdown
{

enum class NodeKind : std::uint8_t {
    // Blocks
    Document,
    FrontMatter,
    Heading,
    Paragraph,
    Quote,
    List,
    Item,
    CodeBlock,
    HtmlBlock,
    ThematicBreak,
    Table,
    TableRow,
    TableCell,
    FootnoteDefinition,
    Callout,      ///< a quote that begins with "[!kind]"
    CalloutTitle, ///< first child of a Callout that has a title of its own
    MathBlock,
    Details, ///< what <details> hides
    Summary, ///< first child of Details, as a rule
    // Inlines
    Text,
    SoftBreak,
    LineBreak,
    Code,
    HtmlInline,
    Emphasis,
    Strong,
    Strikethrough,
    Link,
    Image,
    FootnoteReference,
    Mark,
    Math,
    WikiLink, ///< its children show the alias, else the target as written
    Embed,    ///< as WikiLink
    Subscript,
    Superscript,
    Keyboard,
    Underline,
};

[[nodiscard]] constexpr bool isBlock(NodeKind kind)
{
    return kind < NodeKind::Text;
}

/// Whether a block holds text itself or inlines, rather than other blocks.
[[nodiscard]] constexpr bool holdsText(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Heading:
    case NodeKind::Paragraph:
    case NodeKind::TableCell:
    case NodeKind::CodeBlock:
    case NodeKind::MathBlock:
    case NodeKind::CalloutTitle:
    case NodeKind::Summary:
        return true;
    default:
        return false;
    }
}

enum class Alignment : std::uint8_t { None, Left, Center, Right };
enum class TaskState : std::uint8_t { None, Open, Done };
/// Whether a callout or details can be folded, and how it is at first.
enum class Fold : std::uint8_t { None, Open, Closed };

/// Index of a node in its tree; nodes stand in document order, so a smaller id comes first.
using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFFU;

/// Where a node's text is: in the source itself, or (escapes and entities resolved) among the tree's own literals.
struct TextRef {
    std::uint32_t begin = 0;
    std::uint32_t size : 31 = 0;
    std::uint32_t inSource : 1 = 0;
    /// Precondition: inSource.
    [[nodiscard]] ByteSpan span() const { return {begin, begin + size}; }
};

/// How Tree::textRef() finds a node's text.
enum class TextPlace : std::uint8_t {
    None,
    Inset,  ///< in the source: the node's span without a few bytes at each end, as nearly all text stands
    Listed, ///< in a list of the tree
};

struct Node {
    NodeKind kind = NodeKind::Document;
    std::uint8_t level : 3 = 0;                ///< Heading: 1–6
    Alignment alignment : 2 = Alignment::None; ///< TableCell
    TaskState task : 2 = TaskState::None;      ///< Item
    bool ordered : 1 = false;                  ///< List
    Fold fold : 2 = Fold::None;                ///< Callout, Details
    bool tight : 1 = false;                    ///< List: items are shown without space between them
    bool header : 1 = false;                   ///< TableRow: the first
    bool hanBreak : 1 = false;                 ///< SoftBreak: between Han or kana, so no space is shown
    bool display : 1 = false;                  ///< Math: on a line of its own
    bool html : 1 = false;                     ///< written as HTML; text and extra are as if it were Markdown
    bool shown : 1 = false;                    ///< HtmlInline: no HTML, shown as it is written; else nothing is shown
    bool hasExtra : 1 = false;                 ///< Tree::extra() or Tree::number() is something else than its default
    TextPlace textPlace : 2 = TextPlace::None;
    std::uint8_t insetFront : 2 = 0; ///< TextPlace::Inset: bytes of the span in front of the text
    std::uint8_t insetBack : 2 = 0;  ///< … and behind it
    NodeId parent = kNoNode;
    NodeId end = 0; ///< one past the last descendant: descendants are [id + 1, end)
    ByteSpan span;  ///< in the source, with delimiters; blocks end before their last line's end
};
static_assert(sizeof(Node) == 20, "a large document has a node every twenty bytes");

/// A parsed document: every block and inline in one array, in document order. Immutable, shared between threads.
/// Views returned point into the tree and live as long as it does.
///
/// Text rule: a node's text either stands in the source byte for byte (TextRef::inSource, then sourceOf() maps each
/// byte) or it is atomic, such as the one character of an entity, and maps to the node's whole span.
class Tree
{
public:
    Tree() = default;
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;
    Tree(Tree&&) = default;
    Tree& operator=(Tree&&) = default;

    [[nodiscard]] std::string_view source() const { return m_source; }
    [[nodiscard]] NodeId size() const { return static_cast<NodeId>(m_nodes.size()); }
    [[nodiscard]] const Node& operator[](NodeId id) const { return m_nodes[id]; }
    [[nodiscard]] NodeId firstChild(NodeId id) const { return m_nodes[id].end > id + 1 ? id + 1 : kNoNode; }
    /// Text, Code, CodeBlock, Math, MathBlock, HtmlInline, HtmlBlock, FrontMatter: the content. Link, Image, WikiLink,
    /// Embed, FootnoteReference, FootnoteDefinition: the destination or label. Callout: its kind as written.
    /// Logarithmic where it is listed.
    [[nodiscard]] std::string_view text(NodeId id) const { return resolve(textRef(id)); }
    /// Where that is.
    [[nodiscard]] TextRef textRef(NodeId id) const
    {
        const Node& node = m_nodes[id];
        if (node.textPlace == TextPlace::Listed)
            return listedText(id);
        if (node.textPlace == TextPlace::None)
            return {};
        return {node.span.begin + node.insetFront, node.span.size() - node.insetFront - node.insetBack, 1};
    }
    /// Link, Image: title. CodeBlock: info string. Heading: the id written as "{#id}". Paragraph: the block's name as
    /// Obsidian writes it at the end, "^id". Logarithmic where there is one.
    [[nodiscard]] std::string_view extra(NodeId id) const { return resolve(extraOf(id).text); }
    /// Ordered List: the first number. Logarithmic where it is not 0.
    [[nodiscard]] std::uint32_t number(NodeId id) const { return extraOf(id).number; }
    /// The next sibling; kNoNode behind the last one.
    [[nodiscard]] NodeId next(NodeId id) const
    {
        const Node& node = m_nodes[id];
        return node.parent != kNoNode && node.end < m_nodes[node.parent].end ? node.end : kNoNode;
    }

    class ChildIterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = NodeId;
        using difference_type = std::ptrdiff_t;
        using pointer = const NodeId*;
        using reference = NodeId;
        ChildIterator() = default;
        ChildIterator(const Tree* tree, NodeId first, NodeId end) : m_tree(tree), m_id(first), m_end(end) {}
        NodeId operator*() const { return m_id; }
        ChildIterator& operator++()
        {
            const NodeId next = (*m_tree)[m_id].end;
            m_id = next < m_end ? next : kNoNode;
            return *this;
        }
        ChildIterator operator++(int)
        {
            ChildIterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const ChildIterator& a, const ChildIterator& b) { return a.m_id == b.m_id; }

    private:
        const Tree* m_tree = nullptr;
        NodeId m_id = kNoNode;
        NodeId m_end = 0;
    };
    struct Children {
        ChildIterator first;
        [[nodiscard]] ChildIterator begin() const { return first; }
        [[nodiscard]] ChildIterator end() const { return {}; }
    };
    /// for (NodeId child : tree.children(id))
    [[nodiscard]] Children children(NodeId id) const { return {ChildIterator(this, firstChild(id), m_nodes[id].end)}; }

    /// The deepest node whose span holds the byte; the document where none does. Cost: depth × siblings.
    [[nodiscard]] NodeId nodeAt(std::uint32_t byte) const;

    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return m_diagnostics; }
    /// Bytes of heap memory held.
    [[nodiscard]] std::size_t memoryUsage() const;

private:
    friend class TreeBuilder;
    [[nodiscard]] std::string_view resolve(TextRef ref) const
    {
        return std::string_view(ref.inSource ? m_source : m_literals).substr(ref.begin, ref.size);
    }

    /// What few nodes have.
    struct Extra {
        NodeId node = kNoNode;
        TextRef text;
        std::uint32_t number = 0;
    };
    [[nodiscard]] Extra extraOf(NodeId id) const;
    struct ListedText {
        NodeId node = kNoNode;
        TextRef text;
    };
    [[nodiscard]] TextRef listedText(NodeId id) const;

    std::string m_source;
    std::string m_literals;
    std::vector<Node> m_nodes;
    std::vector<ListedText> m_texts; ///< by node
    std::vector<Extra> m_extras;     ///< by node
    std::vector<Diagnostic> m_diagnostics;
};

enum class NoteMarks : std::uint8_t { LeftOut, Shown };

/// What a reader sees of a node: text and code without syntax, alt texts of images, one space for a line break (none
/// between Han characters), table cells parted by a tab, blocks by a line feed. HTML tags, destinations: not; the marks
/// of footnotes, "[1]", where they are asked for.
[[nodiscard]] std::string plainText(const Tree& tree, NodeId id, NoteMarks marks = NoteMarks::LeftOut);

} // namespace zhilan::markdown

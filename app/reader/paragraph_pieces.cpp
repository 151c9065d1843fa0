#include "app/reader/paragraph_pieces.h"

#include "app/reader/picture_file.h"
#include "core/markdown/html_tag.h"
#include "core/markdown/picture_name.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace zhilan::reader
{

namespace
{

using markdown::kNoNode;
using markdown::NodeId;
using markdown::NodeKind;
using markdown::Tree;

/// The picture that a node is, save a link around it.
NodeId pictureOf(const Tree& tree, NodeId id)
{
    while (tree[id].kind == NodeKind::Link) {
        const NodeId child = tree.firstChild(id);
        if (child == kNoNode || tree.next(child) != kNoNode)
            return kNoNode;
        id = child;
    }
    return markdown::isPicture(tree, id) ? id : kNoNode;
}

bool isHidden(const Tree& tree, NodeId id)
{
    return tree[id].kind == NodeKind::HtmlInline && !tree[id].shown;
}

bool isBlank(const Tree& tree, NodeId id)
{
    const bool text = tree[id].kind == NodeKind::Text;
    return isHidden(tree, id) || (text && tree.text(id).find_first_not_of(" \t") == std::string_view::npos);
}

/// Nothing that would be read by itself: a full stop behind a picture.
bool endsSentence(std::string_view source)
{
    constexpr std::u32string_view kEnds = U" \t。，、；：！？.,;:!?)）]】」』”’》";
    for (std::size_t at = 0; at < source.size();) {
        if (kEnds.find(text::nextCodePoint(source, at)) == std::u32string_view::npos)
            return false;
    }
    return true;
}

/// What some editors put a list of all sections for. The window has such a list beside the text.
bool isContentsMark(std::string_view source)
{
    static constexpr auto kMarks = std::to_array<std::string_view>({"[toc]", "[[toc]]", "[[_toc_]]"});
    return std::any_of(kMarks.begin(), kMarks.end(),
                       [source](std::string_view mark) { return markdown::equalsIgnoringCase(source, mark); });
}

bool showsNothing(const Tree& tree, NodeId paragraph)
{
    const auto children = tree.children(paragraph);
    return tree.firstChild(paragraph) != kNoNode &&
           std::all_of(children.begin(), children.end(), [&tree](NodeId child) {
               return tree[child].kind == NodeKind::SoftBreak || isBlank(tree, child);
           });
}

class Pieces
{
public:
    explicit Pieces(const Tree& tree) : m_tree(tree) {}

    /// All that stands between two line breaks.
    void addLine(const std::vector<NodeId>& line)
    {
        const auto filled = std::count_if(line.begin(), line.end(), [&](NodeId id) { return !isBlank(m_tree, id); });
        bool any = false;
        for (auto id = line.begin(); id != line.end(); ++id) {
            const NodeId picture = pictureOf(m_tree, *id);
            if (picture != kNoNode && (filled == 1 || isHere(picture))) {
                m_pieces.push_back({m_tree[*id].span, picture});
                any = true;
            } else if (any && endsSentence(textUpToPicture(id, line.end()).of(m_tree.source()))) {
                m_pieces.back().span.end = m_tree[*id].span.end;
            } else {
                addText(*id);
            }
        }
    }

    [[nodiscard]] std::vector<ParagraphPiece> take() && { return std::move(m_pieces); }

private:
    using Iterator = std::vector<NodeId>::const_iterator;

    /// Those elsewhere, which are not loaded, are badges as a rule.
    [[nodiscard]] bool isHere(NodeId picture) const
    {
        const std::string_view address = m_tree.text(picture);
        return !isRemote(QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size())));
    }

    [[nodiscard]] ByteSpan textUpToPicture(Iterator from, Iterator end) const
    {
        ByteSpan span = m_tree[*from].span;
        for (; from != end && pictureOf(m_tree, *from) == kNoNode; ++from)
            span.end = m_tree[*from].span.end;
        return span;
    }

    void addText(NodeId id)
    {
        if (isBlank(m_tree, id) && (m_pieces.empty() || m_pieces.back().picture != kNoNode))
            return; // no text of its own
        ByteSpan span = m_tree[id].span;
        if (!m_pieces.empty() && m_pieces.back().picture == kNoNode) {
            m_pieces.back().span.end = span.end;
            return;
        }
        const std::string_view text = span.of(m_tree.source());
        span.begin += static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t"), text.size()));
        m_pieces.push_back({span, kNoNode});
    }

    const Tree& m_tree;
    std::vector<ParagraphPiece> m_pieces;
};

} // namespace

std::vector<ParagraphPiece> paragraphPieces(const Tree& tree, NodeId paragraph)
{
    const ByteSpan whole = tree[paragraph].span;
    if (isContentsMark(whole.of(tree.source())) || showsNothing(tree, paragraph))
        return {};
    const auto isPicture = [&](NodeId id) {
        return pictureOf(tree, id) != kNoNode;
    };
    const auto children = tree.children(paragraph);
    if (std::none_of(children.begin(), children.end(), isPicture))
        return {{whole, kNoNode}};
    Pieces all(tree);
    std::vector<NodeId> line;
    for (const NodeId child : children) {
        if (tree[child].kind == NodeKind::SoftBreak || tree[child].kind == NodeKind::LineBreak) {
            all.addLine(line);
            line.clear();
        } else {
            line.push_back(child);
        }
    }
    all.addLine(line);
    std::vector<ParagraphPiece> pieces = std::move(all).take();
    pieces.front().span.begin = whole.begin;
    pieces.back().span.end = whole.end;
    return pieces;
}

} // namespace zhilan::reader

#include "app/reader/paragraph_pieces.h"

#include "core/markdown/picture_name.h"

#include <string_view>

namespace zhilan::reader
{

namespace
{

using markdown::kNoNode;
using markdown::NodeId;
using markdown::NodeKind;
using markdown::Tree;

/// "![[picture.png]]"; an embedded page is a link to it.
bool isEmbeddedPicture(const Tree& tree, NodeId id)
{
    if (tree[id].kind != NodeKind::Embed)
        return false;
    return markdown::isPictureName(tree.text(id).substr(0, tree.text(id).find('#')));
}

/// The picture that a node is, save a link around it.
NodeId pictureOf(const Tree& tree, NodeId id)
{
    while (tree[id].kind == NodeKind::Link) {
        const NodeId child = tree.firstChild(id);
        if (child == kNoNode || tree.next(child) != kNoNode)
            return kNoNode;
        id = child;
    }
    return tree[id].kind == NodeKind::Image || isEmbeddedPicture(tree, id) ? id : kNoNode;
}

bool isBlank(const Tree& tree, NodeId id)
{
    return tree[id].kind == NodeKind::Text && tree.text(id).find_first_not_of(" \t") == std::string_view::npos;
}

/// What stands between two line breaks.
class Line
{
public:
    void add(const Tree& tree, NodeId id)
    {
        if (m_span.end == 0)
            m_span.begin = tree[id].span.begin;
        m_span.end = tree[id].span.end;
        if (!isBlank(tree, id)) {
            m_picture = m_filled ? kNoNode : pictureOf(tree, id);
            m_filled = true;
        }
    }

    [[nodiscard]] bool isEmpty() const { return m_span.end == 0; }
    [[nodiscard]] ParagraphPiece piece() const { return {m_span, m_picture}; }

private:
    ByteSpan m_span;
    NodeId m_picture = kNoNode;
    bool m_filled = false;
};

} // namespace

std::vector<ParagraphPiece> paragraphPieces(const Tree& tree, NodeId paragraph)
{
    std::vector<ParagraphPiece> pieces;
    Line line;
    const auto end = [&] {
        if (line.isEmpty())
            return;
        const ParagraphPiece piece = line.piece();
        if (!pieces.empty() && pieces.back().picture == kNoNode && piece.picture == kNoNode)
            pieces.back().span.end = piece.span.end;
        else
            pieces.push_back(piece);
        line = {};
    };
    for (NodeId child = tree.firstChild(paragraph); child != kNoNode; child = tree.next(child)) {
        if (tree[child].kind == NodeKind::SoftBreak || tree[child].kind == NodeKind::LineBreak)
            end();
        else
            line.add(tree, child);
    }
    end();
    const ByteSpan whole = tree[paragraph].span;
    if (pieces.size() <= 1) {
        return {{whole, pieces.empty() ? kNoNode : pieces.front().picture}};
    }
    pieces.front().span.begin = whole.begin;
    pieces.back().span.end = whole.end;
    return pieces;
}

} // namespace zhilan::reader

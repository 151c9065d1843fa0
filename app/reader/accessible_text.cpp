#include "app/reader/accessible_text.h"

#include "app/reader/block_texts.h"
#include "app/reader/list_marker.h"
#include "app/reader/text_units.h"

#include <algorithm>

namespace zhilan::reader
{

void AccessibleText::restart()
{
    m_ends.clear();
    m_cachedBlock.reset();
}

void AccessibleText::count(std::size_t bytes)
{
    m_ends.reserve(m_flow.size());
    std::size_t done = 0;
    while (!isComplete() && done < bytes) {
        const std::size_t block = m_ends.size();
        m_ends.push_back(size() + static_cast<int>(compose(block).text.size()));
        done += m_flow.list().blocks[block].span.size() + 1;
    }
}

AccessibleText::BlockText AccessibleText::compose(std::size_t index) const
{
    const Block& block = m_flow.list().blocks[index];
    const markdown::Tree& tree = *m_flow.context().document->tree;
    BlockText result;
    if (const QString marker = markerText(tree, block); !marker.isEmpty())
        result.text = marker + u' ';
    std::vector<InlineText> texts = blockTexts(m_flow.context(), block);
    // Only tables and properties have more texts than lines; cells are told apart by their row.
    std::vector<bool> begins(texts.size(), block.kind != BlockKind::Property);
    if (block.kind == BlockKind::Table) {
        std::size_t i = 0;
        for (markdown::NodeId row = block.first; row != markdown::kNoNode && row != block.last; row = tree.next(row)) {
            bool first = true;
            for (markdown::NodeId cell = tree.firstChild(row); cell != markdown::kNoNode; cell = tree.next(cell)) {
                begins[i++] = first;
                first = false;
            }
        }
    }
    result.pieces.reserve(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0)
            result.text += begins[i] ? u'\n' : u'\t';
        const int begin = static_cast<int>(result.text.size());
        result.text += texts[i].text();
        result.pieces.push_back({begin, std::move(texts[i])});
    }
    result.text.replace(QChar::LineSeparator, u'\n');
    result.text += u'\n';
    return result;
}

const AccessibleText::BlockText& AccessibleText::blockText(std::size_t block) const
{
    if (m_cachedBlock != block) {
        m_cached = compose(block);
        m_cachedBlock = block;
    }
    return m_cached;
}

QString AccessibleText::text(int begin, int end) const
{
    QString result;
    const int last = std::min(end, size());
    for (int at = std::max(begin, 0); at < last;) {
        const std::size_t block = blockAt(at);
        const int first = this->begin(block);
        const int stop = std::min(last, m_ends[block]);
        result += QStringView(blockText(block).text).mid(at - first, stop - at);
        at = stop;
    }
    return result;
}

std::size_t AccessibleText::blockAt(int offset) const
{
    const auto block = std::upper_bound(m_ends.begin(), m_ends.end(), offset);
    return std::min(static_cast<std::size_t>(block - m_ends.begin()), m_ends.size() - 1);
}

AccessibleText::Place AccessibleText::placeAt(int offset) const
{
    Place place{blockAt(offset)};
    const std::vector<Piece>& pieces = blockText(place.block).pieces;
    const int inside = offset - begin(place.block);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].text.isEmpty())
            continue;
        if (place.piece >= 0 && pieces[i].begin > inside)
            break;
        place.piece = static_cast<int>(i);
    }
    if (place.piece >= 0) {
        const Piece& piece = pieces[static_cast<std::size_t>(place.piece)];
        place.position = std::clamp(inside - piece.begin, 0, static_cast<int>(piece.text.text().size()));
    }
    return place;
}

Caret AccessibleText::caretAt(int offset) const
{
    const Place place = placeAt(offset);
    if (place.piece < 0) {
        const std::uint32_t byte = m_flow.list().blocks[place.block].span.begin;
        return {byte, byte};
    }
    const InlineText& text = blockText(place.block).pieces[static_cast<std::size_t>(place.piece)].text;
    return {text.byteOf(place.position), text.endByteOf(place.position)};
}

std::optional<int> AccessibleText::offsetOf(const Caret& caret) const
{
    if (m_flow.isEmpty())
        return std::nullopt;
    const std::size_t block = m_flow.list().blockOf(caret.next);
    if (!isCounted(block))
        return std::nullopt;
    const BlockText& whole = blockText(block);
    for (const Piece& piece : whole.pieces) {
        if (piece.text.isEmpty() || piece.text.span().end < caret.next)
            continue;
        // The end of a text counts as in it: the next one begins behind syntax.
        const int inside = caret.next >= piece.text.span().end ? static_cast<int>(piece.text.text().size())
                                                               : piece.text.positionOf(caret.next);
        return begin(block) + piece.begin + inside;
    }
    return end(block) - 1;
}

std::pair<int, int> AccessibleText::unitAt(int offset, Unit unit) const
{
    if (m_ends.empty())
        return {0, 0};
    const std::size_t block = blockAt(offset);
    const int first = begin(block);
    const QString& text = blockText(block).text;
    const int inside = std::clamp(offset - first, 0, static_cast<int>(text.size()) - 1);
    std::pair<int, int> found(0, static_cast<int>(text.size()));
    switch (unit) {
    case Unit::Character:
        found = clusterAt(text, inside);
        break;
    case Unit::Word:
        found = wordAt(text, inside);
        break;
    case Unit::Sentence:
        found = sentenceAt(text, inside);
        break;
    case Unit::Row:
        found.first = inside == 0 ? 0 : static_cast<int>(text.lastIndexOf(u'\n', inside - 1)) + 1;
        found.second = static_cast<int>(text.indexOf(u'\n', inside)) + 1;
        break;
    case Unit::Block:
        break;
    }
    return {first + found.first, first + found.second};
}

} // namespace zhilan::reader

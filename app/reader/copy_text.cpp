#include "app/reader/copy_text.h"

#include "app/reader/list_marker.h"
#include "app/reader/property_rows.h"
#include "core/document/properties.h"

#include <algorithm>

namespace zhilan::reader
{

namespace
{

using markdown::kNoNode;
using markdown::NodeId;
using markdown::NoteMarks;

/// A raised number would become part of the one before it.
QString part(const InlineText& text, ByteSpan span, NoteMarks notes)
{
    const auto [begin, end] = text.rangeOf(span);
    QString result = text.text().mid(begin, end - begin);
    for (auto run = text.runs().rbegin(); run != text.runs().rend(); ++run) {
        const int first = std::max(run->begin, begin) - begin;
        const int last = std::min(run->end, end) - begin;
        if ((run->style & kNote) == 0 || first >= last)
            continue;
        const QString mark = u'[' + result.mid(first, last - first) + u']';
        result.replace(first, last - first, notes == NoteMarks::Shown ? mark : QString());
    }
    result.replace(QChar::LineSeparator, u'\n');
    return result;
}

bool touches(ByteSpan a, ByteSpan b)
{
    return a.begin < b.end && a.end > b.begin;
}

QString tablePart(const LayoutContext& context, const Block& block, ByteSpan span, NoteMarks notes)
{
    const markdown::Tree& tree = *context.document->tree;
    QStringList lines;
    for (NodeId row = block.first; row != kNoNode && row != block.last; row = tree.next(row)) {
        if (!touches(tree[row].span, span))
            continue;
        QStringList cells;
        for (NodeId cell = tree.firstChild(row); cell != kNoNode; cell = tree.next(cell)) {
            const InlineText text = inlineText(tree, cell, tree[cell].span, context.annotations());
            if (text.isEmpty() || touches(text.span(), span))
                cells.append(part(text, span, notes).replace(u'\n', u' '));
        }
        if (!cells.isEmpty())
            lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

QString propertyPart(const LayoutContext& context, const Block& block, ByteSpan span, NoteMarks notes)
{
    QStringList parts;
    for (const InlineText& text : propertyTexts(context, block)) {
        if (const QString taken = part(text, span, notes); !taken.isEmpty())
            parts.append(taken);
    }
    return parts.join(
        QString::fromUtf8(document::kAfterKey.data(), static_cast<qsizetype>(document::kAfterKey.size())));
}

QString blockPart(const LayoutContext& context, const Block& block, ByteSpan span, NoteMarks notes)
{
    const markdown::Tree& tree = *context.document->tree;
    if (block.kind == BlockKind::Table)
        return tablePart(context, block, span, notes);
    if (block.kind == BlockKind::Property)
        return propertyPart(context, block, span, notes);
    if (block.kind == BlockKind::Rule || block.node == kNoNode)
        return {};
    if (block.kind == BlockKind::Code)
        return part(codeText(tree, block.node, block.span, block.literal), span, notes);
    if (block.kind == BlockKind::CalloutTitle || block.kind == BlockKind::Summary)
        return part(titleText(context, block), span, notes);
    const InlineText body = inlineText(tree, block.node, bodySpan(*context.document, block), context.annotations());
    QString result = part(body, span, notes);
    const InlineText speaker = speakerText(context, block);
    if (!speaker.isEmpty() && touches(speaker.span(), span)) {
        const QString name = part(speaker, span, notes);
        if (!name.isEmpty())
            result = result.isEmpty() ? name : name + u'\n' + result;
    }
    // A marker was seen and meant when the selection came in from before the item.
    if (block.marker != kNoNode && !result.isEmpty() && span.begin < body.span().begin)
        result.prepend(QString(2 * std::max(0, block.level - 1), u' ') + markerText(tree, block) + u' ');
    return result;
}

QString quoted(std::string_view cell)
{
    QString text = QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        text = u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return text;
}

QString csvLine(std::span<const std::string_view> cells)
{
    QStringList fields;
    for (const std::string_view cell : cells)
        fields.append(quoted(cell));
    return fields.join(u',') + u'\n';
}

} // namespace

ByteSpan selectedIn(const document::Document& document, const Block& block, ByteSpan selection)
{
    if ((block.kind != BlockKind::Property && block.kind != BlockKind::Summary) || document.titleNode == kNoNode)
        return selection;
    const markdown::Tree& tree = *document.tree;
    const ByteSpan title = tree[document.titleNode].span;
    const bool below =
        tree[block.node].kind == markdown::NodeKind::FrontMatter && tree.next(block.node) == document.titleNode;
    const bool passes = selection.begin >= title.begin && selection.begin < title.end && selection.end > title.end;
    return below && passes ? block.span : selection;
}

QString copiedText(const LayoutContext& context, ByteSpan selection, NoteMarks notes)
{
    if (context.document == nullptr || selection.empty())
        return {};
    QString result;
    std::optional<Block> before;
    for (const Block& block : context.list->blocks) {
        const ByteSpan span = selectedIn(*context.document, block, selection);
        if (!touches(block.span, span))
            continue;
        const QString text = blockPart(context, block, span, notes);
        if (text.isEmpty())
            continue;
        if (before) {
            const bool continued = before->node == block.node && !block.firstPart && block.quote == kNone;
            const bool list =
                before->kind == block.kind && (block.kind == BlockKind::Property ||
                                               (before->tight && block.tight && block.kind == BlockKind::Paragraph));
            if (!continued || block.kind == BlockKind::Table || block.kind == BlockKind::Code)
                result += continued || list ? QStringLiteral("\n") : QStringLiteral("\n\n");
        }
        result += text;
        before = block;
    }
    return result;
}

QString tableAsCsv(const document::Table& table)
{
    QString result = csvLine(table.header);
    for (const document::Table::Row& row : table.rows)
        result += csvLine(row.cells);
    return result;
}

} // namespace zhilan::reader

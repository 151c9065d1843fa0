#include "app/reader/copy_text.h"
#include "app/reader/property_rows.h"

#include <algorithm>

namespace zhilan::reader
{

namespace
{

using markdown::kNoNode;
using markdown::NodeId;

constexpr std::pair<std::uint16_t, const char*> kTags[] = {
    {kBold, "b"},          {kEmphasis, "i"},  {kStrike, "s"}, {kCode, "code"}, {kMark, "mark"}, {kSubscript, "sub"},
    {kSuperscript, "sup"}, {kUnderline, "u"}, {kKey, "kbd"},  {kMath, "code"}, {kNote, "sup"},
};

/// Only what a click may open is a link elsewhere.
bool isWeb(const QString& address)
{
    return address.startsWith(QStringLiteral("https://")) || address.startsWith(QStringLiteral("http://")) ||
           address.startsWith(QStringLiteral("mailto:"));
}

QString inlineHtml(const InlineText& text, ByteSpan span)
{
    const auto [begin, end] = text.rangeOf(span);
    QString html;
    for (const Run& run : text.runs()) {
        int from = std::max(run.begin, begin);
        const int to = std::min(run.end, end);
        while (from < to) {
            const Target* target = text.targetAt(from);
            int stop = to;
            if (target != nullptr) {
                stop = std::min(to, target->end);
            } else {
                for (const Target& next : text.targets()) {
                    if (next.begin > from) {
                        stop = std::min(to, next.begin);
                        break;
                    }
                }
            }
            const bool link = target != nullptr && target->kind == Target::Kind::Link && isWeb(target->address);
            QString opened;
            QString closed;
            for (const auto& [style, tag] : kTags) {
                if (run.style & style) {
                    opened += QStringLiteral("<%1>").arg(QLatin1String(tag));
                    closed.prepend(QStringLiteral("</%1>").arg(QLatin1String(tag)));
                }
            }
            QString part = text.text().mid(from, stop - from).toHtmlEscaped();
            part.replace(QChar::LineSeparator, QStringLiteral("<br>"));
            part = opened + part + closed;
            html += link ? QStringLiteral("<a href=\"%1\">%2</a>").arg(target->address.toHtmlEscaped(), part) : part;
            from = stop;
        }
    }
    return html;
}

bool touches(ByteSpan a, ByteSpan b)
{
    return a.begin < b.end && a.end > b.begin;
}

QString tableHtml(const LayoutContext& context, const Block& block, ByteSpan span)
{
    const markdown::Tree& tree = *context.document->tree;
    QString html;
    for (NodeId row = block.first; row != kNoNode && row != block.last; row = tree.next(row)) {
        if (!touches(tree[row].span, span))
            continue;
        const QString tag = tree[row].header ? QStringLiteral("th") : QStringLiteral("td");
        html += QStringLiteral("<tr>");
        for (NodeId cell = tree.firstChild(row); cell != kNoNode; cell = tree.next(cell)) {
            const InlineText text = inlineText(tree, cell, tree[cell].span, context.annotations());
            if (text.isEmpty() || touches(text.span(), span))
                html += QStringLiteral("<%1>%2</%1>").arg(tag, inlineHtml(text, span));
        }
        html += QStringLiteral("</tr>");
    }
    return html;
}

QString propertyHtml(const LayoutContext& context, const Block& block, ByteSpan span)
{
    const std::vector<InlineText> texts = propertyTexts(context, block);
    const QString key = block.firstPart ? inlineHtml(texts.front(), span) : QString();
    return QStringLiteral("<tr><th>%1</th><td>%2</td></tr>").arg(key, inlineHtml(texts.back(), span));
}

} // namespace

QString copiedHtml(const LayoutContext& context, ByteSpan selection)
{
    if (context.document == nullptr || selection.empty())
        return {};
    const markdown::Tree& tree = *context.document->tree;
    QString html;
    QString open; // what is open between blocks: a list or a table
    const auto change = [&](const QString& wanted) {
        if (wanted == open)
            return;
        if (!open.isEmpty())
            html += QStringLiteral("</%1>").arg(open);
        if (!wanted.isEmpty())
            html += QStringLiteral("<%1>").arg(wanted);
        open = wanted;
    };
    for (const Block& block : context.list->blocks) {
        const ByteSpan span = selectedIn(*context.document, block, selection);
        if (!touches(block.span, span) || (block.node == kNoNode && block.kind != BlockKind::Rule))
            continue;
        if (block.kind == BlockKind::Table) {
            if (block.firstPart)
                change({});
            change(QStringLiteral("table"));
            html += tableHtml(context, block, span);
            continue;
        }
        if (block.kind == BlockKind::Property) {
            change(QStringLiteral("table"));
            html += propertyHtml(context, block, span);
            continue;
        }
        const bool item = block.marker != kNoNode && block.kind == BlockKind::Paragraph;
        change(!item ? QString() : block.ordinal != kNone ? QStringLiteral("ol") : QStringLiteral("ul"));
        if (block.kind == BlockKind::Rule) {
            html += QStringLiteral("<hr>");
        } else if (block.kind == BlockKind::Code) {
            html += QStringLiteral("<pre>") + inlineHtml(codeText(tree, block.node, block.span, block.literal), span) +
                    QStringLiteral("</pre>");
        } else if (block.kind == BlockKind::CalloutTitle || block.kind == BlockKind::Summary) {
            html += QStringLiteral("<p><b>") + inlineHtml(titleText(context, block), span) + QStringLiteral("</b></p>");
        } else {
            const bool head = block.kind == BlockKind::Head;
            const InlineText body =
                inlineText(tree, block.node, bodySpan(*context.document, block), context.annotations());
            const InlineText speaker = speakerText(context, block);
            QString content = inlineHtml(body, span);
            if (!speaker.isEmpty() && touches(speaker.span(), span))
                content.prepend(QStringLiteral("<b>%1</b><br>").arg(inlineHtml(speaker, span)));
            if (content.isEmpty())
                continue;
            QString tag = item ? QStringLiteral("li") : QStringLiteral("p");
            if (block.kind == BlockKind::Heading || head)
                tag = QStringLiteral("h%1").arg(std::clamp<int>(tree[block.node].level, 1, 6));
            content = QStringLiteral("<%1>%2</%1>").arg(tag, content);
            const bool quotation = block.card != kNone && !context.list->cards[block.card].callout;
            html += quotation ? QStringLiteral("<blockquote>%1</blockquote>").arg(content) : content;
        }
    }
    change({});
    return html;
}

QString copiedMarkdown(const LayoutContext& context, ByteSpan span)
{
    if (context.document == nullptr || span.empty() || context.list->blocks.empty())
        return {};
    const std::string_view source = context.document->tree->source();
    const BlockList& list = *context.list;
    const auto size = static_cast<std::uint32_t>(source.size());
    ByteSpan taken{std::min(span.begin, size), std::min(span.end, size)};
    // From a block's first letter on the syntax before it belongs to it, and up to the last letter that behind.
    const Block& first = list.blocks[list.blockOf(taken.begin)];
    const auto shownBegin = [&](const Block& block) {
        if (block.node == kNoNode || block.kind == BlockKind::Table || block.kind == BlockKind::Code)
            return block.span.begin;
        const InlineText text = inlineText(*context.document->tree, block.node, block.span, context.annotations());
        return text.isEmpty() ? block.span.begin : text.span().begin;
    };
    if (taken.begin <= shownBegin(first)) {
        taken.begin = std::min(taken.begin, first.span.begin);
        while (taken.begin > 0 && source[taken.begin - 1] != '\n')
            --taken.begin;
    }
    const Block& last = list.blocks[list.blockOf(taken.end > 0 ? taken.end - 1 : 0)];
    if (last.node != kNoNode && last.kind != BlockKind::Table) {
        const InlineText text = last.kind == BlockKind::Code
                                    ? codeText(*context.document->tree, last.node, last.span, last.literal)
                                    : inlineText(*context.document->tree, last.node, last.span, context.annotations());
        if (!text.isEmpty() && taken.end >= text.span().end)
            taken.end = std::max(taken.end, last.span.end);
    }
    std::string part(taken.of(source));
    // What stands before the title in the source.
    if (const std::size_t next = list.blockOf(span.begin) + 1; next < list.blocks.size()) {
        const Block& row = list.blocks[next];
        if (selectedIn(*context.document, row, span) != span)
            part.insert(0, std::string((*context.document->tree)[row.node].span.of(source)) + "\n\n");
    }
    return QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size()))
        .replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
}

} // namespace zhilan::reader

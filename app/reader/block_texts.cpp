#include "app/reader/block_texts.h"

#include "app/reader/property_rows.h"

namespace zhilan::reader
{

namespace
{

using markdown::kNoNode;
using markdown::NodeId;

constexpr std::size_t kMostWaysBack = 24;

/// One arrow for each place that refers to the note.
void addWaysBack(InlineText& text, const LayoutContext& context, const Block& block)
{
    const markdown::Footnotes& notes = *context.list->notes;
    const std::uint32_t number = notes.numberOf(block.back);
    if (number == 0)
        return;
    const std::uint32_t end = block.span.end;
    for (const NodeId reference : notes.all()[number - 1].references) {
        if (text.targets().size() >= kMostWaysBack)
            break;
        text.appendAtomic(QStringLiteral("\u00A0"), {end, end}, kPlain);
        const int begin = static_cast<int>(text.text().size());
        text.appendAtomic(QStringLiteral("↩\uFE0E"), {end, end}, kLink);
        Target target{Target::Kind::Back, begin, begin + 2, (*context.document->tree)[reference].span, {}};
        target.note = reference;
        text.addTarget(std::move(target));
    }
}

std::vector<InlineText> cellTexts(const LayoutContext& context, const Block& block)
{
    const markdown::Tree& tree = *context.document->tree;
    std::vector<InlineText> result;
    for (NodeId row = block.first; row != kNoNode && row != block.last; row = tree.next(row)) {
        for (NodeId cell = tree.firstChild(row); cell != kNoNode; cell = tree.next(cell))
            result.push_back(inlineText(tree, cell, tree[cell].span, context.annotations()));
    }
    return result;
}

} // namespace

InlineText paragraphText(const LayoutContext& context, const Block& block)
{
    InlineText text;
    if (block.node != kNoNode)
        text =
            inlineText(*context.document->tree, block.node, bodySpan(*context.document, block), context.annotations());
    if (block.back != kNoNode && block.lastPart)
        addWaysBack(text, context, block);
    return text;
}

InlineText headTitle(const LayoutContext& context, const Block& block)
{
    const document::Document& document = *context.document;
    if (block.node != kNoNode)
        return inlineText(*document.tree, block.node, block.span, context.annotations());
    InlineText title;
    if (headFacts(document).title)
        title.appendAtomic(QString::fromStdString(document.title), {0, 0}, kPlain);
    return title;
}

std::vector<InlineText> blockTexts(const LayoutContext& context, const Block& block)
{
    const markdown::Tree& tree = *context.document->tree;
    std::vector<InlineText> result;
    switch (block.kind) {
    case BlockKind::Head:
        if (InlineText title = headTitle(context, block); !title.isEmpty())
            result.push_back(std::move(title));
        break;
    case BlockKind::Heading:
    case BlockKind::Paragraph:
        if (InlineText speaker = speakerText(context, block); !speaker.isEmpty())
            result.push_back(std::move(speaker));
        result.push_back(paragraphText(context, block));
        break;
    case BlockKind::Code:
        result.push_back(codeText(tree, block.node, block.span, block.literal));
        break;
    case BlockKind::Table:
        result = cellTexts(context, block);
        break;
    case BlockKind::Image:
        result.push_back(inlineText(tree, block.node, tree[block.node].span, {}));
        break;
    case BlockKind::CalloutTitle:
    case BlockKind::Summary:
        result.push_back(titleText(context, block));
        break;
    case BlockKind::Property:
        result = propertyTexts(context, block);
        break;
    case BlockKind::Rule:
        break;
    }
    return result;
}

} // namespace zhilan::reader

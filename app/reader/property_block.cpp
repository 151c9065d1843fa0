#include "app/reader/block_layout.h"
#include "app/reader/metrics.h"
#include "app/reader/property_rows.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

TextLook lookOf(const LayoutContext& context)
{
    TextLook look = context.look(metrics::kMeta);
    look.lineFactor = metrics::kPropertyLine;
    return look;
}

/// Of the column of keys, the same for all rows: as wide as the widest, up to a limit.
double keyWidth(const Block& block, double width, LayoutContext& context)
{
    constexpr std::size_t kLookedAt = 60;
    const auto known = context.shapes.find(block.node);
    if (known != context.shapes.end())
        return known->second.widths.front();
    const document::Document& document = *context.document;
    const double most = std::floor(std::min(metrics::kPropertyKey * context.zoom, width * 0.3));
    const QFontMetricsF fontMetrics(lookOf(context).font);
    double widest = 0;
    for (std::size_t i = 0; i < std::min(kLookedAt, document.properties.size()) && widest < most; ++i)
        widest = std::max(
            widest, fontMetrics.horizontalAdvance(QString::fromStdString(document.info[document.properties[i]].key)));
    TableShape shape;
    shape.widths = {std::min(std::ceil(widest) + 1, most)};
    return context.shapes.emplace(block.node, std::move(shape)).first->second.widths.front();
}

/// A key and its value beside it.
class PropertyBlock final : public BlockLayout
{
public:
    PropertyBlock(const Block& block, double width, LayoutContext& context) : BlockLayout(block)
    {
        m_width = width;
        const double column = keyWidth(block, width, context);
        const double left = column + std::round(metrics::kPropertyGap * context.zoom);
        std::vector<InlineText> texts = propertyTexts(context, block);
        TextLook look = lookOf(context);
        if (texts.size() > 1) {
            TextLook muted = look;
            muted.color = context.theme->muted;
            addText(std::move(texts.front()), muted, *context.theme, {0, 0}, column);
        }
        addText(std::move(texts.back()), look, *context.theme, {left, 0}, std::max(1.0, width - left));
        for (const TextItem& item : m_items)
            m_height = std::max(m_height, std::ceil(item.layout->height()));
    }

    [[nodiscard]] std::vector<double> breaks() const override
    {
        // Both columns have lines of the same height.
        std::vector<double> breaks;
        const double line = m_items.back().layout->lineHeight();
        for (double y = line; y < m_height + 1; y += line)
            breaks.push_back(y);
        return breaks;
    }
};

} // namespace

std::unique_ptr<BlockLayout> makeProperty(const Block& block, double width, LayoutContext& context)
{
    return std::make_unique<PropertyBlock>(block, width, context);
}

} // namespace zhilan::reader

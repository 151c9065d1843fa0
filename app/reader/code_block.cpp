#include "app/reader/block_layout.h"
#include "app/reader/metrics.h"
#include "app/style/style.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

class CodeBlock final : public BlockLayout
{
public:
    CodeBlock(const Block& block, double width, LayoutContext& context) : BlockLayout(block)
    {
        m_width = width;
        m_zoom = context.zoom;
        TextLook look = context.look(metrics::kCode);
        look.font = style::withPixelSize(context.codeFont, look.pixelSize);
        look.lineFactor = metrics::kCodeLine;
        look.wrap = false;
        look.language.clear();
        const double x = metrics::kCodePadX * m_zoom;
        const double top = block.firstPart ? std::round(metrics::kCodePadY * m_zoom) : 0;
        const double bottom = block.lastPart ? std::round(metrics::kCodePadY * m_zoom) : 0;
        TextItem& item =
            addText(codeText(*context.document->tree, block.node, block.span), look, *context.theme, {x, top}, width);
        item.scrolls = true;
        // Code keeps its columns: no gaps, no wrapping; what is too wide scrolls inside.
        const double content = item.layout->setUnbroken();
        m_scrollRange = std::max(0.0, std::ceil(content + 2 * x - width));
        m_height = std::ceil(top + item.layout->height() + bottom);
        const auto scrolled = context.scrolled.find(block.node);
        setScrolled(scrolled == context.scrolled.end() ? 0 : scrolled->second);
    }

    void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const override
    {
        const QRectF frame(origin, QSizeF(m_width, m_height));
        const double radius = metrics::kCardRadius * m_zoom;
        QPainterPath path;
        path.addRoundedRect(frame.adjusted(0, m_block.firstPart ? 0 : -radius, 0, m_block.lastPart ? 0 : radius),
                            radius, radius);
        painter.save();
        painter.setClipRect(frame, Qt::IntersectClip);
        painter.fillPath(path, state.theme->codeGround);
        painter.setClipPath(path, Qt::IntersectClip);
        BlockLayout::paint(painter, origin, clip, state);
        painter.restore();
        if (m_block.lastPart)
            paintScrollBar(painter, frame, *state.theme);
    }

private:
    double m_zoom = 1;
};

/// An image that is not loaded: a card with its text and its address. Nothing is fetched from the network, ever.
class ImageBlock final : public BlockLayout
{
public:
    ImageBlock(const Block& block, double width, LayoutContext& context) : BlockLayout(block)
    {
        m_width = width;
        m_zoom = context.zoom;
        const markdown::Tree& tree = *context.document->tree;
        const markdown::Node& node = tree[block.node];
        const double left = (metrics::kImage + 4) * m_zoom;
        const double textWidth = width - left - 16 * m_zoom;
        double y = std::round(11 * m_zoom);
        InlineText alternative = inlineText(tree, block.node, node.span, {});
        alternative.clearStyles();
        if (!alternative.isEmpty()) {
            TextLook look = context.look(14);
            look.lineFactor = 1.5;
            addText(std::move(alternative), look, *context.theme, {left, y}, textWidth);
            y += m_items.back().layout->height();
        }
        const std::string_view address = tree.text(block.node);
        QString shown = QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size()));
        const QString target = shown;
        if (shown.size() > 160)
            shown = shown.left(110) + QStringLiteral("…") + shown.right(40);
        InlineText link;
        link.appendAtomic(shown, {node.span.end > 0 ? node.span.end - 1 : 0, node.span.end}, kLink);
        link.addTarget({0, static_cast<int>(shown.size()), node.span, target, {}, {}});
        TextLook look = context.look(12);
        look.lineFactor = 1.5;
        addText(std::move(link), look, *context.theme, {left, y}, textWidth);
        y += m_items.back().layout->height() + 11 * m_zoom;
        m_height = std::max(std::round(metrics::kImage * m_zoom), std::ceil(y));
        if (m_items.size() == 1)
            m_items[0].origin.setY((m_height - m_items[0].layout->height()) / 2);
    }

    void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const override
    {
        const style::Theme& theme = *state.theme;
        const double radius = metrics::kCardRadius * m_zoom;
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(theme.quote);
        painter.drawRoundedRect(QRectF(origin, QSizeF(m_width, m_height)).adjusted(0.5, 0.5, -0.5, -0.5), radius,
                                radius);
        // A frame with a sun and hills.
        const double size = 30 * m_zoom;
        const QRectF frame(origin.x() + 19 * m_zoom, origin.y() + (m_height - size * 0.8) / 2, size, size * 0.8);
        painter.setPen(QPen(theme.muted, 1.4 * m_zoom, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 3 * m_zoom, 3 * m_zoom);
        painter.drawEllipse(frame.topLeft() + QPointF(size * 0.28, size * 0.25), size * 0.07, size * 0.07);
        QPainterPath hills;
        hills.moveTo(frame.left() + size * 0.08, frame.bottom() - size * 0.1);
        hills.lineTo(frame.left() + size * 0.38, frame.top() + size * 0.42);
        hills.lineTo(frame.left() + size * 0.56, frame.top() + size * 0.58);
        hills.lineTo(frame.left() + size * 0.7, frame.top() + size * 0.45);
        hills.lineTo(frame.right() - size * 0.07, frame.bottom() - size * 0.1);
        painter.drawPath(hills);
        BlockLayout::paint(painter, origin, clip, state);
    }

private:
    double m_zoom = 1;
};

} // namespace

std::unique_ptr<BlockLayout> makeCode(const Block& block, double width, LayoutContext& context)
{
    return std::make_unique<CodeBlock>(block, width, context);
}

std::unique_ptr<BlockLayout> makeImage(const Block& block, double width, LayoutContext& context)
{
    return std::make_unique<ImageBlock>(block, width, context);
}

} // namespace zhilan::reader

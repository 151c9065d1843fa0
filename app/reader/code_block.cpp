#include "app/reader/block_layout.h"
#include "app/reader/code_look.h"
#include "app/reader/code_tokens.h"
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
        m_ground = context.codeGround(block);
        TextLook look = context.look(metrics::kCode);
        look.font = style::withPixelSize(context.codeFont, look.pixelSize);
        if ((*context.document->tree)[block.node].kind == markdown::NodeKind::MathBlock) {
            look.pixelSize = metrics::kBody * m_zoom;
            look.font = mathFont(style::withPixelSize(context.readingFont, look.pixelSize));
        }
        look.lineFactor = metrics::kCodeLine;
        look.wrap = context.fits; // on paper nothing can be scrolled to, and small letters cannot be read
        look.language.clear();
        const double x = metrics::kCodePadX * m_zoom;
        const double top = block.firstPart ? std::round(metrics::kCodePadY * m_zoom) : 0;
        const double bottom = block.lastPart ? std::round(metrics::kCodePadY * m_zoom) : 0;
        InlineText text = codeText(*context.document->tree, block.node, block.span, block.literal);
        if (context.code != nullptr)
            look.colors =
                codeColors(text.text(), *context.document->tree, block, context.code->find(block.node), *context.theme);
        TextItem& item = addText(std::move(text), look, *context.theme, {x, top}, width - 2 * x);
        if (!context.fits) {
            // Code keeps its columns: no gaps, no wrapping; what is too wide scrolls inside.
            item.scrolls = true;
            const double content = item.layout->setUnbroken();
            m_scrollRange = std::max(0.0, std::ceil(content + 2 * x - width));
        }
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
        painter.fillPath(path, m_ground);
        painter.setClipPath(path, Qt::IntersectClip);
        BlockLayout::paint(painter, origin, clip, state);
        painter.restore();
        if (m_block.lastPart)
            paintScrollBar(painter, frame, *state.theme);
    }

    [[nodiscard]] std::vector<double> breaks() const override { return breaksBetweenLines(); }

private:
    QColor m_ground;
    double m_zoom = 1;
};

} // namespace

std::unique_ptr<BlockLayout> makeCode(const Block& block, double width, LayoutContext& context)
{
    return std::make_unique<CodeBlock>(block, width, context);
}

} // namespace zhilan::reader

#include "app/reader/block_layout.h"
#include "app/reader/callout_look.h"
#include "app/reader/list_marker.h"
#include "app/reader/metrics.h"
#include "app/style/style.h"

#include <QCoreApplication>
#include <QIcon>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

using markdown::kNoNode;
using markdown::NodeId;

constexpr double kIcon = 17;
constexpr double kIconRoom = 25;
constexpr double kChevron = 4;

bool isOfProperties(const markdown::Tree& tree, const Block& block)
{
    return tree[block.node].kind == markdown::NodeKind::FrontMatter;
}

/// The line that stays of a callout or of details: icon or chevron, title, and the whole of it folds.
class TitleBlock final : public BlockLayout
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::reader::ReaderView)

public:
    TitleBlock(const Block& block, double width, LayoutContext& context) : BlockLayout(block)
    {
        m_width = width;
        m_zoom = context.zoom;
        m_callout = block.kind == BlockKind::CalloutTitle;
        TextLook look = lookOf(context);
        if (m_callout) {
            const CalloutLook callout =
                calloutLook(markdown::calloutKind(context.document->tree->text(block.node)), *context.theme);
            look.color = callout.ink;
            m_icon = style::icon(callout.icon, callout.ink);
        }
        const bool folds = block.fold != kNone;
        m_ink = look.color;
        const double left = std::round((m_callout ? kIconRoom : metrics::kIndent) * m_zoom);
        const double right = m_callout && folds ? std::round(metrics::kIndent * m_zoom) : 0;
        addText(titleText(context, block), look, *context.theme, {left, 0}, std::max(40.0, width - left - right));
        m_height = std::ceil(m_items.back().layout->height());
        m_middle = m_items.back().layout->firstBaseline() - look.pixelSize * 0.37;
        m_marker = ListMarker(context, block, context.look(metrics::kBody), m_items.back().layout->firstBaseline());
        if (!folds)
            return;
        m_closed = context.closedFolds[block.fold];
        m_hots.push_back({Hot::Kind::Fold, QRectF(-4 * m_zoom, 0, width + 4 * m_zoom, m_height), block.fold,
                          m_closed ? tr("Unfold") : tr("Fold")});
    }

    void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const override
    {
        m_marker.paint(painter, origin, *state.theme);
        if (m_callout) {
            const double size = std::round(kIcon * m_zoom);
            const QRectF place(origin.x(), origin.y() + m_middle - size / 2, size, size);
            m_icon.paint(&painter, place.toAlignedRect(), Qt::AlignCenter);
        }
        if (!m_hots.empty())
            paintChevron(painter, origin, state.hoveredHot == 0 ? state.theme->accent : chevronInk(*state.theme));
        BlockLayout::paint(painter, origin, clip, state);
    }

private:
    [[nodiscard]] TextLook lookOf(const LayoutContext& context) const
    {
        if (isOfProperties(*context.document->tree, m_block)) {
            TextLook look = context.look(metrics::kMeta);
            look.lineFactor = metrics::kPropertyLine;
            look.color = context.theme->muted;
            return look;
        }
        TextLook look = context.look(metrics::kBody);
        look.codeGround = context.codeGround(m_block);
        look.font.setBold(true);
        look.lineFactor = metrics::kHeadingLine;
        return look;
    }

    [[nodiscard]] QColor chevronInk(const style::Theme& theme) const { return m_callout ? m_ink : theme.muted; }

    void paintChevron(QPainter& painter, QPointF origin, const QColor& color) const
    {
        const double x = m_callout ? m_width - 10 * m_zoom : 9 * m_zoom;
        const QPointF center(origin.x() + x, origin.y() + m_middle);
        const double reach = kChevron * m_zoom;
        QPainterPath path;
        if (m_closed) {
            path.moveTo(center + QPointF(-reach / 2, -reach));
            path.lineTo(center + QPointF(reach / 2, 0));
            path.lineTo(center + QPointF(-reach / 2, reach));
        } else {
            path.moveTo(center + QPointF(-reach, -reach / 2));
            path.lineTo(center + QPointF(0, reach / 2));
            path.lineTo(center + QPointF(reach, -reach / 2));
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 1.6 * m_zoom, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(path);
    }

    double m_zoom = 1;
    double m_middle = 0;
    bool m_callout = false;
    bool m_closed = false;
    QColor m_ink;
    QIcon m_icon;
    ListMarker m_marker;
};

} // namespace

InlineText titleText(const LayoutContext& context, const Block& block)
{
    const markdown::Tree& tree = *context.document->tree;
    if (const NodeId title = ownTitle(tree, block.node); title != kNoNode)
        return inlineText(tree, title, tree[title].span, context.annotations());
    InlineText text;
    if (isOfProperties(tree, block)) {
        const auto folded = context.document->properties.size() - block.first;
        const QString words = block.first == 0
                                  //: Of a document, as its author wrote them above the text; in parentheses how many
                                  ? QCoreApplication::translate("zhilan::reader::ReaderView", "Properties (%1)")
                                  //: Of a document, as its author wrote them above the text; in parentheses how many
                                  : QCoreApplication::translate("zhilan::reader::ReaderView", "More properties (%1)");
        text.appendAtomic(words.arg(folded), block.span, kPlain);
        return text;
    }
    text.appendAtomic(block.kind == BlockKind::CalloutTitle
                          ? calloutTitle(markdown::calloutKind(tree.text(block.node)))
                          : QCoreApplication::translate("zhilan::reader::ReaderView", "Details"),
                      block.span, kPlain);
    return text;
}

std::unique_ptr<BlockLayout> makeTitle(const Block& block, double width, LayoutContext& context)
{
    return std::make_unique<TitleBlock>(block, width, context);
}

} // namespace zhilan::reader

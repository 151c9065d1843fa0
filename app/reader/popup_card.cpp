#include "app/reader/popup_card.h"

#include "app/reader/metrics.h"
#include "app/style/style.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr double kWidth = 400;
constexpr double kPad = 14;
constexpr double kGap = 6;
constexpr double kFooter = 24;
constexpr double kMargin = 8;
constexpr double kHighest = 0.6; ///< of the viewport

} // namespace

PopupCard::PopupCard(QWidget* viewport) : QWidget(viewport)
{
    setObjectName(QStringLiteral("readerCard"));
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    hide();
}

PopupCard::~PopupCard() = default;

double PopupCard::widthFor(const LayoutContext& context) const
{
    const double pad = 2 * kPad * context.zoom;
    const double room = parentWidget()->width() - 2 * kMargin - pad;
    return std::max(80.0, std::floor(std::min(kWidth * context.zoom - pad, room)));
}

void PopupCard::showAt(const QRectF& target, Content content, const LayoutContext& context)
{
    m_content = std::move(content);
    m_theme = *context.theme;
    m_zoom = context.zoom;
    m_font = style::withPixelSize(context.interfaceFont, metrics::kSmall * m_zoom);
    m_contentHeight = 0;
    double width = 0;
    for (const auto& block : m_content.blocks) {
        m_contentHeight += (m_contentHeight > 0 ? kGap * m_zoom : 0) + block->height();
        for (const TextItem& item : block->items())
            width = std::max(width, item.origin.x() + item.layout->usedLeft() + item.layout->usedWidth());
    }
    width = std::max(width, QFontMetricsF(m_font).horizontalAdvance(m_content.footer) + 2);
    width = std::min(std::ceil(width), widthFor(context)) + 2 * kPad * m_zoom;
    const double footer = m_content.footer.isEmpty() ? 0 : kFooter * m_zoom;
    const QRectF room = QRectF(parentWidget()->rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const double height =
        std::min(m_contentHeight + 2 * kPad * m_zoom * 0.8 + footer, std::max(60.0, room.height() * kHighest));
    QRectF place(std::clamp(target.center().x() - width / 2, room.left(), std::max(room.left(), room.right() - width)),
                 target.bottom() + kGap, width, height);
    if (place.bottom() > room.bottom() && target.top() - kGap - height >= room.top())
        place.moveBottom(target.top() - kGap);
    setAccessibleName(m_content.text);
    setGeometry(place.toAlignedRect());
    show();
    raise();
    update();
}

void PopupCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style::mix(m_theme.line, m_theme.muted, 0.35), 1));
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), style::kCardRadius, style::kCardRadius);
    const double pad = kPad * m_zoom;
    const double footer = m_content.footer.isEmpty() ? 0 : kFooter * m_zoom;
    const QRectF inner(pad, pad * 0.8, width() - 2 * pad, height() - 1.6 * pad - footer);
    PaintState state;
    state.theme = &m_theme;
    painter.save();
    painter.setClipRect(inner.adjusted(-2, 0, 2, 0));
    QPointF at = inner.topLeft();
    for (const auto& block : m_content.blocks) {
        block->paint(painter, at, inner, state);
        at.ry() += block->height() + kGap * m_zoom;
    }
    painter.restore();
    if (footer > 0) {
        const double top = height() - footer - 0.3 * pad;
        painter.fillRect(QRectF(pad, top, width() - 2 * pad, 1), m_theme.line);
        painter.setFont(m_font);
        painter.setPen(m_theme.accent);
        painter.drawText(QRectF(pad, top, width() - 2 * pad, footer), Qt::AlignVCenter | Qt::AlignLeft,
                         m_content.footer);
    }
}

void PopupCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT activated();
}

void PopupCard::leaveEvent(QEvent* event)
{
    Q_EMIT left();
    QWidget::leaveEvent(event);
}

} // namespace zhilan::reader

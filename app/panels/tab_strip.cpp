#include "app/panels/tab_strip.h"

#include "app/style/style.h"

#include <QPainter>

namespace zhilan::panels
{

TabStrip::TabStrip(QWidget* parent) : QTabBar(parent)
{
    setExpanding(false);
    setDrawBase(false);
    setMouseTracking(true);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize TabStrip::tabSizeHint(int index) const
{
    const QFont bold = style::strongFont(font());
    const double unit = style::scale(font());
    return {static_cast<int>(QFontMetricsF(bold).horizontalAdvance(tabText(index)) + 18 * unit),
            static_cast<int>(40 * unit)};
}

/// In a narrow panel first the room between them goes.
QSize TabStrip::minimumTabSizeHint(int index) const
{
    const double unit = style::scale(font());
    const QSize wanted = tabSizeHint(index);
    return {wanted.width() - static_cast<int>(11 * unit), wanted.height()};
}

void TabStrip::paintEvent(QPaintEvent* /*event*/)
{
    const style::Theme& theme = style::currentTheme();
    const double unit = style::scale(font());
    QPainter painter(this);
    for (int i = 0; i < count(); ++i) {
        const QRect rect = tabRect(i);
        const bool current = i == currentIndex();
        const bool hovered = rect.contains(mapFromGlobal(QCursor::pos()));
        const QFont face = current ? style::strongFont(font()) : font();
        painter.setFont(face);
        painter.setPen(current ? theme.accent : hovered ? theme.text : theme.muted);
        const QFontMetricsF metrics(face);
        const QString text = metrics.elidedText(tabText(i), Qt::ElideRight, rect.width());
        painter.drawText(rect, Qt::AlignCenter, text);
        const double width = metrics.horizontalAdvance(text);
        if (current) {
            painter.fillRect(QRectF(rect.center().x() + 0.5 - width / 2, rect.bottom() + 1 - 2 * unit, width, 2 * unit),
                             theme.accent);
        }
        if (current && hasFocus()) {
            painter.setPen(QPen(theme.accent, 1));
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 6.5, -2.5, -6.5), 4 * unit, 4 * unit);
        }
    }
}

} // namespace zhilan::panels

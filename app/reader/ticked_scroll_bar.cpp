#include "app/reader/ticked_scroll_bar.h"

#include <QPainter>

namespace zhilan::reader
{

void TickedScrollBar::setTheme(const style::Theme& theme)
{
    m_color = theme.series[1];
    update();
}

void TickedScrollBar::setTicks(std::vector<double> ticks)
{
    if (ticks == m_ticks)
        return;
    m_ticks = std::move(ticks);
    update();
}

void TickedScrollBar::paintEvent(QPaintEvent* event)
{
    QScrollBar::paintEvent(event);
    if (m_ticks.empty())
        return;
    QPainter painter(this);
    int last = -2;
    for (const double tick : m_ticks) {
        const int y = static_cast<int>(tick * (height() - 2));
        if (y <= last + 1)
            continue;
        last = y;
        painter.fillRect(QRect(2, y, width() - 4, 2), m_color);
    }
}

} // namespace zhilan::reader

#pragma once

#include "app/style/theme.h"

#include <QScrollBar>

#include <vector>

namespace zhilan::reader
{

/// A scroll bar that shows where something was found.
class TickedScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    explicit TickedScrollBar(QWidget* parent = nullptr) : QScrollBar(Qt::Vertical, parent) {}

    void setTheme(const style::Theme& theme);
    /// Places as fractions of the whole, 0–1, sorted.
    void setTicks(std::vector<double> ticks);
    [[nodiscard]] const std::vector<double>& ticks() const { return m_ticks; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_ticks;
    QColor m_color;
};

} // namespace zhilan::reader

#include "app/panels/breadcrumb.h"

#include "app/panels/row_delegate.h"
#include "app/style/style.h"

#include <QAbstractButton>
#include <QEvent>
#include <QPainter>

#include <cmath>
#include <numeric>

namespace zhilan::panels
{

namespace
{

/// A word to click on: muted, in full colour under the pointer.
class Crumb : public QAbstractButton
{
public:
    explicit Crumb(QWidget* parent) : QAbstractButton(parent)
    {
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] QFont face() const { return style::smallFont(font()); }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {static_cast<int>(std::ceil(QFontMetricsF(face()).horizontalAdvance(text()))) + 2,
                static_cast<int>(24 * style::scale(font()))};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const style::Theme& theme = style::currentTheme();
        QPainter painter(this);
        painter.setFont(face());
        painter.setPen(underMouse() || hasFocus() ? theme.accent : theme.muted);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(face()).elidedText(text(), Qt::ElideRight, width()));
        if (hasFocus()) {
            painter.drawLine(0, height() - 3, width() - 1, height() - 3);
        }
    }
};

} // namespace

Breadcrumb::Breadcrumb(QWidget* parent) : QWidget(parent), m_time(new Crumb(this))
{
    setObjectName(QStringLiteral("breadcrumb"));
    setProperty("ground", QStringLiteral("paper"));
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_time->setObjectName(QStringLiteral("breadcrumbTime"));
    m_time->hide();
    connect(m_time, &QAbstractButton::clicked, this, [this] { Q_EMIT timeActivated(m_milliseconds); });
    retranslate();
}

QSize Breadcrumb::sizeHint() const
{
    return {0, static_cast<int>(32 * style::scale(font())) + 1};
}

void Breadcrumb::setPlace(const std::vector<Step>& steps, qint64 time)
{
    if (steps == m_steps && time == m_milliseconds) {
        return;
    }
    m_steps = steps;
    m_milliseconds = time;
    while (m_buttons.size() < m_steps.size()) {
        auto* button = new Crumb(this);
        const std::size_t i = m_buttons.size();
        button->setObjectName(QStringLiteral("crumb%1").arg(i));
        connect(button, &QAbstractButton::clicked, this, [this, i] { Q_EMIT stepActivated(m_steps[i].byte); });
        setTabOrder(m_buttons.empty() ? m_time : m_buttons.back(), button);
        setTabOrder(button, m_time);
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const bool used = i < m_steps.size();
        m_buttons[i]->setVisible(used);
        if (used) {
            m_buttons[i]->setText(m_steps[i].title);
            m_buttons[i]->setToolTip(m_steps[i].title);
        }
    }
    m_time->setVisible(time >= 0);
    m_time->setText(QStringLiteral("▶ ") + RowDelegate::clock(time));
    arrange();
    update();
}

void Breadcrumb::arrange()
{
    const double unit = style::scale(font());
    const int margin = static_cast<int>((width() > 640 * unit ? 40 : 16) * unit);
    const int gap = static_cast<int>(22 * unit);
    const int rowHeight = height() - 1;
    int right = width() - margin;
    if (m_time->isVisibleTo(this)) {
        const QSize size = m_time->sizeHint();
        m_time->setGeometry(right - size.width(), (rowHeight - size.height()) / 2, size.width(), size.height());
        right -= size.width() + gap;
    }
    std::vector<int> widths;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        widths.push_back(m_buttons[i]->sizeHint().width());
    }
    const int room = right - margin - gap * (static_cast<int>(widths.size()) - 1);
    int over = std::accumulate(widths.begin(), widths.end(), 0) - room;
    // The outer steps give way first: the innermost tells most.
    for (int& width : widths) {
        const int give = std::clamp(over, 0, std::max(0, width - static_cast<int>(60 * unit)));
        width -= give;
        over -= give;
    }
    int x = margin;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const int stepHeight = m_buttons[i]->sizeHint().height();
        m_buttons[i]->setGeometry(x, (rowHeight - stepHeight) / 2, std::max(0, std::min(widths[i], right - x)),
                                  stepHeight);
        x += widths[i] + gap;
    }
}

void Breadcrumb::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Breadcrumb::paintEvent(QPaintEvent* /*event*/)
{
    const style::Theme& theme = style::currentTheme();
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
    painter.setPen(theme.muted);
    painter.setFont(style::smallFont(font()));
    const int gap = static_cast<int>(22 * style::scale(font()));
    for (std::size_t i = 0; i + 1 < m_steps.size(); ++i) {
        const QRect before = m_buttons[i]->geometry();
        painter.drawText(QRect(before.right() + 1, 0, gap, height() - 1), Qt::AlignCenter, QStringLiteral("›"));
    }
}

void Breadcrumb::retranslate()
{
    setAccessibleName(tr("Where you are"));
    m_time->setToolTip(tr("Open the video here"));
}

void Breadcrumb::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        arrange();
    }
}

} // namespace zhilan::panels

#include "app/panels/chip_row.h"

#include "app/style/style.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace zhilan::panels
{

namespace
{

constexpr int kGap = 8;
constexpr int kWidestName = 320; ///< in a menu

} // namespace

ChipRow::ChipRow(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    addButton(); // so that its place among the stops of Tab is the row's
    setFocusProxy(m_buttons.front());
}

void ChipRow::addButton()
{
    auto* button = new QToolButton(this);
    button->setProperty("chip", true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(m_buttons.isEmpty() ? Qt::TabFocus : Qt::ClickFocus);
    button->installEventFilter(this);
    button->hide();
    const qsizetype place = m_buttons.size();
    connect(button, &QToolButton::clicked, this, [this, place, button] {
        // Whether it is chosen is not for the button to say.
        const Chip chip = m_chips[place];
        button->setChecked(chip.chosen);
        if (chip.menu.isEmpty()) {
            Q_EMIT chosen(chip.id);
        } else {
            openMenu(chip, button);
        }
    });
    m_buttons.append(button);
}

void ChipRow::fill(QToolButton* button, const Chip& chip)
{
    QString text = chip.text; // an ampersand would mark a key
    button->setText(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
    button->setObjectName(QStringLiteral("chip:") + chip.id);
    button->setAccessibleName(chip.text);
    button->setCheckable(chip.menu.isEmpty());
    button->setChecked(chip.chosen);
}

void ChipRow::openMenu(const Chip& chip, QToolButton* button)
{
    auto* menu = new QMenu(button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto widest = static_cast<int>(kWidestName * style::scale(menu->font()));
    for (const Chip::Entry& entry : chip.menu) {
        QString name = menu->fontMetrics().elidedText(entry.text, Qt::ElideMiddle, widest);
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));      // an ampersand would mark a key
        QString text = QString(entry.level, QChar(0x2003)) + name; // em spaces
        if (!entry.count.isEmpty()) {
            text += QLatin1Char('\t') + entry.count;
        }
        QAction* action = menu->addAction(text);
        action->setToolTip(entry.tip.isEmpty() ? entry.text : entry.tip);
        connect(action, &QAction::triggered, this, [this, id = entry.id] { Q_EMIT chosen(id); });
    }
    menu->popup(button->mapToGlobal(QPoint(0, button->height() + 2)));
}

void ChipRow::setChips(const QList<Chip>& chips)
{
    if (chips == m_chips) {
        return;
    }
    const QList<Chip> before = std::exchange(m_chips, chips);
    for (qsizetype i = chips.size(); i < m_buttons.size(); ++i) {
        if (m_buttons[i]->hasFocus() && m_previousStop) {
            m_previousStop->setFocus(Qt::OtherFocusReason); // it would go to whatever comes next in the window
        }
    }
    while (m_buttons.size() < chips.size()) {
        addButton();
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        QToolButton* button = m_buttons[i];
        button->setVisible(i < chips.size());
        if (i < chips.size() && !(i < before.size() && before[i] == chips[i])) {
            fill(button, chips[i]);
        }
    }
    updateGeometry();
    arrange(width(), true);
}

int ChipRow::arrange(int width, bool move) const
{
    const int gap = static_cast<int>(kGap * style::scale(font()));
    int x = 0;
    int y = 0;
    int line = 0;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const QSize size = m_buttons[i]->sizeHint();
        const int chipWidth = std::min(size.width(), width);
        if (x > 0 && x + chipWidth > width) {
            x = 0;
            y += line + gap;
            line = 0;
        }
        if (move) {
            m_buttons[i]->setGeometry(x, y, chipWidth, size.height());
        }
        x += chipWidth + gap;
        line = std::max(line, size.height());
    }
    return y + line;
}

QSize ChipRow::sizeHint() const
{
    int width = 0;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        width += m_buttons[i]->sizeHint().width() + kGap;
    }
    return {width, arrange(std::max(width, this->width()), false)};
}

QSize ChipRow::minimumSizeHint() const
{
    return {0, m_chips.isEmpty() ? 0 : m_buttons.front()->sizeHint().height()};
}

void ChipRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

bool ChipRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const qsizetype at = m_buttons.indexOf(static_cast<QToolButton*>(watched));
        const bool back = key->key() == Qt::Key_Left;
        if (back || key->key() == Qt::Key_Right) {
            const qsizetype to = std::clamp<qsizetype>(at + (back ? -1 : 1), 0, m_chips.size() - 1);
            m_buttons[to]->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key->key() == Qt::Key_Backtab && m_previousStop) {
            m_previousStop->setFocus(Qt::BacktabFocusReason);
            return true;
        }
        if ((key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) && m_previousStop) {
            // Through what the chips narrow down, which goes with the field.
            m_previousStop->setFocus(Qt::OtherFocusReason);
            return QCoreApplication::sendEvent(m_previousStop, event);
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_buttons[at]->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace zhilan::panels

#include "app/panels/omnibox.h"

#include "app/style/style.h"

#include <QAccessible>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>

#include <cmath>
#include <utility>

namespace zhilan::panels
{

namespace
{

constexpr int kLongest = 620;
constexpr int kPage = 6; ///< results that Page Up and Page Down go by

} // namespace

Omnibox::Omnibox(QWidget* parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("omnibox"));
    setFrame(false);
    setMaximumWidth(static_cast<int>(kLongest * style::scale(font())));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    // The ground is painted here, with the icon and the key.
    QPalette clear = palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    setPalette(clear);
    const double unit = style::scale(font());
    setTextMargins(static_cast<int>(32 * unit), 0, static_cast<int>(12 * unit), 0);

    connect(this, &QLineEdit::textChanged, this, &Omnibox::queryChanged);
    retranslate();
}

void Omnibox::begin()
{
    if (hasFocus()) {
        Q_EMIT begun();
    }
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void Omnibox::finish()
{
    const QSignalBlocker quiet(this); // an empty question has an answer too
    clear();
}

void Omnibox::resume(const QString& query)
{
    {
        const QSignalBlocker quiet(this);
        setText(query);
    }
    selectAll();
    m_resumed = QGuiApplication::mouseButtons() != Qt::NoButton;
}

QSize Omnibox::sizeHint() const
{
    return {maximumWidth(), static_cast<int>(32 * style::scale(font()))};
}

bool Omnibox::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape || enter) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

bool Omnibox::focusNextPrevChild(bool next)
{
    if (next && m_nextStop && m_nextStop->isVisible()) {
        m_nextStop->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QLineEdit::focusNextPrevChild(next);
}

void Omnibox::inputMethodEvent(QInputMethodEvent* event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

void Omnibox::keyPressEvent(QKeyEvent* event)
{
    // While an input method composes, Enter and the arrows are its own.
    if (m_composing) {
        QLineEdit::keyPressEvent(event);
        event->accept(); // not the window's either
        return;
    }
    switch (event->key()) {
    case Qt::Key_Down:
        move(1);
        return;
    case Qt::Key_Up:
        move(-1);
        return;
    case Qt::Key_PageDown:
        move(kPage);
        return;
    case Qt::Key_PageUp:
        move(-kPage);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT entered(event->modifiers().testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    default:
        break;
    }
    m_resumed = false;
    if (std::exchange(m_moved, false)) {
        QAccessibleEvent focus(this, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
    QLineEdit::keyPressEvent(event);
}

void Omnibox::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (std::exchange(m_resumed, false) && !hasSelectedText()) {
        selectAll();
    }
}

void Omnibox::move(int rows)
{
    m_moved = true;
    Q_EMIT moved(rows);
}

void Omnibox::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        Q_EMIT begun();
    }
    update();
}

void Omnibox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    m_composing = false;
    m_moved = false;
    update();
}

void Omnibox::paintEvent(QPaintEvent* event)
{
    const style::Theme& theme = style::currentTheme();
    const double unit = style::scale(font());
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(theme.paper);
        painter.setPen(QPen(hasFocus() ? theme.accent : underMouse() ? theme.muted : theme.line, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8 * unit, 8 * unit);
        const int side = static_cast<int>(16 * unit);
        style::icon(QStringLiteral("search"), theme)
            .paint(&painter, static_cast<int>(11 * unit), (height() - side) / 2, side, side);
        if (text().isEmpty()) {
            const QFont small = style::smallFont(font());
            const QString key = tr("Ctrl K", "key shown in the search field");
            const double keyWidth = std::ceil(QFontMetricsF(small).horizontalAdvance(key)) + 10 * unit;
            const double keyHeight = 18 * unit;
            const QRectF box(width() - keyWidth - 11.5, std::floor((height() - keyHeight) / 2) + 0.5, keyWidth,
                             keyHeight);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.line, 1));
            painter.drawRoundedRect(box, 4 * unit, 4 * unit);
            painter.setFont(small);
            painter.setPen(theme.muted);
            painter.drawText(box, Qt::AlignCenter, key);
        }
    }
    QLineEdit::paintEvent(event);
}

void Omnibox::retranslate()
{
    setPlaceholderText(tr("Search the library, or open a document by its title"));
    setAccessibleName(tr("Search the library, or open a document by its title"));
}

void Omnibox::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace zhilan::panels

#include "app/panels/omnibox.h"

#include "app/panels/list_view.h"
#include "app/panels/row_delegate.h"
#include "app/style/style.h"

#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace zhilan::panels
{

namespace
{

constexpr int kLongest = 620;
constexpr int kMostHeight = 460;

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

    m_popup = new QFrame(this);
    m_popup->setObjectName(QStringLiteral("omniboxResults"));
    m_popup->setProperty("card", true);
    m_popup->setFrameShape(QFrame::StyledPanel);
    m_popup->setAutoFillBackground(true);
    m_popup->setFocusPolicy(Qt::NoFocus);
    m_message = new QLabel(m_popup);
    m_message->setObjectName(QStringLiteral("omniboxMessage"));
    m_message->setProperty("muted", true);
    m_message->setMargin(12);
    m_message->setWordWrap(true);
    m_list = new ListView(m_popup);
    m_list->setObjectName(QStringLiteral("omniboxList"));
    m_list->setItemDelegate(new ResultDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_list);
    m_popup->hide();

    connect(m_list, &ListView::rowActivated, this,
            [this](const QModelIndex& index) { Q_EMIT resultActivated(index.row()); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& query) {
        m_goOnAnswer = false;
        Q_EMIT queryChanged(query);
    });
    retranslate();
}

Omnibox::~Omnibox()
{
    if (m_popup->parent() == this) {
        return;
    }
    delete m_popup;
}

void Omnibox::setResults(QAbstractItemModel* model)
{
    m_list->setModel(model);
}

void Omnibox::begin()
{
    if (hasFocus()) {
        Q_EMIT queryChanged(text());
    }
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

QSize Omnibox::sizeHint() const
{
    return {maximumWidth(), static_cast<int>(32 * style::scale(font()))};
}

void Omnibox::showResults(const QString& query)
{
    const bool any = m_list->model()->rowCount() > 0;
    if ((query.trimmed().isEmpty() && !any) || !hasFocus()) {
        closeResults();
        return;
    }
    if (m_popup->parentWidget() != window()) {
        m_popup->setParent(window());
        window()->installEventFilter(this);
    }
    m_message->setVisible(!any);
    m_message->setText(tr("“%1” was not found: neither in the text of this document nor in the titles of the library. "
                          "The text of other documents was not searched.")
                           .arg(query));
    m_list->setVisible(any);
    place();
    m_popup->show();
    m_popup->raise();
    m_list->scrollToTop();
    m_answered = query.trimmed();
    if (any) {
        select(0);
        if (std::exchange(m_goOnAnswer, false)) {
            Q_EMIT resultActivated(0);
        }
    }
}

void Omnibox::place()
{
    const QPoint below = mapTo(window(), QPoint(0, height() + 6));
    const double unit = style::scale(font());
    int contents = 0;
    if (m_list->isVisibleTo(m_popup)) {
        contents = std::min(m_list->heightForWidth(width() - 14), static_cast<int>(kMostHeight * unit));
    } else {
        contents = m_message->heightForWidth(width() - 14);
    }
    const int room = window()->height() - below.y() - static_cast<int>(40 * unit);
    m_popup->setGeometry(below.x(), below.y(), width(), std::min(contents + 14, room));
}

void Omnibox::closeResults()
{
    m_popup->hide();
}

void Omnibox::finish()
{
    const QSignalBlocker quiet(this); // an empty question has an answer too
    clear();
    closeResults();
}

bool Omnibox::isOpen() const
{
    return m_popup->isVisible();
}

void Omnibox::select(int row)
{
    const int last = m_list->model()->rowCount() - 1;
    if (last >= 0) {
        m_list->setCurrentIndex(m_list->model()->index(std::clamp(row, 0, last), 0));
    }
}

bool Omnibox::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
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
        return;
    }
    const bool listed = isOpen() && m_list->isVisible();
    const int row = m_list->currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (listed) {
            select(row + (event->key() == Qt::Key_Down ? 1 : -1));
            return;
        }
        break;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (listed) {
            select(row + (event->key() == Qt::Key_PageDown ? 6 : -6));
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Results of other words than those in the field are not what Enter means.
        m_goOnAnswer = text().trimmed() != m_answered;
        if (listed && row >= 0 && !m_goOnAnswer) {
            Q_EMIT resultActivated(row);
        }
        return;
    case Qt::Key_Escape:
        if (isOpen()) {
            closeResults();
        } else {
            Q_EMIT left();
        }
        return;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void Omnibox::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        Q_EMIT queryChanged(text());
    }
    update();
}

void Omnibox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    m_composing = false;
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        closeResults();
    }
    update();
}

void Omnibox::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    if (isOpen()) {
        place();
    }
}

bool Omnibox::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == window() && event->type() == QEvent::Resize && isOpen()) {
        place();
    }
    return QLineEdit::eventFilter(watched, event);
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
    setPlaceholderText(tr("Search this document, or open one by its title"));
    setAccessibleName(tr("Search this document, or open one by its title"));
    m_list->setAccessibleName(tr("Results"));
}

void Omnibox::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_list != nullptr) {
        retranslate();
    }
}

} // namespace zhilan::panels

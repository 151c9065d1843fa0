#include "app/panels/find_bar.h"

#include "app/style/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace zhilan::panels
{

FindBar::FindBar(QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("findBar"));
    setProperty("ground", QStringLiteral("panel"));
    setAutoFillBackground(true);
    m_field->setObjectName(QStringLiteral("findField"));
    m_field->setMaximumWidth(static_cast<int>(360 * style::scale(font())));
    m_field->installEventFilter(this);
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setProperty("muted", true);
    m_count->setFont(style::tabularFont(font()));
    for (QToolButton* button : {m_previous, m_next, m_close}) {
        button->setAutoRaise(true);
    }
    m_previous->setObjectName(QStringLiteral("findPrevious"));
    m_next->setObjectName(QStringLiteral("findNext"));
    m_close->setObjectName(QStringLiteral("findClose"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 5, 12, 6);
    layout->setSpacing(6);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_count);
    layout->addStretch();
    layout->addWidget(m_close);

    connect(m_field, &QLineEdit::textChanged, this, &FindBar::queryChanged);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    setIcons();
    retranslate();
    hide();
}

void FindBar::open(const QString& text)
{
    show();
    const bool same = text.isEmpty() || text == m_field->text();
    if (!text.isEmpty()) {
        m_field->setText(text);
    }
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (same) {
        Q_EMIT queryChanged(m_field->text());
    }
}

void FindBar::close()
{
    hide();
    Q_EMIT closed();
}

QString FindBar::query() const
{
    return isHidden() ? QString() : m_field->text();
}

void FindBar::setCount(qsizetype current, qsizetype total)
{
    m_current = current;
    m_total = total;
    showCount();
}

void FindBar::showCount()
{
    m_next->setEnabled(m_total > 0);
    m_previous->setEnabled(m_total > 0);
    if (m_field->text().isEmpty()) {
        m_count->clear();
    } else if (m_total == 0) {
        m_count->setText(tr("Not found"));
    } else {
        m_count->setText(QStringLiteral("%1/%2").arg(m_current + 1).arg(m_total));
    }
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if ((key->modifiers() & Qt::ShiftModifier) != 0) {
                Q_EMIT previousRequested();
            } else {
                Q_EMIT nextRequested();
            }
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::setIcons()
{
    const style::Theme& theme = style::currentTheme();
    m_previous->setIcon(style::icon(QStringLiteral("up"), theme));
    m_next->setIcon(style::icon(QStringLiteral("down"), theme));
    m_close->setIcon(style::icon(QStringLiteral("close"), theme));
}

void FindBar::retranslate()
{
    m_field->setPlaceholderText(tr("Find in this document"));
    m_field->setAccessibleName(tr("Find in this document"));
    const auto name = [](QToolButton* button, const QString& text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_previous, tr("Previous place (Shift+F3)"));
    name(m_next, tr("Next place (F3)"));
    name(m_close, tr("Close (Esc)"));
    showCount();
}

void FindBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        setIcons();
    }
}

void FindBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, style::currentTheme().line);
}

} // namespace zhilan::panels

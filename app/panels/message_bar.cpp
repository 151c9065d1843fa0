#include "app/panels/message_bar.h"

#include "app/style/style.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPalette>
#include <QToolButton>

#include <algorithm>

namespace zhilan::panels
{

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_words(new QVBoxLayout)
    , m_text(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_detail->setObjectName(QStringLiteral("messageDetail"));
    m_detail->setProperty("muted", true);
    m_copy->setObjectName(QStringLiteral("messageCopy"));
    for (QToolButton* button : {m_copy, m_close}) {
        button->setAutoRaise(true);
    }
    for (QLabel* label : {m_text, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_words->setSpacing(2);
    m_words->addWidget(m_text);
    m_words->addWidget(m_detail);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 12, 9);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(m_words, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_copy, &QToolButton::clicked, this, &MessageBar::copy);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::close);
    dress();
    hide();
}

void MessageBar::showMessage(const Content& content)
{
    m_text->setText(content.text);
    m_detail->setText(content.detail);
    m_detail->setVisible(!content.detail.isEmpty());
    showButton(content.button);
    m_isProblem = content.isProblem;
    setAccessibleName(content.text);
    dress();
    update();
    show();
}

void MessageBar::showButton(const QString& text)
{
    delete m_button;
    if (text.isEmpty()) {
        return;
    }
    m_button = new QToolButton(this);
    m_button->setObjectName(QStringLiteral("messageButton"));
    m_button->setText(text);
    static_cast<QBoxLayout*>(layout())->insertWidget(layout()->indexOf(m_copy), m_button, 0, Qt::AlignTop);
    setTabOrder(m_button, m_copy);
    // Queued: what is done may show another message.
    connect(m_button, &QToolButton::clicked, this, &MessageBar::buttonClicked, Qt::QueuedConnection);
}

void MessageBar::close()
{
    hide();
    Q_EMIT closed();
}

void MessageBar::copy()
{
    const QString detail = m_detail->text();
    QGuiApplication::clipboard()->setText(detail.isEmpty() ? m_text->text()
                                                           : m_text->text() + QLatin1Char('\n') + detail);
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::dress()
{
    const style::Theme& theme = style::currentTheme();
    const int side = static_cast<int>(16 * style::scale(font()));
    m_icon->setPixmap(style::icon(m_isProblem ? QStringLiteral("warning") : QStringLiteral("info"), theme)
                          .pixmap(QSize(side, side), devicePixelRatioF()));
    // The sign and the first line of the text stand beside the buttons.
    m_copy->ensurePolished();
    const int row = m_copy->sizeHint().height();
    const int above = std::max(0, (row - m_text->fontMetrics().height()) / 2);
    m_icon->setFixedHeight(row);
    m_words->setContentsMargins(0, above, 0, above);
    if (m_button) {
        QPalette palette = this->palette();
        palette.setColor(QPalette::ButtonText, theme.accent);
        m_button->setPalette(palette);
    }
    m_copy->setIcon(style::icon(QStringLiteral("copy"), theme));
    m_copy->setToolTip(tr("Copy this message"));
    m_copy->setAccessibleName(tr("Copy this message"));
    m_close->setIcon(style::icon(QStringLiteral("close"), theme));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        dress();
    }
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

void MessageBar::paintEvent(QPaintEvent* /*event*/)
{
    const style::Theme& theme = style::currentTheme();
    QPainter painter(this);
    const QColor& tone = m_isProblem ? theme.danger : theme.accent;
    painter.fillRect(rect(), style::mix(theme.panel, tone, 0.06));
    painter.fillRect(0, 0, 3, height(), tone);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}

} // namespace zhilan::panels

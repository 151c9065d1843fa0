#include "app/panels/status_bar.h"

#include "app/style/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

#include <chrono>

namespace zhilan::panels
{

namespace
{

constexpr std::chrono::seconds kNoteTime{4};
constexpr std::chrono::milliseconds kReadingDelay{300};

} // namespace

StatusBar::StatusBar(QWidget* parent)
    : QWidget(parent)
    , m_facts(new QLabel(this))
    , m_library(new QLabel(this))
    , m_encoding(new QToolButton(this))
    , m_language(new QToolButton(this))
{
    setObjectName(QStringLiteral("statusBar"));
    setProperty("ground", QStringLiteral("panel"));
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const QFont small = style::smallFont(font());
    m_facts->setObjectName(QStringLiteral("statusFacts"));
    m_library->setObjectName(QStringLiteral("statusLibrary"));
    m_encoding->setObjectName(QStringLiteral("encodingButton"));
    m_encoding->hide();
    m_language->setObjectName(QStringLiteral("languageButton"));
    for (QToolButton* button : {m_encoding, m_language}) {
        button->setAutoRaise(true);
        button->setFont(small);
    }
    for (QLabel* label : {m_facts, m_library}) {
        label->setFont(small);
        label->setProperty("muted", true);
        label->setTextFormat(Qt::PlainText);
    }
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 1, 8, 0);
    layout->setSpacing(18);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_library);
    layout->addWidget(m_encoding);
    layout->addWidget(m_language);
    m_noteTime.setSingleShot(true);
    m_noteTime.setInterval(kNoteTime);
    connect(&m_noteTime, &QTimer::timeout, this, [this] {
        m_note.clear();
        retranslate();
    });
    m_readingDelay.setSingleShot(true);
    m_readingDelay.setInterval(kReadingDelay);
    connect(&m_readingDelay, &QTimer::timeout, this, [this] {
        m_reading = true;
        retranslate();
    });
    connect(m_encoding, &QToolButton::clicked, this,
            [this] { Q_EMIT encodingRequested(m_encoding->mapToGlobal(QPoint())); });
    connect(m_language, &QToolButton::clicked, this, &StatusBar::languageRequested);
    retranslate();
}

QSize StatusBar::sizeHint() const
{
    return {0, static_cast<int>(26 * style::scale(font())) + 1};
}

void StatusBar::setCounts(const Counts& counts)
{
    m_counts = counts;
    m_hasCounts = true;
    retranslate();
}

void StatusBar::clearCounts()
{
    m_hasCounts = false;
    retranslate();
}

void StatusBar::setLibraryCount(int documents)
{
    m_documents = documents;
    retranslate();
}

void StatusBar::setHoveredLink(const QString& target)
{
    m_link = target;
    retranslate();
}

void StatusBar::setReading(bool reading)
{
    if (reading) {
        m_readingDelay.start();
        return;
    }
    m_readingDelay.stop();
    m_reading = false;
    retranslate();
}

void StatusBar::showNote(const QString& note)
{
    m_note = note;
    m_noteTime.start();
    retranslate();
}

void StatusBar::setEncoding(const QString& name)
{
    m_encoding->setText(name);
    m_encoding->setVisible(!name.isEmpty());
    retranslate();
}

void StatusBar::setLanguageName(const QString& name)
{
    m_language->setText(name);
}

void StatusBar::retranslate()
{
    if (!m_note.isEmpty()) {
        m_facts->setText(m_note);
    } else if (m_reading) {
        m_facts->setText(tr("Reading the document…"));
    } else if (!m_link.isEmpty()) {
        m_facts->setText(m_link);
    } else if (m_hasCounts) {
        // The number itself is put in last: tr() chooses the plural but knows no digit grouping.
        const QStringList parts{tr("%n section(s)", nullptr, m_counts.sections),
                                tr("%1 character(s)", nullptr, m_counts.chars).arg(QLocale().toString(m_counts.chars)),
                                tr("about %n minute(s)", nullptr, m_counts.minutes)};
        m_facts->setText(parts.join(QStringLiteral(" · ")));
    } else {
        m_facts->clear();
    }
    m_library->setText(m_documents < 0    ? tr("Reading the library…")
                       : m_documents == 0 ? QString()
                                          : tr("Library: %n document(s)", nullptr, m_documents));
    m_encoding->setToolTip(tr("Read the document in another encoding"));
    m_encoding->setAccessibleName(tr("Encoding: %1").arg(m_encoding->text()));
    m_language->setToolTip(tr("Language of the window"));
    m_language->setAccessibleName(tr("Language of the window"));
}

void StatusBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void StatusBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, style::currentTheme().line);
}

} // namespace zhilan::panels

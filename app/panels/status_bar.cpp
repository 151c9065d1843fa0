#include "app/panels/status_bar.h"

#include "app/style/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <tuple>

namespace zhilan::panels
{

namespace
{

constexpr std::chrono::seconds kNoteTime{4};
constexpr std::chrono::milliseconds kReadingDelay{300};
constexpr int kSteps = 1000;
constexpr int kLeft = 14;
constexpr int kRight = 8;
constexpr int kSpacing = 18;

/// Ends with an ellipsis where it does not fit.
class ElidedLabel final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(), isEnabled(),
                              fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()),
                              foregroundRole());
    }
};

} // namespace

StatusBar::StatusBar(QWidget* parent)
    : QWidget(parent)
    , m_work(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_holdButton(new QToolButton(this))
    , m_workButton(new QToolButton(this))
    , m_facts(new ElidedLabel(this))
    , m_library(new QLabel(this))
    , m_encoding(new QToolButton(this))
    , m_language(new QToolButton(this))
{
    setObjectName(QStringLiteral("statusBar"));
    setProperty("ground", QStringLiteral("panel"));
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_facts->setObjectName(QStringLiteral("statusFacts"));
    m_library->setObjectName(QStringLiteral("statusLibrary"));
    m_encoding->setObjectName(QStringLiteral("encodingButton"));
    m_encoding->hide();
    m_language->setObjectName(QStringLiteral("languageButton"));
    m_work->setObjectName(QStringLiteral("statusWork"));
    m_progress->setObjectName(QStringLiteral("statusProgress"));
    m_holdButton->setObjectName(QStringLiteral("statusHoldButton"));
    m_workButton->setObjectName(QStringLiteral("statusWorkButton"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, kSteps);
    m_progress->setFixedWidth(static_cast<int>(90 * style::scale(font())));
    m_progress->setFixedHeight(static_cast<int>(6 * style::scale(font())));
    for (QToolButton* button : {m_holdButton, m_workButton, m_encoding, m_language}) {
        button->setAutoRaise(true);
        style::setSmallFont(button);
    }
    for (QLabel* label : {m_facts, m_work, m_library}) {
        style::setSmallFont(label);
        label->setProperty("muted", true);
        label->setTextFormat(Qt::PlainText);
    }
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kLeft, 1, kRight, 0);
    layout->setSpacing(kSpacing);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_work);
    layout->addWidget(m_progress);
    layout->addWidget(m_holdButton);
    layout->addWidget(m_workButton);
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
    for (QWidget* part : std::initializer_list<QWidget*>{m_work, m_progress, m_holdButton, m_workButton}) {
        part->hide();
    }
    m_workDelay.setSingleShot(true);
    m_workDelay.setInterval(kReadingDelay);
    connect(&m_workDelay, &QTimer::timeout, this, &StatusBar::showWork);
    connect(m_holdButton, &QToolButton::clicked, this, [this] { Q_EMIT holdButtonClicked(m_shownOf); });
    connect(m_workButton, &QToolButton::clicked, this, [this] { Q_EMIT workButtonClicked(m_shownOf); });
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

void StatusBar::setLibraryCount(int documents)
{
    m_documents = documents;
    retranslate();
}

void StatusBar::setHoveredLink(const QString& target)
{
    constexpr qsizetype kMost = 500; // more than the widest window has room for
    m_link = target.left(kMost);
    retranslate();
}

void StatusBar::setHints(const QList<Part>& hints)
{
    m_hints = hints;
    retranslate();
}

void StatusBar::setWork(Worker worker, const Work& work)
{
    m_works[worker] = work;
    if (work.text.isEmpty()) {
        m_works.erase(worker);
    }
    if (m_works.empty() || work.isProblem || !m_shown.text.isEmpty()) {
        m_workDelay.stop();
        showWork();
    } else if (!m_workDelay.isActive()) {
        m_workDelay.start();
    }
}

void StatusBar::showWork()
{
    m_shown = {};
    if (!m_works.empty()) {
        std::tie(m_shownOf, m_shown) = *m_works.begin();
    }
    const bool any = !m_shown.text.isEmpty();
    m_work->setText(m_shown.text);
    m_work->setVisible(any);
    m_progress->setVisible(any && m_shown.done >= 0);
    m_progress->setValue(static_cast<int>(m_shown.done * kSteps));
    m_progress->setAccessibleName(m_shown.text);
    m_holdButton->setText(m_shown.hold.isEmpty() ? tr("Pause") : m_shown.hold);
    m_holdButton->setVisible(any && !m_shown.hold.isEmpty());
    m_workButton->setText(m_shown.button.isEmpty() ? tr("Stop") : m_shown.button);
    m_workButton->setVisible(any && !m_shown.button.isEmpty());
    fit();
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
    m_parts = partsToSay();
    m_library->setText(m_documents < 0    ? tr("Reading the library…")
                       : m_documents == 0 ? QString()
                                          : tr("Library: %Ln document(s)", nullptr, m_documents));
    m_holdButton->setText(m_shown.hold.isEmpty() ? tr("Pause") : m_shown.hold);
    m_workButton->setText(m_shown.button.isEmpty() ? tr("Stop") : m_shown.button);
    m_encoding->setToolTip(tr("Read the document in another encoding"));
    m_encoding->setAccessibleName(tr("Encoding: %1").arg(m_encoding->text()));
    m_language->setToolTip(tr("Language of the window"));
    m_language->setAccessibleName(tr("Language of the window"));
    fit();
}

QList<StatusBar::Part> StatusBar::partsToSay() const
{
    if (!m_note.isEmpty()) {
        return {{m_note}};
    }
    if (m_reading) {
        return {{tr("Reading the document…")}};
    }
    if (!m_link.isEmpty()) {
        return {{m_link}};
    }
    if (!m_hints.isEmpty() || !m_hasCounts) {
        return m_hints;
    }
    return {{tr("%Ln section(s)", nullptr, m_counts.sections), 1},
            {tr("%Ln character(s)", nullptr, m_counts.chars), 2},
            {m_counts.minutes > 0 ? tr("about %Ln minute(s)", nullptr, m_counts.minutes) : tr("less than a minute")}};
}

/// Between what else is shown.
int StatusBar::roomForFacts() const
{
    int room = width() - kLeft - kRight;
    for (const QWidget* part : std::initializer_list<const QWidget*>{m_work, m_progress, m_holdButton, m_workButton,
                                                                     m_library, m_encoding, m_language}) {
        room -= part->isHidden() ? 0 : part->sizeHint().width() + kSpacing;
    }
    return room;
}

/// What is said at the left comes before how large the library is, of which the work that is shown says more anyway.
void StatusBar::fit()
{
    const auto joined = [](const QList<Part>& parts) {
        QStringList texts;
        for (const Part& part : parts) {
            texts.append(part.text);
        }
        return texts.join(QStringLiteral(" · "));
    };
    const auto fits = [this](const QString& text) {
        return m_facts->fontMetrics().horizontalAdvance(text) <= roomForFacts();
    };
    QList<Part> parts = m_parts;
    m_library->setVisible(m_shown.text.isEmpty());
    // A link under the pointer comes and goes all the time.
    if (m_link.isEmpty() && !fits(joined(parts))) {
        m_library->hide();
    }
    while (!fits(joined(parts))) {
        const auto least =
            std::max_element(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.rank < b.rank; });
        if (least == parts.end() || least->rank == 0) {
            break; // ends with an ellipsis
        }
        parts.erase(least);
    }
    m_facts->setText(joined(parts));
}

void StatusBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
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

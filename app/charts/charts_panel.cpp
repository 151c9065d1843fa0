#include "app/charts/charts_panel.h"

#include "app/charts/chart_card.h"
#include "app/charts/series_text.h"
#include "app/charts/unread_button.h"
#include "app/style/style.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHash>
#include <QLabel>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace zhilan::charts
{
namespace
{

constexpr std::size_t kAtOnce = 8; ///< cards made in one go
constexpr std::size_t kNear = 40;  ///< cards that are made to reach another further down
constexpr int kBeforeCards = 2;    ///< widgets above them in the column

} // namespace

class ChartsPanel::Private
{
public:
    explicit Private(ChartsPanel& panel)
        : m_panel(panel)
        , m_area(new QScrollArea(&panel))
        , m_content(new QWidget)
        , m_empty(new QLabel(m_content))
        , m_earlier(new QToolButton(m_content))
        , m_foot(new QWidget(m_content))
        , m_refused(new UnreadButton(m_foot))
        , m_column(new QVBoxLayout(m_content))
    {
        m_area->setObjectName(QStringLiteral("chartsArea"));
        m_area->setFrameShape(QFrame::NoFrame);
        m_area->setWidgetResizable(true);
        m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
        m_area->setFocusPolicy(Qt::NoFocus);
        m_area->viewport()->setAutoFillBackground(false);
        m_content->setAutoFillBackground(false);
        m_area->setWidget(m_content);
        m_content->setAutoFillBackground(false); // setWidget turns it on
        m_empty->setObjectName(QStringLiteral("chartsEmpty"));
        m_empty->setAlignment(Qt::AlignCenter);
        m_empty->setWordWrap(true);
        m_refused->setObjectName(QStringLiteral("chartsRefused"));
        QObject::connect(m_refused, &UnreadButton::chosen, &panel, &ChartsPanel::pointActivated);
        m_earlier->setObjectName(QStringLiteral("chartsEarlier"));
        m_earlier->setAutoRaise(true);
        m_earlier->hide();
        QObject::connect(m_earlier, &QToolButton::clicked, &panel, [this] { begin(0); });
        m_column->addWidget(m_empty);
        m_column->addWidget(m_earlier, 0, Qt::AlignLeft);
        auto* foot = new QVBoxLayout(m_foot);
        foot->setContentsMargins(0, 0, 0, 0);
        foot->addWidget(m_refused, 0, Qt::AlignLeft);
        m_column->addWidget(m_foot);
        m_column->addStretch(1);

        m_later.setSingleShot(true);
        m_later.setInterval(0);
        QObject::connect(&m_later, &QTimer::timeout, &panel, [this] { drawVisible(); });

        auto* fill = new QVBoxLayout(&panel);
        fill->setContentsMargins(0, 0, 0, 0);
        fill->addWidget(m_area);
    }

    void setSpacing()
    {
        const double unit = style::scale(m_panel.font());
        const auto pixels = [unit](double size) {
            return int(std::lround(size * unit));
        };
        // The bar stands in the right margin, so that cards keep their width whether or not there is one.
        const int bar = m_area->verticalScrollBar()->sizeHint().width();
        m_column->setContentsMargins(pixels(12), pixels(10), std::max(0, pixels(12) - bar), pixels(10));
        m_column->setSpacing(pixels(10));
        m_foot->layout()->setSpacing(pixels(10));
        m_empty->setMargin(pixels(24));
        style::setSmallFont(m_refused);
    }

    void clear()
    {
        for (ChartCard* card : m_cards)
            delete card;
        m_cards.clear();
    }

    /// Shows cards from this series on. Those further down are made when they are scrolled to: a document may have
    /// thousands.
    void begin(std::size_t first)
    {
        clear();
        m_first = first;
        makeCards(kAtOnce);
        m_area->verticalScrollBar()->setValue(0);
        drawVisible();
    }

    void makeCards(std::size_t count)
    {
        m_content->setUpdatesEnabled(false);
        const std::size_t end = std::min(m_numbers->series.size(), m_first + m_cards.size() + count);
        for (std::size_t i = m_first + m_cards.size(); i < end; ++i)
            makeCard(i);
        m_earlier->setVisible(m_first > 0);
        m_empty->setVisible(m_numbers->series.empty());
        const bool all = m_first + m_cards.size() == m_numbers->series.size();
        m_foot->setVisible(all);
        m_content->setUpdatesEnabled(true);
    }

    void makeCard(std::size_t index)
    {
        const series::Series& series = m_numbers->series[index];
        const QString key = keyOf(series);
        const Scale scale = m_choices.value(key, defaultScale(plotData(series)));
        auto* card = new ChartCard(series, m_document.get(), index, scale, m_theme, m_content);
        QObject::connect(card, &ChartCard::pointActivated, &m_panel, &ChartsPanel::pointActivated);
        QObject::connect(card, &ChartCard::noted, &m_panel, &ChartsPanel::noted);
        QObject::connect(card, &ChartCard::scaleChosen, &m_panel,
                         [this, key](Scale chosen) { m_choices.insert(key, chosen); });
        m_column->insertWidget(kBeforeCards + int(m_cards.size()), card);
        m_cards.push_back(card);
        card->show();
    }

    /// The card of a series, made if need be: near the others along with those between, else at the top of the column.
    ChartCard* cardOf(std::size_t index)
    {
        if (index < m_first || index >= m_first + m_cards.size() + kNear)
            begin(index);
        else if (index >= m_first + m_cards.size())
            makeCards(index + 1 - m_first - m_cards.size());
        return m_cards[index - m_first];
    }

    /// One row for each: a table that was refused is one thing to know, not as many as it has cells.
    void listRefused()
    {
        std::vector<UnreadButton::Row> rows;
        for (const series::Series& refused : m_numbers->refused) {
            if (series::isFault(refused)) {
                const auto fault =
                    std::find_if(refused.unread.begin(), refused.unread.end(), [](const series::UnreadCell& each) {
                        return each.reason != series::UnreadReason::TooFew;
                    });
                const series::UnreadCell& cell = fault != refused.unread.end() ? *fault : refused.unread.front();
                rows.push_back({QString::fromStdString(refused.title).simplified(), unreadText(cell), cell.line});
            }
        }
        m_refused->setRows(std::move(rows), m_document.get());
        m_refused->setTexts(ChartsPanel::tr("%n row(s) of numbers without a chart", nullptr, m_refused->count()),
                            ChartsPanel::tr("Numbers over time that make no series:"));
    }

    /// Gives the cards their places now: until the scroll area has made room for all of them, which otherwise waits for
    /// the event loop, they are squeezed into the view.
    void settle()
    {
        m_column->activate();
        QEvent request(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(m_area, &request);
    }

    /// Draws the charts that are in view, and the next one, so that scrolling does not meet an empty card: one now, the
    /// others one by one as the event loop comes to it, so that nothing else has to wait for all of them.
    void drawVisible()
    {
        if (!m_panel.isVisible() || m_cards.empty())
            return;
        settle();
        const int bottom = m_area->viewport()->height() * 3 / 2;
        if (m_first + m_cards.size() < m_numbers->series.size() &&
            m_cards.back()->mapTo(m_content, QPoint(0, m_cards.back()->height())).y() + m_content->y() < bottom) {
            makeCards(kAtOnce / 2);
            m_later.start();
        }
        for (ChartCard* card : m_cards) {
            const int top = card->mapTo(m_content, QPoint()).y() + m_content->y();
            if (card->plot() || top >= bottom || top + card->height() <= -bottom / 3)
                continue;
            card->ensurePlot();
            m_later.start();
            break;
        }
        m_panel.setFocusProxy(m_cards.front()->plot());
    }

    void retranslate()
    {
        m_empty->setText(ChartsPanel::tr("No number series in this document."));
        m_earlier->setText(ChartsPanel::tr("Show the charts before these"));
        m_panel.setAccessibleName(ChartsPanel::tr("Charts"));
        listRefused();
        for (ChartCard* card : m_cards)
            card->retranslate();
    }

    void recolor()
    {
        QPalette muted = m_empty->palette();
        muted.setColor(QPalette::WindowText, m_theme.muted);
        m_empty->setPalette(muted);
        QPalette refused = m_refused->palette();
        refused.setColor(QPalette::ButtonText, m_theme.muted);
        m_refused->setPalette(refused);
        for (ChartCard* card : m_cards)
            card->setTheme(m_theme);
    }

    void scrollTo(ChartCard* card)
    {
        settle();
        const int margin = m_column->spacing();
        const int top = card->y() - margin;
        QScrollBar* bar = m_area->verticalScrollBar();
        const int view = m_area->viewport()->height();
        // Wholly in view already: nothing moves.
        if (card->y() < bar->value() || card->y() + card->height() > bar->value() + view)
            bar->setValue(top);
        card->ensurePlot();
    }

    [[nodiscard]] QString keyOf(const series::Series& series) const
    {
        const QString document = m_document ? QString::fromStdString(m_document->title) : QString();
        return document + u'\n' + QString::fromStdString(series.title) + u'\n' + QString::number(series.source.table) +
               u'\n' + QString::number(series.source.column);
    }

    ChartsPanel& m_panel;
    QScrollArea* m_area;
    QWidget* m_content;
    QLabel* m_empty;
    QToolButton* m_earlier;  ///< the column begins further down the document
    QWidget* m_foot;         ///< below the last card
    UnreadButton* m_refused; ///< numbers along time that make no series
    QVBoxLayout* m_column;
    QPointer<QWidget> m_footer;
    QTimer m_later; ///< drawVisible() once the events at hand are done
    style::Theme m_theme = style::theme(style::Appearance::Light);
    std::shared_ptr<const document::Document> m_document;
    /// Never null; the cards point into it.
    std::shared_ptr<const series::Extraction> m_numbers = std::make_shared<const series::Extraction>();
    std::size_t m_first = 0;         ///< series that the first card shows
    std::vector<ChartCard*> m_cards; ///< of the series from there on
    QHash<QString, Scale> m_choices; ///< by document, title and column, while the program runs
};

ChartsPanel::ChartsPanel(QWidget* parent) : QWidget(parent), m_d(std::make_unique<Private>(*this))
{
    setObjectName(QStringLiteral("chartsPanel"));
    m_d->setSpacing();
    m_d->recolor();
    m_d->retranslate();
    m_d->m_area->viewport()->installEventFilter(this);
    m_d->m_content->installEventFilter(this);
    connect(m_d->m_area->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_d->drawVisible(); });
}

ChartsPanel::~ChartsPanel()
{
    m_d->clear(); // the cards read the series that die with m_d
}

void ChartsPanel::setNumbers(std::shared_ptr<const document::Document> document,
                             std::shared_ptr<const series::Extraction> numbers)
{
    m_d->clear();
    m_d->m_document = std::move(document);
    m_d->m_numbers = numbers ? std::move(numbers) : std::make_shared<const series::Extraction>();
    m_d->listRefused();
    m_d->begin(0);
}

void ChartsPanel::setTheme(const style::Theme& theme)
{
    m_d->m_theme = theme;
    m_d->recolor();
}

void ChartsPanel::revealTable(std::uint32_t table)
{
    const std::vector<series::Series>& series = m_d->m_numbers->series;
    const auto found = std::find_if(series.begin(), series.end(), [table](const series::Series& each) {
        return each.source.kind == series::SourceKind::Table && each.source.table == table;
    });
    if (found == series.end())
        return;
    ChartCard* card = m_d->cardOf(static_cast<std::size_t>(found - series.begin()));
    m_d->scrollTo(card);
    card->lightUp();
}

void ChartsPanel::setFooter(QWidget* footer)
{
    if (m_d->m_footer == footer)
        return;
    delete m_d->m_footer;
    m_d->m_footer = footer;
    if (footer) {
        m_d->m_foot->layout()->addWidget(footer);
        footer->show();
    }
}

std::size_t ChartsPanel::chartCount() const
{
    return m_d->m_numbers->series.size();
}

std::size_t ChartsPanel::drawnChartCount() const
{
    return std::size_t(
        std::count_if(m_d->m_cards.begin(), m_d->m_cards.end(), [](const ChartCard* card) { return card->plot(); }));
}

QPoint ChartsPanel::pointPosition(std::size_t chart, std::size_t point)
{
    constexpr QPoint kNowhere(-1, -1);
    if (chart >= chartCount())
        return kNowhere;
    ChartCard* card = m_d->cardOf(chart);
    m_d->scrollTo(card);
    const auto position = card->plot()->positionOf(point);
    return position ? card->plot()->viewport()->mapTo(this, *position) : kNowhere;
}

bool ChartsPanel::isLogarithmic(std::size_t chart) const
{
    return chart < chartCount() && m_d->cardOf(chart)->scale() == Scale::Log;
}

void ChartsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        m_d->retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_d->setSpacing();
}

void ChartsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_d->drawVisible();
}

bool ChartsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && (watched == m_d->m_area->viewport() || watched == m_d->m_content))
        m_d->m_later.start(); // a filter runs before the layout has given the cards their new places
    return QWidget::eventFilter(watched, event);
}

} // namespace zhilan::charts

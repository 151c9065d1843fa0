#include "app/charts/chart_card.h"

#include "app/charts/series_text.h"
#include "app/style/style.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace zhilan::charts
{
namespace
{

constexpr std::chrono::milliseconds kLitFor{1600};

QToolButton* makeChip(const QString& name, QWidget* parent)
{
    auto* chip = new QToolButton(parent);
    chip->setObjectName(name);
    chip->setProperty("chip", true);
    chip->setCheckable(true);
    chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return chip;
}

QLabel* makeLabel(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText); // titles are a document's words, not markup
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

/// The parts joined so that a line ends between two of them rather than within one; a long one still wraps.
QString inLines(const QStringList& parts)
{
    constexpr qsizetype kLongest = 18;
    QString text;
    for (const QString& part : parts) {
        if (!text.isEmpty())
            text += QStringLiteral("\u00A0· "); // a line ends after the dot, none begins with it
        for (qsizetype i = 0; i < part.size(); ++i) {
            if (i > 0 && part.size() <= kLongest && !part.at(i).isLowSurrogate())
                text += QChar(u'\u2060'); // word joiner
            text += part.at(i);
        }
    }
    return text;
}

} // namespace

ChartCard::ChartCard(const series::Series& series, const document::Document* document, std::size_t colorIndex,
                     Scale scale, const style::Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_series(series)
    , m_document(document)
    , m_colorIndex(colorIndex)
    , m_data(plotData(series))
    , m_scale(canBeLog(m_data) ? scale : Scale::Linear)
    , m_theme(theme)
    , m_title(makeLabel(QStringLiteral("chartTitle"), this))
    , m_subtitle(makeLabel(QStringLiteral("chartSubtitle"), this))
    , m_log(makeChip(QStringLiteral("chartLog"), this))
    , m_linear(makeChip(QStringLiteral("chartLinear"), this))
    , m_missing(new UnreadButton(this))
    , m_place(new QWidget(this))
    , m_head(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("chartCard"));
    auto* group = new QButtonGroup(this);
    group->addButton(m_log);
    group->addButton(m_linear);
    m_log->setEnabled(canBeLog(m_data));
    const bool choice = m_data.xKind != series::XKind::Category && !m_data.points.empty();
    m_log->setVisible(choice);
    m_linear->setVisible(choice);
    connect(m_log, &QToolButton::clicked, this, [this] { choose(Scale::Log); });
    connect(m_linear, &QToolButton::clicked, this, [this] { choose(Scale::Linear); });
    (m_scale == Scale::Log ? m_log : m_linear)->setChecked(true);

    auto* chips = new QHBoxLayout;
    chips->setSpacing(4);
    chips->addWidget(m_log, 0, Qt::AlignTop);
    chips->addWidget(m_linear, 0, Qt::AlignTop);
    chips->addStretch();
    m_head->setSpacing(4);
    m_head->addWidget(m_title, 1);
    m_head->addLayout(chips);
    m_column->setSpacing(2);
    m_column->addLayout(m_head);
    m_column->addWidget(m_subtitle);
    m_column->addWidget(m_place);
    m_column->addWidget(m_missing, 0, Qt::AlignLeft);
    m_missing->setObjectName(QStringLiteral("chartMissing"));
    connect(m_missing, &UnreadButton::chosen, this, &ChartCard::pointActivated);

    refont();
    recolor();
    retranslate();
}

void ChartCard::ensurePlot()
{
    if (m_plot)
        return;
    m_plot = new PlotView(m_series, m_document, m_colorIndex, m_place);
    m_plot->setObjectName(QStringLiteral("chartPlot"));
    m_plot->setTheme(m_theme);
    m_plot->setScale(m_scale);
    auto* fill = new QVBoxLayout(m_place);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(m_plot);
    setTabOrder(m_linear, m_plot);
    m_plot->show(); // now, not when the event loop comes to it: callers ask for the places of its points
    fill->activate();
    // A frame of its own would cross the labels at its edge.
    connect(m_plot, &PlotView::focusChanged, this, qOverload<>(&QWidget::update));
    connect(m_plot, &PlotView::pointActivated, this,
            [this](std::size_t point) { Q_EMIT pointActivated(m_series.points[point].span); });
}

void ChartCard::findUnread()
{
    std::vector<UnreadButton::Row> rows;
    for (const series::UnreadCell& cell : m_series.unread)
        rows.push_back({QString::fromStdString(cell.text).simplified(), unreadText(cell), cell.line});
    // Values too large to draw are left out of the picture as well.
    std::vector<bool> drawn(m_series.points.size());
    for (const PlotPoint& point : m_data.points)
        drawn[point.index] = true;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const series::Point& point = m_series.points[i];
        if (!drawn[i])
            rows.push_back({QString::fromStdString(point.text.empty() ? point.x : point.text).simplified(),
                            tr("cannot be drawn"), point.line});
    }
    m_missing->setRows(std::move(rows), m_document);
    m_missing->setTexts(tr("%n row(s) not in the chart", nullptr, m_missing->count()),
                        tr("What could not be read as a number, or not placed:"));
}

void ChartCard::choose(Scale scale)
{
    if (scale == m_scale)
        return;
    setScale(scale);
    Q_EMIT scaleChosen(m_scale);
}

void ChartCard::setScale(Scale scale)
{
    m_scale = canBeLog(m_data) ? scale : Scale::Linear;
    (m_scale == Scale::Log ? m_log : m_linear)->setChecked(true);
    if (m_plot)
        m_plot->setScale(m_scale);
}

void ChartCard::setTheme(const style::Theme& theme)
{
    m_theme = theme;
    recolor();
    if (m_plot)
        m_plot->setTheme(theme);
}

void ChartCard::recolor()
{
    QPalette title = m_title->palette();
    title.setColor(QPalette::WindowText, m_theme.text);
    m_title->setPalette(title);
    QPalette subtitle = m_subtitle->palette();
    subtitle.setColor(QPalette::WindowText, m_theme.muted);
    m_subtitle->setPalette(subtitle);
    QPalette missing = m_missing->palette();
    missing.setColor(QPalette::ButtonText, m_theme.muted);
    m_missing->setPalette(missing);
    update();
}

void ChartCard::refont()
{
    const double unit = style::scale(font());
    style::setStrongFont(m_title);
    style::setSmallFont(m_subtitle);
    style::setSmallFont(m_missing);
    const auto pixels = [unit](double size) {
        return int(std::lround(size * unit));
    };
    m_column->setContentsMargins(pixels(12), pixels(9), pixels(12), pixels(9));
    m_place->setFixedHeight(pixels(preferredHeight(m_data, font()) / unit));
}

/// A label wraps between words alone, and the longest one has to fit beside the choice of scale.
void ChartCard::arrangeHead()
{
    const int longest =
        m_title->fontMetrics().boundingRect(QRect(0, 0, 1, 0), Qt::TextWordWrap, m_title->text()).width();
    const QMargins margins = m_column->contentsMargins();
    const int chips = m_log->isHidden() ? 0 : m_log->sizeHint().width() + m_linear->sizeHint().width() + 8;
    const bool fits = longest <= width() - margins.left() - margins.right() - chips;
    m_head->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ChartCard::retranslate()
{
    m_title->setText(QString::fromStdString(m_series.title).simplified());
    const bool empty = m_data.points.empty();
    m_subtitle->setText(empty ? tr("No number here can be drawn") : inLines(subtitleParts(m_series, m_document)));
    m_subtitle->setAccessibleName(empty ? m_subtitle->text() : subtitleText(m_series, m_document));
    m_log->setText(tr("Log"));
    m_linear->setText(tr("Linear"));
    m_log->setToolTip(m_log->isEnabled() ? tr("Logarithmic: equal factors are equally far apart")
                                         : tr("A logarithmic axis needs numbers above zero"));
    m_linear->setToolTip(tr("Linear: equal differences are equally far apart"));
    setAccessibleName(m_title->text());
    arrangeHead();
    findUnread();
    if (m_plot)
        m_plot->retranslate();
}

void ChartCard::lightUp()
{
    m_lit = true;
    update();
    QTimer::singleShot(kLitFor, this, [this] {
        m_lit = false;
        update();
    });
}

void ChartCard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = m_lit || (m_plot != nullptr && m_plot->hasFocus());
    const double width = lit ? 2 : 1;
    painter.setPen(QPen(lit ? m_theme.accent : m_theme.line, width));
    painter.setBrush(m_theme.card);
    const double radius = style::kCardRadius * style::scale(font());
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
}

void ChartCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_column)
        refont();
}

void ChartCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    arrangeHead();
}

void ChartCard::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as CSV"), this, [this] {
        QApplication::clipboard()->setText(toCsv(m_series));
        Q_EMIT noted(tr("Copied as CSV: %n row(s)", nullptr, static_cast<int>(m_series.points.size())));
    });
    menu->addAction(tr("Copy picture"), this, [this] {
        QApplication::clipboard()->setPixmap(grab());
        Q_EMIT noted(tr("Picture copied"));
    });
    menu->addAction(tr("Save picture…"), this, &ChartCard::savePicture);
    menu->popup(event->globalPos());
}

void ChartCard::savePicture()
{
    auto* dialog = new QFileDialog(this, tr("Save picture"), {}, tr("PNG pictures (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        ensurePlot();
        const double ratio = std::max(2.0, devicePixelRatioF()); // also for print
        QPixmap picture(size() * ratio);
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        render(&picture);
        Q_EMIT noted(picture.save(path, "PNG") ? tr("Picture saved to %1").arg(path)
                                               : tr("The picture could not be written to %1").arg(path));
    });
    dialog->open();
}

} // namespace zhilan::charts

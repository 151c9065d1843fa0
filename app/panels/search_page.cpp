#include "app/panels/search_page.h"

#include "app/panels/list_view.h"
#include "app/panels/result_delegate.h"
#include "app/style/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace zhilan::panels
{

namespace
{

/// Further rows are asked for while less than this many heights of the list are left.
constexpr int kAhead = 1;
constexpr int kNarrow = 640;
/// Height below which more results count more than air between them.
constexpr int kLow = 460;

} // namespace

SearchPage::SearchPage(QWidget* parent)
    : QWidget(parent)
    , m_head(new QHBoxLayout)
    , m_chips(new ChipRow(this))
    , m_summary(new QLabel(this))
    , m_notes(new QLabel(this))
    , m_list(new ListView(this))
    , m_offers(new ChipRow(this))
    , m_delegate(new ResultDelegate(m_list))
{
    setObjectName(QStringLiteral("searchPage"));
    m_chips->setObjectName(QStringLiteral("searchChips"));
    m_summary->setObjectName(QStringLiteral("searchSummary"));
    m_summary->setProperty("muted", true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_notes->setObjectName(QStringLiteral("searchNotes"));
    m_notes->setProperty("muted", true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("searchResults"));
    m_list->setItemDelegate(m_delegate);
    // Its room is kept, in the margin, so that the cards stay as wide as what is above them.
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_offers->setObjectName(QStringLiteral("searchOffers"));
    m_offers->hide();

    const double unit = style::scale(font());
    m_head->setSpacing(static_cast<int>(12 * unit));
    m_head->addWidget(m_chips, 1);
    m_head->addWidget(m_summary, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_head);
    layout->addWidget(m_notes);
    layout->addWidget(m_list, 1);
    m_notes->hide();
    setFocusProxy(m_list);
    m_chips->setNextStop(m_offers);
    m_offers->setNextStop(m_list);
    m_list->installEventFilter(this);

    connect(m_chips, &ChipRow::chosen, this, &SearchPage::chipChosen);
    connect(m_offers, &ChipRow::chosen, this, &SearchPage::chipChosen);
    connect(m_list, &ListView::rowActivated, this,
            [this](const QModelIndex& index) { Q_EMIT rowActivated(index.row()); });
    connect(m_list, &ListView::timeActivated, this,
            [this](const QModelIndex& index) { Q_EMIT timeActivated(index.row()); });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &SearchPage::lookForEnd);
    retranslate();
}

void SearchPage::setResults(QAbstractItemModel* model)
{
    m_list->setModel(model);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SearchPage::currentRowChanged);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_list->scrollToTop();
        step(0);
    });
}

void SearchPage::setChips(const QList<ChipRow::Chip>& chips)
{
    m_chips->setChips(chips);
    arrange();
}

void SearchPage::setOffers(const QList<ChipRow::Chip>& chips)
{
    m_offers->setChips(chips);
    m_offers->setVisible(!chips.isEmpty());
    placeOffers();
}

void SearchPage::setPreviousStop(QWidget* stop)
{
    m_chips->setPreviousStop(stop);
    m_offers->setPreviousStop(stop);
}

/// At the foot of the list, where what is read first is not.
void SearchPage::placeOffers()
{
    layout()->activate();
    const int gap = static_cast<int>(16 * style::scale(font()));
    const QSize size(std::min(m_offers->sizeHint().width(), m_list->width()), m_offers->minimumSizeHint().height());
    m_offers->setGeometry(m_list->x() + (m_list->width() - size.width()) / 2,
                          m_list->geometry().bottom() - gap - size.height(), size.width(), size.height());
    m_offers->raise();
}

void SearchPage::setSummary(const QStringList& parts)
{
    m_parts = parts;
    arrange();
}

void SearchPage::setNotes(const QStringList& lines)
{
    m_notes->setText(lines.join(QLatin1Char('\n')));
    m_notes->setVisible(!lines.isEmpty());
}

int SearchPage::currentRow() const
{
    return m_list->currentIndex().row();
}

void SearchPage::step(int rows)
{
    const int last = m_list->model()->rowCount() - 1;
    if (last >= 0) {
        m_list->setCurrentIndex(m_list->model()->index(std::clamp(std::max(currentRow(), 0) + rows, 0, last), 0));
        if (rows != 0 && !m_list->hasFocus()) {
            m_list->tellCurrent(); // by the keyboard, which is in the search field
        }
        lookForEnd();
    }
}

void SearchPage::lookForEnd()
{
    const QScrollBar* bar = m_list->verticalScrollBar();
    const bool near = bar->value() > 0 && bar->value() + kAhead * bar->pageStep() >= bar->maximum();
    if (near || currentRow() + 1 == m_list->model()->rowCount()) {
        Q_EMIT moreWanted();
    }
}

void SearchPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return;
    }
    QWidget::keyPressEvent(event);
}

void SearchPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SearchPage::arrange()
{
    const double unit = style::scale(font());
    const bool narrow = width() < kNarrow * unit;
    const bool low = height() < kLow * unit;
    const auto side = static_cast<int>((narrow ? 16 : 36) * unit);
    const int bar = std::min(side, m_list->verticalScrollBar()->sizeHint().width());
    layout()->setContentsMargins(side, static_cast<int>((low ? 8 : narrow ? 12 : 18) * unit), side - bar, 0);
    m_head->setContentsMargins(0, 0, bar, 0);
    m_notes->setContentsMargins(0, 0, bar, 0);
    layout()->setSpacing(static_cast<int>((low ? 8 : 12) * unit));

    QStringList parts = m_parts;
    const auto text = [&parts] {
        return parts.join(QStringLiteral(" · "));
    };
    const auto isBeside = [&] {
        const int room = width() - 2 * side - m_head->spacing() - m_chips->sizeHint().width();
        return m_summary->fontMetrics().horizontalAdvance(text()) <= room;
    };
    while (low && parts.size() > 1 && !isBeside()) {
        parts.removeLast();
    }
    m_head->setDirection(narrow && !low && !isBeside() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_summary->setText(text());
    m_summary->setVisible(!parts.isEmpty());
    if (m_delegate->isCompact() != low) {
        m_delegate->setCompact(low);
        m_list->doItemsLayout();
    }
    placeOffers();
}

bool SearchPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Backtab && !m_chips->isEmpty()) {
        m_chips->setFocus(Qt::BacktabFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SearchPage::paintEvent(QPaintEvent* /*event*/)
{
    QPainter(this).fillRect(rect(), style::currentTheme().paper);
}

void SearchPage::retranslate()
{
    m_list->setAccessibleName(tr("Results"));
    m_chips->setAccessibleName(tr("Narrow down"));
}

void SearchPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace zhilan::panels

#include "app/panels/chapters_card.h"

#include "app/models/chapters_model.h"
#include "app/models/roles.h"
#include "app/panels/list_view.h"
#include "app/panels/row_delegate.h"
#include "app/style/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QToolButton>

namespace zhilan::panels
{

namespace
{

/// A card is as high as what it lists, so all of it is measured at once.
constexpr int kMost = 60;

class FirstRows : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& /*parent*/) const override { return row < kMost; }
};

} // namespace

ChaptersCard::ChaptersCard(models::ChaptersModel* model, QWidget* parent)
    : QFrame(parent)
    , m_model(model)
    , m_title(new QLabel(this))
    , m_duration(new QLabel(this))
    , m_all(new QToolButton(this))
{
    setObjectName(QStringLiteral("chaptersCard"));
    setProperty("card", true);
    setFrameShape(QFrame::StyledPanel);

    style::setStrongFont(m_title);
    m_duration->setProperty("muted", true);

    auto* list = new ListView(this);
    list->setObjectName(QStringLiteral("chaptersCardList"));
    auto* first = new FirstRows(this);
    first->setSourceModel(model);
    list->setModel(first);
    list->setItemDelegate(new ChapterDelegate(false, list));
    list->setFitsContents(true);

    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_duration);
    head->setContentsMargins(4, 0, 4, 4);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 10, 8, 8);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(list);
    layout->addWidget(m_all, 0, Qt::AlignHCenter);
    m_all->setObjectName(QStringLiteral("allChapters"));
    connect(m_all, &QToolButton::clicked, this, &ChaptersCard::allRequested);

    connect(model, &QAbstractItemModel::modelReset, this, &ChaptersCard::update);
    connect(list, &ListView::rowActivated, this, [this](const QModelIndex& index) {
        const uint byte = index.data(models::ByteRole).toUInt();
        Q_EMIT placeActivated({byte, byte});
    });
    connect(list, &ListView::timeActivated, this,
            [this](const QModelIndex& index) { Q_EMIT timeActivated(index.data(models::TimeRole).toLongLong()); });
    update();
    retranslate();
}

void ChaptersCard::update()
{
    const int rows = m_model->rowCount();
    setVisible(rows > 0);
    m_all->setVisible(rows > kMost);
    m_all->setText(tr("All %n chapter(s)", nullptr, rows));
    if (rows > 0) {
        m_duration->setText(RowDelegate::clock(m_model->index(rows - 1).data(models::EndTimeRole).toLongLong()));
    }
}

void ChaptersCard::retranslate()
{
    m_title->setText(tr("Chapters"));
    m_all->setText(tr("All %n chapter(s)", nullptr, m_model->rowCount()));
}

void ChaptersCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace zhilan::panels

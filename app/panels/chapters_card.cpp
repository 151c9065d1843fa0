#include "app/panels/chapters_card.h"

#include "app/models/chapters_model.h"
#include "app/models/roles.h"
#include "app/panels/list_view.h"
#include "app/panels/row_delegate.h"
#include "app/style/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace zhilan::panels
{

ChaptersCard::ChaptersCard(models::ChaptersModel* model, QWidget* parent)
    : QFrame(parent), m_model(model), m_title(new QLabel(this)), m_duration(new QLabel(this))
{
    setObjectName(QStringLiteral("chaptersCard"));
    setProperty("card", true);
    setFrameShape(QFrame::StyledPanel);

    style::setStrongFont(m_title);
    m_duration->setProperty("muted", true);

    auto* list = new ListView(this);
    list->setObjectName(QStringLiteral("chaptersCardList"));
    list->setModel(model);
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
    if (rows > 0) {
        m_duration->setText(RowDelegate::clock(m_model->index(rows - 1).data(models::EndTimeRole).toLongLong()));
    }
}

void ChaptersCard::retranslate()
{
    m_title->setText(tr("Chapters"));
}

void ChaptersCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace zhilan::panels

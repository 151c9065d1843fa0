#include "app/panels/list_page.h"

#include "app/models/fold_filter_model.h"
#include "app/models/roles.h"
#include "app/panels/list_view.h"
#include "app/panels/row_delegate.h"
#include "app/style/style.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace zhilan::panels
{

namespace
{

/// Shorter lists are seen at a glance.
constexpr int kFilterFrom = 6;
/// So many rows take longer to fold than is to be waited for.
constexpr int kLong = 500;

} // namespace

ListPage::ListPage(QAbstractItemModel* model, RowDelegate* delegate, Filter filter, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_filtered(new models::FoldFilterModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new ListView(this))
    , m_message(new QLabel(this))
{
    m_filtered->setSourceModel(model);
    m_list->setModel(m_filtered);
    m_list->setItemDelegate(delegate);
    m_field->setObjectName(QStringLiteral("filterField"));
    m_field->setClearButtonEnabled(true);
    m_field->setTextMargins(6, 0, 6, 0);
    m_message->setWordWrap(true);
    m_message->setProperty("muted", true);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_message->setMargin(24);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_message, 1);
    layout->addWidget(m_list, 1);

    setFocusProxy(m_list);
    const bool withField = filter == Filter::With;
    m_field->setVisible(withField);
    connect(m_field, &QLineEdit::textChanged, this, &ListPage::filter);
    connect(model, &QAbstractItemModel::modelReset, this, [this, withField] {
        m_told = true;
        m_folding.cancel();
        m_isFolding = false;
        m_field->clear();
        m_field->setVisible(withField && m_model->rowCount() >= kFilterFrom);
        update();
    });
    connect(m_list, &ListView::rowActivated, this, [this](const QModelIndex& index) {
        const uint begin = index.data(models::ByteRole).toUInt();
        Q_EMIT placeActivated({begin, std::max(begin, index.data(models::ByteEndRole).toUInt())});
    });
    connect(m_list, &ListView::timeActivated, this, [this](const QModelIndex& index) {
        if (const qint64 time = index.data(models::TimeRole).toLongLong(); time >= 0) {
            Q_EMIT timeActivated(time);
        }
    });
    m_field->setVisible(withField && m_model->rowCount() >= kFilterFrom);
    update();
}

void ListPage::setTexts(const QString& placeholder, const QString& empty, const QString& nothingFound)
{
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(placeholder);
    m_list->setAccessibleName(placeholder);
    m_empty = empty;
    m_nothingFound = nothingFound;
    update();
}

void ListPage::goToCurrent()
{
    for (int row = 0; row < m_filtered->rowCount(); ++row) {
        if (const QModelIndex index = m_filtered->index(row, 0); index.data(models::CurrentRole).toBool()) {
            m_list->setCurrentIndex(index);
            m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
            return;
        }
    }
}

void ListPage::filter(const QString& query)
{
    if (m_isFolding) {
        return; // by what is in the field then
    }
    if (query.trimmed().isEmpty() || m_model->rowCount() < kLong || m_filtered->isFolded()) {
        m_filtered->setQuery(query);
        update();
        return;
    }
    m_isFolding = true;
    std::vector<QString> texts;
    texts.reserve(static_cast<std::size_t>(m_model->rowCount()));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        texts.push_back(m_model->index(row, 0).data(models::FilterRole).toString());
    }
    m_folding.start(
        [texts = std::move(texts)](const std::stop_token& stop) {
            std::vector<text::FoldedText> folded;
            folded.reserve(texts.size());
            for (auto text = texts.begin(); text != texts.end() && !stop.stop_requested(); ++text) {
                folded.push_back(text::fold(text->toStdString()));
            }
            return folded;
        },
        [this](tasks::RequestId /*id*/, std::vector<text::FoldedText> folded) {
            m_isFolding = false;
            m_filtered->setFolded(std::move(folded));
            filter(m_field->text());
        });
}

void ListPage::update()
{
    const bool any = m_filtered->rowCount() > 0;
    m_message->setText(m_model->rowCount() == 0 ? m_empty : m_nothingFound);
    m_message->setVisible(!any && m_told);
    m_list->setVisible(any);
}

} // namespace zhilan::panels

#include "app/models/fold_filter_model.h"

#include "app/models/roles.h"

namespace zhilan::models
{

FoldFilterModel::FoldFilterModel(QObject* parent, Shape shape) : QSortFilterProxyModel(parent), m_shape(shape)
{
    setRecursiveFilteringEnabled(shape == Shape::Tree);
    setAutoAcceptChildRows(shape == Shape::Tree);
}

void FoldFilterModel::setSourceModel(QAbstractItemModel* model)
{
    const auto forget = [this] {
        m_rows.clear();
    };
    if (sourceModel() != nullptr) {
        disconnect(sourceModel(), nullptr, this, nullptr);
    }
    if (model != nullptr) {
        // Connected before the base class is, so that the rows are forgotten before it filters anew.
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, forget);
        connect(model, &QAbstractItemModel::rowsRemoved, this, forget);
    }
    QSortFilterProxyModel::setSourceModel(model);
}

void FoldFilterModel::setQuery(const QString& query)
{
    if (m_shape == Shape::List) {
        m_query = text::Matcher(query.trimmed().toStdString());
        invalidateFilter();
        return;
    }
    // One reset instead of thousands of rows that come and go one by one.
    QAbstractItemModel* model = sourceModel();
    QSortFilterProxyModel::setSourceModel(nullptr);
    m_query = text::Matcher(query.trimmed().toStdString());
    QSortFilterProxyModel::setSourceModel(model);
}

bool FoldFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_query.isEmpty()) {
        return true;
    }
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    text::FoldedText& folded = m_rows[m_shape == Shape::Tree ? index.internalId() : static_cast<quintptr>(row)];
    if (folded.folded.empty()) {
        folded = text::fold(index.data(FilterRole).toString().toStdString());
    }
    return m_query.matches(folded);
}

} // namespace zhilan::models

#include "app/models/fold_filter_model.h"

#include "app/models/roles.h"

namespace zhilan::models
{

FoldFilterModel::FoldFilterModel(QObject* parent) : QSortFilterProxyModel(parent) {}

void FoldFilterModel::setSourceModel(QAbstractItemModel* model)
{
    // Connected before the base class is, so that the rows are forgotten before it filters anew.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_rows.clear(); });
    QSortFilterProxyModel::setSourceModel(model);
}

void FoldFilterModel::setQuery(const QString& query)
{
    m_query = text::Matcher(query.trimmed().toStdString());
    invalidateFilter();
}

bool FoldFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_query.isEmpty()) {
        return true;
    }
    if (m_rows.empty()) {
        m_rows.resize(static_cast<std::size_t>(sourceModel()->rowCount(parent)));
    }
    text::FoldedText& folded = m_rows[static_cast<std::size_t>(row)];
    if (folded.folded.empty()) {
        folded = text::fold(sourceModel()->index(row, 0, parent).data(FilterRole).toString().toStdString());
    }
    return m_query.matches(folded);
}

} // namespace zhilan::models

#include "app/models/fold_filter_model.h"

#include "app/models/roles.h"

namespace zhilan::models
{

FoldFilterModel::FoldFilterModel(QObject* parent) : QSortFilterProxyModel(parent) {}

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
    m_query = text::Matcher(query.trimmed().toStdString());
    invalidateFilter();
}

bool FoldFilterModel::isFolded() const
{
    return m_rows.size() == static_cast<std::size_t>(sourceModel()->rowCount());
}

bool FoldFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_query.isEmpty()) {
        return true;
    }
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_rows.size() <= static_cast<std::size_t>(row)) {
        m_rows.resize(static_cast<std::size_t>(sourceModel()->rowCount(parent)));
    }
    text::FoldedText& folded = m_rows[static_cast<std::size_t>(row)];
    if (folded.folded.empty()) {
        folded = text::fold(index.data(FilterRole).toString().toStdString());
    }
    return m_query.matches(folded);
}

} // namespace zhilan::models

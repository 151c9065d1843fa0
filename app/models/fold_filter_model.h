#pragma once

#include "core/text/fold.h"
#include "core/text/match.h"

#include <QSortFilterProxyModel>

#include <unordered_map>

namespace zhilan::models
{

/// The rows whose FilterRole holds the query, compared as everywhere in the program: by text::fold().
class FoldFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit FoldFilterModel(QObject* parent = nullptr);

    void setSourceModel(QAbstractItemModel* model) override;
    /// White space alone shows all rows.
    void setQuery(const QString& query);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    text::Matcher m_query{{}};
    /// Folded when first asked for; forgotten when rows go.
    mutable std::unordered_map<int, text::FoldedText> m_rows;
};

} // namespace zhilan::models

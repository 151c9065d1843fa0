#pragma once

#include "core/text/fold.h"
#include "core/text/match.h"

#include <QSortFilterProxyModel>

#include <utility>
#include <vector>

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
    /// text::fold() of every row's FilterRole, in their order, so that the first query need not make them.
    void setFolded(std::vector<text::FoldedText> rows) { m_rows = std::move(rows); }
    /// Whether that has been given, or made, for the rows that there are.
    [[nodiscard]] bool isFolded() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    text::Matcher m_query{{}};
    /// Folded when first asked for; forgotten when rows go.
    mutable std::vector<text::FoldedText> m_rows;
};

} // namespace zhilan::models

#pragma once

#include "core/text/fold.h"
#include "core/text/match.h"

#include <QSortFilterProxyModel>

#include <vector>

namespace zhilan::models
{

/// The rows of a list whose FilterRole holds the query, compared as everywhere in the program: by text::fold().
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
    mutable std::vector<text::FoldedText> m_rows; ///< folded when first asked for; emptied when the source is reset
};

} // namespace zhilan::models

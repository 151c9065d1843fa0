#pragma once

#include "core/text/fold.h"
#include "core/text/match.h"

#include <QSortFilterProxyModel>

#include <unordered_map>

namespace zhilan::models
{

/// The rows whose FilterRole holds the query, compared as everywhere in the program: by text::fold(). Of a tree: with
/// what they are in and what is in them.
class FoldFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Shape { List, Tree };
    explicit FoldFilterModel(QObject* parent = nullptr, Shape shape = Shape::List);

    void setSourceModel(QAbstractItemModel* model) override;
    /// White space alone shows all rows. A tree is reset.
    void setQuery(const QString& query);
    [[nodiscard]] bool isFiltering() const { return !m_query.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    Shape m_shape;
    text::Matcher m_query{{}};
    /// Folded when first asked for; forgotten when rows go. By internal id for a tree, by row for a list.
    mutable std::unordered_map<quintptr, text::FoldedText> m_rows;
};

} // namespace zhilan::models

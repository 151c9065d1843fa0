#pragma once

#include "core/document/document.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace zhilan::models
{

/// A document's quotes, in its order. Speakers are numbered as they first appear, so that a colour can be given to
/// each.
class QuotesModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit QuotesModel(QObject* parent = nullptr);
    ~QuotesModel() override;

    /// Null clears.
    void setDocument(std::shared_ptr<const document::Document> document);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::shared_ptr<const document::Document> m_document;
    std::vector<int> m_speakers; ///< by row: the speaker's number; -1 without one
};

} // namespace zhilan::models

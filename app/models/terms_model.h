#pragma once

#include "core/document/document.h"

#include <QAbstractListModel>

#include <memory>

namespace zhilan::models
{

/// A document's glossary, in its order.
class TermsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit TermsModel(QObject* parent = nullptr);
    ~TermsModel() override;

    /// Null clears.
    void setDocument(std::shared_ptr<const document::Document> document);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::shared_ptr<const document::Document> m_document;
};

} // namespace zhilan::models

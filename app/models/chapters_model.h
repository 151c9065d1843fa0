#pragma once

#include "core/document/document.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>

namespace zhilan::models
{

/// A document's chapters. DisplayRole is the title in the document's own language where there are two.
class ChaptersModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ChaptersModel(QObject* parent = nullptr);
    ~ChaptersModel() override;

    /// Null clears.
    void setDocument(std::shared_ptr<const document::Document> document);

    /// Where the reader is: the chapter told by the section or one above it, else, when the section's time is known,
    /// the one that holds that time, else none.
    void setCurrentSection(document::SectionId section);
    [[nodiscard]] std::optional<int> currentRow() const { return m_current; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void currentRowChanged();

private:
    [[nodiscard]] std::optional<int> rowOf(document::SectionId section) const;

    std::shared_ptr<const document::Document> m_document;
    std::optional<int> m_current;
};

} // namespace zhilan::models

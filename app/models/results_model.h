#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QPair>
#include <QString>

#include <filesystem>
#include <vector>

namespace zhilan::models
{

/// Half-open ranges of UTF-16 units in a text that is shown.
using Marks = QList<QPair<int, int>>;

/// What a search found, or may be gone to: sections of the open document and documents of the library.
class ResultsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Result {
        bool isDocument = false;
        QString title;              ///< DisplayRole: the section's title or the document's
        QString context;            ///< ContextRole: the heading path above it, or the document's folders
        QString text;               ///< DefinitionRole: snippet; empty for a document
        Marks marks;                ///< in `text`
        Marks titleMarks;           ///< in `title`
        int count = 0;              ///< places found in the section
        qint64 time = -1;           ///< TimeRole
        quint32 byte = 0;           ///< section: where to go
        quint32 byteEnd = 0;        ///< and what to light up
        std::filesystem::path path; ///< document
    };

    explicit ResultsModel(QObject* parent = nullptr);

    void setResults(std::vector<Result> results);
    /// Precondition: 0 <= row < rowCount().
    [[nodiscard]] const Result& at(int row) const { return m_results[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Result> m_results;
};

} // namespace zhilan::models

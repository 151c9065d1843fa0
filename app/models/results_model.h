#pragma once

#include "app/models/roles.h"

#include <QAbstractListModel>
#include <QList>
#include <QPair>
#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace zhilan::models
{

/// Half-open ranges of UTF-16 units in a text that is shown.
using Marks = QList<QPair<int, int>>;

/// What a search found, or may be gone to: documents, places in them, and other queries.
class ResultsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Result {
        ItemKind kind = ItemKind::Section;
        QString title;              ///< DisplayRole: the document's title, or what stands for it
        QString context;            ///< ContextRole: heading path, or the document's folders
        QString language;           ///< LanguageRole; empty where `title` and `text` are of none in particular
        QString text;               ///< DefinitionRole: snippet; empty for none
        Marks marks;                ///< in `text`
        Marks titleMarks;           ///< in `title`
        QString label;              ///< LabelRole
        QString caption;            ///< CaptionRole
        qint64 time = -1;           ///< TimeRole
        bool hasVideo = false;      ///< VideoRole
        bool fromTime = false;      ///< FromTimeRole
        std::filesystem::path path; ///< of the document; empty: the one that is open
        quint32 byte = 0;           ///< where the piece of text begins that `text` is of
        bool isGone = false;        ///< GoneRole: of the document; said before LabelRole
        std::string anchor;         ///< slug to go to instead of `byte`; empty for none
    };

    explicit ResultsModel(QObject* parent = nullptr);

    /// Titles and contexts are cut to kLongestTitle.
    void setResults(std::vector<Result> results);
    /// Precondition: 0 <= row < rowCount().
    void setGone(int row, bool isGone);
    /// Adds rows before `row`; precondition: 0 <= row <= rowCount().
    void insert(int row, std::vector<Result> results);
    /// Precondition: 0 <= row < rowCount().
    [[nodiscard]] const Result& at(int row) const { return m_results[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] static QString labelOf(const Result& result);

    std::vector<Result> m_results;
};

} // namespace zhilan::models

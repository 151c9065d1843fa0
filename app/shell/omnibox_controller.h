#pragma once

#include "app/models/library_model.h"
#include "app/models/results_model.h"
#include "app/tasks/document_finder.h"
#include "app/tasks/title_finder.h"
#include "core/base/byte_span.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <map>
#include <memory>
#include <vector>

namespace zhilan::panels
{
class Omnibox;
}

namespace zhilan::shell
{

/// Answers the omnibox: sections of the open document that have the words, and documents whose titles have them; before
/// there are words, documents that were open and the sections of the present one.
class OmniboxController : public QObject
{
    Q_OBJECT

public:
    /// The box is not owned.
    explicit OmniboxController(panels::Omnibox* box, QObject* parent = nullptr);

    void setDocument(const std::shared_ptr<const document::Document>& document);
    /// Takes the titles over; told again when the library has changed.
    void setLibrary(const models::LibraryModel& library);
    /// Files that were open, the newest first. The open document itself is not offered.
    void setRecent(const QStringList& files, const QString& current);

Q_SIGNALS:
    void placeChosen(zhilan::ByteSpan span);
    void documentChosen(const std::filesystem::path& path);

private:
    void ask(const QString& query);
    void showAnswers();
    void choose(int row);
    void suggest();
    [[nodiscard]] models::ResultsModel::Result sectionResult(document::SectionId section) const;
    [[nodiscard]] models::ResultsModel::Result resultOf(const tasks::DocumentFinder::SectionHit& hit) const;

    panels::Omnibox* m_box;
    models::ResultsModel m_results;
    tasks::DocumentFinder m_places;
    tasks::TitleFinder m_titles;
    std::shared_ptr<const document::Document> m_document;
    QStringList m_recent;
    std::map<std::filesystem::path, models::LibraryModel::DocumentTitle> m_library;
    QString m_query;
    std::shared_ptr<const tasks::DocumentFinder::Answer> m_foundPlaces;
    std::shared_ptr<const std::vector<tasks::TitleFinder::Match>> m_foundTitles;
};

} // namespace zhilan::shell

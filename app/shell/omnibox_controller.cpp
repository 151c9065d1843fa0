#include "app/shell/omnibox_controller.h"

#include "app/models/text_conversion.h"
#include "app/panels/omnibox.h"

#include <QDir>
#include <QFileInfo>

namespace zhilan::shell
{

namespace
{

constexpr qsizetype kRecentShown = 5;
constexpr std::size_t kMostSuggested = 60;

/// Byte ranges of UTF-8 as ranges of UTF-16.
models::Marks toMarks(const std::string& text, const std::vector<ByteSpan>& spans)
{
    models::Marks marks;
    const auto units = [&text](std::uint32_t byte) {
        return static_cast<int>(QString::fromUtf8(text.data(), static_cast<qsizetype>(byte)).size());
    };
    for (const ByteSpan span : spans) {
        marks.append({units(span.begin), units(span.end)});
    }
    return marks;
}

} // namespace

OmniboxController::OmniboxController(panels::Omnibox* box, QObject* parent) : QObject(parent), m_box(box)
{
    box->setResults(&m_results);
    connect(box, &panels::Omnibox::queryChanged, this, &OmniboxController::ask);
    connect(box, &panels::Omnibox::resultActivated, this, &OmniboxController::choose);
    connect(&m_places, &tasks::DocumentFinder::found, this,
            [this](quint64 /*request*/, const std::shared_ptr<const tasks::DocumentFinder::Answer>& answer) {
                m_foundPlaces = answer;
                showAnswers();
            });
    connect(&m_titles, &tasks::TitleFinder::found, this,
            [this](quint64 /*request*/, const std::shared_ptr<const std::vector<tasks::TitleFinder::Match>>& matches) {
                m_foundTitles = matches;
                showAnswers();
            });
}

void OmniboxController::setDocument(const std::shared_ptr<const document::Document>& document)
{
    m_document = document;
    m_places.setDocument(document);
    m_results.setResults({});
    m_box->closeResults();
}

void OmniboxController::setLibrary(const models::LibraryModel& library)
{
    m_library.clear();
    std::vector<tasks::TitleFinder::Title> titles;
    for (const models::LibraryModel::DocumentTitle& document : library.documents()) {
        titles.push_back({document.path, document.title.toStdString(), document.folder.toStdString()});
        m_library.emplace(document.path, document);
    }
    m_titles.setTitles(std::move(titles));
}

void OmniboxController::setRecent(const QStringList& files, const QString& current)
{
    m_recent = files;
    m_recent.removeAll(current);
}

void OmniboxController::suggest()
{
    std::vector<models::ResultsModel::Result> results;
    for (const QString& file : m_recent.mid(0, kRecentShown)) {
        models::ResultsModel::Result result;
        result.isDocument = true;
        result.path = models::toPath(file);
        const auto known = m_library.find(result.path);
        const QFileInfo info(file);
        result.title = known != m_library.end() ? known->second.title : info.completeBaseName();
        result.context = known != m_library.end() ? known->second.folder : QDir::toNativeSeparators(info.path());
        results.push_back(std::move(result));
    }
    for (std::size_t i = 0; m_document && i < m_document->sections.size() && results.size() < kMostSuggested; ++i) {
        const document::Section& section = m_document->sections[i];
        if (section.heading != m_document->titleNode) {
            results.push_back(sectionResult(static_cast<document::SectionId>(i)));
        }
    }
    m_results.setResults(std::move(results));
    m_box->showResults({});
}

void OmniboxController::ask(const QString& query)
{
    m_query = query;
    m_foundPlaces.reset();
    m_foundTitles.reset();
    if (query.trimmed().isEmpty()) {
        m_places.cancel();
        m_titles.cancel();
        suggest();
        return;
    }
    m_places.find(query.toStdString());
    m_titles.find(query.toStdString());
}

models::ResultsModel::Result OmniboxController::sectionResult(document::SectionId id) const
{
    models::ResultsModel::Result result;
    if (id >= m_document->sections.size()) {
        result.title = models::toQString(m_document->title);
        return result;
    }
    const document::Section& section = m_document->sections[id];
    result.title = models::toQString(section.title);
    result.time = models::toTime(section.start);
    result.byte = section.span.begin;
    result.byteEnd = (*m_document->tree)[section.heading].span.end;
    QStringList above;
    // A parent always comes before its section, so this ends.
    for (document::SectionId at = section.parent; at < m_document->sections.size();
         at = m_document->sections[at].parent) {
        if (m_document->sections[at].heading != m_document->titleNode) {
            above.prepend(models::toQString(m_document->sections[at].title));
        }
    }
    result.context = above.join(QStringLiteral(" › "));
    return result;
}

models::ResultsModel::Result OmniboxController::resultOf(const tasks::DocumentFinder::SectionHit& hit) const
{
    models::ResultsModel::Result result = sectionResult(hit.section);
    result.byte = hit.first.begin;
    result.byteEnd = hit.first.end;
    result.count = static_cast<int>(hit.count);
    result.text = models::toQString(hit.snippet.text);
    result.marks = toMarks(hit.snippet.text, hit.snippet.marks);
    result.titleMarks = toMarks(result.title.toStdString(), hit.marks);
    return result;
}

void OmniboxController::showAnswers()
{
    if (!m_foundPlaces || !m_foundTitles) {
        return;
    }
    std::vector<models::ResultsModel::Result> results;
    if (m_document) {
        for (const tasks::DocumentFinder::SectionHit& hit : m_foundPlaces->sections) {
            results.push_back(resultOf(hit));
        }
    }
    for (const tasks::TitleFinder::Match& match : *m_foundTitles) {
        models::ResultsModel::Result result;
        result.isDocument = true;
        result.title = models::toQString(match.title.title);
        result.titleMarks = toMarks(match.title.title, match.marks);
        result.context = models::toQString(match.title.folder);
        result.path = match.title.path;
        results.push_back(std::move(result));
    }
    m_results.setResults(std::move(results));
    m_box->showResults(m_query);
}

void OmniboxController::choose(int row)
{
    const models::ResultsModel::Result result = m_results.at(row);
    m_box->finish();
    if (result.isDocument) {
        Q_EMIT documentChosen(result.path);
    } else {
        Q_EMIT placeChosen(ByteSpan{result.byte, result.byteEnd});
    }
}

} // namespace zhilan::shell

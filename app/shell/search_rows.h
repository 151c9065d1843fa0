#pragma once

#include "app/models/results_model.h"
#include "app/panels/chip_row.h"
#include "app/tasks/document_finder.h"
#include "app/tasks/library_searcher.h"
#include "core/document/document.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace zhilan::models
{
class LibraryModel;
}

namespace zhilan::shell
{

/// A text with white space as QString::simplified() leaves it, and byte ranges of it as marks.
struct MarkedText {
    QString text;
    models::Marks marks;
};
/// Linear.
[[nodiscard]] MarkedText markedText(std::string_view utf8, const std::vector<ByteSpan>& spans);

/// Where a row of a search leads, and what is to be marked there.
struct Destination {
    std::filesystem::path path; ///< empty: the document that is open
    std::uint32_t byte = 0;
    std::string anchor; ///< slug to go to instead; empty for none
    tasks::DocumentFinder::Sought sought;
    std::optional<std::chrono::milliseconds> time; ///< in the document's video
    bool plays = false;                            ///< the video is wanted, at that time
    QString spoken; ///< what subtitles have at `time`, which is not in the text; empty for what is in it
};

/// Answers of a search in the words and rows of the window.
class SearchRows
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::shell::SearchRows)

public:
    struct Row {
        models::ResultsModel::Result shown;
        Destination destination;
        QString query;        ///< a suggestion: what to ask for instead
        bool isAlike = false; ///< search::Hit::alike
    };

    /// Sections of one document one after another, by the best of them; before them the document itself where its title
    /// has all words of a query that is nothing but words. Those that are alike behind the others, among themselves in
    /// the same way and with a caption. `library`: for the folders that a document is in.
    /// `documents`: the keys of those that have rows of their own, grows with the answer's.
    [[nodiscard]] static std::vector<Row> ofHits(const search::Answer& answer, const models::LibraryModel& library,
                                                 std::unordered_set<std::string>& documents);
    [[nodiscard]] static std::vector<Row> ofSuggestions(const std::vector<search::Suggestion>& suggestions);
    /// Places in the open document.
    [[nodiscard]] static std::vector<Row> ofPlaces(const tasks::DocumentFinder::Answer& answer,
                                                   const document::Document& document);
    /// A section of the open document.
    [[nodiscard]] static Row ofSection(const document::Document& document, document::SectionId section);
    /// `title` for a document that is not in the library.
    [[nodiscard]] static Row ofDocument(const std::filesystem::path& path, const models::LibraryModel& library,
                                        const QString& title);

    /// Their ids: "kind:NAME" (search::fieldName(); none for all kinds), or "add:TERM", to be added to the query.
    [[nodiscard]] static QList<panels::ChipRow::Chip> chips(const tasks::LibrarySearcher::Answer& answer);
    /// How a query may be put, to be put into the empty field; the part that is the reader's to replace is selected.
    struct Example {
        QString query;
        QString says; ///< what it asks for
        int from = 0; ///< of that part
        int size = 0;
    };
    [[nodiscard]] static QList<Example> examples();
    /// Their ids: "example:" and the number of the example.
    [[nodiscard]] static QList<panels::ChipRow::Chip> exampleChips();
    /// Its id is "again:": other results are there than those that are shown.
    [[nodiscard]] static panels::ChipRow::Chip newerChip();
    /// "47 sections", "12 documents", "7 more alike", "3 ms"
    [[nodiscard]] static QStringList summary(const tasks::LibrarySearcher::Answer& answer);
    /// What was not taken as it stands, in sentences.
    [[nodiscard]] static QStringList notes(const search::Answer& answer);
    [[nodiscard]] static QString labelOf(search::Field field);
};

} // namespace zhilan::shell

#pragma once

#include "app/models/results_model.h"
#include "app/shell/search_rows.h"
#include "app/tasks/document_finder.h"
#include "app/tasks/latest_task.h"
#include "app/tasks/library_searcher.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

class QStackedWidget;

namespace zhilan::models
{
class LibraryModel;
}
namespace zhilan::panels
{
class Omnibox;
class SearchPage;
class StatusBar;
} // namespace zhilan::panels

namespace zhilan::shell
{

class IndexController;

/// Answers the search field from the library's index, and from the open document where the index does not have it;
/// before there are words, with documents that were open and the sections of the present one.
class SearchController : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        panels::Omnibox* box;
        panels::SearchPage* page;
        QStackedWidget* stack; ///< shows `page` or the text
        panels::StatusBar* status;
        const models::LibraryModel* library;
        IndexController* index;
    };

    /// Nothing is owned.
    SearchController(const Parts& parts, QObject* parent);

    void setDocument(const std::filesystem::path& path, const std::shared_ptr<const document::Document>& document);
    /// Results that have been shown for so long are being read: a newer index does not move them.
    void setSettling(std::chrono::milliseconds settling) { m_settling = settling; }
    /// Files that were open, the newest first. The open document itself is not offered.
    void setRecent(const QStringList& files, const QString& current);
    /// The window's language is another.
    void retranslate();
    /// The text is shown again.
    void close();
    /// As Escape does, where the search is open or about to be: the reader wants something that is not in it.
    void leave();
    /// Shows results in place of the text.
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void chosen(const zhilan::shell::Destination& destination);
    void closed();
    /// By the reader, who wants the text back.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Answer = std::shared_ptr<const tasks::LibrarySearcher::Answer>;
    static constexpr std::size_t kFirst = 20; ///< hits shown at once; more come when they are scrolled to

    void begin();
    [[nodiscard]] bool resume();
    void ask(std::size_t hits = kFirst);
    void select(const SearchRows::Row& row);
    void askAgain();
    void askForMore();
    void onAnswer(const Answer& answer);
    void onMore(const Answer& answer);
    void keep(Answer answer);
    void onPlaces(const tasks::DocumentFinder::Answer& answer);
    void show(std::vector<SearchRows::Row> first);
    [[nodiscard]] bool isRead() const;
    void showNewer(std::vector<SearchRows::Row> first);
    void showChips();
    void append(std::vector<SearchRows::Row> rows);
    void insert(std::size_t at, std::vector<SearchRows::Row> rows);
    void count(const tasks::LibrarySearcher::Answer& answer);
    void fill();
    void suggest();
    void lookForRecent();
    void markGone();
    void open();
    void enter(bool video);
    void choose(int row, bool video);
    void onChip(const QString& id);
    void tell();
    void tellKeys();

    Parts m_parts;
    models::ResultsModel m_results;
    std::vector<SearchRows::Row> m_rows;         ///< as the model's
    std::unordered_set<std::string> m_documents; ///< see SearchRows::ofHits()
    tasks::LibrarySearcher m_searcher;
    tasks::DocumentFinder m_places;
    std::filesystem::path m_path;
    std::shared_ptr<const document::Document> m_document;
    QStringList m_recent;
    QStringList m_gone; ///< of these
    tasks::LatestTask m_looking;
    std::optional<search::Field> m_kind;
    bool m_isOfBefore = false; ///< chosen for the words that are in the field since before it was closed
    // An answer is asked for (m_waiting is its outcome until the open document's places are known), shown (m_answer, of
    // which m_hits are shown so far), and asked for again whenever the index changes (m_again): then it is shown anew
    // where nobody can have begun to read it, or offered (m_offered), or only what comes last is shown.
    Answer m_answer;      ///< what is shown; null for what is shown without words
    Answer m_waiting;     ///< for the open document's places
    quint64 m_moreOf = 0; ///< the request for further rows; 0 for none
    bool m_moreFailed = false;
    std::size_t m_hits = 0;                  ///< shown of the answer's
    bool m_isAll = true;                     ///< there are no more than m_hits
    std::optional<bool> m_enter;             ///< Enter came before the answer: with Ctrl or without
    std::optional<SearchRows::Row> m_chosen; ///< to be chosen in the next answer, which is the same in another language
    /// What was asked when a row of its answer was opened: begun with again until another question is asked.
    struct Opened {
        QString query;
        std::optional<search::Field> kind;
        std::size_t hits = 0; ///< that were shown
        SearchRows::Row row;
    };
    std::optional<Opened> m_opened;
    bool m_again = false;    ///< what was asked last is what is shown, of a newer index
    bool m_offered = false;  ///< a chip says that a newer index answers otherwise
    bool m_isInOrder = true; ///< the rows stand as in m_answer
    bool m_fills = false;    ///< what was asked again, was while many documents were being indexed
    std::chrono::milliseconds m_settling{1000};
    QElapsedTimer m_shownFor;
};

} // namespace zhilan::shell

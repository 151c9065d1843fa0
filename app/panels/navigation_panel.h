#pragma once

#include "app/models/library_model.h"
#include "app/tasks/latest_task.h"
#include "core/search/index.h"

#include <QPersistentModelIndex>
#include <QTimer>
#include <QWidget>

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace zhilan::panels
{

class NavigationTree;

/// The library: folder › document › section.
class NavigationPanel : public QWidget
{
    Q_OBJECT

public:
    /// The model is not owned.
    explicit NavigationPanel(models::LibraryModel* model, QWidget* parent = nullptr);

    /// Marks where the reader is, opening what hides it unless the reader closed that by hand. A section that was
    /// opened for this alone is closed again when the place leaves it. A filter that hides a document come to is
    /// cleared.
    void showPlace(const std::filesystem::path& path, document::SectionId section);

    /// The document that is marked has another path: what is in view stays so while its row becomes another.
    void movePlace(const std::filesystem::path& from, const std::filesystem::path& to);

    /// Brings a folder into view, open; the mark stays where the reader is. A filter is cleared.
    void showFolder(const std::filesystem::path& path);

    /// As a click on a row of the tree.
    void activate(const QModelIndex& index);
    [[nodiscard]] bool isOpen(const QModelIndex& folder) const;

    /// Files and folders that could not be read, behind a badge; empty hides it.
    struct Problem {
        QString name;   ///< of the file or folder
        QString reason; ///< what happened, and what to do
    };
    void setProblems(const std::vector<Problem>& problems);

    /// The library is being read: that there is nothing in it is said only afterwards.
    void setReading(bool reading);

    /// Where headings of documents are found that nobody has opened, and whether it has them all by now. Not null.
    void setIndex(const std::shared_ptr<const search::Snapshot>& index, bool isWhole);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void documentActivated(const std::filesystem::path& path);
    void sectionActivated(const std::filesystem::path& path, uint byte);
    void openFolderRequested();
    /// What can be done with a row is wanted, beside a part of the screen that it is not to cover: below, or above
    /// where there is no room.
    void menuRequested(const QModelIndex& index, const QRect& beside);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void filterByIndex();
    void onFiltered(library::Filtered filtered);
    void showFound(library::Filtered filtered);
    void showAll();
    void onExpanded(const QModelIndex& index);
    void onCollapsed(const QModelIndex& index);
    [[nodiscard]] bool isFiltering() const;
    /// What the tree shows.
    [[nodiscard]] models::LibraryModel& shown() const;
    void openWhatWasOpen();
    /// Of a document, whose rows are new.
    void openSections(const QModelIndex& document);
    void onRowsInserted(const QModelIndex& above);
    void openAllFolders();
    void openFirst();
    void follow();
    void showProblems();
    void show(models::LibraryModel& model);
    QModelIndex mark();
    void onReset();
    void showWhatIsThere();
    void retranslate();

    models::LibraryModel* m_model;
    models::LibraryModel m_found; ///< what the filter leaves
    std::array<QMetaObject::Connection, 2> m_changes;
    tasks::LatestTask m_filter;
    tasks::LatestTask m_headings; ///< of documents that nobody has opened
    bool m_waiting = false;       ///< for the filter
    bool m_isLooking = false;     ///< for those headings
    std::shared_ptr<const search::Snapshot> m_index;
    bool m_isIndexWhole = true;
    library::Outlines m_indexed; ///< of what was found in the index last, all headings
    bool m_openFirst = false;    ///< Enter came before its answer
    std::size_t m_foundCount = 0;
    std::vector<std::filesystem::path> m_byHeading;                                ///< see library::Filtered
    std::vector<std::pair<std::filesystem::path, document::SectionId>> m_onTheWay; ///< likewise
    NavigationTree* m_tree;
    QLabel* m_title;
    QToolButton* m_badge;
    QLineEdit* m_field;
    std::vector<Problem> m_problems;
    /// Folders and documents that are open without a filter: the rows themselves do not outlive a reset.
    std::set<std::filesystem::path> m_kept;
    /// Sections opened by hand likewise, by document.
    std::map<std::filesystem::path, std::set<models::LibraryModel::SectionName>> m_keptSections;
    std::set<std::filesystem::path>
        m_known;      ///< outermost folders that were shown before: they stay closed when they were
    int m_scroll = 0; ///< where the tree stood before its rows were made anew, or others were shown
    QLabel* m_empty;
    QLabel* m_more; ///< that the filter leaves more than is shown
    QPushButton* m_openFolder;
    std::filesystem::path m_path;
    document::SectionId m_section = document::kNoSection;
    QPersistentModelIndex m_shown; ///< the view's row that was last brought into view
    struct Place {
        std::filesystem::path path;
        document::SectionId section = document::kNoSection;
        friend bool operator==(const Place&, const Place&) = default;
    };
    Place m_revealed;         ///< whose row that is, or was before the rows were made anew
    bool m_returning = false; ///< to m_scroll, though the place's row comes later: until the reader goes elsewhere
    bool m_following = false;
    bool m_reading = true;                       ///< so it begins
    QTimer m_patience;                           ///< until it is said that the library is being read
    std::vector<QPersistentModelIndex> m_opened; ///< sections opened by follow()
    std::vector<QPersistentModelIndex> m_closed; ///< closed by hand
};

} // namespace zhilan::panels

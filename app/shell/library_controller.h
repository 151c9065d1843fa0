#pragma once

#include "app/models/library_model.h"
#include "app/shell/document_loader.h"
#include "app/shell/named_files.h"
#include "app/tasks/library_scanner.h"
#include "app/tasks/outline_loader.h"
#include "core/base/result.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace zhilan::shell
{

/// The library: which folders and single files it has, and the tree made of them.
class LibraryController : public QObject
{
    Q_OBJECT

public:
    /// `sample` is a folder whose own name says nothing: what it holds stands outermost. What the indexes in `cache`
    /// pass over is not in the tree either.
    explicit LibraryController(std::filesystem::path sample, std::filesystem::path cache = {},
                               QObject* parent = nullptr);

    [[nodiscard]] models::LibraryModel& model() { return m_model; }
    [[nodiscard]] tasks::LibraryScanner& scanner() { return m_scanner; }
    /// The folders that were set last are being read for the first time: the tree still shows those before them.
    [[nodiscard]] bool isReading() const { return m_scanning && !m_again; }

    /// Reads the folders in the background, and the heads of the files that were added, and puts them in place of what
    /// was there. Answered by scanned().
    void setFolders(const std::vector<std::filesystem::path>& folders);
    /// Something in them has changed. While they are being read, they are once more afterwards. Answered by
    /// rescanned(); what cannot be read is not said once more.
    void scanAgain();
    /// Something has changed at these places and nowhere else: as scanAgain() where the tree shows it; the sections of
    /// documents there are asked for anew.
    void lookAt(const std::vector<std::filesystem::path>& places);
    /// The index of a folder passes over these now: as scanAgain() where the tree was made with others.
    void setPatterns(const std::filesystem::path& root, const std::vector<std::string>& patterns);
    [[nodiscard]] const std::vector<std::filesystem::path>& folders() const { return m_folders; }
    /// The reader named this file: it keeps a row of its own where no folder has it. Seen after the next setFolders(),
    /// or once it is opened.
    void addFile(const std::filesystem::path& file) { m_added.add(file); }
    /// One that was added is called otherwise now.
    void renameFile(const std::filesystem::path& from, const std::filesystem::path& to) { m_added.rename(from, to); }
    void removeFile(const std::filesystem::path& file) { m_added.remove(file); }
    [[nodiscard]] bool hasFile(const std::filesystem::path& file) const { return m_added.contains(file); }
    /// All that were added, in that order.
    [[nodiscard]] std::vector<std::filesystem::path> files() const { return m_added.files(); }
    /// Any that do not belong to the sample.
    [[nodiscard]] bool hasFiles() const;
    /// Forgets all that were added.
    void clearFiles();
    /// The document that is open now. One outside of all folders that was not added has a row while it is open. Does
    /// nothing before the first scanned().
    void setOpened(const OpenedDocument& opened);
    /// There was a first scanned().
    [[nodiscard]] bool isRead() const { return m_answer != nullptr; }
    /// The first documents below a folder (named as normalPath() does), in the order shown, at most so many; none
    /// before the first scanned().
    [[nodiscard]] std::vector<std::filesystem::path> documentsIn(const std::filesystem::path& folder,
                                                                 std::size_t most) const;
    [[nodiscard]] std::size_t documentCount() const { return m_answer ? m_answer->documents : 0; }
    /// Folders that cannot be reached: why, and the path as detail. What was last read of them is in the tree.
    [[nodiscard]] std::vector<Error> gone() const;
    /// That of these which has this file or folder, if any has.
    [[nodiscard]] std::optional<Error> goneWith(const std::filesystem::path& path) const;
    /// What could not be read inside the folders, such as links that lead nowhere.
    [[nodiscard]] std::vector<library::Problem> problems() const;

Q_SIGNALS:
    /// The tree is there.
    void scanned();
    /// The tree is as the folders are now.
    void rescanned();
    /// A folder holds no Markdown at all.
    void nothingIn(const std::filesystem::path& folder);
    /// problems() and gone() may be others.
    void problemsChanged();
    /// Files that were added, or a document of the tree could not be read: the first, and how many there are.
    void failed(const zhilan::Error& first, int count);

private:
    void scan(const std::shared_ptr<const tasks::LibraryScanner::Answer>& before);
    void onScanned();
    void rebuild();

    std::filesystem::path m_sample;
    models::LibraryModel m_model;
    tasks::LibraryScanner m_scanner;
    tasks::OutlineLoader m_outlines;
    std::shared_ptr<const tasks::LibraryScanner::Answer> m_answer;
    std::shared_ptr<const tasks::LibraryScanner::Answer> m_shown; ///< what the tree is made from
    std::vector<std::filesystem::path> m_folders;
    bool m_scanning = false;
    bool m_once = false;  ///< more: something changed during the scan under way
    bool m_again = false; ///< the scan under way is not the first of these folders
    NamedFiles m_added;
    std::vector<library::Entry> m_loose; ///< rows outside of all folders: of m_added, and of what is open
};

} // namespace zhilan::shell

#include "app/shell/library_controller.h"

#include "app/tasks/release.h"
#include "core/base/file.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

namespace zhilan::shell
{

namespace
{

std::unordered_set<std::string> pathsOf(const std::vector<library::Scan>& scans)
{
    std::unordered_set<std::string> paths;
    std::vector<const library::Folder*> open;
    open.reserve(scans.size());
    for (const library::Scan& scan : scans) {
        open.push_back(&scan.root);
    }
    while (!open.empty()) {
        const library::Folder& folder = *open.back();
        open.pop_back();
        for (const library::Folder& inner : folder.folders) {
            open.push_back(&inner);
        }
        for (const library::Entry& entry : folder.documents) {
            paths.insert(entry.path.native());
        }
    }
    return paths;
}

/// The reader's folders need not have different names; where they have not, the folder above tells them apart.
void nameApart(std::vector<library::Folder>& roots)
{
    std::map<std::string, int> count;
    for (const library::Folder& root : roots) {
        ++count[root.name];
    }
    for (library::Folder& root : roots) {
        if (root.name.empty()) {
            root.name = pathToUtf8(root.path);
        } else if (count[root.name] > 1 && root.path.has_parent_path()) {
            root.name += " (" + pathToUtf8(root.path.parent_path().filename()) + ")";
        }
    }
}

/// The same folders and documents with the same titles, in the same order.
bool looksTheSame(const std::vector<library::Scan>& before, const std::vector<library::Scan>& now)
{
    if (before.size() != now.size()) {
        return false;
    }
    std::vector<std::pair<const library::Folder*, const library::Folder*>> open;
    for (std::size_t i = 0; i < now.size(); ++i) {
        open.emplace_back(&before[i].root, &now[i].root);
    }
    while (!open.empty()) {
        const auto [a, b] = open.back();
        open.pop_back();
        const bool same = a->path.native() == b->path.native() && a->folders.size() == b->folders.size() &&
                          std::equal(a->documents.begin(), a->documents.end(), b->documents.begin(), b->documents.end(),
                                     [](const library::Entry& one, const library::Entry& other) {
                                         return one.path.native() == other.path.native() && one.title == other.title;
                                     });
        if (!same) {
            return false;
        }
        for (std::size_t i = 0; i < a->folders.size(); ++i) {
            open.emplace_back(&a->folders[i], &b->folders[i]);
        }
    }
    return true;
}

bool hasPath(const std::vector<library::Entry>& entries, const std::filesystem::path& path)
{
    return std::any_of(entries.begin(), entries.end(),
                       [&path](const library::Entry& entry) { return entry.path == path; });
}

} // namespace

LibraryController::LibraryController(std::filesystem::path sample, QObject* parent)
    : QObject(parent), m_sample(std::move(sample))
{
    connect(&m_scanner, &tasks::LibraryScanner::scanned, this,
            [this](quint64 /*request*/, const std::shared_ptr<const tasks::LibraryScanner::Answer>& answer) {
                auto before = std::exchange(m_answer, answer);
                onScanned(before && looksTheSame(before->scans, answer->scans));
                tasks::releaseElsewhere(std::move(before));
            });
    connect(&m_model, &models::LibraryModel::outlineRequested, &m_outlines, &tasks::OutlineLoader::load);
    connect(&m_outlines, &tasks::OutlineLoader::loaded, &m_model, &models::LibraryModel::setOutline);
    connect(&m_outlines, &tasks::OutlineLoader::failed, this,
            [this](const std::filesystem::path& path, const Error& error) {
                m_model.setUnreadable(path);
                Q_EMIT failed(error, 1);
            });
}

void LibraryController::scanAgain()
{
    m_again = m_answer && !m_reading;
    m_scanner.scan(m_folders, m_added);
}

void LibraryController::setFolders(const std::vector<std::filesystem::path>& folders)
{
    m_again = false;
    m_reading = true;
    m_folders = folders;
    m_scanner.scan(folders, m_added);
}

void LibraryController::addFile(const std::filesystem::path& file)
{
    if (!isAdded(file)) {
        m_added.push_back(file);
    }
}

void LibraryController::clearFiles()
{
    m_added.clear();
    m_loose.clear();
}

bool LibraryController::isAdded(const std::filesystem::path& file) const
{
    return std::find(m_added.begin(), m_added.end(), file) != m_added.end();
}

void LibraryController::onScanned(bool sameFolders)
{
    // A file may have been added, and opened, while the folders were being read.
    const std::size_t left =
        std::erase_if(m_loose, [this](const library::Entry& entry) { return !isAdded(entry.path); });
    const std::size_t loose = m_loose.size();
    for (const library::Entry& entry : m_answer->files) {
        if (isAdded(entry.path) && !hasPath(m_loose, entry.path)) {
            m_loose.push_back(entry);
        }
    }
    if (!m_again || !sameFolders || left > 0 || m_loose.size() != loose) {
        rebuild();
    }
    m_reading = false;
    Q_EMIT problemsChanged();
    if (std::exchange(m_again, false)) {
        Q_EMIT rescanned();
        return; // what is wrong was said the first time
    }
    Q_EMIT scanned();

    for (const library::Scan& scan : m_answer->scans) {
        if (scan.root.documentCount() == 0) {
            Q_EMIT nothingIn(scan.root.path);
        }
    }
    if (const std::vector<Error>& failures = m_answer->failures; !failures.empty()) {
        Q_EMIT failed(failures.front(), static_cast<int>(failures.size()));
    }
}

std::vector<library::Problem> LibraryController::problems() const
{
    std::vector<library::Problem> problems;
    for (const library::Scan& scan : m_answer ? m_answer->scans : std::vector<library::Scan>()) {
        problems.insert(problems.end(), scan.problems.begin(), scan.problems.end());
    }
    return problems;
}

void LibraryController::rebuild()
{
    const std::unordered_set<std::string> known = pathsOf(m_answer->scans);
    m_count = known.size();

    std::vector<library::Folder> roots;
    std::vector<library::Entry> documents;
    std::copy_if(m_loose.begin(), m_loose.end(), std::back_inserter(documents),
                 [&known](const library::Entry& entry) { return !known.contains(entry.path.native()); });
    for (const library::Scan& scan : m_answer->scans) {
        if (scan.root.path == m_sample && m_answer->scans.size() == 1) { // alone it needs no name
            roots = scan.root.folders;
            documents.insert(documents.end(), scan.root.documents.begin(), scan.root.documents.end());
        } else if (scan.root.documentCount() > 0) {
            roots.push_back(scan.root);
        }
    }
    nameApart(roots);
    m_model.setLibrary(roots, documents);
}

void LibraryController::setOpened(const std::filesystem::path& path,
                                  const std::shared_ptr<const document::Document>& document)
{
    if (!m_answer) {
        return;
    }
    const auto left =
        std::erase_if(m_loose, [&](const library::Entry& entry) { return entry.path != path && !isAdded(entry.path); });
    const bool isNew = !m_model.indexOfDocument(path).isValid();
    if (isNew) {
        m_loose.push_back({path, document->title});
    }
    if (isNew || left > 0) {
        rebuild();
    }
    m_model.setOutline(path, document);
}

std::vector<std::filesystem::path> LibraryController::documentsIn(const std::filesystem::path& folder) const
{
    std::vector<std::filesystem::path> paths;
    for (const models::LibraryModel::DocumentTitle& document : m_model.documents()) {
        // By components: "/a" does not hold "/ab/c.md", and "/" holds everything.
        const auto parts = std::mismatch(folder.begin(), folder.end(), document.path.begin(), document.path.end());
        if (parts.first == folder.end()) {
            paths.push_back(document.path);
        }
    }
    return paths;
}

} // namespace zhilan::shell

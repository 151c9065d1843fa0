#include "app/shell/library_controller.h"

#include "app/tasks/release.h"
#include "core/base/file.h"
#include "core/base/within.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace zhilan::shell
{

namespace
{

using Root = library::Contents::Root;

/// The folder at a path among those of `root`; null for none. As many steps as it is deep.
const library::Folder* folderAt(const library::Folder& root, const std::filesystem::path& path)
{
    const library::Folder* at = &root;
    while (at->path != path) {
        const auto next = std::find_if(at->folders.begin(), at->folders.end(),
                                       [&path](const library::Folder& folder) { return isWithin(path, folder.path); });
        if (next == at->folders.end()) {
            return nullptr;
        }
        at = &*next;
    }
    return at;
}

/// The reader's folders need not have different names; where they have not, the folder above tells them apart.
void nameApart(std::vector<Root>& roots)
{
    std::map<std::string, int> count;
    for (const Root& root : roots) {
        ++count[root.folder->name];
    }
    for (Root& root : roots) {
        const std::filesystem::path& path = root.folder->path;
        root.name = root.folder->name;
        if (root.name.empty()) {
            root.name = pathToUtf8(path);
        } else if (count[root.name] > 1 && path.has_parent_path()) {
            root.name += " (" + pathToUtf8(path.parent_path().filename()) + ")";
        }
    }
}

} // namespace

LibraryController::LibraryController(std::filesystem::path sample, std::filesystem::path cache, QObject* parent)
    : QObject(parent), m_sample(std::move(sample)), m_scanner(std::move(cache))
{
    connect(&m_scanner, &tasks::LibraryScanner::scanned, this,
            [this](quint64 /*request*/, const std::shared_ptr<const tasks::LibraryScanner::Answer>& answer) {
                auto before = std::exchange(m_answer, answer);
                m_scanning = false;
                onScanned();
                tasks::releaseElsewhere(std::move(before));
                if (m_once && !m_scanning) {
                    scanAgain();
                }
            });
    connect(&m_scanner, &tasks::LibraryScanner::looked, this, [this](quint64 /*request*/, bool isSame) {
        if (!isSame) {
            scanAgain();
        }
    });
    connect(&m_model, &models::LibraryModel::outlineRequested, &m_outlines, &tasks::OutlineLoader::load);
    connect(&m_outlines, &tasks::OutlineLoader::loaded, &m_model, &models::LibraryModel::answerOutline);
    connect(&m_outlines, &tasks::OutlineLoader::failed, this,
            [this](const std::filesystem::path& path, const Error& error) {
                m_model.setUnreadable(path);
                if (error.code == ErrorCode::NotFound || error.code == ErrorCode::BrokenLink) {
                    scanAgain(); // the tree is behind
                } else {
                    Q_EMIT failed(error, 1);
                }
            });
}

void LibraryController::scanAgain()
{
    // Begun anew at each change, it would never end in a library that changes all the time.
    if (m_scanning) {
        m_once = true;
        return;
    }
    m_again = m_answer != nullptr;
    scan(m_answer);
}

void LibraryController::lookAt(const std::vector<std::filesystem::path>& places)
{
    for (const std::filesystem::path& place : places) {
        m_outlines.forget(place);
    }
    for (const std::filesystem::path& place : places) {
        m_model.forgetOutlines(place);
    }
    if (m_scanning || !m_answer) {
        scanAgain();
    } else {
        m_scanner.look(places, m_answer);
    }
}

void LibraryController::setPatterns(const std::filesystem::path& root, const std::vector<std::string>& patterns)
{
    for (std::size_t i = 0; m_answer && i < m_answer->scans.size(); ++i) {
        const library::IgnoreRules& rules = m_answer->rules[i];
        if (m_answer->scans[i].root.path == root && (!rules.below.empty() || rules.patterns != patterns)) {
            scanAgain();
            return;
        }
    }
}

void LibraryController::setFolders(const std::vector<std::filesystem::path>& folders)
{
    m_again = false;
    m_folders = folders;
    scan(m_answer);
}

void LibraryController::scan(const std::shared_ptr<const tasks::LibraryScanner::Answer>& before)
{
    m_scanning = true;
    m_once = false;
    m_scanner.scan(m_folders, m_added.files(), before);
}

void LibraryController::clearFiles()
{
    m_added.clear();
    m_loose.clear();
}

bool LibraryController::hasFiles() const
{
    return m_added.any([this](const auto& file) { return m_sample.empty() || !isWithin(file, m_sample); });
}

void LibraryController::onScanned()
{
    // A file may have been added, and opened, while the folders were being read.
    const std::size_t left =
        std::erase_if(m_loose, [this](const library::Entry& entry) { return !m_added.contains(entry.path); });
    const std::size_t loose = m_loose.size();
    std::unordered_set<std::string_view> paths; // of the entries, which stay where they are
    m_loose.reserve(loose + m_answer->files.size());
    for (const library::Entry& entry : m_loose) {
        paths.insert(entry.path.native());
    }
    for (const library::Entry& entry : m_answer->files) {
        if (m_added.contains(entry.path) && paths.insert(entry.path.native()).second) {
            m_loose.push_back(entry);
        }
    }
    if (!m_again || !m_answer->same || left > 0 || m_loose.size() != loose) {
        rebuild();
    }
    Q_EMIT problemsChanged();
    if (std::exchange(m_again, false)) {
        Q_EMIT rescanned();
        return; // what is wrong was said the first time
    }
    Q_EMIT scanned();

    for (std::size_t i = 0; i < m_answer->scans.size(); ++i) {
        const library::Folder& root = m_answer->scans[i].root;
        if (m_answer->rules[i].patterns.empty() && root.documentCount() == 0 && !m_answer->gone[i]) {
            Q_EMIT nothingIn(root.path);
        }
    }
    if (const std::vector<Error>& failures = m_answer->failures; !failures.empty()) {
        Q_EMIT failed(failures.front(), static_cast<int>(failures.size()));
    }
}

std::vector<Error> LibraryController::gone() const
{
    std::vector<Error> gone;
    for (std::size_t i = 0; m_answer && i < m_answer->scans.size(); ++i) {
        if (const auto reason = m_answer->gone[i]) {
            gone.push_back({*reason, pathToUtf8(m_answer->scans[i].root.path)});
        }
    }
    return gone;
}

std::optional<Error> LibraryController::goneWith(const std::filesystem::path& path) const
{
    for (std::size_t i = 0; m_answer && i < m_answer->scans.size(); ++i) {
        const std::filesystem::path& root = m_answer->scans[i].root.path;
        if (m_answer->gone[i] && isWithin(path, root)) {
            return Error{*m_answer->gone[i], pathToUtf8(root)};
        }
    }
    return std::nullopt;
}

std::vector<library::Problem> LibraryController::problems() const
{
    std::vector<library::Problem> problems;
    if (!m_answer) {
        return problems;
    }
    for (const library::Scan& scan : m_answer->scans) {
        problems.insert(problems.end(), scan.problems.begin(), scan.problems.end());
    }
    return problems;
}

void LibraryController::rebuild()
{
    auto contents = std::make_shared<library::Contents>();
    std::vector<library::Entry>& documents = contents->loose;
    std::copy_if(m_loose.begin(), m_loose.end(), std::back_inserter(documents),
                 [this](const library::Entry& entry) { return !m_answer->contains(entry.path.native()); });
    for (std::size_t i = 0; i < m_answer->scans.size(); ++i) {
        const library::Folder& root = m_answer->scans[i].root;
        const bool isGone = m_answer->gone[i].has_value();
        if (root.path == m_sample) {
            for (const library::Folder& folder : root.folders) {
                contents->roots.push_back(library::rootOf({m_answer, &folder}, {}));
                contents->roots.back().isGone = isGone;
            }
            documents.insert(documents.end(), root.documents.begin(), root.documents.end());
        } else if (const auto& patterns = m_answer->rules[i].patterns;
                   // Patterns can be changed, and what is gone removed.
                   !patterns.empty() || !root.folders.empty() || !root.documents.empty() || isGone) {
            contents->roots.push_back({{m_answer, &root}, {}, m_answer->places[i], patterns, isGone});
        }
    }
    nameApart(contents->roots);
    m_model.setLibrary(std::move(contents));
    tasks::releaseElsewhere(std::exchange(m_shown, m_answer));
}

void LibraryController::setOpened(const OpenedDocument& opened)
{
    if (!m_answer) {
        return;
    }
    const std::filesystem::path& path = opened.path;
    const auto left = std::erase_if(m_loose, [&](const library::Entry& entry) {
        return entry.path.native() != path.native() && !m_added.contains(entry.path);
    });
    const bool isNew = !m_model.indexOfDocument(path).isValid();
    if (isNew) {
        m_loose.push_back({path, opened.document->title});
    }
    if (isNew || left > 0) {
        rebuild();
    }
    m_outlines.forget(path);
    m_model.setOutline(path, opened.outline);
}

std::vector<std::filesystem::path> LibraryController::documentsIn(const std::filesystem::path& folder,
                                                                  std::size_t most) const
{
    std::vector<std::filesystem::path> paths;
    if (!m_answer) { // nothing was read yet
        return paths;
    }
    std::vector<const library::Folder*> open;
    for (const library::Scan& scan : m_answer->scans) {
        if (const library::Folder* found = folderAt(scan.root, folder); found != nullptr && open.empty()) {
            open.push_back(found);
        }
    }
    // A folder's folders stand before its documents.
    std::vector<const library::Folder*> left;
    while (!open.empty() && paths.size() < most) {
        const library::Folder& top = *open.back();
        if (left.empty() || left.back() != &top) {
            left.push_back(&top);
            for (auto inner = top.folders.rbegin(); inner != top.folders.rend(); ++inner) {
                open.push_back(&*inner);
            }
        } else {
            left.pop_back();
            open.pop_back();
            for (std::size_t i = 0; i < top.documents.size() && paths.size() < most; ++i) {
                paths.push_back(top.documents[i].path);
            }
        }
    }
    return paths;
}

} // namespace zhilan::shell

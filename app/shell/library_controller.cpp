#include "app/shell/library_controller.h"

#include <algorithm>
#include <set>

namespace zhilan::shell
{

namespace
{

std::set<std::filesystem::path> pathsOf(const std::vector<library::Scan>& scans)
{
    std::set<std::filesystem::path> paths;
    std::vector<const library::Folder*> open;
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
            paths.insert(entry.path);
        }
    }
    return paths;
}

} // namespace

LibraryController::LibraryController(QObject* parent) : QObject(parent)
{
    connect(&m_scanner, &tasks::LibraryScanner::scanned, this,
            [this](quint64 /*request*/, const std::shared_ptr<const tasks::LibraryScanner::Answer>& answer) {
                m_answer = answer;
                rebuild();
                Q_EMIT scanned();
                for (const Error& failure : answer->failures) {
                    Q_EMIT failed(failure);
                }
                for (const library::Scan& scan : answer->scans) {
                    if (scan.root.documentCount() == 0) {
                        Q_EMIT nothingIn(scan.root.path);
                    }
                    if (!scan.problems.empty()) {
                        const library::Problem& first = scan.problems.front();
                        Q_EMIT failed(Error{first.code, first.path.string()});
                    }
                }
            });
    connect(&m_model, &models::LibraryModel::outlineRequested, &m_outlines, &tasks::OutlineLoader::load);
    connect(&m_outlines, &tasks::OutlineLoader::loaded, &m_model, &models::LibraryModel::setOutline);
    connect(&m_outlines, &tasks::OutlineLoader::failed, this,
            [this](const std::filesystem::path& path, const Error& error) {
                m_model.setUnreadable(path);
                Q_EMIT failed(error);
            });
}

void LibraryController::setFolders(const std::vector<std::filesystem::path>& folders)
{
    m_scanner.scan(folders);
}

void LibraryController::rebuild()
{
    const std::set<std::filesystem::path> known = pathsOf(m_answer->scans);
    m_count = known.size();
    std::erase_if(m_loose, [&known](const library::Entry& entry) { return known.contains(entry.path); });

    std::vector<library::Folder> roots;
    std::vector<library::Entry> documents = m_loose;
    if (m_answer->scans.size() == 1) {
        // One folder's name says nothing that its contents do not.
        const library::Folder& root = m_answer->scans.front().root;
        roots = root.folders;
        documents.insert(documents.end(), root.documents.begin(), root.documents.end());
    } else {
        for (const library::Scan& scan : m_answer->scans) {
            if (scan.root.documentCount() > 0) {
                roots.push_back(scan.root);
            }
        }
    }
    m_model.setLibrary(roots, documents);
}

void LibraryController::addOpened(const std::filesystem::path& path,
                                  const std::shared_ptr<const document::Document>& document)
{
    if (m_answer && !m_model.indexOfDocument(path).isValid()) {
        m_loose.push_back({path, document->title});
        rebuild();
    }
    m_model.setOutline(path, document);
}

std::filesystem::path LibraryController::firstIn(const std::filesystem::path& folder) const
{
    for (const models::LibraryModel::DocumentTitle& document : m_model.documents()) {
        // By components: "/a" does not hold "/ab/c.md", and "/" holds everything.
        const auto parts = std::mismatch(folder.begin(), folder.end(), document.path.begin(), document.path.end());
        if (parts.first == folder.end()) {
            return document.path;
        }
    }
    return {};
}

} // namespace zhilan::shell

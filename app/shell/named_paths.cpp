#include "app/shell/named_paths.h"

#include "app/models/text_conversion.h"
#include "app/shell/library_folders.h"
#include "app/shell/names_in_folders.h"
#include "app/tasks/ask_aside.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <system_error>
#include <utility>

namespace zhilan::shell
{

namespace
{

constexpr std::chrono::milliseconds kFrame{10};
constexpr std::chrono::milliseconds kBetween{50};

bool isDirectory(const std::filesystem::path& path)
{
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

bool isAny(const NamedPaths::Answer& answer)
{
    return answer.isLast || !answer.folders.isEmpty() || !answer.files.isEmpty();
}

} // namespace

/// Any thread.
class NamedPaths::Request : public std::enable_shared_from_this<Request>
{
public:
    Request(IsFolder isFolder, std::shared_ptr<NamesInFolders> inFolders, const QStringList& paths,
            std::vector<std::filesystem::path> folders)
        : m_isFolder(std::move(isFolder)), m_inFolders(std::move(inFolders)), m_folders(std::move(folders))
    {
        for (const QString& path : paths) {
            m_paths.push_back(models::toPath(path));
            m_names.append(normalPath(path));
        }
    }

    /// About one path after another, so that the first is known first; called again, on one more thread.
    void askNext()
    {
        (void)tasks::askAside([self = shared_from_this()] {
            std::unique_lock lock(self->m_mutex);
            while (self->m_next < self->m_paths.size()) {
                const std::size_t i = self->m_next++;
                lock.unlock();
                const bool isFolder = self->m_isFolder(self->m_paths[i]);
                lock.lock();
                self->m_known.emplace(static_cast<qsizetype>(i), isFolder);
                self->m_changed.notify_all();
            }
            if (self->m_known.size() == self->m_paths.size() && !std::exchange(self->m_isSorting, true)) {
                self->sort(lock); // as for nearly all there ever are, without another thread
            }
        });
    }

    /// Does not wait any longer for all of them.
    void takeApart()
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_isSorting, true)) {
            (void)tasks::askAside([self = shared_from_this()] {
                std::unique_lock own(self->m_mutex);
                self->sort(own);
            });
        }
    }

    /// What has come since it was last called; waits for all of it for so long.
    [[nodiscard]] Answer take(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, patience, [this] { return m_answer.isLast; });
        return std::exchange(m_answer, {{}, {}, m_answer.isLast});
    }

private:
    /// Puts what is known in order and gives the files their names, until there is nothing left.
    void sort(std::unique_lock<std::mutex>& lock)
    {
        for (std::size_t left = m_paths.size(); left > 0;) {
            const auto isAnyKnown = [this] {
                return !m_known.empty();
            };
            while (!m_changed.wait_for(lock, kFrame, isAnyKnown)) {
                if (m_next == m_paths.size()) {
                    m_changed.wait(lock, isAnyKnown);
                } else {
                    askNext(); // on another thread: those there are may never come back
                }
            }
            m_changed.wait_for(lock, kFrame, [this, left] { return m_known.size() == left; });
            const std::map<qsizetype, bool> known = std::exchange(m_known, {});
            lock.unlock();
            QStringList folders;
            QStringList files;
            for (const auto& [i, isFolder] : known) {
                (isFolder ? folders : files).append(m_names.at(i));
            }
            for (const QString& folder : folders) {
                m_folders.push_back(models::toPath(folder));
            }
            files = m_inFolders->of(files, m_folders);
            lock.lock();
            left -= known.size();
            m_answer.folders += folders;
            m_answer.files += files;
            m_answer.isLast = left == 0;
            m_changed.notify_all();
        }
    }

    const IsFolder m_isFolder;
    const std::shared_ptr<NamesInFolders> m_inFolders;
    std::vector<std::filesystem::path> m_paths;
    QStringList m_names;
    std::vector<std::filesystem::path> m_folders; ///< of sort() alone: the library's, and those named

    std::mutex m_mutex; ///< of all below
    std::condition_variable m_changed;
    std::size_t m_next = 0;            ///< path to be asked about
    std::map<qsizetype, bool> m_known; ///< which path is a folder; not yet in order
    bool m_isSorting = false;          ///< sort() is called once
    Answer m_answer;                   ///< not yet taken
};

NamedPaths::NamedPaths(IsFolder isFolder, QObject* parent)
    : QObject(parent)
    , m_isFolder(isFolder ? std::move(isFolder) : isDirectory)
    , m_names(std::make_shared<NamesInFolders>())
{
    m_look.setInterval(kBetween);
    connect(&m_look, &QTimer::timeout, this, &NamedPaths::look);
}

NamedPaths::~NamedPaths() = default;

void NamedPaths::ask(const QStringList& paths, const std::vector<std::filesystem::path>& folders, Done done)
{
    if (paths.isEmpty()) {
        done({{}, {}, true});
        return;
    }
    auto request = std::make_shared<Request>(m_isFolder, m_names, paths, folders);
    request->askNext();
    const Answer answer = request->take(kFrame);
    if (!answer.isLast) {
        request->takeApart();
        m_pending.push_back({std::move(request), done});
        m_look.start();
    }
    if (isAny(answer)) {
        done(answer);
    }
}

void NamedPaths::look()
{
    std::vector<std::pair<Done, Answer>> answers;
    std::vector<Pending> left;
    for (Pending& pending : m_pending) {
        Answer answer = pending.request->take({});
        if (isAny(answer)) {
            answers.emplace_back(pending.done, answer);
        }
        if (!answer.isLast) {
            left.push_back(std::move(pending));
        }
    }
    m_pending = std::move(left);
    if (m_pending.empty()) {
        m_look.stop();
    }
    // Last: who is told may ask again.
    for (const auto& [done, answer] : answers) {
        done(answer);
    }
}

} // namespace zhilan::shell

#include "app/platform/folder_watcher.h"

#include "core/base/within.h"
#include "core/library/markdown_file.h"
#include "core/library/subtitle_file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace zhilan::platform
{

namespace
{

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::uint32_t kWritten = IN_CLOSE_WRITE | IN_MOVED_TO;
constexpr std::uint32_t kEvents =
    kWritten | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB;
constexpr milliseconds kPatience{100};   ///< with a thread, at the end
constexpr std::size_t kMostNamed = 1000; ///< told by name at once

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

struct Mark {
    std::int64_t size = 0;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;
    friend bool operator==(const Mark&, const Mark&) = default;
};

std::optional<Mark> markOf(const fs::path& file)
{
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return Mark{status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

using FolderId = std::pair<dev_t, ino_t>;

std::optional<FolderId> idOf(const fs::path& folder)
{
    struct stat status = {};
    if (::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
        return std::nullopt;
    }
    return FolderId{status.st_dev, status.st_ino};
}

bool isHidden(const fs::path& name)
{
    return name.native().starts_with('.');
}

} // namespace

/// One set of folders and files being watched; lives on the thread.
class FolderWatcher::Watch
{
public:
    Watch(const Options& options, const std::vector<fs::path>& folders, std::vector<fs::path> files,
          const std::stop_token& stop)
        : m_options(options)
        , m_stop(stop)
        , m_inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
        , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
        , m_mounts(::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC))
        , m_onStop(stop, [fd = m_wake.number()] {
            const std::uint64_t one = 1;
            // It can only fail where nobody waits.
            [[maybe_unused]] const auto written = ::write(fd, &one, sizeof one);
        })
    {
        for (const fs::path& folder : folders) {
            m_roots.push_back({folder, idOf(folder), false});
        }
        for (fs::path& file : files) {
            const auto mark = markOf(file);
            m_files.emplace(std::move(file), mark);
        }
    }

    /// Calls `ready(complete)` once, then `changed(changes)`, until stopped.
    template <typename Ready, typename Changed>
    void run(Ready ready, Changed changed)
    {
        m_complete = m_inotify.number() >= 0 && m_wake.number() >= 0;
        for (Root& root : m_roots) {
            addTree(root.path);
            addAbove(root);
            if (!root.id || root.isDoubtful) {
                lookForFoldersSoon();
            }
        }
        for (const auto& [file, mark] : m_files) {
            add(file.parent_path());
        }
        ready(m_complete);
        bool wasComplete = m_complete;
        auto nextLook = steady_clock::now() + m_options.interval;
        while (!m_stop.stop_requested()) {
            wait(nextLook);
            readEvents();
            const auto now = steady_clock::now();
            if (wasComplete && !m_complete) {
                wasComplete = false;
                nextLook = now + m_options.interval;
                ready(false);
            }
            if (!m_complete && now >= nextLook) {
                nextLook = now + m_options.interval;
                lookAtFiles();
                takeEverything();
            }
            if (now >= m_nextLookForFolders) {
                lookForFolders(now);
            }
            if (const auto due = dueAt(); due && now >= *due) {
                m_first.reset();
                m_isWhole = false;
                m_reported = now;
                m_named.clear();
                m_writtenNamed.clear();
                changed(std::exchange(m_changes, {}));
            }
        }
    }

private:
    struct Root {
        fs::path path;
        std::optional<FolderId> id; ///< none: it is not there
        bool isDoubtful = false;    ///< another one may come in its place without a sign
    };

    /// When what has changed is to be reported, if anything has.
    [[nodiscard]] std::optional<steady_clock::time_point> dueAt() const
    {
        if (!m_first) {
            return std::nullopt;
        }
        // To look everywhere takes long: not before all is done.
        return m_isWhole && !m_changes.everywhere ? std::max(*m_first, m_reported + m_options.burst)
                                                  : std::min(m_last + m_options.quiet, *m_first + m_options.longest);
    }

    void wait(steady_clock::time_point nextLook)
    {
        auto until = std::min(dueAt().value_or(steady_clock::time_point::max()), m_nextLookForFolders);
        if (!m_complete) {
            until = std::min(until, nextLook);
        }
        int timeout = -1;
        if (until != steady_clock::time_point::max()) {
            const auto left = std::chrono::ceil<milliseconds>(until - steady_clock::now());
            timeout = static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
        }
        std::array<pollfd, 3> waited{
            {{m_wake.number(), POLLIN, 0}, {m_inotify.number(), POLLIN, 0}, {m_mounts.number(), POLLPRI, 0}}};
        // Something was mounted or unmounted, see proc(5): a folder that is hidden by that hears nothing of it, nor
        // does one that stays mounted elsewhere.
        if (::poll(waited.data(), waited.size(), timeout) > 0 && waited[2].revents != 0) {
            m_nextLookForFolders = steady_clock::now();
        }
    }

    /// `isWhole`: nothing is on its way any more.
    void note(bool isWhole)
    {
        m_last = steady_clock::now();
        m_first = m_first.value_or(m_last);
        m_isWhole = m_isWhole || isWhole;
    }

    void notePlace(const fs::path& path, bool isWhole)
    {
        note(isWhole);
        if (m_changes.everywhere || !m_named.insert(path.native()).second) {
            return;
        }
        if (m_changes.places.size() == kMostNamed) {
            takeEverything();
        } else {
            m_changes.places.push_back(path);
        }
    }

    void takeEverything()
    {
        note(false);
        m_changes.everywhere = true;
        m_changes.places.clear();
        m_named.clear();
    }

    /// Folders that were not there, or are others since: an unmounted one is, and so is one mounted in its place.
    void lookForFolders(steady_clock::time_point now)
    {
        m_nextLookForFolders = steady_clock::time_point::max();
        for (Root& root : m_roots) {
            const auto id = idOf(root.path);
            if (id != root.id) {
                root.id = id;
                addTree(root.path);
                addAbove(root);
                takeEverything();
            }
            if (!id || root.isDoubtful) {
                m_nextLookForFolders = now + m_options.lookForFolder;
            }
        }
    }

    void lookForFoldersSoon()
    {
        m_nextLookForFolders = std::min(m_nextLookForFolders, steady_clock::now() + m_options.lookForFolder);
    }

    /// The watch, or -1.
    int add(const fs::path& folder)
    {
        if (m_paths.size() >= m_options.mostWatches) {
            m_complete = false;
            return -1;
        }
        const int watch = ::inotify_add_watch(m_inotify.number(), folder.c_str(), kEvents | IN_ONLYDIR);
        if (watch >= 0) {
            m_paths[watch] = folder; // by its newest name
        } else if (errno != ENOENT && errno != ENOTDIR && errno != EACCES) {
            m_complete = false;
        }
        return watch;
    }

    void addTree(const fs::path& folder)
    {
        std::set<int> seen; // links may lead back up
        std::vector<fs::path> open{folder};
        while (!open.empty() && !m_stop.stop_requested()) {
            const fs::path at = std::move(open.back());
            open.pop_back();
            const int watch = add(at);
            if (watch < 0 || !seen.insert(watch).second) {
                continue;
            }
            std::error_code error;
            fs::directory_iterator entry(at, error);
            for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
                std::error_code unknown;
                if (!isHidden(entry->path().filename()) && entry->is_directory(unknown)) {
                    open.push_back(entry->path());
                    if (entry->is_symlink(unknown)) {
                        m_links.insert(entry->path());
                    }
                }
            }
        }
    }

    /// The folders above a root, for when they are renamed: the root itself does not hear of it.
    void addAbove(Root& root)
    {
        std::error_code error;
        const fs::path real = fs::canonical(root.path, error);
        root.isDoubtful = root.isDoubtful || (!error && real != root.path); // a link may come to lead elsewhere
        for (fs::path folder = root.path; folder.has_relative_path();) {
            folder = folder.parent_path();
            // Where it is watched as a folder of a library or of a file, that remains.
            const int watch =
                ::inotify_add_watch(m_inotify.number(), folder.c_str(), IN_MOVE_SELF | IN_ONLYDIR | IN_MASK_ADD);
            if (watch >= 0) {
                m_paths.emplace(watch, folder);
            } else if (errno != ENOENT && errno != ENOTDIR) {
                root.isDoubtful = true;
            }
        }
    }

    void readEvents()
    {
        alignas(inotify_event) std::array<char, 64 * 1024> buffer{};
        while (true) {
            const ssize_t size = ::read(m_inotify.number(), buffer.data(), buffer.size());
            if (size <= 0) {
                return;
            }
            for (ssize_t at = 0; at < size;) {
                // The kernel aligns them.
                const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
                take(*event);
                at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
            }
        }
    }

    void take(const inotify_event& event)
    {
        if ((event.mask & IN_Q_OVERFLOW) != 0) {
            // What was missed is not known: all is looked at anew.
            for (const Root& root : m_roots) {
                addTree(root.path);
            }
            lookAtFiles();
            takeEverything();
            return;
        }
        const auto known = m_paths.find(event.wd);
        if (known == m_paths.end()) {
            return;
        }
        if ((event.mask & IN_IGNORED) != 0) {
            m_paths.erase(known);
        } else if (event.len == 0) {
            takeOwn(known->second, event.mask);
        } else {
            takeIn(known->second, fs::path(event.name), event.mask);
        }
    }

    /// What happened to a watched folder itself.
    void takeOwn(const fs::path& folder, std::uint32_t mask)
    {
        bool isOfRoot = isRoot(folder);
        for (Root& root : m_roots) {
            if (isWithin(root.path, folder) && (mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0) {
                root.id.reset(); // one made anew may have the same
                root.isDoubtful = root.isDoubtful || (mask & IN_UNMOUNT) != 0;
                lookForFoldersSoon();
                isOfRoot = true;
            }
        }
        if (isOfRoot) {
            takeEverything();
        } else if (isInFolders(folder)) {
            notePlace(folder, false);
        }
    }

    void takeIn(const fs::path& folder, const fs::path& name, std::uint32_t mask)
    {
        const fs::path path = folder / name;
        const bool isOwn = m_files.contains(path);
        if ((isHidden(name) || !isInFolders(path)) && !isOwn) {
            return;
        }
        if ((mask & IN_ISDIR) != 0) {
            if ((mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
                addTree(path);
            }
            if ((mask & ~std::uint32_t{IN_ISDIR}) != IN_ATTRIB) { // it tells that itself
                notePlace(path, (mask & IN_MOVED_TO) != 0);
            }
            return;
        }
        if (!isOwn && !isOfLibrary(path, mask)) {
            return;
        }
        const bool isWritten = (mask & kWritten) != 0;
        notePlace(path, isWritten);
        std::vector<fs::path>& written = m_changes.written;
        if (isWritten && written.size() < kMostNamed && m_writtenNamed.insert(path.native()).second) {
            written.push_back(path);
        }
    }

    /// Whether a file is one that a library lists. A link may be to a folder, whatever it is called; one that is gone
    /// cannot be asked.
    bool isOfLibrary(const fs::path& path, std::uint32_t mask)
    {
        if (library::isMarkdownFile(path) || library::isSubtitleFile(path.filename().native())) {
            return true;
        }
        if ((mask & (IN_DELETE | IN_MOVED_FROM)) != 0) {
            return m_links.erase(path) > 0;
        }
        std::error_code unknown;
        if ((mask & (IN_CREATE | IN_MOVED_TO)) == 0 || !fs::is_directory(path, unknown)) {
            return false;
        }
        m_links.insert(path);
        addTree(path);
        return true;
    }

    [[nodiscard]] bool isInFolders(const fs::path& path) const
    {
        return std::any_of(m_roots.begin(), m_roots.end(),
                           [&path](const Root& root) { return isWithin(path, root.path); });
    }

    [[nodiscard]] bool isRoot(const fs::path& path) const
    {
        return std::any_of(m_roots.begin(), m_roots.end(), [&path](const Root& root) { return root.path == path; });
    }

    void lookAtFiles()
    {
        for (auto& [file, mark] : m_files) {
            const auto now = markOf(file);
            if (now && now != mark) {
                m_changes.written.push_back(file);
            }
            mark = now;
        }
    }

    const Options m_options;
    std::vector<Root> m_roots;
    std::map<fs::path, std::optional<Mark>> m_files;
    std::stop_token m_stop;
    Descriptor m_inotify;
    Descriptor m_wake;
    Descriptor m_mounts;
    std::stop_callback<std::function<void()>> m_onStop;
    std::unordered_map<int, fs::path> m_paths; ///< by watch
    std::set<fs::path> m_links;                ///< to folders
    bool m_complete = true;
    Changes m_changes;                              ///< not reported yet
    std::unordered_set<std::string> m_named;        ///< its places
    std::unordered_set<std::string> m_writtenNamed; ///< those of its written files that were told by name
    std::optional<steady_clock::time_point> m_first;
    steady_clock::time_point m_last;
    bool m_isWhole = false; ///< something has been written whole
    steady_clock::time_point m_reported;
    steady_clock::time_point m_nextLookForFolders = steady_clock::time_point::max();
};

/// Takes what a thread has to tell to the watcher, as long as that is there and wants it. Any thread.
class FolderWatcher::Receiver : public std::enable_shared_from_this<Receiver>
{
public:
    explicit Receiver(FolderWatcher* watcher) : m_watcher(watcher) {}

    /// `call(FolderWatcher&)` on the watcher's thread.
    template <typename Call>
    void post(Call call)
    {
        const std::lock_guard lock(m_mutex);
        if (m_watcher != nullptr) {
            const auto deliver = [self = shared_from_this(), call = std::move(call)] {
                if (self->m_watcher != nullptr) { // which only changes on this thread
                    call(*self->m_watcher);
                }
            };
            QMetaObject::invokeMethod(m_watcher, deliver, Qt::QueuedConnection);
        }
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_watcher = nullptr;
    }

private:
    std::mutex m_mutex;
    FolderWatcher* m_watcher;
};

FolderWatcher::FolderWatcher(const Options& options, QObject* parent) : QObject(parent), m_options(options) {}

FolderWatcher::~FolderWatcher()
{
    stop();
    if (m_ended.valid()) {
        m_ended.wait_for(kPatience);
    }
}

void FolderWatcher::stop()
{
    m_stop.request_stop();
    if (m_receiver) {
        m_receiver->close();
    }
}

void FolderWatcher::watch(std::vector<std::filesystem::path> folders, std::vector<std::filesystem::path> files)
{
    stop();
    m_stop = std::stop_source();
    m_receiver = std::make_shared<Receiver>(this);
    // Let go, for the system may hold it up as long as it likes in a call that looks at a file. It owns all it uses.
    std::promise<void> ended;
    m_ended = ended.get_future();
    std::thread([options = m_options, folders = std::move(folders), files = std::move(files), receiver = m_receiver,
                 stop = m_stop.get_token(), ended = std::move(ended)]() mutable {
        ended.set_value_at_thread_exit();
        if (options.beforeLook) {
            options.beforeLook();
        }
        Watch watch(options, folders, files, stop);
        watch.run(
            [&](bool complete) {
                receiver->post([complete](FolderWatcher& watcher) { Q_EMIT watcher.watching(complete); });
            },
            [&](Changes changes) {
                receiver->post(
                    [changes = std::move(changes)](FolderWatcher& watcher) { Q_EMIT watcher.changed(changes); });
            });
    }).detach();
}

} // namespace zhilan::platform

#include "app/platform/folder_watcher.h"

#include "core/base/within.h"
#include "core/library/markdown_file.h"
#include "core/library/subtitle_file.h"

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
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
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
constexpr std::size_t kMostWritten = 1000; ///< told by name at once

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

bool isHidden(const fs::path& name)
{
    return name.native().starts_with('.');
}

} // namespace

/// One set of folders and files being watched; lives on the thread.
class FolderWatcher::Watch
{
public:
    Watch(const Options& options, std::vector<fs::path> folders, std::vector<fs::path> files,
          const std::stop_token& stop)
        : m_options(options)
        , m_folders(std::move(folders))
        , m_stop(stop)
        , m_inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
        , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
        , m_onStop(stop, [fd = m_wake.number()] {
            const std::uint64_t one = 1;
            // It can only fail where nobody waits.
            [[maybe_unused]] const auto written = ::write(fd, &one, sizeof one);
        })
    {
        for (fs::path& file : files) {
            const auto mark = markOf(file);
            m_files.emplace(std::move(file), mark);
        }
    }

    /// Calls `ready(complete)` once, then `changed(written)`, until stopped.
    template <typename Ready, typename Changed>
    void run(Ready ready, Changed changed)
    {
        m_complete = m_inotify.number() >= 0 && m_wake.number() >= 0;
        for (const fs::path& folder : m_folders) {
            addTree(folder);
        }
        for (const auto& [file, mark] : m_files) {
            add(file.parent_path());
        }
        ready(m_complete);
        bool wasComplete = m_complete;
        auto nextLook = steady_clock::now() + m_options.interval;
        std::optional<steady_clock::time_point> first;
        steady_clock::time_point last;
        while (!m_stop.stop_requested()) {
            wait(first, last, nextLook);
            const auto now = steady_clock::now();
            if (readEvents()) {
                first = first.value_or(now);
                last = now;
            }
            if (wasComplete && !m_complete) {
                wasComplete = false;
                nextLook = now + m_options.interval;
                ready(false);
            }
            if (!m_complete && now >= nextLook) {
                nextLook = now + m_options.interval;
                lookAtFiles();
                first = last = now - m_options.longest;
            }
            if (first && (now - last >= m_options.quiet || now - *first >= m_options.longest)) {
                first.reset();
                changed(std::exchange(m_written, {}));
            }
        }
    }

private:
    void wait(const std::optional<steady_clock::time_point>& first, steady_clock::time_point last,
              steady_clock::time_point nextLook) const
    {
        auto until = steady_clock::time_point::max();
        if (first) {
            until = std::min(last + m_options.quiet, *first + m_options.longest);
        }
        if (!m_complete) {
            until = std::min(until, nextLook);
        }
        int timeout = -1;
        if (until != steady_clock::time_point::max()) {
            const auto left = std::chrono::ceil<milliseconds>(until - steady_clock::now());
            timeout = static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
        }
        std::array<pollfd, 2> waited{{{m_wake.number(), POLLIN, 0}, {m_inotify.number(), POLLIN, 0}}};
        ::poll(waited.data(), waited.size(), timeout);
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

    /// True when something has changed that counts.
    bool readEvents()
    {
        bool any = false;
        alignas(inotify_event) std::array<char, 64 * 1024> buffer{};
        while (true) {
            const ssize_t size = ::read(m_inotify.number(), buffer.data(), buffer.size());
            if (size <= 0) {
                return any;
            }
            for (ssize_t at = 0; at < size;) {
                // The kernel aligns them.
                const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
                any = take(*event) || any;
                at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
            }
        }
    }

    bool take(const inotify_event& event)
    {
        if ((event.mask & IN_Q_OVERFLOW) != 0) {
            // What was missed is not known: all is looked at anew.
            for (const fs::path& folder : m_folders) {
                addTree(folder);
            }
            lookAtFiles();
            return true;
        }
        const auto known = m_paths.find(event.wd);
        if (known == m_paths.end()) {
            return false;
        }
        if ((event.mask & IN_IGNORED) != 0) {
            m_paths.erase(known);
            return false;
        }
        if (event.len == 0) {
            return isInFolders(known->second);
        }
        const fs::path name(event.name);
        const fs::path path = known->second / name;
        const bool isOwn = m_files.contains(path);
        if ((isHidden(name) || !isInFolders(path)) && !isOwn) {
            return false;
        }
        if ((event.mask & IN_ISDIR) != 0) {
            if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
                addTree(path);
            }
            return (event.mask & ~std::uint32_t{IN_ISDIR}) != IN_ATTRIB;
        }
        if (!isOwn && !isOfLibrary(path, event.mask)) {
            return false;
        }
        if ((event.mask & kWritten) != 0 && m_written.size() < kMostWritten &&
            std::find(m_written.begin(), m_written.end(), path) == m_written.end()) {
            m_written.push_back(path);
        }
        return true;
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
        return std::any_of(m_folders.begin(), m_folders.end(),
                           [&path](const fs::path& folder) { return isWithin(path, folder); });
    }

    void lookAtFiles()
    {
        for (auto& [file, mark] : m_files) {
            const auto now = markOf(file);
            if (now && now != mark) {
                m_written.push_back(file);
            }
            mark = now;
        }
    }

    const Options m_options;
    const std::vector<fs::path> m_folders;
    std::map<fs::path, std::optional<Mark>> m_files;
    std::stop_token m_stop;
    Descriptor m_inotify;
    Descriptor m_wake;
    std::stop_callback<std::function<void()>> m_onStop;
    std::unordered_map<int, fs::path> m_paths; ///< by watch
    std::set<fs::path> m_links;                ///< to folders
    std::vector<fs::path> m_written;
    bool m_complete = true;
};

FolderWatcher::FolderWatcher(const Options& options, QObject* parent) : QObject(parent), m_options(options) {}

FolderWatcher::~FolderWatcher() = default;

void FolderWatcher::watch(std::vector<std::filesystem::path> folders, std::vector<std::filesystem::path> files)
{
    const quint64 run = ++m_run;
    const auto post = [this, run](auto call) {
        QMetaObject::invokeMethod(
            this,
            [this, run, call = std::move(call)] {
                if (run == m_run) {
                    call();
                }
            },
            Qt::QueuedConnection);
    };
    // The one before is told to stop and waited for, which is a matter of microseconds: it only waits itself.
    m_thread = std::jthread([options = m_options, folders = std::move(folders), files = std::move(files), post,
                             this](const std::stop_token& stop) {
        Watch watch(options, folders, files, stop);
        watch.run([&](bool complete) { post([this, complete] { Q_EMIT watching(complete); }); },
                  [&](std::vector<fs::path> written) {
                      post([this, written = std::move(written)] { Q_EMIT changed(written); });
                  });
    });
}

} // namespace zhilan::platform

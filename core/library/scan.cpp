#include "core/library/scan.h"

#include "core/base/file.h"
#include "core/base/within.h"
#include "core/library/folder_order.h"
#include "core/library/head_title.h"
#include "core/library/markdown_file.h"
#include "core/library/subtitle_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace zhilan::library
{
namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kHeadBytes = 16U << 10U;
/// Names, between two calls of ScanOptions::seen.
constexpr std::uint64_t kToldAfter = 256;
/// Coarsest step of the times of file systems in use (FAT).
constexpr std::chrono::seconds kCoarsestTime{2};

FileMark markOf(const struct stat& status)
{
    const auto nanoseconds = [](const timespec& time) {
        constexpr std::int64_t kSecond = 1'000'000'000;
        return static_cast<std::int64_t>(time.tv_sec) * kSecond + time.tv_nsec;
    };
    return {static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

struct Head {
    std::string bytes; ///< the first of the file
    FileMark mark;     ///< before they were read, so that a change meanwhile shows later
};

Result<Head> readHead(const fs::path& path)
{
    const int file = openReadOnly(path);
    if (file < 0)
        return fail(orBrokenLink(codeOf(std::error_code(errno, std::generic_category())), path), pathToUtf8(path));
    Head head{std::string(kHeadBytes, '\0'), {}};
    struct stat status {
    };
    int error = ::fstat(file, &status) != 0 ? errno : 0;
    head.mark = markOf(status);
    std::size_t filled = 0;
    while (error == 0 && filled < head.bytes.size()) {
        const ssize_t count = ::read(file, head.bytes.data() + filled, head.bytes.size() - filled);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            error = errno;
        if (count <= 0)
            break;
        filled += static_cast<std::size_t>(count);
    }
    ::close(file);
    if (error != 0)
        return fail(ErrorCode::ReadFailed, pathToUtf8(path));
    head.bytes.resize(filled);
    return head;
}

/// Whether one of the patterns is of that name in a folder, whose path ends with a slash and begins with the root's.
/// `above` is ScanOptions::below.
bool isAmong(const std::vector<std::string>& patterns, const std::string& above, std::size_t rootLength,
             const std::string& folder, std::string_view name)
{
    if (patterns.empty())
        return false;
    const std::string last(name);
    const std::string whole = above + folder.substr(std::min(rootLength + 1, folder.size())) + last;
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        const bool isPath = pattern.find('/') != std::string::npos;
        return ::fnmatch(pattern.c_str(), isPath ? whole.c_str() : last.c_str(), FNM_PATHNAME) == 0;
    });
}

/// Without what lies within another one of them, or is there twice. By parts: a folder right before what is in it.
std::vector<fs::path> withoutInner(std::vector<fs::path> places)
{
    std::sort(places.begin(), places.end());
    std::vector<fs::path> out;
    for (fs::path& place : places) {
        if (out.empty() || !isWithin(place, out.back()))
            out.push_back(std::move(place));
    }
    return out;
}

/// The names in a folder, in no order. Not std::filesystem's iterator, which sets the folder's time of last access.
class Names
{
public:
    Names(const fs::path& folder, std::error_code& error)
    {
        const int descriptor = openReadOnly(folder, O_DIRECTORY);
        m_folder = descriptor < 0 ? nullptr : ::fdopendir(descriptor);
        if (m_folder != nullptr)
            return;
        error = std::error_code(errno, std::generic_category());
        if (descriptor >= 0)
            ::close(descriptor);
    }
    Names(const Names&) = delete;
    Names& operator=(const Names&) = delete;
    ~Names()
    {
        if (m_folder != nullptr)
            ::closedir(m_folder);
    }

    /// nullptr at the end and on an error; valid until the next call.
    const dirent* next(std::error_code& error) const
    {
        errno = 0;
        const dirent* entry = ::readdir(m_folder); // NOLINT(concurrency-mt-unsafe): of a stream of our own it is safe
        if (entry == nullptr && errno != 0)
            error = std::error_code(errno, std::generic_category());
        return entry;
    }

    /// 0 or errno; of a link itself.
    int statusOf(const dirent& entry, struct stat& status) const
    {
        return ::fstatat(::dirfd(m_folder), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0 ? errno : 0;
    }

private:
    DIR* m_folder = nullptr;
};

template <typename T>
struct Keyed {
    std::string key;
    T value;
};

/// A folder while the scan goes on; `parent` is an index among its like, so that no depth of nesting matters.
struct Found {
    fs::path path;
    std::size_t parent = 0;
    std::vector<Keyed<Entry>> documents;
    std::vector<Keyed<Folder>> folders;
};

class Scanner
{
public:
    Scanner(fs::path root, std::stop_token stop, const ScanOptions& options)
        : m_stop(std::move(stop))
        , m_options(options)
        , m_rootLength(root.native().size() - (root.has_filename() ? 0 : 1))
    {
        addFound(std::move(root), 0);
        m_begun = options.now();
        if (options.before != nullptr)
            remember(*options.before);
    }

    Result<Scan> run()
    {
        std::error_code error;
        const fs::file_status status = fs::status(m_found[0].path, error);
        const std::string name = pathToUtf8(m_found[0].path);
        if (status.type() == fs::file_type::not_found)
            return fail(ErrorCode::NotFound, name);
        if (error)
            return fail(codeOf(error), name);
        if (status.type() != fs::file_type::directory)
            return fail(ErrorCode::NotAFolder, name);

        (void)visitFirst(m_found[0].path);
        list(0, error);
        if (error)
            return fail(codeOf(error), name);
        // Links wait until all real folders are known, so that a folder shows where it really is.
        while (!m_folders.empty() || !m_links.empty()) {
            if (m_stop.stop_requested())
                return fail(ErrorCode::Cancelled, name);
            std::deque<std::size_t>& queue = m_folders.empty() ? m_links : m_folders;
            const std::size_t next = queue.front();
            queue.pop_front();
            if (!visitFirst(m_found[next].path))
                continue;
            error.clear();
            list(next, error);
            if (error)
                m_problems.push_back({m_found[next].path, codeOf(error)});
        }
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, name);
        return assemble();
    }

    Result<std::optional<PlacesScan>> runAt(const std::vector<fs::path>& places)
    {
        const fs::path root = m_found[0].path;
        struct stat status {
        };
        if (::stat(root.c_str(), &status) != 0)
            return fail(codeOf(std::error_code(errno, std::generic_category())), pathToUtf8(root));
        std::map<fs::path, std::set<std::string>> byFolder;
        for (const fs::path& place : places) {
            if (isWithin(root, place) || !isWithin(place, root) || !place.has_filename())
                return std::nullopt;
            byFolder[place.parent_path()].insert(place.filename().native());
        }
        PlacesScan found;
        for (const auto& [folder, names] : byFolder) {
            switch (wayTo(folder)) {
            case Way::Hidden:
                continue;
            case Way::Unclear:
                return std::nullopt;
            case Way::Gone:
            case Way::Clear:
                break;
            }
            if (!listNamed(folder, names, found.places))
                return std::nullopt;
        }
        std::error_code error;
        while (!m_folders.empty() && m_links.empty() && !m_stop.stop_requested()) {
            const std::size_t next = m_folders.front();
            m_folders.pop_front();
            if (!visitFirst(m_found[next].path))
                continue; // named twice
            error.clear();
            list(next, error);
            if (error)
                m_problems.push_back({m_found[next].path, codeOf(error)});
        }
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, pathToUtf8(root));
        if (!m_links.empty())
            return std::nullopt;
        found.places = withoutInner(std::move(found.places));
        found.scan = assemble();
        return found;
    }

private:
    enum class Way { Clear, Gone, Hidden, Unclear };

    /// Whether a scan comes to a folder, and to no other one in its place.
    [[nodiscard]] Way wayTo(const fs::path& folder) const
    {
        fs::path at = m_found[0].path;
        for (const fs::path& name : folder.lexically_relative(at)) {
            if (name == ".")
                break;
            const std::string above = at.native() + (at.has_filename() ? "/" : "");
            if (name.native().starts_with('.') || isIgnored(above, name.native()))
                return Way::Hidden;
            at /= name;
            struct stat own {
            };
            if (::lstat(at.c_str(), &own) != 0)
                return errno == ENOENT || errno == ENOTDIR ? Way::Gone : Way::Unclear;
            if (!S_ISDIR(own.st_mode))
                return S_ISLNK(own.st_mode) ? Way::Unclear : Way::Gone;
        }
        return Way::Clear;
    }

    /// Some of what list() finds in a folder, put into the root, and what of it was looked at. False when the folder
    /// cannot be read.
    bool listNamed(const fs::path& path, const std::set<std::string>& wanted, std::vector<fs::path>& places)
    {
        const std::string folder = path.native() + (path.has_filename() ? "/" : "");
        std::error_code error;
        std::vector<std::string> subtitles;
        std::set<std::string> documents;
        {
            const Names names(path, error);
            while (!error) {
                const dirent* const entry = names.next(error);
                if (entry == nullptr)
                    break;
                const std::string_view name(static_cast<const char*>(entry->d_name));
                const bool isSubtitles = isSubtitleFile(name);
                if (name.starts_with('.') || !(isSubtitles || isMarkdownName(name)) || isIgnored(folder, name))
                    continue;
                if (isSubtitles)
                    subtitles.emplace_back(name);
                else if (wanted.contains(std::string(name)) || mayGoWith(name, wanted))
                    documents.emplace(name);
            }
        }
        if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
            return false;
        documents.insert(wanted.begin(), wanted.end());
        std::vector<Keyed<Entry>> found;
        std::swap(found, m_found[0].documents);
        for (const std::string& name : documents) {
            if (name.starts_with('.') || isIgnored(folder, name))
                continue;
            places.emplace_back(folder + name);
            struct stat own {
            };
            if (::lstat((folder + name).c_str(), &own) == 0 && !isSubtitleFile(name))
                take(0, folder + name, name, own);
        }
        attach(subtitles, m_found[0].documents);
        std::move(found.begin(), found.end(), std::back_inserter(m_found[0].documents));
        return true;
    }

    /// Whether subtitles of a document of that name may be among the names.
    static bool mayGoWith(std::string_view document, const std::set<std::string>& names)
    {
        const std::string start = std::string(document.substr(0, document.rfind('.'))) + '.';
        for (auto at = names.lower_bound(start); at != names.end() && at->starts_with(start); ++at) {
            if (isSubtitleFile(*at))
                return true;
        }
        return false;
    }

    void addFound(fs::path path, std::size_t parent)
    {
        Found& found = m_found.emplace_back();
        found.path = std::move(path);
        found.parent = parent;
    }

    /// False for a folder that has been seen under another name.
    bool visitFirst(const fs::path& path)
    {
        struct stat status {
        };
        if (::stat(path.c_str(), &status) != 0)
            return true; // listing it will say what is wrong
        return m_seen.emplace(status.st_dev, status.st_ino).second;
    }

    void list(std::size_t index, std::error_code& error)
    {
        const std::string folder = m_found[index].path.native() + (m_found[index].path.has_filename() ? "/" : "");
        const Names names(m_found[index].path, error);
        std::vector<std::string> subtitles;
        while (!error && !m_stop.stop_requested()) {
            const dirent* const entry = names.next(error);
            if (entry == nullptr)
                break;
            const std::string_view name(static_cast<const char*>(entry->d_name));
            if (name.starts_with('.') || isIgnored(folder, name))
                continue;
            if (++m_names % kToldAfter == 0 && m_options.seen)
                m_options.seen(m_names);
            if (isSubtitleFile(name))
                subtitles.emplace_back(name);
            else if (entry->d_type != DT_REG || isMarkdownName(name)) // some file systems do not tell the type
                takeListed(index, folder, names, *entry);
        }
        if (!subtitles.empty())
            attach(subtitles, m_found[index].documents);
    }

    [[nodiscard]] bool isIgnored(const std::string& folder, std::string_view name) const
    {
        return isAmong(m_options.ignore, m_options.below, m_rootLength, folder, name);
    }

    void takeListed(std::size_t parent, const std::string& folder, const Names& names, const dirent& entry)
    {
        struct stat own {
        };
        if (names.statusOf(entry, own) != 0)
            return; // gone since it was listed
        const std::string_view name(static_cast<const char*>(entry.d_name));
        take(parent, folder + std::string(name), name, own);
    }

    void take(std::size_t parent, fs::path path, std::string_view name, const struct stat& own)
    {
        struct stat status {
        };
        const bool link = S_ISLNK(own.st_mode);
        const int error = link && ::stat(path.c_str(), &status) != 0 ? errno : 0;
        if (!link)
            status = own;
        if (link)
            m_linksFound = std::max(m_linksFound, isMarkdownName(name) ? Links::ToFiles : Links::ToFolders);
        if (error == 0 && S_ISDIR(status.st_mode)) {
            addFound(std::move(path), parent);
            (link ? m_links : m_folders).push_back(m_found.size() - 1);
            return;
        }
        if (!isMarkdownName(name))
            return;
        if (error == 0 && S_ISREG(status.st_mode))
            takeDocument(parent, std::move(path), status);
        else if (link)
            takeLink(std::move(path), error);
    }

    /// One that is called a document and leads to none. `error`: 0 or errno.
    void takeLink(fs::path path, int error)
    {
        const ErrorCode code = orBrokenLink(
            error != 0 ? codeOf(std::error_code(error, std::generic_category())) : ErrorCode::NotFound, path);
        m_problems.push_back({std::move(path), code});
    }

    /// The documents of an earlier scan whose marks can be relied upon.
    void remember(const Scan& before)
    {
        std::vector<const Folder*> open{&before.root};
        while (!open.empty()) {
            const Folder& folder = *open.back();
            open.pop_back();
            for (const Folder& inner : folder.folders)
                open.push_back(&inner);
            for (const Entry& entry : folder.documents) {
                if (isSettled(entry.mark, before.begun))
                    m_known.emplace(entry.path.native(), &entry);
            }
        }
    }

    [[nodiscard]] Result<Entry> titled(const fs::path& path, const FileMark& mark) const
    {
        const auto known = m_known.find(path.native());
        if (known != m_known.end() && known->second->mark == mark)
            return Entry{path, known->second->title, mark, {}, {}, known->second->aliases};
        return entryOf(path);
    }

    void takeDocument(std::size_t parent, fs::path path, const struct stat& status)
    {
        if (!m_options.titles) {
            Entry entry{{}, path.stem().native(), markOf(status)};
            entry.path = std::move(path);
            m_found[parent].documents.push_back({{}, std::move(entry)}); // without keys it is by path
            return;
        }
        auto entry = titled(path, markOf(status));
        if (entry)
            m_found[parent].documents.push_back({m_order.keyOf(path.filename().native()), std::move(*entry)});
        else if (entry.error().code != ErrorCode::NotFound || S_ISLNK(status.st_mode))
            m_problems.push_back({path, entry.error().code});
    }

    void attach(std::vector<std::string>& subtitles, std::vector<Keyed<Entry>>& documents)
    {
        std::sort(subtitles.begin(), subtitles.end());
        for (Keyed<Entry>& document : documents) {
            Entry& entry = document.value;
            for (const std::string& name : subtitlesFor(entry.path.stem().native(), subtitles))
                attachOne(entry.path.parent_path() / name, entry);
        }
    }
    void attachOne(fs::path path, Entry& entry)
    {
        struct stat status {
        };
        if (::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode))
            m_linksFound = Links::ToFiles;
        if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
            return;
        entry.subtitles.push_back(std::move(path));
        // A file that is changed is the last one that was.
        const FileMark mark = markOf(status);
        entry.subtitlesMark.size += mark.size;
        entry.subtitlesMark.modified = std::max(entry.subtitlesMark.modified, mark.modified);
        entry.subtitlesMark.changed = std::max(entry.subtitlesMark.changed, mark.changed);
    }

    template <typename T>
    static std::vector<T> sorted(std::vector<Keyed<T>>&& items)
    {
        std::sort(items.begin(), items.end(), [](const Keyed<T>& a, const Keyed<T>& b) {
            return a.key != b.key ? a.key < b.key : a.value.path.native() < b.value.path.native();
        });
        std::vector<T> out;
        out.reserve(items.size());
        for (Keyed<T>& item : items)
            out.push_back(std::move(item.value));
        return out;
    }

    Scan assemble()
    {
        Scan scan;
        // A folder is found after the one it is in, so going backwards all children are ready before their parent.
        for (std::size_t i = m_found.size(); i-- > 0;) {
            Found& found = m_found[i];
            Folder folder;
            folder.path = std::move(found.path);
            folder.name = folder.path.filename().native();
            folder.folders = sorted(std::move(found.folders));
            folder.documents = sorted(std::move(found.documents));
            if (i == 0) {
                scan.root = std::move(folder);
            } else if (!folder.folders.empty() || !folder.documents.empty()) {
                std::string key = m_options.titles ? m_order.keyOf(folder.name) : folder.name;
                m_found[found.parent].folders.push_back({std::move(key), std::move(folder)});
            }
        }
        std::sort(m_problems.begin(), m_problems.end(),
                  [](const Problem& a, const Problem& b) { return a.path.native() < b.path.native(); });
        scan.problems = std::move(m_problems);
        scan.links = m_linksFound;
        scan.begun = m_begun;
        return scan;
    }

    std::stop_token m_stop;
    const ScanOptions& m_options;
    std::size_t m_rootLength;
    std::uint64_t m_names = 0; ///< looked at
    FolderOrder m_order;
    std::vector<Found> m_found;
    std::deque<std::size_t> m_folders;
    std::deque<std::size_t> m_links;
    std::set<std::pair<dev_t, ino_t>> m_seen;
    std::unordered_map<std::string_view, const Entry*> m_known;
    std::chrono::system_clock::time_point m_begun;
    std::vector<Problem> m_problems;
    Links m_linksFound = Links::None;
};

} // namespace

std::size_t Folder::documentCount() const
{
    std::size_t count = 0;
    std::vector<const Folder*> open{this};
    while (!open.empty()) {
        const Folder* folder = open.back();
        open.pop_back();
        count += folder->documents.size();
        for (const Folder& child : folder->folders)
            open.push_back(&child);
    }
    return count;
}

Result<Entry> entryOf(const fs::path& file)
{
    const auto head = readHead(file);
    if (!head)
        return tl::unexpected(head.error());
    HeadNames names = namesFromHead(head->bytes);
    if (names.title.empty())
        names.title = file.stem().native();
    return Entry{file, std::move(names.title), head->mark, {}, {}, std::move(names.aliases)};
}

bool isSettled(const FileMark& mark, std::chrono::system_clock::time_point seen)
{
    return std::chrono::nanoseconds(std::max(mark.modified, mark.changed)) + kCoarsestTime < seen.time_since_epoch();
}

std::string subtitlesKey(const Entry& entry)
{
    std::string key;
    for (const fs::path& path : entry.subtitles)
        key += (key.empty() ? "" : "\n") + path.native();
    return key;
}

fs::path rootPath(const fs::path& folder)
{
    std::error_code error;
    fs::path absolute = fs::absolute(folder, error).lexically_normal();
    if (error || folder.empty())
        return {};
    if (!absolute.has_filename() && absolute.has_parent_path())
        absolute = absolute.parent_path();
    return absolute;
}

bool isPassedOver(const fs::path& path, const fs::path& root, const std::vector<std::string>& ignore,
                  const std::string& below)
{
    const std::string& whole = root.native();
    const std::size_t rootLength = whole.size() - (root.has_filename() ? 0 : 1);
    fs::path above = root;
    for (const fs::path& name : path.lexically_relative(root)) {
        if (name == ".")
            break;
        const std::string folder = above.native() + (above.has_filename() ? "/" : "");
        if (name.native().starts_with('.') || isAmong(ignore, below, rootLength, folder, name.native()))
            return true;
        above /= name;
    }
    return false;
}

std::string deviceOf(const fs::path& path)
{
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 ? std::to_string(status.st_dev) : std::string();
}

Result<Scan> scan(const fs::path& root, std::stop_token stop, const ScanOptions& options)
{
    fs::path path = rootPath(root);
    if (path.empty())
        return fail(ErrorCode::NotFound, pathToUtf8(root));
    return Scanner(std::move(path), std::move(stop), options).run();
}

Result<std::optional<PlacesScan>> scanPlaces(const fs::path& root, const std::vector<fs::path>& places,
                                             std::stop_token stop, const ScanOptions& options)
{
    return Scanner(rootPath(root), std::move(stop), options).runAt(places);
}

} // namespace zhilan::library

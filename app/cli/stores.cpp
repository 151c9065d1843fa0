#include "app/cli/stores.h"

#include "app/cli/input.h"
#include "app/cli/layout.h"
#include "core/base/file.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

namespace zhilan::cli
{
namespace
{

using std::chrono::steady_clock;

class ProgressLine
{
public:
    explicit ProgressLine(std::string name) : m_name(std::move(name)) {}
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine()
    {
        if (m_terminal && m_shown)
            write("\r\033[K");
    }

    void show(const library::Progress& progress)
    {
        const auto now = steady_clock::now();
        if (now - m_last < (m_terminal ? kOnTerminal : kElsewhere))
            return;
        m_last = now;
        m_shown = true;
        const std::string text = "zhilan-cli: " + oneLine(m_name) + ": " + describe(progress);
        write(m_terminal ? "\r\033[K" + text : text + '\n');
    }

private:
    static constexpr std::chrono::milliseconds kOnTerminal{100};
    static constexpr std::chrono::milliseconds kElsewhere{5000};

    static std::string describe(const library::Progress& progress)
    {
        if (progress.phase == library::RefreshPhase::Scanning)
            return progress.seen == 0 ? "looking for documents"
                                      : "looking for documents, " + readableNumber(static_cast<double>(progress.seen)) +
                                            " files and folders seen";
        if (progress.phase == library::RefreshPhase::Tidying)
            return "tidying the index";
        std::string text = readableNumber(static_cast<double>(progress.documents)) + " of " +
                           readableNumber(static_cast<double>(progress.documentsToRead)) + " documents, " +
                           readableBytes(progress.bytes);
        if (progress.left)
            text += ", " + std::to_string(progress.left->count()) + " s left";
        return text;
    }
    static void write(const std::string& text)
    {
        // Where standard error itself is broken there is nobody left to tell.
        static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
    }

    std::string m_name;
    bool m_terminal = ::isatty(STDERR_FILENO) == 1;
    bool m_shown = false;
    steady_clock::time_point m_last = steady_clock::now();
};

/// What keeps the index from being written is where the cache is, or above it.
bool isOfTheCache(const Error& error)
{
    const std::string cache = pathToUtf8(library::cacheFolder());
    const std::string& at = error.detail;
    const bool above = !at.empty() && cache.starts_with(at) && (cache.size() == at.size() || cache[at.size()] == '/');
    const bool below = at.starts_with(cache + '/');
    using enum ErrorCode;
    return (above || below) &&
           (error.code == NotAFolder || error.code == PermissionDenied || error.code == WriteFailed);
}

} // namespace

std::optional<std::vector<library::Store>> storesOf(const std::vector<std::string>& folders)
{
    const std::filesystem::path cache = library::cacheFolder();
    if (cache.empty()) {
        complain("there is no folder for the index; set HOME or ZHILAN_CACHE_DIR to an absolute path");
        return std::nullopt;
    }
    std::vector<std::filesystem::path> roots;
    for (const std::string& folder : folders)
        roots.push_back(library::rootPath(folder));
    if (folders.empty()) {
        for (library::Store& store : library::knownStores(cache))
            roots.push_back(std::move(store.root));
    }
    std::vector<library::Store> stores;
    for (const std::filesystem::path& root : library::outermost(roots, cache))
        stores.push_back(library::storeOf(cache, root));
    return stores;
}

Result<library::Refreshed> refreshWithProgress(const library::Store& store, const library::RefreshOptions& given)
{
    library::RefreshOptions options = given;
    ProgressLine line(pathToUtf8(store.root));
    options.progress = [&line](const library::Progress& progress) {
        line.show(progress);
    };
    // What a window does after a change is over soon: whoever searches just then shall find it.
    constexpr std::chrono::milliseconds kPatience{1000};
    constexpr std::chrono::milliseconds kBetween{20};
    auto refreshed = library::refresh(store, options);
    for (const auto begun = steady_clock::now();
         !refreshed && refreshed.error().code == ErrorCode::Locked && steady_clock::now() - begun < kPatience;) {
        std::this_thread::sleep_for(kBetween);
        refreshed = library::refresh(store, options);
    }
    return refreshed;
}

void complainAboutRefresh(const library::Store& store, const Error& error)
{
    if (error.code == ErrorCode::Locked)
        complain(pathToUtf8(store.root) + ": another process is indexing it; try again when that is done");
    else if (isOfTheCache(error))
        complain(error.detail + ": " + std::string(describe(error.code)) +
                 "; the index is kept there, set ZHILAN_CACHE_DIR to a folder where it can be");
    else
        complainAbout(error.detail.empty() ? pathToUtf8(store.root) : error.detail, error.code);
}

std::string readableBytes(std::uint64_t bytes)
{
    constexpr std::array<const char*, 5> kUnits{"B", "kB", "MB", "GB", "TB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= 1000 && unit + 1 < kUnits.size(); ++unit)
        value /= 1000;
    std::array<char, 32> text{};
    static_cast<void>(std::snprintf(text.data(), text.size(), unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value,
                                    kUnits[unit]));
    return text.data();
}

} // namespace zhilan::cli

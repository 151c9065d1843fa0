#include "app/shell/names_in_folders.h"

#include "app/models/text_conversion.h"
#include "app/tasks/ask_aside.h"
#include "core/base/within.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

namespace zhilan::shell
{

namespace
{

using Path = std::filesystem::path;
using std::chrono::steady_clock;

/// Longer than any disk takes, and short enough for who waits for a document.
constexpr std::chrono::milliseconds kPatience{300};

std::optional<Path> canonical(const Path& path)
{
    std::error_code error;
    Path real = std::filesystem::canonical(path, error);
    return error ? std::nullopt : std::optional(std::move(real));
}

} // namespace

NamesInFolders::NamesInFolders() : NamesInFolders(canonical, kPatience) {}

NamesInFolders::NamesInFolders(RealPath realPath, std::chrono::milliseconds patience)
    : m_realPath(std::move(realPath)), m_patience(patience)
{
}

QStringList NamesInFolders::of(const QStringList& files, const std::vector<Path>& folders)
{
    QStringList names = files;
    std::vector<qsizetype> strays;
    std::vector<Path> paths; ///< theirs
    for (qsizetype i = 0; i < files.size(); ++i) {
        Path path = models::toPath(files.at(i));
        if (std::none_of(folders.begin(), folders.end(),
                         [&path](const Path& folder) { return isWithin(path, folder); })) {
            strays.push_back(i);
            paths.push_back(std::move(path));
        }
    }
    if (strays.empty() || folders.empty()) {
        return names;
    }

    auto answer = tasks::askAside([realPath = m_realPath, paths = std::move(paths)] {
        std::vector<std::optional<Path>> reals;
        reals.reserve(paths.size());
        std::transform(paths.begin(), paths.end(), std::back_inserter(reals), realPath);
        return reals;
    });
    const std::lock_guard lock(m_mutex);
    std::vector<Path> waited;
    for (const Path& folder : folders) {
        const auto asked = m_asked.find(folder);
        if (asked == m_asked.end() || tasks::isAnswered(asked->second)) {
            m_asked[folder] = tasks::askAside([realPath = m_realPath, folder] { return realPath(folder); });
            waited.push_back(folder);
        }
    }
    const auto until = steady_clock::now() + m_patience;
    if (answer.wait_until(until) != std::future_status::ready) {
        return names;
    }
    const std::vector<std::optional<Path>> reals = answer.get();
    for (const Path& folder : waited) {
        const auto asked = m_asked.find(folder);
        if (asked == m_asked.end() || asked->second.wait_until(until) != std::future_status::ready) {
            continue;
        }
        const std::optional<Path> realFolder = asked->second.get();
        m_asked.erase(asked);
        for (std::size_t i = 0; realFolder && i < strays.size(); ++i) {
            if (reals[i] && isWithin(*reals[i], *realFolder)) {
                names[strays[i]] = models::toName(folder / reals[i]->lexically_relative(*realFolder));
            }
        }
    }
    return names;
}

} // namespace zhilan::shell

#include "app/tasks/library_scanner.h"

#include "core/base/file.h"
#include "core/base/within.h"
#include "core/library/subtitle_file.h"

#include <algorithm>
#include <utility>

namespace zhilan::tasks
{

namespace
{

/// Those in folders that are within others once.
std::size_t documentsIn(const std::vector<library::Scan>& scans)
{
    std::size_t count = 0;
    for (const library::Scan& scan : scans) {
        const auto holds = [&inner = scan.root.path](const library::Scan& other) {
            return other.root.path != inner && isWithin(inner, other.root.path);
        };
        count += std::any_of(scans.begin(), scans.end(), holds) ? 0 : scan.root.documentCount();
    }
    return count;
}

const library::Scan* scanOf(const LibraryScanner::Answer& answer, const std::filesystem::path& root)
{
    const auto scan = std::find_if(answer.scans.begin(), answer.scans.end(),
                                   [&root](const library::Scan& each) { return each.root.path == root; });
    return scan == answer.scans.end() ? nullptr : &*scan;
}

/// What there is to show of a folder that cannot be read: what was last read of it.
library::Scan lastOf(const LibraryScanner::Answer* before, const std::filesystem::path& root)
{
    if (const library::Scan* known = before != nullptr ? scanOf(*before, root) : nullptr) {
        return *known;
    }
    library::Scan scan;
    scan.root.path = root;
    scan.root.name = pathToUtf8(root.filename());
    return scan;
}

bool isCalledTheSame(const library::Entry& one, const library::Entry& other)
{
    return one.title == other.title && one.aliases == other.aliases;
}

/// The same folders and documents with the same titles and aliases, in the same order.
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
                                         return one.path.native() == other.path.native() && isCalledTheSame(one, other);
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

const library::Entry* documentAt(const library::Folder& root, const std::vector<std::uint32_t>& rows)
{
    const library::Folder* folder = &root;
    for (const std::uint32_t row : rows) {
        if (row >= folder->folders.size()) {
            return &folder->documents[row - folder->folders.size()];
        }
        folder = &folder->folders[row];
    }
    return nullptr;
}

/// Whether the tree has a document there that is called what it was. Subtitles are not in the tree.
bool looksAsBefore(const std::filesystem::path& place, const LibraryScanner::Answer& before)
{
    if (library::isSubtitleFile(place.filename().native())) {
        return true;
    }
    bool isListed = before.scans.empty();
    for (std::size_t i = 0; i < before.scans.size(); ++i) {
        const std::filesystem::path& root = before.scans[i].root.path;
        isListed = isListed || !isWithin(place, root) ||
                   !library::isPassedOver(place, root, before.rules[i].patterns, before.rules[i].below);
    }
    if (!isListed) {
        return true;
    }
    const auto now = library::entryOf(place);
    bool isThere = false;
    for (std::size_t i = 0; now && i < before.scans.size(); ++i) {
        if (const auto rows = before.places[i]->find(place.native())) {
            const library::Entry* const entry = documentAt(before.scans[i].root, *rows);
            if (entry == nullptr || !isCalledTheSame(*entry, *now)) {
                return false;
            }
            isThere = true;
        }
    }
    return isThere;
}

} // namespace

bool LibraryScanner::Answer::contains(const std::string& path) const
{
    return std::any_of(places.begin(), places.end(),
                       [&path](const auto& each) { return each->find(path).has_value(); });
}

LibraryScanner::LibraryScanner(std::filesystem::path cache, QObject* parent)
    : QObject(parent), m_cache(std::move(cache))
{
}

LibraryScanner::~LibraryScanner() = default;

RequestId LibraryScanner::scan(const std::vector<std::filesystem::path>& roots,
                               const std::vector<std::filesystem::path>& files,
                               const std::shared_ptr<const Answer>& before)
{
    using Shared = std::shared_ptr<const Answer>;
    m_places.clear();
    const auto work = [roots, files, before, cache = m_cache,
                       hold = m_beforeScan](const std::stop_token& stop) -> Shared {
        if (hold) {
            hold();
        }
        auto answer = std::make_shared<Answer>();
        std::vector<std::filesystem::path> named;
        named.reserve(roots.size());
        for (const std::filesystem::path& root : roots) {
            named.push_back(library::rootPath(root));
        }
        std::vector<library::IgnoreRules> rules = library::ignoreRules(named, cache);
        for (std::size_t i = 0; i < named.size(); ++i) {
            const std::filesystem::path& root = roots[i];
            library::ScanOptions options;
            options.ignore = rules[i].patterns;
            options.below = rules[i].below;
            options.before = before ? scanOf(*before, named[i]) : nullptr;
            auto scan = library::scan(root, stop, options);
            std::optional<ErrorCode> reason;
            if (!scan) {
                reason = scan.error().code;
            } else if (scan->root.folders.empty() && scan->root.documents.empty() && !cache.empty() &&
                       library::isOnOtherDevice(library::storeOf(cache, root), library::deviceOf(root))) {
                reason = ErrorCode::NotMounted;
            }
            answer->scans.push_back(reason ? lastOf(before.get(), named[i]) : std::move(*scan));
            answer->gone.push_back(reason);
            answer->rules.push_back(std::move(rules[i]));
        }
        for (const std::filesystem::path& file : files) {
            auto entry = library::entryOf(file);
            if (entry) {
                answer->files.push_back(std::move(*entry));
            } else {
                answer->failures.push_back(Error{entry.error().code, pathToUtf8(file)});
            }
        }
        for (const library::Scan& scan : answer->scans) {
            answer->places.push_back(std::make_shared<const library::PlaceIndex>(scan.root));
        }
        answer->documents = documentsIn(answer->scans);
        answer->same = before && before->rules == answer->rules && before->gone == answer->gone &&
                       looksTheSame(before->scans, answer->scans);
        return answer;
    };
    return m_task.start(work, [this](RequestId id, Shared answer) { Q_EMIT scanned(id, std::move(answer)); });
}

RequestId LibraryScanner::look(const std::vector<std::filesystem::path>& places,
                               const std::shared_ptr<const Answer>& before)
{
    m_places.insert(m_places.end(), places.begin(), places.end());
    const auto work = [asked = m_places, before](const std::stop_token& stop) {
        return std::all_of(asked.begin(), asked.end(), [&](const std::filesystem::path& place) {
            return !stop.stop_requested() && looksAsBefore(place, *before); // stopped, it is not answered
        });
    };
    return m_task.start(work, [this](RequestId id, bool isSame) {
        m_places.clear();
        Q_EMIT looked(id, isSame);
    });
}

void LibraryScanner::cancel()
{
    m_places.clear();
    m_task.cancel();
}

} // namespace zhilan::tasks

#include "core/library/refresh.h"

#include "core/base/file.h"
#include "core/library/catalogue.h"
#include "core/library/changes.h"
#include "core/library/markdown_file.h"
#include "core/library/read_record.h"
#include "core/library/reading_pool.h"
#include "core/search/disk.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

namespace zhilan::library
{
namespace
{

namespace fs = std::filesystem;
using std::chrono::steady_clock;

/// Of files that are read together: some dozen documents share most of their terms.
constexpr std::uint64_t kReadTogether = std::uint64_t{128} << 10U;

constexpr std::chrono::milliseconds kBetweenCounts{50};

/// Files that may be readable later without being changed themselves. Memory that is short for small ones was used up
/// by others.
bool passes(ErrorCode code, const ToRead& file)
{
    constexpr std::uint64_t kSmall = std::uint64_t{1} << 20U;
    return code == ErrorCode::PermissionDenied || code == ErrorCode::ReadFailed ||
           (code == ErrorCode::OutOfMemory && file.bytes() <= kSmall);
}

class Refresh
{
public:
    Refresh(const Store& store, const RefreshOptions& options) : m_store(store), m_options(options) {}

    Result<Refreshed> run()
    {
        m_scannedAt = m_options.now();
        if (!m_options.places.empty() && !m_options.repair && !givesPatterns())
            m_result.places.emplace();
        tell();
        if (!m_options.repair && !givesPatterns()) {
            if (auto read = lookWithoutLock(); !read)
                return tl::unexpected(read.error());
            if (m_seen && m_seen->changes.empty())
                return finish(std::move(m_seen->changes));
        }
        return write();
    }

private:
    [[nodiscard]] bool givesPatterns() const { return m_options.ignore || m_options.ignoreEdit; }

    /// With the lock held.
    Result<void> setPatterns()
    {
        auto patterns =
            m_options.ignore ? Result<std::vector<std::string>>(*m_options.ignore) : m_catalogue->ignorePatterns();
        if (!patterns)
            return tl::unexpected(patterns.error());
        return m_catalogue->setIgnorePatterns(m_options.ignoreEdit ? m_options.ignoreEdit->of(std::move(*patterns))
                                                                   : *patterns);
    }

    Result<Scan> scanWith(std::vector<std::string> ignore, std::function<void(std::uint64_t)> seen = {})
    {
        return scan(m_store.root, m_options.stop,
                    {.titles = false, .ignore = std::move(ignore), .seen = std::move(seen)});
    }

    /// Tells how far it is meanwhile, and how much it was.
    void waitFor(const std::future<Result<Scan>>& scanning, const std::atomic<std::uint64_t>& seen)
    {
        bool isReady = false;
        while (!isReady) {
            isReady = scanning.wait_for(kBetweenCounts) == std::future_status::ready;
            if (const std::uint64_t names = seen.load(std::memory_order_relaxed); names != m_progress.seen) {
                m_progress.seen = names;
                tell();
            }
        }
    }

    /// Sets m_seen, where catalogue and index can be read: what is needed to say that nothing changed is only read.
    Result<void> lookWithoutLock()
    {
        auto catalogue = Catalogue::openToRead(m_store.catalogue());
        const auto snapshot = search::Snapshot::open(m_store.index(), m_options.before.get());
        const bool isThere = catalogue && snapshot;
        if (!isThere || (*snapshot)->generation() == 0) // then places do not do
            m_result.places.reset();
        if (!isThere)
            return {};
        auto changes = compare(*catalogue, **snapshot);
        if (changes) {
            m_seen.emplace(Seen{std::move(*changes), (*snapshot)->generation()});
            m_result.documents = (*snapshot)->documentCount();
            tellOfOthers(*snapshot);
        } else if (isOfRoot(changes.error().code)) {
            return tl::unexpected(changes.error());
        }
        return {};
    }

    /// What another process has committed since the caller's snapshot.
    void tellOfOthers(const std::shared_ptr<const search::Snapshot>& snapshot) const
    {
        const bool isNew = !m_options.before || m_options.before->generation() != snapshot->generation();
        if (m_options.committed && isNew && snapshot->generation() > 0)
            m_options.committed(snapshot);
    }

    /// Whether an error is one that no other catalogue or index would mend.
    static bool isOfRoot(ErrorCode code)
    {
        return code == ErrorCode::NotFound || code == ErrorCode::NotAFolder || code == ErrorCode::NotMounted ||
               code == ErrorCode::Cancelled;
    }

    /// What is in the folder beside what catalogue and index have, in the places or everywhere.
    Result<Changes> compare(Catalogue& catalogue, const search::Snapshot& snapshot)
    {
        const auto ignore = catalogue.ignorePatterns();
        const auto links = catalogue.links();
        const auto deviceBefore = catalogue.device();
        if (!ignore || !links)
            return tl::unexpected(!ignore ? ignore.error() : links.error());
        m_result.ignore = *ignore;
        if (!deviceBefore)
            return tl::unexpected(deviceBefore.error());
        const std::string device = m_options.device(m_store.root);
        if (device != *deviceBefore)
            m_result.places.reset();
        if (m_result.places && *links) {
            auto changes = compareAtPlaces(catalogue, snapshot, *ignore, **links);
            if (!changes || *changes)
                return !changes ? tl::unexpected(changes.error()) : Result<Changes>(std::move(**changes));
        }
        m_result.places.reset();
        // Both take long in large libraries.
        std::atomic<std::uint64_t> seen = 0;
        auto scanning = std::async(std::launch::async, [&] {
            return scanWith(*ignore, [&seen](std::uint64_t names) { seen.store(names, std::memory_order_relaxed); });
        });
        const auto rows = catalogue.rows();
        const auto indexed = snapshot.documents();
        waitFor(scanning, seen);
        auto scanned = scanning.get();
        if (!scanned)
            return tl::unexpected(scanned.error());
        if (!rows || !indexed)
            return tl::unexpected(!rows ? rows.error() : indexed.error());
        // Where a device was mounted there is an empty folder now: its documents will be back with it.
        const bool isEmpty = scanned->root.folders.empty() && scanned->root.documents.empty();
        const bool isElsewhere = !deviceBefore->empty() && device != *deviceBefore;
        if (isEmpty && isElsewhere && !rows->empty() && !m_options.repair)
            return fail(ErrorCode::NotMounted, pathToUtf8(m_store.root));
        const Links linksNow = scanned->links;
        Changes changes = findChanges(std::move(*scanned), *rows, *indexed);
        if (linksNow != *links)
            changes.links = linksNow;
        if (device != *deviceBefore)
            changes.device = device;
        return changes;
    }

    /// Nothing where the places do not tell enough.
    Result<std::optional<Changes>> compareAtPlaces(Catalogue& catalogue, const search::Snapshot& snapshot,
                                                   const std::vector<std::string>& ignore, Links links)
    {
        auto scanned = scanPlaces(m_store.root, m_options.places, m_options.stop, {.titles = false, .ignore = ignore});
        if (!scanned)
            return tl::unexpected(scanned.error());
        if (!*scanned || links == Links::ToFiles || (*scanned)->scan.links > links)
            return std::nullopt;
        const PlacesScan& found = **scanned;
        const auto rows = catalogue.rowsAt(found.places);
        if (!rows)
            return tl::unexpected(rows.error());
        std::vector<search::IndexedDocument> indexed;
        for (const fs::path& place : found.places) {
            auto some = snapshot.documentsAt(indexKey(place));
            if (!some)
                return tl::unexpected(some.error());
            std::move(some->begin(), some->end(), std::back_inserter(indexed));
        }
        std::sort(indexed.begin(), indexed.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
        // A link elsewhere may lead to a folder that has gone or come, which is then listed there.
        if (links == Links::ToFolders && !areFiles(found, *rows))
            return std::nullopt;
        m_result.places = found.places;
        return findChanges(std::move((*scanned)->scan), *rows, indexed);
    }

    /// Whether there are and were no folders at the places.
    static bool areFiles(const PlacesScan& found, const std::vector<CatalogueRow>& rows)
    {
        const auto isPlace = [&found](const fs::path& path) {
            return isMarkdownFile(path) && std::binary_search(found.places.begin(), found.places.end(), path);
        };
        return found.scan.root.folders.empty() &&
               std::all_of(found.scan.problems.begin(), found.scan.problems.end(),
                           [&](const Problem& problem) { return isPlace(problem.path); }) &&
               std::all_of(rows.begin(), rows.end(), [&](const CatalogueRow& row) { return isPlace(row.path); });
    }

    Result<Refreshed> write()
    {
        // Before anything is made in the cache: a folder that is not there shall leave no trace.
        std::error_code error;
        if (!fs::is_directory(m_store.root, error)) {
            auto scanned = scanWith({});
            if (!scanned)
                return tl::unexpected(scanned.error());
        }
        search::WriterOptions writing = m_options.writer;
        writing.before = m_options.before;
        writing.written = m_options.committed;
        auto writer = search::Writer::open(m_store.index(), std::move(writing));
        if (!writer)
            return tl::unexpected(writer.error());
        m_writer = std::move(*writer);
        if (!m_writer->dropped().empty())
            m_result.places.reset();
        if (auto written = writeRootFile(); !written)
            return tl::unexpected(written.error());
        auto catalogue = Catalogue::openToWrite(m_store.catalogue(), m_store.root);
        if (!catalogue)
            return tl::unexpected(catalogue.error());
        m_catalogue = &*catalogue;
        if (givesPatterns()) {
            if (auto set = setPatterns(); !set)
                return tl::unexpected(set.error());
        }
        auto changes = changesToWrite();
        if (!changes)
            return tl::unexpected(changes.error());
        auto done = carryOut(*changes);
        if (!done && done.error().code == ErrorCode::Damaged) {
            changes = repaired(done.error());
            if (!changes)
                return tl::unexpected(changes.error());
            done = carryOut(*changes);
        }
        if (!done)
            return tl::unexpected(done.error());
        m_result.documents = m_writer->snapshot()->documentCount();
        return finish(std::move(*changes));
    }

    Result<void> carryOut(Changes& changes)
    {
        for (const auto step : {&Refresh::removeGone, &Refresh::readChanged, &Refresh::tidy}) {
            if (auto done = (this->*step)(changes); !done)
                return done;
        }
        return {};
    }

    /// The index without what is damaged in it, and what is to be read again therefore; `error` where nothing is.
    Result<Changes> repaired(const Error& error)
    {
        const auto dropped = m_writer->repair(m_options.stop);
        if (!dropped)
            return tl::unexpected(dropped.error());
        if (!*dropped)
            return tl::unexpected(error);
        m_rows.clear();
        m_removedRows.clear();
        m_progress = {};
        m_result.places.reset();
        return compare(*m_catalogue, *m_writer->snapshot());
    }

    /// At once, so that no other process reads half of it.
    Result<void> writeRootFile() const
    {
        const fs::path file = m_store.rootFile();
        if (const auto known = readFile(file); known && *known == m_store.root.native())
            return {};
        fs::path aside = file;
        aside += ".new";
        auto output = search::OutputFile::create(aside, m_options.writer.beforeStep);
        if (!output)
            return tl::unexpected(output.error());
        if (auto written = output->write(m_store.root.native()); !written)
            return written;
        if (auto closed = output->syncAndClose(); !closed)
            return closed;
        return search::replaceFile(aside, file, m_options.writer.beforeStep);
    }

    Result<Changes> changesToWrite()
    {
        // Nobody has written since.
        if (m_seen && m_seen->generation == m_writer->snapshot()->generation())
            return std::move(m_seen->changes);
        if (m_options.repair) {
            if (auto repaired = m_writer->repair(m_options.stop); !repaired)
                return tl::unexpected(repaired.error());
        }
        auto changes = compare(*m_catalogue, *m_writer->snapshot());
        return changes || changes.error().code != ErrorCode::Damaged ? std::move(changes) : repaired(changes.error());
    }

    Result<void> removeGone(Changes& changes)
    {
        for (const std::string& key : changes.removedKeys) {
            if (auto removed = m_writer->remove(key); !removed)
                return removed;
        }
        m_result.removed += changes.removedKeys.size();
        if (changes.links) {
            if (auto set = m_catalogue->setLinks(*changes.links); !set)
                return set;
        }
        if (changes.device) {
            if (auto set = m_catalogue->setDevice(*changes.device); !set)
                return set;
        }
        m_rows = std::move(changes.problemRows);
        m_removedRows = std::move(changes.removedRows);
        return {};
    }

    Result<void> readChanged(Changes& changes)
    {
        m_progress.phase = RefreshPhase::Reading;
        m_progress.documentsToRead = changes.read.size();
        for (const ToRead& file : changes.read)
            m_progress.bytesToRead += file.bytes();
        m_begun = steady_clock::now();
        tell();
        ReadingPool pool(changes.read, std::min(kReadTogether, m_options.batchBytes), m_options.workers,
                         m_options.stop);
        std::uint64_t batch = 0;
        steady_clock::time_point lastCommit = m_begun;
        while (!m_options.pause.stop_requested()) {
            const auto readings = pool.next();
            if (!readings || std::any_of(readings->files.begin(), readings->files.end(), [](const Reading& reading) {
                    return reading.problem == ErrorCode::Cancelled;
                }))
                break;
            for (const search::PreparedDocuments& documents : readings->prepared) {
                if (auto put = m_writer->put(documents); !put)
                    return put;
            }
            for (const Reading& reading : readings->files) {
                const ToRead& file = changes.read[reading.index];
                if (auto taken = take(file, reading, changes.problems); !taken)
                    return taken;
                ++m_progress.documents;
                m_progress.bytes += file.bytes();
                tell();
                batch += reading.bytes;
            }
            const steady_clock::time_point now = steady_clock::now();
            const auto longest =
                std::clamp<steady_clock::duration>((now - m_begun) / 4, m_options.batchTime, m_options.batchTime * 15);
            if (batch >= m_options.batchBytes || now - lastCommit >= longest) {
                if (auto done = commit(); !done)
                    return done;
                batch = 0;
                lastCommit = steady_clock::now();
            }
        }
        if (m_options.stop.stop_requested())
            return fail(ErrorCode::Cancelled, pathToUtf8(m_store.root));
        auto committed = commit();
        return committed && m_options.pause.stop_requested() ? fail(ErrorCode::Cancelled, pathToUtf8(m_store.root))
                                                             : committed;
    }

    Result<void> take(const ToRead& file, const Reading& reading, std::vector<Problem>& problems)
    {
        CatalogueRow row{file.entry.path.native(), file.entry.mark, subtitlesKey(file.entry),
                         file.entry.subtitlesMark, reading.hash,    reading.problem};
        if (!isSettled(file.entry) || (reading.problem && passes(*reading.problem, file)))
            row.mark = {};
        if (reading.isNew) { // and has been put
            ++m_result.changed;
            m_rows.push_back(std::move(row));
            return {};
        }
        // Gone between the scan and its turn: as if it had not been there.
        const bool gone = reading.problem == ErrorCode::NotFound;
        if (gone)
            m_removedRows.push_back(std::move(row.path));
        else
            m_rows.push_back(std::move(row));
        if (reading.problem && !gone)
            problems.push_back({file.entry.path, *reading.problem});
        if (!reading.problem || !file.indexedHash)
            return {};
        ++m_result.removed;
        return m_writer->remove(indexKey(file.entry.path));
    }

    /// The index first: rows that are behind it cost no more than reading their files once again.
    Result<void> commit()
    {
        if (auto committed = m_writer->commit(); !committed)
            return committed;
        auto changed = m_catalogue->change(m_rows, m_removedRows);
        m_rows.clear();
        m_removedRows.clear();
        return changed;
    }

    Result<void> tidy(Changes& /*changes*/)
    {
        m_progress.phase = RefreshPhase::Tidying;
        m_progress.left.reset();
        tell();
        std::stop_source stop;
        const auto stopBoth = [&stop] {
            stop.request_stop();
        };
        const std::stop_callback whole(m_options.stop, stopBoth);
        const std::stop_callback pause(m_options.pause, stopBoth);
        const std::stop_callback early(m_options.stopTidying, stopBoth);
        bool merged = false;
        while (true) {
            const auto more = m_writer->mergeSome(stop.get_token());
            merged = merged || (more && *more);
            if (more && *more && !m_options.lastMerge.stop_requested())
                continue;
            if (merged && m_options.committed)
                m_options.committed(m_writer->snapshot());
            const bool isEarly = !more && more.error().code == ErrorCode::Cancelled &&
                                 !m_options.stop.stop_requested() && !m_options.pause.stop_requested();
            return more || isEarly ? Result<void>() : tl::unexpected(more.error());
        }
    }

    Result<Refreshed> finish(Changes changes)
    {
        m_result.bytes = changes.bytes;
        m_result.problems = std::move(changes.problems);
        std::sort(m_result.problems.begin(), m_result.problems.end(),
                  [](const Problem& a, const Problem& b) { return a.path.native() < b.path.native(); });
        return std::move(m_result);
    }

    [[nodiscard]] bool isSettled(const Entry& entry) const
    {
        return library::isSettled(entry.mark, m_scannedAt) && library::isSettled(entry.subtitlesMark, m_scannedAt);
    }

    void tell()
    {
        if (!m_options.progress)
            return;
        if (m_progress.bytes > 0) {
            const std::chrono::duration<double> passed = steady_clock::now() - m_begun;
            const double rest = static_cast<double>(m_progress.bytesToRead - m_progress.bytes);
            m_progress.left = std::chrono::ceil<std::chrono::seconds>(
                passed * (std::max(rest, 0.0) / static_cast<double>(m_progress.bytes)));
        }
        m_options.progress(m_progress);
    }

    /// What was found before the lock was taken.
    struct Seen {
        Changes changes;
        std::uint64_t generation = 0; ///< of the index they were found in
    };

    const Store& m_store;
    const RefreshOptions& m_options;
    std::optional<Seen> m_seen;
    std::unique_ptr<search::Writer> m_writer;
    Catalogue* m_catalogue = nullptr;
    std::chrono::system_clock::time_point m_scannedAt;
    steady_clock::time_point m_begun;
    Progress m_progress;
    Refreshed m_result;
    std::vector<CatalogueRow> m_rows; // to be recorded with the next commit
    std::vector<std::string> m_removedRows;
};

} // namespace

Result<Refreshed> refresh(const Store& store, const RefreshOptions& options)
try {
    return Refresh(store, options).run();
} catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, pathToUtf8(store.root));
} catch (const std::filesystem::filesystem_error& error) {
    return fail(codeOf(error.code()), pathToUtf8(error.path1()));
} catch (const std::system_error&) { // no further thread can be started
    return fail(ErrorCode::OutOfMemory, pathToUtf8(store.root));
}

Result<std::vector<Problem>> recordedProblems(const Store& store)
{
    auto catalogue = Catalogue::openToRead(store.catalogue());
    const auto rows = catalogue ? catalogue->rows() : tl::unexpected(catalogue.error());
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<Problem> problems;
    for (const CatalogueRow& row : *rows) {
        if (row.problem)
            problems.push_back({row.path, *row.problem});
    }
    return problems;
}

Result<std::shared_ptr<const search::Snapshot>> openIndexes(std::span<const Store> stores)
{
    std::vector<std::shared_ptr<const search::Snapshot>> snapshots;
    for (const Store& store : stores) {
        auto snapshot = search::Snapshot::open(store.index());
        if (!snapshot)
            return snapshot;
        snapshots.push_back(std::move(*snapshot));
    }
    return search::Snapshot::joined(snapshots);
}

} // namespace zhilan::library

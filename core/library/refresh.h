#pragma once

#include "core/base/result.h"
#include "core/library/cache_folder.h"
#include "core/library/scan.h"
#include "core/search/index.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// Brings the catalogue and the index of a root up to what is in its folder. Sources are only ever opened for reading.
namespace zhilan::library
{

enum class RefreshPhase : std::uint8_t { Scanning, Reading, Tidying };

struct Progress {
    RefreshPhase phase = RefreshPhase::Scanning;
    std::uint64_t seen = 0;      ///< names of files and folders that the scan has looked at, while Scanning
    std::uint64_t documents = 0; ///< read so far, of `documentsToRead`
    std::uint64_t documentsToRead = 0;
    std::uint64_t bytes = 0;
    std::uint64_t bytesToRead = 0;
    std::optional<std::chrono::seconds> left; ///< as fast as until now; none before there is anything to go by
};

struct RefreshOptions {
    std::stop_token stop = {};
    std::function<void(const Progress&)> progress = {}; ///< on the calling thread: while scanning, for every document
    /// On the calling thread, with what can be searched from then on: as soon as a document can be found, see
    /// search::WriterOptions::written.
    std::function<void(const std::shared_ptr<const search::Snapshot>&)> committed = {};
    /// Where something may have changed since the last refresh (named as the root is, and below it): nothing else is
    /// looked at, unless those places do not tell enough, see scanPlaces(). Empty: everywhere.
    std::vector<std::filesystem::path> places = {};
    /// An earlier snapshot of the index, whose files need not be opened again.
    std::shared_ptr<const search::Snapshot> before = nullptr;
    /// Tidying ends early, which is no error; the next refresh goes on with it.
    std::stop_token stopTidying = {};
    /// Likewise, once the merge that is under way has been made: none of it was in vain then.
    std::stop_token lastMerge = {};
    /// As `stop`, but what has been read by then is committed first.
    std::stop_token pause = {};
    /// Patterns of ScanOptions::ignore, remembered from then on; none: those that were given last.
    std::optional<std::vector<std::string>> ignore = {};
    /// Likewise, made of those that were given last, whoever did that.
    std::optional<PatternEdit> ignoreEdit = {};
    /// Every byte of the index is held against its checksum, and what is damaged is made anew. A root that is empty is
    /// taken for empty: no NotMounted.
    bool repair = false;
    unsigned workers = 2;                                 ///< threads that read and parse
    std::uint64_t batchBytes = std::uint64_t{128} << 20U; ///< of sources, between two commits at most
    /// Between two commits at first, later a quarter of the time since the first document, up to fifteen times this:
    /// what has been read can soon be searched on a slow machine too, and a large library is not cut into many
    /// segments.
    std::chrono::milliseconds batchTime{2000};
    /// The time of day. A file that was changed just before it was read may change again without a trace, so it is read
    /// once more next time; a test moves the clock on instead of waiting.
    std::function<std::chrono::system_clock::time_point()> now = [] {
        return std::chrono::system_clock::now();
    };
    /// Tells apart the device that the root is on, as deviceOf(): a test cannot mount one.
    std::function<std::string(const std::filesystem::path& root)> device = &deviceOf;
    search::WriterOptions writer = {};
};

struct Refreshed {
    std::uint64_t documents = 0; ///< in the index now
    std::uint64_t changed = 0;   ///< added to the index or replaced in it
    std::uint64_t removed = 0;
    std::uint64_t bytes = 0;         ///< of the document files looked at and their subtitles
    std::vector<Problem> problems;   ///< of what was looked at: what is not in the index and why, by path
    std::vector<std::string> ignore; ///< the patterns of the root that are in force
    /// What was looked at, each with all that is below it; none: everything.
    std::optional<std::vector<std::filesystem::path>> places;
};

/// Scans, reads what is new or was changed (by size and times, then by a hash of the content), removes what is gone,
/// and tidies the index. What cannot be read keeps nothing else back; files below a folder that cannot be read stay as
/// they are. An index or catalogue that is missing, damaged or of another version is made anew. Nothing is written, and
/// no lock taken, where nothing changed. Stopped or failed, everything up to the last commit stays. Errors: those of
/// scan(); Locked when another process is at it; Cancelled; PermissionDenied, NoSpace, ReadFailed, WriteFailed of the
/// cache; OutOfMemory where memory is short for more than single documents, or no thread can be started. Blocking.
[[nodiscard]] Result<Refreshed> refresh(const Store& store, const RefreshOptions& options = {});

/// The problems recorded by the last refresh. Errors: those of Catalogue::openToRead().
[[nodiscard]] Result<std::vector<Problem>> recordedProblems(const Store& store);

/// The indexes of several stores as one to search in, as each was last committed. Errors: those of Snapshot::open().
[[nodiscard]] Result<std::shared_ptr<const search::Snapshot>> openIndexes(std::span<const Store> stores);

} // namespace zhilan::library

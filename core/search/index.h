#pragma once

#include "core/base/result.h"
#include "core/search/record.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// The index on disk: a folder of its own, which is a cache and can be deleted at any time. One writer, any number of
/// readers in any number of processes; readers never wait. Whatever is damaged or of another version is noticed before
/// it is used; the documents in it are then missing, which documents() tells.
namespace zhilan::search
{

class Segment;

/// A document in an index.
struct IndexedDocument {
    std::string path;
    std::uint64_t stamp = 0;
    std::uint32_t sections = 0;

    friend bool operator==(const IndexedDocument&, const IndexedDocument&) = default;
};

/// The index as it was at one moment. Immutable, shared between threads, valid whatever the writer does.
class Snapshot
{
public:
    /// The index in `folder` as last committed. A folder that is missing or empty gives an empty snapshot.
    /// Errors: Damaged (the manifest or what every search needs of a segment), OtherVersion, PermissionDenied,
    /// ReadFailed. Costs some milliseconds, whatever the size. What is still the same as in `before`, an earlier one of
    /// the folder, is shared with it, with what has been checked and read of it.
    [[nodiscard]] static Result<std::shared_ptr<const Snapshot>> open(const std::filesystem::path& folder,
                                                                      const Snapshot* before = nullptr);

    /// Several indexes as one to search in. A document that is in more than one is found in each. Its generation is
    /// the sum of theirs. Shares what it is made of.
    [[nodiscard]] static std::shared_ptr<const Snapshot>
    joined(std::span<const std::shared_ptr<const Snapshot>> snapshots);

    Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot();

    /// Grows with each commit.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    [[nodiscard]] std::uint64_t documentCount() const;
    [[nodiscard]] std::uint64_t sectionCount() const;
    /// Bytes of the files.
    [[nodiscard]] std::uint64_t bytes() const;

    /// All documents, sorted by path. Linear. Error: Damaged.
    [[nodiscard]] Result<std::vector<IndexedDocument>> documents() const;
    /// The document of that path, and those below it as a folder, sorted by path. Takes the time of what there is.
    /// Error: Damaged.
    [[nodiscard]] Result<std::vector<IndexedDocument>> documentsAt(std::string_view path) const;
    /// Whether there is a document of that path. Error: Damaged.
    [[nodiscard]] Result<bool> contains(std::string_view path) const;
    /// What is stored of a document, as it was given to the writer. Errors: NotFound, Damaged.
    [[nodiscard]] Result<DocumentRecord> document(std::string_view path) const;
    /// Reads every byte and holds it against its checksum. Errors: Damaged, Cancelled.
    [[nodiscard]] Result<void> verify(const std::stop_token& stop = {}) const;

    [[nodiscard]] const std::vector<std::shared_ptr<const Segment>>& segments() const { return m_segments; }

private:
    friend class Writer;
    std::uint64_t m_generation = 0;
    std::vector<std::shared_ptr<const Segment>> m_segments;
};

/// Documents made ready for the writer: folded, cut into terms, their numbers read.
class PreparedDocuments
{
public:
    /// Pure; most of the cost of indexing is here, so that several threads may share it. Linear. Small documents that
    /// are made ready together take the writer half the time: the terms they share come to it once.
    explicit PreparedDocuments(std::vector<DocumentRecord> records);
    explicit PreparedDocuments(DocumentRecord record);
    PreparedDocuments(const PreparedDocuments&) = delete;
    PreparedDocuments& operator=(const PreparedDocuments&) = delete;
    PreparedDocuments(PreparedDocuments&&) noexcept;
    PreparedDocuments& operator=(PreparedDocuments&&) noexcept;
    ~PreparedDocuments();

    struct Data;
    [[nodiscard]] const Data& data() const { return *m_data; }

private:
    std::unique_ptr<Data> m_data;
};

/// How a writer works; `beforeStep` is a seam for tests.
struct WriterOptions {
    /// Documents are written out, without being committed, when those in memory take more than this.
    std::size_t memoryBytes = std::size_t{192} << 20U;
    /// Called before each write, sync, rename and removal of a file with what is about to be done; a failure that it
    /// returns is taken for the system's own. A test lets the disk be full there, or kills the process.
    std::function<Result<void>(std::string_view step)> beforeStep = {};
    /// An earlier snapshot of the folder, if there is one: see Snapshot::open().
    std::shared_ptr<const Snapshot> before = nullptr;
    /// Called in commit() with the index as it is about to be, some milliseconds before that is durable and other
    /// processes see it. Should the commit fail, what was committed before is in force again.
    std::function<void(const std::shared_ptr<const Snapshot>&)> written = {};
};

/// Changes an index. What was put and removed is seen by readers after commit(), all of it or nothing. After an error
/// everything since the last commit is given up, and the index is as it was then. For one thread at a time.
class Writer
{
public:
    /// Makes the folder if need be and takes its lock, which ends with the process that holds it. An index of another
    /// version, and segments that are damaged where it shows at opening, are dropped: `dropped()`.
    /// Errors: Locked (another writer), PermissionDenied, NoSpace, WriteFailed; NotAFolder of what is in the folder's
    /// way.
    [[nodiscard]] static Result<std::unique_ptr<Writer>> open(const std::filesystem::path& folder,
                                                              WriterOptions options = {});
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    /// What was not committed is given up.
    virtual ~Writer() = default;

    /// What had to be dropped at opening, in English, for a log; empty if nothing.
    [[nodiscard]] virtual const std::string& dropped() const = 0;

    /// Adds documents, each in place of the one of the same path. Errors: NoSpace, WriteFailed.
    [[nodiscard]] virtual Result<void> put(const PreparedDocuments& documents) = 0;
    /// Removes a document; none of that path is no error.
    [[nodiscard]] virtual Result<void> remove(std::string_view path) = 0;
    /// Makes what was put and removed durable and visible. Errors: NoSpace, WriteFailed.
    [[nodiscard]] virtual Result<void> commit() = 0;
    /// The index as last committed.
    [[nodiscard]] virtual std::shared_ptr<const Snapshot> snapshot() const = 0;

    /// One step of tidying: merges some small segments into one and commits that. False when there was nothing
    /// to do. Only with nothing put or removed since the last commit (Precondition). Stopped, it leaves
    /// everything as it was. Errors: Cancelled, NoSpace, WriteFailed.
    [[nodiscard]] virtual Result<bool> mergeSome(const std::stop_token& stop = {}) = 0;
    /// Drops the segments in which verify() finds damage, and commits that: their documents are missing then.
    /// True when any were dropped. Errors: Cancelled, NoSpace, WriteFailed.
    [[nodiscard]] virtual Result<bool> repair(const std::stop_token& stop = {}) = 0;

protected:
    Writer() = default;
    static void setSnapshot(Snapshot& snapshot, std::uint64_t generation,
                            std::vector<std::shared_ptr<const Segment>> segments);
};

} // namespace zhilan::search

#include "core/base/file.h"
#include "core/base/string_map.h"
#include "core/search/index.h"
#include "core/search/merge.h"
#include "core/search/segment_builder.h"
#include "core/search/snapshot_parts.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace zhilan::search
{
namespace
{

using Segments = std::vector<std::shared_ptr<const Segment>>;

/// What is under way for a segment: which of its documents will be removed.
struct Change {
    std::shared_ptr<const Segment> segment;
    std::vector<std::uint64_t> removed;
    bool changed = false;
};

void mark(std::vector<std::uint64_t>& bits, DocumentNumber document, DocumentNumber count)
{
    bits.resize((count + 63) / 64);
    bits[document / 64] |= std::uint64_t{1} << (document % 64);
}

/// Whether what stands in a segment has to be made anew.
bool isLost(ErrorCode code)
{
    return code == ErrorCode::Damaged || code == ErrorCode::OtherVersion || code == ErrorCode::NotFound;
}

class FolderWriter final : public Writer
{
public:
    FolderWriter(std::filesystem::path folder, WriterOptions options, FolderLock lock)
        : m_folder(std::move(folder)), m_options(std::move(options)), m_lock(std::move(lock))
    {
    }
    ~FolderWriter() override { giveUp(); }

    /// Takes up what is on disk, as far as it is good.
    Result<void> start()
    {
        const auto manifest = readManifest(m_folder);
        if (manifest) {
            m_manifest = *manifest;
        } else if (manifest.error().code == ErrorCode::Damaged || manifest.error().code == ErrorCode::OtherVersion) {
            m_dropped = "manifest: " + std::string(describe(manifest.error().code));
            // Files of another life may be there under any number.
            m_manifest.nextId = highestId() + 1;
        } else {
            return tl::unexpected(manifest.error());
        }
        Segments segments;
        std::vector<Manifest::Entry> good;
        for (const Manifest::Entry& entry : m_manifest.segments) {
            auto segment = openSegment(m_folder, entry, m_options.before.get());
            if (segment) {
                segments.push_back(std::move(*segment));
                good.push_back(entry);
            } else if (!isLost(segment.error().code)) {
                return tl::unexpected(segment.error()); // it may be read another time
            } else {
                m_dropped += (m_dropped.empty() ? "" : "; ") + segment.error().detail + ": " +
                             std::string(describe(segment.error().code));
            }
        }
        if (!m_dropped.empty()) {
            m_manifest.segments = std::move(good);
            ++m_manifest.generation;
            if (auto written = writeManifest(m_folder, m_manifest, m_options.beforeStep); !written)
                return written;
            if (auto synced = syncFolder(m_folder, m_options.beforeStep); !synced)
                return synced;
        }
        m_options.before.reset();
        publish(std::move(segments));
        removeLeftovers();
        return {};
    }

    [[nodiscard]] const std::string& dropped() const override { return m_dropped; }
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const override { return m_snapshot; }

    Result<void> put(const PreparedDocuments& documents) override
    {
        for (const PreparedDocuments::Data::Document& document : documents.data().documents) {
            if (auto removed = remove(document.record.path); !removed)
                return removed;
        }
        if (!m_builder) {
            m_builderId = m_manifest.nextId++;
            auto builder = SegmentBuilder::create(segmentFile(m_folder, m_builderId), m_options.beforeStep);
            if (!builder)
                return givenUp(builder.error());
            m_builder = std::move(*builder);
        }
        DocumentNumber number = m_builder->documentCount();
        for (const PreparedDocuments::Data::Document& document : documents.data().documents) {
            const auto [known, isNew] = m_inBuilder.try_emplace(document.record.path, number);
            if (!isNew) // twice among them: the last one counts
                m_removedInBuilder.push_back(std::exchange(known->second, number));
            ++number;
        }
        if (auto added = m_builder->add(documents); !added)
            return givenUp(added.error());
        return m_builder->memoryBytes() >= m_options.memoryBytes ? flush() : Result<void>{};
    }

    Result<void> remove(std::string_view path) override
    try {
        if (const auto known = m_inBuilder.find(std::string(path)); known != m_inBuilder.end()) {
            m_removedInBuilder.push_back(known->second);
            m_inBuilder.erase(known);
            return {};
        }
        for (Change& change : m_changes) {
            const SegmentFile& file = change.segment->file();
            const auto number = file.find(path, change.removed);
            if (!number)
                continue;
            mark(change.removed, *number, file.documentCount());
            change.changed = true;
            return {};
        }
        return {};
    } catch (const DamageFound& found) {
        return givenUp({ErrorCode::Damaged, found.file});
    }

    Result<void> commit() override
    try {
        if (auto flushed = flush(); !flushed)
            return flushed;
        if (m_options.written && isChanged()) {
            Segments segments;
            for (const Change& change : m_changes) {
                Manifest::Entry entry = change.segment->entry();
                if (change.changed)
                    entry.removedId = Manifest::kNotCommitted;
                if (auto segment = asChanged(change, entry); segment->documentCount() > 0)
                    segments.push_back(std::move(segment));
            }
            auto snapshot = std::make_shared<Snapshot>();
            setSnapshot(*snapshot, m_manifest.generation + 1, std::move(segments));
            m_options.written(snapshot);
        }
        return commitChanges();
    } catch (const DamageFound& found) {
        return givenUp({ErrorCode::Damaged, found.file});
    }

    Result<bool> mergeSome(const std::stop_token& stop) override
    try {
        std::vector<SegmentSize> sizes;
        for (const auto& segment : m_snapshot->segments())
            sizes.push_back(sizeOf(*segment));
        const std::vector<std::size_t> some = segmentsToMerge(sizes);
        if (some.empty())
            return false;
        Segments sources;
        for (const std::size_t index : some)
            sources.push_back(m_snapshot->segments()[index]);
        const std::uint64_t id = m_manifest.nextId++;
        const auto written = mergeSegments(sources, segmentFile(m_folder, id), m_options.beforeStep, stop);
        if (!written) {
            if (const auto lost = givenUp(written.error()); !lost)
                return tl::unexpected(lost.error());
        }
        std::vector<Change> changes;
        for (std::size_t i = 0; i < m_changes.size(); ++i) {
            if (std::find(some.begin(), some.end(), i) == some.end())
                changes.push_back(m_changes[i]);
        }
        m_changes = std::move(changes);
        if (auto added = addSegment(id, *written, {}); !added)
            return tl::unexpected(added.error());
        if (auto committed = commitChanges(); !committed)
            return tl::unexpected(committed.error());
        return true;
    } catch (const DamageFound& found) {
        giveUp();
        return fail(ErrorCode::Damaged, found.file);
    }

    Result<bool> repair(const std::stop_token& stop) override
    try {
        std::vector<Change> good;
        for (const Change& change : m_changes) {
            const auto verified = verifySegment(*change.segment, stop);
            if (verified)
                good.push_back(change);
            else if (verified.error().code != ErrorCode::Damaged)
                return tl::unexpected(verified.error());
        }
        if (good.size() == m_changes.size())
            return false;
        m_changes = std::move(good);
        if (auto committed = commitChanges(); !committed)
            return tl::unexpected(committed.error());
        return true;
    } catch (const DamageFound& found) {
        giveUp();
        return fail(ErrorCode::Damaged, found.file);
    }

private:
    /// The documents in memory as a segment of their own.
    Result<void> flush()
    {
        if (!m_builder)
            return {};
        const auto written = m_builder->finish();
        if (!written)
            return givenUp(written.error());
        std::vector<std::uint64_t> removed;
        for (const DocumentNumber document : m_removedInBuilder)
            mark(removed, document, m_builder->documentCount());
        m_builder.reset();
        m_inBuilder.clear();
        m_removedInBuilder.clear();
        return addSegment(m_builderId, *written, std::move(removed));
    }

    Result<void> addSegment(std::uint64_t id, const SegmentWriter::Written& written, std::vector<std::uint64_t> removed)
    {
        auto segment = openSegment(m_folder, {id, written.checksum, 0, 0});
        if (!segment)
            return givenUp(segment.error());
        const bool anyRemoved = !removed.empty();
        m_changes.push_back({std::move(*segment), std::move(removed), anyRemoved});
        m_unsynced.push_back(id);
        m_added = true;
        return {};
    }

    [[nodiscard]] bool isChanged() const
    {
        return m_added || m_changes.size() != m_manifest.segments.size() ||
               std::any_of(m_changes.begin(), m_changes.end(), [](const Change& change) { return change.changed; });
    }

    static std::shared_ptr<const Segment> asChanged(const Change& change, const Manifest::Entry& entry)
    {
        return change.changed ? std::make_shared<const Segment>(entry, change.segment->shared(), change.removed)
                              : change.segment;
    }

    Result<void> commitChanges()
    {
        if (!isChanged())
            return {};
        for (const std::uint64_t id : std::exchange(m_unsynced, {})) {
            if (auto synced = syncFile(segmentFile(m_folder, id), m_options.beforeStep); !synced)
                return givenUp(synced.error());
        }
        Manifest next = m_manifest;
        next.segments.clear();
        Segments segments;
        for (const Change& change : m_changes) {
            Manifest::Entry entry = change.segment->entry();
            if (change.changed) {
                entry.removedId = next.nextId++;
                const auto checksum =
                    writeRemoved(removedFile(m_folder, entry.removedId), change.removed, m_options.beforeStep);
                if (!checksum)
                    return givenUp(checksum.error());
                entry.removedChecksum = *checksum;
            }
            auto segment = asChanged(change, entry);
            if (segment->documentCount() == 0)
                continue;
            next.segments.push_back(entry);
            segments.push_back(std::move(segment));
        }
        ++next.generation;
        if (auto written = writeManifest(m_folder, next, m_options.beforeStep); !written)
            return givenUp(written.error());
        m_manifest = std::move(next);
        publish(std::move(segments));
        // Until the disk knows of the new manifest, a crash may bring the old one back, with its files.
        if (syncFolder(m_folder, m_options.beforeStep))
            removeLeftovers();
        return {};
    }

    void publish(Segments segments)
    {
        auto snapshot = std::make_shared<Snapshot>();
        setSnapshot(*snapshot, m_manifest.generation, std::move(segments));
        m_snapshot = std::move(snapshot);
        resetChanges();
    }

    void resetChanges()
    {
        m_changes.clear();
        for (const auto& segment : m_snapshot->segments())
            m_changes.push_back({segment, segment->removed(), false});
        m_unsynced.clear();
        m_added = false;
    }

    /// Back to what was last committed.
    void giveUp()
    {
        m_builder.reset();
        m_inBuilder.clear();
        m_removedInBuilder.clear();
        if (m_snapshot) {
            resetChanges();
            removeLeftovers();
        }
    }
    Result<void> givenUp(Error error)
    {
        giveUp();
        return tl::unexpected(std::move(error));
    }

    /// Calls `each` with every file that carries a number, and its number.
    template <typename Each>
    void forEachFile(Each&& each) const
    {
        std::error_code error;
        for (std::filesystem::directory_iterator at(m_folder, error), end; !error && at != end; at.increment(error)) {
            const std::string stem = at->path().stem().native();
            const std::string extension = at->path().extension().native();
            const bool number = !stem.empty() && stem.find_first_not_of("0123456789") == std::string::npos;
            if (number && stem.size() < 19 && (extension == ".segment" || extension == ".removed"))
                each(at->path(), std::stoull(stem));
        }
    }
    [[nodiscard]] std::uint64_t highestId() const
    {
        std::uint64_t highest = 0;
        forEachFile([&](const std::filesystem::path&, std::uint64_t id) { highest = std::max(highest, id); });
        return highest;
    }

    /// Files that no manifest names any more; who has them open keeps them.
    void removeLeftovers() const
    {
        std::vector<std::filesystem::path> leftovers;
        forEachFile([&](const std::filesystem::path& path, std::uint64_t id) {
            const bool named =
                std::any_of(m_manifest.segments.begin(), m_manifest.segments.end(),
                            [&](const Manifest::Entry& entry) { return entry.id == id || entry.removedId == id; });
            if (!named)
                leftovers.push_back(path);
        });
        for (const std::filesystem::path& path : leftovers) {
            if (m_options.beforeStep && !m_options.beforeStep("remove " + path.filename().native()))
                continue;
            std::error_code ignored; // it is tried again after the next commit
            std::filesystem::remove(path, ignored);
        }
    }

    std::filesystem::path m_folder;
    WriterOptions m_options;
    FolderLock m_lock;
    std::string m_dropped;
    Manifest m_manifest;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<Change> m_changes;         ///< of all segments, committed or not
    std::vector<std::uint64_t> m_unsynced; ///< segments that the disk may not have yet
    bool m_added = false;
    std::unique_ptr<SegmentBuilder> m_builder;
    std::uint64_t m_builderId = 0;
    StringMap<DocumentNumber> m_inBuilder;
    std::vector<DocumentNumber> m_removedInBuilder;
};

} // namespace

void Writer::setSnapshot(Snapshot& snapshot, std::uint64_t generation,
                         std::vector<std::shared_ptr<const Segment>> segments)
{
    snapshot.m_generation = generation;
    snapshot.m_segments = std::move(segments);
}

Result<std::unique_ptr<Writer>> Writer::open(const std::filesystem::path& folder, WriterOptions options)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error && !std::filesystem::is_directory(folder)) {
        for (std::filesystem::path above = folder; above != above.parent_path(); above = above.parent_path()) {
            std::error_code ignored;
            if (std::filesystem::exists(above, ignored) && !std::filesystem::is_directory(above, ignored))
                return fail(ErrorCode::NotAFolder, pathToUtf8(above));
        }
        const bool denied = error == std::errc::permission_denied || error == std::errc::read_only_file_system;
        return fail(denied ? ErrorCode::PermissionDenied : ErrorCode::WriteFailed, pathToUtf8(folder));
    }
    auto lock = FolderLock::take(folder / "lock");
    if (!lock)
        return tl::unexpected(lock.error());
    auto writer = std::make_unique<FolderWriter>(folder, std::move(options), std::move(*lock));
    if (auto started = writer->start(); !started)
        return tl::unexpected(started.error());
    return writer;
}

} // namespace zhilan::search

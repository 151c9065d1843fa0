#include "core/base/file.h"
#include "core/base/parallel.h"
#include "core/search/index.h"
#include "core/search/manifest.h"
#include "core/search/segment.h"
#include "core/search/snapshot_parts.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace zhilan::search
{
namespace
{

/// A writer that tidies up may take a file away between two looks at the folder.
constexpr int kMostLooks = 16;

/// Of fewer sections, threads would take longer to start than they save.
constexpr std::uint64_t kSectionsWorthThreads = 50000;

Result<std::vector<std::shared_ptr<const Segment>>> openAll(const std::filesystem::path& folder,
                                                            const Manifest& manifest, const Snapshot* before)
{
    std::vector<std::shared_ptr<const Segment>> segments;
    for (const Manifest::Entry& entry : manifest.segments) {
        auto segment = openSegment(folder, entry, before);
        if (!segment)
            return tl::unexpected(segment.error());
        segments.push_back(std::move(*segment));
    }
    return segments;
}

/// The segment of the same file, where that is still there.
std::shared_ptr<const Segment> knownSegment(const std::filesystem::path& folder, const Manifest::Entry& entry,
                                            const Snapshot* before)
{
    if (before == nullptr)
        return nullptr;
    const auto& segments = before->segments();
    const auto same = std::find_if(segments.begin(), segments.end(), [&entry](const auto& segment) {
        return segment->entry().id == entry.id && segment->entry().checksum == entry.checksum;
    });
    std::error_code gone;
    return same != segments.end() &&
                   std::filesystem::file_size(segmentFile(folder, entry.id), gone) == (*same)->file().parts().fileSize()
               ? *same
               : nullptr;
}

/// The first of a segment's documents, in order, whose path is not less.
std::uint32_t firstNotLess(const SegmentFile& file, std::string_view path)
{
    std::uint32_t begin = 0;
    std::uint32_t end = file.documentCount();
    while (begin < end) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        if (file.document(file.documentInOrder(middle)).path < path)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

} // namespace

Result<std::shared_ptr<const Segment>> openSegment(const std::filesystem::path& folder, const Manifest::Entry& entry,
                                                   const Snapshot* before)
{
    const std::shared_ptr<const Segment> known = knownSegment(folder, entry, before);
    if (known && known->entry() == entry)
        return known;
    auto file = known ? known->shared() : SegmentFile::open(segmentFile(folder, entry.id), entry.checksum);
    if (!file)
        return tl::unexpected(file.error());
    std::vector<std::uint64_t> removed;
    if (entry.removedId != 0) {
        auto read = readRemoved(removedFile(folder, entry.removedId), entry.removedChecksum);
        if (!read)
            return tl::unexpected(read.error());
        removed = std::move(*read);
        if (removed.size() != ((*file)->documentCount() + 63) / 64)
            return fail(ErrorCode::Damaged, pathToUtf8(removedFile(folder, entry.removedId)));
    }
    try {
        return std::make_shared<const Segment>(entry, std::move(*file), std::move(removed));
    } catch (const DamageFound& found) {
        return fail(ErrorCode::Damaged, found.file);
    }
}

void forEachSegment(const Snapshot& snapshot, const std::function<void(std::size_t)>& work)
{
    const auto& segments = snapshot.segments();
    std::vector<std::size_t> order(segments.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (snapshot.sectionCount() < kSectionsWorthThreads) {
        std::for_each(order.begin(), order.end(), work);
        return;
    }
    // What takes longest first.
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return segments[a]->file().sectionCount() > segments[b]->file().sectionCount();
    });
    forEachInParallel(order.size(), [&](std::size_t i) { work(order[i]); });
}

Snapshot::Snapshot() = default;
Snapshot::~Snapshot() = default;

Result<std::shared_ptr<const Snapshot>> Snapshot::open(const std::filesystem::path& folder, const Snapshot* before)
{
    for (int look = 1;; ++look) {
        const auto manifest = readManifest(folder);
        if (!manifest)
            return tl::unexpected(manifest.error());
        auto segments = openAll(folder, *manifest, before);
        if (segments) {
            auto snapshot = std::make_shared<Snapshot>();
            snapshot->m_generation = manifest->generation;
            snapshot->m_segments = std::move(*segments);
            return snapshot;
        }
        if (segments.error().code != ErrorCode::NotFound)
            return tl::unexpected(segments.error());
        if (look == kMostLooks)
            return fail(ErrorCode::Damaged, segments.error().detail);
    }
}

std::shared_ptr<const Snapshot> Snapshot::joined(std::span<const std::shared_ptr<const Snapshot>> snapshots)
{
    auto all = std::make_shared<Snapshot>();
    for (const auto& snapshot : snapshots) {
        all->m_generation += snapshot->m_generation;
        all->m_segments.insert(all->m_segments.end(), snapshot->m_segments.begin(), snapshot->m_segments.end());
    }
    return all;
}

std::uint64_t Snapshot::documentCount() const
{
    std::uint64_t count = 0;
    for (const auto& segment : m_segments)
        count += segment->documentCount();
    return count;
}

std::uint64_t Snapshot::sectionCount() const
{
    std::uint64_t count = 0;
    for (const auto& segment : m_segments)
        count += segment->sectionCount();
    return count;
}

std::uint64_t Snapshot::bytes() const
{
    std::uint64_t bytes = 0;
    for (const auto& segment : m_segments)
        bytes += segment->file().parts().fileSize();
    return bytes;
}

Result<std::vector<IndexedDocument>> Snapshot::documents() const
try {
    std::vector<IndexedDocument> documents;
    documents.reserve(documentCount());
    const auto byPath = [](const IndexedDocument& a, const IndexedDocument& b) {
        return a.path < b.path;
    };
    for (const auto& segment : m_segments) {
        const SegmentFile& file = segment->file();
        const auto before = static_cast<std::ptrdiff_t>(documents.size());
        for (std::uint32_t rank = 0; rank < file.documentCount(); ++rank) {
            const DocumentNumber number = file.documentInOrder(rank);
            if (segment->isRemoved(number))
                continue;
            const DocumentEntry entry = file.document(number);
            documents.push_back({std::string(entry.path), entry.stamp, file.sectionsEnd(number) - entry.firstSection});
        }
        std::inplace_merge(documents.begin(), documents.begin() + before, documents.end(), byPath);
    }
    return documents;
} catch (const DamageFound& found) {
    return fail(ErrorCode::Damaged, found.file);
}

Result<std::vector<IndexedDocument>> Snapshot::documentsAt(std::string_view path) const
try {
    std::vector<IndexedDocument> documents;
    const auto take = [&documents](const Segment& segment, DocumentNumber number) {
        const DocumentEntry entry = segment.file().document(number);
        if (!segment.isRemoved(number))
            documents.push_back(
                {std::string(entry.path), entry.stamp, segment.file().sectionsEnd(number) - entry.firstSection});
    };
    const std::string below = std::string(path) + '/';
    for (const auto& segment : m_segments) {
        const SegmentFile& file = segment->file();
        if (const auto number = file.find(path, segment->removed()))
            take(*segment, *number);
        for (std::uint32_t rank = firstNotLess(file, below); rank < file.documentCount(); ++rank) {
            const DocumentNumber number = file.documentInOrder(rank);
            if (!file.document(number).path.starts_with(below))
                break;
            take(*segment, number);
        }
    }
    std::sort(documents.begin(), documents.end(),
              [](const IndexedDocument& a, const IndexedDocument& b) { return a.path < b.path; });
    return documents;
} catch (const DamageFound& found) {
    return fail(ErrorCode::Damaged, found.file);
}

Result<bool> Snapshot::contains(std::string_view path) const
try {
    return std::any_of(m_segments.begin(), m_segments.end(), [path](const auto& segment) {
        return segment->file().find(path, segment->removed()).has_value();
    });
} catch (const DamageFound& found) {
    return fail(ErrorCode::Damaged, found.file);
}

Result<DocumentRecord> Snapshot::document(std::string_view path) const
try {
    for (const auto& segment : m_segments) {
        const SegmentFile& file = segment->file();
        const auto number = file.find(path, segment->removed());
        if (!number)
            continue;
        DocumentRecord record = recordOf(file.document(*number));
        const SectionNumber end = file.sectionsEnd(*number);
        for (SectionNumber section = file.document(*number).firstSection; section < end; ++section)
            record.sections.push_back(file.section(section));
        return record;
    }
    return fail(ErrorCode::NotFound, std::string(path));
} catch (const DamageFound& found) {
    return fail(ErrorCode::Damaged, found.file);
}

Result<void> verifySegment(const Segment& segment, const std::stop_token& stop)
try {
    const PartFile& parts = segment.file().parts();
    for (std::size_t page = 0; page < parts.pageCount(); ++page) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        parts.checkPage(page);
    }
    return {};
} catch (const DamageFound& found) {
    return fail(ErrorCode::Damaged, found.file);
}

Result<void> Snapshot::verify(const std::stop_token& stop) const
{
    for (const auto& segment : m_segments) {
        if (auto good = verifySegment(*segment, stop); !good)
            return good;
    }
    return {};
}

DocumentRecord recordOf(const DocumentEntry& entry)
{
    DocumentRecord record;
    record.path = entry.path;
    record.title = entry.title;
    record.language = entry.language;
    record.date = entry.date;
    record.hasVideo = entry.hasVideo;
    record.stamp = entry.stamp;
    return record;
}

} // namespace zhilan::search

#include "core/search/part_file.h"

#include "core/base/file.h"
#include "core/search/bytes.h"
#include "core/text/fold.h"

#include <sys/mman.h>
#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Grows with every change of what is written.
constexpr std::uint32_t kFormat = 24;
constexpr std::uint64_t kMagic = 0x78656449'6C68697AU; // "zhilIdex"
constexpr std::size_t kWriteBytes = 32 * kPageBytes;

// The end of a file: checksums of the pages, begins and sizes of the parts, then this.
constexpr std::size_t kDirectory = 2 * kMostParts * sizeof(std::uint64_t);
constexpr std::size_t kTrailer = 5 * sizeof(std::uint64_t); // data size, version, file size, magic, checksum of the end

/// Of some bytes of a mapped file, from the begin of a page on. Where the system cannot do so, reading takes longer.
void advise(std::string_view bytes, int advice)
{
    // Nothing is written to it.
    static_cast<void>(::posix_madvise(const_cast<char*>(bytes.data()), bytes.size(), advice));
}

} // namespace

std::uint64_t checksumOf(std::string_view bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t formatVersion()
{
    return static_cast<std::uint64_t>(kFormat) << 32U | text::foldVersion();
}

Result<PartFileWriter> PartFileWriter::create(const std::filesystem::path& path, const BeforeStep& beforeStep)
{
    auto file = OutputFile::create(path, beforeStep);
    if (!file)
        return tl::unexpected(file.error());
    return PartFileWriter(std::move(*file));
}

void PartFileWriter::begin(std::size_t part)
{
    m_part = part;
    m_begins[part] = m_size;
}

Result<void> PartFileWriter::write(std::string_view bytes)
{
    m_buffer += bytes;
    m_size += bytes.size();
    m_sizes[m_part] += bytes.size();
    return m_buffer.size() >= kWriteBytes ? flushPages(false) : Result<void>{};
}

Result<void> PartFileWriter::flushPages(bool all)
{
    const std::size_t size = all ? m_buffer.size() : m_buffer.size() / kPageBytes * kPageBytes;
    const std::string_view pages = std::string_view(m_buffer).substr(0, size);
    for (std::size_t at = 0; at < size; at += kPageBytes)
        putFixed(m_checksums, checksumOf(pages.substr(at, kPageBytes)));
    auto written = m_file.write(pages);
    if (written)
        m_buffer.erase(0, size);
    return written;
}

Result<std::uint64_t> PartFileWriter::finish()
{
    if (auto written = flushPages(true); !written)
        return tl::unexpected(written.error());
    std::string end = std::move(m_checksums);
    for (const auto& numbers : {m_begins, m_sizes}) {
        for (const std::uint64_t number : numbers)
            putFixed(end, number);
    }
    putFixed(end, m_size);
    putFixed(end, formatVersion());
    putFixed<std::uint64_t>(end, m_size + end.size() + 3 * sizeof(std::uint64_t));
    putFixed(end, kMagic);
    const std::uint64_t checksum = checksumOf(end);
    putFixed(end, checksum);
    m_size += end.size();
    if (auto written = m_file.write(end); !written)
        return tl::unexpected(written.error());
    if (auto closed = m_file.close(); !closed)
        return tl::unexpected(closed.error());
    return checksum;
}

Result<std::unique_ptr<const PartFile>> PartFile::open(const std::filesystem::path& path, std::uint64_t checksum)
{
    auto mapped = MappedFile::open(path);
    if (!mapped)
        return tl::unexpected(mapped.error());
    const std::string_view bytes = (*mapped)->bytes();
    // What is needed is told beforehand: what lies around it is not.
    advise(bytes, POSIX_MADV_RANDOM);
    const auto damaged = [&] {
        return fail(ErrorCode::Damaged, pathToUtf8(path));
    };
    if (bytes.size() < kDirectory + kTrailer)
        return damaged();
    const std::size_t trailer = bytes.size() - kTrailer;
    const auto field = [&](std::size_t index) {
        return fixedAt<std::uint64_t>(bytes, trailer + index * sizeof(std::uint64_t));
    };
    const std::uint64_t dataSize = field(0);
    if (field(3) != kMagic || field(2) != bytes.size() || field(4) != checksum)
        return damaged();
    if (field(1) != formatVersion())
        return fail(ErrorCode::OtherVersion, pathToUtf8(path));
    const std::size_t pages = (dataSize + kPageBytes - 1) / kPageBytes;
    const std::size_t end = std::min<std::size_t>(dataSize, bytes.size()) / kPageBytes * kPageBytes;
    advise(bytes.substr(end), POSIX_MADV_WILLNEED);
    if (dataSize > bytes.size() || dataSize + pages * sizeof(std::uint64_t) + kDirectory + kTrailer != bytes.size() ||
        checksumOf(bytes.substr(dataSize, bytes.size() - dataSize - sizeof(std::uint64_t))) != checksum)
        return damaged();

    std::unique_ptr<PartFile> file(new PartFile);
    file->m_name = pathToUtf8(path);
    file->m_dataSize = dataSize;
    file->m_pageCount = pages;
    file->m_checksums = bytes.substr(dataSize, pages * sizeof(std::uint64_t));
    const std::size_t directory = trailer - kDirectory;
    for (std::size_t i = 0; i < kMostParts; ++i) {
        file->m_begins[i] = fixedAt<std::uint64_t>(bytes, directory + i * sizeof(std::uint64_t));
        file->m_sizes[i] = fixedAt<std::uint64_t>(bytes, directory + (kMostParts + i) * sizeof(std::uint64_t));
    }
    file->m_checked = std::make_unique<std::atomic<bool>[]>(pages);
    file->m_file = std::move(*mapped);
    return file;
}

void PartFile::checkPage(std::size_t page) const
{
    if (m_checked[page].load(std::memory_order_relaxed))
        return;
    const std::string_view data = m_file->bytes().substr(0, m_dataSize);
    if (checksumOf(data.substr(page * kPageBytes, kPageBytes)) !=
        fixedAt<std::uint64_t>(m_checksums, page * sizeof(std::uint64_t)))
        throw DamageFound{m_name};
    m_checked[page].store(true, std::memory_order_relaxed);
}

std::string_view PartFile::bytes(std::size_t part, std::uint64_t begin, std::uint64_t size) const
{
    if (begin > m_sizes[part] || size > m_sizes[part] - begin)
        throw DamageFound{m_name};
    if (size == 0)
        return {};
    const std::uint64_t at = m_begins[part] + begin;
    const std::uint64_t last = (at + size - 1) / kPageBytes;
    const auto isHere = [this](std::uint64_t page) {
        return m_checked[page].load(std::memory_order_relaxed);
    };
    std::uint64_t page = at / kPageBytes;
    while (page <= last && isHere(page))
        ++page;
    if (page <= last) {
        willNeed(part, begin, size);
        for (; page <= last; ++page)
            checkPage(page);
    }
    return m_file->bytes().substr(at, size);
}

void PartFile::willNeed(std::size_t part, std::uint64_t begin, std::uint64_t size) const
{
    if (size == 0 || begin > m_sizes[part] || size > m_sizes[part] - begin)
        return;
    const std::uint64_t at = m_begins[part] + begin;
    std::uint64_t first = at / kPageBytes;
    std::uint64_t end = (at + size - 1) / kPageBytes + 1;
    const auto isHere = [this](std::uint64_t page) {
        return m_checked[page].load(std::memory_order_relaxed);
    };
    while (first < end && isHere(first))
        ++first;
    while (first < end && isHere(end - 1))
        --end;
    if (first < end)
        advise(m_file->bytes().substr(first * kPageBytes, (end - first) * kPageBytes), POSIX_MADV_WILLNEED);
}

} // namespace zhilan::search

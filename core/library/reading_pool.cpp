#include "core/library/reading_pool.h"

#include "core/library/read_record.h"

#include <algorithm>
#include <new>
#include <numeric>
#include <utility>

namespace zhilan::library
{
namespace
{

/// As much as the threads read while a batch is written out; made ready it takes a few times its size.
constexpr std::uint64_t kMostWaitingBytes = std::uint64_t{16} << 20U;
constexpr std::size_t kMostWaiting = 1024;
/// Files that are read together: what they share in memory is forgotten after more.
constexpr std::size_t kMostTogether = 64;

/// The file's record into `records` if it is new.
Reading readOne(const ToRead& file, std::vector<search::DocumentRecord>& records, const std::stop_token& stop)
try {
    Reading reading;
    auto read = readRecord(file.entry.path, file.entry.subtitles, file.indexedHash, stop);
    if (!read) {
        reading.problem = read.error().code;
        return reading;
    }
    reading.bytes = read->bytes;
    reading.hash = read->hash;
    if (read->record) {
        records.push_back(std::move(*read->record));
        reading.isNew = true;
    }
    return reading;
} catch (const std::bad_alloc&) {
    Reading reading;
    reading.problem = ErrorCode::OutOfMemory;
    return reading;
}

std::uint64_t bytesOf(const Readings& readings)
{
    return std::accumulate(readings.files.begin(), readings.files.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Reading& reading) { return sum + reading.bytes; });
}

} // namespace

ReadingPool::ReadingPool(const std::vector<ToRead>& files, std::uint64_t together, unsigned workers,
                         std::stop_token stop)
    : m_files(files), m_together(together), m_forward(std::move(stop), [this] { m_ownStop.request_stop(); })
{
    for (unsigned i = 0; i < std::max(workers, 1U); ++i)
        m_workers.emplace_back([this] { work(m_ownStop.get_token()); });
}

ReadingPool::~ReadingPool()
{
    m_ownStop.request_stop();
    m_workers.clear(); // waits for them
}

bool ReadingPool::isFull() const
{
    return m_waiting >= kMostWaiting || m_waitingBytes >= kMostWaitingBytes;
}

std::size_t ReadingPool::endFrom(std::size_t begin) const
{
    std::size_t end = begin + 1;
    std::uint64_t bytes = m_files[begin].bytes();
    while (end < m_files.size() && end - begin < kMostTogether && (bytes += m_files[end].bytes()) <= m_together)
        ++end;
    return end;
}

Readings ReadingPool::read(std::size_t begin, std::size_t end, const std::stop_token& stop) const
try {
    Readings readings;
    std::vector<search::DocumentRecord> records;
    for (std::size_t index = begin; index < end && !stop.stop_requested(); ++index) {
        readings.files.push_back(readOne(m_files[index], records, stop));
        readings.files.back().index = index;
    }
    if (!records.empty() && !stop.stop_requested())
        readings.prepared.emplace_back(std::move(records));
    return readings;
} catch (const std::bad_alloc&) {
    return readEachAlone(begin, end, stop);
}

/// Where memory is short, so that one document too many costs no other.
Readings ReadingPool::readEachAlone(std::size_t begin, std::size_t end, const std::stop_token& stop) const
{
    Readings readings;
    readings.files.reserve(end - begin);
    readings.prepared.reserve(end - begin);
    for (std::size_t index = begin; index < end && !stop.stop_requested(); ++index) {
        Reading reading;
        try {
            std::vector<search::DocumentRecord> record;
            reading = readOne(m_files[index], record, stop);
            if (!record.empty())
                readings.prepared.emplace_back(std::move(record));
        } catch (const std::bad_alloc&) {
            reading = {};
            reading.problem = ErrorCode::OutOfMemory;
        }
        reading.index = index;
        readings.files.push_back(reading);
    }
    return readings;
}

void ReadingPool::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !isFull(); }) && !stop.stop_requested() &&
           m_begun < m_files.size()) {
        const std::size_t begin = m_begun;
        const std::size_t end = endFrom(begin);
        m_begun = end;
        lock.unlock();
        Readings readings = read(begin, end, stop);
        lock.lock();
        m_waiting += readings.files.size();
        m_waitingBytes += bytesOf(readings);
        m_done.push_back(std::move(readings));
        m_changed.notify_all();
    }
}

std::optional<Readings> ReadingPool::next()
{
    std::unique_lock lock(m_mutex);
    const bool more =
        m_taken < m_files.size() && m_changed.wait(lock, m_ownStop.get_token(), [this] { return !m_done.empty(); });
    if (!more || m_ownStop.stop_requested())
        return std::nullopt;
    Readings readings = std::move(m_done.front());
    m_done.pop_front();
    m_waiting -= readings.files.size();
    m_waitingBytes -= bytesOf(readings);
    m_taken += readings.files.size();
    m_changed.notify_all();
    return readings;
}

} // namespace zhilan::library

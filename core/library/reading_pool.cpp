#include "core/library/reading_pool.h"

#include "core/library/read_record.h"

#include <algorithm>
#include <new>
#include <utility>

namespace zhilan::library
{
namespace
{

/// As much as the threads read while a batch is written out; made ready it takes a few times its size.
constexpr std::uint64_t kMostWaitingBytes = std::uint64_t{16} << 20U;
constexpr std::size_t kMostWaiting = 1024;

Reading readOne(const ToRead& file, std::size_t index, const std::stop_token& stop)
try {
    Reading reading;
    reading.index = index;
    auto read = readRecord(file.entry.path, file.entry.subtitles, file.indexedHash, stop);
    if (!read) {
        reading.problem = read.error().code;
        return reading;
    }
    reading.bytes = read->bytes;
    reading.hash = read->hash;
    if (read->record)
        reading.prepared.emplace(std::move(*read->record));
    return reading;
} catch (const std::bad_alloc&) {
    Reading reading;
    reading.index = index;
    reading.problem = ErrorCode::OutOfMemory;
    return reading;
}

} // namespace

ReadingPool::ReadingPool(const std::vector<ToRead>& files, unsigned workers, std::stop_token stop)
    : m_files(files), m_forward(std::move(stop), [this] { m_ownStop.request_stop(); })
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
    return m_done.size() >= kMostWaiting || m_waitingBytes >= kMostWaitingBytes;
}

void ReadingPool::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !isFull(); }) && !stop.stop_requested() &&
           m_begun < m_files.size()) {
        const std::size_t index = m_begun++;
        lock.unlock();
        Reading reading = readOne(m_files[index], index, stop);
        lock.lock();
        m_waitingBytes += reading.bytes;
        m_done.push_back(std::move(reading));
        m_changed.notify_all();
    }
}

std::optional<Reading> ReadingPool::next()
{
    std::unique_lock lock(m_mutex);
    const bool more =
        m_taken < m_files.size() && m_changed.wait(lock, m_ownStop.get_token(), [this] { return !m_done.empty(); });
    if (!more || m_ownStop.stop_requested())
        return std::nullopt;
    Reading reading = std::move(m_done.front());
    m_done.pop_front();
    m_waitingBytes -= reading.bytes;
    ++m_taken;
    m_changed.notify_all();
    return reading;
}

} // namespace zhilan::library

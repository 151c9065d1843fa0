#pragma once

#include "core/base/result.h"
#include "core/library/changes.h"
#include "core/search/index.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace zhilan::library
{

/// A file that was read, or why it was not.
struct Reading {
    std::size_t index = 0; ///< in the files given
    std::uint64_t bytes = 0;
    std::uint64_t hash = 0;
    std::optional<ErrorCode> problem;
    std::optional<search::PreparedDocument> prepared; ///< none where the index has it already
};

/// Threads that read files and make them ready for the index. The caller takes the results one by one; the threads wait
/// while too many are not taken yet. Ends the threads when it goes.
class ReadingPool
{
public:
    /// `files` must outlive the pool.
    ReadingPool(const std::vector<ToRead>& files, unsigned workers, std::stop_token stop);
    ReadingPool(const ReadingPool&) = delete;
    ReadingPool& operator=(const ReadingPool&) = delete;
    ~ReadingPool();

    /// The next one, in no order; nullopt after the last and as soon as a stop is asked for. Blocking.
    [[nodiscard]] std::optional<Reading> next();

private:
    void work(const std::stop_token& stop);
    [[nodiscard]] bool isFull() const;

    const std::vector<ToRead>& m_files;
    std::stop_source m_ownStop;
    std::stop_callback<std::function<void()>> m_forward;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Reading> m_done;       // guarded by m_mutex, as all below
    std::uint64_t m_waitingBytes = 0; // of files in m_done
    std::size_t m_begun = 0;
    std::size_t m_taken = 0;
    std::vector<std::jthread> m_workers; // last: ended first
};

} // namespace zhilan::library

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
    bool isNew = false; ///< false: the index has it already, or there is a problem
};

/// Some files in a row that were read together, small ones or a single large one.
struct Readings {
    std::vector<Reading> files;
    std::vector<search::PreparedDocuments> prepared; ///< the new ones among them
};

/// Threads that read files and make them ready for the index. The caller takes the results one after another; the
/// threads wait while too many are not taken yet. Ends the threads when it goes.
class ReadingPool
{
public:
    /// `files` must outlive the pool. `together`: so many bytes are read together at most, unless one file has more.
    ReadingPool(const std::vector<ToRead>& files, std::uint64_t together, unsigned workers, std::stop_token stop);
    ReadingPool(const ReadingPool&) = delete;
    ReadingPool& operator=(const ReadingPool&) = delete;
    ~ReadingPool();

    /// The next ones, in no order; nullopt after the last and as soon as a stop is asked for. Blocking.
    [[nodiscard]] std::optional<Readings> next();

private:
    void work(const std::stop_token& stop);
    [[nodiscard]] bool isFull() const;
    /// The end of the files to be read together from one on.
    [[nodiscard]] std::size_t endFrom(std::size_t begin) const;
    [[nodiscard]] Readings read(std::size_t begin, std::size_t end, const std::stop_token& stop) const;
    [[nodiscard]] Readings readEachAlone(std::size_t begin, std::size_t end, const std::stop_token& stop) const;

    const std::vector<ToRead>& m_files;
    std::uint64_t m_together;
    std::stop_source m_ownStop;
    std::stop_callback<std::function<void()>> m_forward;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Readings> m_done; // guarded by m_mutex, as all below
    std::size_t m_waiting = 0;   // files in m_done
    std::uint64_t m_waitingBytes = 0;
    std::size_t m_begun = 0;
    std::size_t m_taken = 0;
    std::vector<std::jthread> m_workers; // last: ended first
};

} // namespace zhilan::library

#include "core/base/parallel.h"

#include <pthread.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace zhilan
{
namespace
{

/// One call of forEachInParallel().
class Loop
{
public:
    Loop(std::size_t count, const std::function<void(std::size_t)>& work) : m_count(count), m_work(work) {}

    void run()
    {
        try {
            for (std::size_t i = m_next++; i < m_count; i = m_next++)
                m_work(i);
        } catch (...) {
            m_next = m_count;
            const std::scoped_lock lock(m_mutex);
            if (!m_thrown)
                m_thrown = std::current_exception();
        }
    }
    void rethrow() const
    {
        if (m_thrown)
            std::rethrow_exception(m_thrown);
    }

    // Helpers guards both.
    std::size_t wanted = 0;  ///< helpers that may still come
    std::size_t running = 0; ///< helpers that have not left yet

private:
    std::size_t m_count;
    const std::function<void(std::size_t)>& m_work;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_mutex;
    std::exception_ptr m_thrown; ///< guarded by m_mutex while any thread runs it
};

const std::size_t processors = std::thread::hardware_concurrency();

/// Threads that stay, since a thread takes longer to start than a query to be answered. Nobody waits for one to come:
/// who is busy or slow to wake is not missed.
class Helpers
{
public:
    void run(Loop& loop, std::size_t wanted)
    {
        {
            const std::scoped_lock lock(m_mutex);
            startMissing();
            wanted = std::min(wanted, m_threads);
            if (wanted > 0) {
                m_loops.push_back(&loop);
                loop.wanted = wanted;
            }
        }
        for (; wanted > 0; --wanted)
            m_called.notify_one();
        loop.run();
        std::unique_lock lock(m_mutex);
        std::erase(m_loops, &loop);
        m_left.wait(lock, [&loop] { return loop.running == 0; });
    }

private:
    /// Precondition: m_mutex is locked.
    void startMissing()
    {
        try {
            for (; m_threads + 1 < processors; ++m_threads)
                std::thread([this] { help(); }).detach();
        } catch (const std::system_error&) {
            // The system gives no more threads now: it is done with those that there are.
        }
    }

    [[noreturn]] void help()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_called.wait(lock, [this] { return !m_loops.empty(); });
            Loop& loop = *m_loops.front();
            ++loop.running;
            if (--loop.wanted == 0)
                m_loops.erase(m_loops.begin());
            lock.unlock();
            loop.run();
            lock.lock();
            if (--loop.running == 0)
                m_left.notify_all();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_called;
    std::condition_variable m_left;
    std::vector<Loop*> m_loops; ///< that want helpers; guarded by m_mutex, as all below
    std::size_t m_threads = 0;
};

/// All of one process.
struct Pool {
    std::mutex mutex;
    std::map<int, Helpers> byNiceness; ///< guarded by mutex
    const Pool* ofParent = nullptr;    ///< what fork() copied, which is kept so that it is no leak
};

/// Never destroyed, with its threads, since some other thread's loop may still run while the process ends. Made before
/// there are threads, of which one might fork() meanwhile.
Pool* thePool = new Pool;

/// A child process has none of the threads, and for ever locked what one of them had locked.
[[maybe_unused]] const int kForgotten = ::pthread_atfork(nullptr, nullptr, [] { thePool = new Pool{{}, {}, thePool}; });

/// Those that give way to other threads as much as this one does: on Linux a thread takes that from who starts it.
Helpers& helpersOfCaller()
{
    const int niceness = ::getpriority(PRIO_PROCESS, 0);
    const std::scoped_lock lock(thePool->mutex);
    return thePool->byNiceness[niceness];
}

} // namespace

void forEachInParallel(std::size_t count, const std::function<void(std::size_t)>& work)
{
    Loop loop(count, work);
    if (count > 1)
        helpersOfCaller().run(loop, count - 1);
    else
        loop.run();
    loop.rethrow();
}

} // namespace zhilan

#include "core/base/parallel.h"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
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

/// Threads that stay, since a thread takes longer to start than a query to be answered. Nobody waits for one to come:
/// who is busy or slow to wake is not missed.
class Helpers
{
public:
    Helpers()
    {
        try {
            for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
                m_threads.emplace_back([this] { help(); });
        } catch (const std::system_error&) {
            // The system gives no more threads: it is done with those that there are.
        }
    }
    ~Helpers()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_ending = true;
        }
        m_called.notify_all();
    }
    Helpers(const Helpers&) = delete;
    Helpers& operator=(const Helpers&) = delete;

    void run(Loop& loop, std::size_t wanted)
    {
        wanted = std::min(wanted, m_threads.size());
        if (wanted == 0) {
            loop.run();
            return;
        }
        loop.wanted = wanted;
        {
            const std::scoped_lock lock(m_mutex);
            m_loops.push_back(&loop);
        }
        for (; wanted > 0; --wanted)
            m_called.notify_one();
        loop.run();
        std::unique_lock lock(m_mutex);
        std::erase(m_loops, &loop);
        m_left.wait(lock, [&loop] { return loop.running == 0; });
    }

private:
    void help()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_called.wait(lock, [this] { return m_ending || !m_loops.empty(); });
            if (m_loops.empty())
                return;
            Loop& loop = *m_loops.front();
            ++loop.running;
            if (--loop.wanted == 0)
                m_loops.pop_front();
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
    std::deque<Loop*> m_loops; ///< that want helpers; guarded by m_mutex, as all below
    bool m_ending = false;
    std::vector<std::jthread> m_threads; ///< last: they end before what they use
};

/// Those that give way to other threads as much as this one does: on Linux a thread takes that from who starts it.
Helpers& helpersOfCaller()
{
    static std::mutex mutex;
    static std::map<int, Helpers> byNiceness; // guarded by mutex
    const int niceness = ::getpriority(PRIO_PROCESS, 0);
    const std::scoped_lock lock(mutex);
    return byNiceness[niceness];
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

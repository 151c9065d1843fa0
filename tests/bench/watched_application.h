#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace zhilan::bench
{

inline constexpr double kFrame = 16;      ///< ms that an event may hold up the user-interface thread
inline constexpr int kPatience = 300'000; ///< ms

/// Of this thread, in ms. Others who use the machine meanwhile do not count, unlike in times by the clock.
inline double processorTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Measures every event that is handled, with all that it brings about.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    struct Long {
        double milliseconds = 0; ///< of processor time
        double byTheClock = 0;
        std::string what;
    };
    std::vector<Long> longOnes; ///< over a frame
    double longest = 0;
    double longestByTheClock = 0;
    bool watching = false;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0 || !watching) {
            return QApplication::notify(receiver, event);
        }
        // Afterwards the receiver may be gone.
        const std::string what = std::string(receiver->metaObject()->className()) + " " +
                                 receiver->objectName().toStdString() + ", event " + std::to_string(event->type());
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const double begun = processorTime();
        const bool handled = QApplication::notify(receiver, event);
        const double took = processorTime() - begun;
        const double byTheClock = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        --m_depth;
        longest = std::max(longest, took);
        longestByTheClock = std::max(longestByTheClock, byTheClock);
        if (took > kFrame) {
            longOnes.push_back({took, byTheClock, what});
        }
        return handled;
    }

    void report(const char* when)
    {
        std::printf(
            "%s: the longest event took %.1f ms of processor time (by the clock %.1f ms), %zu took over %.0f ms "
            "(goal: none)\n",
            when, longest, longestByTheClock, longOnes.size(), kFrame);
        for (const Long& event : longOnes) {
            std::printf("    %.1f ms (%.1f ms): %s\n", event.milliseconds, event.byTheClock, event.what.c_str());
        }
    }

    void reset()
    {
        longOnes.clear();
        longest = 0;
        longestByTheClock = 0;
    }

private:
    int m_depth = 0;
};

/// Runs the event loop until `done()`; false when that takes too long.
template <typename Done>
bool runUntil(Done done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.hasExpired(kPatience)) {
            return false;
        }
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    }
    return true;
}

} // namespace zhilan::bench

#include "app/shell/exit_limit.h"

#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <stop_token>

namespace zhilan::shell
{

void ExitLimit::start(int code, std::chrono::milliseconds patience)
{
    m_thread = std::jthread([code, patience](const std::stop_token& stop) {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any calledOff;
        calledOff.wait_for(lock, stop, patience, [] { return false; });
        if (!stop.stop_requested()) {
            std::_Exit(code);
        }
    });
}

} // namespace zhilan::shell

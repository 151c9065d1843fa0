#pragma once

#include <chrono>
#include <thread>

namespace zhilan::shell
{

/// Ends the process where it does not end by itself: whoever owns a thread waits for it, and a mount that does not
/// answer may hold that up for ever.
class ExitLimit
{
public:
    ExitLimit() = default;
    ExitLimit(const ExitLimit&) = delete;
    ExitLimit& operator=(const ExitLimit&) = delete;
    /// Calls it off.
    ~ExitLimit() = default;

    /// Once `patience` is over, the process ends with `code`, without another destructor.
    void start(int code, std::chrono::milliseconds patience = std::chrono::seconds(3));

private:
    std::jthread m_thread;
};

} // namespace zhilan::shell

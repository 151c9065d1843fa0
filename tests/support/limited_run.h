#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

namespace zhilan::test
{

/// What a piece of work took in a process of its own.
struct LimitedRun {
    bool finished = false; ///< by itself, neither stopped by a limit nor by a crash
    std::chrono::milliseconds processor{0};
    std::size_t peakBytes = 0; ///< resident, with what the parent had when it was copied
};

/// Runs `work` in a child process that the system stops when it uses more processor time or address space; under the
/// sanitizers, which reserve terabytes, time alone is limited. Call it from a program of one thread.
[[nodiscard]] LimitedRun runLimited(const std::function<void()>& work, std::chrono::seconds processor,
                                    std::size_t bytes);

} // namespace zhilan::test

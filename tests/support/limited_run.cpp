#include "tests/support/limited_run.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace zhilan::test
{

LimitedRun runLimited(const std::function<void()>& work, std::chrono::seconds processor, std::size_t bytes)
{
    const pid_t child = fork();
    if (child < 0)
        return {};
    if (child == 0) {
        const auto limit = [](auto resource, rlim_t value) {
            const rlimit both{value, value};
            setrlimit(resource, &both);
        };
        // Not the test framework's, which look for a debugger.
        for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGXCPU, SIGTERM})
            std::signal(signal, SIG_DFL);
        limit(RLIMIT_CORE, 0);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        processor *= 10; // what the sanitizers cost at most; what takes the square of the text takes far more
#endif
        limit(RLIMIT_CPU, static_cast<rlim_t>(processor.count()));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        limit(RLIMIT_AS, bytes);
#else
        static_cast<void>(bytes);
#endif
        work();
        _exit(0);
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child)
        return {};
    LimitedRun run;
    run.finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    run.processor = std::chrono::milliseconds((usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
                                              (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000);
    run.peakBytes = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
    return run;
}

} // namespace zhilan::test

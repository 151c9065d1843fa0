#include "tests/support/kill_after.h"

#include <unistd.h>

#include <csignal>
#include <ctime>

namespace zhilan::test
{

void killAfter(std::chrono::microseconds time)
{
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGKILL;
    timer_t timer{};
    itimerspec when{};
    when.it_value.tv_nsec = 1 + static_cast<long>(std::chrono::nanoseconds(time).count()); // 0 would be never
    if (::timer_create(CLOCK_MONOTONIC, &event, &timer) != 0 || ::timer_settime(timer, 0, &when, nullptr) != 0)
        ::_exit(5);
}

} // namespace zhilan::test

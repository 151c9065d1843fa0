#pragma once

#include <chrono>

namespace zhilan::test
{

/// The system kills this process after so long (less than a second), wherever it is by then. For a child process that
/// must die at any moment; ends it with exit code 5 where there is no timer.
void killAfter(std::chrono::microseconds time);

} // namespace zhilan::test

#pragma once

#include <cstddef>
#include <functional>

namespace zhilan
{

/// Calls `work` once with each number below `count`, in no order, on the caller's thread and on helpers. These belong
/// to the process, and what they keep for themselves outlives the call. They give way to other threads as much as the
/// caller does: for each niceness of callers there is one less than there are processors, or fewer while the system
/// gives no more threads. Calls at the same time share them, so that one may be left to its caller alone. `work` may
/// call this too. Returns once no thread is in it any more. The first exception that `work` throws ends it early and is
/// thrown here. Costs some microseconds beside the work. A child of fork() gets helpers of its own; it must not return
/// from a `work` that it was forked in.
void forEachInParallel(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace zhilan

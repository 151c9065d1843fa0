#pragma once

#include <cstddef>
#include <functional>

namespace zhilan
{

/// Calls `work` once with each number below `count`, in no order, on as many threads as there are processors, one of
/// which is the caller's: the others belong to the process, and what they keep for themselves outlives the call. They
/// give way to other threads as much as the caller does. `work` may call this too. Returns once no thread is in it any
/// more. The first exception that `work` throws ends it early and is thrown here. Costs some microseconds beside the
/// work.
void forEachInParallel(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace zhilan

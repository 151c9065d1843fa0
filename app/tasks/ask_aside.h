#pragma once

#include <chrono>
#include <future>
#include <thread>
#include <type_traits>
#include <utility>

namespace zhilan::tasks
{

/// `ask()` on a thread of its own, which is let go: what it asks may never answer. It owns all it uses.
template <typename Ask>
[[nodiscard]] std::future<std::invoke_result_t<Ask>> askAside(Ask ask)
{
    std::packaged_task<std::invoke_result_t<Ask>()> task(std::move(ask));
    auto answer = task.get_future();
    std::thread(std::move(task)).detach();
    return answer;
}

template <typename Value>
[[nodiscard]] bool isAnswered(const std::future<Value>& answer)
{
    return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

} // namespace zhilan::tasks

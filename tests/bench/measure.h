#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::bench
{

using Milliseconds = std::chrono::duration<double, std::milli>;

/// Wall time of one call.
template <typename Call>
Milliseconds timeOf(Call&& call)
{
    const auto start = std::chrono::steady_clock::now();
    call();
    return std::chrono::steady_clock::now() - start;
}

enum class Threads : std::uint8_t { This, All };

/// Processor time of this thread, or of all threads of the process, for one call, so that what else the machine does
/// hardly matters.
template <typename Call>
Milliseconds processorTimeOf(Call&& call, Threads threads = Threads::This)
{
    const auto now = [threads] {
        timespec time{};
        clock_gettime(threads == Threads::This ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    };
    const auto start = now();
    call();
    return now() - start;
}

/// Precondition: not empty.
template <typename Value>
Value median(std::vector<Value> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// What a call takes.
struct Cost {
    Milliseconds elapsed{};
    Milliseconds processor{}; ///< of all threads
};

template <typename Call>
Cost costOf(Call&& call)
{
    Cost cost;
    cost.elapsed = timeOf([&] { cost.processor = processorTimeOf(call, Threads::All); });
    return cost;
}

struct Medians {
    Milliseconds subject{};
    Milliseconds reference{};
    [[nodiscard]] double ratio() const { return subject / reference; }
};

/// Runs both by turns, so that what else the machine does meets both alike, and asks each how long it took. One round
/// of each beforehand is not counted.
template <typename SubjectTime, typename ReferenceTime>
Medians compareTimes(std::size_t rounds, SubjectTime&& subject, ReferenceTime&& reference)
{
    std::vector<Milliseconds> subjectTimes;
    std::vector<Milliseconds> referenceTimes;
    subject();
    reference();
    for (std::size_t round = 0; round < rounds; ++round) {
        subjectTimes.push_back(subject());
        referenceTimes.push_back(reference());
    }
    return {median(subjectTimes), median(referenceTimes)};
}

/// compareTimes() of whole calls.
template <typename Subject, typename Reference>
Medians compare(std::size_t rounds, Subject&& subject, Reference&& reference)
{
    return compareTimes(
        rounds, [&] { return timeOf(subject); }, [&] { return timeOf(reference); });
}

/// Times of which the shares below which so many lie are asked for.
struct Times {
    std::vector<Milliseconds> all;
    /// In milliseconds. Precondition: there are any.
    [[nodiscard]] double at(double share)
    {
        std::sort(all.begin(), all.end());
        return all[std::min(all.size() - 1, static_cast<std::size_t>(share * static_cast<double>(all.size())))].count();
    }
};

/// What the system says of this process' memory under such a name ("VmHWM:" is the most there was of it at once).
inline std::uint64_t processKilobytes(std::string_view field)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(field))
            return std::strtoull(line.c_str() + field.size(), nullptr, 10);
    }
    return 0;
}

} // namespace zhilan::bench

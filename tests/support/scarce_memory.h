#pragma once

#include <cstddef>

namespace zhilan::test
{

/// While one lives, a thread other than its own that asks for more than so many bytes at once gets std::bad_alloc. A
/// program that links scarce_memory.cpp has its operators new and delete in front of the library's; what C libraries
/// take is not limited.
class ScarceMemory
{
public:
    explicit ScarceMemory(std::size_t mostBytes);
    ScarceMemory(const ScarceMemory&) = delete;
    ScarceMemory& operator=(const ScarceMemory&) = delete;
    ~ScarceMemory();

    /// How often it was too much until now.
    [[nodiscard]] static std::size_t refused();
};

} // namespace zhilan::test

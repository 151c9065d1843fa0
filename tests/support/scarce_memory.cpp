#include "tests/support/scarce_memory.h"

#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>
#include <thread>

namespace
{

constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();

std::atomic<std::size_t> most = kUnlimited;
std::atomic<std::size_t> refusals = 0;
std::atomic<std::thread::id> exempt;

void* allocated(std::size_t bytes) noexcept
{
    if (bytes > most && std::this_thread::get_id() != exempt.load()) {
        ++refusals;
        return nullptr;
    }
    return std::malloc(bytes == 0 ? 1 : bytes);
}

} // namespace

// All of those that are not aligned: under the sanitizers none of them calls another.
void* operator new(std::size_t bytes)
{
    void* const memory = allocated(bytes);
    if (memory == nullptr)
        throw std::bad_alloc();
    return memory;
}
void* operator new[](std::size_t bytes)
{
    return operator new(bytes);
}
void* operator new(std::size_t bytes, const std::nothrow_t& /*tag*/) noexcept
{
    return allocated(bytes);
}
void* operator new[](std::size_t bytes, const std::nothrow_t& /*tag*/) noexcept
{
    return allocated(bytes);
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*bytes*/) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, std::size_t /*bytes*/) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, const std::nothrow_t& /*tag*/) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, const std::nothrow_t& /*tag*/) noexcept
{
    std::free(memory);
}

namespace zhilan::test
{

ScarceMemory::ScarceMemory(std::size_t mostBytes)
{
    refusals = 0;
    exempt = std::this_thread::get_id();
    most = mostBytes;
}

ScarceMemory::~ScarceMemory()
{
    most = kUnlimited;
}

std::size_t ScarceMemory::refused()
{
    return refusals;
}

} // namespace zhilan::test

#include "tests/bench/heap_count.h"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>

// What glibc calls its own allocator, for programs that put something in front of it.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* block);
}

namespace
{

std::atomic<bool> counting{false};
std::atomic<std::ptrdiff_t> liveBytes{0};
std::atomic<std::ptrdiff_t> peakBytes{0};

void count(std::ptrdiff_t size)
{
    const std::ptrdiff_t now = liveBytes.fetch_add(size) + size;
    std::ptrdiff_t most = peakBytes.load();
    while (now > most && !peakBytes.compare_exchange_weak(most, now)) {
    }
}

std::ptrdiff_t sizeOf(void* block)
{
    return static_cast<std::ptrdiff_t>(malloc_usable_size(block));
}

void* taken(void* block)
{
    if (counting && block != nullptr)
        count(sizeOf(block));
    return block;
}

} // namespace

extern "C" {

void* malloc(std::size_t size)
{
    return taken(__libc_malloc(size));
}

void* calloc(std::size_t count, std::size_t size)
{
    return taken(__libc_calloc(count, size));
}

void* realloc(void* block, std::size_t size)
{
    const std::ptrdiff_t before = counting && block != nullptr ? sizeOf(block) : 0;
    void* moved = __libc_realloc(block, size);
    if (moved != nullptr || size == 0)
        count(-before);
    return taken(moved);
}

void* memalign(std::size_t alignment, std::size_t size)
{
    return taken(__libc_memalign(alignment, size));
}

void* aligned_alloc(std::size_t alignment, std::size_t size)
{
    return memalign(alignment, size);
}

int posix_memalign(void** block, std::size_t alignment, std::size_t size)
{
    void* made = memalign(alignment, size);
    if (made == nullptr)
        return ENOMEM;
    *block = made;
    return 0;
}

void free(void* block)
{
    if (counting && block != nullptr)
        count(-sizeOf(block));
    __libc_free(block);
}
}

namespace zhilan::bench
{

HeapCounter::HeapCounter()
{
    liveBytes = peakBytes = 0;
    counting = true;
}

HeapCounter::~HeapCounter()
{
    counting = false;
}

std::size_t HeapCounter::live() const // NOLINT(readability-convert-member-functions-to-static)
{
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(liveBytes.load(), 0));
}

std::size_t HeapCounter::peak() const // NOLINT(readability-convert-member-functions-to-static)
{
    return static_cast<std::size_t>(peakBytes.load());
}

} // namespace zhilan::bench

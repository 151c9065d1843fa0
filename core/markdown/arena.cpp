#include "core/markdown/arena.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>

namespace zhilan::markdown
{
namespace
{

constexpr std::size_t kFirstChunk = 512U << 10U;
constexpr std::size_t kLargestChunk = 4U << 20U;
/// In front of each block: its size, which growing and releasing need.
constexpr std::size_t kHeader = alignof(std::max_align_t);

thread_local Arena* currentArena = nullptr;

std::size_t sizeOf(const void* block)
{
    std::size_t size = 0;
    std::memcpy(&size, static_cast<const std::byte*>(block) - kHeader, sizeof size);
    return size;
}

void setSize(void* block, std::size_t size)
{
    std::memcpy(static_cast<std::byte*>(block) - kHeader, &size, sizeof size);
}

std::size_t rounded(std::size_t size)
{
    constexpr std::size_t kStep = alignof(std::max_align_t);
    return (size + kStep - 1) / kStep * kStep;
}

void* callocFromArena(std::size_t count, std::size_t size)
{
    if (size != 0 && count > std::numeric_limits<std::size_t>::max() / 2 / size)
        throw std::bad_alloc();
    return Arena::current()->allocate(count * size);
}

void* reallocFromArena(void* block, std::size_t size)
{
    return Arena::current()->grow(block, size);
}

void releaseToArena(void* block)
{
    Arena::current()->release(block);
}

} // namespace

void Arena::FreeChunk::operator()(std::byte* chunk) const
{
    std::free(chunk);
}

Arena::Arena() : m_chunkSize(kFirstChunk), m_outer(currentArena)
{
    currentArena = this;
}

Arena::~Arena()
{
    currentArena = m_outer;
    if (!m_chunks.empty() && m_firstIsSpare && !spare())
        spare() = std::move(m_chunks.front());
}

Arena::Chunk& Arena::spare()
{
    static thread_local Chunk chunk;
    return chunk;
}

Arena* Arena::current()
{
    return currentArena;
}

cmark_mem* Arena::allocator()
{
    static cmark_mem memory{callocFromArena, reallocFromArena, releaseToArena};
    return &memory;
}

void* Arena::allocate(std::size_t size)
{
    return std::memset(take(size), 0, size);
}

void* Arena::take(std::size_t size)
{
    const std::size_t length = rounded(size);
    if (length <= kLargestReused && m_released.at(length / kAlignment) != nullptr) {
        void*& newest = m_released.at(length / kAlignment);
        void* block = newest;
        std::memcpy(&newest, block, sizeof newest);
        setSize(block, size);
        return block;
    }
    const std::size_t needed = kHeader + length;
    if (static_cast<std::size_t>(m_end - m_at) < needed) {
        const std::size_t chunk = std::max(m_chunkSize, needed);
        m_chunkSize = std::min(m_chunkSize * 2, kLargestChunk);
        if (m_chunks.empty() && chunk == kFirstChunk && spare())
            m_chunks.push_back(std::move(spare()));
        else
            m_chunks.emplace_back(static_cast<std::byte*>(std::malloc(chunk)));
        std::byte* memory = m_chunks.back().get();
        if (memory == nullptr)
            throw std::bad_alloc();
        m_firstIsSpare = m_firstIsSpare || (m_chunks.size() == 1 && chunk == kFirstChunk);
        m_at = memory;
        m_end = memory + chunk;
    }
    std::byte* block = m_at + kHeader;
    m_at += needed;
    setSize(block, size);
    return block;
}

void* Arena::grow(void* block, std::size_t size)
{
    if (block == nullptr)
        return allocate(size);
    const std::size_t old = sizeOf(block);
    if (rounded(size) <= rounded(old)) {
        setSize(block, size);
        return block;
    }
    auto* begin = static_cast<std::byte*>(block);
    if (begin + rounded(old) == m_at && rounded(size) - rounded(old) <= static_cast<std::size_t>(m_end - m_at)) {
        m_at = begin + rounded(size);
        setSize(block, size);
        return block;
    }
    void* moved = take(size);
    std::memcpy(moved, block, old);
    release(block);
    return moved;
}

void Arena::release(void* block)
{
    if (block == nullptr)
        return;
    const std::size_t length = rounded(sizeOf(block));
    if (length < sizeof block || length > kLargestReused)
        return;
    void*& newest = m_released.at(length / kAlignment);
    std::memcpy(block, &newest, sizeof newest);
    newest = block;
}

} // namespace zhilan::markdown

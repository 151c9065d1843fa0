#pragma once

#include <cstddef>
#include <memory>
#include <vector>

struct cmark_mem;

namespace zhilan::markdown
{

/// Memory of one cmark-gfm parse: handed out by advancing a pointer, given back all at once by the destructor, which
/// also frees a tree of any depth without walking it.
/// cmark's allocator functions take no context, so the arena in use is a thread's own; arenas of one thread nest.
class Arena
{
public:
    Arena();
    ~Arena();
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    /// Allocates from the innermost arena of the calling thread, of which there must be one.
    [[nodiscard]] static cmark_mem* allocator();

    /// Zeroed, aligned for any type. Throws std::bad_alloc.
    [[nodiscard]] void* allocate(std::size_t size);
    /// As std::realloc; grows in place where `block` was the last one.
    [[nodiscard]] void* grow(void* block, std::size_t size);

    [[nodiscard]] static Arena* current();

private:
    struct FreeChunk {
        void operator()(std::byte* chunk) const;
    };

    std::vector<std::unique_ptr<std::byte, FreeChunk>> m_chunks;
    std::byte* m_at = nullptr;
    std::byte* m_end = nullptr;
    std::size_t m_chunkSize;
    Arena* m_outer;
};

} // namespace zhilan::markdown

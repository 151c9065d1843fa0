#pragma once

#include <cstddef>
#include <memory>
#include <vector>

struct cmark_mem;

namespace zhilan::markdown
{

/// Memory of one cmark-gfm parse: handed out by advancing a pointer, given back all at once by the destructor, which
/// also frees a tree of any depth without walking it.
/// One chunk of kFirstChunk bytes stays with the thread for its next parse: given back and taken anew for each of many
/// documents, its pages would cost as much as reading them.
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
    /// As std::realloc: what is beyond the old size is not zeroed. Grows in place where `block` was the last one.
    [[nodiscard]] void* grow(void* block, std::size_t size);

    [[nodiscard]] static Arena* current();

private:
    [[nodiscard]] void* take(std::size_t size);

    struct FreeChunk {
        void operator()(std::byte* chunk) const;
    };

    using Chunk = std::unique_ptr<std::byte, FreeChunk>;
    static Chunk& spare();

    std::vector<Chunk> m_chunks;
    std::byte* m_at = nullptr;
    std::byte* m_end = nullptr;
    std::size_t m_chunkSize;
    bool m_firstIsSpare = false; ///< the first chunk may stay with the thread
    Arena* m_outer;
};

} // namespace zhilan::markdown

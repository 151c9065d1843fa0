#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

struct cmark_mem;

namespace zhilan::markdown
{

/// Memory of one cmark-gfm parse: handed out by advancing a pointer, given back all at once by the destructor, which
/// also frees a tree of any depth without walking it. Small blocks that cmark frees before that are used again: each
/// row of a table leaves several times its size of them. One chunk of kFirstChunk bytes stays with the thread for its
/// next parse: given back and taken anew for each of many documents, its pages would cost as much as reading them.
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
    /// Null is allowed.
    void release(void* block);

    [[nodiscard]] static Arena* current();

private:
    /// Blocks of up to this many bytes are kept for the next of their size once released.
    static constexpr std::size_t kLargestReused = 256;
    static constexpr std::size_t kAlignment = alignof(std::max_align_t);

    [[nodiscard]] void* take(std::size_t size);

    struct FreeChunk {
        void operator()(std::byte* chunk) const;
    };

    using Chunk = std::unique_ptr<std::byte, FreeChunk>;
    static Chunk& spare();

    std::vector<Chunk> m_chunks;
    /// By size in steps of kAlignment: the last block released, which begins with the address of the one before.
    std::array<void*, kLargestReused / kAlignment + 1> m_released{};
    std::byte* m_at = nullptr;
    std::byte* m_end = nullptr;
    std::size_t m_chunkSize;
    bool m_firstIsSpare = false; ///< the first chunk may stay with the thread
    Arena* m_outer;
};

} // namespace zhilan::markdown

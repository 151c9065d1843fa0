#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace zhilan
{

/// Copies of texts, many and short, at addresses that stay as long as the pool does, or the one it was moved or given
/// to. Costs hardly more than their bytes. One thread at a time.
class TextPool
{
public:
    TextPool() = default;
    TextPool(TextPool&& other) noexcept;
    TextPool& operator=(TextPool&& other) noexcept;
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;
    ~TextPool() = default;

    /// The copy. Throws std::bad_alloc.
    [[nodiscard]] std::string_view keep(std::string_view text);
    /// Takes over what another pool holds.
    void take(TextPool&& other);

private:
    using Chunk = std::unique_ptr<char[]>;
    std::vector<Chunk> m_chunks;
    char* m_at = nullptr; ///< in the chunk that is being filled
    std::size_t m_left = 0;
    std::size_t m_next = 0; ///< size of the chunk after that
};

} // namespace zhilan

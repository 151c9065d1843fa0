#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// Memory of very many byte strings that grow by turns, as the lists of all terms do while documents are added: each is
/// a chain of slices, so that none is copied to grow, and all are given back at once. For one thread while they grow.
class ByteChains
{
public:
    class Chain
    {
    public:
        [[nodiscard]] std::size_t size() const { return m_size; }
        /// Fetches where the next bytes go, and where it begins.
        void prefetchEnd() const { __builtin_prefetch(m_at, 1); }
        void prefetchBegin() const { __builtin_prefetch(m_first); }

    private:
        friend class ByteChains;
        char* m_first = nullptr; ///< slice
        char* m_at = nullptr;    ///< in the last slice
        std::uint32_t m_size = 0;
        std::uint16_t m_room = 0; ///< behind m_at
        std::uint16_t m_slices = 0;
    };

    /// Precondition: a chain stays below 2^32 bytes.
    void append(Chain& chain, std::string_view bytes)
    {
        if (bytes.size() > chain.m_room) {
            appendInSlices(chain, bytes);
            return;
        }
        std::copy(bytes.begin(), bytes.end(), chain.m_at);
        chain.m_at += bytes.size();
        chain.m_room = static_cast<std::uint16_t>(chain.m_room - bytes.size());
        chain.m_size += static_cast<std::uint32_t>(bytes.size());
    }

    /// All of a chain: a view of it, or of `room` where it has several slices. Thread safe.
    [[nodiscard]] static std::string_view whole(const Chain& chain, std::string& room);

private:
    /// The first one is small, since most terms stand in one place only; each has twice the size of the one before.
    static constexpr std::size_t kFirstSlice = 16;
    static constexpr std::size_t kLargestSlice = 4096;
    static constexpr std::size_t kChunk = std::size_t{1} << 20U;
    /// A full slice that goes on ends with the address of the next one, in place of bytes that are moved there.
    static constexpr std::size_t kLink = sizeof(char*);

    [[nodiscard]] static std::size_t sliceSize(std::size_t index)
    {
        constexpr std::size_t kDoublings = 8;
        static_assert(kFirstSlice << kDoublings == kLargestSlice);
        return kFirstSlice << std::min(index, kDoublings);
    }

    void appendInSlices(Chain& chain, std::string_view bytes);
    void addSlice(Chain& chain);

    std::vector<std::unique_ptr<char[]>> m_chunks;
    char* m_free = nullptr; ///< of the last chunk
    std::size_t m_left = 0;
};

} // namespace zhilan::search

#include "core/search/byte_chains.h"

namespace zhilan::search
{

void ByteChains::addSlice(Chain& chain)
{
    const std::size_t size = sliceSize(chain.m_slices);
    if (m_left < size) {
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(kChunk));
        m_free = m_chunks.back().get();
        m_left = kChunk;
    }
    char* const slice = m_free;
    m_free += size;
    m_left -= size;
    std::size_t used = 0;
    if (chain.m_slices == 0) {
        chain.m_first = slice;
    } else {
        char* const link = chain.m_at - kLink; // the slice is full
        used = kLink;
        std::memcpy(slice, link, used);
        std::memcpy(link, &slice, kLink);
    }
    chain.m_at = slice + used;
    chain.m_room = static_cast<std::uint16_t>(size - used);
    chain.m_slices = static_cast<std::uint16_t>(std::min<std::size_t>(chain.m_slices + 1U, 0xFFFF));
}

void ByteChains::appendInSlices(Chain& chain, std::string_view bytes)
{
    while (!bytes.empty()) {
        if (chain.m_room == 0)
            addSlice(chain);
        const std::string_view some = bytes.substr(0, chain.m_room);
        append(chain, some);
        bytes.remove_prefix(some.size());
    }
}

std::string_view ByteChains::whole(const Chain& chain, std::string& room)
{
    if (chain.m_size <= kFirstSlice)
        return {chain.m_first, chain.m_size};
    room.clear();
    room.reserve(chain.m_size);
    const char* slice = chain.m_first;
    for (std::size_t index = 0;; ++index) {
        const std::size_t size = sliceSize(index);
        const std::size_t left = chain.m_size - room.size();
        if (left <= size)
            return room.append(slice, left);
        room.append(slice, size - kLink);
        std::memcpy(&slice, slice + size - kLink, kLink);
    }
}

} // namespace zhilan::search

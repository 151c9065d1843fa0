#include "core/search/postings.h"

#include "core/search/bytes.h"

#include <algorithm>
#include <bit>

namespace zhilan::search
{
namespace
{

/// Of the table of blocks: the last section, where the block's sections and where its places begin.
constexpr std::size_t kTableEntry = 12;

/// In place of a width: distances as varints, weights as pairs of index and weight for those that are not zero.
/// Sections of one document stand together, so that most distances are small and some are not.
constexpr unsigned kApart = 0xFF;

/// From so many times on a weight is one step greater.
constexpr std::array<std::uint32_t, 8> kSteps{1, 2, 3, 4, 6, 9, 14, 24};

unsigned widthOf(std::uint32_t largest)
{
    return static_cast<unsigned>(std::bit_width(largest));
}

void pack(std::string& out, std::span<const std::uint32_t> values, unsigned width)
{
    std::uint64_t buffer = 0;
    unsigned filled = 0;
    for (const std::uint32_t value : values) {
        buffer |= static_cast<std::uint64_t>(value) << filled;
        filled += width;
        for (; filled >= 8; filled -= 8) {
            out.push_back(static_cast<char>(buffer & 0xFFU));
            buffer >>= 8U;
        }
    }
    if (filled > 0)
        out.push_back(static_cast<char>(buffer & 0xFFU));
}

std::size_t packedSize(std::size_t count, unsigned width)
{
    return (count * width + 7) / 8;
}

template <typename Sink>
void unpack(std::string_view bytes, std::size_t count, unsigned width, Sink&& sink)
{
    if (width == 0) {
        for (std::size_t i = 0; i < count; ++i)
            sink(i, 0U);
        return;
    }
    const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
    std::uint64_t buffer = 0;
    unsigned filled = 0;
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto* const end = at + bytes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (filled < width) {
            if (end - at >= 4) {
                std::uint32_t four = 0;
                std::memcpy(&four, at, 4);
                buffer |= static_cast<std::uint64_t>(four) << filled;
                filled += 32;
                at += 4;
            } else {
                for (; filled < width && at < end; filled += 8)
                    buffer |= static_cast<std::uint64_t>(*at++) << filled;
            }
        }
        sink(i, static_cast<std::uint32_t>(buffer & mask));
        buffer >>= width;
        filled -= std::min(filled, width);
    }
}

std::uint64_t readVarint(std::string_view bytes, std::size_t& at)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; at < bytes.size() && shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U)
            break;
    }
    return value;
}

} // namespace

Weight weightOf(std::uint32_t times, bool inHeading)
{
    const auto* const step = std::upper_bound(kSteps.begin(), kSteps.end(), std::max(times, 1U));
    return static_cast<Weight>((step - kSteps.begin() - 1) | (inHeading ? kInHeading : 0));
}

double timesOf(Weight weight)
{
    return kSteps[weight % kSteps.size()];
}

void PostingsWriter::add(SectionNumber section, Weight weight, std::span<const Place> places)
{
    const std::size_t inBlock = m_count % kBlock;
    if (inBlock == 0 && m_count > 0)
        endBlock();
    m_sections[inBlock] = section;
    m_weights[inBlock] = weight;
    ++m_count;
    if (m_places == Places::None)
        return;
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::uint64_t more = i + 1 < places.size() ? 1 : 0;
        const std::uint64_t distance = places[i].at - before;
        const std::uint64_t gap = static_cast<std::uint64_t>(places[i].gap);
        putVarint(m_placeBytes,
                  m_places == Places::AtWithGap ? distance << 3U | gap << 1U | more : distance << 1U | more);
        before = places[i].at;
    }
}

void PostingsWriter::endBlock()
{
    const std::size_t count = (m_count - 1) % kBlock + 1;
    std::array<std::uint32_t, kBlock> distances{};
    std::array<std::uint32_t, kBlock> weights{};
    std::uint32_t largest = 0;
    std::uint32_t heaviest = 0;
    SectionNumber before = m_last;
    for (std::size_t i = 0; i < count; ++i) {
        distances[i] = m_sections[i] - before;
        before = m_sections[i];
        weights[i] = m_weights[i];
        largest = std::max(largest, distances[i]);
        heaviest = std::max(heaviest, weights[i]);
    }
    putFixed(m_table, before);
    putFixed(m_table, static_cast<std::uint32_t>(m_docs.size()));
    putFixed(m_table, m_blockPlaces);
    m_last = before;
    m_blockPlaces = static_cast<std::uint32_t>(m_placeBytes.size());
    std::string apart;
    for (std::size_t i = 0; i < count; ++i)
        putVarint(apart, distances[i]);
    const bool packed = packedSize(count, widthOf(largest)) <= apart.size();
    m_docs.push_back(static_cast<char>(packed ? widthOf(largest) : kApart));
    std::string few;
    for (std::size_t i = 0; i < count; ++i) {
        if (weights[i] != 0) {
            few.push_back(static_cast<char>(i));
            few.push_back(static_cast<char>(weights[i]));
        }
    }
    const bool all = packedSize(count, widthOf(heaviest)) <= few.size() + 1;
    m_docs.push_back(static_cast<char>(all ? widthOf(heaviest) : kApart));
    if (packed)
        pack(m_docs, {distances.data(), count}, widthOf(largest));
    else
        m_docs += apart;
    if (all) {
        pack(m_docs, {weights.data(), count}, widthOf(heaviest));
    } else {
        m_docs.push_back(static_cast<char>(few.size() / 2));
        m_docs += few;
    }
}

void PostingsWriter::finish(std::string& out)
{
    if (m_count > 0)
        endBlock();
    if (m_count > kBlock) {
        out += m_table;
        putFixed(out, static_cast<std::uint32_t>(m_docs.size()));
    }
    out += m_docs;
    out += m_placeBytes;
    m_count = 0;
    m_last = 0;
    m_blockPlaces = 0;
    m_table.clear();
    m_docs.clear();
    m_placeBytes.clear();
}

Postings::Postings(std::string_view bytes, std::uint32_t count, Places places)
    : m_bytes(bytes), m_count(count), m_hasPlaces(places)
{
    if (count <= kBlock)
        return;
    m_docsAt = blockCount() * kTableEntry + 4;
    m_placesAt = m_docsAt + fixedAt<std::uint32_t>(bytes, m_docsAt - 4);
}

SectionNumber Postings::lastOf(std::uint32_t block) const
{
    return fixedAt<std::uint32_t>(m_bytes, block * kTableEntry);
}

void Postings::load(std::uint32_t block)
{
    if (block == m_loaded)
        return;
    const bool table = m_count > kBlock;
    const std::size_t at = table ? m_docsAt + fixedAt<std::uint32_t>(m_bytes, block * kTableEntry + 4) : 0;
    m_loadedCount = std::min<std::uint32_t>(kBlock, m_count - block * kBlock);
    const auto width = static_cast<unsigned char>(m_bytes[at]);
    const auto weightWidth = static_cast<unsigned char>(m_bytes[at + 1]);
    std::size_t cursor = at + 2;
    SectionNumber before = block > 0 ? lastOf(block - 1) : 0;
    const auto step = [&](std::size_t i, std::uint32_t distance) {
        before += distance;
        m_sections[i] = before;
    };
    if (width == kApart) {
        for (std::uint32_t i = 0; i < m_loadedCount; ++i)
            step(i, static_cast<std::uint32_t>(readVarint(m_bytes, cursor)));
    } else {
        const std::size_t size = packedSize(m_loadedCount, width);
        unpack(m_bytes.substr(cursor, size), m_loadedCount, width, step);
        cursor += size;
    }
    if (weightWidth == kApart) {
        m_weights.fill(0);
        const auto few = static_cast<unsigned char>(m_bytes[cursor]);
        for (std::size_t i = 0; i < few; ++i)
            m_weights[static_cast<unsigned char>(m_bytes[cursor + 1 + 2 * i]) % kBlock] =
                static_cast<Weight>(m_bytes[cursor + 2 + 2 * i]);
        cursor += 1 + 2 * std::size_t{few};
    } else {
        const std::size_t size = packedSize(m_loadedCount, weightWidth);
        unpack(m_bytes.substr(cursor, size), m_loadedCount, weightWidth,
               [&](std::size_t i, std::uint32_t weight) { m_weights[i] = static_cast<Weight>(weight); });
        cursor += size;
    }
    m_placeCursor = table ? m_placesAt + fixedAt<std::uint32_t>(m_bytes, block * kTableEntry + 8) : cursor;
    m_placeCursorOf = 0;
    m_inBlock = 0;
    m_loaded = block;
}

Postings::Block Postings::block(std::uint32_t index)
{
    load(index);
    return {m_sections.data(), m_weights.data(), m_loadedCount};
}

bool Postings::seek(SectionNumber target)
{
    if (m_count == 0)
        return false;
    std::uint32_t block = m_loaded == 0xFFFFFFFFU ? 0 : m_loaded;
    if (m_count > kBlock) {
        const std::uint32_t blocks = blockCount();
        // By doubling steps, since the next target is usually near.
        std::uint32_t step = 1;
        std::uint32_t low = block;
        while (low + step < blocks && lastOf(low + step - 1) < target) {
            low += step;
            step *= 2;
        }
        std::uint32_t high = std::min(low + step, blocks);
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (lastOf(middle) < target)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == blocks)
            return false;
        block = low;
    }
    load(block);
    const auto* const first = m_sections.data();
    const auto* const found = std::lower_bound(first + m_inBlock, first + m_loadedCount, target);
    m_inBlock = static_cast<std::uint32_t>(found - first);
    return m_inBlock < m_loadedCount;
}

void Postings::places(std::vector<Place>& out)
{
    out.clear();
    if (m_hasPlaces == Places::None)
        return;
    for (; m_placeCursorOf < m_inBlock; ++m_placeCursorOf) {
        while ((readVarint(m_bytes, m_placeCursor) & 1U) != 0) {
        }
    }
    std::uint32_t at = 0;
    bool more = true;
    for (std::size_t cursor = m_placeCursor; more && cursor < m_bytes.size();) {
        const std::uint64_t value = readVarint(m_bytes, cursor);
        const bool gap = m_hasPlaces == Places::AtWithGap;
        at += static_cast<std::uint32_t>(value >> (gap ? 3U : 1U));
        out.push_back({at, gap ? static_cast<Gap>(value >> 1U & 3U) : Gap::Other});
        more = (value & 1U) != 0;
    }
}

} // namespace zhilan::search

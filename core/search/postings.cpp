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

/// From so many times on a weight is one step greater.
constexpr std::array<std::uint32_t, 8> kSteps{1, 2, 3, 4, 6, 9, 14, 24};

/// Most terms stand in the body alone: that shall be 0.
constexpr std::uint32_t packedTag(Tag tag, Places places)
{
    return places == Places::None ? tag ^ setOf(Field::Body) : tag;
}

/// How many bits a place takes that is behind all below `from` and below `end`.
unsigned placeWidth(std::uint32_t from, std::uint32_t end)
{
    return from < end ? static_cast<unsigned>(std::bit_width(end - from - 1)) : 32U;
}

/// So many ones in a Rice code say that the distance follows in placeWidth() bits.
constexpr unsigned kMostOnes = 16;

/// The parameter of the Rice code of distances between so many places below `end`: about what they are on an average.
unsigned riceWidth(std::uint32_t count, std::uint32_t end)
{
    return std::max(static_cast<unsigned>(std::bit_width(end / count)), 1U) - 1;
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

void PostingsWriter::add(SectionNumber section, LengthClass length, Tag tag, std::span<const Place> places)
{
    const std::size_t inBlock = m_count % kBlock;
    if (inBlock == 0 && m_count > 0)
        endBlock();
    m_distances[inBlock] = section - m_next;
    m_next = section + 1;
    m_tags[inBlock] = packedTag(tag, m_places);
    ++m_count;
    if (m_places == Places::None)
        return;
    const auto count = static_cast<std::uint32_t>(places.size());
    if (count == 0)
        return;
    putCount(count);
    std::uint32_t from = 0;
    const std::uint32_t end = longestOf(length);
    const unsigned rice = riceWidth(count, end);
    for (const Place& place : places) {
        const std::uint32_t distance = place.at - from;
        if (count == 1) {
            m_placeBits.put(m_placeBytes, distance, placeWidth(from, end));
        } else if (const std::uint32_t over = distance >> rice; over < kMostOnes) {
            m_placeBits.put(m_placeBytes, (1U << over) - 1, over + 1);
            m_placeBits.put(m_placeBytes, distance - (over << rice), rice);
        } else {
            m_placeBits.put(m_placeBytes, (1U << kMostOnes) - 1, kMostOnes);
            m_placeBits.put(m_placeBytes, distance, placeWidth(from, end));
        }
        from = place.at + 1;
        if (m_places == Places::AtWithGaps)
            putGaps(place);
    }
}

/// In Elias gamma code: one place, which is what most postings have, takes one bit.
void PostingsWriter::putCount(std::uint32_t count)
{
    const auto further = static_cast<unsigned>(std::bit_width(count)) - 1;
    m_placeBits.put(m_placeBytes, 0, further);
    m_placeBits.put(m_placeBytes, 1, 1);
    m_placeBits.put(m_placeBytes, count - (1U << further), further);
}

void PostingsWriter::putGaps(const Place& place)
{
    m_placeBits.put(m_placeBytes, place.gap == Gap::Other ? 0 : 1, 1);
    if (place.gap != Gap::Other)
        m_placeBits.put(m_placeBytes, place.gap == Gap::Hyphen ? 1 : 0, 1);
    m_placeBits.put(m_placeBytes, place.beforeSpace ? 1 : 0, 1);
}

void PostingsWriter::endBlock()
{
    const std::size_t count = (m_count - 1) % kBlock + 1;
    putFixed(m_table, m_next - 1);
    putFixed(m_table, static_cast<std::uint32_t>(m_docs.size()));
    putFixed(m_table, m_blockPlaces);
    m_placeBits.finish(m_placeBytes);
    m_blockPlaces = static_cast<std::uint32_t>(m_placeBytes.size());
    packNumbers(m_docs, m_distances.data(), count);
    packNumbers(m_docs, m_tags.data(), count);
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
    m_next = 0;
    m_blockPlaces = 0;
    m_table.clear();
    m_docs.clear();
    m_placeBytes.clear();
}

Postings::Postings(std::string_view bytes, std::uint32_t count, Places places, std::string_view lengths)
    : m_bytes(bytes), m_lengths(lengths), m_count(count), m_hasPlaces(places)
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
    std::size_t at = table ? m_docsAt + fixedAt<std::uint32_t>(m_bytes, block * kTableEntry + 4) : 0;
    m_loadedCount = std::min<std::uint32_t>(kBlock, m_count - block * kBlock);
    at = unpackNumbers(m_bytes, at, m_sections.data(), m_loadedCount);
    SectionNumber next = block > 0 ? lastOf(block - 1) + 1 : 0;
    for (std::uint32_t i = 0; i < m_loadedCount; ++i) {
        m_sections[i] += next;
        next = m_sections[i] + 1;
    }
    std::array<std::uint32_t, kBlock> tags; // as many as there are
    at = unpackNumbers(m_bytes, at, tags.data(), m_loadedCount);
    for (std::uint32_t i = 0; i < m_loadedCount; ++i) {
        m_tags[i] = static_cast<Tag>(packedTag(static_cast<Tag>(tags[i]), m_hasPlaces));
        const bool inHeading = (m_tags[i] & kHeadings) != 0;
        m_weights[i] = hasPlaces() ? m_tags[i] : static_cast<Weight>(inHeading ? kInHeading : 0);
    }
    if (hasPlaces())
        m_placeBits = {m_bytes, table ? m_placesAt + fixedAt<std::uint32_t>(m_bytes, block * kTableEntry + 8) : at};
    m_placesOf = 0;
    m_inBlock = 0;
    m_loaded = block;
}

Postings::Block Postings::block(std::uint32_t index)
{
    load(index);
    return {m_sections.data(), m_weights.data(), hasPlaces() ? nullptr : m_tags.data(), m_loadedCount};
}

bool Postings::next()
{
    if (m_loaded == kNone) {
        if (m_count > 0)
            load(0);
        return m_count > 0;
    }
    if (m_inBlock + 1 < m_loadedCount) {
        ++m_inBlock;
        return true;
    }
    if (m_loaded + 1 >= blockCount())
        return false;
    load(m_loaded + 1);
    return true;
}

bool Postings::seek(SectionNumber target)
{
    if (m_count == 0)
        return false;
    std::uint32_t block = m_loaded == kNone ? 0 : m_loaded;
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
    if (!hasPlaces())
        return;
    if (m_placesOf > m_inBlock) { // they are asked for again
        m_placeBits = m_lastPlaces;
        m_placesOf = m_inBlock;
    }
    for (; m_placesOf < m_inBlock; ++m_placesOf)
        readPlaces(m_sections[m_placesOf], nullptr);
    m_lastPlaces = m_placeBits;
    readPlaces(section(), &out);
    ++m_placesOf;
}

void Postings::readPlaces(SectionNumber section, std::vector<Place>* out)
{
    const std::uint32_t end = longestOf(section < m_lengths.size() ? static_cast<LengthClass>(m_lengths[section]) : 0);
    const auto further = static_cast<unsigned>(std::countr_zero(m_placeBits.peek() | std::uint64_t{1} << 31U));
    m_placeBits.skip(further + 1);
    const std::uint32_t count = (1U << further) + m_placeBits.get(further);
    const unsigned rice = riceWidth(count, end);
    std::uint32_t from = 0;
    for (std::uint32_t left = count; left > 0 && !m_placeBits.atEnd(); --left) {
        // All of one place is in the bits that are at hand: 16, 32 and 3 at most.
        const std::uint64_t bits = m_placeBits.peek();
        const auto lowest = [bits](unsigned at, unsigned width) {
            return static_cast<std::uint32_t>(bits >> at & ((std::uint64_t{1} << width) - 1));
        };
        Place place{from, Gap::Other, false};
        unsigned taken = 0;
        const auto over = count == 1 ? kMostOnes : static_cast<unsigned>(std::countr_one(bits));
        if (over < kMostOnes) {
            place.at += (over << rice) + lowest(over + 1, rice);
            taken = over + 1 + rice;
        } else {
            const unsigned ones = count == 1 ? 0 : kMostOnes;
            const unsigned width = placeWidth(from, end);
            place.at += lowest(ones, width);
            taken = ones + width;
        }
        from = place.at + 1;
        if (m_hasPlaces == Places::AtWithGaps) {
            const bool any = lowest(taken++, 1) != 0;
            if (any)
                place.gap = lowest(taken++, 1) != 0 ? Gap::Hyphen : Gap::Space;
            place.beforeSpace = lowest(taken++, 1) != 0;
        }
        m_placeBits.skip(taken);
        if (out != nullptr)
            out->push_back(place);
    }
}

} // namespace zhilan::search

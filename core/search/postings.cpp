#include "core/search/postings.h"

#include "core/search/bytes.h"
#include "core/search/postings_code.h"
#include "core/search/section_codes.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace zhilan::search
{
namespace
{

[[nodiscard]] std::uint32_t lowest(std::uint64_t bits, unsigned width)
{
    return static_cast<std::uint32_t>(bits & ((std::uint64_t{1} << width) - 1));
}

/// How many ones the bits begin with. Precondition: not all are.
[[nodiscard]] unsigned onesOf(std::uint64_t bits)
{
    return static_cast<unsigned>(std::countr_zero(~bits | std::uint64_t{1} << 63U));
}

Weight weightFor(FieldSet fields)
{
    return (fields & kHeadings) != 0 ? kOwnHeading : Weight{0};
}

/// The single place of a section, by the class of its length.
const std::vector<Below>& singlePlaces()
{
    static const std::vector<Below> kPlaces = [] {
        std::vector<Below> places;
        for (unsigned length = 0; length <= std::numeric_limits<LengthClass>::max(); ++length)
            places.emplace_back(longestOf(static_cast<LengthClass>(length)));
        return places;
    }();
    return kPlaces;
}

std::uint32_t readBelow(BitReader& reader, const Below& below)
{
    const std::uint64_t bits = reader.peek();
    const std::uint32_t value = lowest(bits, below.bits);
    if (value < below.fewer) {
        reader.skip(below.bits);
        return value;
    }
    reader.skip(below.bits + 1);
    return value * 2 + lowest(bits >> below.bits, 1) - below.fewer;
}

std::uint32_t readCount(BitReader& reader, Weight weight)
{
    if (weight == 0)
        return 1;
    const unsigned step = weight % kSteps.size();
    const bool other = reader.get(1) != 0;
    if (!other && step + 1 < kSteps.size())
        return kSteps[step] + readBelow(reader, Below(mostTimes(step) - kSteps[step] + 1));
    const auto further = static_cast<unsigned>(std::countr_zero(reader.peek() | std::uint64_t{1} << 31U));
    reader.skip(further + 1);
    const std::uint32_t number = (1U << further) + reader.get(further);
    return other ? number : number + kSteps[step] - 1;
}

} // namespace

Postings::Postings(std::string_view bytes, std::uint32_t count, Places places, std::string_view lengths)
    : m_bytes(bytes), m_lengths(lengths), m_count(count), m_hasPlaces(places), m_singlePlaces(&singlePlaces())
{
    if (count > kBlock)
        m_blocksAt = blockCount() * kTableEntry;
}

SectionNumber Postings::lastOf(std::uint32_t block) const
{
    return fixedAt<std::uint32_t>(m_bytes, block * kTableEntry);
}

void Postings::load(std::uint32_t block)
{
    if (block == m_loaded)
        return;
    const std::size_t begin = m_count > kBlock ? fixedAt<std::uint32_t>(m_bytes, block * kTableEntry + 4) : 0;
    m_loadedCount = std::min<std::uint32_t>(kBlock, m_count - block * kBlock);
    m_bits = {m_bytes, m_blocksAt + begin};
    unsigned rice = riceWidth(m_count, static_cast<std::uint32_t>(m_lengths.size()));
    bool rows = false;
    if (m_count >= kFew) {
        rice = m_bits.get(kRiceBits);
        rows = m_bits.get(1) != 0;
    }
    const SectionNumber next = block > 0 ? lastOf(block - 1) + 1 : 0;
    if (hasPlaces())
        rows ? readSections<true, true>(next, rice) : readSections<true, false>(next, rice);
    else
        rows ? readSections<false, true>(next, rice) : readSections<false, false>(next, rice);
    m_placesOf = 0;
    m_inBlock = 0;
    m_loaded = block;
}

template <bool kPlaces, bool kRows>
void Postings::readSections(SectionNumber next, unsigned rice)
{
    const auto escape = static_cast<unsigned>(std::bit_width(m_lengths.size()));
    const SectionForm form{kPlaces, kRows, rice};
    const SectionCodes* const codes = sectionCodes(form);
    BitReader reader = m_bits; // kept where the compiler knows that nothing else changes it
    std::uint64_t bits = reader.peek();
    unsigned taken = 0; // of the bits that are at hand
    const std::uint32_t count = m_loadedCount;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (taken + kSectionCodeBits > BitReader::kAtOnce) {
            reader.skip(std::exchange(taken, 0));
            bits = reader.peek();
        }
        if (codes != nullptr) [[likely]] {
            const SectionCode code = (*codes)[bits % codes->size()];
            if (code.length != 0) [[likely]] {
                next += code.distance;
                m_sections[i] = next++;
                m_tags[i] = code.tag;
                bits >>= code.length;
                taken += code.length;
                continue;
            }
        }
        // All of one section is in the bits that are at hand, unless its distance goes on.
        reader.skip(taken);
        bits = reader.peek();
        const ReadDistance distance = readDistance(bits, form);
        next += distance.value;
        taken = distance.length;
        if (distance.goesOn) [[unlikely]] {
            reader.skip(std::exchange(taken, 0));
            next += reader.get(escape);
            bits = reader.peek();
        } else {
            bits >>= taken;
        }
        const ReadTag tag = readTag(bits, form);
        m_sections[i] = next++;
        m_tags[i] = tag.value;
        bits >>= tag.length;
        taken += tag.length;
    }
    reader.skip(taken);
    m_bits = reader;
    if constexpr (!kPlaces)
        std::transform(m_tags.begin(), m_tags.begin() + count, m_weights.begin(), weightFor);
}

Postings::Block Postings::block(std::uint32_t index)
{
    load(index);
    return {m_sections.data(), weights(), hasPlaces() ? nullptr : m_tags.data(), m_loadedCount};
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
    // Often asked again for the same one, or for the next one.
    if (m_inBlock < m_loadedCount && target <= m_sections[m_inBlock])
        return true;
    if (m_inBlock + 1 < m_loadedCount && target <= m_sections[m_inBlock + 1]) {
        ++m_inBlock;
        return true;
    }
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

LengthClass Postings::lengthOf(std::uint32_t inBlock) const
{
    const SectionNumber section = m_sections[inBlock];
    return section < m_lengths.size() ? static_cast<LengthClass>(m_lengths[section]) : LengthClass{0};
}

template <bool kGaps>
void Postings::passPlaces(BitReader& reader, std::uint32_t inBlock) const
{
    // Most sections have one, of which no more needs to be known than where it ends.
    const Weight weight = m_tags[inBlock];
    std::uint64_t bits = reader.peek();
    if (weight != 0 && (weight != kInheritedHeading || (bits & 1U) != 0)) {
        const PlacesHead head = readHead(reader, inBlock);
        readPlaces<kGaps>(reader, head, [](std::uint32_t, unsigned) {});
        return;
    }
    if (weight != 0) { // the bit that says that it is one
        reader.skip(1);
        bits >>= 1U;
    }
    const Below& below = (*m_singlePlaces)[lengthOf(inBlock)];
    unsigned taken = lowest(bits, below.bits) < below.fewer ? below.bits : below.bits + 1;
    if constexpr (kGaps)
        taken += kGapCode.read(bits >> taken).length;
    reader.skip(taken);
}

Postings::PlacesHead Postings::readHead(BitReader& reader, std::uint32_t inBlock) const
{
    return {readCount(reader, m_tags[inBlock]), lengthOf(inBlock)};
}

/// Calls `take` with each place, and with its gap doubled and whether a space is behind it.
template <bool kGaps, typename Take>
void Postings::readPlaces(BitReader& at, PlacesHead head, Take&& take) const
{
    BitReader reader = at; // kept where the compiler knows that nothing else changes it
    if (head.count == 1) {
        const std::uint32_t place = readBelow(reader, (*m_singlePlaces)[head.length]);
        unsigned gap = 0;
        if constexpr (kGaps) {
            const auto code = kGapCode.read(reader.peek());
            gap = code.symbol;
            reader.skip(code.length);
        }
        take(place, gap);
        at = reader;
        return;
    }
    const std::uint32_t end = longestOf(head.length);
    const unsigned rice = riceWidth(std::max(head.count, 1U), end);
    const std::uint64_t mask = (std::uint64_t{1} << rice) - 1;
    const unsigned longest = kMostOnes + rice + kLongestGap; // of what is read of one place at once
    std::uint64_t bits = reader.peek();
    unsigned taken = 0; // of the bits that are at hand
    std::uint32_t place = 0;
    for (std::uint32_t left = head.count; left > 0; --left) {
        if (taken + longest > BitReader::kAtOnce) {
            reader.skip(std::exchange(taken, 0));
            if (reader.atEnd())
                break;
            bits = reader.peek();
        }
        const unsigned over = onesOf(bits);
        unsigned used = over + 1 + rice;
        if (over < kMostOnes) [[likely]] {
            place += (over << rice) + static_cast<std::uint32_t>(bits >> (over + 1) & mask);
            bits >>= used;
        } else {
            reader.skip(taken + kMostOnes);
            place += readBelow(reader, Below(end - std::min(place, end)));
            bits = reader.peek();
            taken = 0;
            used = 0;
        }
        unsigned gap = 0;
        if constexpr (kGaps) {
            const auto code = kGapCode.read(bits);
            bits >>= code.length;
            used += code.length;
            gap = code.symbol;
        }
        taken += used;
        take(place++, gap);
    }
    reader.skip(taken);
    at = reader;
}

void Postings::places(std::vector<Place>& out)
{
    out.clear();
    if (m_hasPlaces == Places::At)
        goToPlaces<false>(out);
    else if (m_hasPlaces == Places::AtWithGaps)
        goToPlaces<true>(out);
}

template <bool kGaps>
void Postings::goToPlaces(std::vector<Place>& out)
{
    if (m_placesOf > m_inBlock) { // they are asked for again
        m_bits = m_lastPlaces;
        m_placesOf = m_inBlock;
    }
    BitReader reader = m_bits; // kept where the compiler knows that nothing else changes it
    for (; m_placesOf < m_inBlock; ++m_placesOf)
        passPlaces<kGaps>(reader, m_placesOf);
    m_lastPlaces = reader;
    const PlacesHead head = readHead(reader, m_inBlock);
    // No more than the section has room for.
    const std::size_t most = head.count > 1 ? std::min(head.count, longestOf(head.length) + 1) : 1;
    readPlaces<kGaps>(reader, head, [&out, most](std::uint32_t at, unsigned gap) {
        if (out.size() < most)
            out.push_back({at, static_cast<Gap>(gap / 2), gap % 2 != 0});
    });
    ++m_placesOf;
    m_bits = reader;
}

} // namespace zhilan::search

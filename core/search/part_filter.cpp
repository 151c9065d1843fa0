#include "core/search/part_filter.h"

#include <algorithm>

namespace zhilan::search
{
namespace
{

/// Of trigrams. A block of 64 words has some three hundred.
constexpr unsigned kHashBits = 12;
constexpr std::uint64_t kHashes = 1U << kHashBits;

std::uint64_t hashOf(std::uint32_t trigram)
{
    constexpr std::uint32_t kSpread = 2654435761U; // 2^32 by the golden ratio, as Knuth multiplies
    return (trigram & 0xFFFFFFU) * kSpread >> (32U - kHashBits);
}

std::uint32_t shifted(std::uint32_t trigram, char next)
{
    return trigram << 8U | static_cast<unsigned char>(next);
}

} // namespace

PartFilter::PartFilter(std::uint64_t blocks) : m_words((blocks + 63) / 64), m_bits(m_words * kHashes) {}

void PartFilter::add(std::uint64_t block, std::string_view terms)
{
    const std::uint64_t bit = std::uint64_t{1} << (block % 64);
    std::uint64_t* const column = m_bits.data() + block / 64;
    std::uint32_t trigram = 0;
    std::size_t inTerm = 0;
    for (const char byte : terms) {
        trigram = shifted(trigram, byte);
        inTerm = byte == '\n' ? 0 : inTerm + 1;
        if (inTerm >= kShortest)
            column[hashOf(trigram) * m_words] |= bit;
    }
}

std::vector<const std::uint64_t*> PartFilter::rowsOf(std::string_view part) const
{
    std::vector<const std::uint64_t*> rows;
    std::uint32_t trigram = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
        trigram = shifted(trigram, part[i]);
        if (i + 1 >= kShortest)
            rows.push_back(m_bits.data() + hashOf(trigram) * m_words);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace zhilan::search

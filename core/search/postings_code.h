#pragma once

#include "core/search/postings.h"
#include "core/search/prefix_code.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

/// What the lists of sections are written in: for PostingsWriter and Postings alone. Grows core/search/part_file.cpp's
/// kFormat with every change.
namespace zhilan::search
{

/// Of the table of blocks: the last section, and where the block begins behind the table.
inline constexpr std::size_t kTableEntry = 8;

/// From so many times on a weight is one step greater.
inline constexpr std::array<std::uint32_t, 8> kSteps{1, 2, 3, 4, 5, 7, 11, 20};

/// Weights are found once or twice below the headings as a rule.
inline constexpr PrefixCode<kWeights> kWeightCode({1, 3, 4, 5, 6, 7, 7, 7, 3, 5, 6, 6, 7, 7, 7, 7});

/// Of sets of fields those that are frequent; all others follow the last symbol in 8 bits.
inline constexpr std::array<FieldSet, 11> kFrequentFields{
    setOf(Field::Body),
    setOf(Field::Title),
    setOf(Field::Heading),
    setOf(Field::Body) | setOf(Field::Title),
    setOf(Field::Body) | setOf(Field::Heading),
    setOf(Field::Table),
    setOf(Field::Body) | setOf(Field::Table),
    setOf(Field::Title) | setOf(Field::Heading),
    setOf(Field::Body) | setOf(Field::Title) | setOf(Field::Heading),
    setOf(Field::Quote),
    setOf(Field::Body) | setOf(Field::Quote),
};
inline constexpr std::size_t kOtherFields = kFrequentFields.size();
inline constexpr PrefixCode<kOtherFields + 1> kFieldsCode({1, 4, 4, 4, 4, 5, 5, 6, 6, 6, 6, 5});
inline constexpr std::array<std::uint8_t, 256> kFieldsSymbols = [] {
    std::array<std::uint8_t, 256> symbols{};
    symbols.fill(kOtherFields);
    for (std::size_t i = 0; i < kFrequentFields.size(); ++i)
        symbols[kFrequentFields[i]] = static_cast<std::uint8_t>(i);
    return symbols;
}();

/// Of a place's gap, doubled, and whether a space is behind it.
inline constexpr PrefixCode<6> kGapCode({1, 4, 3, 2, 5, 5});
inline constexpr unsigned kLongestGap = 5;

/// So many ones in a Rice code say that the number follows in other bits.
inline constexpr unsigned kMostOnes = 16;
/// Of a Rice code's parameter: what is read at once is no longer.
inline constexpr unsigned kLongestRice = 27;

/// The parameter of the Rice code of distances between so many of the numbers below `end`: about what they are on an
/// average.
[[nodiscard]] inline unsigned riceWidth(std::uint32_t count, std::uint32_t end)
{
    return std::min(std::max(static_cast<unsigned>(std::bit_width(end / count)), 1U) - 1, kLongestRice);
}

/// Lists of fewer sections take the parameter from their size. Others begin each block with the best one, and with a
/// bit that says whether sections in a row are so many that each distance begins with a bit for that.
inline constexpr std::uint32_t kFew = 8;
inline constexpr unsigned kRiceBits = 5;

/// The bits of the numbers below `end`, of which the lower ones take one less.
struct Below {
    unsigned bits = 0;       ///< of the lower ones
    std::uint32_t fewer = 0; ///< how many those are

    explicit Below(std::uint32_t end)
    {
        end = std::max(end, 1U);
        bits = static_cast<unsigned>(std::bit_width(end)) - 1;
        fewer = static_cast<std::uint32_t>((std::uint64_t{2} << bits) - end);
    }
};

/// How often a term of that weight may stand in a section, at most.
[[nodiscard]] inline std::uint32_t mostTimes(unsigned step)
{
    return step + 1 < kSteps.size() ? kSteps[step + 1] - 1 : 0xFFFFFFFFU;
}

} // namespace zhilan::search

#pragma once

#include "core/search/postings_code.h"

#include <array>
#include <bit>
#include <cstdint>

namespace zhilan::search
{

/// Of a list's bits: how a section's distance and its tag are written.
struct SectionForm {
    bool places = false; ///< the tag is a Weight, else a FieldSet
    bool rows = false;
    unsigned rice = 0;
};

/// What the lowest of some bits say, and how many those are.
struct ReadDistance {
    std::uint32_t value = 0;
    unsigned length = 0;
    bool goesOn = false; ///< the rest of it follows in as many bits as a section's number takes
};
struct ReadTag {
    Tag value = 0;
    unsigned length = 0;
};

/// Of 1 + kMostOnes + kLongestRice bits at most, from the section behind the one before.
[[nodiscard]] inline ReadDistance readDistance(std::uint64_t bits, const SectionForm& form)
{
    const unsigned rowBits = form.rows ? 1 : 0;
    if (form.rows && (bits & 1U) == 0)
        return {0, rowBits, false};
    bits >>= rowBits;
    const auto over = static_cast<unsigned>(std::countr_one(bits));
    if (over >= kMostOnes)
        return {rowBits, rowBits + kMostOnes, true};
    const std::uint64_t mask = (std::uint64_t{1} << form.rice) - 1;
    const auto rest = static_cast<std::uint32_t>(bits >> (over + 1) & mask);
    return {rowBits + (over << form.rice) + rest, rowBits + over + 1 + form.rice, false};
}

/// Of 13 bits at most.
[[nodiscard]] inline ReadTag readTag(std::uint64_t bits, const SectionForm& form)
{
    if (form.places) {
        const auto weight = kWeightCode.read(bits);
        return {weight.symbol, weight.length};
    }
    const auto code = kFieldsCode.read(bits);
    if (code.symbol == kOtherFields)
        return {static_cast<FieldSet>(bits >> code.length & 0xFFU), code.length + 8U};
    return {kFrequentFields[code.symbol], code.length};
}

/// Both of one section of a list, read at once: where it is short, and nearly all are.
struct SectionCode {
    std::uint16_t distance = 0;
    Tag tag = 0;
    std::uint8_t length = 0; ///< in bits; 0: longer than kSectionCodeBits
};
inline constexpr unsigned kSectionCodeBits = 11;
using SectionCodes = std::array<SectionCode, std::size_t{1} << kSectionCodeBits>;

/// By the next kSectionCodeBits bits; null where hardly any code would be as short.
[[nodiscard]] const SectionCodes* sectionCodes(const SectionForm& form);

} // namespace zhilan::search

#pragma once

#include "core/search/postings_code.h"

#include <array>
#include <cstdint>

namespace zhilan::search
{

/// Of a list's bits: how a section's distance and its tag are written.
struct SectionForm {
    bool places = false; ///< the tag is a Weight, else a FieldSet
    bool rows = false;
    unsigned rice = 0;
};

/// What one section of a list is written in, read at once: where it is short, and nearly all are.
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

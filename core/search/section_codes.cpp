#include "core/search/section_codes.h"

#include <bit>
#include <vector>

namespace zhilan::search
{
namespace
{

/// From here on, a distance leaves a tag no room.
constexpr unsigned kRiceTooLong = 8;

SectionCode codeOf(unsigned bits, const SectionForm& form)
{
    const unsigned rowBits = form.rows ? 1 : 0;
    unsigned used = rowBits;
    unsigned distance = 0;
    if (!form.rows || (bits & 1U) != 0) {
        const auto ones = static_cast<unsigned>(std::countr_one(bits >> rowBits));
        used += ones + 1;
        distance = rowBits + (ones << form.rice) + (bits >> used & ((1U << form.rice) - 1));
        used += form.rice;
    }
    const unsigned rest = bits >> used;
    Tag tag = 0;
    if (form.places) {
        const auto weight = kWeightCode.read(rest);
        tag = weight.symbol;
        used += weight.length;
    } else {
        const auto fields = kFieldsCode.read(rest);
        if (fields.symbol == kOtherFields)
            return {};
        tag = kFrequentFields[fields.symbol];
        used += fields.length;
    }
    // What ends behind the bits that there are was none of it.
    if (used > kSectionCodeBits)
        return {};
    return {static_cast<std::uint16_t>(distance), tag, static_cast<std::uint8_t>(used)};
}

SectionCodes codesOf(const SectionForm& form)
{
    SectionCodes codes;
    for (unsigned bits = 0; bits < codes.size(); ++bits)
        codes[bits] = codeOf(bits, form);
    return codes;
}

std::size_t indexOf(const SectionForm& form)
{
    return form.rice * 4 + (form.places ? 2 : 0) + (form.rows ? 1 : 0);
}

} // namespace

const SectionCodes* sectionCodes(const SectionForm& form)
{
    static const std::vector<SectionCodes> all = [] {
        std::vector<SectionCodes> codes(std::size_t{kRiceTooLong} * 4);
        for (unsigned rice = 0; rice < kRiceTooLong; ++rice) {
            for (const bool places : {false, true}) {
                for (const bool rows : {false, true})
                    codes[indexOf({places, rows, rice})] = codesOf({places, rows, rice});
            }
        }
        return codes;
    }();
    return form.rice < kRiceTooLong ? &all[indexOf(form)] : nullptr;
}

} // namespace zhilan::search

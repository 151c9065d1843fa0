#include "core/search/section_codes.h"

#include <vector>

namespace zhilan::search
{
namespace
{

/// From here on, a distance leaves a tag no room.
constexpr unsigned kRiceTooLong = 8;

SectionCode codeOf(unsigned bits, const SectionForm& form)
{
    const ReadDistance distance = readDistance(bits, form);
    const ReadTag tag = readTag(std::uint64_t{bits} >> distance.length, form);
    const unsigned length = distance.length + tag.length;
    // What ends behind the bits that there are was none of it.
    if (length > kSectionCodeBits)
        return {};
    return {static_cast<std::uint16_t>(distance.value), tag.value, static_cast<std::uint8_t>(length)};
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

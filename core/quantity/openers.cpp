#include "core/quantity/openers.h"

#include "core/quantity/chars.h"

#include <bitset>

namespace zhilan::quantity
{

bool opens(char32_t c)
{
    constexpr char32_t kEnd = 0x10000;
    static const std::bitset<kEnd> table = [] {
        std::bitset<kEnd> out;
        for (char32_t each = 0; each < 0x80; ++each) {
            if (isDigit(each) || isLetter(each))
                out.set(each);
        }
        for (const std::u32string_view some : {kOpeners, kHanNumerals}) {
            for (const char32_t each : some)
                out.set(each);
        }
        return out;
    }();
    return c < kEnd && table[c];
}

} // namespace zhilan::quantity

#include "core/text/space.h"

namespace zhilan::text
{

bool isSpace(char32_t c)
{
    return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0xFEFF;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kWide[] = {"\u3000", "\u00A0", "\u200B", "\uFEFF", "\u2003", "\u2002"};
    const auto isPlain = [](char c) {
        return static_cast<unsigned char>(c) <= 0x20;
    };
    for (bool changed = true; changed && !text.empty();) {
        changed = false;
        if (isPlain(text.front())) {
            text.remove_prefix(1);
            changed = true;
        } else if (isPlain(text.back())) {
            text.remove_suffix(1);
            changed = true;
        }
        for (const std::string_view wide : kWide) {
            if (text.starts_with(wide)) {
                text.remove_prefix(wide.size());
                changed = true;
            } else if (text.ends_with(wide)) {
                text.remove_suffix(wide.size());
                changed = true;
            }
        }
    }
    return text;
}

} // namespace zhilan::text

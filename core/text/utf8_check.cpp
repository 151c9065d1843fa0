#include "core/text/utf8_check.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace zhilan::text
{
namespace
{

/// The size of the well-formed sequence at the start of `bytes`, or, negated, that of the maximal subpart of an
/// ill-formed one.
int sequenceLength(std::string_view bytes)
{
    const auto byte = [&](std::size_t index) -> unsigned {
        return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0U;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return -1;
    const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    for (int i = 1; i < length; ++i) {
        const unsigned c = byte(static_cast<std::size_t>(i));
        if (c < low || c > high)
            return -i;
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

bool isTrail(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

std::size_t validUtf8Prefix(std::string_view bytes)
{
    constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::array<std::uint64_t, 4> words{};
        while (bytes.size() - at >= sizeof words) {
            std::memcpy(words.data(), bytes.data() + at, sizeof words);
            if (((words[0] | words[1] | words[2] | words[3]) & kHighBits) != 0)
                break;
            at += sizeof words;
        }
        while (bytes.size() - at >= sizeof words[0]) {
            std::memcpy(words.data(), bytes.data() + at, sizeof words[0]);
            if ((words[0] & kHighBits) != 0)
                break;
            at += sizeof words[0];
        }
        while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80)
            ++at;
        // Runs of common ideographs and kana: no special case for any of these lead bytes.
        while (bytes.size() - at >= 3) {
            const auto lead = static_cast<unsigned char>(bytes[at]);
            if (lead < 0xE1 || lead > 0xEC || !isTrail(bytes[at + 1]) || !isTrail(bytes[at + 2]))
                break;
            at += 3;
        }
        if (at == bytes.size())
            break;
        const int length = sequenceLength(bytes.substr(at));
        if (length < 0)
            break;
        at += static_cast<std::size_t>(length);
    }
    return at;
}

std::size_t illFormedLength(std::string_view bytes)
{
    return static_cast<std::size_t>(-sequenceLength(bytes));
}

} // namespace zhilan::text

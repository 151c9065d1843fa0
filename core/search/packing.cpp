#include "core/search/packing.h"

#include "core/search/bytes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <numeric>

namespace zhilan::search
{
namespace
{

/// Beside the width: exceptions follow.
constexpr unsigned kExceptions = 0x40;

constexpr std::size_t kWidths = 33;

std::size_t varintBytes(unsigned bits)
{
    return (bits + 6) / 7;
}

/// Of fewer numbers no exception is worth it.
constexpr std::size_t kMany = 6;

/// The width with which the numbers take least room. `ofWidth`: how many there are of each width.
unsigned bestWidth(const std::array<std::size_t, kWidths>& ofWidth, unsigned largest, std::size_t count)
{
    unsigned best = largest;
    std::size_t least = (count * largest + 7) / 8;
    for (unsigned width = 0; width < largest; ++width) {
        std::size_t bytes = (count * width + 7) / 8 + 1;
        for (unsigned greater = largest; greater > width && bytes < least; --greater)
            bytes += ofWidth[greater] * (1 + varintBytes(greater - width));
        if (bytes < least) {
            least = bytes;
            best = width;
        }
    }
    return best;
}

} // namespace

void packNumbers(std::string& out, const std::uint32_t* values, std::size_t count)
{
    if (count < kMany) { // most lists of an index are this short
        const std::uint32_t all = std::accumulate(values, values + count, 0U, std::bit_or<>());
        const auto width = static_cast<unsigned>(std::bit_width(all));
        out.push_back(static_cast<char>(width));
        BitWriter bits;
        for (std::size_t i = 0; i < count; ++i)
            bits.put(out, values[i], width);
        bits.finish(out);
        return;
    }
    std::array<std::size_t, kWidths> ofWidth{};
    unsigned largest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto width = static_cast<unsigned>(std::bit_width(values[i]));
        ++ofWidth[width];
        largest = std::max(largest, width);
    }
    const unsigned width = bestWidth(ofWidth, largest, count);
    const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
    std::string exceptions;
    std::size_t few = 0;
    const std::size_t head = out.size();
    out.push_back('\0');
    BitWriter bits;
    for (std::size_t i = 0; i < count; ++i) {
        bits.put(out, static_cast<std::uint32_t>(values[i] & mask), width);
        if (values[i] <= mask)
            continue;
        ++few;
        exceptions.push_back(static_cast<char>(i));
        putVarint(exceptions, std::uint64_t{values[i]} >> width);
    }
    bits.finish(out);
    out[head] = static_cast<char>(width | (few > 0 ? kExceptions : 0));
    if (few > 0) {
        out.push_back(static_cast<char>(few));
        out += exceptions;
    }
}

std::size_t unpackNumbers(std::string_view bytes, std::size_t at, std::uint32_t* values, std::size_t count)
{
    const auto head = at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
    const unsigned width = head & (kExceptions - 1);
    const std::size_t size = (count * width + 7) / 8;
    BitReader bits(bytes, at + 1);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = bits.get(width);
    at += 1 + size;
    if ((head & kExceptions) == 0 || at >= bytes.size())
        return at;
    ByteReader reader(bytes.substr(at + 1));
    for (unsigned left = static_cast<unsigned char>(bytes[at]); left > 0; --left) {
        const auto index = reader.fixed<std::uint8_t>();
        const std::uint64_t rest = reader.varint();
        if (index < count)
            values[index] |= static_cast<std::uint32_t>(rest << width);
    }
    return at + 1 + reader.at();
}

} // namespace zhilan::search

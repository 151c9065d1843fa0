#include "core/search/length_class.h"

#include <array>
#include <cmath>

namespace zhilan::search
{
namespace
{

constexpr double kClassesInPower = 8;

} // namespace

LengthClass lengthClass(std::uint32_t chars)
{
    return static_cast<LengthClass>(std::lround(std::log2(static_cast<double>(chars) + 1) * kClassesInPower));
}

double lengthOf(LengthClass length)
{
    return std::exp2(length / kClassesInPower) - 1;
}

std::uint32_t longestOf(LengthClass length)
{
    static const auto longest = [] {
        std::array<std::uint32_t, 256> table{};
        for (std::size_t i = 0; i < table.size(); ++i)
            table[i] = static_cast<std::uint32_t>(std::exp2((static_cast<double>(i) + 0.5) / kClassesInPower));
        return table;
    }();
    return longest[length];
}

} // namespace zhilan::search

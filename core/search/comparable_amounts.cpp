#include "core/search/comparable_amounts.h"

#include "core/quantity/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zhilan::search
{
namespace
{

struct Conversion {
    std::string_view unit;
    std::string_view base;
    double factor = 1;
};

/// Of the symbols that core/quantity reads (SI brochure, 9th edition; IEC 80000-13 for bytes; a month is a twelfth of
/// 365.25 days). Temperatures have offsets and are left as they are.
constexpr std::array kConversions{
    Conversion{"kW", "W", 1e3},
    Conversion{"MW", "W", 1e6},
    Conversion{"GW", "W", 1e9},
    Conversion{"TW", "W", 1e12},
    Conversion{"kWh", "Wh", 1e3},
    Conversion{"MWh", "Wh", 1e6},
    Conversion{"GWh", "Wh", 1e9},
    Conversion{"TWh", "Wh", 1e12},
    Conversion{"J", "Wh", 1.0 / 3600},
    Conversion{"kJ", "Wh", 1.0 / 3.6},
    Conversion{"kB", "byte", 1e3},
    Conversion{"MB", "byte", 1e6},
    Conversion{"GB", "byte", 1e9},
    Conversion{"TB", "byte", 1e12},
    Conversion{"PB", "byte", 1e15},
    Conversion{"EB", "byte", 1e18},
    Conversion{"KiB", "byte", 1024},
    Conversion{"MiB", "byte", 1048576},
    Conversion{"GiB", "byte", 1073741824.0},
    Conversion{"TiB", "byte", 1099511627776.0},
    Conversion{"bit", "byte", 0.125},
    Conversion{"kbit", "byte", 125},
    Conversion{"Mb", "byte", 125e3},
    Conversion{"Gb", "byte", 125e6},
    Conversion{"Mbit/s", "bit/s", 1e6},
    Conversion{"Gbit/s", "bit/s", 1e9},
    Conversion{"Tbit/s", "bit/s", 1e12},
    Conversion{"ms", "s", 1e-3},
    Conversion{"us", "s", 1e-6},
    Conversion{"ns", "s", 1e-9},
    Conversion{"min", "s", 60},
    Conversion{"h", "s", 3600},
    Conversion{"d", "s", 86400},
    Conversion{"week", "s", 604800},
    Conversion{"month", "s", 2629800},
    Conversion{"quarter", "s", 7889400},
    Conversion{"year", "s", 31557600},
    Conversion{"km", "m", 1e3},
    Conversion{"cm", "m", 1e-2},
    Conversion{"mm", "m", 1e-3},
    Conversion{"um", "m", 1e-6},
    Conversion{"nm", "m", 1e-9},
    Conversion{"mi", "m", 1609.344},
    Conversion{"ft", "m", 0.3048},
    Conversion{"in", "m", 0.0254},
    Conversion{"km2", "m2", 1e6},
    Conversion{"ha", "m2", 1e4},
    Conversion{"mu", "m2", 2000.0 / 3},
    Conversion{"ft2", "m2", 0.09290304},
    Conversion{"mL", "L", 1e-3},
    Conversion{"m3", "L", 1e3},
    Conversion{"gal", "L", 3.785411784},
    Conversion{"bbl", "L", 158.987294928},
    Conversion{"g", "kg", 1e-3},
    Conversion{"mg", "kg", 1e-6},
    Conversion{"t", "kg", 1e3},
    Conversion{"lb", "kg", 0.45359237},
    Conversion{"jin", "kg", 0.5},
    Conversion{"liang", "kg", 0.05},
    Conversion{"oz", "kg", 0.028349523125},
    Conversion{"MHz", "Hz", 1e6},
    Conversion{"GHz", "Hz", 1e9},
};

/// Bytes that a sign of an amount may begin with: digits, and the first bytes of 百千万亿倍萬億 and full-width digits.
constexpr std::array<bool, 256> kMayBegin = [] {
    std::array<bool, 256> table{};
    for (std::size_t digit = '0'; digit <= '9'; ++digit)
        table[digit] = true;
    for (const std::size_t lead : {0xE4, 0xE5, 0xE7, 0xE8, 0xEF})
        table[lead] = true;
    return table;
}();

bool isLargeNumber(const quantity::Quantity& quantity)
{
    constexpr double kLarge = 1e4;
    using enum quantity::Dimension;
    const bool counts = quantity.dimension == Number || quantity.dimension == Currency || quantity.dimension == Count;
    return counts && quantity.per.empty() && (std::abs(quantity.low) >= kLarge || std::abs(quantity.high) >= kLarge) &&
           (quantity.kind != quantity::Kind::AtMost || quantity.high >= kLarge);
}

} // namespace

/// Reading closely takes longer than everything else that is done to a text, and nearly every Chinese text has 一 in
/// it.
bool mayHaveAmount(std::string_view utf8)
{
    constexpr std::size_t kSize = 3;
    static constexpr std::array<std::string_view, 7> kWords{"百", "千", "万", "亿", "倍", "萬", "億"};
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        if (!kMayBegin[lead])
            continue;
        if (lead < 0x80)
            return true;
        const std::string_view sign = utf8.substr(at, kSize);
        if (sign >= "\uFF10" && sign <= "\uFF19" && sign.size() == kSize)
            return true;
        if (std::find(kWords.begin(), kWords.end(), sign) != kWords.end())
            return true;
    }
    return false;
}

std::vector<ComparableAmount> amountsIn(std::string_view utf8, const quantity::NamedUnit* head)
{
    std::vector<ComparableAmount> amounts;
    // Tables are full of numbers below ten thousand, which are amounts only with a unit.
    constexpr std::size_t kShort = 4;
    const bool shortNumber = head == nullptr && utf8.size() <= kShort &&
                             std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (shortNumber || !mayHaveAmount(utf8))
        return amounts;
    for (quantity::Quantity& quantity : quantity::read(utf8).quantities) {
        if (head != nullptr)
            quantity::apply(*head, quantity.span.of(utf8), quantity);
        if (isLargeNumber(quantity))
            amounts.push_back({{}, quantity.low, quantity.high, quantity.span.begin, quantity.span.end});
        if (quantity.unit.empty())
            continue;
        ComparableAmount amount{quantity.unit, quantity.low, quantity.high, quantity.span.begin, quantity.span.end};
        const auto* const known = std::find_if(kConversions.begin(), kConversions.end(),
                                               [&](const Conversion& each) { return each.unit == quantity.unit; });
        if (known != kConversions.end()) {
            amount.unit = known->base;
            amount.low *= known->factor;
            amount.high *= known->factor;
        }
        if (!quantity.per.empty())
            amount.unit += "/" + quantity.per;
        amounts.push_back(std::move(amount));
    }
    return amounts;
}

} // namespace zhilan::search

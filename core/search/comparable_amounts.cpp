#include "core/search/comparable_amounts.h"

#include "core/quantity/quantity.h"
#include "core/search/large_number.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace zhilan::search
{
namespace
{

struct Conversion {
    std::string_view unit;
    std::string_view base;
    double factor = 1;
};

constexpr double kElectronVolt = 1.602176634e-19 / 3600; // Wh

/// Of the symbols that core/quantity reads, whose places are ComparableAmount::written (SI brochure, 9th edition; IEC
/// 80000-13 for bytes; a month is a twelfth of 365.25 days). Temperatures have offsets and are left as they are.
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
    Conversion{"MJ", "Wh", 1e6 / 3600},
    Conversion{"GJ", "Wh", 1e9 / 3600},
    Conversion{"eV", "Wh", kElectronVolt},
    Conversion{"keV", "Wh", kElectronVolt * 1e3},
    Conversion{"MeV", "Wh", kElectronVolt * 1e6},
    Conversion{"GeV", "Wh", kElectronVolt * 1e9},
    Conversion{"TeV", "Wh", kElectronVolt * 1e12},
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
    Conversion{"pm", "m", 1e-12},
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
    Conversion{"kHz", "Hz", 1e3},
    Conversion{"MHz", "Hz", 1e6},
    Conversion{"GHz", "Hz", 1e9},
    Conversion{"THz", "Hz", 1e12},
    Conversion{"rad", "deg", 180 / std::numbers::pi},
};

/// 15岁, 15 years old.
bool isAge(const quantity::Quantity& quantity, std::string_view utf8)
{
    static constexpr std::array<std::string_view, 6> kEnds{"岁", "歲", "歳", "才", "살", "old"};
    const std::string_view amount = quantity.span.of(utf8);
    return quantity.unit == "year" && std::any_of(kEnds.begin(), kEnds.end(), [amount](std::string_view end) {
               return amount.find(end) != std::string_view::npos;
           });
}
static_assert(kConversions.size() < kAge);

/// Signs that speak of an amount besides digits. All have three bytes, which begin with one of 0xE4–0xEF.
constexpr std::array<std::string_view, 17> kSigns{"百",     "千",     "万",     "亿",     "倍",     "萬",
                                                  "億",     "\uFF10", "\uFF11", "\uFF12", "\uFF13", "\uFF14",
                                                  "\uFF15", "\uFF16", "\uFF17", "\uFF18", "\uFF19"};

constexpr std::size_t pairOf(char first, char second)
{
    return (static_cast<unsigned char>(first) & 0xFU) << 6U | (static_cast<unsigned char>(second) & 0x3FU);
}

/// Of the first two bytes of the signs, which spares comparing most characters.
constexpr std::array<bool, 1024> kPairs = [] {
    std::array<bool, 1024> table{};
    for (const std::string_view sign : kSigns)
        table[pairOf(sign[0], sign[1])] = true;
    return table;
}();

struct Bytes {
    bool digit = false;
    bool likeSign = false; ///< two in a row that a sign ends with
};

/// What bytes there are in the whole text: without an end before that, the compiler looks at many of them at once.
Bytes bytesOf(std::string_view utf8)
{
    using Byte = unsigned char; // of which the compiler compares sixteen at once
    const auto between = [](Byte byte, Byte first, Byte last) {
        return static_cast<Byte>(static_cast<Byte>(byte - first) <= static_cast<Byte>(last - first));
    };
    Byte digit = utf8.empty() ? Byte{0} : between(static_cast<Byte>(utf8.back()), '0', '9');
    Byte like = 0;
    for (std::size_t at = 0; at + 1 < utf8.size(); ++at) {
        const auto byte = static_cast<Byte>(utf8[at]);
        const auto next = static_cast<Byte>(utf8[at + 1]);
        const auto are = [byte, next](Byte first, Byte second) {
            return static_cast<Byte>((byte == first) & (next == second));
        };
        digit |= between(byte, '0', '9');
        like |= are(0x99, 0xBE) | are(0x8D, 0x83) | are(0xB8, 0x87) | are(0xBA, 0xBF) | are(0x80, 0x8D) |
                are(0x90, 0xAC) | are(0x84, 0x84) | static_cast<Byte>((byte == 0xBC) & between(next, 0x90, 0x99));
    }
    return {digit != 0, like != 0};
}

} // namespace

/// Reading closely takes longer than everything else that is done to a text, and nearly every Chinese text has 一 in
/// it.
bool mayHaveAmount(std::string_view utf8)
{
    const Bytes bytes = bytesOf(utf8);
    if (bytes.digit || !bytes.likeSign)
        return bytes.digit;
    constexpr std::size_t kSize = 3;
    const auto follows = [&](std::size_t at) {
        return (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U;
    };
    for (std::size_t at = 0; at + kSize <= utf8.size();) {
        if (static_cast<unsigned char>(utf8[at]) < 0xE0) {
            ++at;
            continue;
        }
        if (kPairs[pairOf(utf8[at], utf8[at + 1])] &&
            std::find(kSigns.begin(), kSigns.end(), utf8.substr(at, kSize)) != kSigns.end())
            return true;
        at += follows(at + 1) && follows(at + 2) ? kSize : 1;
    }
    return false;
}

std::vector<ComparableAmount> amountsIn(std::string_view utf8, const quantity::NamedUnit* head, Names names)
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
        const LargeNumber large = largeNumber(utf8, quantity, names);
        if (large != LargeNumber::None)
            amounts.push_back(
                {{}, quantity.low, quantity.high, quantity.span.begin, quantity.span.end, large == LargeNumber::Bare});
        if (quantity.unit.empty())
            continue;
        ComparableAmount amount{quantity.unit,       quantity.low,      quantity.high,
                                quantity.span.begin, quantity.span.end, false};
        const auto* const known = std::find_if(kConversions.begin(), kConversions.end(),
                                               [&](const Conversion& each) { return each.unit == quantity.unit; });
        if (known != kConversions.end()) {
            amount.unit = known->base;
            amount.low *= known->factor;
            amount.high *= known->factor;
            amount.written = isAge(quantity, utf8) ? kAge : static_cast<std::uint8_t>(known - kConversions.begin() + 1);
        }
        if (!quantity.per.empty())
            amount.unit += "/" + quantity.per;
        amounts.push_back(std::move(amount));
    }
    return amounts;
}

} // namespace zhilan::search

#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhilan::text
{

/// What fold() needs to know of one code point that has nothing of its cluster behind it.
struct FoldedCharacter {
    static constexpr std::uint32_t kKnown = 1U << 16U;
    static constexpr std::uint32_t kSingle = 1U << 17U; ///< folds to one code point of the basic plane: the low bits
    static constexpr std::uint32_t kSameLength = 1U << 18U;  ///< kSingle, in as many bytes of UTF-8
    static constexpr std::uint32_t kDropsSpaces = 1U << 19U; ///< white space beside it does not count
    static constexpr std::uint32_t kExtends = 1U << 20U;     ///< belongs to the cluster before it
    static constexpr std::uint32_t kSpace = 1U << 21U;
    static constexpr std::uint32_t kRangeWord = 1U << 22U; ///< 至, 到: a dash between numbers

    std::uint32_t bits = 0;

    [[nodiscard]] bool is(std::uint32_t flags) const { return (bits & flags) == flags; }
    [[nodiscard]] char16_t folded() const { return static_cast<char16_t>(bits & 0xFFFFU); }
};

/// What was asked for before, by code point, and how the rest comes to be known. For foldedCharacter() alone, which is
/// asked so often that it must not be called.
extern std::array<std::atomic<std::uint32_t>, 0x10000> knownCharacters;
[[nodiscard]] FoldedCharacter describeCharacter(char32_t codePoint);

/// Precondition: `codePoint` is of the basic plane. Constant once asked for; thread safe.
[[nodiscard]] inline FoldedCharacter foldedCharacter(char32_t codePoint)
{
    const std::uint32_t bits = knownCharacters[codePoint].load(std::memory_order_relaxed);
    return bits != 0 ? FoldedCharacter{bits} : describeCharacter(codePoint);
}

/// White space beside it does not count: Han, kana, Hangul, and the punctuation of the first two.
[[nodiscard]] bool dropsSpaces(char32_t codePoint);

/// A whole grapheme cluster of valid UTF-8, folded by code point rules alone. Linear.
void foldCluster(std::string_view cluster, std::u32string& out);

} // namespace zhilan::text

#pragma once

#include "core/base/byte_span.h"
#include "core/text/fold.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::text
{

/// The readings of a Han character in Mandarin, without tones, ü as v, commonest first; those in use and those of
/// today's dictionaries (Unihan). Empty for others. Logarithmic.
[[nodiscard]] std::vector<std::string_view> pinyinOf(char32_t codePoint);

/// The places that a query stands for in pinyin. Every Han character is written as a whole syllable of any of its
/// readings, with or without the number of its tone, or as its initial (z or zh); the last one may be unfinished. ü may
/// be u, v or ü. Letters, digits and Han characters of the query stand for themselves, but one syllable at least must
/// be pinyin. White space and hyphens of the query, middle dots and spaces of the text do not count. Queries of fewer
/// than two or more than 60 letters find nothing. Not overlapping, in order, as source ranges. Linear in the text.
[[nodiscard]] std::vector<ByteSpan> findPinyin(const FoldedText& text, std::string_view query);

/// What findPinyin() looks for of a query, and how long that may be. Linear.
[[nodiscard]] std::string typedPinyin(std::string_view query);
inline constexpr std::size_t kLongestPinyin = 60;
/// findPinyin() of what typedPinyin() gave, for many texts.
[[nodiscard]] std::vector<ByteSpan> findTypedPinyin(const FoldedText& text, std::string_view typed);

/// Letters from a to z and digits, a bit each.
using Letters = std::uint64_t;

/// The letters and digits that a text and the pinyin of its characters have; all where that takes folding to tell. To
/// pass over most of many texts: nothing is found in one (findPinyin(), Terms::find()) that has not all
/// lettersWanted(). Thread safe. Linear, and much faster than folding.
[[nodiscard]] Letters lettersIn(std::string_view utf8);
/// Without digits that may be tones. Linear.
[[nodiscard]] Letters lettersWanted(std::string_view query);

/// The places where other Han characters stand that may be read as those of a query are, one for one (梁文锋 for
/// 梁文峰): half of them at least must be the same ones. Of four and more, the only other one may also be read with one
/// letter missing, more or another (扩散 for 扩算). `han`: folded Han characters. Not overlapping, in order, as
/// source ranges. Linear.
[[nodiscard]] std::vector<ByteSpan> findHomophones(const FoldedText& text, std::string_view han);
/// Nothing is found by findHomophones() in a text that has not all of these lettersIn().
[[nodiscard]] Letters lettersOfHomophones(std::string_view han);

} // namespace zhilan::text

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zhilan::quantity
{

/// Writes Korean numerals as the Han ones they stand for, where they are numerals for sure: 삼천오백억 → 三千五百亿,
/// 3천억 → 3千亿, 마흔일곱 → 四十七, 사분의삼 → 四分之三. Most of their syllables are other words too (이 is "this",
/// 구조 "structure"), so a run counts only behind a digit, as the whole text, before a unit, or when it is long. `at`
/// holds the byte offset of each character and follows. True when anything was changed. Linear.
bool foldHangul(std::u32string& chars, std::vector<std::uint32_t>& at);

} // namespace zhilan::quantity

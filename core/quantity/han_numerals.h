#pragma once

#include "core/quantity/numerals.h"

namespace zhilan::quantity
{

/// 0–9 of a Han digit (〇零一两…), -1 for others.
[[nodiscard]] int hanDigit(char32_t c);
/// Whether a Han numeral may hold the character: digits, 十 to 京, 点, 几.
[[nodiscard]] bool isHanNumeral(char32_t c);
/// Positional digits, Han (二〇二五) or 0–9. Reads exactly `count`; nullopt otherwise.
[[nodiscard]] std::optional<int> readPlainDigits(const Chars& text, std::size_t at, std::size_t count);

/// 一百二十亿, 数十亿, 二〇二五, 三点五: a number in Han characters that begins at `at`; digits 0–9 may join after a
/// multiplier (一万5千). nullopt for what is none or is malformed (十一十二).
[[nodiscard]] std::optional<Numeral> readHanNumeral(const Chars& text, std::size_t at);

/// Goes on after digits: 10亿, 1亿2000万, 7万5千, 2千零30万. Leaves `number` alone where no multiplier follows.
void readHanMultipliers(const Chars& text, Numeral& number);

} // namespace zhilan::quantity

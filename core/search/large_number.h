#pragma once

#include "core/quantity/quantity.h"

#include <cstdint>
#include <string_view>

namespace zhilan::search
{

/// How a number that says how many or how much is written.
enum class LargeNumber : std::uint8_t {
    None,    ///< below ten thousand, of something else, or the name of something
    Bare,    ///< digits: 5000000000, 5,000,000,000, 1.2e10, 30k, 3.2B
    Written, ///< with a unit, a measure word or a word of magnitude: 50亿, 5 billion, $3.2B, 5000000000人
};

/// Whether figures that name things count as numbers: they do where somebody asks for amounts with them, and so does
/// nought with a word of magnitude then (>0亿).
enum class Names : std::uint8_t { LeftOut, Taken };

/// Of a quantity that was read in a text. In figures alone, it is taken as a reader would by what stands around it; it
/// is the name of something and no amount
/// - in other names: with a letter, a digit, _ or @ on either side, behind # or a slash, an address's = or a name's
///   hyphen or dot, before a hyphen with a group that has digits (UUID), before .pdf; in the middle of groups of
///   digits;
/// - with a nought in front, or with + in front of eight digits;
/// - with ten digits or more that are not in groups, unless the last third is noughts; with more than sixteen;
/// - with eight digits that are a date;
/// - with more than three digits before an exponent (24223e13);
/// - in groups parted by blanks that do not end with 000 (36 111 198 416 is four numbers as a rule);
/// - with the letter of a magnitude from a million on that may mean bytes or be a name: 106B, 3T, 802.11b. Decimals
///   make it an amount (3.2B), and so does what is counted (7B 模型);
/// - behind a word that says so, isLabelOfNames(), where mayName().
///
/// Linear for all quantities of a text together.
[[nodiscard]] LargeNumber largeNumber(std::string_view utf8, const quantity::Quantity& quantity, Names names);

/// Whether a text ends with a word that what names things stands behind: ISBN, No., userId, phone number, 订单号, 电话.
/// Blanks, colons, quotes and brackets may follow it. Words that are used otherwise as well say so only with a colon,
/// equals sign, number sign or full stop: issue:, build #, 微信：.
[[nodiscard]] bool isLabelOfNames(std::string_view utf8);
/// Of the text of a number: figures without groups (52,302) and decimals, in which names are not written.
[[nodiscard]] bool mayName(std::string_view number);

} // namespace zhilan::search

#pragma once

#include <cstdint>

namespace zhilan::search
{

/// The length of a section, in characters of its folded text: eighths of powers of two, rounded.
using LengthClass = std::uint8_t;

[[nodiscard]] LengthClass lengthClass(std::uint32_t chars);
/// The length that a class stands for, about.
[[nodiscard]] double lengthOf(LengthClass length);
/// No section of the class is longer.
[[nodiscard]] std::uint32_t longestOf(LengthClass length);

} // namespace zhilan::search

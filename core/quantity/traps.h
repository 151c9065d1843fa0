#pragma once

#include "core/quantity/chars.h"

namespace zhilan::quantity
{

/// Where something with digits ends that is no quantity: address, product name (GB200, GPT-4), version (1.2.3), clock
/// time (12:36), ratio (24/7, 50/50), telephone number, ordinal (第3), 千万不要. `at` itself when none begins there.
[[nodiscard]] std::size_t trapEnd(const Chars& text, std::size_t at);

/// Past a word with its digits and inner hyphens and dots: GPT-4, v1.2.3, GB200, o3-mini; `at` may be inside of it.
[[nodiscard]] std::size_t nameEnd(const Chars& text, std::size_t at);

/// Past what nobody could read at `at`: a run of digits at once, a word at once, else one character.
[[nodiscard]] std::size_t skipUnread(const Chars& text, std::size_t at);

} // namespace zhilan::quantity

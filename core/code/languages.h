#pragma once

#include "core/code/language.h"

#include <span>

namespace zhilan::code
{

/// All that are known.
[[nodiscard]] std::span<const Language> languages();

} // namespace zhilan::code

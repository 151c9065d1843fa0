#pragma once

#include "core/markdown/tree.h"

#include <string>

namespace zhilan::spec
{

enum class RawHtml { Passed, Filtered };

/// A tree as the GFM specification prints it (a strong directly inside a strong is not printed again). No footnotes.
[[nodiscard]] std::string gfmHtml(const markdown::Tree& tree, RawHtml raw = RawHtml::Passed);

} // namespace zhilan::spec

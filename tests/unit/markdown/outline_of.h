#pragma once

#include "core/markdown/tree.h"

#include <QString>

namespace zhilan::markdown
{

/// A tree's inlines in one line: text as it is, containers as `kind:target{children}`, leaves as `kind(content)`, with
/// a space between neighbours and " | " between blocks and for line breaks.
[[nodiscard]] QString outlineOf(const Tree& tree);

} // namespace zhilan::markdown

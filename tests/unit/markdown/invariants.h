#pragma once

#include "core/markdown/tree.h"

#include <QString>

namespace zhilan::markdown
{

/// What holds for every tree whatever its text: ids in document order, children inside their parents, siblings ordered
/// and apart, text in the source where it says it is. Empty, or the first breach.
[[nodiscard]] QString breachedInvariant(const Tree& tree);

} // namespace zhilan::markdown

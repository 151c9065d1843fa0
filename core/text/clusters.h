#pragma once

#include <cstddef>
#include <string_view>

namespace zhilan::text
{

/// Where the grapheme cluster that begins at `at` ends: extended grapheme clusters of UAX #29 (Unicode 15), save that a
/// prepended mark is a cluster of its own. `utf8` must be valid, at < size. Linear in the cluster.
[[nodiscard]] std::size_t clusterEnd(std::string_view utf8, std::size_t at);

/// The code point never begins a cluster behind one of another kind than itself: marks, joiners, trailing jamo.
[[nodiscard]] bool extendsCluster(char32_t codePoint);

} // namespace zhilan::text

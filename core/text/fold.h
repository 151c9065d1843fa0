#pragma once

#include "core/base/byte_span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::text
{

/// Grows with every change of what fold() returns for any text; stored in every index.
inline constexpr int kFoldVersion = 1;

/// Text made comparable, with the way back to its source. The rules are those of the search specification: Unicode
/// NFKC_Casefold, Traditional → Simplified, hiragana ≡ katakana, diacritics of Latin, Greek and Cyrillic removed,
/// dashes, tildes and quotation marks unified, group separators inside digits dropped, white space next to Han and
/// kana dropped and collapsed to one space elsewhere.
struct FoldedText {
    std::string folded; ///< UTF-8
    /// For each byte of `folded` the source byte range of the grapheme cluster it came from; sorted by begin.
    struct Run {
        std::uint32_t foldedBegin = 0; ///< this run covers folded bytes up to the next run's foldedBegin
        ByteSpan source;
    };
    std::vector<Run> runs;

    /// The source range, whole grapheme clusters, that a half-open range of `folded` came from. Logarithmic.
    [[nodiscard]] ByteSpan toSource(ByteSpan inFolded) const;
};

/// Folds UTF-8 text. Linear. Re-entrant.
[[nodiscard]] FoldedText fold(std::string_view utf8);

/// All places where `query` stands in `text`, both folded, not overlapping, in order, as ranges of the source of
/// `text`. An empty folded query matches nothing. Linear in text.folded.
[[nodiscard]] std::vector<ByteSpan> findAll(const FoldedText& text, const FoldedText& query);

} // namespace zhilan::text

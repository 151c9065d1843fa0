#pragma once

#include "core/base/byte_span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::text
{

/// Grows with every change of what fold() returns for any text.
inline constexpr int kFoldRules = 5;

/// Stored in every index: differs where fold() of this build and of the ICU that it runs with may differ.
[[nodiscard]] std::uint32_t foldVersion();

/// Text made comparable, with the way back to its source. The rules are those of the search specification: Unicode
/// NFKC_Casefold, Traditional → Simplified, hiragana ≡ katakana, diacritics of Latin, Greek and Cyrillic removed,
/// dashes, tildes and quotation marks unified, group separators inside digits dropped, white space next to Han, kana
/// and Hangul dropped and collapsed to one space elsewhere.
struct FoldedText {
    std::string folded; ///< UTF-8
    /// Where a stretch of `folded`, up to the next run's foldedBegin, came from; sorted by begin.
    struct Run {
        std::uint32_t foldedBegin = 0;
        ByteSpan source;
        /// Each code point of the stretch came from a code point of as many bytes that is a grapheme cluster. Otherwise
        /// the whole stretch came from one cluster.
        bool perCharacter = false;
    };
    std::vector<Run> runs;

    /// The source range, whole grapheme clusters, that a half-open range of `folded` came from. Logarithmic.
    [[nodiscard]] ByteSpan toSource(ByteSpan inFolded) const;
};

/// Folds valid UTF-8. Linear; the result is no longer than 18 times the text. Re-entrant.
[[nodiscard]] FoldedText fold(std::string_view utf8);
/// FoldedText::folded alone, for who needs no way back: takes a fifth less. `room`: a string that is no longer needed,
/// for its memory.
[[nodiscard]] std::string foldedText(std::string_view utf8, std::string room = {});

} // namespace zhilan::text

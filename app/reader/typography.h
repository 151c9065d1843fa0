#pragma once

#include "app/reader/inline_text.h"

#include <QString>

#include <vector>

namespace zhilan::reader
{

/// Space added after (or taken away behind) one character, in em. Painted only: text, search and copies never see it.
struct Spacing {
    int begin = 0; ///< UTF-16, half-open: the character
    int end = 0;
    double em = 0;
};

/// Rules of W3C's Requirements for Chinese Text Layout (https://www.w3.org/TR/clreq/): a quarter em between Han or kana
/// and Latin letters or digits (3.2.2), consecutive full-width punctuation tightened by half an em (3.1.6), by the
/// language's habit of where a mark stands in its square (zh-Hant centres commas and stops, ja centres colons). Chips
/// and code get room for their ground. Sorted; at most one per character. Linear.
[[nodiscard]] std::vector<Spacing> spacings(const QString& text, const std::vector<Run>& runs, const QString& language);

/// Holds Han, kana or Hangul: wants the wider line height.
[[nodiscard]] bool hasEastAsian(QStringView text);

/// Quotation marks, dashes and ellipses which Latin faces have too but which stand full width next to Han.
[[nodiscard]] bool isAmbiguousPunctuation(QChar c);

/// Han, kana, bopomofo and their punctuation.
[[nodiscard]] bool isHanLike(char32_t c);
/// A syllable or a letter of Hangul.
[[nodiscard]] bool isHangul(char32_t c);

} // namespace zhilan::reader

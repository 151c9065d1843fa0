#pragma once

#include <QString>

#include <utility>

namespace zhilan::reader
{

/// UTF-16 positions, half-open, of the word at `position`: by ICU, which knows Chinese and Japanese words. Linear in
/// the text (to bring it into the form ICU's rules are asked in).
[[nodiscard]] std::pair<int, int> wordAt(const QString& text, int position);

/// The same of the sentence, with the space behind it.
[[nodiscard]] std::pair<int, int> sentenceAt(const QString& text, int position);

/// The same of what a reader takes for one character.
[[nodiscard]] std::pair<int, int> clusterAt(const QString& text, int position);

} // namespace zhilan::reader

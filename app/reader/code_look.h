#pragma once

#include "app/reader/block_list.h"
#include "app/reader/text_layout.h"
#include "core/code/token.h"

#include <QString>

#include <vector>

namespace zhilan::reader
{

/// The colour of a token on the ground of code; 4.5:1 or more.
[[nodiscard]] QColor codeColor(const style::Theme& theme, code::TokenKind kind);

/// Colours of the part of a code block that `shown` is: what codeText() makes of it. `tokens` are those of the whole
/// block's text. Linear in the part, logarithmic in the tokens.
[[nodiscard]] std::vector<ColorRange> codeColors(const QString& shown, const markdown::Tree& tree, const Block& block,
                                                 const std::vector<code::Token>& tokens, const style::Theme& theme);

} // namespace zhilan::reader

#pragma once

#include <string>
#include <string_view>

namespace zhilan::pdf
{

/// A ToUnicode CMap (ISO 32000-1, 9.10.3) that says of each glyph the character that people write. Fonts have one glyph
/// for 文 and for the radical ⽂ (U+2F42), and who writes the file names it by the smaller of the two: then 文 is not
/// found in it, and copies as something else. Likewise the tab for the space. Everything else stays. Linear.
[[nodiscard]] std::string withPlainCharacters(std::string_view cmap);

} // namespace zhilan::pdf

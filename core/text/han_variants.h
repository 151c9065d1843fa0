#pragma once

namespace zhilan::text
{

/// The simplified form of a Han character, one for one; others as they are. Traditional forms as ICU's Hant-Hans
/// transliterator has them, then the forms of Japan and common variants, then those of Unicode's Unihan database.
/// Thread safe; constant for common characters, else logarithmic.
[[nodiscard]] char32_t simplifiedHan(char32_t codePoint);

} // namespace zhilan::text

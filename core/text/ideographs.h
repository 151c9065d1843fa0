#pragma once

namespace zhilan::text
{

/// The ideograph that people write for a radical, a stroke or a compatibility ideograph that looks the same: 文 for ⽂
/// (U+2F42), 长 for ⻓ (U+2ED3). Any other character itself. Constant.
[[nodiscard]] char32_t unifiedIdeograph(char32_t c);

} // namespace zhilan::text

#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::text
{

struct DecodedText {
    std::string utf8;     ///< valid UTF-8, no BOM; line ends as they were
    std::string encoding; ///< IANA name of what the bytes were read as, "UTF-8"
    bool hadBom = false;
    std::vector<Diagnostic> diagnostics; ///< UndecodableBytes, spans into `utf8`, merged when adjacent
};

/// Bytes of a text file → valid UTF-8. `encoding` (an IANA name) overrides detection; empty detects.
/// Nothing undecodable is dropped: each maximal invalid sequence becomes one U+FFFD with a diagnostic (Unicode 15,
/// section 3.9, substitution of maximal subparts).
/// Errors: BinaryFile (NUL bytes in text that is not UTF-16/32), TooLarge (over 4 GiB decoded).
/// Linear; re-entrant.
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes, std::string_view encoding = {});

} // namespace zhilan::text

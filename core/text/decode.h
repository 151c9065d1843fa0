#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::text
{

/// How the encoding was told.
enum class EncodingOrigin {
    Marked,    ///< by a byte order mark
    Detected,  ///< from the bytes themselves
    Uncertain, ///< detected, but another would fit nearly as well: one to ask the user about
    Chosen,    ///< by the caller
};

struct DecodedText {
    std::string utf8;     ///< valid UTF-8, no BOM; line ends as they were
    std::string encoding; ///< what the bytes were read as, a name as encodings() has it: "UTF-8"
    EncodingOrigin origin = EncodingOrigin::Detected;
    bool hadBom = false;
    /// UndecodableBytes, spans into `utf8`, merged when adjacent; at most kMostUndecodable.
    std::vector<Diagnostic> diagnostics;
};

/// More places than this are replaced without a diagnostic each.
inline constexpr std::size_t kMostUndecodable = 1000;

/// Bytes of a text file → valid UTF-8. `encoding` (a name of encodings() or any that ICU knows) overrides detection;
/// empty detects: a byte order mark, valid UTF-8, or what detectEncoding() says.
/// Nothing undecodable is dropped: each maximal invalid sequence becomes one U+FFFD with a diagnostic (Unicode 15,
/// section 3.9, substitution of maximal subparts).
/// Errors: BinaryFile (NUL bytes in text that is not UTF-16/32, or hardly a readable character), TooLarge (over 4 GiB
/// decoded). Linear; valid UTF-8 costs little more than a copy. Re-entrant.
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes, std::string_view encoding = {});

} // namespace zhilan::text

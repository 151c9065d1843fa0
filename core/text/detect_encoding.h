#pragma once

#include <string>
#include <string_view>

namespace zhilan::text
{

struct DetectedEncoding {
    std::string name;       ///< as canonicalEncoding() has it
    bool uncertain = false; ///< nothing fits well, or two encodings nearly as well as each other
    bool validUtf8 = false; ///< all of it is, whatever the encoding: need not be checked again
};

/// Which encoding bytes without a byte order mark are in: every encoding of CJK text and what ICU's detector proposes
/// for alphabets is tried on a sample, and the one wins in which the text surprises least (core/text/likelihood.h).
/// Valid UTF-8 is UTF-8. Looks at all bytes once and at no more than a few kilobytes closely. Thread safe.
[[nodiscard]] DetectedEncoding detectEncoding(std::string_view bytes);

} // namespace zhilan::text

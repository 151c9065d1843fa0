#pragma once

#include <span>
#include <string_view>

namespace zhilan::text
{

/// An encoding that text files come in.
struct Encoding {
    std::string_view name;  ///< IANA, preferred MIME name
    std::string_view label; ///< English: the script or language, for a list to choose from
};

/// Those to offer where the user chooses, by script. decode() also takes any other name that ICU knows.
[[nodiscard]] std::span<const Encoding> encodings();

/// The name as encodings() has it, of names that mean less or the same: "gbk" → "GB18030", "cp949" → "EUC-KR". Any
/// other name as it is.
[[nodiscard]] std::string_view canonicalEncoding(std::string_view name);

/// ICU's name of the converter to use, which is of the widest variant in use: Windows' for Shift_JIS, Big5 and EUC-KR.
/// `name` as canonicalEncoding() returns it.
[[nodiscard]] std::string_view converterName(std::string_view name);

} // namespace zhilan::text

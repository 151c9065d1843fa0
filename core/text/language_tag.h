#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhilan::text
{

/// The BCP 47 tag of a language named as file names do: "zh-Hans", "zh_CN", "eng", "chs", "繁體", "en-orig". Of two
/// languages in one file ("chs&eng") the first. nullopt for a word that names none, and for codes of three letters that
/// are words in file names ("new", "war"), unless the language has a code of two letters as well. Looks at no more than
/// 40 bytes.
[[nodiscard]] std::optional<std::string> languageTag(std::string_view word);

} // namespace zhilan::text

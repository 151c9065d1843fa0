#pragma once

#include <cstdint>
#include <string_view>

namespace zhilan::code
{

/// How code of a language is taken apart.
enum class Shape : std::uint8_t {
    Program, ///< words, strings, comments and numbers, by the rules below
    Markup,
    StyleSheet,
    Json,
    Yaml,
    Settings, ///< sections, keys, values: TOML, INI
    Difference,
    Markdown,
    Tex,
};

// What a program's language has, as bits.
inline constexpr std::uint32_t kHashDirectives = 1U << 0;  ///< #include at the start of a line
inline constexpr std::uint32_t kAnnotations = 1U << 1;     ///< @name
inline constexpr std::uint32_t kDollarVariables = 1U << 2; ///< $name, ${…}, also within double quotes
inline constexpr std::uint32_t kCapitalTypes = 1U << 3;    ///< a capital begins a type
inline constexpr std::uint32_t kNestedComments = 1U << 4;  ///< block comments nest
inline constexpr std::uint32_t kTemplates = 1U << 5;       ///< `…${…}…`
inline constexpr std::uint32_t kRegexLiterals = 1U << 6;   ///< /…/ where a value may stand
inline constexpr std::uint32_t kTripleQuotes = 1U << 7;    ///< """…""" over lines
inline constexpr std::uint32_t kCppRawStrings = 1U << 8;   ///< R"x(…)x"
inline constexpr std::uint32_t kHashRawStrings = 1U << 9;  ///< r#"…"#
inline constexpr std::uint32_t kHereDocuments = 1U << 10;  ///< <<END
inline constexpr std::uint32_t kLifetimes = 1U << 11;      ///< 'a is no string
inline constexpr std::uint32_t kShellWords = 1U << 12;     ///< - belongs to words, # begins comments between words only
inline constexpr std::uint32_t kIgnoresCase = 1U << 13;    ///< of keywords
inline constexpr std::uint32_t kLispWords = 1U << 14;      ///< almost all belongs to words; no calls by name(
inline constexpr std::uint32_t kDoubledQuotes = 1U << 15;  ///< '' within '…' and no backslashes
inline constexpr std::uint32_t kStringsOverLines = 1U << 16; ///< any string goes on over lines
inline constexpr std::uint32_t kDigitQuotes = 1U << 17;      ///< 1'000
inline constexpr std::uint32_t kSigils = 1U << 18;           ///< @name and %name are variables
inline constexpr std::uint32_t kBackquotes = 1U << 19;       ///< `…` is a string without escapes
inline constexpr std::uint32_t kLongBrackets = 1U << 20;     ///< [[…]], --[[…]]
inline constexpr std::uint32_t kColonSymbols = 1U << 21;     ///< :name
inline constexpr std::uint32_t kTargets = 1U << 22;          ///< "name:" at the start of a line
inline constexpr std::uint32_t kCommands = 1U << 23;         ///< the first word of a command is what is called

/// A language as data. Lists are words parted by single spaces.
struct Language {
    std::string_view name;
    std::string_view aliases; ///< lower case, with its usual file extensions
    Shape shape = Shape::Program;
    std::string_view lineComments; ///< openers
    std::string_view blockComment; ///< opener and closer
    std::string_view quotes;       ///< characters that begin and end strings
    std::uint32_t traits = 0;
    std::string_view keywords; ///< in the order of bytes
    std::string_view types;
    std::string_view constants;
};

} // namespace zhilan::code

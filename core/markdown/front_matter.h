#pragma once

#include "core/base/byte_span.h"
#include "core/base/diagnostic.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::markdown
{

struct FrontMatter {
    ByteSpan span;               ///< with its fences, without the last line end; empty without front matter
    ByteSpan yaml;               ///< between the fences
    std::uint32_t bodyBegin = 0; ///< where Markdown begins
};

/// A first line "---", then lines that begin like YAML, up to a line "---" or "...". A thematic break followed by a
/// blank line, or without a key below it, is no front matter. Linear.
[[nodiscard]] FrontMatter findFrontMatter(std::string_view source);

/// A value of front matter with all below it. Types beyond text, list and map are not told apart: "2026-01-02" and
/// "true" are text.
struct YamlValue {
    enum class Kind : std::uint8_t { Null, Text, List, Map };
    Kind kind = Kind::Null;
    std::string key;              ///< of an entry of a map
    std::string text;             ///< Text: quotes, escapes and folding resolved
    std::vector<YamlValue> items; ///< List, Map: in the order they are written
    ByteSpan keySpan;             ///< in the source, with quotes
    ByteSpan span;                ///< in the source, with quotes and brackets; of "*alias" where it stands for a value

    /// The first entry of a map with this key; null without.
    [[nodiscard]] const YamlValue* find(std::string_view wanted) const;
};

struct FrontMatterValues {
    YamlValue root; ///< a Map, whatever is there
    std::vector<Diagnostic> diagnostics;
};

/// Reads `yaml` (FrontMatter::yaml) of the source. What is no valid YAML is read line by line as "key: value" and
/// "- item", with a diagnostic, so that one odd line does not lose the others. Bounded: aliases, depth and size are
/// limited, and what is beyond is left out with a diagnostic. Linear.
[[nodiscard]] FrontMatterValues readFrontMatter(std::string_view source, ByteSpan yaml);

} // namespace zhilan::markdown

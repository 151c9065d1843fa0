#pragma once

#include "core/document/document.h"
#include "core/document/inline_text.h"

#include <string_view>
#include <vector>

/// What front matter says beyond what the head of a document shows: Document::properties, which the reading view, a
/// saved page, find in page and the index all take from here.
namespace zhilan::document
{

// Texts of a property, one of Document::properties, with the way back to the source: what YAML writes otherwise than it
// reads (quotes, escapes, lists) is mapped as a whole between the words around it.

[[nodiscard]] InlineText propertyKey(const Document& document, const InfoEntry& property);
/// `value`: of the property, or a part of it, which stands in that span of the source. Linear.
[[nodiscard]] InlineText propertyValue(const Document& document, std::string_view value, ByteSpan span);
/// "key: value". Linear.
[[nodiscard]] InlineText propertyLine(const Document& document, const InfoEntry& property);
/// Between key and value of a line.
inline constexpr std::string_view kAfterKey = ": ";

/// Addresses of the web (http, https) in a value, as they stand there without brackets: in order, apart. Linear.
[[nodiscard]] std::vector<ByteSpan> addressesIn(std::string_view value);

/// The programme or channel that the document's information names: its head shows it. Empty without; lives as long as
/// the document. Linear in the information.
[[nodiscard]] std::string_view programmeOf(const Document& document);

} // namespace zhilan::document

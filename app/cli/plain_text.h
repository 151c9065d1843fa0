#pragma once

#include "core/document/document.h"

#include <string>

namespace zhilan::cli
{

/// The document as plain text that keeps its shape: headings underlined, lists marked, quotes barred, tables in
/// columns. No Markdown syntax, no control characters.
[[nodiscard]] std::string plainTextOf(const document::Document& document);

} // namespace zhilan::cli

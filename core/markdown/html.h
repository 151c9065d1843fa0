#pragma once

#include "core/markdown/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::markdown
{

/// HTML exactly as the GFM specification prints it (raw HTML passed through save for its tag filter): for conformance
/// tests, never for showing. Source is parsed strictly, without our extensions.
[[nodiscard]] std::string specHtml(std::string_view utf8);
/// The same with cmark-gfm's extensions of these names alone, of "table", "strikethrough", "autolink", "tagfilter",
/// "tasklist" and "footnotes": what each example of the specification asks for.
[[nodiscard]] std::string specHtml(std::string_view utf8, const std::vector<std::string>& extensions);

/// The document's body as HTML that is safe to show: no script, no style, no event handlers, raw HTML escaped, no
/// remote resource loaded (remote images become links). Headings carry the ids that headingSlugs() gives.
[[nodiscard]] std::string bodyHtml(const Tree& tree);

} // namespace zhilan::markdown

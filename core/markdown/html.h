#pragma once

#include "core/markdown/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::markdown
{

enum class RawHtml { Passed, Filtered };

/// A tree as the GFM specification prints it, line for line (a strong directly inside a strong is not printed again);
/// raw HTML as it is, or through GFM's tag filter: for conformance tests, never for showing. Of a tree that was not
/// read strictly marks, math and wikilinks are printed as md4c does.
[[nodiscard]] std::string gfmHtml(const Tree& tree, RawHtml raw = RawHtml::Passed);

/// The same for a source that is read strictly, without our extensions.
[[nodiscard]] std::string specHtml(std::string_view utf8);
/// With GFM's extensions of these names alone, of "strikethrough", "autolink" and "tagfilter": what each example of the
/// specification asks for. Tables, task lists and footnotes are always read.
[[nodiscard]] std::string specHtml(std::string_view utf8, const std::vector<std::string>& extensions);

/// The document's body as HTML that is safe to show: no script, no style, no event handlers, of raw HTML what the tree
/// took as nodes, no remote resource loaded (remote images become links). Headings carry the ids that headingSlugs()
/// gives.
[[nodiscard]] std::string bodyHtml(const Tree& tree);

/// Whether an address may be handed to the system: http, https or mailto, with nothing in it that browsers read
/// otherwise than it looks. Of a destination as written.
[[nodiscard]] bool isRemoteAddress(std::string_view url);

} // namespace zhilan::markdown

#pragma once

#include "core/markdown/arena.h"
#include "core/markdown/references.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>

struct cmark_node;

namespace zhilan::markdown
{

/// The block structure of a text as cmark-gfm sees it (tables, task lists, footnote definitions in place), without
/// inlines. Lives as long as its arena, in the thread that made it.
struct CmarkBlocks {
    cmark_node* root = nullptr; ///< null: cancelled
    References references;      ///< link targets only, in `literals`
    std::uint32_t deepLine = 0; ///< as in GuardedText
    std::uint32_t costlyTable = 0;
};

[[nodiscard]] CmarkBlocks parseBlocks(std::string_view utf8, std::string& literals, const std::stop_token& stop);

/// Content of a paragraph, heading or table cell: what inlines are read from.
[[nodiscard]] std::string_view contentOf(const cmark_node* node);

/// Registers cmark-gfm's extensions, once; any thread.
void ensureExtensions();

} // namespace zhilan::markdown

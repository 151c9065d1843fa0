#include "core/markdown/cmark_blocks.h"

#include "core/markdown/cmark_guard.h"
#include "core/markdown/inline_scan.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <mutex>
// after cmark-gfm.h, which they need
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

namespace zhilan::markdown
{
namespace
{

constexpr std::size_t kFeedSize = 1U << 20U;

struct Harvest {
    References* references;
    std::string* literals;
    bool covered; ///< something is to be uncovered
};
thread_local Harvest harvest{};

void uncoverChunk(const cmark_chunk& chunk)
{
    if (chunk.len > 0)
        uncover(chunk.data, static_cast<std::size_t>(chunk.len));
}

TextRef literalOf(const cmark_chunk& chunk, std::string& literals)
{
    const TextRef ref{static_cast<std::uint32_t>(literals.size()), static_cast<std::uint32_t>(chunk.len), 0};
    if (chunk.len > 0)
        literals.append(reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len));
    return ref;
}

/// Runs at the end of the parse, the last moment when the parser still has its link definitions.
cmark_node* harvestReferences(cmark_syntax_extension* /*self*/, cmark_parser* parser, cmark_node* /*root*/)
{
    if (harvest.references == nullptr)
        return nullptr;
    // Newest first, so that of two definitions with one label the first of the document is kept.
    for (const cmark_map_entry* entry = parser->refmap->refs; entry != nullptr; entry = entry->next) {
        const auto* reference = reinterpret_cast<const cmark_reference*>(entry);
        std::string label = reinterpret_cast<const char*>(entry->label);
        if (harvest.covered) {
            uncover(reinterpret_cast<unsigned char*>(label.data()), label.size());
            uncoverChunk(reference->url);
            uncoverChunk(reference->title);
        }
        harvest.references->links[scan::normalizedLabel(label)] = {literalOf(reference->url, *harvest.literals),
                                                                   literalOf(reference->title, *harvest.literals)};
    }
    return nullptr;
}

cmark_syntax_extension* harvester()
{
    static cmark_syntax_extension* const extension = [] {
        cmark_syntax_extension* created = cmark_syntax_extension_new("zhilan-references");
        cmark_syntax_extension_set_postprocess_func(created, harvestReferences);
        return created;
    }();
    return extension;
}

bool holdsInlines(const cmark_node* node)
{
    if (node->type == CMARK_NODE_PARAGRAPH || node->type == CMARK_NODE_HEADING)
        return true;
    return node->extension != nullptr && node->first_child == nullptr && node->content.size > 0;
}

/// The next node in document order; null after the last.
cmark_node* following(cmark_node* node)
{
    if (node->first_child != nullptr)
        return node->first_child;
    while (node != nullptr && node->next == nullptr)
        node = node->parent;
    return node == nullptr ? nullptr : node->next;
}

void uncoverAll(cmark_node* root)
{
    for (cmark_node* node = root; node != nullptr; node = following(node)) {
        if (const std::string_view content = contentOf(node); !content.empty())
            uncover(node->content.ptr, content.size());
        if (node->type == CMARK_NODE_CODE_BLOCK) {
            uncoverChunk(node->as.code.literal);
            uncoverChunk(node->as.code.info);
        } else if (node->type == CMARK_NODE_HTML_BLOCK || node->type == CMARK_NODE_FOOTNOTE_DEFINITION) {
            uncoverChunk(node->as.literal);
        }
    }
}

/// Keeps all blocks of a document but the last from cmark while it finishes: they are closed, and it would only go
/// through them, twice.
class FinishedBlocks
{
public:
    explicit FinishedBlocks(cmark_node* root) : m_root(root), m_first(root->first_child)
    {
        cmark_node* open = root->last_child;
        if (open == m_first)
            return;
        m_last = open->prev;
        open->prev = nullptr;
        root->first_child = open;
    }
    ~FinishedBlocks()
    {
        if (m_last == nullptr)
            return;
        cmark_node* after = m_root->first_child;
        m_last->next = after;
        (after == nullptr ? m_root->last_child : after->prev) = m_last;
        m_root->first_child = m_first;
    }
    FinishedBlocks(const FinishedBlocks&) = delete;
    FinishedBlocks& operator=(const FinishedBlocks&) = delete;

private:
    cmark_node* m_root;
    cmark_node* m_first;
    cmark_node* m_last = nullptr; ///< null: nothing is kept back
};

/// Hides the content of blocks from cmark's inline parser, whose work would be thrown away. The bytes stay where they
/// are; contentOf() knows their number. Of the blocks that are still open (table cells always are, and a heading at the
/// end) only a paragraph's content is looked at when cmark closes it, for link definitions.
void hideContents(cmark_node* root)
{
    for (cmark_node* node = root; node != nullptr; node = following(node)) {
        const bool open = (node->flags & CMARK_NODE__OPEN) != 0;
        if (holdsInlines(node) && !(open && node->type == CMARK_NODE_PARAGRAPH)) {
            // The number itself, not an address.
            node->user_data = reinterpret_cast<void*>( // NOLINT(performance-no-int-to-ptr)
                static_cast<std::uintptr_t>(node->content.size));
            node->content.size = 0;
        }
    }
}

} // namespace

void ensureExtensions()
{
    static std::once_flag once;
    std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
}

std::string_view contentOf(const cmark_node* node)
{
    const auto hidden = static_cast<std::size_t>(reinterpret_cast<std::uintptr_t>(node->user_data));
    const std::size_t size = hidden > 0 ? hidden : static_cast<std::size_t>(node->content.size);
    return {reinterpret_cast<const char*>(node->content.ptr), size};
}

CmarkBlocks parseBlocks(std::string_view utf8, std::string& literals, const std::stop_token& stop)
{
    ensureExtensions();
    CmarkBlocks blocks;
    cmark_parser* parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES, Arena::allocator());
    // Neither has inline syntax: those that have change tables shared by all threads while they run.
    for (const char* name : {"table", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_attach_syntax_extension(parser, harvester());

    const GuardedText guarded = guardedText(utf8);
    blocks.deepLine = guarded.deepLine;
    blocks.costlyTable = guarded.costlyTable;
    if (!guarded.covered.empty())
        utf8 = guarded.covered;
    const std::string_view whole = utf8;
    while (!utf8.empty()) {
        if (stop.stop_requested())
            return blocks;
        const std::string_view part = utf8.substr(0, kFeedSize);
        cmark_parser_feed(parser, part.data(), part.size());
        utf8.remove_prefix(part.size());
    }
    if (!whole.empty() && whole.back() != '\n' && whole.back() != '\r')
        cmark_parser_feed(parser, "\n", 1);
    // An empty line closes the last paragraph, so that its inlines can be hidden too.
    if (parser->current->type == CMARK_NODE_PARAGRAPH || parser->current->extension != nullptr)
        cmark_parser_feed(parser, "\n", 1);

    // Else cmark moves definitions to the end and drops those that it saw no reference to.
    parser->options &= ~CMARK_OPT_FOOTNOTES;
    harvest = {&blocks.references, &literals, !guarded.covered.empty()};
    {
        const FinishedBlocks finished(parser->root);
        hideContents(parser->root);
        blocks.root = cmark_parser_finish(parser);
    }
    harvest = {};
    if (!guarded.covered.empty() && blocks.root != nullptr)
        uncoverAll(blocks.root);
    return blocks;
}

} // namespace zhilan::markdown

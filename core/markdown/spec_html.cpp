#include "core/markdown/cmark_blocks.h"
#include "core/markdown/html.h"

#include <cmark-gfm-core-extensions.h>

#include <cstdlib>
#include <mutex>

namespace zhilan::markdown
{

std::string specHtml(std::string_view utf8)
{
    // cmark-gfm's inline extensions switch tables on and off that all its parsers share.
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    ensureExtensions();
    constexpr int kOptions = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;
    cmark_parser* parser = cmark_parser_new(kOptions);
    for (const char* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, utf8.data(), utf8.size());
    cmark_node* root = cmark_parser_finish(parser);
    char* html = cmark_render_html(root, kOptions, cmark_parser_get_syntax_extensions(parser));
    std::string result = html == nullptr ? std::string() : std::string(html);
    std::free(html);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return result;
}

} // namespace zhilan::markdown

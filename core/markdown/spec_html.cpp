#include "core/markdown/cmark_blocks.h"
#include "core/markdown/html.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>

namespace zhilan::markdown
{

std::string specHtml(std::string_view utf8)
{
    return specHtml(utf8, {"table", "strikethrough", "autolink", "tagfilter", "tasklist", "footnotes"});
}

std::string specHtml(std::string_view utf8, const std::vector<std::string>& extensions)
{
    // cmark-gfm's inline extensions switch tables on and off that all its parsers share.
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    ensureExtensions();
    const bool footnotes = std::find(extensions.begin(), extensions.end(), "footnotes") != extensions.end();
    const int options = CMARK_OPT_UNSAFE | (footnotes ? CMARK_OPT_FOOTNOTES : 0);
    cmark_parser* parser = cmark_parser_new(options);
    for (const std::string& name : extensions) {
        if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name.c_str()))
            cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, utf8.data(), utf8.size());
    cmark_node* root = cmark_parser_finish(parser);
    char* html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser));
    std::string result = html == nullptr ? std::string() : std::string(html);
    std::free(html);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return result;
}

} // namespace zhilan::markdown

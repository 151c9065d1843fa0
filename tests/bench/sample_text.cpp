#include "tests/bench/sample_text.h"

#include <cmark-gfm-core-extensions.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace zhilan::bench
{

namespace
{

cmark_parser* makeParser()
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    return parser;
}

} // namespace

std::string readAll(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> markdownUnder(const fs::path& folder)
{
    std::vector<std::string> texts;
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(folder, error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        if (entry->is_regular_file() && entry->path().extension() == ".md")
            texts.push_back(readAll(entry->path()));
    }
    return texts;
}

std::string sampleDocument()
{
    std::vector<std::string> sample = markdownUnder(fs::path(ZHILAN_SHARED_DIR) / "samples");
    if (sample.empty())
        sample = markdownUnder(fs::path(ZHILAN_SOURCE_DIR) / "resources" / "library");
    if (sample.empty()) {
        std::fprintf(stderr, "no sample document\n");
        std::exit(EXIT_FAILURE);
    }
    return sample.front();
}

std::string largeDocument(std::size_t bytes)
{
    const std::string sample = sampleDocument();
    std::string large;
    while (large.size() < bytes)
        large += sample + '\n';
    return large;
}

void parseBare(const std::string& text)
{
    cmark_parser* parser = makeParser();
    cmark_parser_feed(parser, text.data(), text.size());
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
}

std::string htmlOf(const std::string& text)
{
    cmark_parser* parser = makeParser();
    cmark_parser_feed(parser, text.data(), text.size());
    cmark_node* tree = cmark_parser_finish(parser);
    char* html = cmark_render_html(tree, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
    std::string result(html);
    std::free(html);
    cmark_node_free(tree);
    cmark_parser_free(parser);
    return result;
}

} // namespace zhilan::bench

// Bytes to complete document model and series, against a bare parse of the same text by cmark-gfm.
// bench_parse [FOLDER…]: folders whose Markdown files are read as well.

#include "core/document/build.h"
#include "core/series/series.h"
#include "tests/bench/measure.h"

#include <cmark-gfm-core-extensions.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace zhilan;

namespace
{

constexpr std::size_t kLargeText = 10U << 20U;

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

std::size_t bytesOf(const std::vector<std::string>& texts)
{
    std::size_t bytes = 0;
    for (const std::string& text : texts)
        bytes += text.size();
    return bytes;
}

void parseBare(const std::string& text)
{
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, text.data(), text.size());
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
}

void readFully(const std::string& text)
{
    const auto document = document::fromBytes(text, "bench");
    if (!document) {
        std::fprintf(stderr, "not read: %s\n", std::string(describe(document.error().code)).c_str());
        std::exit(EXIT_FAILURE);
    }
    static_cast<void>(series::extract(**document));
}

void run(const char* name, const std::vector<std::string>& texts, std::size_t rounds)
{
    const auto each = [&](auto&& read) {
        return [&texts, read] {
            for (const std::string& text : texts)
                read(text);
        };
    };
    const bench::Medians medians = bench::compare(rounds, each(readFully), each(parseBare));
    const double megabytes = static_cast<double>(bytesOf(texts)) / 1e6;
    std::printf("%-28s %5zu files %8.2f MB  model and series %9.2f ms (%6.1f MB/s)  cmark-gfm %9.2f ms  ratio %5.2f\n",
                name, texts.size(), megabytes, medians.subject.count(), megabytes * 1e3 / medians.subject.count(),
                medians.reference.count(), medians.ratio());
}

} // namespace

int main(int argc, char** argv)
{
    cmark_gfm_core_extensions_ensure_registered();
    const fs::path source = ZHILAN_SOURCE_DIR;
    const fs::path shared = ZHILAN_SHARED_DIR;

    std::vector<std::string> sample = markdownUnder(shared / "samples");
    if (sample.empty())
        sample = markdownUnder(source / "resources" / "library");
    if (sample.empty()) {
        std::fprintf(stderr, "no sample document\n");
        return EXIT_FAILURE;
    }
    sample.resize(1);
    run("sample document", sample, 50);

    std::string large;
    while (large.size() < kLargeText)
        large += sample.front() + '\n';
    run("sample document, repeated", {large}, 5);

    for (int i = 1; i < argc; ++i) {
        if (const auto texts = markdownUnder(argv[i]); !texts.empty())
            run(argv[i], texts, 3);
    }
    return EXIT_SUCCESS;
}

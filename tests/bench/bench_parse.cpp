// What it costs to read a document, in times of a bare parse of the same bytes by cmark-gfm: bytes to tree, to the
// whole model, and then its series; and how much memory tree and model hold. bench_parse [FOLDER…] [--goal FOLDER…]:
// the Markdown files of each folder are read as well; those behind --goal must be within the goals.

#include "core/document/build.h"
#include "core/markdown/parse.h"
#include "core/series/series.h"
#include "core/text/decode.h"
#include "tests/bench/heap_count.h"
#include "tests/bench/measure.h"
#include "tests/bench/sample_text.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace zhilan;
using bench::costOf;
using bench::Milliseconds;
using bench::parseBare;

namespace
{

constexpr std::size_t kLargeText = 10U << 20U;

// Goals for tree and model together.
constexpr double kMostTime = 2.0;    ///< bare parses by cmark-gfm
constexpr double kMostMemory = 12.0; ///< bytes a byte of text

using Texts = std::vector<std::string>;
using DocumentPointer = std::shared_ptr<const document::Document>;

template <typename Value>
Value orExit(Result<Value>&& result)
{
    if (!result) {
        std::fprintf(stderr, "not read: %s\n", std::string(describe(result.error().code)).c_str());
        std::exit(EXIT_FAILURE);
    }
    return std::move(*result);
}

void readTree(const std::string& text)
{
    const auto tree = orExit(markdown::parse(orExit(text::decode(text)).utf8));
    static_cast<void>(tree);
}

DocumentPointer readModel(const std::string& text)
{
    return orExit(document::fromBytes(text, "bench"));
}

/// One round, everything built also given back, as cmark-gfm's tree is. Processor time of all threads, since large
/// documents are read on several; elapsed time of the whole reading beside.
struct Times {
    bench::Cost bare;
    bench::Cost tree;
    bench::Cost model; ///< tree and model
    bench::Cost series;
};

bench::Cost& operator+=(bench::Cost& sum, const bench::Cost& cost)
{
    sum.elapsed += cost.elapsed;
    sum.processor += cost.processor;
    return sum;
}

Times timeRound(const Texts& texts)
{
    Times times;
    for (const std::string& text : texts) {
        times.bare += costOf([&] { parseBare(text); });
        times.tree += costOf([&] { readTree(text); });
        DocumentPointer document;
        times.model += costOf([&] { document = readModel(text); });
        times.series += costOf([&] { static_cast<void>(series::extract(*document)); });
        times.model += costOf([&] { document.reset(); });
    }
    return times;
}

struct Memory {
    std::size_t live = 0;  ///< tree and model, with the text that the tree keeps
    std::size_t peak = 0;  ///< while they are made, without the bytes read from
    std::size_t cmark = 0; ///< the most that cmark-gfm holds
};

/// Summed over the texts, each read for itself.
Memory memoryOf(const Texts& texts)
{
    Memory memory;
    for (const std::string& text : texts) {
        {
            const bench::HeapCounter counter;
            parseBare(text);
            memory.cmark += counter.peak();
        }
        const bench::HeapCounter counter;
        DocumentPointer document;
        // A thread of its own, so that what core keeps with the thread is taken and given back too.
        std::thread([&] { document = readModel(text); }).join();
        memory.live += counter.live();
        memory.peak += counter.peak();
    }
    return memory;
}

/// False: a goal is missed.
bool run(const char* name, const Texts& texts, std::size_t rounds)
{
    std::size_t bytes = 0;
    for (const std::string& text : texts)
        bytes += text.size();
    const auto perByte = [bytes](std::size_t size) {
        return static_cast<double>(size) / static_cast<double>(bytes);
    };
    timeRound(texts); // not counted
    std::vector<Milliseconds> bare;
    std::vector<double> tree;
    std::vector<double> model;
    std::vector<double> series;
    std::vector<double> elapsed; // of tree and model
    for (std::size_t round = 0; round < rounds; ++round) {
        const Times times = timeRound(texts);
        const Milliseconds reference = times.bare.processor;
        bare.push_back(reference);
        tree.push_back(times.tree.processor / reference);
        model.push_back(times.model.processor / reference);
        series.push_back(times.series.processor / reference);
        elapsed.push_back(times.model.elapsed / times.bare.elapsed);
    }
    const double seconds = bench::median(bare).count() / 1e3;
    const Memory memory = memoryOf(texts);
    std::printf("%s: %zu files, %.2f MB; cmark-gfm %.1f MB/s\n"
                "  processor time, cmark-gfm = 1:  tree %.2f  tree and model %.2f  series besides %.2f\n"
                "  elapsed time, cmark-gfm = 1:  tree and model %.2f\n"
                "  heap, bytes a byte of text:  tree and model %.2f  at most meanwhile %.2f  cmark-gfm at most %.2f\n",
                name, texts.size(), static_cast<double>(bytes) / 1e6, static_cast<double>(bytes) / 1e6 / seconds,
                bench::median(tree), bench::median(model), bench::median(series), bench::median(elapsed),
                perByte(memory.live), perByte(memory.peak), perByte(memory.cmark));
    std::fflush(stdout);
    return bench::median(model) <= kMostTime && perByte(memory.live) <= kMostMemory;
}

} // namespace

int main(int argc, char** argv)
{
    run("sample document", {bench::sampleDocument()}, 50);
    run("sample document, repeated", {bench::largeDocument(kLargeText)}, 5);

    bool judged = false;
    bool reached = true;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--goal")
            judged = true;
        else if (const Texts texts = bench::markdownUnder(argv[i]); !texts.empty())
            reached = (run(argv[i], texts, 3) || !judged) && reached;
        else
            std::printf("%s: no Markdown there, not measured\n", argv[i]);
    }
    if (!reached)
        std::printf("goal missed: at most %.1f bare parses and %.0f bytes a byte for tree and model\n", kMostTime,
                    kMostMemory);
    return reached ? EXIT_SUCCESS : EXIT_FAILURE;
}

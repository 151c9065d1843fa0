#include "core/library/refresh.h"
#include "core/search/search.h"
#include "tests/bench/fts_reference.h"
#include "tests/bench/library_generator.h"
#include "tests/bench/measure.h"
#include "tests/bench/query_drawer.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

/// bench_search CORPUS WORK [MEGABYTES]: builds an index and SQLite FTS5 of the corpus, or of a library of so many
/// megabytes made of it in WORK, and asks both the same questions by turns.
namespace
{

using namespace zhilan;
using bench::Milliseconds;

double megabytes(std::uint64_t bytes)
{
    return static_cast<double>(bytes) / 1e6;
}

struct Built {
    std::shared_ptr<const search::Snapshot> snapshot;
    std::uint64_t textBytes = 0;
    Milliseconds time{};
    Milliseconds merging{};
    std::filesystem::path index;
};

/// From files on disk to a committed index, and what is tidied afterwards.
Built buildIndex(const std::filesystem::path& root, const std::filesystem::path& cache)
{
    std::filesystem::remove_all(cache);
    const library::Store store = library::storeOf(cache, library::rootPath(root));
    Built built;
    library::RefreshOptions options;
    const auto begun = std::chrono::steady_clock::now();
    options.progress = [&](const library::Progress& progress) {
        if (progress.phase == library::RefreshPhase::Tidying)
            built.time = std::chrono::steady_clock::now() - begun;
    };
    const auto done = library::refresh(store, options);
    auto snapshot = search::Snapshot::open(store.index());
    if (!done || !snapshot)
        std::abort();
    built.merging = std::chrono::steady_clock::now() - begun - built.time;
    built.textBytes = done->bytes;
    built.snapshot = std::move(*snapshot);
    built.index = store.index();
    return built;
}

void compareQueries(const search::Snapshot& snapshot, bench::FtsReference& fts,
                    const std::vector<std::u32string>& texts)
{
    std::printf("%-20s %8s | %-24s | %-24s | %-24s | ratios p50\n", "ms: p50 / p99 / max", "found",
                "ours, with snippets", "FTS5 ids", "FTS5 bm25");
    bench::Times all;
    for (const auto& [name, queries] : bench::QueryDrawer(texts).draw()) {
        bench::Times ours;
        bench::Times ids;
        bench::Times ranked;
        std::uint64_t found = 0;
        for (const std::string& query : queries) {
            search::Request request;
            request.query = query;
            static_cast<void>(search::search(snapshot, request));
            search::Answer answer;
            ours.all.push_back(bench::timeOf([&] { answer = *search::search(snapshot, request); }));
            all.all.push_back(ours.all.back());
            found += answer.total;
            static_cast<void>(fts.ids(query));
            ids.all.push_back(bench::timeOf([&] { static_cast<void>(fts.ids(query)); }));
            ranked.all.push_back(bench::timeOf([&] { static_cast<void>(fts.ranked(query)); }));
            if (std::getenv("ZHILAN_SLOW") != nullptr && ours.all.back().count() > 10)
                std::printf("    %.1f ms: %s, %llu found %s\n", ours.all.back().count(), query.c_str(),
                            static_cast<unsigned long long>(answer.total), search::describe(answer.relaxed).c_str());
        }
        std::printf("%-20s %8llu | %7.2f %7.2f %7.2f  | %7.2f %7.2f %7.2f  | %7.2f %7.2f %7.2f  | %.2f %.2f\n",
                    name.c_str(), static_cast<unsigned long long>(found / queries.size()), ours.at(0.5), ours.at(0.99),
                    ours.at(1), ids.at(0.5), ids.at(0.99), ids.at(1), ranked.at(0.5), ranked.at(0.99), ranked.at(1),
                    ours.at(0.5) / ids.at(0.5), ours.at(0.5) / ranked.at(0.5));
    }
    std::printf("%-20s %8s | %7.2f %7.2f %7.2f\n", "all", "", all.at(0.5), all.at(0.99), all.at(1));
}

/// A term typed one character at a time, with the counts that the window shows beside the answer.
void compareTyping(const search::Snapshot& snapshot, bench::FtsReference& fts)
{
    static constexpr std::size_t kRounds = 9;
    const std::string typed = "数据中心";
    std::printf("typing, ms p50:   found | ours, with snippets and counts | FTS5 ids | FTS5 bm25 | ratios\n");
    for (std::size_t size = 3; size <= typed.size(); size += 3) {
        search::Request request;
        request.query = typed.substr(0, size);
        request.facets = true;
        search::Answer answer;
        const auto ours = [&] {
            answer = *search::search(snapshot, request);
        };
        const auto ids = bench::compare(kRounds, ours, [&] { static_cast<void>(fts.ids(request.query)); });
        const auto ranked = bench::compare(kRounds, ours, [&] { static_cast<void>(fts.ranked(request.query)); });
        std::printf("%-12s %11llu | %7.2f | %7.2f | %7.2f | %.2f %.2f\n", request.query.c_str(),
                    static_cast<unsigned long long>(answer.total), ids.subject.count(), ids.reference.count(),
                    ranked.reference.count(), ids.ratio(), ranked.ratio());
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::puts("bench_search CORPUS WORK [MEGABYTES]");
        return 2;
    }
    const std::filesystem::path work = argv[2];
    std::filesystem::create_directories(work);
    std::filesystem::path root = argv[1];
    const std::vector<std::filesystem::path> files = bench::markdownFiles(root);
    if (files.empty()) {
        std::printf("no documents in %s\n", argv[1]);
        return 0;
    }
    if (argc > 3) {
        root = work / (std::string("library-") + argv[3]);
        if (!std::filesystem::exists(root))
            bench::generateLibrary(files, root, std::strtoull(argv[3], nullptr, 10) * 1000000);
    }
    const Built built = buildIndex(root, work / "cache");
    const double size = megabytes(built.textBytes);
    std::printf("%llu documents, %llu sections, %.1f MB\n",
                static_cast<unsigned long long>(built.snapshot->documentCount()),
                static_cast<unsigned long long>(built.snapshot->sectionCount()), size);
    std::printf("index: %.1f MB/s, merging %.1f s more, size %.3f of the text, peak memory %.0f MB\n",
                size / built.time.count() * 1000, built.merging.count() / 1000,
                megabytes(built.snapshot->bytes()) / size,
                static_cast<double>(bench::processKilobytes("VmHWM:")) / 1000);

    std::filesystem::remove(work / "fts.db");
    bench::FtsReference fts(work / "fts.db");
    std::vector<std::u32string> texts;
    const auto documents = built.snapshot->documents();
    const Milliseconds ftsTime = bench::timeOf([&] {
        fts.begin();
        std::int64_t id = 0;
        for (const search::IndexedDocument& indexed : *documents) {
            const auto record = built.snapshot->document(indexed.path);
            if (!record)
                continue;
            const std::string text = bench::textOf(*record);
            fts.add(++id, text);
            if (texts.size() < 3000 && !text.empty())
                texts.push_back(bench::charactersOf(text));
        }
        fts.commit();
    });
    std::printf("FTS5: %.1f MB/s without parsing, size %.3f of the text\n", size / ftsTime.count() * 1000,
                megabytes(fts.bytes()) / size);
    std::shared_ptr<const search::Snapshot> opened;
    search::Request first;
    first.query = "数据中心";
    const Milliseconds open = bench::timeOf([&] {
        opened = *search::Snapshot::open(built.index);
        static_cast<void>(search::search(*opened, first));
    });
    std::printf("open and first query, files in the system's cache: %.1f ms\n", open.count());
    compareTyping(*built.snapshot, fts);
    compareQueries(*built.snapshot, fts, texts);
    return 0;
}

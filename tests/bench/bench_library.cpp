#include "core/library/refresh.h"
#include "core/search/search.h"
#include "core/search/segment.h"
#include "tests/bench/least_size.h"
#include "tests/bench/library_generator.h"
#include "tests/bench/measure.h"
#include "tests/bench/query_drawer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <utility>

/// bench_library CORPUS WORK [MEGABYTES]: makes a library of so many megabytes of the corpus in WORK, indexes it, and
/// measures what a reader waits for. Library and index are taken as they are where they are there already.
namespace
{

using namespace zhilan;
using bench::Milliseconds;

constexpr std::uint64_t kDefaultMegabytes = 1250; // 130,000 documents
constexpr std::size_t kSampledDocuments = 3000;
constexpr std::size_t kRounds = 9;
/// Longer than it takes until the time of a change is told apart from that of the reading, see library::isSettled().
constexpr std::chrono::seconds kSettled{3};
constexpr std::size_t kChanges = 100;

double megabytes(std::uint64_t bytes)
{
    return static_cast<double>(bytes) / 1e6;
}

/// Tells the system that these files are not needed in memory. What is mapped by someone stays.
void dropFromMemory(const std::filesystem::path& folder)
{
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            continue;
        ::fdatasync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

library::Refreshed refreshed(const library::Store& store, const library::RefreshOptions& options = {})
{
    auto done = library::refresh(store, options);
    if (!done) {
        std::printf("refresh failed: %s\n", done.error().detail.c_str());
        std::exit(1);
    }
    return std::move(*done);
}

void indexAll(const library::Store& store)
{
    Milliseconds reading{};
    library::RefreshOptions options;
    const auto begun = std::chrono::steady_clock::now();
    options.progress = [&](const library::Progress& progress) {
        if (progress.phase == library::RefreshPhase::Tidying)
            reading = std::chrono::steady_clock::now() - begun;
    };
    library::Refreshed done;
    const Milliseconds all = bench::timeOf([&] { done = refreshed(store, options); });
    std::printf(
        "indexing: all is found after %.1f s, %.1f MB/s, and tidied %.1f s later; peak memory with mapped files "
        "%.0f MB\n",
        reading.count() / 1000, megabytes(done.bytes) / reading.count() * 1000, (all - reading).count() / 1000,
        static_cast<double>(bench::processKilobytes("VmHWM:")) / 1000);
}

/// As the window does it: the place is known, and what was opened once stays open.
void measureOneChange(const library::Store& store, const std::shared_ptr<const search::Snapshot>& opened)
{
    std::shared_ptr<const search::Snapshot> snapshot = opened;
    const auto documents = snapshot->documents();
    bench::Times searchable;
    bench::Times found;
    bench::Times tidied;
    for (std::size_t round = 0; round < kChanges; ++round) {
        const std::string& path = (*documents)[round * 7919 % documents->size()].path;
        search::Request request;
        request.query = "changed" + std::to_string(round) + "x";
        std::ofstream(path, std::ios::app) << '\n' << request.query << '\n';
        library::RefreshOptions options;
        options.places = {path};
        options.before = snapshot;
        const auto begun = std::chrono::steady_clock::now();
        bool isFound = false;
        options.committed = [&](const std::shared_ptr<const search::Snapshot>& committed) {
            snapshot = committed;
            if (std::exchange(isFound, true))
                return;
            searchable.all.push_back(std::chrono::steady_clock::now() - begun);
            const auto answer = search::search(*snapshot, request);
            found.all.push_back(std::chrono::steady_clock::now() - begun);
            if (!answer || answer->total != 1)
                std::printf("not found: %s\n", request.query.c_str());
        };
        tidied.all.push_back(bench::timeOf([&] { static_cast<void>(refreshed(store, options)); }));
    }
    std::printf(
        "one document changed, p50 / max: searchable after %.1f / %.1f ms, found by a word that is nowhere else "
        "after %.1f / %.1f ms, tidied after %.1f / %.1f ms\n",
        searchable.at(0.5), searchable.at(1), found.at(0.5), found.at(1), tidied.at(0.5), tidied.at(1));
}

void measureRefresh(const library::Store& store, const std::shared_ptr<const search::Snapshot>& snapshot)
{
    bench::Times scans;
    bench::Times unchanged;
    for (std::size_t round = 0; round < kRounds; ++round) {
        scans.all.push_back(
            bench::timeOf([&] { static_cast<void>(library::scan(store.root, {}, {.titles = false})); }));
        unchanged.all.push_back(bench::timeOf([&] { static_cast<void>(refreshed(store)); }));
    }
    std::printf("nothing changed: scan %.0f ms, all of it %.0f ms\n", scans.at(0.5), unchanged.at(0.5));

    measureOneChange(store, snapshot);
    std::this_thread::sleep_for(kSettled);
    static_cast<void>(refreshed(store));
}

void measureOpening(const library::Store& store)
{
    search::Request request;
    request.query = "数据中心";
    const auto openAndAsk = [&] {
        const auto opened = search::Snapshot::open(store.index());
        static_cast<void>(search::search(**opened, request));
    };
    bench::Times cold;
    bench::Times warm;
    for (std::size_t round = 0; round < kRounds; ++round) {
        dropFromMemory(store.index());
        cold.all.push_back(bench::timeOf(openAndAsk));
        warm.all.push_back(bench::timeOf(openAndAsk));
    }
    std::printf("open and first query, p50 / max: %.0f / %.0f ms from the disk, %.0f / %.0f ms from memory\n",
                cold.at(0.5), cold.at(1), warm.at(0.5), warm.at(1));
}

std::vector<std::u32string> sampleOf(const search::Snapshot& snapshot)
{
    std::vector<std::u32string> texts;
    const auto documents = snapshot.documents();
    const std::size_t step = std::max<std::size_t>(1, documents->size() / kSampledDocuments);
    for (std::size_t i = 0; i < documents->size(); i += step) {
        const auto record = snapshot.document((*documents)[i].path);
        if (record)
            texts.push_back(bench::charactersOf(bench::textOf(*record)));
    }
    return texts;
}

void print(const std::string& name, std::uint64_t found, bench::Times& times)
{
    std::printf("%-22s %9llu | %7.2f %7.2f %7.2f\n", name.c_str(), static_cast<unsigned long long>(found),
                times.at(0.5), times.at(0.99), times.at(1));
}

void measureQueries(const search::Snapshot& snapshot, const std::vector<std::u32string>& texts)
{
    std::printf("%-22s %9s | ms: p50, p99, max, with snippets\n", "", "found");
    bench::Times all;
    for (const auto& [name, queries] : bench::QueryDrawer(texts).draw()) {
        bench::Times times;
        std::uint64_t found = 0;
        for (const std::string& query : queries) {
            search::Request request;
            request.query = query;
            static_cast<void>(search::search(snapshot, request));
            search::Answer answer;
            times.all.push_back(bench::timeOf([&] { answer = *search::search(snapshot, request); }));
            all.all.push_back(times.all.back());
            found += answer.total;
            if (std::getenv("ZHILAN_SLOW") != nullptr && times.all.back().count() > 10)
                std::printf("    %.1f ms: %s, %llu found %s\n", times.all.back().count(), query.c_str(),
                            static_cast<unsigned long long>(answer.total), search::describe(answer.relaxed).c_str());
        }
        print(name, found / queries.size(), times);
    }
    print("all", 0, all);
}

/// As the window asks: with counts.
void measureTyping(const search::Snapshot& snapshot)
{
    const std::string typed = "数据中心";
    for (std::size_t size = 3; size <= typed.size(); size += 3) {
        search::Request request;
        request.query = typed.substr(0, size);
        request.facets = true;
        search::Answer answer;
        bench::Times times;
        for (std::size_t round = 0; round < kRounds; ++round)
            times.all.push_back(bench::timeOf([&] { answer = *search::search(snapshot, request); }));
        print("typing " + request.query, answer.total, times);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::puts("bench_library CORPUS WORK [MEGABYTES]");
        return 2;
    }
    const std::filesystem::path work = argv[2];
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // it takes minutes: each line when it is known
    const std::uint64_t size = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : kDefaultMegabytes;
    const std::filesystem::path root = work / ("library-" + std::to_string(size));
    if (!std::filesystem::exists(root)) {
        bench::generateLibrary(bench::markdownFiles(argv[1]), root, size * 1000000);
        std::this_thread::sleep_for(kSettled);
    }
    const library::Store store = library::storeOf(work / "cache", library::rootPath(root));
    if (!std::filesystem::exists(store.index()))
        indexAll(store);
    const std::uint64_t bytes = refreshed(store).bytes;
    measureOpening(store);
    const auto snapshot = search::Snapshot::open(store.index());
    if (!snapshot)
        return 1;
    std::printf("%llu documents, %llu sections, %.1f MB; index in %zu segments, %.3f of the text\n",
                static_cast<unsigned long long>((*snapshot)->documentCount()),
                static_cast<unsigned long long>((*snapshot)->sectionCount()), megabytes(bytes),
                (*snapshot)->segments().size(), megabytes((*snapshot)->bytes()) / megabytes(bytes));
    if (std::getenv("ZHILAN_REFRESH_ONLY") != nullptr) {
        measureRefresh(store, *snapshot);
        return 0;
    }
    const std::vector<std::u32string> texts = sampleOf(**snapshot);
    const std::uint64_t before = bench::processKilobytes("RssAnon:");
    measureTyping(**snapshot);
    measureQueries(**snapshot, texts);
    std::printf("memory of the queries beyond mapped files: %.0f MB more than before\n",
                static_cast<double>(bench::processKilobytes("RssAnon:")) / 1000 - static_cast<double>(before) / 1000);
    measureRefresh(store, *snapshot);
    const bench::ListSizes lists = bench::listSizes(**snapshot);
    std::printf("lists of terms: %.3f of the text; %.3f at least, if all that there may be were equally likely\n",
                lists.written / 1e6 / megabytes(bytes), lists.least / 1e6 / megabytes(bytes));
    return 0;
}

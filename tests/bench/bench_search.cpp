#include "core/base/file.h"
#include "core/document/build.h"
#include "core/search/search.h"
#include "core/text/utf.h"
#include "tests/bench/fts_reference.h"
#include "tests/bench/library_generator.h"
#include "tests/bench/measure.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>

/// bench_search CORPUS WORK [MEGABYTES]: builds an index and SQLite FTS5 of the corpus, or of a library of so many
/// megabytes made of it in WORK, and asks both the same questions by turns.
namespace
{

using namespace zhilan;
using bench::Milliseconds;

constexpr unsigned kThreads = 2;
constexpr std::size_t kQueriesOfClass = 60;

double megabytes(std::uint64_t bytes)
{
    return static_cast<double>(bytes) / 1e6;
}

std::uint64_t residentKilobytes(const char* field)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(field))
            return std::strtoull(line.c_str() + std::string(field).size(), nullptr, 10);
    }
    return 0;
}

struct Built {
    std::shared_ptr<const search::Snapshot> snapshot;
    std::uint64_t textBytes = 0;
    Milliseconds time{};
    Milliseconds merging{};
};

/// From files on disk to a committed index.
Built buildIndex(const std::vector<std::filesystem::path>& files, const std::filesystem::path& folder)
{
    Built built;
    auto writer = search::Writer::open(folder);
    if (!writer)
        return built;
    std::mutex mutex;
    std::atomic<std::size_t> next{0};
    std::atomic<std::uint64_t> bytes{0};
    built.time = bench::timeOf([&] {
        const auto work = [&] {
            for (std::size_t i = next++; i < files.size(); i = next++) {
                const auto read = readFile(files[i]);
                if (!read)
                    continue;
                bytes += read->size();
                const auto document = document::fromBytes(*read, files[i].stem().native());
                if (!document)
                    continue;
                const search::PreparedDocument prepared(search::recordOf(**document, files[i].native()));
                const std::lock_guard lock(mutex);
                if (!(*writer)->put(prepared))
                    std::abort();
            }
        };
        std::vector<std::thread> threads;
        for (unsigned i = 0; i < kThreads; ++i)
            threads.emplace_back(work);
        for (std::thread& thread : threads)
            thread.join();
        if (!(*writer)->commit())
            std::abort();
    });
    built.merging = bench::timeOf([&] {
        for (auto more = (*writer)->mergeSome(); more && *more; more = (*writer)->mergeSome()) {
        }
    });
    built.textBytes = bytes;
    built.snapshot = (*writer)->snapshot();
    return built;
}

std::string textOf(const search::DocumentRecord& record)
{
    std::string text = record.title;
    for (const search::SectionRecord& section : record.sections) {
        if (!section.headingPath.empty())
            text += '\n' + section.headingPath.back();
        for (const search::Piece& piece : section.pieces)
            text += '\n' + piece.text;
    }
    return text;
}

/// Queries of each class, drawn from the texts.
class Drawer
{
public:
    explicit Drawer(const std::vector<std::u32string>& texts) : m_texts(texts) {}

    std::map<std::string, std::vector<std::string>> draw()
    {
        std::map<std::string, std::vector<std::string>> classes;
        for (std::size_t i = 0; i < kQueriesOfClass; ++i) {
            classes["1 Han"].push_back(run(1, true));
            classes["2 Han"].push_back(run(2, true));
            classes["4 Han"].push_back(run(4, true));
            classes["3-8 Han at random"].push_back(run(3 + m_random() % 6, true));
            classes["any characters"].push_back('"' + run(2 + m_random() % 7, false) + '"');
            classes["word"].push_back(word());
            classes["beginning of a word"].push_back(word().substr(0, 3));
            classes["two terms"].push_back(run(2, true) + ' ' + run(2, true));
            classes["word and Han"].push_back(word() + ' ' + run(2, true));
        }
        return classes;
    }

private:
    std::string run(std::size_t length, bool han)
    {
        while (true) {
            const std::u32string& text = m_texts[m_random() % m_texts.size()];
            if (text.size() < length)
                continue;
            const std::size_t at = m_random() % (text.size() - length + 1);
            std::string out;
            bool fits = true;
            for (const char32_t c : std::u32string_view(text).substr(at, length)) {
                fits = fits && (han ? text::isHan(c) : c != '"' && c != U'“' && c != U'”' && c >= ' ');
                text::appendUtf8(out, c);
            }
            if (fits && out.find_first_not_of(' ') != std::string::npos)
                return out;
        }
    }
    std::string word()
    {
        while (true) {
            const std::u32string& text = m_texts[m_random() % m_texts.size()];
            std::string out;
            for (std::size_t at = m_random() % (text.size() + 1); at < text.size(); ++at) {
                const char32_t c = text[at];
                if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
                    out.push_back(static_cast<char>(c));
                else if (!out.empty())
                    break;
            }
            if (out.size() >= 4 && out.size() < 20)
                return out;
        }
    }

    const std::vector<std::u32string>& m_texts;
    std::mt19937_64 m_random{20};
};

struct Times {
    std::vector<Milliseconds> all;
    [[nodiscard]] double at(double share)
    {
        std::sort(all.begin(), all.end());
        return all[std::min(all.size() - 1, static_cast<std::size_t>(share * static_cast<double>(all.size())))].count();
    }
};

void compareQueries(const search::Snapshot& snapshot, bench::FtsReference& fts,
                    const std::vector<std::u32string>& texts)
{
    std::printf("%-20s %8s | %-24s | %-24s | %-24s | ratios p50\n", "ms: p50 / p99 / max", "found",
                "ours, with snippets", "FTS5 ids", "FTS5 bm25");
    Times all;
    for (const auto& [name, queries] : Drawer(texts).draw()) {
        Times ours;
        Times ids;
        Times ranked;
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
    std::vector<std::filesystem::path> files = bench::markdownFiles(argv[1]);
    if (files.empty()) {
        std::printf("no documents in %s\n", argv[1]);
        return 0;
    }
    if (argc > 3) {
        const std::filesystem::path library = work / (std::string("library-") + argv[3]);
        if (!std::filesystem::exists(library))
            bench::generateLibrary(files, library, std::strtoull(argv[3], nullptr, 10) * 1000000);
        files = bench::markdownFiles(library);
    }
    const std::filesystem::path folder = work / "index";
    std::filesystem::remove_all(folder);
    const Built built = buildIndex(files, folder);
    const double size = megabytes(built.textBytes);
    std::printf("%zu documents, %llu sections, %.1f MB\n", files.size(),
                static_cast<unsigned long long>(built.snapshot->sectionCount()), size);
    std::printf("index: %.1f MB/s, merging %.1f s more, size %.3f of the text, peak memory %.0f MB\n",
                size / built.time.count() * 1000, built.merging.count() / 1000,
                megabytes(built.snapshot->bytes()) / size, static_cast<double>(residentKilobytes("VmHWM:")) / 1000);

    std::filesystem::remove(work / "fts.db");
    bench::FtsReference fts(work / "fts.db");
    std::vector<std::u32string> texts;
    const Milliseconds ftsTime = bench::timeOf([&] {
        fts.begin();
        std::int64_t id = 0;
        for (const std::filesystem::path& file : files) {
            const auto record = built.snapshot->document(file.native());
            if (!record)
                continue;
            const std::string text = textOf(*record);
            fts.add(++id, text);
            if (texts.size() < 3000 && !text.empty()) {
                texts.emplace_back();
                for (std::size_t at = 0; at < text.size();)
                    texts.back().push_back(text::nextCodePoint(text, at));
            }
        }
        fts.commit();
    });
    std::printf("FTS5: %.1f MB/s without parsing, size %.3f of the text\n", size / ftsTime.count() * 1000,
                megabytes(fts.bytes()) / size);
    std::shared_ptr<const search::Snapshot> opened;
    search::Request first;
    first.query = "数据中心";
    const Milliseconds open = bench::timeOf([&] {
        opened = *search::Snapshot::open(folder);
        static_cast<void>(search::search(*opened, first));
    });
    std::printf("open and first query, files in the system's cache: %.1f ms\n", open.count());
    compareTyping(*built.snapshot, fts);
    compareQueries(*built.snapshot, fts, texts);
    return 0;
}

#include "core/search/search.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace zhilan;

/// Many readers, in threads of their own, while a writer changes and tidies the index.
class TestSearchThreads : public QObject
{
    Q_OBJECT

private slots:
    void readersAndWriter();
    void manySegments();
};

void TestSearchThreads::readersAndWriter()
{
    constexpr int kDocuments = 40;
    constexpr int kReaders = 4;
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString();
    const auto writer = search::Writer::open(folder);
    QVERIFY(writer);
    std::atomic<int> committed{0};
    std::atomic<bool> wrong{false};
    std::atomic<bool> done{false};
    std::vector<std::thread> readers;
    for (int i = 0; i < kReaders; ++i) {
        readers.emplace_back([&] {
            while (!done && !wrong) {
                const int before = committed;
                const auto snapshot = search::Snapshot::open(folder);
                const int after = committed;
                search::Request request;
                request.query = "算力";
                request.facets = true;
                const auto answer = snapshot ? search::search(**snapshot, request) : tl::unexpected(snapshot.error());
                // A commit may be in place before it is counted.
                if (!answer || static_cast<int>(answer->total) < before ||
                    static_cast<int>(answer->total) > after + 1 ||
                    answer->hits.size() != std::min<std::size_t>(answer->total, request.limit))
                    wrong = true;
            }
        });
    }
    for (int i = 0; i < kDocuments && !wrong; ++i) {
        search::DocumentRecord document;
        document.path = std::to_string(i);
        document.sections.emplace_back();
        document.sections[0].pieces.push_back({search::Field::Body, false, "每一代平台的算力", {}, {}, 1, 0});
        wrong = wrong || !(*writer)->put(search::PreparedDocuments(std::move(document))) || !(*writer)->commit();
        ++committed;
        wrong = wrong || !(*writer)->mergeSome();
    }
    done = true;
    for (std::thread& reader : readers)
        reader.join();
    QVERIFY(!wrong);
}

/// A large index is searched by several threads at once.
void TestSearchThreads::manySegments()
{
    constexpr std::uint64_t kSections = 400;
    constexpr std::uint64_t kTimes = 150;
    const QTemporaryDir dir;
    const auto writer = search::Writer::open(dir.path().toStdString());
    QVERIFY(writer);
    search::DocumentRecord document;
    document.path = "folder/a.md";
    document.language = "zh-Hans";
    document.sections.resize(kSections);
    for (search::SectionRecord& section : document.sections)
        section.pieces.push_back({search::Field::Body, false, "每一代平台的算力", {}, {}, 1, 0});
    QVERIFY((*writer)->put(search::PreparedDocuments(std::move(document))) && (*writer)->commit());
    const std::vector<std::shared_ptr<const search::Snapshot>> copies(kTimes, (*writer)->snapshot());
    const auto all = search::Snapshot::joined(copies);
    for (const char* query : {"算力", "平台 算力", "平台的算力"}) {
        search::Request request;
        request.query = query;
        request.facets = true;
        const auto answer = search::search(*all, request);
        QVERIFY(answer);
        QCOMPARE(answer->total, kSections * kTimes);
        QCOMPARE(answer->facets.documents, kTimes);
        QVERIFY((answer->facets.folders == std::vector<search::FacetCount>{{"folder", kSections * kTimes}}));
        QVERIFY((answer->facets.languages == std::vector<search::FacetCount>{{"zh-Hans", kSections * kTimes}}));
        QVERIFY(answer->facets.years.empty());
        QCOMPARE(answer->hits.size(), std::size_t{request.limit});
    }
}

QTEST_APPLESS_MAIN(TestSearchThreads)
#include "tst_search_threads.moc"

#include "core/library/forget.h"
#include "tests/unit/library/library_folder.h"

#include <QtTest>

#include <chrono>

using namespace zhilan;
using namespace zhilan::library;
using library_test::LibraryFolder;
namespace fs = std::filesystem;

class TestForget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNothing();
    void nothingThere();
    void whileAnotherWrites();
    void openIndexesStayReadable();
    void coveredOnes_data();
    void coveredOnes();
};

namespace
{

std::uint64_t bytesIn(const fs::path& folder)
{
    std::uint64_t bytes = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            bytes += entry.file_size();
    }
    return bytes;
}

bool isKnown(const LibraryFolder& folder, const Store& store)
{
    const std::vector<Store> known = knownStores(folder.cache());
    return std::find(known.begin(), known.end(), store) != known.end();
}

void makeOlder(const Store& store)
{
    fs::last_write_time(store.rootFile(), fs::last_write_time(store.rootFile()) - std::chrono::hours(1));
}

} // namespace

void TestForget::leavesNothing()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n独角兽\n");
    RefreshOptions options = LibraryFolder::later();
    options.ignore = {"草稿"};
    QVERIFY(folder.refresh(options));
    const std::uint64_t before = bytesIn(folder.cache());
    QVERIFY(before > 0);
    const auto freed = forget(folder.store());
    QVERIFY(freed);
    QCOMPARE(*freed, before);
    QCOMPARE(bytesIn(folder.cache()), std::uint64_t{0});
    QVERIFY(knownStores(folder.cache()).empty());
    QVERIFY(rememberedPatterns(folder.store()).empty());
    QVERIFY(fs::exists(folder.root() / "a.md"));
    const auto again = folder.refresh();
    QVERIFY(again);
    QCOMPARE(again->changed, 1U);
    QCOMPARE(folder.count("独角兽"), 1);
}

void TestForget::nothingThere()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n");
    const auto freed = forget(folder.store());
    QVERIFY(freed);
    QCOMPARE(*freed, std::uint64_t{0});
    QVERIFY(!fs::exists(folder.cache()));
}

void TestForget::whileAnotherWrites()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n独角兽\n");
    QVERIFY(folder.refresh());
    const auto writer = search::Writer::open(folder.store().index());
    QVERIFY(writer);
    const auto freed = forget(folder.store());
    QVERIFY(!freed);
    QCOMPARE(freed.error().code, ErrorCode::Locked);
    QVERIFY(isKnown(folder, folder.store()));
    QCOMPARE(folder.count("独角兽"), 1);
}

void TestForget::openIndexesStayReadable()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n独角兽\n");
    QVERIFY(folder.refresh());
    const auto snapshot = search::Snapshot::open(folder.store().index());
    QVERIFY(snapshot);
    QVERIFY(forget(folder.store()));
    search::Request request;
    request.query = "独角兽";
    const auto answer = search::search(**snapshot, request);
    QVERIFY(answer);
    QCOMPARE(answer->total, 1U);
}

void TestForget::coveredOnes_data()
{
    QTest::addColumn<QString>("inner");
    QTest::addColumn<bool>("isOlder");
    QTest::addColumn<bool>("hasPatterns");
    QTest::addColumn<bool>("isForgotten");
    QTest::newRow("older") << u"内"_qs << true << false << true;
    QTest::newRow("used on its own") << u"内"_qs << false << false << false;
    QTest::newRow("with patterns") << u"内"_qs << true << true << false;
    QTest::newRow("passed over") << u"草稿"_qs << true << false << false;
    QTest::newRow("hidden") << u".藏"_qs << true << false << false;
    QTest::newRow("beside it") << u"../文档二"_qs << true << false << false;
    QTest::newRow("gone") << QString() << true << false << false;
}

void TestForget::coveredOnes()
{
    QFETCH(QString, inner);
    QFETCH(bool, isOlder);
    QFETCH(bool, hasPatterns);
    QFETCH(bool, isForgotten);
    const LibraryFolder folder;
    const std::string name = inner.isEmpty() ? "没了" : inner.toStdString();
    folder.write(name + "/a.md", "# a\n");
    const Store store = storeOf(folder.cache(), folder.root() / name);
    RefreshOptions options = LibraryFolder::later();
    if (hasPatterns)
        options.ignore = {"b.md"};
    QVERIFY(refresh(store, options));
    if (inner.isEmpty())
        fs::remove_all(store.root);
    folder.write("b.md", "# b\n");
    options.ignore = {"草稿"};
    QVERIFY(refresh(folder.store(), options));
    makeOlder(isOlder ? store : folder.store());
    forgetCovered(folder.store());
    QCOMPARE(isKnown(folder, store), !isForgotten);
    QVERIFY(isKnown(folder, folder.store()));
}

QTEST_APPLESS_MAIN(TestForget)
#include "tst_forget.moc"

#include "app/tasks/library_searcher.h"
#include "core/library/read_record.h"
#include "tests/unit/library/library_folder.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace zhilan;
using library_test::LibraryFolder;
using tasks::LibrarySearcher;

namespace
{

constexpr int kPatience = 20000;
using Answer = std::shared_ptr<const LibrarySearcher::Answer>;

} // namespace

class TestLibrarySearcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIndexed();
    void answers();
    void goesOn();
    void goesOnInWhatItBeganIn();
    void onlyTheNewestIsAnswered();
    void cancelled();
    void narrowedDown();
    void relaxedAndNoted();
    void knowsDocuments();

private:
    Answer ask(const LibrarySearcher::Question& question);

    LibraryFolder m_folder;
    std::shared_ptr<const search::Snapshot> m_snapshot;
};

void TestLibrarySearcher::initTestCase()
{
    m_folder.write("a.md", "# 算力之年\n\n## 开场\n\n算力很贵。\n\n> **甲君**：\"算力就是收入。\"\n");
    m_folder.write("b.md", "# 别的\n\n| 项目 | 值 |\n|---|---|\n| 算力 | 10 GW |\n");
    QVERIFY(m_folder.refresh());
    auto snapshot = search::Snapshot::open(m_folder.store().index());
    QVERIFY(snapshot);
    m_snapshot = *snapshot;
}

Answer TestLibrarySearcher::ask(const LibrarySearcher::Question& question)
{
    LibrarySearcher searcher;
    searcher.setSnapshot(m_snapshot);
    Answer answer;
    connect(&searcher, &LibrarySearcher::found, this, [&](quint64, const Answer& found) { answer = found; });
    searcher.ask(question);
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(answer, kPatience);
    }();
    return answer;
}

void TestLibrarySearcher::nothingIndexed()
{
    LibrarySearcher searcher;
    Answer answer;
    connect(&searcher, &LibrarySearcher::found, this, [&](quint64, const Answer& found) { answer = found; });
    searcher.ask({"算力", {}, 20, 0, {}});
    QVERIFY2(!answer, "never before ask() has returned");
    QTRY_VERIFY_WITH_TIMEOUT(answer, kPatience);
    QCOMPARE(answer->all.sections, std::uint64_t{0});
    QVERIFY(!answer->error);
}

void TestLibrarySearcher::answers()
{
    const Answer answer = ask({"算力", {}, 2, 0, {}});
    QVERIFY(answer && !answer->error);
    QCOMPARE(answer->question.query, std::string("算力"));
    QCOMPARE(answer->found.hits.size(), std::size_t{2});
    QCOMPARE(answer->found.texts, std::vector<std::string>{"算力"});
    QCOMPARE(answer->all.sections, answer->found.total);
    QCOMPARE(answer->all.documents, std::uint64_t{2});
}

void TestLibrarySearcher::goesOn()
{
    const Answer first = ask({"算力", {}, 2, 0, {}});
    const Answer more = ask({"算力", {}, 2, 2, {}});
    const Answer all = ask({"算力", {}, 20, 0, {}});
    auto joined = first->found.hits;
    joined.insert(joined.end(), more->found.hits.begin(), more->found.hits.end());
    QVERIFY(all->found.hits.size() > 2);
    QCOMPARE(joined, all->found.hits);
}

void TestLibrarySearcher::goesOnInWhatItBeganIn()
{
    const Answer first = ask({"算力", {}, 2, 0, {}});
    const Answer all = ask({"算力", {}, 20, 0, {}});
    LibrarySearcher searcher;
    searcher.setSnapshot(m_snapshot);
    Answer more;
    connect(&searcher, &LibrarySearcher::found, this, [&](quint64, const Answer& found) { more = found; });
    // Meanwhile everything has gone.
    searcher.setSnapshot(std::make_shared<const search::Snapshot>());
    searcher.askForMore(*first, 2, 20);
    QTRY_VERIFY_WITH_TIMEOUT(more, kPatience);
    auto joined = first->found.hits;
    joined.insert(joined.end(), more->found.hits.begin(), more->found.hits.end());
    QCOMPARE(joined, all->found.hits);
}

void TestLibrarySearcher::onlyTheNewestIsAnswered()
{
    LibrarySearcher searcher;
    searcher.setSnapshot(m_snapshot);
    std::vector<std::string> answered;
    connect(&searcher, &LibrarySearcher::found, this,
            [&](quint64, const Answer& found) { answered.push_back(found->question.query); });
    tasks::RequestId last = 0;
    for (const char* query : {"数", "数据", "算", "算力"})
        last = searcher.ask({query, {}, 20, 0, {}});
    QSignalSpy found(&searcher, &LibrarySearcher::found);
    QTRY_VERIFY_WITH_TIMEOUT(!answered.empty(), kPatience);
    QCOMPARE(answered, std::vector<std::string>{"算力"});
    QCOMPARE(found.front().front().toULongLong(), last);
}

void TestLibrarySearcher::cancelled()
{
    LibrarySearcher searcher;
    searcher.setSnapshot(m_snapshot);
    std::vector<std::string> answered;
    connect(&searcher, &LibrarySearcher::found, this,
            [&](quint64, const Answer& found) { answered.push_back(found->question.query); });
    searcher.ask({"算力", {}, 20, 0, {}});
    searcher.cancel();
    searcher.ask({"贵", {}, 20, 0, {}});
    QTRY_VERIFY_WITH_TIMEOUT(!answered.empty(), kPatience);
    QCOMPARE(answered, std::vector<std::string>{"贵"});
}

void TestLibrarySearcher::narrowedDown()
{
    const Answer all = ask({"算力", {}, 20, 0, {}});
    const Answer tables = ask({"算力", search::Field::Table, 20, 0, {}});
    QCOMPARE(tables->question.kind, std::optional(search::Field::Table));
    QCOMPARE(tables->found.total, std::uint64_t{1});
    QCOMPARE(tables->found.hits.front().kind, search::Field::Table);
    // The counts that one chooses by stay.
    QCOMPARE(tables->all.sections, all->all.sections);
    QCOMPARE(tables->all.kinds, all->all.kinds);
    QCOMPARE(tables->found.facets.documents, std::uint64_t{1});

    const Answer none = ask({"很贵", search::Field::Table, 20, 0, {}});
    QCOMPARE(none->question.kind, std::optional<search::Field>());
    QCOMPARE(none->found.total, std::uint64_t{1});
}

void TestLibrarySearcher::relaxedAndNoted()
{
    const Answer answer = ask({"算力 xyzzy (", {}, 20, 0, {}});
    QCOMPARE(answer->found.relaxed.kind, search::Relaxation::Kind::Without);
    QCOMPARE(answer->found.relaxed.texts, std::vector<std::string>{"xyzzy"});
    QVERIFY(!answer->found.notes.empty());
}

void TestLibrarySearcher::knowsDocuments()
{
    QVERIFY(ask({"算力", {}, 20, 0, library::indexKey(m_folder.root() / "a.md")})->knowsDocument);
    QVERIFY(!ask({"算力", {}, 20, 0, library::indexKey(m_folder.root() / "c.md")})->knowsDocument);
    QVERIFY(!ask({"算力", {}, 20, 0, {}})->knowsDocument);
}

QTEST_GUILESS_MAIN(TestLibrarySearcher)
#include "tst_library_searcher.moc"

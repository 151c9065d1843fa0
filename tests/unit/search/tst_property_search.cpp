#include "core/document/build.h"
#include "core/search/search.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace zhilan;
using search::Field;

/// Properties of documents in their records and among what is found.
class TestPropertySearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void record();
    void found_data();
    void found();
    void textBeforeTags();

private:
    void put(const std::string& path, const std::string& markdown);
    search::Answer ask(const std::string& query) const;

    QTemporaryDir m_dir;
    std::unique_ptr<search::Writer> m_writer;
};

namespace
{

constexpr const char* kNote = "---\n"
                              "title: 为什么不再横向扩展\n"
                              "aliases: [Scaling sideways, 水平扩张]\n"
                              "tags:\n  - databases\n  - talk/notes\n"
                              "guest: \"[[Priya Natarajan|Priya N.]]\"\n"
                              "date: 2024-06-11\n"
                              "publish: true\n"
                              "---\n\n# 为什么不再横向扩展\n\n一台机器。\n\n## 第二节\n\n四十个盒子。\n";

} // namespace

void TestPropertySearch::put(const std::string& path, const std::string& markdown)
{
    const auto document = document::fromBytes(markdown, path);
    QVERIFY(document);
    QVERIFY(m_writer->put(search::PreparedDocuments(search::recordOf(**document, path))));
}

search::Answer TestPropertySearch::ask(const std::string& query) const
{
    search::Request request;
    request.query = query;
    const auto answer = search::search(*m_writer->snapshot(), request);
    return answer ? *answer : search::Answer{};
}

void TestPropertySearch::initTestCase()
{
    auto writer = search::Writer::open(m_dir.path().toStdString());
    QVERIFY(writer);
    m_writer = std::move(*writer);
    put("note.md", kNote);
    put("about.md", "# 数据库\n\n## databases 与盒子\n\n讲 databases 的一段，databases 也有标签。\n");
    put("tagged.md", "---\ntags: [databases]\n---\n\n# 别的\n\n无关的文字。\n");
    QVERIFY(m_writer->commit());
}

void TestPropertySearch::record()
{
    const auto document = document::fromBytes(kNote, "note");
    QVERIFY(document);
    const search::DocumentRecord record = search::recordOf(**document, "note.md");
    QCOMPARE(record.sections.size(), std::size_t{3});
    const search::SectionRecord& head = record.sections.front();
    QVERIFY(head.slug.empty());
    QVERIFY(head.headingPath.empty());
    QCOMPARE(head.pieces.size(), std::size_t{3});
    const std::string source = kNote;
    const std::array<std::pair<const char*, std::uint32_t>, 3> wanted{
        {{"aliases: Scaling sideways, 水平扩张", 3}, {"tags: databases, talk/notes", 4}, {"guest: Priya N.", 7}}};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const search::Piece& piece = head.pieces[i];
        QCOMPARE(piece.field, Field::Table);
        QCOMPARE(piece.text, std::string(wanted[i].first));
        QCOMPARE(piece.line, wanted[i].second);
        const std::string key = piece.text.substr(0, piece.text.find(':'));
        QCOMPARE(std::size_t{piece.byte}, source.find("\n" + key + ":") + 1);
    }
    // Without any there is no such section.
    const auto plain = document::fromBytes("---\ntitle: 题\nlang: zh\n---\n\n# 题\n\n文字。\n", "plain");
    QVERIFY(plain);
    QCOMPARE(search::recordOf(**plain, "plain.md").sections.size(), std::size_t{1});
}

void TestPropertySearch::found_data()
{
    QTest::addColumn<std::string>("query");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("snippet");
    QTest::addColumn<int>("line");
    const auto row = [](const char* name, const char* query, const char* snippet, int line) {
        QTest::newRow(name) << std::string(query) << std::string("note.md") << std::string(snippet) << line;
    };
    row("alias", "\"Scaling sideways\"", "aliases: Scaling sideways, 水平扩张", 3);
    row("alias in Traditional characters", "水平擴張", "aliases: Scaling sideways, 水平扩张", 3);
    row("tag in a table", "table:notes", "tags: databases, talk/notes", 4);
    row("guest", "Priya", "guest: Priya N.", 7);
}

void TestPropertySearch::found()
{
    QFETCH(std::string, query);
    QFETCH(std::string, path);
    QFETCH(std::string, snippet);
    QFETCH(int, line);
    const search::Answer answer = ask(query);
    QVERIFY(!answer.hits.empty());
    const search::Hit& hit = answer.hits.front();
    QCOMPARE(hit.path, path);
    QVERIFY2(hit.snippet.find(snippet) != std::string::npos, hit.snippet.c_str());
    QCOMPARE(static_cast<int>(hit.line), line);
    QVERIFY(!hit.marks.empty());
    QVERIFY(hit.byte > 0);
}

/// Who writes of something comes before who only says so in a tag.
void TestPropertySearch::textBeforeTags()
{
    const search::Answer answer = ask("databases");
    std::vector<std::string> paths;
    for (const search::Hit& hit : answer.hits)
        if (std::find(paths.begin(), paths.end(), hit.path) == paths.end())
            paths.push_back(hit.path);
    QCOMPARE(paths.size(), std::size_t{3});
    QCOMPARE(paths.front(), std::string("about.md"));
}

QTEST_APPLESS_MAIN(TestPropertySearch)
#include "tst_property_search.moc"

#include "core/document/build.h"
#include "core/search/search.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace zhilan;

/// Letters and digits are found however they are joined.
class TestJoints : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void finds_data();
    void finds();
    void nearEachOther();

private:
    search::Answer ask(const QString& query);

    QTemporaryDir m_dir;
    std::unique_ptr<search::Writer> m_writer;
};

void TestJoints::initTestCase()
{
    m_writer = std::move(*search::Writer::open(m_dir.path().toStdString()));
    const auto put = [&](const std::string& path, const std::string& markdown) {
        const auto document = document::fromBytes(markdown, path);
        QVERIFY(document);
        QVERIFY(m_writer->put(search::PreparedDocuments(search::recordOf(**document, path))));
    };
    put("glued", "we use gpt4 here");
    put("hyphen", "GPT-4");
    put("space", "GPT 4");
    put("apart", "4 in all, " + std::string(300, 'x') + " a GPT");
    put("o", "chatgpt4o");
    put("other", "gpt5 and 54");
    put("three", "in 3D");
    put("three hyphen", "in 3-d");
    put("inside", "Direct3D");
    put("fifteen", "15GW of them");
    QVERIFY(m_writer->commit());
}

search::Answer TestJoints::ask(const QString& query)
{
    search::Request request;
    request.query = query.toStdString();
    const auto answer = search::search(*m_writer->snapshot(), request);
    return answer && answer->relaxed.empty() ? *answer : search::Answer{};
}

void TestJoints::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("paths");
    const QString four = QStringLiteral("glued hyphen o space");
    QTest::newRow("glued") << "gpt4" << four;
    QTest::newRow("hyphen") << "GPT-4" << four;
    QTest::newRow("space") << "GPT 4"
                           << "apart glued hyphen o space";
    QTest::newRow("three terms") << "GPT 4 o"
                                 << "o";
    QTest::newRow("two of three") << "GPT 4o"
                                  << "o";
    QTest::newRow("without") << "(gpt OR GPT) -(GPT 4)"
                             << "other";
    QTest::newRow("the other way round") << "4 GPT"
                                         << "apart hyphen space";
    QTest::newRow("quoted") << "GPT \"4\""
                            << "apart hyphen space";
    QTest::newRow("in a field") << "GPT title:4" << QString();
    QTest::newRow("either") << "(xyz OR 4) gpt"
                            << "apart hyphen space";
    QTest::newRow("first within a word") << "PT 4" << QString();
    QTest::newRow("number goes on before") << "5 GW" << QString();
    QTest::newRow("short") << "3D"
                           << "three,three hyphen";
    QTest::newRow("short with a hyphen") << "3-D"
                                         << "three,three hyphen";
    QTest::newRow("short with a space") << "3 D"
                                        << "three,three hyphen";
}

void TestJoints::finds()
{
    QFETCH(QString, query);
    QFETCH(QString, paths);
    QStringList found;
    for (const search::Hit& hit : ask(query).hits)
        found << QString::fromStdString(hit.path);
    found.sort();
    QStringList wanted = paths.split(paths.contains(u',') ? u',' : u' ', Qt::SkipEmptyParts);
    wanted.sort();
    QCOMPARE(found.join(u','), wanted.join(u','));
}

/// What stands together goes first however it is joined, and is marked.
void TestJoints::nearEachOther()
{
    const search::Answer answer = ask(QStringLiteral("GPT 4"));
    QCOMPARE(answer.hits.back().path, std::string("apart"));
    for (const search::Hit& hit : answer.hits) {
        if (hit.path == "glued") {
            QCOMPARE(hit.marks.size(), std::size_t(1));
            QCOMPARE(hit.marks.front().of(hit.snippet), std::string_view("gpt4"));
        }
    }
}

QTEST_APPLESS_MAIN(TestJoints)
#include "tst_joints.moc"

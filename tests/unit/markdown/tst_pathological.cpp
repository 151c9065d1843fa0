#include "core/markdown/front_matter.h"
#include "core/markdown/html.h"
#include "core/markdown/parse.h"
#include "tests/unit/markdown/invariants.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace zhilan::markdown;

/// Hostile text ends in a tree, without overflowing the stack or running for minutes (ctest's own limit tells).
class TestPathological : public QObject
{
    Q_OBJECT

private slots:
    void behindDefinitions();
    void headingId();
    void frontMatter_data();
    void frontMatter();
    void repeated_data();
    void repeated();
    void suite();
};

void TestPathological::repeated_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<int>("times");
    for (const char* unit : {"[",       "]",     "![",     "[a](", "[a](<b", "[a](b 'c",  "*a ",   "a_ ",   "**a *",
                             "~~a ",    "`a``b", "<a ",    "<!--", "<?",     "<![CDATA[", "<!A ",  "&amp;", "\\*",
                             "http://", "www.",  "a@b.c ", "[^1]", "中\n",   "|a",        "*_~[`<"})
        QTest::newRow(unit) << QByteArray(unit) << 50'000;
    // A megabyte of each of what is ours: the inlines.
    for (const char* unit : {"www._",
                             "www.a_",
                             "http://a)))",
                             "<?",
                             "<!A ",
                             "![[]()",
                             "*a _a*_",
                             "[[",
                             "[[a",
                             "[[a|",
                             "[[a]](b",
                             "![[a|",
                             "==",
                             "==a ",
                             "=a==",
                             "$",
                             "$a",
                             "$1 ",
                             "$$a",
                             "$a`",
                             "`",
                             "``a",
                             "{#",
                             "<a b=",
                             "<b>",
                             "<sub>",
                             "</sup>",
                             "<b></i>",
                             "<script>",
                             "[^a",
                             "[a]:",
                             "a@",
                             "xmpp:a@b.c/",
                             "~~a",
                             "&#x41;",
                             "<a href=x>",
                             "<img src=x alt=y>"})
        QTest::newRow(qPrintable(QStringLiteral("1 MB of ") + QLatin1String(unit)))
            << QByteArray(unit) << 1'000'000 / static_cast<int>(qstrlen(unit));
    QTest::newRow("1 MB of tags in a block") << QByteArray("<div><b><sub>x") << 70'000;
    QTest::newRow("1 MB of details") << QByteArray("<details>\n\n") << 90'000;
    QTest::newRow("1 MB of ends of details") << QByteArray("<details>\n</details></details>\n\n") << 30'000;
    QTest::newRow("1 MB of HTML tables") << QByteArray("<table><tr><td>") << 66'000;
    QTest::newRow("1 MB of math lines") << QByteArray("$$\n") << 333'000;
    QTest::newRow("1 MB of footnotes") << QByteArray("[^1] ") << 200'000;
    QTest::newRow("1 MB of callouts") << QByteArray("> [!note]\n\n") << 90'000;
    QTest::newRow("million brackets") << QByteArray("[") << 1'000'000;
    QTest::newRow("quotes") << QByteArray(">") << 100'000;
}

void TestPathological::repeated()
{
    QFETCH(QByteArray, unit);
    QFETCH(int, times);
    // The paragraph ends before the document does: what is still open at its end cmark-gfm reads as well.
    const auto tree = *parse((unit.repeated(times) + "\n\nend").toStdString());
    const QString breach = breachedInvariant(*tree);
    QVERIFY2(breach.isEmpty(), qPrintable(breach));
    static_cast<void>(plainText(*tree, 0));
    static_cast<void>(bodyHtml(*tree));
}

/// Footnotes and labels are only looked for where there are definitions.
void TestPathological::behindDefinitions()
{
    for (const char* unit : {"[^1]", "[[^1]]", "[a", "[a][", "[[a]]"}) {
        const QByteArray text = QByteArray("[^1]: x\n\n[a]: b\n\n") + QByteArray(unit).repeated(100'000);
        const auto tree = *parse(text.toStdString());
        const QString breach = breachedInvariant(*tree);
        QVERIFY2(breach.isEmpty(), qPrintable(QLatin1String(unit) + breach));
        static_cast<void>(bodyHtml(*tree));
        static_cast<void>(specHtml(text.toStdString()));
    }
}

void TestPathological::headingId()
{
    const auto tree =
        *parse("# " + std::string(500'000, '{') + "#a}\n\n# " + QByteArray("{#").repeated(500'000).toStdString());
    const QString breach = breachedInvariant(*tree);
    QVERIFY2(breach.isEmpty(), qPrintable(breach));
}

void TestPathological::frontMatter_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("flow depth") << "a: " + QByteArray("[").repeated(1'000'000);
    QTest::newRow("closed flow depth") << "a: " + QByteArray("[").repeated(20'000) + QByteArray("]").repeated(20'000);
    QTest::newRow("block depth") << QByteArray("- ").repeated(500) + "a: b";
    QByteArray bomb("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; ++i) {
        const QByteArray alias = "*a" + QByteArray::number(i - 1);
        const QByteArray name = 'a' + QByteArray::number(i);
        bomb += name + ": &" + name + " [" + (alias + ',').repeated(9) + alias + "]\n";
    }
    QTest::newRow("alias bomb") << bomb;
    QTest::newRow("keys") << QByteArray("a: b\n").repeated(200'000);
    QTest::newRow("quotes") << QByteArray("a: \"\n").repeated(10'000);
    QTest::newRow("itself") << QByteArray("a: &a [*a]\nb: &b {c: *b}");
}

void TestPathological::frontMatter()
{
    QFETCH(QByteArray, yaml);
    const std::string source = ("---\n" + yaml + "\n---\ntext").toStdString();
    const auto tree = *parse(source);
    const FrontMatter found = findFrontMatter(source);
    const FrontMatterValues values = readFrontMatter(source, found.yaml);
    QVERIFY(values.root.kind == YamlValue::Kind::Map || found.span.empty());
    std::size_t count = 0;
    std::vector<const YamlValue*> open{&values.root};
    while (!open.empty()) {
        const YamlValue* value = open.back();
        open.pop_back();
        QVERIFY(value->span.end <= source.size());
        ++count;
        for (const YamlValue& item : value->items)
            open.push_back(&item);
    }
    QVERIFY2(count < 50'000, qPrintable(QString::number(count)));
}

void TestPathological::suite()
{
    QFile file(QStringLiteral(ZHILAN_SHARED_DIR "/suites/markdown/pathological.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared suites are not there");
    const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
    int ran = 0;
    for (const auto& value : cases) {
        const QJsonArray parts =
            value.toObject()[QLatin1String("generator")].toObject()[QLatin1String("parts")].toArray();
        if (parts.isEmpty())
            continue;
        QByteArray text;
        for (const auto& part : parts) {
            const QJsonArray pair = part.toArray();
            text += pair[0].toString().toUtf8().repeated(std::min(pair[1].toInt(), 3000));
        }
        const auto tree = *parse(text.toStdString());
        const QString breach = breachedInvariant(*tree);
        QVERIFY2(breach.isEmpty(), qPrintable(value.toObject()[QLatin1String("name")].toString() + breach));
        ++ran;
    }
    qInfo("%d of %d", ran, static_cast<int>(cases.size()));
}

QTEST_APPLESS_MAIN(TestPathological)
#include "tst_pathological.moc"

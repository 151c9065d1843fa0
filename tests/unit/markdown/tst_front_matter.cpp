#include "core/markdown/front_matter.h"

#include <QtTest>

using namespace zhilan;
using namespace zhilan::markdown;

class TestFrontMatter : public QObject
{
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void spans();
    void find();
};

namespace
{

QString shown(const YamlValue& value)
{
    QStringList items;
    for (const YamlValue& item : value.items)
        items << (value.kind == YamlValue::Kind::Map ? QString::fromStdString(item.key) + u'=' : QString()) +
                     shown(item);
    switch (value.kind) {
    case YamlValue::Kind::Null:
        return QStringLiteral("~");
    case YamlValue::Kind::Text:
        return QString::fromStdString(value.text);
    case YamlValue::Kind::List:
        return u'[' + items.join(QLatin1String(", ")) + u']';
    case YamlValue::Kind::Map:
        return u'{' + items.join(QLatin1String(", ")) + u'}';
    }
    return {};
}

FrontMatterValues readAll(const std::string& source)
{
    return readFrontMatter(source, findFrontMatter(source).yaml);
}

} // namespace

void TestFrontMatter::values_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("values");
    QTest::addColumn<int>("diagnostics");
    const auto row = [](const char* name, const char* yaml, const char* values, int diagnostics = 0) {
        QTest::newRow(name) << QString::fromUtf8(yaml) << QString::fromUtf8(values) << diagnostics;
    };
    row("text", "title: 知览 笔记\ndate: 2026-01-02", "{title=知览 笔记, date=2026-01-02}");
    row("quotes", "a: \"x\\ty\"\nb: 'it''s'\nc: \"\"", "{a=x\ty, b=it's, c=}");
    row("lists", "tags: [甲, 乙]\nguests:\n  - 丙\n  - 丁", "{tags=[甲, 乙], guests=[丙, 丁]}");
    row("maps", "video:\n  url: https://a.org/x\n  id: y\nz: {a: b}", "{video={url=https://a.org/x, id=y}, z={a=b}}");
    row("folded and literal", "a: >\n  x\n  y\nb: |\n  x\n  y", "{a=x y\n, b=x\ny\n}");
    row("null", "a:\nb: ~\nc: null\nd: \"null\"", "{a=~, b=~, c=~, d=null}");
    row("aliases and merge", "a: &x {k: v}\nb: *x\nc:\n  <<: *x\n  l: w", "{a={k=v}, b={k=v}, c={l=w, k=v}}");
    row("comments", "# c\na: b # d", "{a=b}");
    row("CRLF", "a: b\r\nc:\r\n- d\r\n", "{a=b, c=[d]}");
    row("full-width colon", "a: 甲：乙", "{a=甲：乙}");
    row("wikilink", "a: [[甲]]", "{a=[[甲]]}");
    row("no YAML, read by lines", "title: a: b\nx: @y\ntags:\n  - c\n  - d\n  nested: e",
        "{title=a: b, x=@y, tags=[c, d]}", 1);
    row("tab", "a:\tb\nc: \"d", "{a=b, c=\"d}", 1);
}

void TestFrontMatter::values()
{
    QFETCH(QString, yaml);
    const FrontMatterValues read = readAll(("---\n" + yaml + "\n---\n").toStdString());
    QTEST(shown(read.root), "values");
    QTEST(static_cast<int>(read.diagnostics.size()), "diagnostics");
}

void TestFrontMatter::spans()
{
    const std::string source = "---\n标题: 𠮷 😀\n\"k\": 'v'\nl: [一, \"二\"]\nm:\n  n: 三\n---\n";
    const FrontMatterValues values = readAll(source);
    const auto text = [&](ByteSpan span) {
        return QString::fromStdString(std::string(span.of(source)));
    };
    QCOMPARE(values.root.items.size(), std::size_t(4));
    QCOMPARE(text(values.root.items[0].keySpan), QStringLiteral("标题"));
    QCOMPARE(text(values.root.items[0].span), QStringLiteral("𠮷 😀"));
    QCOMPARE(text(values.root.items[1].keySpan), QStringLiteral("\"k\""));
    QCOMPARE(text(values.root.items[1].span), QStringLiteral("'v'"));
    QCOMPARE(text(values.root.items[2].span), QStringLiteral("[一, \"二\"]"));
    QCOMPARE(text(values.root.items[2].items[1].span), QStringLiteral("\"二\""));
    QCOMPARE(text(values.root.items[3].span), QStringLiteral("n: 三"));
    QCOMPARE(text(values.root.items[3].items[0].span), QStringLiteral("三"));
}

void TestFrontMatter::find()
{
    const FrontMatterValues values = readAll("---\na: b\nc: [d]\n---\n");
    QVERIFY(values.root.find("a") != nullptr && values.root.find("a")->text == "b");
    QVERIFY(values.root.find("c")->kind == YamlValue::Kind::List);
    QVERIFY(values.root.find("d") == nullptr);
}

QTEST_APPLESS_MAIN(TestFrontMatter)
#include "tst_front_matter.moc"

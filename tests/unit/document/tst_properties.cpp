#include "core/document/build.h"
#include "core/document/properties.h"
#include "tests/unit/document/document_dump.h"

#include <QtTest>

using namespace zhilan;
using namespace zhilan::document;

namespace
{

std::shared_ptr<const Document> documentOf(const QByteArray& text)
{
    const auto document = fromBytes({text.data(), static_cast<std::size_t>(text.size())}, "file");
    return document ? *document : nullptr;
}

/// A line for each property.
QByteArray propertiesOf(const Document& document)
{
    QByteArray lines;
    for (const std::uint32_t index : document.properties)
        lines += QByteArray::fromStdString(propertyLine(document, document.info[index]).text) + '\n';
    return lines;
}

} // namespace

/// What of front matter a reader is shown.
class TestProperties : public QObject
{
    Q_OBJECT

private slots:
    void shown_data();
    void shown();
    void count();
    void places_data();
    void places();
    void addresses_data();
    void addresses();
    void hostile_data();
    void hostile();
};

void TestProperties::shown_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("properties");
    const auto row = [](const char* name, const QByteArray& frontMatter, const QByteArray& properties,
                        const QByteArray& body = "\n# 标题\n\n正文\n") {
        QTest::newRow(name) << "---\n" + frontMatter + "---\n" + body << properties;
    };
    row("tags and aliases", "tags:\n  - databases\n  - talk/notes\naliases: [Scaling, 横向扩展]\n",
        "tags: databases, talk/notes\naliases: Scaling, 横向扩展\n");
    row("guest", "guest: \"[[Priya Natarajan|Priya N.]]\"\nrating: 4\n", "guest: Priya N.\nrating: 4\n");
    row("nested", "source:\n  name: 播客\n  by:\n    who: 某人\n", "source.name: 播客\nsource.by.who: 某人\n");
    row("what the head says",
        "title: 标题\ndate: 2024-06-11\nduration: 47:05\nchannel: 某频道\nvideo: https://youtu.be/aB3dE5gH7jK\n", "");
    row("another title", "title: 别的标题\n", "title: 别的标题\n");
    row("another date", "date: 2024-06-11\nupdated: 2024-07-01\ncreated: 2024-06-11\n", "updated: 2024-07-01\n");
    row("second programme", "podcast: 甲\nseries: 乙\n", "series: 乙\n");
    row("a site beside the video", "video: https://youtu.be/aB3dE5gH7jK\nsource: https://example.org/talk\n",
        "source: https://example.org/talk\n");
    row("for programs",
        "lang: zh\nlocale: zh-CN\nCSSclasses: [wide]\ncssclass: x\npublish: true\nlayout: post\n"
        "permalink: /a\nmood: 好\n",
        "mood: 好\n");
    row("chapters", "chapters:\n  - time: \"00:00\"\n    title: 开始\n  - time: \"11:30\"\n    title: 结束\ntags: 甲\n",
        "tags: 甲\n");
    row("without title", "tags: 甲\n", "tags: 甲\n", "正文\n");
    row("nothing below", "tags: 甲\n", "tags: 甲\n", "");
    row("said again below", "guest: 甲\n", "guest: 甲\n", "# 标题\n\n- 嘉宾：乙\n- guest: 甲\n- 时长：1:00:00\n");
    row("alias of YAML", "base: &b {host: 甲}\nother:\n  <<: *b\n  own: 乙\nlast: 丙\n",
        "base.host: 甲\nother.own: 乙\nlast: 丙\n");
    row("empty values", "a:\nb: \"\"\nc: []\nd: {}\ne: ~\n", "");
    // Line by line, with the syntax that has no end.
    row("broken", "tags: [甲, 乙\nguest: \"丙\nrating: 4\n", "tags: [甲, 乙\nguest: \"丙\nrating: 4\n");
    row("no key that anybody gives", QByteArray(500, 'k') + ": v\nmood: 好\n", "mood: 好\n");
    row("crlf", "tags: 甲\r\nguest: 乙\r\n", "tags: 甲\nguest: 乙\n", "\r\n# 标题\r\n");
    row("emoji and rare characters", "mood: 😀 𠮷野家\n𠮷: \U0001F468\u200D\U0001F469\u200D\U0001F467\n",
        "mood: 😀 𠮷野家\n𠮷: \U0001F468\u200D\U0001F469\u200D\U0001F467\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF---\ntags: 甲\n---\n\n文\n")
                                     << QByteArray("tags: 甲\n");
    QTest::newRow("no front matter") << QByteArray("# 标题\n\n| 项目 | 内容 |\n|---|---|\n| 嘉宾 | 甲 |\n")
                                     << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("truncated") << QByteArray("---\ntags: 甲\n") << QByteArray();
}

void TestProperties::shown()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, properties);
    const auto document = documentOf(text);
    QVERIFY(document);
    QCOMPARE(propertiesOf(*document), properties);
    // The same where it is read for an index.
    ReadOptions options;
    options.forIndex = true;
    const auto read = fromBytes({text.data(), static_cast<std::size_t>(text.size())}, "file", options);
    QVERIFY(read);
    QCOMPARE((*read)->properties, document->properties);
}

/// Which entries of the information front matter gave, where it says things twice as well.
void TestProperties::count()
{
    const auto document = documentOf("---\nguest: 甲\nguest : 甲\nhost: 乙\n---\n# 题\n\n## 基本信息\n\n"
                                     "| 项目 | 内容 |\n|---|---|\n| guest | 甲 |\n| 平台 | 丙 |\n");
    QVERIFY(document);
    QCOMPARE(document->info.size(), std::size_t{3});
    QCOMPARE(document->infoFromFrontMatter, std::size_t{2});
    QCOMPARE(document->info[2].key, std::string("平台"));
    QCOMPARE(propertiesOf(*document), QByteArray("guest: 甲\nhost: 乙\n"));
}

void TestProperties::places_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("word"); ///< of the line
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char* name, const QByteArray& entry, const QByteArray& word, const QByteArray& place) {
        QTest::newRow(name) << entry << word << place;
    };
    row("plain", "tags: alpha beta", "beta", "beta");
    row("key", "tags: alpha", "tags", "tags");
    row("quoted key", "\"my tags\": alpha", "my tags", "my tags");
    row("nested key", "video:\n  site: 某站", "site", "site");
    row("list in lines", "tags:\n  - alpha\n  - beta", "beta", "beta");
    row("list in brackets", "tags: [\"alpha\", beta]", "beta", "beta");
    row("quoted", "guest: \"[[Priya|Priya N.]]\"", "N.", "N.");
    row("folded", "note: >\n  one two\n  three four", "three", "three");
    row("escaped", "note: \"\\u4f60\\u597d\"", "你好", "\"\\u4f60\\u597d\"");
    row("Han", "别名: [横向扩展, 第二]", "第二", "第二");
}

void TestProperties::places()
{
    QFETCH(QByteArray, entry);
    QFETCH(QByteArray, word);
    QFETCH(QByteArray, place);
    const auto document = documentOf("---\n" + entry + "\n---\n\n文\n");
    QVERIFY(document);
    QCOMPARE(document->properties.size(), std::size_t{1});
    const InfoEntry& property = document->info[document->properties.front()];
    const InlineText line = propertyLine(*document, property);
    QCOMPARE(brokenInvariant(*document), QByteArray());
    const auto at = static_cast<std::uint32_t>(QByteArray::fromStdString(line.text).lastIndexOf(word));
    const ByteSpan source = line.sourceOf({at, at + static_cast<std::uint32_t>(word.size())});
    QVERIFY(QByteArray::fromStdString(std::string(source.of(document->tree->source()))).contains(place));
    if (place == word)
        QCOMPARE(QByteArray::fromStdString(std::string(source.of(document->tree->source()))), place);
}

void TestProperties::addresses_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArrayList>("addresses");
    QTest::newRow("none") << QByteArray("甲") << QByteArrayList();
    QTest::newRow("alone") << QByteArray("https://a.example/x?y=1") << QByteArrayList{"https://a.example/x?y=1"};
    QTest::newRow("two") << QByteArray("http://a.example, https://b.example/c。")
                         << QByteArrayList{"http://a.example", "https://b.example/c"};
    QTest::newRow("within Han") << QByteArray("见https://a.example。好") << QByteArrayList{"https://a.example"};
    QTest::newRow("other schemes") << QByteArray("ftp://a.example javascript://b") << QByteArrayList();
    QTest::newRow("no host") << QByteArray("https:// ://://") << QByteArrayList();
}

void TestProperties::addresses()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArrayList, addresses);
    const std::string text = value.toStdString();
    QByteArrayList found;
    for (const ByteSpan span : addressesIn(text))
        found.append(QByteArray::fromStdString(std::string(span.of(text))));
    QCOMPARE(found, addresses);
}

void TestProperties::hostile_data()
{
    QTest::addColumn<QByteArray>("frontMatter");
    QTest::addColumn<int>("least"); ///< properties
    QByteArray many;
    for (int i = 0; i < 10'000; ++i)
        many += "k" + QByteArray::number(i) + ": v\n";
    QTest::newRow("10,000 entries") << many << 1000;
    QTest::newRow("a word of 1 MB") << "big: " + QByteArray(1'000'000, 'x') + "\nsmall: 甲\n" << 2;
    QTest::newRow("words of 1 MB") << "big: " + QByteArray("word, ").repeated(170'000) + "end\n" << 1;
    QTest::newRow("escapes") << "big: \"" + QByteArray("\\u4e2d").repeated(9'000) + "\"\n" << 1;
    QTest::newRow("nested") << "a: " + QByteArray("{a: ").repeated(2000) + "1" + QByteArray(2000, '}') + "\nb: 甲\n"
                            << 0;
    QTest::newRow("nested lists") << "a: " + QByteArray(5000, '[') + QByteArray(5000, ']') + "\nb: 甲\n" << 0;
    QTest::newRow("aliases") << QByteArray("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\ne: 甲\n") << 1;
    QTest::newRow("no UTF-8") << QByteArray("a: \xFF\xFE\xC0 x\nb: \xE4\xB8\n") << 1;
    QTest::newRow("colons") << QByteArray(": : :\n- :\n? x\n: y\n\": z\n") << 0;
}

void TestProperties::hostile()
{
    QFETCH(QByteArray, frontMatter);
    QFETCH(int, least);
    const auto document = documentOf("---\n" + frontMatter + "---\n\n# 题\n\n文\n");
    QVERIFY(document);
    QVERIFY(document->properties.size() >= static_cast<std::size_t>(least));
    QCOMPARE(brokenInvariant(*document), QByteArray());
    for (const std::uint32_t index : document->properties) {
        const InfoEntry& property = document->info[index];
        QCOMPARE(propertyLine(*document, property).text, property.key + ": " + property.value);
    }
}

QTEST_APPLESS_MAIN(TestProperties)
#include "tst_properties.moc"

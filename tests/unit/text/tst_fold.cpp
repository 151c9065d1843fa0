#include "core/text/breaks.h"
#include "core/text/clusters.h"
#include "core/text/find.h"
#include "core/text/fold.h"
#include "core/text/match.h"
#include "core/text/pinyin.h"
#include "core/text/space.h"
#include "core/text/utf.h"

#include <QtTest>

#include <algorithm>

using namespace zhilan;

class TestFold : public QObject
{
    Q_OBJECT

private slots:
    void folds_data();
    void folds();
    void marks_data();
    void marks();
    void runsCoverTheText();
    void placesAreClusters_data();
    void placesAreClusters();
    void severalHits();
    void parts();
    void findsStrings();
    void fits_data();
    void fits();
    void pinyin_data();
    void pinyin();
    void breaks();
};

void TestFold::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("ASCII") << "Scaling Law"
                           << "scaling law";
    QTest::newRow("full width") << "ＡＩ芯片５０％"
                                << "ai芯片50%";
    QTest::newRow("traditional") << "數據中心裡的天才之國"
                                 << "数据中心里的天才之国";
    QTest::newRow("supplementary Han") << "𠮷野家"
                                       << "𠮷野家";
    QTest::newRow("katakana") << "カタカナ"
                              << "かたかな";
    QTest::newRow("half-width katakana") << "ｶﾞｿﾘﾝ"
                                         << "がそりん";
    QTest::newRow("spaces beside half-width marks") << "ｺｰﾋｰ maker ｢a｣ b"
                                                    << "こ-ひ-maker\"a\"b";
    QTest::newRow("spaces beside full-width marks") << "コーヒー maker 「a」 b"
                                                    << "こ-ひ-maker\"a\"b";
    QTest::newRow("diacritics") << "Ångström Erdős naïve ÉLAN"
                                << "angstrom erdos naive elan";
    QTest::newRow("Greek") << "ΜΆΪΟΣ"
                           << "μαιοσ";
    QTest::newRow("Cyrillic") << "Ёлка"
                              << "елка";
    QTest::newRow("stroke") << "Łukasz Søren"
                            << "lukasz soren";
    QTest::newRow("sharp s") << "Straße"
                             << "strasse";
    QTest::newRow("dashes") << "a–b—c−d‑e~f～g"
                            << "a-b-c-d-e-f-g";
    QTest::newRow("range words between numbers") << "10至20，30到40"
                                                 << "10-20,30-40";
    QTest::newRow("range words with white space") << "9至　9折，9\u00A0到      9折"
                                                  << "9-9折,9-9折";
    QTest::newRow("space between digits") << "9 9折 9　9 折"
                                          << "9 9折9 9折";
    QTest::newRow("range words elsewhere") << "甚至 到达2028"
                                           << "甚至到达2028";
    QTest::newRow("quotation marks") << "“卡脖子”与『苦涩』和「x」"
                                     << "\"卡脖子\"与\"苦涩\"和\"x\"";
    QTest::newRow("groups") << "11,608 与 1，000，000"
                            << "11608与1000000";
    QTest::newRow("no groups") << "1,2,3 和 2020,100 与 12,34"
                               << "1,2,3和2020,100与12,34";
    QTest::newRow("space beside Han") << "使用 GPT 4 识别"
                                      << "使用gpt 4识别";
    QTest::newRow("spaces collapse") << "  a \t\n b  "
                                     << "a b";
    QTest::newRow("CRLF between Han") << "算力\r\n芯片"
                                      << "算力芯片";
    QTest::newRow("space beside supplementary Han") << "在 𠮷 野家 b"
                                                    << "在𠮷野家b";
    QTest::newRow("rare simplified form") << "元素㔢"
                                          << "元素𫦳";
    QTest::newRow("mark after a space") << QStringLiteral("a e\u0301 b c\u0301") << "a e b c";
    QTest::newRow("groups cut by a space") << "1 ,000 与 1, 000 与 1,000,000"
                                           << "1 ,000与1, 000与1000000";
    QTest::newRow("space that bears a mark") << QStringLiteral("a  \u0301x") << QStringLiteral("a  \u0301x");
    QTest::newRow("space with a joiner") << QStringLiteral("a \u200D \uFE0F b 中 \u200D文") << "a b中文";
    QTest::newRow("control characters") << QStringLiteral("a\u0001b\u007f") << QStringLiteral("a\u0001b\u007f");
    QTest::newRow("Hangul spaces") << "서울 특별시"
                                   << "서울특별시";
    QTest::newRow("ignorable") << QStringLiteral("data\u00ADcenter 人\u200B工 ☎\uFE0E") << "datacenter人工☎";
    QTest::newRow("emoji sequence") << "👨‍👩‍👧 ok"
                                    << "👨👩👧 ok";
    QTest::newRow("Kangxi radical") << QStringLiteral("\u2F08工") << "人工";
    QTest::newRow("squared units") << "120㎡ 60㎞"
                                   << "120m2 60km";
}

void TestFold::folds()
{
    QFETCH(QString, text);
    const std::string utf8 = text.toStdString();
    QTEST(QString::fromStdString(text::fold(utf8).folded), "folded");
    QTEST(QString::fromStdString(text::foldedText(utf8)), "folded");
}

/// Marked text as a row of '~' under the code points of the source.
void TestFold::marks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("marked");
    QTest::newRow("Han") << "关于算力的算 力"
                         << "算力" << QStringList{"算力", "算 力"};
    QTest::newRow("traditional found") << "數據中心"
                                       << "数据" << QStringList{"數據"};
    QTest::newRow("part of a ligature") << "60㎞/h"
                                        << "m" << QStringList{"㎞"};
    QTest::newRow("combining marks") << QStringLiteral("cafe\u0301s") << "cafe"
                                     << QStringList{QStringLiteral("cafe\u0301")};
    QTest::newRow("separator inside") << "共1,000 GW"
                                      << "1000" << QStringList{"1,000"};
    QTest::newRow("case") << "GPT-4 与 gpt‑4"
                          << "Gpt-4" << QStringList{"GPT-4", "gpt‑4"};
    QTest::newRow("space at the ends not marked") << "见 算力 。"
                                                  << " 算力 " << QStringList{"算力"};
    QTest::newRow("supplementary") << "在𠮷野家"
                                   << "𠮷" << QStringList{"𠮷"};
    QTest::newRow("not overlapping") << "啊啊啊啊啊"
                                     << "啊啊" << QStringList{"啊啊", "啊啊"};
    QTest::newRow("empty query") << "abc"
                                 << "" << QStringList{};
    QTest::newRow("space query") << "a b"
                                 << " " << QStringList{};
    QTest::newRow("absent") << "算力"
                            << "力算" << QStringList{};
}

void TestFold::marks()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    const std::string source = text.toStdString();
    QStringList marked;
    for (const text::Match& match : text::Matcher(query.toStdString()).find(text::fold(source)))
        marked << QString::fromStdString(std::string(match.source.of(source)));
    QTEST(marked, "marked");
}

void TestFold::runsCoverTheText()
{
    const std::string source = "Scaling 假說：１,０００ 👨‍👩‍👧 cafe\u0301 한국 ｶﾞ\r\n㍿ 𠮷";
    const text::FoldedText folded = text::fold(source);
    std::uint32_t foldedAt = 0;
    std::uint32_t sourceAt = 0;
    for (const auto& run : folded.runs) {
        QVERIFY(run.foldedBegin >= foldedAt);
        QVERIFY(run.source.begin >= sourceAt);
        QVERIFY(run.source.end > run.source.begin);
        QVERIFY(run.source.end <= source.size());
        // A boundary of code points.
        QVERIFY((static_cast<unsigned char>(source[run.source.begin]) & 0xC0U) != 0x80U);
        foldedAt = run.foldedBegin;
        sourceAt = run.source.end;
    }
    QCOMPARE(folded.toSource({0, static_cast<std::uint32_t>(folded.folded.size())}),
             (ByteSpan{0, static_cast<std::uint32_t>(source.size())}));
}

void TestFold::placesAreClusters_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("space that bears a mark") << QStringLiteral("a \u0301x");
    QTest::newRow("line end before a mark") << QStringLiteral("a\r\n\u0301x\n\u0301");
    QTest::newRow("ideographic space that bears a mark") << QStringLiteral("中\u3000\u0301文");
    QTest::newRow("joiners and selectors") << QStringLiteral("a \u200D \uFE0F👨\u200D👩 \u200D");
    QTest::newRow("jamo") << QStringLiteral("\u1100\u1161\u11A8 가\u11A8 \u1161");
    QTest::newRow("flags") << QStringLiteral("🇨🇳🇯🇵🇰 x");
    QTest::newRow("Devanagari") << QStringLiteral("क्षि कि");
    QTest::newRow("groups") << QStringLiteral("1,000\u0301 1，000，000");
}

/// Each character of folded text comes from whole grapheme clusters, in the order of the text.
void TestFold::placesAreClusters()
{
    QFETCH(QString, text);
    const std::string source = text.toStdString();
    std::vector<std::size_t> boundaries{0};
    while (boundaries.back() < source.size())
        boundaries.push_back(text::clusterEnd(source, boundaries.back()));
    const auto isBoundary = [&boundaries](std::uint32_t byte) {
        return std::binary_search(boundaries.begin(), boundaries.end(), byte);
    };
    const text::FoldedText folded = text::fold(source);
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < folded.folded.size();) {
        const auto begin = static_cast<std::uint32_t>(at);
        static_cast<void>(text::nextCodePoint(folded.folded, at));
        const ByteSpan span = folded.toSource({begin, static_cast<std::uint32_t>(at)});
        QVERIFY(isBoundary(span.begin) && isBoundary(span.end));
        QVERIFY(span.begin >= before && span.end > span.begin);
        before = span.begin;
    }
}

void TestFold::severalHits()
{
    std::string text;
    for (int i = 0; i < 50'000; ++i)
        text += "ab";
    QCOMPARE(text::Matcher("ab").find(text::fold(text)).size(), std::size_t(50'000));
    const std::string many(200'000, 'a');
    QVERIFY(text::Matcher(std::string(100'000, 'a') + 'b').find(text::fold(many)).empty());
}

/// Whatever kind the white space between them is.
void TestFold::parts()
{
    QCOMPARE(text::wordsOf(" \t访谈\u3000dario\u00A0a\n"), (std::vector<std::string_view>{"访谈", "dario", "a"}));
    QVERIFY(text::wordsOf("").empty());
    QVERIFY(text::wordsOf("\u3000 ").empty());
    const text::FoldedText folded = text::fold("Dario 的访谈");
    QCOMPARE(text::Terms("访谈\u3000dario").find(folded).size(), 2U);
    QVERIFY(text::Terms("访谈\u3000amodei").find(folded).empty());
}

void TestFold::findsStrings()
{
    const std::string text = "中文中文 𠮷";
    QCOMPARE(text::findString(text, "文"), std::size_t(3));
    QCOMPARE(text::findString(text, "文", 4), std::size_t(9));
    QCOMPARE(text::findString(text, "𠮷", 13), std::size_t(13));
    QCOMPARE(text::findString(text, "x"), std::string::npos);
    QCOMPARE(text::findString(text, ""), std::size_t(0));
    QCOMPARE(text::findString("", "x"), std::string::npos);
    QCOMPARE(text::findString("x", "x", 1), std::string::npos);
    QCOMPARE(text::findString("x", "x", 2), std::string::npos);
    const std::string many(1'000'000, 'a');
    QCOMPARE(text::findString(many, std::string(500'000, 'a') + 'b'), std::string::npos);
}

void TestFold::fits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("fit");
    const auto row = [](const char* name, const char* text, const char* query, text::WordFit fit) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(query) << static_cast<int>(fit);
    };
    row("whole word", "the law of", "law", text::WordFit::Whole);
    row("beside Han", "用GPU训练", "gpu", text::WordFit::Whole);
    row("prefix", "scaling laws", "law", text::WordFit::Prefix);
    row("inside", "outlaws", "law", text::WordFit::Inside);
    row("fragment", "outlaws", "la", text::WordFit::Fragment);
    row("fragment with a joint", "Direct3D", "3-D", text::WordFit::Fragment);
    row("Han", "大模型时代", "模型", text::WordFit::Whole);
    row("hyphen for nothing", "about gpt4.", "GPT-4", text::WordFit::Whole);
    row("nothing for a hyphen", "about GPT-4.", "gpt4", text::WordFit::Whole);
    row("space for a hyphen", "about GPT 4.", "GPT-4", text::WordFit::Whole);
    row("unit", "约5 GW级", "5gw级", text::WordFit::Whole);
    row("Cyrillic", "Ёлка", "ел", text::WordFit::Prefix);
    row("supplementary", "在𠮷野家", "𠮷野", text::WordFit::Whole);
}

void TestFold::fits()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    const auto places = text::Matcher(query.toStdString()).find(text::fold(text.toStdString()));
    QCOMPARE(places.size(), std::size_t(1));
    QTEST(static_cast<int>(places[0].fit), "fit");
}

void TestFold::pinyin_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("marked");
    const auto row = [](const char* text, const char* query, const QStringList& marked) {
        QTest::addRow("%s in %s", query, text) << QString::fromUtf8(text) << QString::fromUtf8(query) << marked;
    };
    row("谈算力瓶颈", "suanli", {"算力"});
    row("谈算力瓶颈", "sl", {"算力"});
    row("谈算力瓶颈", "算li", {"算力"});
    row("谈算力瓶颈", "suanlip", {"算力瓶"});
    row("谈算力瓶颈", "uanli", {});
    row("谈算力瓶颈", "suli", {});
    row("中庆与重庆", "chongqing", {"重庆"});
    row("重庆", "zhongqing", {"重庆"});
    row("重慶", "cq", {"重慶"});
    row("女性法律", "nvxing", {"女性"});
    row("女性法律", "nuxing", {"女性"});
    row("女性法律", "falü", {"法律"});
    row("攻略", "lue", {"略"});
    row("AI芯片", "aixinp", {"AI芯片"});
    row("达里奥·阿莫迪", "dalioa", {});
    row("达里奥·阿莫迪", "daliaoam", {"达里奥·阿莫"});
    row("西安", "xi'an", {"西安"});
    row("x", "x", {});
    row("", "sl", {});
}

void TestFold::pinyin()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    const std::string source = text.toStdString();
    QStringList marked;
    for (const ByteSpan place : text::findPinyin(text::fold(source), query.toStdString()))
        marked << QString::fromStdString(std::string(place.of(source)));
    QTEST(marked, "marked");
}

void TestFold::breaks()
{
    const std::string text = "你好。世界！ Hi there. 🎲好";
    text::Breaks sentences(text, text::BreakKind::Sentence);
    QCOMPARE(sentences.after(0), std::string("你好。").size());
    QCOMPARE(sentences.before(text.size()), std::string("你好。世界！ Hi there. ").size());
    QVERIFY(sentences.isBoundary(0));
    QVERIFY(sentences.isBoundary(text.size()));
    QVERIFY(!sentences.isBoundary(3));
    text::Breaks words(text, text::BreakKind::Word);
    QCOMPARE(words.after(0), std::string("你好").size());
    QVERIFY(words.isBoundary(text.find("there")));
    QVERIFY(!words.isBoundary(text.find("here")));
    text::Breaks none("", text::BreakKind::Word);
    QCOMPARE(none.after(0), std::size_t(0));
    QCOMPARE(none.before(0), std::size_t(0));
}

QTEST_APPLESS_MAIN(TestFold)
#include "tst_fold.moc"

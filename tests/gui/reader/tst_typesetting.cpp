#include "app/reader/block_list.h"
#include "app/reader/height_tree.h"
#include "app/reader/inline_text.h"
#include "app/reader/table_shape.h"
#include "app/reader/typography.h"
#include "core/document/build.h"

#include <QTest>

using namespace zhilan;
using namespace zhilan::reader;

class TestTypesetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spaces_data();
    void spaces();
    void spacesAroundGrounds();
    void heights();
    void numericCells_data();
    void numericCells();
    void positions();
    void truncation();
    void brokenLinks();
};

void TestTypesetting::spaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("drawn"); ///< under each UTF-16 unit: + a gap behind it, - tightened, · as it is
    const QString zh = QStringLiteral("zh-Hans");
    QTest::newRow("Han only") << "汉字而已" << zh << "····";
    QTest::newRow("Latin only") << "plain 12" << zh << "········";
    QTest::newRow("gaps") << "在2024年用AI写" << zh << "+···+·+·+·";
    QTest::newRow("a space is enough") << "用 AI 写" << zh << "······";
    QTest::newRow("no gap at punctuation") << "（AI），50%的" << zh << "···-·····";
    QTest::newRow("two closing") << "「（甲）」乙" << zh << "-··-··";
    QTest::newRow("stop and quote") << "好。」他" << zh << "·-··";
    QTest::newRow("colon and quote") << "他：「好」" << zh << "·-···";
    QTest::newRow("curly quotation marks") << "他说：“好”。" << zh << "··-··-·";
    QTest::newRow("curly marks in Latin") << "say “‘so’”." << zh << "···········";
    QTest::newRow("traditional centres its stops") << "好。」他說：「是"
                                                   << "zh-Hant"
                                                   << "········";
    QTest::newRow("Japanese centres its colon") << "彼：「良。」"
                                                << "ja"
                                                << "····-·";
    QTest::newRow("kana") << "テストtestは"
                          << "ja"
                          << "··+···+·";
    QTest::newRow("supplementary plane") << "𠮷a" << zh << "+··";
    QTest::newRow("Hangul has spaces of its own") << "한국AI"
                                                  << "ko"
                                                  << "····";
    QTest::newRow("emoji") << "😀汉a" << zh << "··+·";
    QTest::newRow("empty") << "" << zh << "";
}

void TestTypesetting::spaces()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    QFETCH(QString, drawn);
    QString result(text.size(), u'·');
    for (const Spacing& spacing : spacings(text, {{0, static_cast<int>(text.size()), kPlain}}, language))
        result[spacing.begin] = spacing.em > 0 ? u'+' : u'-';
    QCOMPARE(result, drawn);
}

void TestTypesetting::spacesAroundGrounds()
{
    const std::vector<Spacing> result =
        spacings(QStringLiteral("用code写"), {{0, 1, kPlain}, {1, 5, kCode}, {5, 6, kPlain}}, QStringLiteral("zh"));
    QCOMPARE(result.size(), std::size_t{2});
    QCOMPARE(result[0].begin, 0);
    QCOMPARE(result[1].begin, 4);
    QVERIFY(result[0].em > 0.25 && result[1].em > 0.25);
}

void TestTypesetting::heights()
{
    for (const std::size_t count : {1U, 2U, 3U, 7U, 8U, 100U, 1000U}) {
        std::vector<double> heights;
        for (std::size_t i = 0; i < count; ++i)
            heights.push_back(static_cast<double>(i * 7 % 13 + 1));
        HeightTree tree;
        tree.assign(heights);
        for (std::size_t i = 0; i < count; i += 3) {
            heights[i] = static_cast<double>(i % 5 + 20);
            tree.set(i, heights[i]);
        }
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            QCOMPARE(tree.offset(i), sum);
            QCOMPARE(tree.indexAt(sum), i);
            sum += heights[i];
            QCOMPARE(tree.indexAt(sum - 0.5), i);
        }
        QCOMPARE(tree.total(), sum);
        QCOMPARE(tree.indexAt(-5), std::size_t{0});
        QCOMPARE(tree.indexAt(sum + 1000), count - 1);
    }
}

void TestTypesetting::numericCells_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<bool>("numeric");
    for (const char* cell :
         {"12", "10–15 GW", "~100亿美元", "≥ 3", "-4.5%", "$1,200", "约30", "0 → 1亿美元", "2026年1月"})
        QTest::newRow(cell) << QString::fromUtf8(cell) << true;
    for (const char* cell :
         {"", "同上", "—", "abc", "年化100亿基础上又增加数十亿", "GPT-4", "第3章", "100 words about a number"})
        QTest::newRow(*cell != '\0' ? cell : "empty") << QString::fromUtf8(cell) << false;
}

void TestTypesetting::numericCells()
{
    QFETCH(QString, cell);
    QFETCH(bool, numeric);
    QCOMPARE(looksNumeric(cell), numeric);
}

void TestTypesetting::positions()
{
    // **粗𠮷** &amp; b
    const std::string source = "**粗𠮷** &amp; b";
    InlineText text;
    text.appendVerbatim(source, {2, 9}, kBold);
    text.appendVerbatim(source, {11, 12}, kPlain);
    text.appendAtomic(QStringLiteral("&"), {12, 17}, kPlain);
    text.appendVerbatim(source, {17, 19}, kPlain);
    QCOMPARE(text.text(), QStringLiteral("粗𠮷 & b"));
    const struct {
        int position;
        std::uint32_t byte;
    } places[] = {{0, 2}, {1, 5}, {3, 11}, {4, 12}, {5, 17}, {6, 18}, {7, 19}};
    for (const auto& place : places) {
        QCOMPARE(text.byteOf(place.position), place.byte);
        QCOMPARE(text.positionOf(place.byte), place.position);
    }
    QCOMPARE(text.positionOf(0), 0);
    QCOMPARE(text.positionOf(9), 3);
    QCOMPARE(text.positionOf(14), 4);
    QCOMPARE(text.positionOf(400), 7);
    QCOMPARE(text.endByteOf(3), 9U);
    QCOMPARE(text.endByteOf(5), 17U);
    QCOMPARE(text.rangeOf({3, 6}), (std::pair<int, int>{0, 3}));
    QCOMPARE(text.rangeOf({13, 14}), (std::pair<int, int>{4, 5}));
    QCOMPARE(text.rangeOf({9, 11}), (std::pair<int, int>{3, 3}));
    QCOMPARE(text.rangeOf({100, 200}), (std::pair<int, int>{7, 7}));
}

void TestTypesetting::truncation()
{
    const std::string source = "名字：  ";
    InlineText text;
    text.appendVerbatim(source, {0, static_cast<std::uint32_t>(source.size())}, kBold);
    text.trimEnd([](QChar c) { return c.isSpace() || c == u'：'; });
    QCOMPARE(text.text(), QStringLiteral("名字"));
    QCOMPARE(text.span(), (ByteSpan{0, 6}));
    QCOMPARE(text.runs().back().end, 2);
    QVERIFY(InlineText().isEmpty());
    QCOMPARE(InlineText().byteOf(3), 0U);
}

void TestTypesetting::brokenLinks()
{
    const auto document = document::fromBytes("# 题\n\n## 有\n\n[有](#有)和[无](#无)和[外](x.md)\n", "a.md");
    QVERIFY(document);
    const BlockList list = buildBlocks(**document);
    const markdown::Tree& tree = *(*document)->tree;
    const markdown::NodeId paragraph = tree.next((*document)->sections.back().heading);
    const InlineText text = inlineText(tree, paragraph, tree[paragraph].span, list.annotations);
    QStringList looks;
    for (const Run& run : text.runs())
        if (run.style & kLink)
            looks << text.text().mid(run.begin, run.end - run.begin) + ((run.style & kBroken) != 0 ? u"-"_qs : u"+"_qs);
    QCOMPARE(looks.join(u' '), u"有+ 无- 外+"_qs);
}

QTEST_APPLESS_MAIN(TestTypesetting)
#include "tst_typesetting.moc"

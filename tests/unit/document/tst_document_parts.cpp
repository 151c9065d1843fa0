#include "core/document/inline_text.h"
#include "core/document/speaker.h"
#include "core/document/vocabulary.h"
#include "core/document/work.h"
#include "core/markdown/parse.h"

#include <QFile>
#include <QtTest>

#include <algorithm>

using namespace zhilan;
using namespace zhilan::document;

/// The small readers that the stages of the document are made of.
class TestDocumentParts : public QObject
{
    Q_OBJECT

private slots:
    void headings_data();
    void headings();
    void nameKeys_data();
    void nameKeys();
    void infoKeys();
    void speaker_data();
    void speaker();
    void speakerEnd_data();
    void speakerEnd();
    void quotationMarks_data();
    void quotationMarks();
    void persons_data();
    void persons();
    void trailingTime_data();
    void trailingTime();
    void slices();
};

namespace
{

int secondsOf(const std::optional<std::chrono::milliseconds>& time)
{
    return time ? static_cast<int>(time->count() / 1000) : -1;
}

} // namespace

void TestDocumentParts::headings_data()
{
    QTest::addColumn<QByteArray>("heading");
    QTest::addColumn<int>("topic");
    const auto row = [](const char* heading, Topic topic) {
        QTest::newRow(heading) << QByteArray(heading) << static_cast<int>(topic);
    };
    row("视频基本信息", Topic::Info);
    row("二、节目信息", Topic::Info);
    row("Information", Topic::Info);
    row("📋 基本資訊", Topic::Info);
    row("目录", Topic::Contents);
    row("Table of Contents", Topic::Contents);
    row("术语表", Topic::Glossary);
    row("21. 术语表", Topic::Glossary);
    row("第五章 名词解释", Topic::Glossary);
    row("Glossary", Topic::Glossary);
    row("用語集", Topic::Glossary);
    row("参考文献与相关文档", Topic::References);
    row("References", Topic::References);
    row("Ｒｅｆｅｒｅｎｃｅｓ", Topic::References);
    row("延伸閱讀", Topic::References);
    row("视频章节索引", Topic::Chapters);
    row("⏱️ Timestamps", Topic::Chapters);
    row("タイムスタンプ", Topic::Chapters);
    row("关键语录", Topic::Quotes);
    row("AGI时间线与具体预测", Topic::None);
    row("章节一：背景", Topic::None);
    row("信息论", Topic::None);
    row("持续学习是否必要", Topic::None);
    row("", Topic::None);
}

void TestDocumentParts::headings()
{
    QFETCH(QByteArray, heading);
    QFETCH(int, topic);
    QCOMPARE(static_cast<int>(topicOfHeading(heading.toStdString())), topic);
}

void TestDocumentParts::nameKeys_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("blanks") << QByteArray(" Video  URL: ") << QByteArray("videourl");
    QTest::newRow("number") << QByteArray("3. 术语") << QByteArray("术语");
    QTest::newRow("Han number") << QByteArray("十二、术语") << QByteArray("术语");
    QTest::newRow("chapter") << QByteArray("第3章：术语") << QByteArray("术语");
    QTest::newRow("number kept") << QByteArray("2026年的术语") << QByteArray("2026年的术语");
    QTest::newRow("emoji") << QByteArray("😀 术语 ✨") << QByteArray("术语");
    QTest::newRow("supplementary Han") << QByteArray("𠮷") << QByteArray("𠮷");
    QTest::newRow("only number") << QByteArray("3.") << QByteArray("3");
    QTest::newRow("too long") << QByteArray(400, 'a') << QByteArray("");
}

void TestDocumentParts::nameKeys()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, key);
    QCOMPARE(QByteArray::fromStdString(nameKey(name.toStdString())), key);
}

void TestDocumentParts::infoKeys()
{
    QCOMPARE(infoKeyOf("视频链接"), InfoKey::Video);
    QCOMPARE(infoKeyOf("Published"), InfoKey::Date);
    QCOMPARE(infoKeyOf("发布日期："), InfoKey::Date);
    QCOMPARE(infoKeyOf("視頻時長"), InfoKey::Duration);
    QCOMPARE(infoKeyOf("ゲスト"), InfoKey::Person);
    QCOMPARE(infoKeyOf("核心观点"), InfoKey::None);
    QVERIFY(isInfoHeader("项目", "内容"));
    QVERIFY(isInfoHeader("Item", "Value"));
    QVERIFY(isInfoHeader("", ""));
    QVERIFY(!isInfoHeader("年份", "年化收入"));
    QVERIFY(isLabel("核心观点"));
    QVERIFY(isLabel("Note"));
    QVERIFY(!isLabel("Dario Amodei"));
}

void TestDocumentParts::speaker_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("bold");
    QTest::addColumn<QByteArray>("name"); // null: none
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char* text, int bold, const char* name, const char* rest, int seconds = -1) {
        QTest::newRow(text) << QByteArray(text) << bold << QByteArray(name) << QByteArray(rest) << seconds;
    };
    row("Dario Amodei：\"好的\"", 12, "Dario Amodei", "\"好的\"");
    row("Dario Amodei: fine", 0, "Dario Amodei", "fine");
    row("Dario Amodei: “fine”", 13, "Dario Amodei", "“fine”");
    row("黄仁勋（英伟达 CEO）：「好」", 9, "黄仁勋", "「好」");
    row("黄仁勋 [12:36]：「好」", 9, "黄仁勋", "「好」", 756);
    row("张三，某公司：好", 0, "张三", "好");
    row("[12:36] 黄仁勋：好", 0, "黄仁勋", "好", 756);
    row("12:36 黄仁勋：好", 0, "黄仁勋", "好", 756);
    row("[12:36]【黄仁勋】好", 0, "黄仁勋", "好", 756);
    row("[12:36]【黄仁勋】：“好”", 0, "黄仁勋", "“好”", 756);
    row("[12:36] Jensen Huang: fine", 20, "Jensen Huang", "fine", 756);
    row("[12:36] On unusual ideas: fine", 25, nullptr, "");
    row("主持人 12:36：好", 0, "主持人", "好", 756);
    row("主持人 12:36: fine", 0, "主持人", "fine", 756);
    row("在 12:36 说的话：好", 0, nullptr, "");
    row("比例 3:5 的意思：好", 0, nullptr, "");
    row("【黄仁勋】好", 0, nullptr, "");
    row("[12:36] 没有冒号", 0, nullptr, "");
    row("没有冒号", 0, nullptr, "");
    row("他说：“这是”又：", 0, "他说", "“这是”又：");
    row("“先说”：好", 0, nullptr, "");
    row("这是一句话。然后：好", 0, nullptr, "");
    row("https://example.com", 0, nullptr, "");
    row("Name：", 0, nullptr, "");
    row("：好", 0, nullptr, "");
    row("12：好", 0, nullptr, "");
    row("", 0, nullptr, "");
}

void TestDocumentParts::speaker()
{
    QFETCH(QByteArray, text);
    QFETCH(int, bold);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, rest);
    QFETCH(int, seconds);
    const std::string source = text.toStdString();
    const auto prefix = speakerPrefix(source, static_cast<std::size_t>(bold));
    QCOMPARE(prefix.has_value(), !name.isNull());
    if (!prefix)
        return;
    QCOMPARE(QByteArray::fromStdString(prefix->name), name);
    QCOMPARE(QByteArray::fromStdString(source.substr(prefix->end)), rest);
    QCOMPARE(secondsOf(prefix->time), seconds);
}

void TestDocumentParts::speakerEnd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("own line") << QByteArray("未来已来。\n— 威廉·吉布森") << QByteArray("威廉·吉布森");
    QTest::newRow("two dashes") << QByteArray("“未来已来”——吉布森") << QByteArray("吉布森");
    QTest::newRow("role") << QByteArray("“The future”\n— William Gibson, writer") << QByteArray("William Gibson");
    QTest::newRow("after a full stop") << QByteArray("It is here. — William Gibson") << QByteArray("William Gibson");
    QTest::newRow("dash inside") << QByteArray("这是——我想——对的") << QByteArray();
    QTest::newRow("dash in a sentence") << QByteArray("It is here — now") << QByteArray();
    QTest::newRow("only a dash") << QByteArray("— Gibson") << QByteArray();
    QTest::newRow("none") << QByteArray("未来已来") << QByteArray();
    QTest::newRow("empty") << QByteArray("") << QByteArray();
}

void TestDocumentParts::speakerEnd()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    const auto ending = speakerEnding(text.toStdString());
    QCOMPARE(ending ? QByteArray::fromStdString(ending->name) : QByteArray(), name);
}

void TestDocumentParts::quotationMarks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("spoken");
    QTest::addColumn<QByteArray>("inside");
    QTest::newRow("straight") << QByteArray("\"a\"") << true << QByteArray("a");
    QTest::newRow("curly") << QByteArray("“a”") << false << QByteArray("a");
    QTest::newRow("corner") << QByteArray("「a『b』c」") << false << QByteArray("a『b』c");
    QTest::newRow("two pairs") << QByteArray("“a”和“b”") << true << QByteArray("“a”和“b”");
    QTest::newRow("nested") << QByteArray("“a“b”c”") << true << QByteArray("a“b”c");
    QTest::newRow("straight within, spoken") << QByteArray("\"a \"b\" c\"") << true << QByteArray("a \"b\" c");
    QTest::newRow("straight within, not") << QByteArray("\"a\" and \"b\"") << false << QByteArray("\"a\" and \"b\"");
    QTest::newRow("unclosed") << QByteArray("“a") << true << QByteArray("“a");
    QTest::newRow("blanks") << QByteArray("　“ a ” ") << true << QByteArray("a");
    QTest::newRow("one mark") << QByteArray("\"") << true << QByteArray("\"");
    QTest::newRow("empty pair") << QByteArray("“”") << true << QByteArray("");
    QTest::newRow("empty") << QByteArray("") << true << QByteArray("");
}

void TestDocumentParts::quotationMarks()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, spoken);
    QFETCH(QByteArray, inside);
    QCOMPARE(QByteArray::fromStdString(withoutQuotationMarks(text.toStdString(), spoken)), inside);
}

void TestDocumentParts::persons_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("person");
    for (const char* name : {"Dario Amodei", "J. R. R. Tolkien", "黄仁勋", "李飞飞", "张伟", "达里奥·阿莫迪",
                             "田中太郎", "長谷川潤", "佐々木健一", "欧阳娜娜", "司马南", "小林", "山田氏", "佐藤さん"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char* name :
         {"核心观点", "Note", "The end of it", "deep learning", "重点", "金句", "", "人工智能", "第一步", "千葉県",
          "石川県庁前駅", "上野公園", "山口", "上田村", "小结", "小段", "彼氏", "皆さん", "さん"})
        QTest::newRow(qPrintable(QStringLiteral("not '%1'").arg(QString::fromUtf8(name)))) << QByteArray(name) << false;
}

void TestDocumentParts::persons()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, person);
    QCOMPARE(looksLikePerson(name.toStdString()), person);
}

void TestDocumentParts::trailingTime_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("brackets") << QByteArray("“好” [12:36]") << 756 << QByteArray("“好”");
    QTest::newRow("label") << QByteArray("“好”-[视频 16:30]") << 990 << QByteArray("“好”");
    QTest::newRow("bare after mark") << QByteArray("“好” 12:36") << 756 << QByteArray("“好”");
    QTest::newRow("part of the sentence") << QByteArray("see you at 12:36") << -1 << QByteArray("see you at 12:36");
    QTest::newRow("only a time") << QByteArray("[12:36]") << -1 << QByteArray("[12:36]");
    QTest::newRow("none") << QByteArray("好") << -1 << QByteArray("好");
    QTest::newRow("empty") << QByteArray("") << -1 << QByteArray("");
}

void TestDocumentParts::trailingTime()
{
    QFETCH(QByteArray, text);
    QFETCH(int, seconds);
    QFETCH(QByteArray, rest);
    const std::string source = text.toStdString();
    std::string_view view = source;
    QCOMPARE(secondsOf(takeTrailingTime(view)), seconds);
    QCOMPARE(QByteArray::fromStdString(std::string(view)), rest);
}

/// Every part of a text has the words of the whole and leads to the same places, and no runs but those that it cuts.
void TestDocumentParts::slices()
{
    const auto tree = markdown::parse("A **b** c &amp; \\* d\n中*文*`e`<br>f\n\nx");
    QVERIFY(tree);
    const InlineText whole = inlineText(**tree, 0);
    const auto size = static_cast<std::uint32_t>(whole.text.size());
    QVERIFY(whole.runs.size() > 8);
    for (std::uint32_t begin = 0; begin <= size; ++begin) {
        for (std::uint32_t end = begin; end <= size; ++end) {
            const InlineText part = whole.slice({begin, end});
            QCOMPARE(part.text, whole.text.substr(begin, end - begin));
            QCOMPARE(part.runs.empty(), begin == end);
            for (std::uint32_t byte = begin; byte < end; ++byte) {
                const InlineText::Run* run = part.runAt(byte - begin);
                QVERIFY(run != nullptr);
                QCOMPARE(run->node, whole.runAt(byte)->node);
                const ByteSpan source = part.sourceOf({byte - begin, byte - begin + 1});
                QVERIFY(source == whole.sourceOf({byte, byte + 1}));
            }
            const auto in = std::count_if(whole.runs.begin(), whole.runs.end(), [&](const InlineText::Run& run) {
                return run.begin > begin && run.begin < end;
            });
            QCOMPARE(part.runs.size(), begin == end ? std::size_t(0) : static_cast<std::size_t>(in) + 1);
        }
    }
}

QTEST_APPLESS_MAIN(TestDocumentParts)
#include "tst_document_parts.moc"

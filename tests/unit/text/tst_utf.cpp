#include "core/text/language.h"
#include "core/text/language_tag.h"
#include "core/text/line_index.h"
#include "core/text/lines.h"
#include "core/text/title_features.h"
#include "core/text/utf.h"

#include <QtTest>

using namespace zhilan::text;

class TestUtf : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_data();
    void roundTrip();
    void malformedInputStaysInside();
    void scripts_data();
    void scripts();
    void language_data();
    void language();
    void languageOfParts();
    void lines_data();
    void languageTags_data();
    void languageTags();
    void titles_data();
    void titles();
    void lines();
    void lineGivenAgain();
    void lineIndex();
    void lineIndexNear();
};

void TestUtf::roundTrip_data()
{
    QTest::addColumn<quint32>("codePoint");
    QTest::addColumn<int>("bytes");
    QTest::newRow("ASCII") << 0x41U << 1;
    QTest::newRow("e acute") << 0xE9U << 2;
    QTest::newRow("Han") << 0x4E2DU << 3;
    QTest::newRow("last of the basic plane") << 0xFFFDU << 3;
    QTest::newRow("emoji") << 0x1F600U << 4;
    QTest::newRow("supplementary Han") << 0x20BB7U << 4;
    QTest::newRow("last") << 0x10FFFFU << 4;
}

void TestUtf::roundTrip()
{
    QFETCH(quint32, codePoint);
    QFETCH(int, bytes);
    std::string text;
    appendUtf8(text, codePoint);
    QCOMPARE(static_cast<int>(text.size()), bytes);
    std::size_t at = 0;
    QCOMPARE(static_cast<quint32>(nextCodePoint(text, at)), codePoint);
    QCOMPARE(at, text.size());
    QCOMPARE(codePointCount(text + "a" + text), std::size_t(3));
}

void TestUtf::malformedInputStaysInside()
{
    for (const std::string& bytes :
         {std::string("\xE4"), std::string("\xF0\x9F"), std::string("\x80\x80"), std::string("\xFF")}) {
        std::size_t at = 0;
        while (at < bytes.size())
            static_cast<void>(nextCodePoint(bytes, at));
        QCOMPARE(at, bytes.size());
    }
}

void TestUtf::scripts_data()
{
    QTest::addColumn<quint32>("codePoint");
    QTest::addColumn<bool>("han");
    QTest::addColumn<bool>("unspaced");
    QTest::newRow("Latin") << 0x61U << false << false;
    QTest::newRow("Han") << 0x7B97U << true << true;
    QTest::newRow("supplementary Han") << 0x20BB7U << true << true;
    QTest::newRow("iteration mark") << 0x3005U << true << true;
    QTest::newRow("zero") << 0x3007U << true << true;
    QTest::newRow("hiragana") << 0x3042U << false << true;
    QTest::newRow("half-width katakana") << 0xFF76U << false << true;
    QTest::newRow("full stop") << 0x3002U << false << true;
    QTest::newRow("full-width comma") << 0xFF0CU << false << true;
    QTest::newRow("Hangul") << 0xD55CU << false << false;
    QTest::newRow("emoji") << 0x1F600U << false << false;
}

void TestUtf::scripts()
{
    QFETCH(quint32, codePoint);
    QTEST(isHan(codePoint), "han");
    QTEST(isUnspacedScript(codePoint), "unspaced");
}

void TestUtf::language_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    QTest::newRow("empty") << ""
                           << "und";
    QTest::newRow("digits") << "2026 — 100 %"
                            << "und";
    QTest::newRow("English") << "The whole conversation, told in order."
                             << "en";
    QTest::newRow("Simplified") << "这是关于算力与电力的讨论"
                                << "zh-Hans";
    QTest::newRow("Simplified with names") << "Dario Amodei 认为 Claude Code 的成功是一个内部产品的故事"
                                           << "zh-Hans";
    QTest::newRow("Traditional") << "這是關於算力與電力的討論"
                                 << "zh-Hant";
    QTest::newRow("Japanese") << "これは計算力についての対話です"
                              << "ja";
    QTest::newRow("Korean") << "이것은 전력에 관한 대화입니다"
                            << "ko";
}

void TestUtf::language()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    LanguageCounter counter;
    counter.add(text.toStdString());
    QCOMPARE(QString::fromStdString(counter.language()), language);
}

void TestUtf::languageOfParts()
{
    LanguageCounter counter;
    for (const char* part : {"这是", "关于算力", "", "Dario"})
        counter.add(part);
    QCOMPARE(QString::fromStdString(counter.language()), QStringLiteral("zh-Hans"));
    // What comes after the first 16 KiB does not count.
    LanguageCounter english;
    english.add(std::string(16U << 10U, 'a'));
    english.add("这是关于算力与电力的讨论这是关于算力与电力的讨论");
    QCOMPARE(QString::fromStdString(english.language()), QStringLiteral("en"));
}

void TestUtf::lines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("empty") << "" << QStringList();
    QTest::newRow("one without an end") << "一行" << QStringList{"一行"};
    QTest::newRow("LF") << "a\nb\n" << QStringList{"a", "b"};
    QTest::newRow("CRLF") << "a\r\n𠮷\r\n" << QStringList{"a", "𠮷"};
    QTest::newRow("lone CR") << "a\rb\rc" << QStringList{"a", "b", "c"};
    QTest::newRow("every kind") << "a\r\nb\rc\n\nd" << QStringList{"a", "b", "c", "", "d"};
    QTest::newRow("CR before CRLF") << "a\r\r\nb" << QStringList{"a", "", "b"};
    QTest::newRow("LF before CR") << "a\n\rb" << QStringList{"a", "", "b"};
    QTest::newRow("ends alone") << "\n\r\n\r" << QStringList{"", "", ""};
}

void TestUtf::languageTags_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("tag");
    const auto row = [](const char* word, const char* tag) {
        QTest::newRow(word) << QByteArray(word) << QByteArray(tag);
    };
    row("zh-Hans", "zh-Hans");
    row("zh_CN", "zh-CN");
    row("ZH-tw", "zh-TW");
    row("chs", "zh-Hans");
    row("CHT", "zh-Hant");
    row("简体中文", "zh-Hans");
    row("繁體", "zh-Hant");
    row("chs&eng", "zh-Hans");
    row("en", "en");
    row("eng", "en");
    row("English", "en");
    row("en-orig", "en");
    row("en-US", "en-US");
    row("es-419", "es-419");
    row("jpn", "ja");
    row("日本語", "ja");
    row("한국어", "ko");
    row("yue", "yue");
    row("zh-Hans-en", "zh-Hans");
    row("new", "");
    row("war", "");
    row("ai", "");
    row("part2", "");
    row("1080p", "");
    row("😀", "");
    row("𠮷", "");
    row("en-", "");
    row("&", "");
    row("", "");
}

void TestUtf::languageTags()
{
    QFETCH(QByteArray, word);
    QFETCH(QByteArray, tag);
    QCOMPARE(QByteArray::fromStdString(languageTag(word.toStdString()).value_or("")), tag);
}

void TestUtf::titles_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QByteArray>("features");
    QTest::newRow("words") << QByteArray("The Scaling of Laws, part 2!") << QByteArray("laws scaling");
    QTest::newRow("Han") << QByteArray("機器學習的歷史") << QByteArray("历史 器学 学习 机器");
    QTest::newRow("mixed") << QByteArray("用GPU训练") << QByteArray("gpu 训练");
    QTest::newRow("kana") << QByteArray("ひらめき・カナ") << QByteArray("かな ひら めき らめ");
    QTest::newRow("Hangul") << QByteArray("배터리") << QByteArray("배터 터리");
    QTest::newRow("full width") << QByteArray("ＡＢＣ　ｄｅｆ") << QByteArray("abc def");
    QTest::newRow("accents") << QByteArray("Café déjà") << QByteArray("cafe deja");
    QTest::newRow("once") << QByteArray("go Go GO no") << QByteArray("go no");
    QTest::newRow("supplementary Han") << QByteArray("𠮷野家") << QByteArray("野家 𠮷野");
    QTest::newRow("emoji") << QByteArray("😀 🎉") << QByteArray("");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
}

void TestUtf::titles()
{
    QFETCH(QByteArray, title);
    QFETCH(QByteArray, features);
    QByteArrayList found;
    for (const std::string& each : titleFeatures(title.toStdString()))
        found << QByteArray::fromStdString(each);
    QCOMPARE(found.join(' '), features);
}

void TestUtf::lines()
{
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    const std::string bytes = text.toStdString();
    QStringList found;
    std::size_t covered = 0;
    for (Lines each(bytes); each.next();) {
        found += QString::fromUtf8(each.line().data(), static_cast<qsizetype>(each.line().size()));
        QCOMPARE(each.begin(), covered);
        QCOMPARE(each.end(), each.begin() + each.line().size());
        QCOMPARE(each.isEnded(), each.nextBegin() > each.end());
        covered = each.nextBegin();
    }
    QCOMPARE(found, lines);
    QCOMPARE(covered, bytes.size());
}

void TestUtf::lineGivenAgain()
{
    Lines lines("a\nb");
    QVERIFY(lines.next());
    lines.again();
    QVERIFY(lines.next());
    QCOMPARE(lines.line(), "a");
    QVERIFY(lines.next());
    QCOMPARE(lines.line(), "b");
    QVERIFY(!lines.next());
}

void TestUtf::lineIndex()
{
    const LineIndex index("a\r\nb\rc\n\nd");
    QCOMPARE(index.lineCount(), 5U);
    QCOMPARE(index.lineOf(0), 1U);
    QCOMPARE(index.lineOf(2), 1U);
    QCOMPARE(index.lineOf(3), 2U);
    QCOMPARE(index.startOf(3), 5U);
    QCOMPARE(index.lineOf(100), 5U);
    QCOMPARE(LineIndex("").lineCount(), 1U);
}

/// Whatever line is believed to be near, and whether it is.
void TestUtf::lineIndexNear()
{
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += std::string(static_cast<std::size_t>(i % 4), 'a') + '\n';
    text += "end";
    const LineIndex index(text);
    for (std::uint32_t byte = 0; byte < text.size() + 2; ++byte)
        for (std::uint32_t near = 0; near < index.lineCount() + 3; ++near)
            QCOMPARE(index.lineOf(byte, near), index.lineOf(byte));
}

QTEST_APPLESS_MAIN(TestUtf)
#include "tst_utf.moc"

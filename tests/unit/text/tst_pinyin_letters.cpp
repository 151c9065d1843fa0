#include "core/text/fold.h"
#include "core/text/match.h"
#include "core/text/pinyin.h"
#include "core/text/utf.h"

#include <QtTest>

#include <random>

using namespace zhilan;

/// What is passed over for want of a letter has nothing to be found.
class TestPinyinLetters : public QObject
{
    Q_OBJECT

private slots:
    void letters_data();
    void letters();
    void nothingIsMissed();
};

namespace
{

text::Letters bits(std::string_view letters)
{
    text::Letters out = 0;
    for (const char c : letters)
        out |= text::Letters{1} << static_cast<unsigned>(c >= 'a' ? c - 'a' : c - '0' + 26);
    return out;
}

constexpr text::Letters kAll = (text::Letters{1} << 36U) - 1;

} // namespace

void TestPinyinLetters::letters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("letters");
    QTest::newRow("empty") << QByteArray() << quint64{0U};
    QTest::newRow("ASCII") << QByteArray("Ab-12 z") << quint64{bits("abz12")};
    QTest::newRow("full width") << QByteArray("ＱＺ") << quint64{bits("qz")};
    QTest::newRow("a reading") << QByteArray("算") << quint64{bits("suan")};
    QTest::newRow("several readings") << QByteArray("行") << quint64{(bits("xinghangheng"))};
    QTest::newRow("ü") << QByteArray("律") << quint64{bits("lvu")};
    QTest::newRow("traditional") << QByteArray("數") << quint64{text::lettersIn("数")};
    QTest::newRow("punctuation") << QByteArray("，。·") << quint64{0U};
    QTest::newRow("letters with marks on them") << QByteArray("e\xCC\x81") << quint64{kAll};
    QTest::newRow("supplementary plane") << QByteArray("𠀀") << quint64{kAll};
    QTest::newRow("several letters in one") << QByteArray("㎏") << quint64{kAll};
}

void TestPinyinLetters::letters()
{
    QFETCH(QByteArray, text);
    QFETCH(quint64, letters);
    const text::Letters found = text::lettersIn(text.toStdString());
    QCOMPARE(found & letters, letters);
    if (letters != kAll)
        QCOMPARE(found, letters);
    // 1 may be a tone.
    QCOMPARE(text::lettersWanted("Za-1 a"), bits("az"));
    QCOMPARE(text::lettersWanted("zé2 Ａ9"), bits("zea9"));
    QCOMPARE(text::lettersWanted("12,345 a12"), bits("12345a"));
}

/// Queries are made of the pinyin and the letters of texts, so that many are found.
void TestPinyinLetters::nothingIsMissed()
{
    std::mt19937 random(3);
    const std::u32string some = U"数據中心算力女绿行长重庆ABcdＱüé1２ －·的一是ｶ가㎏";
    int found = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        std::string query;
        for (std::size_t left = 1 + random() % 6; left > 0; --left) {
            const char32_t c =
                random() % 2 == 0 ? some[random() % some.size()] : static_cast<char32_t>(0x4E00 + random() % 0x51A6);
            text::appendUtf8(text, c);
            const auto readings = text::pinyinOf(c);
            if (readings.empty()) {
                if (c < 0x80)
                    query += static_cast<char>(c);
                continue;
            }
            const std::string_view reading = readings[random() % readings.size()];
            query += random() % 2 == 0 ? reading : reading.substr(0, 1);
            if (random() % 8 == 0)
                query += ' ';
            std::replace(query.begin(), query.end(), 'v', random() % 2 == 0 ? 'u' : 'v');
        }
        const bool isThere = !text::Terms(query).find(text::fold(text)).empty();
        found += isThere ? 1 : 0;
        const bool passedOver = (text::lettersWanted(query) & ~text::lettersIn(text)) != 0;
        QVERIFY2(!isThere || !passedOver, (text + " / " + query).c_str());
    }
    QVERIFY(found > 5000);
}

QTEST_APPLESS_MAIN(TestPinyinLetters)
#include "tst_pinyin_letters.moc"

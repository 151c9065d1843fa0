#include "core/search/term_numbers.h"
#include "core/search/tokens.h"
#include "core/text/utf.h"

#include <QtTest>

#include <algorithm>

using namespace zhilan;
using namespace zhilan::search;

class TestTermNumbers : public QObject
{
    Q_OBJECT

private slots:
    void kindsOfCharacters();
    void grams();
    void gramsSortAsTheirText();
    void gramsInRoomMade();
    void words();
};

void TestTermNumbers::kindsOfCharacters()
{
    QVERIFY(kindOf(U' ') == CharacterKind::Space);
    QVERIFY(kindOf(U'a') == CharacterKind::Word);
    QVERIFY(kindOf(U'\u6570') == CharacterKind::Letter);
    QVERIFY(kindOf(U'-') == CharacterKind::Symbol);
    for (char32_t c = 0; c <= 0x10FFFF; ++c)
        QVERIFY2(kindOf(c) == kindByTables(c), qPrintable(QString::number(c, 16)));
}

void TestTermNumbers::grams()
{
    constexpr std::uint32_t kMany = 5000; // the table grows several times
    GramNumbers numbers;
    const auto gram = [](std::uint32_t i) {
        // Two of them beyond the basic plane, or just not.
        const char32_t first = i % 3 == 0 ? U'\u4E00' : U'\U00020000';
        return i % 2 == 0 ? gramOf(first + i) : gramOf(first + i, i == 3 ? 0xFFFF : 0x10FFFF - i);
    };
    for (std::uint32_t i = 0; i < kMany; ++i)
        QCOMPARE(numbers.of(gram(i)), i);
    for (std::uint32_t i = 0; i < kMany; ++i)
        QCOMPARE(numbers.of(gram(i)), i);
    QCOMPARE(numbers.grams().size(), std::size_t{kMany});
    QVERIFY(numbers.grams()[9] == gram(9));
    QCOMPARE(firstOf(gram(9)), U'\u4E09');
    QVERIFY(secondOf(gram(9)) == char32_t{0x10FFFF - 9});
    QVERIFY(!secondOf(gram(8)));
    QVERIFY(secondOf(gramOf(U'a', U'\0')) == U'\0');
}

void TestTermNumbers::gramsInRoomMade()
{
    constexpr std::uint32_t kExpected = 3000;
    GramNumbers numbers(kExpected);
    for (const std::uint32_t many : {kExpected, 2 * kExpected}) {
        for (std::uint32_t i = 0; i < many; ++i)
            QCOMPARE(numbers.of(gramOf(U'\u4E00' + i)), i);
        QCOMPARE(numbers.grams().size(), std::size_t{many});
    }
}

void TestTermNumbers::gramsSortAsTheirText()
{
    std::vector<Gram> grams;
    for (const char32_t first : {U'a', U'\u00E9', U'\u7B97', U'\uFFFD', U'\U00020BB7', char32_t{0x10FFFF}}) {
        grams.push_back(gramOf(first));
        for (const char32_t second : {U'a', U'\u529B', char32_t{0x10FFFF}})
            grams.push_back(gramOf(first, second));
    }
    const auto byText = [](Gram a, Gram b) {
        return gramText(a) < gramText(b);
    };
    QVERIFY(std::is_sorted(grams.begin(), grams.end(), byText));
    QVERIFY(std::is_sorted(grams.begin(), grams.end()));
}

void TestTermNumbers::words()
{
    constexpr std::uint32_t kMany = 5000;
    WordNumbers numbers;
    QCOMPARE(numbers.of(""), 0U);
    for (std::uint32_t i = 1; i < kMany; ++i)
        QCOMPARE(numbers.of("word" + std::to_string(i)), i);
    for (std::uint32_t i = 1; i < kMany; ++i)
        QCOMPARE(numbers.of("word" + std::to_string(i)), i);
    QCOMPARE(numbers.of(""), 0U);
    QCOMPARE(numbers.size(), kMany);
    QVERIFY(numbers.word(0).empty());
    QVERIFY(numbers.word(kMany - 1) == "word4999");
}

QTEST_APPLESS_MAIN(TestTermNumbers)
#include "tst_term_numbers.moc"

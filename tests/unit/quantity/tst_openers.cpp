#include "core/quantity/openers.h"
#include "core/quantity/plain_number.h"

#include <QtTest>

using namespace zhilan;
using quantity::Chars;
using quantity::Openers;
using quantity::OpeningWords;

/// Places of a text that nothing is read at, told by a look. That none too many are passed over is in tst_quantity, and
/// asserted wherever texts are read; here is that they are passed over.
class TestOpeners : public QObject
{
    Q_OBJECT

private slots:
    void next_data();
    void next();
    void opensAtAllWords();
    void plainNumber_data();
    void plainNumber();
};

void TestOpeners::next_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("place"); // in characters
    const auto opens = [](const char* text, int place) {
        QTest::newRow(text) << QByteArray(text) << place;
    };
    const auto opensNowhere = [](const char* text) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(QString::fromUtf8(text).size());
    };
    opensNowhere("");
    for (const char* text :
         {"The cat sat on the mat", "function(x) { return x; }", "GPT-4 o3-mini B2B", "FYI", "Quick", "- item",
          "-----------------", "> quote <b> = .", "the endless", "x.y", "数据和前端", "今天不错"})
        opensNowhere(text);
    opens("(see above)", 5); // above 5
    opens("每年", 0);
    opens("x = 5", 4);
    opens("-5", 0);
    opens(">> ~$5", 0);
    opens(">>>>>>>>>>>>>>>>5", 5); // no amount has more signs before it
    opens("word about it", 5);
    opens("The End of 2026", 0);
    opens("the  end", 5);
    opens("fy24", 0);
    opens("US$", 0);
    opens("RMB10", 0);
    opens("see www.a.b", 4);
    opens("一", 0);
    opens("数据，数十", 3);
    opens("前端，前 3 季度", 3);
    opens("GPT-4 4", 6);
}

void TestOpeners::next()
{
    QFETCH(QByteArray, text);
    QFETCH(int, place);
    const Chars chars(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    QCOMPARE(static_cast<int>(Openers::all().next(chars, 0)), place);
}

void TestOpeners::opensAtAllWords()
{
    const auto opens = [](const std::u32string& text) {
        const std::string utf8 = QString::fromUcs4(text.data(), static_cast<int>(text.size())).toStdString();
        return Openers::all().next(Chars(utf8), 0) == 0;
    };
    const auto verify = [&opens](const std::u32string& text) {
        QVERIFY2(opens(text), qPrintable(QString::fromUcs4(text.data(), static_cast<int>(text.size()))));
    };
    const OpeningWords all = OpeningWords::all();
    QVERIFY(all.words.size() > 300);
    for (const std::u32string& word : all.words) {
        verify(word);
        verify(word + U" 5");
    }
    for (const char32_t c : all.alone)
        verify({c});
    for (const char32_t c : all.prefixes)
        verify({c, U'5'});
}

void TestOpeners::plainNumber_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value"); // negative: the readers must be asked
    for (const char* text : {"12", "12)", "12]", "12, 13", "12. ", "12: ", "12。", "12\n"})
        QTest::newRow(text) << QByteArray(text) << 12.0;
    for (const char* text : {"12, x", "2024)", "1234", "1,000", "3.5", "12:30", "5. May", "5%", "5 GW", "5-6",
                             "5亿",   "5 ",    "5k",   "1. ",   "x",   "",      "5/6",    "5+", "5&6",  "5=>6"})
        QTest::newRow(text) << QByteArray(text) << -1.0;
}

void TestOpeners::plainNumber()
{
    QFETCH(QByteArray, text);
    QFETCH(double, value);
    // A number with a full stop that begins a text counts a list.
    const QByteArray after = text.startsWith("1. ") ? text : "a " + text;
    const Chars chars(std::string_view(after.constData(), static_cast<std::size_t>(after.size())));
    const auto number = quantity::plainNumberAt(chars, text.startsWith("1. ") ? 0 : 2);
    QCOMPARE(number.has_value(), value >= 0);
    if (number)
        QCOMPARE(number->quantity.low, value);
}

QTEST_APPLESS_MAIN(TestOpeners)
#include "tst_openers.moc"

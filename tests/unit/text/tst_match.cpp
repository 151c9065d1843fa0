#include "core/text/find.h"
#include "core/text/match.h"
#include "tests/support/limited_run.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace zhilan;

class TestMatch : public QObject
{
    Q_OBJECT

private slots:
    void placesOverlap_data();
    void placesOverlap();
    void repeatedTerms_data();
    void repeatedTerms();
};

namespace
{

std::string repeated(std::string_view what, std::size_t times)
{
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += what;
    return text;
}

} // namespace

void TestMatch::placesOverlap_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<int>("length");
    for (const char* const unit : {"a", "ab", "aab", "abaab", "算", "算力", "abcdefghijklmnopqrstuvwxyz"}) {
        for (const int length : {1, 3, 31, 32, 33, 40, 64, 65, 100})
            QTest::addRow("%d of %s", length, unit) << QString::fromUtf8(unit) << length;
    }
}

/// The same as a search from every place anew, in texts that break the row off now and then.
void TestMatch::placesOverlap()
{
    QFETCH(QString, unit);
    QFETCH(int, length);
    const std::string row = repeated(unit.toStdString(), 200);
    const std::string what = row.substr(0, static_cast<std::size_t>(length));
    const std::string text = row + "x" + row.substr(1, 90) + row + what.substr(0, what.size() - 1) + "b" + row;
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{7}, what.size()}) {
        text::StringPlaces places(text, what);
        std::size_t wanted = 0;
        for (std::size_t from = 0; wanted != std::string::npos; from = wanted + step) {
            wanted = text.find(what, from);
            QCOMPARE(places.next(from), wanted);
        }
    }
}

void TestMatch::repeatedTerms_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("behind");
    QTest::newRow("a letter") << u"a"_qs << QString();
    QTest::newRow("what never follows") << u"a"_qs << u"1"_qs;
    QTest::newRow("ideographs") << u"算力"_qs << QString();
}

/// What grows with text times term exceeds the limit a hundredfold.
void TestMatch::repeatedTerms()
{
    QFETCH(QString, unit);
    QFETCH(QString, behind);
    const std::string text = repeated(unit.toStdString(), 4'000'000 / static_cast<std::size_t>(unit.toUtf8().size()));
    const text::Matcher matcher(text.substr(0, 60'000) + behind.toStdString());
    const auto run = test::runLimited(
        [&] {
            static_cast<void>(matcher.begins(text));
            static_cast<void>(matcher.bestFit(text));
            text::FoldedText folded;
            folded.folded = text;
            static_cast<void>(matcher.matches(folded));
        },
        std::chrono::seconds(10), 1'000'000'000);
    QVERIFY(run.finished);
}

QTEST_GUILESS_MAIN(TestMatch)
#include "tst_match.moc"

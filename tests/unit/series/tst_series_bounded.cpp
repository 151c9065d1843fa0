#include "core/document/build.h"
#include "core/quantity/quantity.h"
#include "core/series/series.h"
#include "tests/support/limited_run.h"

#include <QtTest>

#include <string>

using namespace zhilan;

namespace
{

constexpr std::size_t kSize = 1'000'000;

// Far above what linear work takes, also on a busy machine and under the sanitizers; what grows with the square of the
// text exceeds it a hundredfold.
constexpr std::chrono::seconds kProcessorLimit{8};
constexpr std::size_t kMemoryLimit = 1'500'000'000;

std::string filled(std::string_view unit, std::size_t size = kSize)
{
    std::string out;
    out.reserve(size + unit.size());
    while (out.size() < size)
        out += unit;
    return out;
}

std::string table(std::size_t rows, std::size_t columns, std::string_view cell)
{
    std::string line = "|";
    std::string rule = "|";
    for (std::size_t column = 0; column < columns; ++column) {
        line.append(" ").append(cell).append(" |");
        rule += "-|";
    }
    std::string out = line + "\n" + rule + "\n";
    for (std::size_t row = 0; row < rows; ++row)
        out += line + "\n";
    return out;
}

} // namespace

/// A megabyte made to hold the readers of numbers and series up: each within limits of processor time and memory.
class TestSeriesBounded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stays_data();
    void stays();
};

void TestSeriesBounded::stays_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("digits", filled("1"));
    row("digits in groups", filled("123,"));
    row("digits and blanks", filled("1 "));
    row("blanks between Han numerals", "一" + filled(" ") + "百");
    row("one Han digit", filled("一"));
    row("Han multipliers", filled("百万亿"));
    row("Han digits and multipliers", filled("一百二十"));
    row("formal digits", filled("伍拾"));
    row("hyphens", filled("1-"));
    row("year signs", filled("年"));
    row("years", filled("2024年"));
    row("year ranges", filled("2024-"));
    row("month signs", filled("1月"));
    row("unit words", filled("亿美元GW"));
    row("qualifiers", filled("约超过至少"));
    row("Latin qualifiers", filled("at least about "));
    row("per", filled("/年"));
    row("each", filled("每"));
    row("number words", filled("hundred and "));
    row("fractions in words", filled("one twenty thirty-"));
    row("ratios in words", filled("one out of "));
    row("vague words", filled("tens of "));
    row("between", filled("between 2024 and "));
    row("fractions", filled("三分之"));
    row("mixed fractions", filled("又三分之一"));
    row("powers", filled("10^"));
    row("arrows", filled("1→"));
    row("decimals", filled("1."));
    row("spoken decimals", filled("1点"));
    row("clock times", filled("12:"));
    row("telephone numbers", filled("+1 (2"));
    row("Korean numerals", filled("일이삼"));
    row("Korean words", filled("구조 이사 "));
    row("kana", filled("と3ダース"));
    row("parentheses", filled("("));
    row("names", filled("A-1."));
    row("compared", filled("比"));
    row("item numbers", filled("1. "));
    row("lone continuation bytes", filled("\x80"));
    row("cut characters", filled("\xE4\xB8"));
    row("sentences", filled("2023年1亿元，2024年2亿元，2025年3亿元。"));
    row("one long sentence", filled("2023年1亿元，"));
    row("list", filled("- 2023年：1亿元\n"));
    row("long table", table(100'000, 1, "2024年"));
    row("long table of two columns", table(60'000, 2, "2024"));
    row("wide table", table(400, 1000, "2"));
    row("wide table of years", table(400, 1000, "2024"));
    row("table of repeats", table(100'000, 2, "同上"));
    row("table of labels", table(100'000, 2, "ab"));
    row("table of blanks", table(100'000, 2, " "));
    row("many tables", filled("| 年 | 值 |\n|-|-|\n| 2024 | 1 |\n| 2025 | 2 |\n\n"));
    row("headings with units", filled("## 收入（亿元） 2024年\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n"));
    row("unit words above tables", filled("单位：亿元，in GW, in GW:\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n"));
}

void TestSeriesBounded::stays()
{
    QFETCH(QByteArray, text);
    const test::LimitedRun run = test::runLimited(
        [&] {
            const auto today = std::chrono::sys_days{std::chrono::year{2026} / 2 / 13};
            const std::string_view words(text.constData(), static_cast<std::size_t>(text.size()));
            const quantity::Reading reading = quantity::read(words, today);
            const auto document = document::fromBytes(words, "held.md");
            if (!document || series::extract(**document).size() > kSize || reading.quantities.size() > kSize)
                std::abort();
        },
        kProcessorLimit, kMemoryLimit);
    QVERIFY2(run.finished,
             qPrintable(QStringLiteral("%1 ms, %2 MB").arg(run.processor.count()).arg(run.peakBytes / 1'000'000)));
}

QTEST_APPLESS_MAIN(TestSeriesBounded)
#include "tst_series_bounded.moc"

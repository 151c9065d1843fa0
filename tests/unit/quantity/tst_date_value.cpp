#include "core/quantity/date_value.h"

#include <QtTest>

using namespace zhilan;
using quantity::readDate;

/// Dates as values of information hold them.
class TestDateValue : public QObject
{
    Q_OBJECT

private slots:
    void date_data();
    void date();
    void span_data();
    void span();
};

namespace
{

QByteArray shown(const std::optional<Period>& period)
{
    if (!period)
        return {};
    return QByteArray::fromStdString(isoDate(period->start) + ".." + isoDate(period->end));
}

} // namespace

void TestDateValue::date_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("period");
    const auto row = [](const char* text, const char* period) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(period);
    };
    for (const char* text : {"2026年2月13日",
                             "2026 年 2 月 13 日（周五）",
                             "2026年02月13号",
                             "２０２６年２月１３日",
                             "二〇二六年二月十三日",
                             "二零二六年二月十三号",
                             "2026年　2月　13日",
                             "2026-02-13",
                             "2026-2-13",
                             "2026/02/13",
                             "2026.2.13",
                             "2026. 2. 13.",
                             "2026-02-13T08:00:00Z",
                             "发布于 2026-02-13 20:00",
                             "2026-02-13。",
                             "20260213",
                             "2026년 2월 13일",
                             "2026년2월13일",
                             "令和8年2月13日",
                             "令和八年二月十三日",
                             "民國115年2月13日",
                             "民國一一五年二月十三日",
                             "民國一百一十五年二月十三日",
                             "中華民國 115 年 2 月 13 日",
                             "13/02/2026",
                             "02/13/2026",
                             "13.02.2026",
                             "Feb 13, 2026",
                             "FEBRUARY 13, 2026",
                             "Published on February 13th, 2026",
                             "13 February 2026",
                             "13th Feb. 2026",
                             "26年2月13日",
                             "😀 2026-02-13 𠮷"})
        row(text, "2026-02-13..2026-02-14");
    row("2026年2月", "2026-02-01..2026-03-01");
    row("2026年　2月", "2026-02-01..2026-03-01");
    row("2026-02", "2026-02-01..2026-03-01");
    row("2026/2", "2026-02-01..2026-03-01");
    row("2026.2", "2026-02-01..2026-03-01");
    row("2026-2", "2026-02-01..2026-03-01");
    row("2026년 2월", "2026-02-01..2026-03-01");
    row("December 2025", "2025-12-01..2026-01-01");
    row("2026年", "2026-01-01..2027-01-01");
    row("2026", "2026-01-01..2027-01-01");
    row("2026 年", "2026-01-01..2027-01-01");
    row("令和元年", "2019-01-01..2020-01-01");
    row("民國113年", "2024-01-01..2025-01-01");
    row("2026年第一季度", "2026-01-01..2026-04-01");
    row("2024-02-29", "2024-02-29..2024-03-01");
    row("2023-2024 学年", "2023-01-01..2024-01-01");
    row("05/06/2026", "2026-01-01..2027-01-01"); // which of the two is the month cannot be told
    for (const char* none :
         {"", "昨天", "今年", "2月13日", "2026-13-01", "2025-02-29", "2025年2月30日吗", "2026年13月", "12:36", "11,608",
          "n1E9IZfvGMA", "99999", "0001-01-01", "Marchand 5", "20261301", "民國", "3年", "第113年", "\xE4\xBA"})
        row(none, "");
    QTest::newRow("huge") << QByteArray(1'000'000, '2') << QByteArray();
    QTest::newRow("far behind") << QByteArray(500, 'x') + " 2026-02-13" << QByteArray();
}

void TestDateValue::date()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, period);
    QCOMPARE(shown(readDate(text.toStdString())), period);
}

void TestDateValue::span_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("span");
    QTest::addColumn<int>("precision");
    const auto row = [](const char* text, const char* span, Precision precision) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(span) << static_cast<int>(precision);
    };
    row("发布于 2026年2月13日，东京", "2026年2月13日", Precision::Day);
    row("　２０２６年２月１３日", "２０２６年２月１３日", Precision::Day);
    row("于民國115年2月發布", "民國115年2月", Precision::Month);
    row("약 2026년 2월", "2026년 2월", Precision::Month);
    row("2026年2月", "2026年2月", Precision::Month);
    row("2026年", "2026年", Precision::Year);
}

void TestDateValue::span()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, span);
    QFETCH(int, precision);
    const std::string source = text.toStdString();
    const auto period = readDate(source);
    QVERIFY(period);
    QCOMPARE(QByteArray::fromStdString(std::string(period->span.of(source))), span);
    QCOMPARE(static_cast<int>(period->precision), precision);
}

QTEST_APPLESS_MAIN(TestDateValue)
#include "tst_date_value.moc"

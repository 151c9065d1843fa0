#include "core/quantity/named_unit.h"

#include <QtTest>

using namespace zhilan::quantity;

class TestNamedUnit : public QObject
{
    Q_OBJECT

private slots:
    void named_data();
    void named();
    void captions();
    void applied_data();
    void applied();
};

void TestNamedUnit::named_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("unit"); ///< empty: none
    QTest::addColumn<double>("multiplier");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* header, const char* unit, double multiplier, const char* name) {
        QTest::newRow(header) << QString::fromUtf8(header) << QString::fromUtf8(unit) << multiplier
                              << QString::fromUtf8(name);
    };
    row("产能（GWh）", "GWh", 1, "产能");
    row("营收（亿元）", "CNY", 1e8, "营收");
    row("2024年营收（亿元）", "CNY", 1e8, "2024年营收");
    row("收入（IDC，亿元）", "CNY", 1e8, "收入");
    row("收入($bn)", "USD", 1e9, "收入");
    row("[亿元]", "CNY", 1e8, "");
    row("营收/亿元", "CNY", 1e8, "营收");
    row("Load, GW", "GW", 1, "Load");
    row("单位：万人", "person", 1e4, "");
    row("cost per GW", "", 1, "");
    row("年份", "", 1, "");
    row("", "", 1, "");
    row("（）", "", 1, "");
}

void TestNamedUnit::named()
{
    QFETCH(QString, header);
    QFETCH(QString, unit);
    QFETCH(double, multiplier);
    QFETCH(QString, name);
    const auto read = namedUnit(header.toStdString());
    QCOMPARE(read.has_value(), !unit.isEmpty());
    if (read) {
        QCOMPARE(QString::fromStdString(read->unit), unit);
        QCOMPARE(read->multiplier, multiplier);
        QCOMPARE(QString::fromStdString(read->name), name);
    }
}

void TestNamedUnit::captions()
{
    QVERIFY(captionUnit("各年营收（亿元）"));
    QVERIFY(captionUnit("单位：亿元"));
    QVERIFY(!captionUnit("Load, GW"));
    QVERIFY(trailingUnit("Load, GW"));
}

void TestNamedUnit::applied_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected"); ///< low, high, unit
    const auto row = [](const char* header, const char* value, const char* expected) {
        QTest::newRow(value) << QString::fromUtf8(header) << QString::fromUtf8(value) << QString::fromUtf8(expected);
    };
    row("产能（GWh）", "120", "120 120 GWh");
    row("营收（亿元）", "90-100", "9000000000 10000000000 CNY");
    row("营收（亿元）", "12亿", "1200000000 1200000000 CNY");
    row("收入（$bn）", "$23.2", "23200000000 23200000000 USD");
    row("收入（$bn）", "€23", "23 23 EUR");
    row("用户（万人）", "1.2亿", "120000000 120000000 person");
    row("占比（%）", "15", "15 15 %");
    row("产能（GWh）", "15%", "15 15 %");
}

void TestNamedUnit::applied()
{
    QFETCH(QString, header);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    const auto unit = namedUnit(header.toStdString());
    QVERIFY(unit);
    const std::string words = value.toStdString();
    Reading reading = read(words);
    QCOMPARE(reading.quantities.size(), std::size_t{1});
    Quantity& quantity = reading.quantities.front();
    apply(*unit, quantity.span.of(words), quantity);
    QCOMPARE(QStringLiteral("%1 %2 %3")
                 .arg(quantity.low, 0, 'f', 0)
                 .arg(quantity.high, 0, 'f', 0)
                 .arg(QString::fromStdString(quantity.unit)),
             expected);
}

QTEST_APPLESS_MAIN(TestNamedUnit)
#include "tst_named_unit.moc"

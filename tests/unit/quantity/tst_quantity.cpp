#include "core/quantity/quantity.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <sstream>

using namespace zhilan;
using namespace zhilan::quantity;

namespace
{

constexpr std::chrono::sys_days kToday = std::chrono::sys_days{std::chrono::year{2026} / 2 / 13};

std::string number(double value)
{
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";
    std::ostringstream out;
    out.precision(10);
    out << value;
    return out.str();
}

/// One line a reading: what stood there, kind, values, unit; periods after quantities.
std::string describe(const Reading& reading, std::string_view text)
{
    std::string out;
    const auto part = [&](const std::string& words) {
        out += (out.empty() ? "" : "; ") + words;
    };
    for (const Quantity& q : reading.quantities) {
        std::string words =
            "'" + std::string(q.span.of(text)) + "' " + std::string(kindName(q.kind)) + " " + number(q.low);
        if (q.high != q.low)
            words += ".." + number(q.high);
        if (q.from)
            words += " from " + number(*q.from) + " to " + number(q.to.value_or(0));
        words += q.approximate ? " ~" : "";
        words += q.unit.empty() ? "" : " " + q.unit;
        words += q.per.empty() ? "" : " per " + q.per;
        part(words);
    }
    for (const Period& p : reading.periods) {
        part("'" + std::string(p.span.of(text)) + "' " + isoDate(p.start) + "/" + isoDate(p.end) +
             (p.approximate ? " ~" : ""));
    }
    for (const Unread& u : reading.unread)
        part("unread '" + std::string(u.span.of(text)) + "'");
    return out;
}

} // namespace

class TestQuantity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void relativeDatesNeedToday();
    void survivesBrokenInput();
};

void TestQuantity::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    QFile file(QStringLiteral(ZHILAN_TEST_DATA_DIR "/quantity/readings.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        const int tab = line.indexOf('\t');
        if (!line.isEmpty() && !line.startsWith('#'))
            row(line.left(tab).constData(), tab < 0 ? "" : line.mid(tab + 1).constData());
    }
    row("", "");
    row("没有数字", "");
    // amounts
    row("8000亿美元", "'8000亿美元' point 8e+11 USD");
    row("哪怕只是 8000 亿，", "'8000 亿' point 8e+11");
    row("一百二十亿", "'一百二十亿' point 1.2e+10");
    row("五十兆字节", "'五十兆字节' point 50 MB");
    row("29万1,890トン", "'29万1,890トン' point 291890 t");
    row("四十九兆九千五百九十二億円", "'四十九兆九千五百九十二億円' point 4.99592e+13 JPY");
    row("一万二", "'一万二' point 12000");
    row("KRW 52.58T (~$35.5B)", "'KRW 52.58T' point 5.258e+13 KRW; '~$35.5B' point 3.55e+10 ~ USD");
    row("$48 billion", "'$48 billion' point 4.8e+10 USD");
    row("７．５万億円", "'７．５万億円' point 7.5e+12 JPY");
    row("~5 x 10^17", "'~5 x 10^17' point 5e+17 ~");
    row("-23%", "'-23%' point -23 %");
    row("5.6吉瓦", "'5.6吉瓦' point 5.6 GW");
    row("300兆瓦", "'300兆瓦' point 300 MW");
    row("百万token", "'百万token' point 1000000 token");
    row("🚀10 GW🚀", "'10 GW' point 10 GW");
    row("𠮷野家1万円", "'1万円' point 10000 JPY");
    // ranges share unit and multiplier
    row("90-100亿美元", "'90-100亿美元' range 9000000000..1e+10 USD");
    row("450到500亿美元", "'450到500亿美元' range 4.5e+10..5e+10 USD");
    row("介于10和15 GW", "'10和15 GW' range 10..15 GW");
    row("10–15 GW", "'10–15 GW' range 10..15 GW");
    row("10〜15 GW", "'10〜15 GW' range 10..15 GW");
    row("15-20%", "'15-20%' range 15..20 %");
    row("$10-15 billion", "'$10-15 billion' range 1e+10..1.5e+10 USD");
    row("three to five billion dollars", "'three to five billion dollars' range 3000000000..5000000000 USD");
    row("two to three hundred million", "'two to three hundred million' range 200000000..300000000");
    row("2 to 500 million", "'2 to 500 million' range 2000000..500000000");
    row("three to five hundred", "'three to five hundred' range 300..500");
    row("two hundred thousand to three million", "'two hundred thousand to three million' range 200000..3000000");
    row("≈$47–49B", "'≈$47–49B' range 4.7e+10..4.9e+10 ~ USD");
    row("从8500到3万港元", "'8500到3万港元' range 8500..30000 HKD");
    row("四五万亿美元", "'四五万亿美元' range 4e+12..5e+12 ~ USD");
    row("数十亿", "'数十亿' range 1000000000..1e+10 ~");
    row("~100-150亿美元/GW/年", "'~100-150亿美元/GW/年' range 1e+10..1.5e+10 ~ USD per GW/year");
    row("25万/年", "'25万/年' point 250000 per year");
    row("10-20%/年", "'10-20%/年' range 10..20 % per year");
    row("每年1万亿美元", "'1万亿美元' point 1e+12 USD per year");
    // transitions
    row("1亿 → 10亿美元", "'1亿 → 10亿美元' transition 1000000000 from 100000000 to 1000000000 USD");
    row("0 → 1亿美元", "'0 → 1亿美元' transition 100000000 from 0 to 100000000 USD");
    row("10亿 → 90-100亿美元", "'10亿 → 90-100亿美元' transition 9000000000..1e+10 from 1000000000 to 1e+10 USD");
    row("从2000增长到128K", "'2000增长到128K' transition 128000 from 2000 to 128000");
    row("revenue grew from $1.5 million to $2bn",
        "'$1.5 million to $2bn' transition 2000000000 from 1500000 to 2000000000 USD");
    row("it fell sharply from 30 GW to 20 GW", "'30 GW to 20 GW' transition 20 from 30 to 20 GW");
    row("prices range from $1.5 million to $2 million", "'$1.5 million to $2 million' range 1500000..2000000 USD");
    row("a growth of 10 to 20%", "'10 to 20%' range 10..20 %");
    row("从3倍增长到五十倍", "'3倍增长到五十倍' transition 50 from 3 to 50 x");
    row("从2020年的100万增长到2021年的300万",
        "'100万' point 1000000; '300万' point 3000000; '2020年' 2020-01-01/2021-01-01; '2021年' 2021-01-01/2022-01-01");
    row("年化100亿基础上又增加数十亿", "'100亿基础上又增加数十亿' at_least 1e+10..inf");
    // qualifiers
    row("至少100亿", "'至少100亿' at_least 1e+10..inf");
    row("$100M+", "'$100M+' at_least 100000000..inf USD");
    row("不到500亿美元", "'不到500亿美元' at_most 0..5e+10 USD");
    row("2000万以上", "'2000万以上' at_least 20000000..inf");
    row("约100 GW", "'约100 GW' point 100 ~ GW");
    row("30亿左右", "'30亿左右' point 3000000000 ~");
    // multiples
    row("10倍", "'10倍' multiple 10 x");
    row("~10倍", "'~10倍' multiple 10 ~ x");
    row("3x", "'3x' multiple 3 x");
    row("×10", "'×10' multiple 10 x");
    row("N×3 数组", "'3' point 3");
    row("提高×3", "'×3' multiple 3 x");
    row("10×更快", "'10×' multiple 10 x");
    row("5–6 倍", "'5–6 倍' range 5..6 x");
    row("翻倍", "'翻倍' multiple 2 x");
    row("两倍", "'两倍' multiple 2 x");
    row("半年", "'半年' point 0.5 year");
    row("$60+/seat", "'$60+/seat' at_least 60..inf USD per seat");
    row("八到九百亿", "'八到九百亿' range 8e+10..9e+10");
    row("百分之二十", "'百分之二十' point 20 %");
    row("3个百分点", "'3个百分点' point 3 pp");
    row("数据中心从1吉瓦到10吉瓦", "'1吉瓦到10吉瓦' range 1..10 GW");
    row("约50万千瓦", "'约50万千瓦' point 500000 ~ kW");
    row("近千亿美元", "'近千亿美元' point 1e+11 ~ USD");
    row("高达100亿美元", "'高达100亿美元' point 1e+10 USD");
    row("十几亿美元", "'十几亿美元' range 1000000000..2000000000 ~ USD");
    row("100多亿美元", "'100多亿美元' at_least 1e+10..inf USD");
    row("两个亿", "'两个亿' point 200000000");
    row("5-6千万", "'5-6千万' range 50000000..60000000");
    row("四百五十到五百亿", "'四百五十到五百亿' range 4.5e+10..5e+10");
    row("快一倍", "'一倍' multiple 2 x");
    row("1.6万亿参数", "'1.6万亿参数' point 1.6e+12 parameter");
    row("2-3亿度的高温", "'2-3亿度' range 200000000..300000000 °C");
    row("三分之一", "'三分之一' point 0.3333333333");
    row("七成六", "'七成六' point 76 %");
    row("再等一两年", "'一两年' range 1..2 ~ year");
    row("八五折", "'八五折' point 85 %");
    row("三千 八百 九十六", "'三千 八百 九十六' point 3896");
    row("大于10小于20", "'大于10小于20' range 10..20");
    row("20和30之间", "'20和30之间' range 20..30");
    row("between 20 and 30 GW", "'20 and 30 GW' range 20..30 GW");
    row("100以上300以下です", "'100以上300以下' range 100..300");
    row("five and a half million", "'five and a half million' point 5500000");
    row("thirteen dollars and forty-five cents", "'thirteen dollars and forty-five cents' point 13.45 USD");
    row("20-30 litres per kWh", "'20-30 litres per kWh' range 20..30 L per kWh");
    row("75 USD million", "'75 USD million' point 75000000 USD");
    row("1,234,567.5", "'1,234,567.5' point 1234567.5");
    row("1e999", "");
    row("9e307亿", "");
    row("收拾 队伍 登陆部队", "");
    row("兆易创新 一成不变 五角大楼", "");
    row("晚上八点 14时 2 pm", "");
    row("十一十二", "");
    // periods
    row("2026年", "'2026年' 2026-01-01/2027-01-01");
    row("2026年1月", "'2026年1月' 2026-01-01/2026-02-01");
    row("2026-01", "'2026-01' 2026-01-01/2026-02-01");
    row("2026年2月13日", "'2026年2月13日' 2026-02-13/2026-02-14");
    row("2026-02-13T08:00:00Z", "'2026-02-13' 2026-02-13/2026-02-14");
    row("2026. 2. 13. 발표", "'2026. 2. 13.' 2026-02-13/2026-02-14");
    row("2025년 2월 20일", "'2025년 2월 20일' 2025-02-20/2025-02-21");
    row("2025년 2월 매출", "'2025년 2월' 2025-02-01/2025-03-01");
    row("民國115年2月13日", "'民國115年2月13日' 2026-02-13/2026-02-14");
    row("民国113年", "'民国113年' 2024-01-01/2025-01-01");
    row("民国三年", "'民国三年' 1914-01-01/1915-01-01");
    row("令和8年2月", "'令和8年2月' 2026-02-01/2026-03-01");
    row("2025财年", "'2025财年' 2025-01-01/2026-01-01");
    row("FY2025", "'FY2025' 2025-01-01/2026-01-01");
    row("Q3 2025", "'Q3 2025' 2025-07-01/2025-10-01");
    row("CY Q1'19", "'CY Q1'19' 2019-01-01/2019-04-01");
    row("2025年第三季度", "'2025年第三季度' 2025-07-01/2025-10-01");
    row("2025年上半年", "'2025年上半年' 2025-01-01/2025-07-01");
    row("2026年底", "'2026年底' 2026-12-01/2027-01-01 ~");
    row("2030年前", "'2030年前' 2029-01-01/2030-01-01 ~");
    row("2027-2029年", "'2027-2029年' 2027-01-01/2030-01-01");
    row("Jan 2026", "'Jan 2026' 2026-01-01/2026-02-01");
    row("今年", "'今年' 2026-01-01/2027-01-01");
    row("明年", "'明年' 2027-01-01/2028-01-01");
    row("2026E", "'2026E' 2026-01-01/2027-01-01");
    row("二〇二五年", "'二〇二五年' 2025-01-01/2026-01-01");
    // traps
    row("GB200 GPT-4 o3-mini H100", "");
    row("版本1.2.3", "");
    row("138-1234-5678", "");
    row("13812345678", "");
    row("24/7 50/50", "");
    row("千万不要", "");
    row("见图 3，见 www.a.b/5亿，统一亿元", "'亿元' point 100000000 CNY");
    row("12:36 1:31:19", "");
    row("一带一路", "");
    row("2024", "'2024' 2024-01-01/2025-01-01");
}

void TestQuantity::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const std::string utf8 = text.toStdString();
    QCOMPARE(QString::fromStdString(describe(read(utf8, kToday), utf8)), expected);
    QCOMPARE(QString::fromStdString(describe(readAnywhere(utf8, kToday), utf8)), expected);
    QVERIFY(read(utf8, kToday) == readAnywhere(utf8, kToday));
}

void TestQuantity::relativeDatesNeedToday()
{
    const Reading reading = read("今年10 GW");
    QVERIFY(reading.periods.empty());
    QCOMPARE(reading.unread.size(), std::size_t{1});
    QCOMPARE(reading.quantities.size(), std::size_t{1});
}

void TestQuantity::survivesBrokenInput()
{
    const std::string runs[] = {std::string(200000, '1'),          std::string(200000, '-'),
                                std::string(200000, ' '),          std::string(200000, '\xE4'),
                                std::string(200000, '\0'),         std::string(100000, 'x') + "1",
                                std::string("10\xE4\xBA\xBF\xE7"), "10亿\xFF\xFE美元"};
    for (const std::string& text : runs) {
        const Reading reading = read(text, kToday);
        for (const Quantity& q : reading.quantities)
            QVERIFY(q.span.begin < q.span.end && q.span.end <= text.size());
    }
    std::string repeated;
    for (int i = 0; i < 20000; ++i)
        repeated += "约1-2→一2026年/a hundred and one out of 三分之";
    QVERIFY(!read(repeated, kToday).periods.empty());
}

QTEST_APPLESS_MAIN(TestQuantity)
#include "tst_quantity.moc"

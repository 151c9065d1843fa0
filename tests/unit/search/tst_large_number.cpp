#include "core/search/comparable_amounts.h"

#include <QtTest>

#include <algorithm>

using namespace zhilan;
using namespace Qt::Literals;

/// What of a text counts as a large number, and how it is written.
class TestLargeNumber : public QObject
{
    Q_OBJECT

private slots:
    void howItIsWritten_data();
    void howItIsWritten();
    void whatIsAskedFor_data();
    void whatIsAskedFor();
    void labels_data();
    void labels();
};

namespace
{

/// The large numbers in a text, those in figures alone in brackets.
QString largeNumbersIn(const std::string& text, search::Names names)
{
    QStringList found;
    for (const search::ComparableAmount& amount : search::amountsIn(text, nullptr, names)) {
        const QString number = QString::fromStdString(text.substr(amount.begin, amount.end - amount.begin));
        if (amount.unit.empty())
            found.push_back(amount.bare ? "(" + number + ")" : number);
    }
    return found.join(" | ");
}

} // namespace

void TestLargeNumber::howItIsWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto add = [](const char* text, const char* found) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(found);
    };
    // with a unit or a word
    add("市值50亿", "50亿");
    add("公司投了62亿元", "62亿元");
    add("5000000000 人", "5000000000 人");
    add("5 billion people", "5 billion people");
    add("raised 3.2B dollars", "3.2B dollars");
    add("raised $3.2B", "$3.2B");
    add("8万亿", "8万亿");
    add("数十亿网民", "数十亿");
    add("12345678901234 元", "12345678901234 元");
    add("7B 参数的模型", "7B 参数");
    add("70B parameters", "70B parameters");
    add("7B 模型", "7B");
    add("80M downloads", "80M");
    add("ISBN 62亿", "62亿");
    // in figures alone
    add("总数是5,000,000,000。", "(5,000,000,000)");
    add("总数是5000000000。", "(5000000000)");
    add("共 1412120000 行", "(1412120000)");
    add("约为1.2e10", "(约为1.2e10)");
    add("y > 1e10", "(> 1e10)");
    add("revenue of 3.2B in all", "(3.2B)");
    add("月薪 30k", "(30k)");
    add("10000-50000", "(10000-50000)");
    add("a 50000-word novel", "(50000)");
    add("5 000 000 000", "(5 000 000 000)");
    add("It was 50000.", "(50000)");
    add("12,345,678", "(12,345,678)");
    add("paid 50000", "(50000)");
    add("3号 50000", "(50000)");
    add("total: 50000", "(50000)");
    add("33682427904 人", "33682427904 人");
    add("They will build 52302 homes, with no 52303 fans", "(52302) | (52303)");
    add("to issue 52304 shares from seed 52305", "(52304) | (52305)");
    add("ID: 52,306", "(52,306)");
    add("微信 52307，手机 52308", "(52307) | (52308)");
    add("天问一号 52309", "(52309)");
    // names
    add("ip 0000000000400e68 sp 00007f5ad164aa20", "");
    add("24223e13-727a-4be6-a22d-4d427f504ac9", "");
    add("7992440b-8545-4af9-b3ac-ea200b9de084", "");
    add("12345678-43E6-43c9", "");
    add("提交 24223e13", "");
    add("commit 24223113", "");
    add("wp-content/uploads/2021030515058/g.png", "");
    add("example.com/page/50000", "");
    add("example.com/list?page=50000", "");
    add("www.example.com/50000", "");
    add("ISBN 9787111641247，订单号 2025110312345678", "");
    add("ISBN-10: 0672329468", "");
    add("ISBN: 67232946", "");
    add("downloads/9781838648800_Appendix", "");
    add("\"digits\": \"5551234567\"", "");
    add("tel:+14255550200", "");
    add("+91 9876543210", "");
    add("电话：62345678", "");
    add("手机号 62345678", "");
    add("No. 1234567", "");
    add("ID: 98751", "");
    add("\"externalId\": \"324516\"", "");
    add("upstream_id = 324516", "");
    add("phone number: 6234567", "");
    add("端口 50000", "");
    add("port: 50000, build #50001, issue no. 50002", "");
    add("微信：52307", "");
    add("127.0.0.1:50000", "");
    add("JSON size: 106B XML size: 148B", "");
    add("802.11b", "");
    add("3T 应用程序", "");
    add("我们的 3T 项目", "");
    add("15360M 34M 15326M", "");
    add("F7:8B:C3:BD", "");
    add("更新于 20230110", "");
    add("20230110083056", "");
    add("1501818268764", "");
    add("event -> 1501818268764", "");
    add("15000000040000037", "");
    add("10000000000000000000", "");
    add("22565422744.77", "");
    add("36 111 198 416", "");
    add("value = [-672,441,18,728,378]", "");
    add("0x12345678", "");
    add("v10200.pdf 和 50000.pdf", "");
    add("build_50000", "");
    add("投稿 @121812", "");
}

void TestLargeNumber::howItIsWritten()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    QCOMPARE(largeNumbersIn(text.toStdString(), search::Names::LeftOut), found);
}

/// Who types such a number asks for amounts with it.
void TestLargeNumber::whatIsAskedFor_data()
{
    QTest::addColumn<QString>("text");
    for (const char* const text : {"5551234567", "8B", "20230110", "15000000040000037"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
}

void TestLargeNumber::whatIsAskedFor()
{
    QFETCH(QString, text);
    QCOMPARE(largeNumbersIn(text.toStdString(), search::Names::Taken), "(" + text + ")");
    QCOMPARE(largeNumbersIn(text.toStdString(), search::Names::LeftOut), QString());
}

void TestLargeNumber::labels_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    for (const char* const text :
         {"ISBN", "isbn: ", "No. ", "订单号", "订单号：“", "電話", "userId", "user_id", "userID",
          "ms.locfileid: ", "Phone number", "序列号是", "Port:", "热线：", "A股账号"})
        QTest::addRow("%s", text) << QString::fromUtf8(text) << true;
    for (const char* const text : {"", " ", "paid", "said ", "产能", "1号", "号", "number", "total: ", "piano", "No! ",
                                   "No", "Mobile", "手机", "New Build", "Port ", "天问一号"})
        QTest::addRow("%s.", text) << QString::fromUtf8(text) << false;
}

void TestLargeNumber::labels()
{
    QFETCH(QString, text);
    QFETCH(bool, is);
    QCOMPARE(search::isLabelOfNames(text.toStdString()), is);
}

QTEST_APPLESS_MAIN(TestLargeNumber)
#include "tst_large_number.moc"

#include "core/text/decode.h"

#include <QtTest>

using namespace zhilan;
using namespace std::string_literals;

class TestDecode : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void replacements_data();
    void replacements();
    void binary_data();
    void binary();
    void lineEndsStay();
    void large();
};

void TestDecode::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("named");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<bool>("bom");
    const auto bytes = [](const std::string& raw) {
        return QByteArray::fromStdString(raw);
    };
    QTest::newRow("empty") << QByteArray("") << QByteArray() << "" << QByteArray("UTF-8") << false;
    QTest::newRow("UTF-8") << QByteArray("算力 𠮷 😀") << QByteArray() << "算力 𠮷 😀" << QByteArray("UTF-8") << false;
    QTest::newRow("UTF-8 with BOM") << QByteArray("\xEF\xBB\xBF# 题") << QByteArray() << "# 题" << QByteArray("UTF-8")
                                    << true;
    QTest::newRow("only a BOM") << QByteArray("\xEF\xBB\xBF") << QByteArray() << "" << QByteArray("UTF-8") << true;
    QTest::newRow("UTF-16LE") << bytes("\xFF\xFE\x97\x7B\x9B\x52\x42\xD8\xB7\xDF\n\0"s) << QByteArray() << "算力𠮷\n"
                              << QByteArray("UTF-16LE") << true;
    QTest::newRow("UTF-16BE") << bytes("\xFE\xFF\x7B\x97\x52\x9B"s) << QByteArray() << "算力" << QByteArray("UTF-16BE")
                              << true;
    QTest::newRow("UTF-32LE") << bytes("\xFF\xFE\0\0\x97\x7B\0\0"s) << QByteArray() << "算" << QByteArray("UTF-32LE")
                              << true;
    QTest::newRow("GB18030 named") << QByteArray("\xCB\xE3\xC1\xA6") << QByteArray("GB18030") << "算力"
                                   << QByteArray("GB18030") << false;
    QTest::newRow("Big5 named") << QByteArray("\xBA\xE2\xA4\x4F") << QByteArray("Big5") << "算力" << QByteArray("Big5")
                                << false;
    QTest::newRow("Shift_JIS named") << QByteArray("\x83\x66\x81\x5B\x83\x5E") << QByteArray("Shift_JIS") << "データ"
                                     << QByteArray("Shift_JIS") << false;
    QTest::newRow("unknown name") << QByteArray("算力") << QByteArray("no-such-encoding") << "算力"
                                  << QByteArray("UTF-8") << false;
}

void TestDecode::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, named);
    const auto result = text::decode(bytes.toStdString(), named.toStdString());
    QVERIFY(result.has_value());
    QTEST(QString::fromStdString(result->utf8), "text");
    QTEST(QByteArray::fromStdString(result->encoding), "encoding");
    QTEST(result->hadBom, "bom");
    QVERIFY(result->diagnostics.empty());
}

void TestDecode::replacements_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("named");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("diagnostics");
    const QString r(QChar(0xFFFD));
    QTest::newRow("stray byte") << QByteArray("a\xFF"
                                              "b")
                                << QByteArray() << "a" + r + "b" << 1;
    QTest::newRow("truncated Han") << QByteArray("a\xE7\xAE") << QByteArray() << "a" + r << 1;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QByteArray() << r + r << 1;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray() << r + r + r << 1;
    QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << QByteArray() << r + r + r + r << 1;
    QTest::newRow("maximal subpart") << QByteArray("\xF0\x9F\x98x") << QByteArray() << r + "x" << 1;
    QTest::newRow("two places") << QByteArray("\xFFx\xFF") << QByteArray() << r + "x" + r << 2;
    QTest::newRow("GB18030 read as UTF-8") << QByteArray("a\xCB\xE3z") << QByteArray() << "a" + r + r + "z" << 1;
    QTest::newRow("lone surrogate in UTF-16")
        << QByteArray("\xFE\xFF\xD8\x42\x00\x61", 6) << QByteArray() << r + "a" << 1;
    QTest::newRow("odd byte in UTF-16") << QByteArray("\xFE\xFF\x00\x61\x7B", 5) << QByteArray() << "a" + r << 1;
}

void TestDecode::replacements()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, named);
    const auto result = text::decode(bytes.toStdString(), named.toStdString());
    QVERIFY(result.has_value());
    QTEST(QString::fromStdString(result->utf8), "text");
    QTEST(static_cast<int>(result->diagnostics.size()), "diagnostics");
    for (const Diagnostic& diagnostic : result->diagnostics) {
        const auto replaced = diagnostic.span.of(result->utf8);
        QVERIFY(replaced.size() % 3 == 0);
        QVERIFY(replaced.starts_with("\xEF\xBF\xBD"));
    }
}

void TestDecode::binary_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("NUL") << QByteArray("PK\x03\x04\0\0", 6);
    QTest::newRow("NUL far in") << QByteArray(100'000, 'a') + QByteArray(1, '\0');
    QTest::newRow("control characters") << QByteArray(1000, '\x01');
}

void TestDecode::binary()
{
    QFETCH(QByteArray, bytes);
    const auto result = text::decode(bytes.toStdString());
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::BinaryFile);
}

void TestDecode::lineEndsStay()
{
    const auto result = text::decode("a\r\nb\rc\n");
    QCOMPARE(QByteArray::fromStdString(result->utf8), QByteArray("a\r\nb\rc\n"));
}

void TestDecode::large()
{
    std::string utf16 = "\xFF\xFE";
    std::string expected;
    for (int i = 0; i < 20'000; ++i) {
        utf16 += "\x42\xD8\xB7\xDF\x97\x7B"; // pairs that buffers may cut
        expected += "𠮷算";
    }
    const auto result = text::decode(utf16);
    QVERIFY(result.has_value());
    QVERIFY(result->utf8 == expected);
}

QTEST_APPLESS_MAIN(TestDecode)
#include "tst_decode.moc"

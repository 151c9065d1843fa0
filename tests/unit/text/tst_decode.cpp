#include "core/text/decode.h"
#include "core/text/encodings.h"

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
    void detects_data();
    void detects();
    void diagnosticsAreBounded();
    void offersEncodings();
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
                                << QByteArray("UTF-8") << "a" + r + "b" << 1;
    QTest::newRow("truncated Han") << QByteArray("a\xE7\xAE") << QByteArray("UTF-8") << "a" + r << 1;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QByteArray("UTF-8") << r + r << 1;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray("UTF-8") << r + r + r << 1;
    QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << QByteArray("UTF-8") << r + r + r + r << 1;
    QTest::newRow("maximal subpart") << QByteArray("\xF0\x9F\x98x") << QByteArray("UTF-8") << r + "x" << 1;
    QTest::newRow("two places") << QByteArray("\xFFx\xFF") << QByteArray("UTF-8") << r + "x" + r << 2;
    QTest::newRow("GB18030 read as UTF-8") << QByteArray("a\xCB\xE3z") << QByteArray("UTF-8") << "a" + r + r + "z" << 1;
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

void TestDecode::detects_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("encoding");
    const QByteArray english(2000, 'x');
    QTest::newRow("GB18030") << QByteArray("\xCB\xE3\xC1\xA6\xCA\xC7\xCA\xB2\xC3\xB4") << "算力是什么"
                             << QByteArray("GB18030");
    QTest::newRow("four bytes of GB18030") << QByteArray("\xD0\xA1\xBD\xE3 \x95\x32\x82\x36 \xB5\xC4\xC3\xFB\xD7\xD6")
                                           << "小姐 𠀀 的名字" << QByteArray("GB18030");
    QTest::newRow("the word that is nearly UTF-8") << QByteArray("\xC1\xAA\xCD\xA8") << "联通" << QByteArray("GB18030");
    QTest::newRow("Big5") << QByteArray("\xBA\xE2\xA4\x4F\xAC\x4F\xA4\xB0\xBB\xF2") << "算力是什麼"
                          << QByteArray("Big5");
    QTest::newRow("Shift_JIS") << QByteArray("\x83\x66\x81\x5B\x83\x5E\x82\xCC\x8F\x88\x97\x9D") << "データの処理"
                               << QByteArray("Shift_JIS");
    QTest::newRow("half-width kana") << QByteArray("\xB6\xC0\xB6\xC5\x82\xC5\x8F\x91\x82\xAD \xB6\xDE\xBF\xD8\xDD")
                                     << "ｶﾀｶﾅで書く ｶﾞｿﾘﾝ" << QByteArray("Shift_JIS");
    QTest::newRow("half-width kana behind kanji") << QByteArray("\x94\xBC\x8Ap\xB6\xC5\n") << "半角ｶﾅ\n"
                                                  << QByteArray("Shift_JIS");
    QTest::newRow("half-width kana behind two kanji")
        << QByteArray("\x93\x8C\x8B\x9E\xC4\xDE\xB0\xD1") << "東京ﾄﾞｰﾑ" << QByteArray("Shift_JIS");
    QTest::newRow("half-width kana alone") << QByteArray("\xC4\xDE\xB0\xD1") << "ﾄﾞｰﾑ" << QByteArray("Shift_JIS");
    QTest::newRow("half-width kana, a loan word")
        << QByteArray("\xC3\xDE\xB0\xC0\xBE\xDD\xC0\xB0") << "ﾃﾞｰﾀｾﾝﾀｰ" << QByteArray("Shift_JIS");
    QTest::newRow("half-width kana, a name")
        << QByteArray("\xCA\xDF\xC5\xBF\xC6\xAF\xB8") << "ﾊﾟﾅｿﾆｯｸ" << QByteArray("Shift_JIS");
    QTest::newRow("Korean in bytes of half-width kana")
        << QByteArray("\xC7\xD1\xB1\xB9") << "한국" << QByteArray("EUC-KR");
    QTest::newRow("Korean place") << QByteArray("\xBC\xAD\xBF\xEF") << "서울" << QByteArray("EUC-KR");
    QTest::newRow("a short word in Korean") << QByteArray("\xB8\xC5\xC3\xE2\n") << "매출\n" << QByteArray("EUC-KR");
    QTest::newRow("EUC-JP") << QByteArray("\xA5\xC7\xA1\xBC\xA5\xBF\xA4\xCE\xBD\xE8\xCD\xFD\xA1\xC1")
                            << "データの処理〜" << QByteArray("EUC-JP");
    QTest::newRow("EUC-KR") << QByteArray("\xB5\xA5\xC0\xCC\xC5\xCD\xC0\xC7 \xC3\xB3\xB8\xAE") << "데이터의 처리"
                            << QByteArray("EUC-KR");
    QTest::newRow("mostly ASCII") << english + "\n- \xCB\xE3\xC1\xA6\xD3\xEB\xD0\xBE\xC6\xAC\n" + english
                                  << QString::fromLatin1(english) + "\n- 算力与芯片\n" + QString::fromLatin1(english)
                                  << QByteArray("GB18030");
    QTest::newRow("one long line") << english + "\xCB\xE3\xC1\xA6\xD3\xEB\xD0\xBE\xC6\xAC"
                                   << QString::fromLatin1(english) + "算力与芯片" << QByteArray("GB18030");
    QTest::newRow("Western") << QByteArray("d\xE9j\xE0 vu, na\xEFve, caf\xE9") << "déjà vu, naïve, café"
                             << QByteArray("windows-1252");
    QTest::newRow("UTF-16LE without mark") << QByteArray("\x97\x7B\x9B\x52\x0D\x00\x0A\x00\x2D\x4E\x87\x65", 12)
                                           << "算力\r\n中文" << QByteArray("UTF-16LE");
    QTest::newRow("UTF-16BE without mark")
        << QByteArray("\0#\0 \x7B\x97\x52\x9B\0\n\x4E\x2D\x65\x87", 14) << "# 算力\n中文" << QByteArray("UTF-16BE");
    QTest::newRow("ISO-2022-JP") << QByteArray("\x1B$B%G!<%?\x1B(B ok") << "データ ok" << QByteArray("ISO-2022-JP");
    QTest::newRow("UTF-8 of two bytes") << QByteArray("Ελλάδα") << "Ελλάδα" << QByteArray("UTF-8");
    QTest::newRow("UTF-8 cut within a character")
        << QByteArray("算力与芯\xE7\x89") << "算力与芯\uFFFD" << QByteArray("UTF-8");
    QTest::newRow("UTF-8 with a bad byte") << QByteArray("算力与\xFF芯片") << "算力与\uFFFD芯片" << QByteArray("UTF-8");
    QTest::newRow("GB18030 cut within a character")
        << QByteArray("\xCB\xE3\xC1\xA6\xCA\xC7\xCA\xB2\xC3") << "算力是什\uFFFD" << QByteArray("GB18030");
}

void TestDecode::detects()
{
    QFETCH(QByteArray, bytes);
    const auto result = text::decode(bytes.toStdString());
    QVERIFY(result.has_value());
    QTEST(QString::fromStdString(result->utf8), "text");
    QTEST(QByteArray::fromStdString(result->encoding), "encoding");
    QVERIFY(result->origin == text::EncodingOrigin::Detected || result->origin == text::EncodingOrigin::Uncertain);
    // What was chosen by hand reads the same.
    const auto chosen = text::decode(bytes.toStdString(), result->encoding);
    QVERIFY(chosen.has_value());
    QVERIFY(chosen->utf8 == result->utf8);
    QVERIFY(chosen->origin == text::EncodingOrigin::Chosen);
}

void TestDecode::diagnosticsAreBounded()
{
    std::string bytes;
    for (int i = 0; i < 100'000; ++i)
        bytes += "算\xFF";
    const auto result = text::decode(bytes, "UTF-8");
    QVERIFY(result.has_value());
    QCOMPARE(result->diagnostics.size(), text::kMostUndecodable);
    QCOMPARE(result->diagnostics[1].span.begin, 9U);
    QVERIFY(result->diagnostics[1].detail.starts_with("byte 7 as UTF-8;"));
    QCOMPARE(result->utf8.size(), std::size_t(600'000));
}

void TestDecode::offersEncodings()
{
    for (const text::Encoding& encoding : text::encodings()) {
        QVERIFY(!encoding.label.empty());
        QVERIFY(text::canonicalEncoding(encoding.name) == encoding.name);
        const auto result = text::decode("plain", encoding.name);
        const bool wide = encoding.name.starts_with("UTF-16");
        QVERIFY2(result.has_value(), encoding.name.data());
        QVERIFY2(result->encoding == encoding.name, encoding.name.data());
        QVERIFY2(wide || result->utf8 == "plain", encoding.name.data());
    }
    QVERIFY(text::canonicalEncoding("gbk") == "GB18030");
    QVERIFY(text::canonicalEncoding("CP949") == "EUC-KR");
}

void TestDecode::binary_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("ELF") << QByteArray("\x7F\x45LF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0", 20);
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
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

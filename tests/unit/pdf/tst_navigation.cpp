#include "core/pdf/navigation.h"
#include "tests/support/pdf_file.h"

#include <QTest>

#include <string>

using namespace zhilan;
using pdf::Navigation;
using test::PdfFile;

namespace
{

constexpr double kHeight = 800;

std::string sheets(int count)
{
    return test::emptyPdf(count).toStdString();
}

PdfFile read(const Result<std::string>& bytes)
{
    return bytes ? test::readPdf(QByteArray::fromStdString(*bytes)) : PdfFile();
}

} // namespace

class TestNavigation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outline();
    void deepOutline();
    void links();
    void nothing();
    void missingPages();
    void damaged_data();
    void damaged();
};

void TestNavigation::outline()
{
    Navigation navigation;
    navigation.language = "zh-Hans";
    navigation.outline = {{"题目", 1, {0, 0}}, {"一 🎈", 2, {0, 100}}, {"a(b)\\", 3, {1, 20}}, {"又", 4, {1, 40}},
                          {"二", 2, {1, 60}},  {"附录", 1, {2, 5}},   {"深", 3, {2, 50}},     {"浅", 2, {2, 70}}};
    const PdfFile file = read(pdf::withNavigation(sheets(3), navigation));
    QVERIFY(file.isWhole);
    QCOMPARE(file.outline, (QStringList{QStringLiteral("题目 0:800"), QStringLiteral("  -一 🎈 0:700"),
                                        QStringLiteral("    -a(b)\\ 1:780"), QStringLiteral("      又 1:760"),
                                        QStringLiteral("  二 1:740"), QStringLiteral("附录 2:795"),
                                        QStringLiteral("  深 2:750"), QStringLiteral("  浅 2:730")}));
    QCOMPARE(file.entriesShown, 6);
    QVERIFY(file.showsOutline);
    QVERIFY(file.showsTitle);
    QCOMPARE(file.language, QStringLiteral("zh-Hans"));
}

void TestNavigation::deepOutline()
{
    Navigation navigation;
    constexpr int kDeep = 400;
    constexpr int kMany = 20000;
    for (int i = 0; i < kDeep; ++i)
        navigation.outline.push_back({"层 " + std::to_string(i), i + 1, {0, double(i)}});
    for (int i = 0; i < kMany; ++i)
        navigation.outline.push_back({"节", 1, {0, 0}});
    const PdfFile file = read(pdf::withNavigation(sheets(1), navigation));
    QVERIFY(file.isWhole);
    QCOMPARE(file.outline.size(), kDeep + kMany);
    QCOMPARE(file.outlineDepth, kDeep);
}

void TestNavigation::links()
{
    Navigation navigation;
    navigation.links = {{1, 10, 20, 30, 12, std::string("https://example.org/%E4%B8%AD?a=(1)")},
                        {1, 50, 20, 30, 12, pdf::Place{0, 300}}};
    const PdfFile file = read(pdf::withNavigation(sheets(2), navigation));
    QVERIFY(file.isWhole);
    QCOMPARE(file.links.size(), 2);
    QCOMPARE(file.links[0].page, 1);
    QCOMPARE(file.links[0].rect, (QList<double>{10, kHeight - 32, 40, kHeight - 20}));
    QCOMPARE(file.links[0].address, QStringLiteral("https://example.org/%E4%B8%AD?a=(1)"));
    QCOMPARE(file.links[1].address, QString());
    QCOMPARE(file.links[1].toPage, 0);
    QCOMPARE(file.links[1].toHeight, kHeight - 300);
}

void TestNavigation::nothing()
{
    const PdfFile file = read(pdf::withNavigation(sheets(2), {}));
    QVERIFY(file.isWhole);
    QVERIFY(file.outline.isEmpty());
    QVERIFY(!file.showsOutline);
    QCOMPARE(file.pages, 2);
}

void TestNavigation::missingPages()
{
    Navigation navigation;
    navigation.outline = {{"在", 1, {0, 0}}, {"不在", 2, {7, 0}}};
    navigation.links = {{7, 0, 0, 1, 1, pdf::Place{0, 0}}, {0, 0, 0, 1, 1, pdf::Place{7, 0}}};
    const PdfFile file = read(pdf::withNavigation(sheets(1), navigation));
    QVERIFY(file.isWhole);
    QCOMPARE(file.outline, QStringList{QStringLiteral("在 0:800")});
    QVERIFY(file.links.isEmpty());
}

void TestNavigation::damaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = QByteArray::fromStdString(sheets(1));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("no PDF");
    QTest::newRow("truncated") << whole.left(whole.size() / 2);
    QTest::newRow("head") << whole.left(9);
}

void TestNavigation::damaged()
{
    QFETCH(const QByteArray, bytes);
    const auto whole = pdf::withNavigation({bytes.constData(), static_cast<std::size_t>(bytes.size())}, {});
    QVERIFY(!whole);
    QCOMPARE(whole.error().code, ErrorCode::Damaged);
    QVERIFY(!whole.error().detail.empty());
}

QTEST_GUILESS_MAIN(TestNavigation)
#include "tst_navigation.moc"

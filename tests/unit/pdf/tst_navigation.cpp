#include "core/pdf/navigation.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <QTest>

#include <string>
#include <vector>

using namespace zhilan;
using pdf::Navigation;

namespace
{

constexpr double kHeight = 800;

/// Sheets of 600 × 800 points with nothing on them.
std::string sheets(int count)
{
    QPDF file;
    file.emptyPDF();
    for (int i = 0; i < count; ++i) {
        QPDFPageDocumentHelper(file).addPage(QPDFPageObjectHelper(file.makeIndirectObject(QPDFObjectHandle::parse(
                                                 "<< /Type /Page /MediaBox [0 0 600 800] /Resources << >> >>"))),
                                             false);
    }
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

void open(QPDF& file, const std::string& bytes)
{
    file.setAttemptRecovery(false);
    file.processMemoryFile("test", bytes.data(), bytes.size());
    QVERIFY(!file.anyWarnings());
}

/// An outline a line an entry, indented, with page and height: "-" before what is closed.
void print(std::vector<QPDFOutlineObjectHelper> entries, QPDF& file, int depth, QStringList& lines)
{
    const auto pages = QPDFPageDocumentHelper(file).getAllPages();
    for (QPDFOutlineObjectHelper& entry : entries) {
        int page = -1;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (pages[i].getObjectHandle().getObjGen() == entry.getDestPage().getObjGen())
                page = static_cast<int>(i);
        }
        lines.append(QString(depth * 2, u' ') + QString::fromUtf8(entry.getCount() < 0 ? "-" : "") +
                     QString::fromStdString(entry.getTitle()) +
                     QStringLiteral(" %1:%2").arg(page).arg(entry.getDest().getArrayItem(3).getNumericValue()));
        print(entry.getKids(), file, depth + 1, lines);
    }
}

QStringList outlineOf(QPDF& file)
{
    QStringList lines;
    print(QPDFOutlineDocumentHelper(file).getTopLevelOutlines(), file, 0, lines);
    return lines;
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
    const auto whole = pdf::withNavigation(sheets(3), navigation);
    QVERIFY(whole);
    QPDF file;
    open(file, *whole);
    QCOMPARE(outlineOf(file), (QStringList{QStringLiteral("题目 0:800"), QStringLiteral("  -一 🎈 0:700"),
                                           QStringLiteral("    -a(b)\\ 1:780"), QStringLiteral("      又 1:760"),
                                           QStringLiteral("  二 1:740"), QStringLiteral("附录 2:795"),
                                           QStringLiteral("  深 2:750"), QStringLiteral("  浅 2:730")}));
    QPDFObjectHandle root = file.getRoot();
    QCOMPARE(root.getKey("/Outlines").getKey("/Count").getIntValueAsInt(), 6); // what is seen at first
    QCOMPARE(root.getKey("/PageMode").getName(), std::string("/UseOutlines"));
    QCOMPARE(root.getKey("/Lang").getUTF8Value(), std::string("zh-Hans"));
    QVERIFY(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
}

void TestNavigation::deepOutline()
{
    Navigation navigation;
    constexpr int kDeep = 400;
    for (int i = 0; i < kDeep; ++i)
        navigation.outline.push_back({"层 " + std::to_string(i), i + 1, {0, double(i)}});
    for (int i = 0; i < 20000; ++i)
        navigation.outline.push_back({"节", 1, {0, 0}});
    const auto whole = pdf::withNavigation(sheets(1), navigation);
    QVERIFY(whole);
    QPDF file;
    open(file, *whole);
    QCOMPARE(QPDFOutlineDocumentHelper(file).getTopLevelOutlines().size(), std::size_t{20001});
    QPDFObjectHandle entry = file.getRoot().getKey("/Outlines").getKey("/First");
    int depth = 0;
    for (; entry.isDictionary(); entry = entry.getKey("/First"))
        ++depth;
    QCOMPARE(depth, kDeep);
}

void TestNavigation::links()
{
    Navigation navigation;
    navigation.links = {{1, 10, 20, 30, 12, std::string("https://example.org/%E4%B8%AD?a=(1)")},
                        {1, 50, 20, 30, 12, pdf::Place{0, 300}}};
    const auto whole = pdf::withNavigation(sheets(2), navigation);
    QVERIFY(whole);
    QPDF file;
    open(file, *whole);
    auto pages = QPDFPageDocumentHelper(file).getAllPages();
    QVERIFY(pages[0].getAnnotations().empty());
    auto annotations = pages[1].getAnnotations();
    QCOMPARE(annotations.size(), std::size_t{2});
    const auto rect = annotations[0].getRect();
    QCOMPARE((QList<double>{rect.llx, rect.lly, rect.urx, rect.ury}),
             (QList<double>{10, kHeight - 32, 40, kHeight - 20}));
    QPDFObjectHandle web = annotations[0].getObjectHandle().getKey("/A");
    QCOMPARE(web.getKey("/URI").getStringValue(), std::string("https://example.org/%E4%B8%AD?a=(1)"));
    QPDFObjectHandle inside = annotations[1].getObjectHandle().getKey("/A");
    QCOMPARE(inside.getKey("/S").getName(), std::string("/GoTo"));
    QVERIFY(inside.getKey("/D").getArrayItem(0).getObjGen() == pages[0].getObjectHandle().getObjGen());
    QCOMPARE(inside.getKey("/D").getArrayItem(3).getNumericValue(), kHeight - 300);
}

void TestNavigation::nothing()
{
    const auto whole = pdf::withNavigation(sheets(2), {});
    QVERIFY(whole);
    QPDF file;
    open(file, *whole);
    QVERIFY(!QPDFOutlineDocumentHelper(file).hasOutlines());
    QVERIFY(!file.getRoot().hasKey("/PageMode"));
    QCOMPARE(QPDFPageDocumentHelper(file).getAllPages().size(), std::size_t{2});
}

void TestNavigation::missingPages()
{
    Navigation navigation;
    navigation.outline = {{"在", 1, {0, 0}}, {"不在", 2, {7, 0}}};
    navigation.links = {{7, 0, 0, 1, 1, pdf::Place{0, 0}}, {0, 0, 0, 1, 1, pdf::Place{7, 0}}};
    const auto whole = pdf::withNavigation(sheets(1), navigation);
    QVERIFY(whole);
    QPDF file;
    open(file, *whole);
    QCOMPARE(outlineOf(file), QStringList{QStringLiteral("在 0:800")});
    QVERIFY(QPDFPageDocumentHelper(file).getAllPages()[0].getAnnotations().empty());
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

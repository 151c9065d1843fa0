#include "app/reader/metrics.h"
#include "app/reader/table_shape.h"
#include "app/style/style.h"
#include "core/markdown/tree.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QTest>

#include <cmath>

using namespace zhilan;

/// How tables share out the page among their columns.
class TestTableWidths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsStayWhole_data();
    void wordsStayWhole();
    void shortColumnsKeepTheirText();
    void fillsThePage_data();
    void fillsThePage();

private:
    [[nodiscard]] static reader::TableShape shape(const QByteArray& text, double width);
    [[nodiscard]] static double wordWidth(const QString& word, bool bold);
};

namespace
{

const QByteArray kSentence = QByteArray("a sentence of many words that wraps wherever it has to ").repeated(6);

} // namespace

reader::TableShape TestTableWidths::shape(const QByteArray& text, double width)
{
    const DocumentPtr document = fromText(text);
    const reader::BlockList list = reader::buildBlocks(*document);
    const style::Theme& theme = style::theme(style::Appearance::Light);
    reader::LayoutContext context;
    context.document = document.get();
    context.list = &list;
    context.theme = &theme;
    context.readingFont = style::readingFont(QStringLiteral("en"), 1);
    context.codeFont = style::monospaceFont(1);
    context.interfaceFont = QApplication::font();
    context.language = QStringLiteral("en");
    const markdown::Tree& tree = *document->tree;
    for (markdown::NodeId node = 0; node < tree.size(); ++node) {
        if (tree[node].kind == markdown::NodeKind::Table) {
            reader::Block block;
            block.kind = reader::BlockKind::Table;
            block.node = node;
            return reader::tableShape(block, width, context);
        }
    }
    return {};
}

double TestTableWidths::wordWidth(const QString& word, bool bold)
{
    QFont font = style::withPixelSize(style::readingFont(QStringLiteral("en"), 1), reader::metrics::kTable);
    font.setBold(bold);
    return QFontMetricsF(font).horizontalAdvance(word) + 2 * reader::metrics::kCellX;
}

void TestTableWidths::wordsStayWhole_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("bold");
    QTest::addColumn<double>("width");
    for (const double width : {360.0, 480.0, 640.0}) {
        QTest::addRow("plain, %d", int(width)) << u"Programme"_qs << false << width;
        QTest::addRow("bold, %d", int(width)) << u"Programme"_qs << true << width;
        QTest::addRow("with accents, %d", int(width)) << u"Übergabeprotokoll"_qs << true << width;
    }
}

void TestTableWidths::wordsStayWhole()
{
    QFETCH(QString, word);
    QFETCH(bool, bold);
    QFETCH(double, width);
    const QByteArray name = bold ? "**" + word.toUtf8() + "**" : word.toUtf8();
    const reader::TableShape found =
        shape("| Item | Content |\n|---|---|\n| " + name + " | " + kSentence + " |\n", width);
    QCOMPARE(found.widths.size(), std::size_t{2});
    QVERIFY(found.widths[0] >= wordWidth(word, bold));
    QVERIFY(found.total <= width);
}

void TestTableWidths::shortColumnsKeepTheirText()
{
    const reader::TableShape found =
        shape("| Who | What | |\n|---|---|---|\n| Dario Amodei | " + kSentence + " | |\n| 黄仁勋 | 短 | |\n", 640);
    QCOMPARE(found.widths.size(), std::size_t{3});
    QVERIFY(found.widths[0] >= wordWidth(QStringLiteral("Dario Amodei"), false));
    QVERIFY(found.widths[2] < found.widths[0]);
    QVERIFY(found.widths[1] > found.widths[0]);
    QCOMPARE(found.total, 640.0);
}

void TestTableWidths::fillsThePage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("short") << QByteArray("| a | b |\n|---|---|\n| 1 | 2 |\n") << true;
    QTest::newRow("two long ones") << "| a | b |\n|---|---|\n| " + kSentence + " | " + kSentence + " |\n" << true;
    QTest::newRow("empty cells") << QByteArray("| | |\n|---|---|\n| | |\n") << true;
    QByteArray many = "|";
    QByteArray rule = "|";
    for (int i = 0; i < 40; ++i) {
        many += " 𠮷野家的一列🙂 |";
        rule += "---|";
    }
    QTest::newRow("too many columns") << many + '\n' + rule + '\n' + many + '\n' << false;
}

void TestTableWidths::fillsThePage()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, fits);
    const reader::TableShape found = shape(text, 640);
    QVERIFY(!found.widths.empty());
    if (fits)
        QCOMPARE(found.total, 640.0);
    else
        QVERIFY(found.total > 640.0);
}

QTEST_MAIN(TestTableWidths)
#include "tst_table_widths.moc"

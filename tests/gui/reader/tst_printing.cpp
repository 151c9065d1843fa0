#include "app/reader/page_printer.h"
#include "app/reader/pages.h"
#include "tests/gui/reader/reader_fixture.h"
#include "tests/support/pdf_file.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace zhilan;
using reader::BlockKind;
using reader::Pages;

namespace
{

constexpr QSizeF kPaper{640, 900};

Pages pagesOf(const QByteArray& text, QSizeF area = kPaper)
{
    return {reader::prepare(fromText(text)), area, QApplication::font(), {}};
}

/// Waits for pictures.
void layOut(Pages& pages)
{
    QSignalSpy ready(&pages.pictures(), &reader::Pictures::ready);
    Pages::Step step = Pages::Step::More;
    while (step != Pages::Step::Done) {
        step = pages.layOut();
        QVERIFY(step != Pages::Step::Waiting || ready.wait());
    }
}

QImage painted(Pages& pages, int page, QSizeF area = kPaper)
{
    QImage image(area.toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QSignalSpy ready(&pages.pictures(), &reader::Pictures::ready);
    while (pages.paint(painter, page) == Pages::Step::Waiting && ready.wait()) {
    }
    return image;
}

/// The rows of an image that are not white.
int inkedRows(const QImage& image, int right)
{
    int rows = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < right; ++x) {
            if (image.pixelColor(x, y) != QColor(Qt::white)) {
                ++rows;
                break;
            }
        }
    }
    return rows;
}

} // namespace

class TestPrinting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingOnce_data();
    void everythingOnce();
    void headingsKeepTheirText();
    void tableHeadersAreRepeated();
    void wideTablesAreMadeSmaller();
    void longLinesOfCodeAreBroken();
    void foldedIsPrinted();
    void emptyDocument();
    void pictures();
    void pdf();
    void navigation();
    void linksOfNarrowPages();
};

void TestPrinting::everythingOnce_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QSizeF>("area");
    QByteArray table = "| 年 | 值 |\n|-|-|\n";
    for (int i = 0; i < 300; ++i)
        table += "| " + QByteArray::number(1700 + i) + " | " + QByteArray::number(i * 37) + " |\n";
    QByteArray code = "```\n";
    for (int i = 0; i < 200; ++i)
        code += "line " + QByteArray::number(i) + "\n";
    code += "```\n";
    QByteArray properties = "---\nsummary: " + QByteArray("长 ").repeated(3000) + "\n";
    for (int i = 0; i < 60; ++i)
        properties += "a key of many words " + QByteArray::number(i) + ": " + QByteArray("值").repeated(i) + "值\n";
    properties += "---\n\n# 题\n\n文。\n";
    QTest::newRow("a bit of everything") << mixed() << kPaper;
    QTest::newRow("properties") << properties << kPaper;
    QTest::newRow("properties on small paper") << properties << QSizeF(300, 200);
    QTest::newRow("small paper") << mixed() << QSizeF(300, 200);
    QTest::newRow("one long paragraph") << QByteArray("长文。").repeated(4000) << kPaper;
    QTest::newRow("one long table") << table << kPaper;
    QTest::newRow("one long code block") << code << kPaper;
    QTest::newRow("quotations")
        << QByteArray("> **甲**：" + QByteArray("说了又说，").repeated(300) + "\n\n").repeated(5) << kPaper;
    QTest::newRow("a row higher than the paper")
        << "| 甲 |\n|-|\n| " + QByteArray("一格里的长文。").repeated(900) + " |\n"
        << QSizeF(400, 300);
}

/// Pages hold every part of every block once, in order, and never more than fits.
void TestPrinting::everythingOnce()
{
    QFETCH(QByteArray, text);
    QFETCH(QSizeF, area);
    Pages pages = pagesOf(text, area);
    layOut(pages);
    QVERIFY(pages.count() > 0);
    std::size_t block = 0;
    double done = -1; // of that block
    for (int page = 0; page < pages.count(); ++page) {
        double y = 0;
        QVERIFY(!pages.slices(page).empty());
        for (const Pages::Slice& slice : pages.slices(page)) {
            if (done >= 0 && done >= pages.flow().blockHeight(block)) {
                ++block;
                done = -1;
            }
            QCOMPARE(slice.block, block);
            QCOMPARE(slice.top, y);
            QVERIFY(slice.to > slice.from);
            if (done < 0)
                QVERIFY(slice.from == 0 || (y == 0 && slice.from <= pages.flow().contentOrigin(block).y()));
            else
                QCOMPARE(slice.from, done);
            done = slice.to;
            y += slice.header + slice.to - slice.from;
        }
        QVERIFY2(y <= pages.room() + 0.01, qPrintable(QString::number(y)));
    }
    QCOMPARE(block, pages.flow().size() - 1);
    QCOMPARE(done, pages.flow().blockHeight(block));
}

void TestPrinting::headingsKeepTheirText()
{
    QByteArray text = "# 题\n\n";
    for (int i = 0; i < 120; ++i)
        text += "## 第" + QByteArray::number(i) + "节\n\n### 小节\n\n" + QByteArray("几句话。").repeated(5 + i % 40) +
                "\n\n";
    Pages pages = pagesOf(text);
    layOut(pages);
    QVERIFY(pages.count() > 10);
    for (int page = 0; page + 1 < pages.count(); ++page) {
        const std::size_t last = pages.slices(page).back().block;
        QVERIFY2(pages.flow().list().blocks[last].kind != BlockKind::Heading, qPrintable(QString::number(page)));
    }
}

void TestPrinting::tableHeadersAreRepeated()
{
    Pages pages = pagesOf("| 年 | 值 |\n|-|-|\n" + QByteArray("| 2001 | 5 |\n").repeated(100));
    layOut(pages);
    QVERIFY(pages.count() > 2);
    QCOMPARE(pages.slices(0).front().header, 0.0);
    for (int page = 1; page < pages.count(); ++page) {
        QVERIFY(pages.slices(page).front().header > 0);
        const QImage image = painted(pages, page);
        const QColor ground = style::theme(style::Appearance::Light).tableHeader;
        QVERIFY(holdsColor(image, QRect(0, 0, 640, 40), ground));
        QVERIFY(!holdsColor(image, QRect(0, 60, 640, 300), ground));
    }
}

void TestPrinting::wideTablesAreMadeSmaller()
{
    QByteArray header;
    QByteArray line;
    QByteArray cells;
    for (int i = 0; i < 14; ++i) {
        header += "| 第" + QByteArray::number(i) + "列的名称 ";
        line += "|-";
        cells += "| 1,234,567.89 ";
    }
    Pages pages = pagesOf("文字。\n\n" + header + "|\n" + line + "|\n" + (cells + "|\n").repeated(3));
    layOut(pages);
    QCOMPARE(pages.count(), 1);
    const QImage image = painted(pages, 0);
    // The last column's digits are there, and nothing was cut off at the edge.
    QVERIFY(inkedRows(image.copy(560, 60, 70, 200), 70) > 20);
    for (int y = 60; y < 260; ++y)
        QVERIFY(image.pixelColor(image.width() - 3, y).lightness() > 150);
}

/// All of a long line is there, in letters that can be read.
void TestPrinting::longLinesOfCodeAreBroken()
{
    const QByteArray lines = QByteArray("int one;\n").repeated(3);
    Pages narrow = pagesOf("```\n" + lines + "```\n");
    layOut(narrow);
    const double lineHeight = narrow.flow().blockHeight(0) / 3;
    Pages pages = pagesOf("```\n" + lines + QByteArray("x").repeated(1500) + "\n```\n");
    layOut(pages);
    QCOMPARE(pages.flow().size(), std::size_t{1});
    QVERIFY(pages.flow().blockHeight(0) > lineHeight * 10);
}

void TestPrinting::foldedIsPrinted()
{
    Pages folded =
        pagesOf("<details><summary>题</summary>\n\n" + QByteArray("里面的话。\n\n").repeated(5) + "</details>\n");
    layOut(folded);
    QVERIFY(folded.slices(0).size() >= 6);
    QByteArray properties;
    for (int i = 0; i < 12; ++i)
        properties += "键" + QByteArray::number(i) + ": 值\n";
    Pages many = pagesOf("---\n" + properties + "---\n\n# 题\n");
    layOut(many);
    QVERIFY(many.slices(0).size() >= 13);
}

void TestPrinting::emptyDocument()
{
    Pages pages = pagesOf({});
    layOut(pages);
    QCOMPARE(pages.count(), 1);
    (void)painted(pages, 0);
}

void TestPrinting::pictures()
{
    const QTemporaryDir folder;
    QImage red(300, 200, QImage::Format_RGB32);
    red.fill(QColor(200, 30, 30));
    QVERIFY(red.save(folder.filePath(QStringLiteral("红.png"))));
    Pages pages(reader::prepare(fromText("前。\n\n![红](红.png)\n\n后。\n")), kPaper, QApplication::font(),
                {folder.path(), folder.path()});
    layOut(pages);
    const QImage image = painted(pages, 0);
    QVERIFY(holdsColor(image, image.rect(), QColor(200, 30, 30)));
}

void TestPrinting::pdf()
{
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    int count = 0;
    pdf::Navigation navigation;
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(Pages::kResolution);
        writer.setTitle(QStringLiteral("「终」"));
        reader::PagePrinter printer(reader::prepare(fromText("# 「终」\n\n" + mixed().repeated(20))), {},
                                    QApplication::font(), &writer);
        QSignalSpy finished(&printer, &reader::PagePrinter::finished);
        QSignalSpy progressed(&printer, &reader::PagePrinter::progressed);
        printer.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
        count = finished.first().first().toInt();
        navigation = printer.navigation();
        QVERIFY(progressed.count() > 1);
        QVERIFY(progressed.first().first().toDouble() < progressed.last().first().toDouble());
    }
    const QByteArray bytes = buffer.data();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
    QVERIFY(count > 3);
    QCOMPARE(bytes.count("/Type /Page\n"), count);

    const auto whole = pdf::withNavigation(bytes.toStdString(), navigation);
    QVERIFY(whole);
    const test::PdfFile file = test::readPdf(QByteArray::fromStdString(*whole));
    QVERIFY(file.isWhole);
    QCOMPARE(file.pages, count);
    QVERIFY(!file.outline.isEmpty());
    QCOMPARE(file.title, QStringLiteral("「终」"));
}

void TestPrinting::navigation()
{
    const QByteArray text = "# 题目\n\n| 项目 | 内容 |\n|---|---|\n| 视频链接 | <https://youtu.be/n1E9IZfvGMA> |\n\n"
                            "见[第二节](#二)、[站点](https://例子.com/甲)、[坏](javascript:x)、[无](#没有)，"
                            "写给<a@example.com>。注[^1]，在 12:34 说。\n\n## 一\n\n" +
                            QByteArray("很多字。\n\n").repeated(80) + "## 二\n\n末了。\n\n[^1]: 注脚。\n";
    Pages pages(reader::prepare(fromText(text)), kPaper, QApplication::font(), {});
    layOut(pages);
    QVERIFY(pages.count() > 1);
    for (int i = 0; i < pages.count(); ++i)
        (void)painted(pages, i);
    (void)painted(pages, 0); // nothing is there twice
    const pdf::Navigation navigation = pages.navigation({56, 56});
    QCOMPARE(navigation.outline.size(), std::size_t{3});
    QCOMPARE(navigation.outline[0].title, std::string("题目"));
    QCOMPARE(navigation.outline[0].place, (pdf::Place{0, 56}));
    QCOMPARE(navigation.outline[2].title, std::string("二"));
    QCOMPARE(navigation.outline[2].level, 2);
    const pdf::Place second = navigation.outline[2].place;
    QVERIFY(second.page > 0);

    QStringList addresses;
    std::vector<pdf::Place> places;
    for (const pdf::Link& link : navigation.links) {
        QVERIFY(link.left >= 56 && link.width > 2 && link.height > 5);
        if (const auto* address = std::get_if<std::string>(&link.target))
            addresses.append(QString::fromStdString(*address));
        else
            places.push_back(std::get<pdf::Place>(link.target));
    }
    addresses.sort();
    addresses.removeDuplicates();
    QCOMPARE(addresses, (QStringList{QStringLiteral("https://xn--fsqu00a.com/%E7%94%B2"),
                                     QStringLiteral("https://youtu.be/n1E9IZfvGMA"),
                                     QStringLiteral("https://youtu.be/n1E9IZfvGMA?t=754"),
                                     QStringLiteral("mailto:a@example.com")}));
    QVERIFY(std::count(places.begin(), places.end(), second) == 1);
    QVERIFY(std::any_of(places.begin(), places.end(), [&](const pdf::Place& place) { // the footnote, below
        return place.page == second.page ? place.top > second.top : place.page > second.page;
    }));
}

/// Links in a table that is shown smaller are where they are seen.
void TestPrinting::linksOfNarrowPages()
{
    QByteArray row = "|";
    for (int i = 0; i < 12; ++i)
        row += " WordsWithoutSpaces |";
    const QByteArray text =
        row + "\n|" + QByteArray("---|").repeated(12) + "\n" + row.chopped(21) + " [there](https://example.org/) |\n";
    constexpr QSizeF kNarrow(400, 600);
    Pages pages(reader::prepare(fromText(text)), kNarrow, QApplication::font(), {});
    layOut(pages);
    (void)painted(pages, 0, kNarrow);
    const pdf::Navigation navigation = pages.navigation({});
    QCOMPARE(navigation.links.size(), std::size_t{1});
    const double pixels = Pages::kResolution / 72.0;
    QVERIFY(navigation.links[0].left * pixels > kNarrow.width() * 0.7);
    QVERIFY((navigation.links[0].left + navigation.links[0].width) * pixels <= kNarrow.width());
}

QTEST_MAIN(TestPrinting)
#include "tst_printing.moc"

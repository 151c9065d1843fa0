#include "app/reader/block_list.h"
#include "app/style/style.h"
#include "app/tasks/folded_document.h"
#include "tests/gui/reader/accessible_fixture.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace zhilan;
using reader::ReaderView;

namespace
{

QByteArray withFrontMatter(const QByteArray& frontMatter)
{
    return "---\n" + frontMatter + "---\n\n# 题\n\n正文。\n";
}

/// `count` of them: "键1: 值1" …
QByteArray numbered(int count)
{
    QByteArray text;
    for (int i = 1; i <= count; ++i)
        text += "键" + QByteArray::number(i) + ": 值" + QByteArray::number(i) + "\n";
    return text;
}

QString allText(ReaderView& view)
{
    view.selectAll();
    return view.selectedText();
}

} // namespace

/// What a document's front matter says, below its head.
class TestPropertiesShown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shownBelowTheHead_data();
    void shownBelowTheHead();
    void nothingWithout();
    void copiedForms();
    void selectedByMouse();
    void selectedFromTheTitle();
    void foundInPage_data();
    void foundInPage();
    void marked();
    void links();
    void manyAreFolded();
    void longOnesAreFolded();
    void foldOpensForPlaces();
    void caretGoesThrough();
    void topIsTheHead();
    void keysShareAColumn();
    void zoomAndThemes();
    void accessibleRows();
    void hostile_data();
    void hostile();
};

void TestPropertiesShown::shownBelowTheHead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("seen");
    QTest::newRow("title in the text") << withFrontMatter("tags: [甲, 乙]\nguest: 丙\n")
                                       << QStringLiteral("题\n\ntags: 甲, 乙\nguest: 丙\n\n正文。");
    QTest::newRow("title in front matter")
        << QByteArray("---\ntitle: 题\ntags: 甲\n---\n\n正文。\n") << QStringLiteral("tags: 甲\n\n正文。");
    QTest::newRow("no head") << QByteArray("---\ntags: 甲\n---\n\n正文。\n") << QStringLiteral("tags: 甲\n\n正文。");
    QTest::newRow("no text") << QByteArray("---\ntags: 甲\n---\n") << QStringLiteral("tags: 甲");
    QTest::newRow("text before the title") << QByteArray("---\ntags: 甲\n---\n\n前言。\n\n# 题\n\n正文。\n")
                                           << QStringLiteral("tags: 甲\n\n前言。\n\n题\n\n正文。");
}

void TestPropertiesShown::shownBelowTheHead()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, seen);
    for (const bool crlf : {false, true}) {
        const auto view = shown(fromText(crlf ? QByteArray(text).replace("\n", "\r\n") : text));
        QCOMPARE(allText(*view), seen);
        view->grab();
    }
}

void TestPropertiesShown::nothingWithout()
{
    const DocumentPtr with = fromText(withFrontMatter("title: 题\nlang: zh\ncssclasses: [wide]\n"));
    const reader::BlockList list = reader::buildBlocks(*with);
    QCOMPARE(list.blocks.size(), std::size_t{2});
    QVERIFY(list.folds.empty());
    QVERIFY(list.byByte.empty());
    const DocumentPtr without = fromText("# 题\n\n正文。\n");
    const auto view = shown(with);
    const auto other = shown(without);
    QCOMPARE(view->rectOfByte(byteOf(with, "正文")), other->rectOfByte(byteOf(without, "正文")));
}

void TestPropertiesShown::copiedForms()
{
    const auto view = shown(fromText(withFrontMatter("tags: [甲, \"<b>\"]\nsource: https://example.org/?a&b\n")));
    view->selectAll();
    view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("题\n\ntags: 甲, <b>\nsource: https://example.org/?a&b\n\n正文。"));
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->html(),
             QStringLiteral("<h1>题</h1><table><tr><th>tags</th><td>甲, &lt;b&gt;</td></tr><tr><th>source</th>"
                            "<td><a href=\"https://example.org/?a&amp;b\">https://example.org/?a&amp;b</a></td></tr>"
                            "</table><p>正文。</p>"));
    QVERIFY(view->selectedMarkdown().contains(QStringLiteral("tags: [甲, \"<b>\"]\nsource: https://")));
}

void TestPropertiesShown::selectedByMouse()
{
    const DocumentPtr document = fromText(withFrontMatter("tags:\n  - alpha\n  - beta\nguest: 某人\n"));
    const auto view = shown(document);
    const QRect from = view->rectOfByte(byteOf(document, "beta"));
    const QRect to = view->rectOfByte(byteOf(document, "人\n"));
    QVERIFY(to.top() > from.bottom());
    drag(*view, {from.left() + 1, from.center().y()}, {to.right() - 1, to.center().y()});
    QCOMPARE(view->selectedText(), QStringLiteral("beta\nguest: 某人"));
    QCOMPARE(view->selectedMarkdown(), QStringLiteral("beta\nguest: 某人"));
    const QRect key = view->rectOfByte(byteOf(document, "guest"));
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, key.center());
    QCOMPARE(view->selectedText(), QStringLiteral("guest"));
}

/// They are seen between title and text, and stand before both in the source.
void TestPropertiesShown::selectedFromTheTitle()
{
    const DocumentPtr document = fromText(withFrontMatter("tags: [甲, 乙]\nguest: 某人\n"));
    const auto view = shown(document);
    const QRect from = view->rectOfByte(byteOf(document, "题"));
    const QRect to = view->rectOfByte(byteOf(document, "文。"));
    const QImage before = view->viewport()->grab().toImage();
    drag(*view, {from.left() + 1, from.center().y()}, {to.right() - 1, to.center().y()});
    QCOMPARE(view->selectedText(), QStringLiteral("题\n\ntags: 甲, 乙\nguest: 某人\n\n正文"));
    view->copy();
    QCOMPARE(
        QGuiApplication::clipboard()->mimeData()->html(),
        QStringLiteral("<h1>题</h1><table><tr><th>tags</th><td>甲, 乙</td></tr><tr><th>guest</th><td>某人</td></tr>"
                       "</table><p>正文</p>"));
    QCOMPARE(view->selectedMarkdown(), QStringLiteral("---\ntags: [甲, 乙]\nguest: 某人\n---\n\n# 题\n\n正文"));
    // And they look so.
    const QRect row = view->rectOfByte(byteOf(document, "某人"));
    QVERIFY(view->viewport()->grab().toImage().copy(row) != before.copy(row));
    // Not where the selection ends in the title.
    drag(*view, {from.left() + 1, from.center().y()}, {from.right() - 1, from.center().y()});
    QCOMPARE(view->selectedText(), QStringLiteral("题"));
}

void TestPropertiesShown::foundInPage_data()
{
    QTest::addColumn<std::string>("query");
    QTest::addColumn<QByteArray>("place"); ///< in the source
    QTest::newRow("tag") << std::string("databases") << QByteArray("databases");
    QTest::newRow("alias, from Traditional") << std::string("橫向擴展") << QByteArray("横向扩展");
    QTest::newRow("key") << std::string("guest") << QByteArray("guest");
    QTest::newRow("name of a link") << std::string("Priya N.") << QByteArray("Priya N.");
    QTest::newRow("across a list") << std::string("databases, talk") << QByteArray("databases\n  - talk");
}

void TestPropertiesShown::foundInPage()
{
    QFETCH(std::string, query);
    QFETCH(QByteArray, place);
    const DocumentPtr document = fromText(withFrontMatter("tags:\n  - databases\n  - talk\naliases: [\"横向扩展\"]\n"
                                                          "guest: \"[[Priya Natarajan|Priya N.]]\"\nlang: zh\n"));
    const tasks::FoldedDocument folded(document);
    const auto hits = folded.find(query, 10, {});
    QCOMPARE(hits.size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(std::string(hits.front().span.of(document->tree->source()))), place);
    // What is not shown is not found.
    QVERIFY(folded.find("lang", 10, {}).empty());
    // The piece of an index that says so leads to it.
    const std::uint32_t byte = document->info[document->properties[1]].span.begin;
    const auto located = folded.locate(byte, "aliases: 横向扩展", {9, 21});
    QVERIFY(located);
    QCOMPARE(located->span.of(document->tree->source()), std::string_view("横向扩展"));
}

void TestPropertiesShown::marked()
{
    const DocumentPtr document = fromText(withFrontMatter("tags: [alpha, beta]\n"));
    const auto view = shown(document);
    const style::Theme& theme = style::theme(style::Appearance::Light);
    const std::uint32_t byte = byteOf(document, "beta");
    const QRect place = view->rectOfByte(byte);
    QVERIFY(!holdsColor(view->grab().toImage(), place, theme.hit));
    view->setMarks({{byte, byte + 4}});
    QVERIFY(holdsColor(view->grab().toImage(), place, theme.hit));
    QVERIFY(!holdsColor(view->grab().toImage(), view->rectOfByte(byteOf(document, "alpha")), theme.hit));
}

void TestPropertiesShown::links()
{
    const DocumentPtr document = fromText(
        withFrontMatter("note: 无\nsource: 见 https://example.org/a 与 http://example.org/b\nlast: ftp://c\n"));
    const auto view = shown(document);
    view->activateWindow();
    view->setFocus();
    QSignalSpy activated(view.get(), &ReaderView::linkActivated);
    click(*view, view->rectOfByte(byteOf(document, "example.org/b")).center());
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.last().at(0).toString(), QStringLiteral("http://example.org/b"));
    click(*view, view->rectOfByte(byteOf(document, "ftp://c")).center());
    QCOMPARE(activated.size(), 1);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(activated.last().at(0).toString(), QStringLiteral("https://example.org/a"));
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(activated.last().at(0).toString(), QStringLiteral("http://example.org/b"));
}

void TestPropertiesShown::manyAreFolded()
{
    const auto few = shown(fromText(withFrontMatter(numbered(8))));
    QVERIFY(allText(*few).contains(QStringLiteral("值8\n\n正文")));

    const DocumentPtr document = fromText(withFrontMatter(numbered(9)));
    const auto view = shown(document);
    QVERIFY(allText(*view).contains(QStringLiteral("键6: 值6\n\nMore properties (3)\n\n正文。")));
    const std::uint32_t gap = byteOf(document, "键7") - 1;
    click(*view, view->rectOfByte(gap).center());
    QVERIFY(allText(*view).contains(QStringLiteral("More properties (3)\n\n键7: 值7\n键8: 值8\n键9: 值9\n\n正文。")));
    QCOMPARE(view->turnedFolds(), std::vector<std::uint32_t>{0});
    click(*view, view->rectOfByte(gap).center());
    QVERIFY(!allText(*view).contains(QStringLiteral("值7")));
}

/// A value that would push the text off the screen, even alone.
void TestPropertiesShown::longOnesAreFolded()
{
    const QByteArray large = QByteArray("长").repeated(2000);
    const auto second = shown(fromText(withFrontMatter("a: 甲\nb: " + large + "\n")));
    QVERIFY(allText(*second).contains(QStringLiteral("a: 甲\n\nMore properties (1)\n\n正文。")));
    const auto first = shown(fromText(withFrontMatter("b: " + large + "\n")));
    QVERIFY(allText(*first).contains(QStringLiteral("题\n\nProperties (1)\n\n正文。")));
    first->setTurnedFolds({0});
    QVERIFY(allText(*first).contains(QStringLiteral("b: ") + QString::fromUtf8(large)));
    const auto middling = shown(fromText(withFrontMatter("a: " + QByteArray("长").repeated(300) + "\n")));
    QVERIFY(!allText(*middling).contains(QStringLiteral("roperties")));
}

void TestPropertiesShown::foldOpensForPlaces()
{
    const DocumentPtr document =
        fromText(withFrontMatter(numbered(40)) + "\n<details>\n<summary>概要</summary>\n\n深处\n\n"
                                                 "</details>\n");
    const auto view = shown(document, {760, 400});
    const std::uint32_t byte = byteOf(document, "值33");
    view->setMarks({{byte, byte + 5}});
    view->setCurrentMark(0);
    QVERIFY(view->viewport()->rect().intersects(view->rectOfByte(byte)));
    QVERIFY(allText(*view).contains(QStringLiteral("值33")));
    QVERIFY(!allText(*view).contains(QStringLiteral("深处")));
}

/// Rows stand below the title, though the source has them before it.
void TestPropertiesShown::caretGoesThrough()
{
    const DocumentPtr document = fromText(withFrontMatter("one: 甲\ntwo: 乙\n"));
    const auto view = shown(document);
    view->activateWindow();
    view->setFocus();
    view->setCaretBrowsing(true);
    QTest::keyClick(view.get(), Qt::Key_Home, Qt::ControlModifier);
    const auto caretLine = [&] {
        QTest::keyClick(view.get(), Qt::Key_Home);
        QTest::keyClick(view.get(), Qt::Key_End, Qt::ShiftModifier);
        const QString line = view->selectedText();
        QTest::keyClick(view.get(), Qt::Key_Home);
        return line;
    };
    const QStringList lines{QStringLiteral("题"), QStringLiteral("one"), QStringLiteral("two"),
                            QStringLiteral("正文。")};
    QStringList down;
    for (int i = 0; i < lines.size(); ++i) {
        down.append(caretLine());
        QTest::keyClick(view.get(), Qt::Key_Down);
    }
    QCOMPARE(down, lines);
    QStringList up;
    for (int i = 0; i < lines.size(); ++i) {
        up.prepend(caretLine());
        QTest::keyClick(view.get(), Qt::Key_Up);
    }
    QCOMPARE(up, lines);
    // Character by character from the title into key and value.
    QTest::keyClick(view.get(), Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(view.get(), Qt::Key_Right);
    QTest::keyClick(view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(view->selectedText(), QStringLiteral("甲"));
}

void TestPropertiesShown::topIsTheHead()
{
    const DocumentPtr document = fromText(withFrontMatter(numbered(8)) + QByteArray("段落。\n\n").repeated(80));
    const auto view = shown(document, {760, 400});
    view->scrollToByte(byteOf(document, "段落", 60));
    view->scrollToByte(0);
    QCOMPARE(view->topByte(), byteOf(document, "# 题"));
    const QRect title = view->rectOfByte(byteOf(document, "题"));
    QVERIFY(view->viewport()->rect().contains(title));
    QVERIFY(title.bottom() < view->rectOfByte(byteOf(document, "值1")).top());
    // The place in a row is found again.
    const std::uint32_t row = byteOf(document, "键3");
    view->scrollToByte(row);
    QCOMPARE(view->topByte(), row);
    const ReaderView::Position position = view->position();
    view->scrollToByte(0);
    view->setPosition(position);
    QCOMPARE(view->topByte(), row);
    // A head that is nowhere in the text, and a property behind it.
    const DocumentPtr other =
        fromText("---\ndate: 2024-01-02\ntags: 甲\n---\n\n" + QByteArray("段落。\n\n").repeated(80));
    view->setDocument(other);
    view->scrollToByte(byteOf(other, "段落", 60));
    view->scrollToByte(0);
    QVERIFY(view->viewport()->rect().contains(view->rectOfByte(byteOf(other, "tags"))));
    QVERIFY(view->rectOfByte(byteOf(other, "tags")).top() > 40);
}

void TestPropertiesShown::keysShareAColumn()
{
    const DocumentPtr document =
        fromText(withFrontMatter("a: 甲\nguest: 乙\nan exceedingly long key that nobody would give: 丙\n"));
    const auto view = shown(document);
    const int left = view->rectOfByte(byteOf(document, "甲")).left();
    QCOMPARE(view->rectOfByte(byteOf(document, "乙")).left(), left);
    QCOMPARE(view->rectOfByte(byteOf(document, "丙")).left(), left);
    QVERIFY(view->rectOfByte(byteOf(document, "would give")).bottom() <
            view->rectOfByte(byteOf(document, "正文")).top());
    QVERIFY(view->rectOfByte(byteOf(document, "would give")).top() > view->rectOfByte(byteOf(document, "丙")).bottom());
    QVERIFY(left < view->viewport()->width() / 2);
    // Narrow ones leave the room to the values.
    const DocumentPtr narrow = fromText(withFrontMatter("a: 甲\n"));
    const auto other = shown(narrow);
    QVERIFY(other->rectOfByte(byteOf(narrow, "甲")).left() < left);
}

void TestPropertiesShown::zoomAndThemes()
{
    const DocumentPtr document = fromText(withFrontMatter("tags: 甲\nguest: 乙\n"));
    const auto view = shown(document);
    const QRect small = view->rectOfByte(byteOf(document, "甲"));
    view->setZoom(2);
    QVERIFY(view->rectOfByte(byteOf(document, "甲")).height() > small.height() * 3 / 2);
    for (const style::Appearance appearance : {style::Appearance::Light, style::Appearance::Dark}) {
        const style::Theme& theme = style::theme(appearance);
        view->setTheme(theme);
        QVERIFY(style::contrast(theme.muted, theme.paper) >= 4.5);
        const QImage image = view->grab().toImage();
        QVERIFY(holdsColor(image, view->rectOfByte(byteOf(document, "guest")), theme.muted));
        QVERIFY(holdsColor(image, view->rectOfByte(byteOf(document, "乙")), theme.text));
    }
}

void TestPropertiesShown::accessibleRows()
{
    const auto view = shown(fromText(withFrontMatter("tags: [甲, 乙]\nsource: https://example.org/a\n")));
    QVERIFY(wholeText(*view).startsWith(QStringLiteral("题\ntags\t甲, 乙\nsource\thttps://example.org/a\n正文。")));
    const auto rows = childrenWith(accessible(*view), QAccessible::Paragraph);
    QVERIFY(named(rows, "tags\t甲, 乙") != nullptr);
    const auto links = childrenWith(accessible(*view), QAccessible::Link);
    QCOMPARE(links.size(), std::size_t{1});
    QCOMPARE(links.front()->text(QAccessible::Description), QStringLiteral("https://example.org/a"));
    QCOMPARE(links.front()->parent()->text(QAccessible::Name), QStringLiteral("source\thttps://example.org/a"));
    int begin = 0;
    int end = 0;
    const int at = offsetOf(*view, "乙");
    QCOMPARE(textOf(*view)->textAtOffset(at, QAccessible::LineBoundary, &begin, &end),
             QStringLiteral("tags\t甲, 乙\n"));
    QCOMPARE(textOf(*view)->textAtOffset(at, QAccessible::CharBoundary, &begin, &end), QStringLiteral("乙"));
    QVERIFY(textOf(*view)->characterRect(at).height() > 0);
}

void TestPropertiesShown::hostile_data()
{
    QTest::addColumn<QByteArray>("frontMatter");
    QTest::newRow("10,000 entries") << numbered(10'000);
    QTest::newRow("a word of 1 MB") << "big: " + QByteArray(1'000'000, 'x') + "\nsmall: 甲\n";
    QTest::newRow("Han of 1 MB") << "大: " + QByteArray("汉字").repeated(170'000) + "\nsmall: 甲\n";
    QTest::newRow("words of 1 MB") << "big: " + QByteArray("word, ").repeated(170'000) + "end\n";
    QTest::newRow("addresses of 1 MB") << "big: " + QByteArray("https://example.org/ ").repeated(50'000) + "\n";
    QTest::newRow("escapes") << "big: \"" + QByteArray("\\u4e2d").repeated(9'000) + "\"\n";
    QTest::newRow("nested") << QByteArray("a: {b: {c: {d: {e: 1}}}}\nf: [[1, [2]], {g: 3}]\n");
    QTest::newRow("broken") << QByteArray("a: [1, 2\nb: \"x\n\t- : y\n: z\n");
    QTest::newRow("long keys") << QByteArray(119, 'k') + ": v\n" + QByteArray("键").repeated(39) + ": 值\n";
}

/// Blocks are in order and apart, no block is too long to be laid out at once, and all of the value is there.
void TestPropertiesShown::hostile()
{
    QFETCH(QByteArray, frontMatter);
    const DocumentPtr document = fromText(withFrontMatter(frontMatter));
    const reader::BlockList list = reader::buildBlocks(*document);
    std::uint32_t end = 0;
    for (const reader::Block& block : list.blocks) {
        if (block.kind != reader::BlockKind::Property)
            continue;
        QVERIFY(block.span.begin >= end && block.span.end >= block.span.begin);
        QVERIFY(block.ems <= 3000);
        end = block.span.end;
    }
    const auto view = shown(document);
    QVERIFY(view->layoutsMade() < 100);
    view->setTurnedFolds(list.folds.empty() ? std::vector<std::uint32_t>() : std::vector<std::uint32_t>{0});
    view->grab();
    const QString text = allText(*view);
    for (const std::uint32_t index : document->properties)
        QVERIFY(text.contains(QString::fromStdString(document->info[index].key)));
    QString value = QString::fromStdString(document->info[document->properties.front()].value);
    QVERIFY(text.contains(value));
    view->scrollToByte(byteOf(document, "正文"));
    view->grab();
}

QTEST_MAIN(TestPropertiesShown)
#include "tst_properties_shown.moc"

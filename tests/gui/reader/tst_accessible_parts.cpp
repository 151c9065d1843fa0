#include "app/reader/inline_text.h"
#include "app/reader/sparkline.h"
#include "tests/gui/reader/accessible_fixture.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QScrollBar>
#include <QSignalSpy>

using namespace zhilan;
using reader::ReaderView;

/// Headings, links, tables and what else is a child of the reader for assistive technology.
class TestAccessibleParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headings();
    void links();
    void linkPressed();
    void focusFollowsTab();
    void tables();
    void folds();
    void termsArriveLate();
    void tablesAreCharted();
    void manyLinks();
    void nothingOfTheDocumentBefore();
};

void TestAccessibleParts::headings()
{
    const auto view = shown(fromText(mixed()));
    QStringList seen;
    for (QAccessibleInterface* heading : childrenWith(accessible(*view), QAccessible::Heading)) {
        seen.append(heading->text(QAccessible::Description) + u'|' + heading->text(QAccessible::Name));
        QCOMPARE(heading->parent(), accessible(*view));
        QCOMPARE(accessible(*view)->child(accessible(*view)->indexOfChild(heading)), heading);
        QVERIFY(heading->rect().height() > 0);
    }
    QCOMPARE(seen, QStringList({QStringLiteral("Heading level 1|灯塔与潮汐：一次长谈"),
                                QStringLiteral("Heading level 2|目录"), QStringLiteral("Heading level 2|潮位记录"),
                                QStringLiteral("Heading level 3|清单"), QStringLiteral("Heading level 2|章节")}));
}

void TestAccessibleParts::links()
{
    const auto view = shown(fromText(mixed()));
    const auto links = childrenWith(accessible(*view), QAccessible::Link);
    QAccessibleInterface* notes = named(links, "说明");
    QVERIFY(notes != nullptr);
    QCOMPARE(notes->text(QAccessible::Description), QStringLiteral("notes.md"));
    QVERIFY(notes->state().linked);
    QVERIFY(notes->actionInterface()->actionNames().contains(QAccessibleActionInterface::pressAction()));
    QAccessibleHyperlinkInterface* hyperlink = notes->hyperlinkInterface();
    QVERIFY(hyperlink != nullptr);
    QVERIFY(hyperlink->isValid());
    QCOMPARE(hyperlink->anchorTarget(), QStringLiteral("notes.md"));
    QCOMPARE(wholeText(*view).mid(hyperlink->startIndex(), hyperlink->endIndex() - hyperlink->startIndex()),
             QStringLiteral("说明"));
    QCOMPARE(notes->parent()->role(), QAccessible::Paragraph);
    QCOMPARE(notes->parent()->child(notes->parent()->indexOfChild(notes)), notes);
    // A time is a button; so are the chapters and the video of the head.
    const auto buttons = childrenWith(accessible(*view), QAccessible::Button);
    QVERIFY(named(buttons, "12:36") != nullptr);
    QVERIFY(named(buttons, "Open video") != nullptr);
}

void TestAccessibleParts::linkPressed()
{
    const auto view = shown(fromText("text [words](https://example.org/a) and [[Page]]\n"));
    QSignalSpy link(view.get(), &ReaderView::linkActivated);
    QSignalSpy page(view.get(), &ReaderView::pageActivated);
    const auto links = childrenWith(accessible(*view), QAccessible::Link);
    QCOMPARE(links.size(), 2U);
    links[0]->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(link.count(), 0); // not within the call
    QTRY_COMPARE(link.count(), 1);
    QCOMPARE(link[0][0].toString(), QStringLiteral("https://example.org/a"));
    links[1]->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QTRY_COMPARE(page.count(), 1);
    // A document set in between: nothing of the old one is done.
    links[0]->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    view->setDocument(fromText("other [words](https://example.org/b)\n"));
    QCoreApplication::processEvents();
    QCOMPARE(link.count(), 1);
}

void TestAccessibleParts::focusFollowsTab()
{
    const auto view = shown(fromText("text [one](https://example.org/a) and [two](https://example.org/b)\n"));
    view->activateWindow();
    view->setFocus();
    QVERIFY(accessible(*view) != nullptr);
    const Told told(*view);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QCOMPARE(Told::all().back().type, QAccessible::Focus);
    QCOMPARE(Told::all().back().role, QAccessible::Link);
    QCOMPARE(Told::all().back().name, QStringLiteral("two"));
    QAccessibleInterface* focused = accessible(*view)->focusChild();
    QVERIFY(focused != nullptr);
    QCOMPARE(focused->text(QAccessible::Name), QStringLiteral("two"));
    QVERIFY(focused->state().focused);
    const auto links = childrenWith(accessible(*view), QAccessible::Link);
    QVERIFY(!links[0]->state().focused);
    links[0]->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QTRY_VERIFY(links[0]->state().focused);
}

void TestAccessibleParts::tables()
{
    QByteArray source = "text\n\n| name | value | link |\n|---|---|---|\n";
    for (int i = 0; i < 200; ++i)
        source += "| row" + QByteArray::number(i) + " | " + QByteArray::number(i * 7) + " | [to](https://example.org/" +
                  QByteArray::number(i) + ") |\n";
    const auto view = shown(fromText(source));
    const auto tables = childrenWith(accessible(*view), QAccessible::Table);
    QCOMPARE(tables.size(), 1U); // however many parts it has
    QAccessibleTableInterface* table = tables[0]->tableInterface();
    QVERIFY(table != nullptr);
    QCOMPARE(table->rowCount(), 201);
    QCOMPARE(table->columnCount(), 3);
    QCOMPARE(table->columnDescription(1), QStringLiteral("value"));
    QCOMPARE(table->cellAt(0, 0)->role(), QAccessible::ColumnHeader);
    for (const int row : {1, 40, 41, 120, 200}) {
        QAccessibleInterface* cell = table->cellAt(row, 1);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QCOMPARE(cell->text(QAccessible::Name), QString::number((row - 1) * 7));
        QCOMPARE(cell->tableCellInterface()->rowIndex(), row);
        QCOMPARE(cell->tableCellInterface()->columnIndex(), 1);
        QCOMPARE(cell->tableCellInterface()->columnHeaderCells().value(0), table->cellAt(0, 1));
        QCOMPARE(cell->parent(), tables[0]);
        QCOMPARE(tables[0]->child(tables[0]->indexOfChild(cell)), cell);
        QVERIFY(!cell->rect().isEmpty());
        QAccessibleInterface* linked = table->cellAt(row, 2);
        QCOMPARE(linked->childCount(), 1);
        QCOMPARE(linked->child(0)->text(QAccessible::Description),
                 QStringLiteral("https://example.org/%1").arg(row - 1));
        QCOMPARE(linked->child(0)->parent(), linked);
    }
    QVERIFY(table->cellAt(200, 0)->rect().top() > table->cellAt(120, 0)->rect().top());
    QCOMPARE(table->cellAt(201, 0), nullptr);
    QCOMPARE(table->cellAt(0, 3), nullptr);
}

void TestAccessibleParts::folds()
{
    const auto view = shown(fromText("before\n\n<details><summary>more</summary>\n\nhidden\n\n</details>\n\nafter\n"));
    QCOMPARE(wholeText(*view), QStringLiteral("before\nmore\nafter\n"));
    const auto buttons = childrenWith(accessible(*view), QAccessible::Button);
    QCOMPARE(buttons.size(), 1U);
    QVERIFY(buttons[0]->state().expandable);
    QVERIFY(buttons[0]->state().collapsed);
    const Told told(*view);
    buttons[0]->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QTRY_COMPARE(wholeText(*view), QStringLiteral("before\nmore\nhidden\nafter\n"));
    QVERIFY(Told::count(QAccessible::ObjectReorder) >= 1);
    QVERIFY(childrenWith(accessible(*view), QAccessible::Button)[0]->state().expanded);
}

/// Terms come among the links, after somebody has looked at these.
void TestAccessibleParts::termsArriveLate()
{
    const DocumentPtr document = fromText("alpha [one](https://example.org/a) beta [two](https://example.org/b)\n");
    const auto view = shown(document);
    view->activateWindow();
    view->setFocus();
    QSignalSpy link(view.get(), &ReaderView::linkActivated);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    auto links = childrenWith(accessible(*view), QAccessible::Link);
    QCOMPARE(links.size(), 2U);
    QVERIFY(links[0]->state().focused);
    const QAccessible::Id before = QAccessible::uniqueId(links[1]);
    QCOMPARE(QAccessible::accessibleInterface(before), links[1]);
    const QString text = wholeText(*view);
    const Told told(*view);
    links[1]->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    const auto markOf = [&document](const char* word) {
        const std::uint32_t byte = byteOf(document, word);
        return reader::TermMark{{byte, byte + static_cast<std::uint32_t>(qstrlen(word))}, 0};
    };
    view->setTerms({markOf("alpha"), markOf("beta")});
    QCOMPARE(Told::count(QAccessible::ObjectReorder), 1);
    QCOMPARE(QAccessible::accessibleInterface(before), nullptr);
    QCOMPARE(wholeText(*view), text);
    links = childrenWith(accessible(*view), QAccessible::Link);
    QStringList names;
    for (QAccessibleInterface* each : links)
        names.append(each->text(QAccessible::Name));
    QCOMPARE(names, QStringList({"alpha", "one", "beta", "two"}));
    QVERIFY2(links[1]->state().focused, "the keyboard's focus has gone to another");
    // What was pressed before is what is activated.
    QTRY_COMPARE(link.count(), 1);
    QCOMPARE(link[0][0].toString(), QStringLiteral("https://example.org/b"));
    QTRY_VERIFY(links[3]->state().focused);
    // The same once more: nothing to tell.
    const int reordered = Told::count(QAccessible::ObjectReorder);
    view->setTerms({markOf("beta"), markOf("alpha")});
    QCOMPARE(Told::count(QAccessible::ObjectReorder), reordered);
    QCOMPARE(accessible(*view)->child(0)->child(3), links[3]);
}

void TestAccessibleParts::tablesAreCharted()
{
    const auto view = shown(fromText("| name | value |\n|---|---|\n| a | 1 |\n| b | 2 |\n"));
    const auto buttons = [&view] {
        return childrenWith(accessible(*view), QAccessible::Button);
    };
    const std::size_t before = buttons().size();
    const Told told(*view);
    view->setChartedTables(charted({reader::ChartedTable{0, {}, 0, QStringLiteral("chart")}}));
    QCOMPARE(Told::count(QAccessible::ObjectReorder), 1);
    QVERIFY(buttons().size() > before);
    QAccessibleInterface* chart = buttons()[0];
    QCOMPARE(chart->parent()->child(chart->parent()->indexOfChild(chart)), chart);
    view->setChartedTables(charted({reader::ChartedTable{0, {}, 3, QStringLiteral("chart")}})); // another colour
    QCOMPARE(Told::count(QAccessible::ObjectReorder), 1);
    view->setChartedTables(nullptr);
    QCOMPARE(Told::count(QAccessible::ObjectReorder), 2);
    QCOMPARE(buttons().size(), before);
}

/// Each is found among the others without going through all of them for each.
void TestAccessibleParts::manyLinks()
{
    constexpr int kLinks = 5000;
    QByteArray source;
    for (int i = 0; i < kLinks; ++i)
        source += "[w" + QByteArray::number(i) + "](https://example.org/" + QByteArray::number(i) + ") ";
    const auto view = shown(fromText(source));
    int seen = 0;
    for (QAccessibleInterface* paragraph : childrenWith(accessible(*view), QAccessible::Paragraph)) {
        for (int i = 0; i < paragraph->childCount(); ++i, ++seen) {
            QAccessibleInterface* link = paragraph->child(i);
            QCOMPARE(paragraph->indexOfChild(link), i);
            const QPoint middle = link->rect().center();
            if (i % 100 == 0)
                QCOMPARE(paragraph->childAt(middle.x(), middle.y()), link);
        }
        QCOMPARE(paragraph->indexOfChild(paragraph), -1);
        QCOMPARE(accessible(*view)->indexOfChild(paragraph->child(7)), -1);
    }
    QVERIFY(seen >= kLinks); // a part of the paragraph may end within one
}

/// While one takes the place of another, the scroll bar and Qt tell and ask as well.
void TestAccessibleParts::nothingOfTheDocumentBefore()
{
    QByteArray source = "| a | b |\n|---|---|\n| [to](x.md) | 2 |\n\n";
    for (int i = 0; i < 60; ++i)
        source += "Paragraph [" + QByteArray::number(i) + "](https://example.org/)\n\n";
    const auto view = shown(fromText(source), {700, 400});
    const auto links = childrenWith(accessible(*view), QAccessible::Link);
    QCOMPARE(links.size(), 61U);
    const QAccessible::Id first = QAccessible::uniqueId(links.front());
    const QAccessible::Id last = QAccessible::uniqueId(links.back());
    QVERIFY(wholeText(*view).contains(QStringLiteral("Paragraph 59")));
    int asked = 0;
    connect(view->verticalScrollBar(), &QScrollBar::rangeChanged, this, [&] {
        ++asked;
        QCOMPARE(QAccessible::accessibleInterface(first), nullptr);
        QCOMPARE(QAccessible::accessibleInterface(last), nullptr);
        QCOMPARE(wholeText(*view), QStringLiteral("two\n"));
    });
    view->setDocument(fromText("# two\n"));
    QVERIFY(asked > 0);
    QCOMPARE(wholeText(*view), QStringLiteral("two\n"));
}

QTEST_MAIN(TestAccessibleParts)
#include "tst_accessible_parts.moc"

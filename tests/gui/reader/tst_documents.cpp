#include "app/tasks/folded_document.h"
#include "core/markdown/tree.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QAccessible>
#include <QApplication>
#include <QDirIterator>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

using namespace zhilan;
using reader::ReaderView;

namespace
{

constexpr int kMargin = 1; ///< of rounding, in pixels

/// Documents of the project in every run; those of the shared folder where it is there.
QStringList documents(const QString& folder)
{
    QStringList found;
    QDirIterator files(folder, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        found.append(files.next());
    found.sort();
    return found;
}

void addRows(const QString& folder)
{
    QTest::addColumn<QString>("path");
    const QDir base(folder);
    for (const QString& path : documents(folder))
        QTest::newRow(qPrintable(base.relativeFilePath(path))) << path;
}

void wheel(ReaderView& view, int pixels)
{
    const QPointF at = view.viewport()->rect().center();
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), QPoint(0, pixels), QPoint(0, pixels), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
    QCoreApplication::processEvents();
}

[[nodiscard]] bool isShown(ReaderView& view, std::uint32_t byte)
{
    const QRect rect = view.rectOfByte(byte);
    return rect.top() >= -kMargin && rect.top() < view.viewport()->height();
}

QByteArray at(std::uint32_t byte)
{
    return "byte " + QByteArray::number(byte);
}

} // namespace

/// Whole documents as people write them: opened, scrolled to the end and back, searched, and every place of them gone
/// to. Meant for the address and undefined behaviour sanitizers above all.
class TestDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bundled_data();
    void bundled() { all(); }
    void data_data();
    void data() { all(); }
    void real_data();
    void real() { all(); }

private:
    void all();
    void scrolls(ReaderView& view);
    void isSearched(ReaderView& view, const DocumentPtr& document);
    void placesAreReached(ReaderView& view, const document::Document& document);
    void isReadAloud(ReaderView& view);
};

void TestDocuments::bundled_data()
{
    addRows(QStringLiteral(ZHILAN_SOURCE_DIR "/resources/library"));
}

void TestDocuments::data_data()
{
    addRows(QStringLiteral(ZHILAN_TEST_DATA_DIR "/reader"));
}

void TestDocuments::real_data()
{
    addRows(QStringLiteral(ZHILAN_SHARED_DIR "/suites/real-docs/docs"));
    if (documents(QStringLiteral(ZHILAN_SHARED_DIR "/suites/real-docs/docs")).isEmpty())
        QSKIP("the shared folder has no suites/real-docs");
}

void TestDocuments::all()
{
    QFETCH(QString, path);
    const DocumentPtr document = fromText(fileText(path));
    QVERIFY(document != nullptr);
    const auto view = shown(document, {820, 700});
    if (view->blockCount() == 0)
        return;
    scrolls(*view);
    if (!QTest::currentTestFailed())
        isSearched(*view, document);
    if (!QTest::currentTestFailed())
        placesAreReached(*view, *document);
    if (!QTest::currentTestFailed())
        isReadAloud(*view);
}

void TestDocuments::scrolls(ReaderView& view)
{
    const QScrollBar* bar = view.verticalScrollBar();
    int steps = 0;
    int before = -1;
    for (; bar->value() != before; ++steps) {
        QVERIFY2(steps < 100'000, "no end");
        QVERIFY2(bar->value() > before, "the scroll bar went back");
        before = bar->value();
        wheel(view, -600);
    }
    QCOMPARE(bar->value(), bar->maximum());
    // Dragged back and to the end once more, over heights that are known by now.
    const int end = bar->maximum();
    for (int tenth = 9; tenth >= 0; --tenth) {
        view.verticalScrollBar()->setValue(end / 10 * tenth);
        QCoreApplication::processEvents();
    }
    QCOMPARE(bar->value(), 0);
    // A picture that has been read meanwhile may have another height.
    view.verticalScrollBar()->setValue(bar->maximum());
    QCOMPARE(bar->value(), bar->maximum());
}

void TestDocuments::isSearched(ReaderView& view, const DocumentPtr& document)
{
    constexpr std::size_t kLimit = 2000;
    constexpr std::size_t kVisited = 12;
    const tasks::FoldedDocument folded(document);
    // What is common in all of them, and a word of this one.
    std::vector<std::string> queries{"的", "a", "1"};
    if (!document->sections.empty())
        queries.emplace_back(document->sections.back().title.substr(0, 3));
    for (const std::string& query : queries) {
        std::vector<ByteSpan> marks;
        for (const auto& hit : folded.find(query, kLimit, {}))
            marks.push_back(hit.span);
        view.setMarks(marks);
        const std::size_t step = std::max<std::size_t>(1, marks.size() / kVisited);
        for (std::size_t i = 0; i < marks.size(); i += step) {
            view.setCurrentMark(i);
            QCoreApplication::processEvents();
            QVERIFY2(isShown(view, marks[i].begin), (at(marks[i].begin) + " for " + query.c_str()).constData());
        }
    }
    view.setMarks({});
    view.selectAll();
    QVERIFY(!view.selectedText().isNull());
    QVERIFY(!view.selectedMarkdown().isNull());
}

void TestDocuments::placesAreReached(ReaderView& view, const document::Document& document)
{
    for (const document::Section& section : document.sections) {
        view.scrollToByte(section.span.begin);
        const std::string title(section.title);
        QVERIFY2(isShown(view, section.span.begin), (at(section.span.begin) + ": " + title.c_str()).constData());
        // At the top, unless the document ends before the view does.
        const QScrollBar* bar = view.verticalScrollBar();
        QVERIFY2(bar->value() == bar->maximum() || view.rectOfByte(section.span.begin).top() < 200, title.c_str());
    }
    QCoreApplication::processEvents(); // once painted, as a reader would who goes there in a hurry
    for (const document::Anchor& anchor : document.anchors) {
        const auto place = document.placeOfAnchor(anchor.name);
        const std::string name(anchor.name);
        QVERIFY2(place.has_value(), name.c_str());
        view.scrollToByte(place->byte);
        QVERIFY2(isShown(view, place->byte), name.c_str());
    }
    for (const document::Link& link : document.links) {
        view.revealByte(link.span.begin);
        QVERIFY2(isShown(view, link.span.begin), at(link.span.begin).constData());
    }
}

/// Every child of the reader is asked what a screen reader asks, the caret put into every paragraph.
void TestDocuments::isReadAloud(ReaderView& view)
{
    QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(&view);
    QAccessibleTextInterface* text = reader->textInterface();
    QTRY_VERIFY(!reader->state().busy);
    int start = -1;
    int end = 0;
    while (end < text->characterCount()) {
        const QString paragraph = text->textAtOffset(end, QAccessible::ParagraphBoundary, &start, &end);
        QVERIFY(end > start);
        text->setCursorPosition(start);
        text->textAtOffset(start, QAccessible::LineBoundary, &start, &start);
    }
    std::vector<QAccessibleInterface*> open{reader};
    while (!open.empty()) {
        QAccessibleInterface* next = open.back();
        open.pop_back();
        for (int i = 0; i < next->childCount(); ++i) {
            QAccessibleInterface* child = next->child(i);
            if (child == nullptr)
                continue;
            QVERIFY(child->isValid());
            QCOMPARE(next->indexOfChild(child), i);
            QCOMPARE(child->parent(), next);
            static_cast<void>(child->text(QAccessible::Name));
            static_cast<void>(child->text(QAccessible::Description));
            static_cast<void>(child->state());
            static_cast<void>(child->rect());
            open.push_back(child);
        }
    }
}

QTEST_MAIN(TestDocuments)
#include "tst_documents.moc"

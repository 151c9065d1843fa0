#include "app/tasks/index_service.h"
#include "tests/gui/window/window_fixture.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QtTest/QtTest>

#include <algorithm>
#include <memory>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

constexpr int kPatience = 20000;

} // namespace

/// The tree's filter finds headings of documents that nobody has opened.
class LibraryFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void headingsOfUnopenedDocuments_data();
    void headingsOfUnopenedDocuments();
    void enterWaitsForHeadings();
    void headingsThatComeLater();
    void nothingIsSaidOnceItIsKnown();

private:
    [[nodiscard]] QTreeView* tree() const { return m_f->find<QTreeView>("libraryTree"); }
    [[nodiscard]] QLineEdit* field() const { return m_f->find<QLineEdit>("libraryFilter"); }
    [[nodiscard]] bool hasRow(const QString& text) const { return m_f->row(text).isValid(); }

    std::unique_ptr<WindowFixture> m_f;
};

void LibraryFilterTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->makeFolder(QStringLiteral("library/访谈"));
    m_f->write(QStringLiteral("library/访谈/书店.md"),
               "# 一家书店\n\n## 账本\n\n文字。\n\n### 每月的利润\n\n文字。\n\n## Power station\n\n文字。\n\n"
               "## 第二层\n\n### 第三层\n\n#### 深处的利润\n\n文字。\n");
    m_f->write(QStringLiteral("library/电池.md"), "# 电池\n\n## 利润从哪里来\n\n文字。\n");
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
    m_f->waitForIndex();
}

void LibraryFilterTest::cleanup()
{
    m_f.reset();
    QCOMPARE(collectedWarnings(), QStringList());
}

void LibraryFilterTest::headingsOfUnopenedDocuments_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("hidden");
    QTest::newRow("two documents") << u"利润"_qs
                                   << QStringList{u"一家书店"_qs, u"账本"_qs, u"每月的利润"_qs, u"电池"_qs}
                                   << u"Power station"_qs;
    QTest::newRow("Traditional") << u"利潤"_qs << QStringList{u"每月的利润"_qs, u"利润从哪里来"_qs} << u"另一篇"_qs;
    QTest::newRow("with the folder") << u"访谈 利润"_qs << QStringList{u"每月的利润"_qs} << u"利润从哪里来"_qs;
    QTest::newRow("beginning of a word") << u"powe"_qs << QStringList{u"Power station"_qs} << u"账本"_qs;
    QTest::newRow("deep") << u"深处的利润"_qs << QStringList{u"第二层"_qs, u"第三层"_qs, u"深处的利润"_qs}
                          << u"账本"_qs;
    QTest::newRow("signs") << u"利润-"_qs << QStringList{} << u"利润从哪里来"_qs;
}

void LibraryFilterTest::headingsOfUnopenedDocuments()
{
    QFETCH(QString, query);
    QFETCH(QStringList, rows);
    QFETCH(QString, hidden);
    field()->setText(query);
    for (const QString& row : std::as_const(rows)) {
        QTRY_VERIFY2(hasRow(row), qPrintable(row));
    }
    QTRY_VERIFY(!hasRow(hidden));
    for (const QString& row : std::as_const(rows)) {
        for (QModelIndex above = m_f->row(row).parent(); above.isValid(); above = above.parent()) {
            QVERIFY2(tree()->isExpanded(above), qPrintable(above.data().toString()));
        }
    }
}

void LibraryFilterTest::enterWaitsForHeadings()
{
    field()->setFocus();
    field()->setText(QStringLiteral("每月的利润"));
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_f->window().windowFilePath(), m_f->path(u"library/访谈/书店.md"_qs), kPatience);
}

void LibraryFilterTest::headingsThatComeLater()
{
    field()->setText(QStringLiteral("独角兽"));
    QTRY_VERIFY(!tree()->isVisible());
    m_f->write(QStringLiteral("library/新.md"), "# 新的\n\n## 独角兽\n\n文字。\n");
    m_f->window().findChild<tasks::IndexService*>()->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"独角兽"_qs), kPatience);
}

void LibraryFilterTest::nothingIsSaidOnceItIsKnown()
{
    const auto said = [this](const QString& text) {
        const QList<QLabel*> labels = m_f->find<QWidget>("navigationPanel")->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    };
    field()->setText(QStringLiteral("没有这样的"));
    QTRY_VERIFY(said(QStringLiteral("Looking through the headings")) || said(QStringLiteral("is called that")));
    QTRY_VERIFY(said(QStringLiteral("Nothing in the library is called that. Ctrl+K")));
    QVERIFY(!said(QStringLiteral("Looking through the headings")));
}

QTEST_MAIN(LibraryFilterTest)
#include "tst_library_filter.moc"

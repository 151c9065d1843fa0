#include "app/panels/inspector.h"
#include "app/reader/reader_view.h"
#include "app/shell/navigator.h"
#include "core/search/query.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QTreeView>
#include <QtTest/QtTest>
#include <QUrl>

using namespace zhilan;
using namespace zhilan::tests;

/// While the search stands in front of the text: what is wanted of the text, and what happens to it.
class SearchAndTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void openingClosesTheSearch();
    void goingBackClosesTheSearch();
    void findBelongsToTheText_data();
    void findBelongsToTheText();
    void reloadKeepsTheSearch();
    void panesWhileSearching();
    void focusOfAHiddenPanel();
    void languageKeepsTheRow();
    void languageOfWhatIsSaid();
    void chipAfterEscape();
    void filesAreNoWords();
    void waysToAsk();

private:
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }
    [[nodiscard]] QLineEdit* box() const { return m_f->find<QLineEdit>("omnibox"); }
    [[nodiscard]] QListView* list() const { return m_f->find<QListView>("searchResults"); }
    [[nodiscard]] QString title() const { return QString::fromStdString(reader()->document()->title); }
    [[nodiscard]] QAbstractButton* chip(const char* id) const
    {
        return m_f->find<QAbstractButton>((QByteArray("chip:") + id).constData());
    }
    void ask(const QString& query) const
    {
        m_f->window().activateWindow();
        m_f->trigger("search");
        QTRY_VERIFY(box()->hasFocus());
        compose(box(), {}, query);
        QTRY_VERIFY(list()->isVisible());
        QTRY_VERIFY(list()->model()->rowCount() > 1);
    }

    std::unique_ptr<WindowFixture> m_f;
};

void SearchAndTextTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
    m_f->waitForIndex();
}

void SearchAndTextTest::cleanup()
{
    m_f.reset();
    const QStringList warnings = collectedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
}

void SearchAndTextTest::openingClosesTheSearch()
{
    ask(QStringLiteral("一"));
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    QVERIFY(reader()->isVisible());
    QVERIFY(reader()->hasFocus());
    QVERIFY(!list()->isVisible());
    QCOMPARE(box()->text(), QString());
    // One that cannot be opened says so where it can be read.
    ask(QStringLiteral("一"));
    m_f->window().openPath(m_f->path(QStringLiteral("library/没有.md")));
    QTRY_VERIFY(m_f->find<QLabel>("messageText")->isVisible());
}

void SearchAndTextTest::goingBackClosesTheSearch()
{
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    for (const auto& [action, to] : {std::pair{"back", "增长的一年"}, std::pair{"forward", "无视频"}}) {
        ask(QStringLiteral("一"));
        QTRY_VERIFY(m_f->find<QAction>(action)->isEnabled());
        m_f->trigger(action);
        QTRY_COMPARE(title(), QString::fromUtf8(to));
        QVERIFY(reader()->isVisible());
        QVERIFY(reader()->hasFocus());
    }
}

void SearchAndTextTest::findBelongsToTheText_data()
{
    QTest::addColumn<QByteArray>("action");
    for (const char* action : {"find", "findNext", "findPrevious"}) {
        QTest::newRow(action) << QByteArray(action);
    }
}

void SearchAndTextTest::findBelongsToTheText()
{
    QFETCH(QByteArray, action);
    ask(QStringLiteral("一"));
    m_f->trigger(action.constData());
    auto* field = m_f->find<QLineEdit>("findField");
    QVERIFY(field->isVisible());
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(reader()->isVisible());
    QVERIFY(reader()->hasFocus());
}

/// It goes on, and the panels beside it show the text as it is now.
void SearchAndTextTest::reloadKeepsTheSearch()
{
    ask(QStringLiteral("一"));
    m_f->trigger("showQuotes");
    auto* quotes = m_f->find<QListView>("quotesList");
    QTRY_COMPARE(quotes->model()->rowCount(), 2);
    m_f->write(QStringLiteral("library/增长.md"), "# 改过的一年\n\n> **丙君**：\"现在只有一句。\"\n");
    m_f->window().findChild<shell::Navigator*>()->openOrReload(
        m_f->path(QStringLiteral("library/增长.md")).toStdString());
    QTRY_COMPARE(title(), QStringLiteral("改过的一年"));
    QTRY_COMPARE(quotes->model()->rowCount(), 1);
    QVERIFY(list()->isVisible());
    QCOMPARE(box()->text(), QStringLiteral("一"));
}

void SearchAndTextTest::panesWhileSearching()
{
    ask(QStringLiteral("一"));
    m_f->trigger("nextPane");
    QVERIFY(list()->hasFocus());
    m_f->trigger("nextPane");
    QVERIFY(m_f->find<panels::Inspector>("inspector")->isAncestorOf(QApplication::focusWidget()));
    m_f->trigger("previousPane");
    QVERIFY(list()->hasFocus());
    m_f->trigger("previousPane");
    QVERIFY(m_f->find<QTreeView>("libraryTree")->hasFocus());
    // The text's own caret cannot be had without the text.
    m_f->trigger("caretBrowsing");
    QVERIFY(reader()->isVisible());
    QVERIFY(reader()->hasFocus());
}

void SearchAndTextTest::focusOfAHiddenPanel()
{
    m_f->window().activateWindow();
    m_f->trigger("focusNavigation");
    QTRY_VERIFY(m_f->find<QTreeView>("libraryTree")->hasFocus());
    m_f->trigger("toggleNavigation");
    QVERIFY(reader()->hasFocus());
    m_f->trigger("showQuotes");
    m_f->trigger("toggleInspector");
    QVERIFY(reader()->hasFocus());
    // Whoever reads on, or searches, does so.
    m_f->trigger("toggleInspector");
    QVERIFY(reader()->hasFocus());
    ask(QStringLiteral("一"));
    m_f->trigger("toggleInspector");
    QVERIFY(box()->hasFocus());
    m_f->trigger("showQuotes");
    m_f->trigger("toggleInspector");
    QVERIFY(list()->hasFocus());
}

/// And how many there are.
void SearchAndTextTest::languageKeepsTheRow()
{
    QByteArray many = "# 许多节\n\n";
    for (int i = 0; i < 90; ++i) {
        many += "## 第" + QByteArray::number(i) + "节\n\n这里说到鲸鱼。\n\n";
    }
    m_f->write(QStringLiteral("library/许多.md"), many);
    m_f->open();
    m_f->waitForIndex();
    ask(QStringLiteral("鲸鱼"));
    const auto count = [this] {
        return list()->model()->rowCount();
    };
    QTRY_COMPARE(count(), 20);
    for (int i = 0; i < 30; ++i) {
        QTRY_VERIFY(count() > list()->currentIndex().row() + 1);
        QTest::keyClick(box(), Qt::Key_Down);
    }
    QTRY_COMPARE(count(), 60);
    const QString row = list()->currentIndex().data().toString();
    const QString summary = m_f->find<QLabel>("searchSummary")->text();
    m_f->find<QAction>("languageChinese")->trigger();
    QTRY_VERIFY(m_f->find<QLabel>("searchSummary")->text() != summary);
    QCOMPARE(list()->currentIndex().data().toString(), row);
    QCOMPARE(count(), 60);
    m_f->find<QAction>("languageEnglish")->trigger();
    // What is offered without words has a row that is chosen too.
    box()->clear();
    QTRY_VERIFY(list()->currentIndex().data().toString() != row);
    QTest::keyClick(box(), Qt::Key_Down);
    QTest::keyClick(box(), Qt::Key_Down);
    QCOMPARE(list()->currentIndex().row(), 2);
    m_f->find<QAction>("languageChinese")->trigger();
    QCOMPARE(list()->currentIndex().row(), 2);
}

void SearchAndTextTest::languageOfWhatIsSaid()
{
    const auto isChinese = [](const QString& text) {
        return !text.isEmpty() && text.front().script() == QChar::Script_Han;
    };
    // What the keys do while there are marks.
    ask(QStringLiteral("算力"));
    QTest::keyClick(box(), Qt::Key_Return);
    const auto* foot = m_f->find<QLabel>("statusFacts");
    QTRY_VERIFY2(foot->text().contains(QStringLiteral("F3")), qPrintable(foot->text()));
    const QString hint = foot->text();
    m_f->find<QAction>("languageChinese")->trigger();
    QTRY_VERIFY2(foot->text().contains(QStringLiteral("F3")) && isChinese(foot->text()), qPrintable(foot->text()));
    m_f->find<QAction>("languageEnglish")->trigger();
    QTRY_COMPARE(foot->text(), hint);
    // What has gone wrong, and what to do.
    m_f->window().openPath(m_f->path(QStringLiteral("library/没有%1.md")));
    const auto* text = m_f->find<QLabel>("messageText");
    const auto* detail = m_f->find<QLabel>("messageDetail");
    QTRY_VERIFY(text->isVisible());
    const QString said = text->text();
    QVERIFY2(said.contains(QStringLiteral("没有%1.md")), qPrintable(said));
    m_f->find<QAction>("languageChinese")->trigger();
    QTRY_VERIFY2(isChinese(text->text()) && isChinese(detail->text()), qPrintable(text->text()));
    QVERIFY(text->text().contains(QStringLiteral("没有%1.md")));
    m_f->find<QAction>("languageEnglish")->trigger();
    QTRY_COMPARE(text->text(), said);
    // One that was closed does not come back.
    m_f->find<QWidget>("messageBar")->hide();
    m_f->find<QAction>("languageChinese")->trigger();
    QVERIFY(!text->isVisible());
}

/// A file dropped on a field is opened as anywhere in the window; words are the field's.
/// It comes back with the words.
void SearchAndTextTest::chipAfterEscape()
{
    ask(QStringLiteral("一"));
    QTRY_VERIFY(chip("kind:body") != nullptr);
    chip("kind:body")->click();
    QTRY_VERIFY(chip("kind:body") != nullptr && chip("kind:body")->isChecked());
    const int rows = list()->model()->rowCount();
    QTest::keyClick(box(), Qt::Key_Escape);
    QTRY_VERIFY(!list()->isVisible());
    m_f->trigger("search");
    QTRY_VERIFY(list()->isVisible());
    QCOMPARE(box()->text(), QStringLiteral("一"));
    QTRY_VERIFY(chip("kind:body") != nullptr && chip("kind:body")->isChecked());
    QCOMPARE(list()->model()->rowCount(), rows);
    // Not with others.
    QTest::keyClick(box(), Qt::Key_Escape);
    box()->clear();
    ask(QStringLiteral("一"));
    QTRY_VERIFY(chip("kind:") != nullptr && chip("kind:")->isChecked());
}

void SearchAndTextTest::filesAreNoWords()
{
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(m_f->path(QStringLiteral("library/无视频.md")))});
    QMimeData words;
    words.setText(QStringLiteral("算力"));
    const auto enter = [](QWidget* on, const QMimeData& data) {
        QDragEnterEvent event(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(on, &event);
        QDragLeaveEvent leave;
        const bool byWindow = on->window()->findChild<QWidget*>(QStringLiteral("dropHint")) != nullptr;
        QApplication::sendEvent(on->window(), &leave);
        return byWindow;
    };
    m_f->trigger("find");
    for (QLineEdit* field : m_f->window().findChildren<QLineEdit*>()) {
        if (field->isVisible()) {
            QVERIFY2(enter(field, files), qPrintable(field->objectName()));
            QVERIFY2(!enter(field, words), qPrintable(field->objectName()));
        }
    }
}

/// Shown while the field is empty, and reached by Tab: each is a query that is understood, of which the reader's part
/// is selected.
void SearchAndTextTest::waysToAsk()
{
    const auto chip = [this](int number) {
        return m_f->find<QAbstractButton>(("chip:example:" + QByteArray::number(number)).constData());
    };
    const QStringList queries{u"\"a phrase\""_qs, u"-word"_qs,     u"this OR that"_qs,
                              u"speaker:name"_qs, u"date:2025"_qs, u">10 billion"_qs};
    const QStringList selected{u"a phrase"_qs, u"word"_qs, u"this"_qs, u"name"_qs, u"2025"_qs, u"10 billion"_qs};
    m_f->window().activateWindow();
    for (int i = 0; i < queries.size(); ++i) {
        m_f->trigger("search");
        QTRY_VERIFY(box()->hasFocus());
        box()->clear();
        QTRY_VERIFY(chip(i) != nullptr && chip(i)->isVisible());
        QVERIFY2(chip(i)->text().startsWith(queries[i] + u' '), qPrintable(chip(i)->text()));
        QTest::keyClick(box(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), chip(0));
        for (int step = 0; step < i; ++step) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(box()->hasFocus());
        QCOMPARE(box()->text(), queries[i]);
        QCOMPARE(box()->selectedText(), selected[i]);
        const search::Query query = search::parseQuery(queries[i].toStdString());
        QVERIFY2(query.notes.empty(), search::describe(query.notes).c_str());
        QVERIFY(i == 0 || query.root.kind != search::QueryKind::Text);
    }
    QTest::keyClick(box(), Qt::Key_Escape);
    m_f->find<QAction>("languageChinese")->trigger();
    m_f->trigger("search");
    box()->clear();
    QTRY_VERIFY(chip(5)->isVisible());
    QVERIFY2(chip(5)->text().startsWith(u">100亿 "), qPrintable(chip(5)->text()));
}

QTEST_MAIN(SearchAndTextTest)

#include "tst_search_and_text.moc"

#include "app/charts/charts_panel.h"
#include "app/models/results_model.h"
#include "app/models/roles.h"
#include "app/panels/inspector.h"
#include "app/reader/reader_view.h"
#include "app/shell/screenshot.h"
#include "app/style/style.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTreeView>
#include <QtTest/QtTest>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

QByteArray book()
{
    return "# 算力之书\n\n## 目录\n\n1. [开场](#开场)\n2. [算力与收入](#算力与收入)\n\n## 开场\n\n" +
           QByteArray("先说说算力。\n\n").repeated(3) + QByteArray("别的话。\n\n").repeated(30) +
           "## 算力与收入\n\n### 收入增长\n\n| 年份 | 收入 |\n|---|---|\n| 2023年 | 1亿美元 |\n| 2024年 | 10亿美元 "
           "|\n| 2025年 | 看情况 |\n| 2026年 | 100亿美元 |\n\n" +
           QByteArray("还有别的话。\n\n").repeated(40);
}

bool isCjk(QChar c)
{
    return c.script() == QChar::Script_Han;
}

} // namespace

/// The window in daily use: search, keyboard, what is said and shown meanwhile.
class WindowUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void quoteAndTermAreLitUp();
    void pointerLeavesChart();
    void rowsNotInChart();
    void copyIsSaid();
    void addressGoesWithDocument();
    void foldersKeepTheMark();
    void treeStaysWhereItIs_data();
    void treeStaysWhereItIs();
    void openSectionsStayOpen();
    void panes();
    void panelShortcutTakesFocus();
    void manyQuotesAreFiltered();
    void narrowWindowsAreForTheText();
    void emptyPanelsGiveWay();
    void caretByMenuAndKey();
    void chaptersBeginAtTheCurrentOne();
    void tabOrder();
    void everythingHasAName_data();
    void everythingHasAName();
    void pictureOfAWindowThatNeverSettles();

private:
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }
    [[nodiscard]] QString title() const { return QString::fromStdString(reader()->document()->title); }
    [[nodiscard]] QString status() const { return m_f->find<QLabel>("statusFacts")->text(); }
    [[nodiscard]] bool isShown(std::uint32_t byte) const
    {
        return reader()->viewport()->rect().contains(reader()->rectOfByte(byte));
    }
    [[nodiscard]] std::uint32_t byteOf(const char* text) const
    {
        return static_cast<std::uint32_t>(reader()->document()->tree->source().find(text));
    }
    [[nodiscard]] QTreeView* tree() const { return m_f->find<QTreeView>("libraryTree"); }
    [[nodiscard]] QString marked() const
    {
        return tree()->selectionModel()->selectedIndexes().value(0).data().toString();
    }
    void openAndSettle(const QString& name)
    {
        QSignalSpy settled(&m_f->window(), &shell::MainWindow::settled);
        m_f->window().openPath(m_f->path(name));
        QTRY_VERIFY_WITH_TIMEOUT(!settled.isEmpty(), 20000);
    }
    void openBook()
    {
        m_f->write(QStringLiteral("library/书.md"), book());
        openAndSettle(QStringLiteral("library/书.md"));
        QCOMPARE(title(), QStringLiteral("算力之书"));
        QCOMPARE(m_f->find<charts::ChartsPanel>("chartsPanel")->chartCount(), std::size_t(1));
    }
    QLineEdit* search() const
    {
        m_f->window().activateWindow();
        m_f->trigger("search");
        return m_f->find<QLineEdit>("omnibox");
    }
    [[nodiscard]] QStringList results() const
    {
        const QAbstractItemModel* model = m_f->find<QListView>("omniboxList")->model();
        QStringList titles;
        for (int row = 0; row < model->rowCount(); ++row) {
            titles.append(model->index(row, 0).data().toString());
        }
        return titles;
    }
    void click(QAbstractItemView* view, const QModelIndex& index) const
    {
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }

    std::unique_ptr<WindowFixture> m_f;
};

void WindowUseTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
}

void WindowUseTest::cleanup()
{
    m_f.reset();
    const QStringList warnings = collectedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
}

void WindowUseTest::quoteAndTermAreLitUp()
{
    m_f->trigger("showQuotes");
    auto* quotes = m_f->find<QListView>("quotesList");
    QTRY_VERIFY(quotes->isVisible());
    click(quotes, quotes->model()->index(1, 0));
    QTRY_VERIFY(isShown(byteOf("算力也是成本")));
    QVERIFY(reader()->isFlashing());

    reader()->scrollToByte(0);
    m_f->trigger("showGlossary");
    auto* terms = m_f->find<QListView>("termsList");
    QTRY_VERIFY(terms->isVisible());
    click(terms, terms->model()->index(0, 0));
    QTRY_VERIFY(isShown(byteOf("计算的能力")));
    QVERIFY(isShown(byteOf("术语表")));
    QVERIFY(reader()->isFlashing());
}

void WindowUseTest::pointerLeavesChart()
{
    auto* charts = m_f->find<charts::ChartsPanel>("chartsPanel");
    QPoint point;
    QTRY_VERIFY((point = charts->pointPosition(0, 1)).x() >= 0);
    QWidget* viewport = charts->childAt(point);
    QWidget* plot = viewport->parentWidget();
    const QString whole = plot->accessibleDescription();
    QTest::mouseMove(viewport, viewport->mapFrom(charts, point));
    QTest::mouseClick(viewport, Qt::LeftButton, {}, viewport->mapFrom(charts, point));
    QTRY_VERIFY(plot->accessibleDescription() != whole);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(plot, &leave);
    QCOMPARE(plot->accessibleDescription(), whole);
    // What the keyboard came to stays.
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_Right);
    QVERIFY(plot->accessibleDescription() != whole);
    QApplication::sendEvent(plot, &leave);
    QVERIFY(plot->accessibleDescription() != whole);
}

void WindowUseTest::rowsNotInChart()
{
    auto* missing = m_f->find<QAbstractButton>("chartMissing");
    QVERIFY(!missing->isVisible());
    openBook();
    missing = m_f->find<QAbstractButton>("chartMissing");
    QTRY_VERIFY(missing->isVisible());
    QCOMPARE(missing->text(), QStringLiteral("1 row not in the chart"));
    QVERIFY2(missing->toolTip().contains(QStringLiteral("看情况")), qPrintable(missing->toolTip()));
    reader()->scrollToByte(0);
    missing->click();
    QTRY_VERIFY(isShown(byteOf("看情况")));
    QVERIFY(reader()->isFlashing());
}

void WindowUseTest::copyIsSaid()
{
    const QString before = status();
    Q_EMIT reader()->csvCopied(3);
    QCOMPARE(status(), QStringLiteral("Copied as CSV: 3 rows"));
    QTRY_COMPARE_WITH_TIMEOUT(status(), before, 10000);
    Q_EMIT m_f->find<charts::ChartsPanel>("chartsPanel")->noted(QStringLiteral("done"));
    QCOMPARE(status(), QStringLiteral("done"));
}

void WindowUseTest::addressGoesWithDocument()
{
    const QString before = status();
    Q_EMIT reader()->linkHovered(QStringLiteral("https://example.org/"));
    QCOMPARE(status(), QStringLiteral("https://example.org/"));
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    QVERIFY(!status().contains(QStringLiteral("example")));
}

void WindowUseTest::foldersKeepTheMark()
{
    m_f->makeFolder(QStringLiteral("library/夹"));
    m_f->write(QStringLiteral("library/夹/篇.md"), "# 篇\n\n文字。\n");
    m_f->open();
    auto* tree = m_f->find<QTreeView>("libraryTree");
    const auto marked = [tree] {
        const QModelIndexList rows = tree->selectionModel()->selectedIndexes();
        return rows.size() == 1 ? rows[0].data().toString() : QString();
    };
    reader()->scrollToByte(byteOf("## 收入"));
    QTRY_COMPARE(marked(), QStringLiteral("收入"));
    click(tree, m_f->row(QStringLiteral("夹")));
    QCOMPARE(marked(), QStringLiteral("收入"));
    QTest::keyClick(tree, Qt::Key_Up);
    QCOMPARE(marked(), QStringLiteral("收入"));
    // Closed by hand, the document stands for what is in it.
    tree->collapse(m_f->row(QStringLiteral("增长的一年")));
    QCOMPARE(marked(), QStringLiteral("增长的一年"));
    tree->expand(m_f->row(QStringLiteral("增长的一年")));
    QCOMPARE(marked(), QStringLiteral("收入"));
}

void WindowUseTest::treeStaysWhereItIs_data()
{
    QTest::addColumn<bool>("isRenamed");
    QTest::newRow("the open document is renamed") << true;
    QTest::newRow("another file comes in") << false;
}

/// Scrolled by the reader to where the marked row is out of sight.
void WindowUseTest::treeStaysWhereItIs()
{
    QFETCH(bool, isRenamed);
    QByteArray text = "# 长文\n\n";
    for (int i = 0; i < 60; ++i) {
        text += "## 第 " + QByteArray::number(100 + i) + " 节\n\n文字。\n\n";
    }
    m_f->makeFolder(QStringLiteral("library/访谈"));
    m_f->write(QStringLiteral("library/访谈/长.md"), text);
    m_f->open({m_f->path(QStringLiteral("library/访谈/长.md"))});
    m_f->waitForIndex();
    QTRY_VERIFY(marked() == u"长文"_qs && m_f->row(u"第 159 节"_qs).isValid());
    QScrollBar* bar = tree()->verticalScrollBar();
    bar->triggerAction(QAbstractSlider::SliderToMaximum);
    bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    const int value = bar->value();
    QVERIFY(value > 300);
    if (isRenamed) {
        const QString now = m_f->path(QStringLiteral("library/访谈/改名.md"));
        QVERIFY(QFile::rename(m_f->path(QStringLiteral("library/访谈/长.md")), now));
        QTRY_COMPARE_WITH_TIMEOUT(m_f->window().windowFilePath(), now, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(marked() == u"长文"_qs && m_f->row(u"长文"_qs).parent().data() == u"访谈"_qs, 20000);
    } else {
        m_f->write(QStringLiteral("library/访谈/新来.md"), "# 新来的\n");
        QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"新来的"_qs).isValid(), 20000);
    }
    m_f->waitForIndex();
    QTRY_VERIFY(m_f->row(u"第 159 节"_qs).isValid());
    QVERIFY(marked() == u"长文"_qs);
    QCOMPARE(bar->value(), value);
    // Who goes elsewhere is shown where that is.
    m_f->window().openPath(m_f->path(QStringLiteral("library/另一篇.md")));
    QTRY_VERIFY(marked() == u"另一篇"_qs);
    QVERIFY(tree()->viewport()->rect().contains(tree()->visualRect(m_f->row(u"另一篇"_qs))));
}

/// The document is read again, then the whole library.
void WindowUseTest::openSectionsStayOpen()
{
    const auto text = [](const QByteArray& first) {
        return "# 篇\n\n" + first + "## 甲\n\n### 上\n\n#### 深\n\n## 乙\n\n### 上\n\n## 丙\n\n### 下\n\n文字。\n";
    };
    m_f->write(QStringLiteral("library/篇.md"), text({}));
    openAndSettle(QStringLiteral("library/篇.md"));
    const auto isOpen = [this](const QString& section) {
        return tree()->isExpanded(m_f->row(section));
    };
    QTRY_VERIFY(m_f->row(QStringLiteral("丙")).isValid());
    tree()->expand(m_f->row(QStringLiteral("甲")));
    tree()->expand(m_f->row(QStringLiteral("上")));
    tree()->expand(m_f->row(QStringLiteral("丙")));
    tree()->collapse(m_f->row(QStringLiteral("丙")));
    m_f->write(QStringLiteral("library/篇.md"), text("## 新\n\n"));
    m_f->window().openPath(m_f->path(QStringLiteral("library/篇.md")));
    QTRY_VERIFY(m_f->row(QStringLiteral("新")).isValid());
    QVERIFY(isOpen(QStringLiteral("甲")));
    QVERIFY(isOpen(QStringLiteral("上")));
    QVERIFY(!isOpen(QStringLiteral("乙")));
    QVERIFY(!isOpen(QStringLiteral("丙")));
    m_f->write(QStringLiteral("library/又.md"), "# 又\n");
    QTRY_VERIFY(m_f->row(QStringLiteral("又")).isValid());
    QTRY_VERIFY(isOpen(QStringLiteral("甲")));
    QVERIFY(isOpen(QStringLiteral("上")));
    QVERIFY(!isOpen(QStringLiteral("丙")));
}

void WindowUseTest::panes()
{
    m_f->window().activateWindow();
    auto* tree = m_f->find<QTreeView>("libraryTree");
    auto* inspector = m_f->find<panels::Inspector>("inspector");
    reader()->setFocus();
    QTRY_VERIFY(reader()->hasFocus());
    m_f->trigger("nextPane");
    QVERIFY(inspector->isAncestorOf(QApplication::focusWidget()));
    m_f->trigger("nextPane");
    QVERIFY(tree->hasFocus());
    m_f->trigger("nextPane");
    QVERIFY(reader()->hasFocus());
    m_f->trigger("previousPane");
    QVERIFY(tree->hasFocus());
    m_f->trigger("previousPane");
    QVERIFY(inspector->isAncestorOf(QApplication::focusWidget()));
    m_f->find<QLineEdit>("omnibox")->setFocus();
    m_f->trigger("nextPane");
    QVERIFY(m_f->find<QListView>("searchResults")->hasFocus()); // in place of the text
    m_f->trigger("toggleInspector");
    m_f->trigger("nextPane");
    QVERIFY(tree->hasFocus());
}

void WindowUseTest::panelShortcutTakesFocus()
{
    m_f->window().activateWindow();
    reader()->setFocus();
    QTRY_VERIFY(reader()->hasFocus());
    for (const char* action : {"showQuotes", "showQuotes", "showChapters", "showGlossary", "showCharts"}) {
        reader()->setFocus();
        m_f->trigger(action);
        auto* inspector = m_f->find<panels::Inspector>("inspector");
        QVERIFY2(inspector->isAncestorOf(QApplication::focusWidget()), action);
    }
}

/// A document without numbers has no use for a third of a small window full of no charts.
void WindowUseTest::emptyPanelsGiveWay()
{
    auto* inspector = m_f->find<panels::Inspector>("inspector");
    auto* shown = m_f->find<QAction>("toggleInspector");
    const auto resizeTo = [&](double width) {
        m_f->window().resize(static_cast<int>(width * style::scale(m_f->window().font())), 700);
    };
    const auto open = [&](const QString& name) {
        m_f->window().openPath(m_f->path(QStringLiteral("library/") + name));
        QTRY_COMPARE(m_f->window().windowFilePath(), m_f->path(QStringLiteral("library/") + name));
    };
    m_f->trigger("showCharts");
    resizeTo(1024);
    QVERIFY(inspector->isVisible());
    open(QStringLiteral("无视频.md"));
    QTRY_VERIFY(!inspector->isVisible() && !shown->isChecked());
    open(QStringLiteral("增长.md"));
    QTRY_VERIFY(inspector->isVisible() && shown->isChecked());
    // There is room for it in a wide window.
    open(QStringLiteral("无视频.md"));
    QTRY_VERIFY(!inspector->isVisible());
    resizeTo(1400);
    QTRY_VERIFY(inspector->isVisible());
    resizeTo(1024);
    QTRY_VERIFY(!inspector->isVisible());
    // Who hides it where it has something does not get it back.
    open(QStringLiteral("增长.md"));
    QTRY_VERIFY(inspector->isVisible());
    shown->trigger();
    open(QStringLiteral("无视频.md"));
    open(QStringLiteral("增长.md"));
    QVERIFY(!inspector->isVisible());
    shown->trigger();
    // Who shows it all the same keeps it.
    open(QStringLiteral("无视频.md"));
    QTRY_VERIFY(!inspector->isVisible());
    shown->trigger();
    open(QStringLiteral("另一篇.md"));
    QVERIFY(inspector->isVisible());
}

/// Folded in the background, while what is asked for changes, and the document too.
void WindowUseTest::manyQuotesAreFiltered()
{
    QByteArray text("# 很多引语\n\n");
    for (int i = 0; i < 900; ++i) {
        text += "> **甲君**：\"第 " + QByteArray::number(i) + " 句話。\"\n\n";
    }
    m_f->write(QStringLiteral("library/引语.md"), text);
    const auto open = [this](const QString& name) {
        m_f->window().openPath(m_f->path(QStringLiteral("library/") + name));
        QTRY_COMPARE(m_f->window().windowFilePath(), m_f->path(QStringLiteral("library/") + name));
    };
    open(QStringLiteral("引语.md"));
    m_f->trigger("showQuotes");
    const auto* quotes = m_f->find<QListView>("quotesList");
    QTRY_COMPARE(quotes->model()->rowCount(), 900);
    auto* field = quotes->parentWidget()->findChild<QLineEdit*>(QStringLiteral("filterField"));
    QVERIFY(field != nullptr && field->isVisible());
    field->setText(QStringLiteral("没有"));
    QCOMPARE(quotes->model()->rowCount(), 900); // not yet
    field->setText(QStringLiteral("句话"));
    field->setText(QStringLiteral("第 77"));
    QTRY_COMPARE(quotes->model()->rowCount(), 11);
    field->setText(QStringLiteral("第 777 句话"));
    QCOMPARE(quotes->model()->rowCount(), 1);
    field->clear();
    QCOMPARE(quotes->model()->rowCount(), 900);
    // Another document is not filtered by what was asked of this one.
    m_f->write(QStringLiteral("library/引语二.md"), text + "> **乙君**：\"末句。\"\n");
    open(QStringLiteral("引语二.md"));
    QTRY_COMPARE(quotes->model()->rowCount(), 901);
    field->setText(QStringLiteral("末句"));
    open(QStringLiteral("引语.md"));
    QTRY_COMPARE(quotes->model()->rowCount(), 900);
    QCOMPARE(field->text(), QString());
}

void WindowUseTest::narrowWindowsAreForTheText()
{
    auto* inspector = m_f->find<panels::Inspector>("inspector");
    auto* shown = m_f->find<QAction>("toggleInspector");
    const int narrow = static_cast<int>(700 * style::scale(m_f->window().font()));
    const int wide = static_cast<int>(1300 * style::scale(m_f->window().font()));
    const auto resizeTo = [&](int width) {
        m_f->window().resize(width, 700);
        QTRY_COMPARE(m_f->window().width(), width);
    };
    QVERIFY(inspector->isVisible());
    resizeTo(narrow);
    QTRY_VERIFY(!inspector->isVisible() && !shown->isChecked());
    resizeTo(wide);
    QTRY_VERIFY(inspector->isVisible() && shown->isChecked());
    // Who wants it in a narrow window has it.
    resizeTo(narrow);
    shown->trigger();
    QVERIFY(inspector->isVisible());
    resizeTo(narrow - 10);
    QVERIFY(inspector->isVisible());
    // And who does not, in a wide one.
    shown->trigger();
    resizeTo(wide);
    QVERIFY(!inspector->isVisible());
    shown->trigger();
    // What is put away is back in the next window.
    resizeTo(narrow);
    QTRY_VERIFY(!inspector->isVisible());
    m_f->close();
    m_f->open(); // wide
    QTRY_VERIFY(m_f->find<panels::Inspector>("inspector")->isVisible());
}

/// The menu says whether there is a caret in the text, whoever brought it there.
void WindowUseTest::caretByMenuAndKey()
{
    auto* caret = m_f->find<QAction>("caretBrowsing");
    QVERIFY(caret->isCheckable() && !caret->isChecked());
    QCOMPARE(caret->shortcut(), QKeySequence(Qt::Key_F7));
    auto* menu = m_f->find<QMenu>("mainMenu");
    const auto actions = menu->findChildren<QMenu*>();
    QVERIFY(std::any_of(actions.begin(), actions.end(),
                        [caret](const QMenu* inner) { return inner->actions().contains(caret); }));
    m_f->window().activateWindow();
    m_f->trigger("focusNavigation");
    QTest::keyClick(&m_f->window(), Qt::Key_F7);
    QVERIFY(caret->isChecked() && reader()->isCaretBrowsing());
    QTRY_VERIFY(reader()->hasFocus());
    QTest::keyClick(reader(), Qt::Key_F7);
    QVERIFY(!caret->isChecked() && !reader()->isCaretBrowsing());
    reader()->setCaretBrowsing(true);
    QVERIFY(caret->isChecked());
    caret->trigger();
    QVERIFY(!reader()->isCaretBrowsing());
}

void WindowUseTest::chaptersBeginAtTheCurrentOne()
{
    reader()->scrollToByte(static_cast<std::uint32_t>(reader()->document()->tree->source().find("## 收入")));
    auto* list = m_f->find<QListView>("chaptersList");
    const auto isCurrent = [list] {
        return list->model()->index(1, 0).data(models::CurrentRole).toBool();
    };
    QTRY_VERIFY(isCurrent());
    m_f->trigger("showChapters");
    QCOMPARE(list->currentIndex().row(), 1);
}

void WindowUseTest::tabOrder()
{
    m_f->window().activateWindow();
    const auto areaOf = [this](const QWidget* widget) {
        constexpr std::array kAreas{"topBar",  "navigationPanel", "breadcrumb", "messageBar",
                                    "findBar", "reader",          "inspector",  "statusBar"};
        for (std::size_t i = 0; i < kAreas.size(); ++i) {
            const auto* area = m_f->find<QWidget>(kAreas[i]);
            if (area == widget || area->isAncestorOf(widget)) {
                return static_cast<int>(i);
            }
        }
        return -1;
    };
    QWidget* first = m_f->find<QWidget>("toggleNavigationButton");
    int area = 0;
    int stops = 0;
    for (QWidget* widget = first->nextInFocusChain(); widget != first; widget = widget->nextInFocusChain()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible() || areaOf(widget) < 0) {
            continue;
        }
        QVERIFY2(areaOf(widget) >= area, qPrintable(widget->objectName()));
        area = areaOf(widget);
        ++stops;
    }
    QVERIFY(stops > 10);
    QCOMPARE(area, 7);
}

void WindowUseTest::everythingHasAName_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Chinese") << "languageChinese";
    QTest::newRow("English") << "languageEnglish";
}

void WindowUseTest::everythingHasAName()
{
    QFETCH(QString, language);
    openBook();
    m_f->find<QAction>(language.toLatin1().constData())->trigger();
    const bool chinese = language == QStringLiteral("languageChinese");
    QTRY_COMPARE(m_f->find<QAction>("openFile")->text().startsWith(QStringLiteral("Open")), !chinese);
    // Texts of a document stay as they are, and languages carry their own names.
    const QStringList own{u"中文"_qs, u"English"_qs, u"⋯"_qs};
    const auto buttons = m_f->window().findChildren<QAbstractButton*>();
    QVERIFY(buttons.size() > 10);
    for (const QAbstractButton* button : buttons) {
        if (qobject_cast<QTabBar*>(button->parent()) != nullptr) {
            continue; // Qt's own, never shown
        }
        const QString name = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
        const bool ofQt = button->objectName().startsWith(QStringLiteral("qt_")) || button->objectName().isEmpty();
        const QByteArray what = (button->objectName() + QLatin1Char(' ') + button->metaObject()->className()).toUtf8();
        QVERIFY2(!name.isEmpty() || (ofQt && !button->isVisible()), what.constData());
        if (!name.isEmpty() && !own.contains(name) && !button->objectName().startsWith(QStringLiteral("crumb")) &&
            button->objectName() != QStringLiteral("breadcrumbTime")) {
            const bool han = std::any_of(name.begin(), name.end(), isCjk);
            QVERIFY2(han == chinese, qPrintable(QString::fromUtf8(what) + QLatin1Char(' ') + name));
        }
    }
    const auto actions = m_f->window().findChildren<QAction*>();
    for (const QAction* action : actions) {
        if (action->isSeparator() || action->objectName().isEmpty() || own.contains(action->text()) ||
            action->objectName().startsWith(QLatin1Char('_'))) {
            continue;
        }
        const QString text = action->text();
        QVERIFY2(std::any_of(text.begin(), text.end(), isCjk) == chinese,
                 qPrintable(action->objectName() + QLatin1Char(' ') + text));
    }
}

void WindowUseTest::pictureOfAWindowThatNeverSettles()
{
    const QString file = m_f->path(QStringLiteral("picture.png"));
    // It has settled already, and will not again.
    new shell::Screenshot(&m_f->window(), file, std::chrono::milliseconds(0));
    QCOMPARE(QApplication::exec(), 1);
    QVERIFY(!QFile::exists(file));
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    WindowUseTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window_use.moc"

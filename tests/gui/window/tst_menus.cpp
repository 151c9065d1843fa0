#include "app/reader/reader_view.h"
#include "tests/gui/window/window_fixture.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QImage>
#include <QMenu>
#include <QScreen>
#include <QTreeView>
#include <QtTest/QtTest>

using namespace zhilan;
using namespace zhilan::tests;

/// What can be done with what is under the pointer, or has the keyboard's focus.
class MenusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void ofADocument();
    void ofAFolder();
    void ofASection();
    void ofOneOfTheLibrary();
    void byKeyboard();
    void besideItsRow_data();
    void besideItsRow();
    void ofCode();
    void ofAPicture();
    void withoutAFileManager();
    void oneColumn();
    void keysAreNamedAlike();
    void folderDialogInChinese();

private:
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }
    [[nodiscard]] QTreeView* tree() const { return m_f->find<QTreeView>("libraryTree"); }
    [[nodiscard]] QString title() const { return QString::fromStdString(reader()->document()->title); }
    [[nodiscard]] QMenu* menuOf(const QString& row) const { return m_f->menuOf(row); }
    [[nodiscard]] QMenu* menuOfText(const QByteArray& text) const
    {
        const auto byte = static_cast<std::uint32_t>(reader()->document()->tree->source().find(text.toStdString()));
        reader()->revealByte(byte);
        const QPoint at = reader()->rectOfByte(byte).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, reader()->viewport()->mapToGlobal(at));
        QApplication::sendEvent(reader()->viewport(), &event);
        return m_f->find<QMenu>("readerMenu");
    }
    static QStringList names(const QMenu* menu)
    {
        QStringList names;
        for (QAction* action : menu->actions()) {
            if (!action->isSeparator()) {
                names.append(action->objectName());
            }
        }
        return names;
    }
    static void choose(QMenu* menu, const char* action)
    {
        QVERIFY(menu != nullptr);
        auto* chosen = menu->findChild<QAction*>(QLatin1String(action));
        QVERIFY2(chosen != nullptr, action);
        chosen->trigger();
        const QPointer<QMenu> open(menu);
        menu->close();
        QTRY_VERIFY(open.isNull());
    }

    std::unique_ptr<WindowFixture> m_f;
};

void MenusTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->makeFolder(QStringLiteral("own/夹 1"));
    m_f->write(QStringLiteral("own/a.md"),
               "# 甲篇\n\n文字。\n\n```cpp\nint x = 1; // 甲🙂\n\n    return x;\n```\n\n"
               "![图](图.png)\n\n## 一节\n\n文字。\n");
    m_f->write(QStringLiteral("own/夹 1/b.md"), "# 乙篇\n\n## 二节\n\n文字。\n");
    QImage picture(2400, 300, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(picture.save(m_f->path(QStringLiteral("own/图.png"))));
    m_f->open({m_f->path(QStringLiteral("own"))});
    m_f->find<QAction>("languageEnglish")->trigger();
    m_f->waitForIndex();
    QTRY_COMPARE(title(), QStringLiteral("乙篇"));
    m_f->window().openPath(m_f->path(QStringLiteral("own/a.md")));
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QTRY_VERIFY(m_f->row(QStringLiteral("一节")).isValid());
}

void MenusTest::cleanup()
{
    m_f.reset();
    const QStringList warnings = collectedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
}

void MenusTest::ofADocument()
{
    tree()->expand(m_f->row(QStringLiteral("夹 1")));
    QCOMPARE(names(menuOf(QStringLiteral("乙篇"))), QStringList({u"openRow"_qs, u"revealRow"_qs, u"copyPath"_qs}));
    choose(m_f->find<QMenu>("libraryMenu"), "openRow");
    QTRY_COMPARE(title(), QStringLiteral("乙篇"));
    choose(menuOf(QStringLiteral("乙篇")), "copyPath");
    QCOMPARE(QApplication::clipboard()->text(), m_f->path(QStringLiteral("own/夹 1/b.md")));
    choose(menuOf(QStringLiteral("乙篇")), "revealRow");
    QCOMPARE(m_f->opener.revealed, QStringList(m_f->path(QStringLiteral("own/夹 1/b.md"))));
}

void MenusTest::ofAFolder()
{
    const auto row = [this] {
        return m_f->row(QStringLiteral("夹 1"));
    };
    tree()->collapse(row());
    QMenu* menu = menuOf(QStringLiteral("夹 1"));
    QCOMPARE(names(menu), QStringList({u"openRow"_qs, u"revealRow"_qs, u"copyPath"_qs}));
    QCOMPARE(menu->actions().constFirst()->text(), QStringLiteral("Expand"));
    choose(menu, "openRow");
    QVERIFY(tree()->isExpanded(row()));
    menu = menuOf(QStringLiteral("夹 1"));
    QCOMPARE(menu->actions().constFirst()->text(), QStringLiteral("Collapse"));
    choose(menu, "openRow");
    QVERIFY(!tree()->isExpanded(row()));
}

void MenusTest::ofASection()
{
    QCOMPARE(names(menuOf(QStringLiteral("一节"))), QStringList({u"openRow"_qs, u"copySectionLink"_qs}));
    m_f->find<QMenu>("libraryMenu")->close();
    // It can be had once the document is there as a whole, which is later than its title.
    const auto link = [this] {
        choose(menuOf(QStringLiteral("一节")), "copySectionLink");
        return QUrl(QApplication::clipboard()->text()).toString();
    };
    QTRY_COMPARE(link(), QStringLiteral("file://") + m_f->path(QStringLiteral("own/a.md#一节")));
    tree()->expand(m_f->row(QStringLiteral("夹 1")));
    tree()->expand(m_f->row(QStringLiteral("乙篇")));
    QTRY_VERIFY(m_f->row(QStringLiteral("二节")).isValid());
    QMenu* menu = menuOf(QStringLiteral("二节"));
    QVERIFY(!menu->findChild<QAction*>(QStringLiteral("copySectionLink"))->isEnabled());
    choose(menu, "openRow");
    QTRY_COMPARE(title(), QStringLiteral("乙篇"));
}

void MenusTest::ofOneOfTheLibrary()
{
    QCOMPARE(names(menuOf(QStringLiteral("own"))), QStringList({u"openRow"_qs, u"revealRow"_qs, u"copyPath"_qs,
                                                                u"ignoreInFolder"_qs, u"removeFromLibrary"_qs}));
}

void MenusTest::byKeyboard()
{
    m_f->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_f->window()));
    tree()->setFocus();
    tree()->setCurrentIndex(m_f->row(QStringLiteral("一节")));
    QTest::keyClick(&m_f->window(), Qt::Key_F10, Qt::ShiftModifier);
    QMenu* menu = m_f->find<QMenu>("libraryMenu");
    QVERIFY(menu != nullptr);
    QCOMPARE(names(menu), QStringList({u"openRow"_qs, u"copySectionLink"_qs}));
    menu->close();
    reader()->setFocus();
    QTest::keyClick(&m_f->window(), Qt::Key_F10, Qt::ShiftModifier);
    menu = m_f->find<QMenu>("readerMenu");
    QVERIFY(menu != nullptr);
    menu->close();
}

void MenusTest::besideItsRow_data()
{
    QTest::addColumn<bool>("isLow");
    QTest::newRow("below") << false;
    QTest::newRow("above, for want of room") << true;
}

void MenusTest::besideItsRow()
{
    QFETCH(bool, isLow);
    m_f->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_f->window()));
    const QModelIndex index = m_f->row(QStringLiteral("一节"));
    tree()->setFocus();
    tree()->setCurrentIndex(index);
    if (isLow) {
        const QRect screen = m_f->window().screen()->availableGeometry();
        const int bottom = tree()->viewport()->mapToGlobal(tree()->visualRect(index).bottomLeft()).y();
        m_f->window().move(m_f->window().x(), m_f->window().y() + screen.bottom() - bottom - 10);
    }
    QTest::keyClick(&m_f->window(), Qt::Key_F10, Qt::ShiftModifier);
    const QMenu* menu = m_f->find<QMenu>("libraryMenu");
    QVERIFY(menu != nullptr);
    QRect row = tree()->visualRect(index);
    row.moveTopLeft(tree()->viewport()->mapToGlobal(row.topLeft()));
    QVERIFY(!menu->geometry().intersects(row));
    QCOMPARE(isLow ? menu->geometry().bottom() + 1 : row.bottom() + 1, isLow ? row.top() : menu->geometry().top());
    QVERIFY(menu->x() > row.left() && menu->x() < row.center().x());
}

void MenusTest::ofCode()
{
    QMenu* menu = menuOfText("return x");
    choose(menu, "copyCode");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("int x = 1; // 甲🙂\n\n    return x;"));
    menu = menuOfText("文字");
    QVERIFY(!names(menu).contains(QStringLiteral("copyCode")));
    menu->close();
}

void MenusTest::ofAPicture()
{
    const auto has = [this](const char* action) {
        QMenu* menu = menuOfText("![");
        const bool found = names(menu).contains(QLatin1String(action));
        menu->close();
        return found;
    };
    QTRY_VERIFY(has("lookAtPicture")); // once it is there
    QApplication::clipboard()->clear();
    choose(menuOfText("!["), "copyPicture");
    QTRY_COMPARE(QApplication::clipboard()->image().size(), QSize(2400, 300));
    choose(menuOfText("!["), "revealPicture");
    QTRY_COMPARE(m_f->opener.revealed, QStringList(m_f->path(QStringLiteral("own/图.png"))));
    choose(menuOfText("!["), "lookAtPicture");
    auto* viewer = m_f->window().findChild<QDialog*>();
    QVERIFY(viewer != nullptr && viewer->isVisible());
    viewer->close();
}

void MenusTest::withoutAFileManager()
{
    m_f->opener.works = false;
    choose(menuOf(QStringLiteral("夹 1")), "revealRow");
    QVERIFY2(m_f->message().contains(QStringLiteral("夹 1")), qPrintable(m_f->message()));
    QVERIFY2(m_f->message().contains(QStringLiteral("copy the path")), qPrintable(m_f->message()));
}

/// What is higher than the screen scrolls.
void MenusTest::oneColumn()
{
    auto* menu = m_f->find<QMenu>("mainMenu");
    QFont large = menu->font();
    large.setPixelSize(60);
    menu->setFont(large);
    menu->popup({0, 0});
    QTRY_VERIFY(menu->isVisible());
    for (QAction* action : menu->actions()) {
        QVERIFY(action->isSeparator() ||
                menu->actionGeometry(action).x() == menu->actionGeometry(menu->actions().constFirst()).x());
    }
    menu->close();
}

void MenusTest::keysAreNamedAlike()
{
    for (const char* language : {"languageChinese", "languageEnglish"}) {
        m_f->trigger(language);
        const auto keys = [this](const char* action) {
            return m_f->find<QAction>(action)->shortcut().toString(QKeySequence::NativeText);
        };
        QCOMPARE(keys("openVideo"), QStringLiteral("Ctrl+Enter"));
        QCOMPARE(keys("back"), QStringLiteral("Alt+Left"));
    }
}

/// Also where Qt's own Chinese has no word, or not that of the desktops.
void MenusTest::folderDialogInChinese()
{
    const auto said = [](const char* context, const char* text, const char* comment) {
        return QCoreApplication::translate(context, text, comment);
    };
    m_f->trigger("languageChinese");
    QCOMPARE(said("QAbstractFileIconProvider", "Folder", "All other platforms"), u"文件夹"_qs);
    QCOMPARE(said("QFileSystemModel", "Size", nullptr), u"大小"_qs);
    m_f->trigger("languageEnglish");
    QCOMPARE(said("QAbstractFileIconProvider", "Folder", "All other platforms"), u"Folder"_qs);
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    MenusTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_menus.moc"

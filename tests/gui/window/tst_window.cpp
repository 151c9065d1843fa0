#include "app/charts/charts_panel.h"
#include "app/reader/reader_view.h"
#include "app/style/style.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTreeView>
#include <QtTest/QtTest>

#include <filesystem>
using namespace zhilan;
using namespace zhilan::tests;

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void treeMovesReader();
    void readerMovesTree();
    void contentsLink();
    void linkToOtherDocument();
    void links_data();
    void links();
    void chartPointGoesToRow();
    void timesOpenVideo();
    void documentWithoutVideo();
    void chaptersList();
    void quotesAndTerms();
    void findInDocument();
    void language();
    void fontFollowsLanguage();
    void theme();
    void zoom();
    void lengthOfLines();
    void linkToSection();
    void backAndForward();
    void backWhileLoading();
    void backToWhatIsGone();
    void anchors();
    void openedAgain();
    void sessionIsRestored();
    void foldsAreRestored();
    void recentFiles();
    void dragAndDrop();
    void oddInput_data();
    void oddInput();
    void folderWithoutMarkdown_data();
    void folderWithoutMarkdown();
    void noVideoProgram();

private:
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }
    [[nodiscard]] std::string source() const { return std::string(reader()->document()->tree->source()); }
    [[nodiscard]] std::uint32_t byteOf(const char* text) const
    {
        return static_cast<std::uint32_t>(source().find(text));
    }
    [[nodiscard]] QString currentRow() const
    {
        return m_f->find<QTreeView>("libraryTree")->currentIndex().data().toString();
    }
    [[nodiscard]] bool isShown(std::uint32_t byte) const
    {
        return reader()->viewport()->rect().intersects(reader()->rectOfByte(byte));
    }
    void click(QAbstractItemView* view, const QModelIndex& index) const
    {
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }

    std::unique_ptr<WindowFixture> m_f;
};

void WindowTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
}

void WindowTest::cleanup()
{
    m_f.reset();
    const QStringList warnings = collectedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
}

void WindowTest::treeMovesReader()
{
    auto* tree = m_f->find<QTreeView>("libraryTree");
    QTRY_VERIFY(m_f->row(QStringLiteral("收入")).isValid());
    click(tree, m_f->row(QStringLiteral("收入")));
    QTRY_COMPARE(reader()->topByte(), byteOf("## 收入"));
    // The last section cannot come to the top; it counts as the present one all the same.
    click(tree, m_f->row(QStringLiteral("视频章节索引")));
    QTRY_VERIFY(isShown(byteOf("视频章节索引")));
    QTRY_COMPARE(currentRow(), QStringLiteral("视频章节索引"));
}

void WindowTest::readerMovesTree()
{
    reader()->scrollToByte(byteOf("## 收入"));
    QTRY_COMPARE(currentRow(), QStringLiteral("收入"));
    reader()->scrollToByte(byteOf("### 细节"));
    QTRY_COMPARE(currentRow(), QStringLiteral("细节"));
    QTRY_COMPARE(m_f->find<QAbstractButton>("crumb2")->text(), QStringLiteral("细节"));
    QTest::mouseClick(m_f->find<QAbstractButton>("crumb1"), Qt::LeftButton);
    QTRY_COMPARE(reader()->topByte(), byteOf("## 开场"));
    QTRY_COMPARE(currentRow(), QStringLiteral("开场"));
}

void WindowTest::contentsLink()
{
    Q_EMIT reader()->linkActivated(QStringLiteral("#收入"));
    QTRY_COMPARE(reader()->topByte(), byteOf("## 收入"));
    QCOMPARE(m_f->message(), QString());
}

void WindowTest::linkToOtherDocument()
{
    Q_EMIT reader()->linkActivated(QStringLiteral("另一篇.md#第二节"));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    QTRY_COMPARE(reader()->topByte(), byteOf("## 第二节"));
    QTRY_COMPARE(currentRow(), QStringLiteral("第二节"));
}

void WindowTest::links_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("opened");
    QTest::addColumn<bool>("refused");
    QTest::newRow("web") << "https://example.org/a?b=c"
                         << "https://example.org/a?b=c" << false;
    QTest::newRow("mail") << "mailto:a@example.org"
                          << "mailto:a@example.org" << false;
    QTest::newRow("mail fields")
        << "mailto:a@example.org?Subject=a%26b&attach=/etc/passwd&body=c&x-y=z&cc=d@example.org"
        << "mailto:a@example.org?Subject=a%26b&body=c&cc=d@example.org" << false;
    QTest::newRow("mail, bad fields alone") << "mailto:a@example.org?attach=/etc/passwd#x"
                                            << "mailto:a@example.org" << false;
    QTest::newRow("top") << "#top" << QString() << false;
    QTest::newRow("no heading") << u"#没有"_qs << QString() << true;
    QTest::newRow("script") << "javascript:alert(1)" << QString() << true;
    QTest::newRow("data") << "data:text/html,x" << QString() << true;
    QTest::newRow("local program") << "/bin/sh" << QString() << true;
    QTest::newRow("file") << "file:///etc/passwd" << QString() << true;
    QTest::newRow("document elsewhere") << "/etc/motd.md" << QString() << true;
    QTest::newRow("document above") << "../../x.md" << QString() << true;
    QTest::newRow("no host") << "https://" << QString() << true;
    QTest::newRow("empty") << "" << QString() << true;
}

void WindowTest::links()
{
    QFETCH(QString, target);
    QFETCH(QString, opened);
    QFETCH(bool, refused);
    Q_EMIT reader()->linkActivated(target);
    QCOMPARE(m_f->opener.opened.join(QLatin1Char(' ')), opened);
    QCOMPARE(!m_f->message().isEmpty(), refused);
    if (refused) {
        QVERIFY(m_f->message().contains(target));
    }
}

void WindowTest::chartPointGoesToRow()
{
    auto* charts = m_f->find<charts::ChartsPanel>("chartsPanel");
    QVERIFY(charts != nullptr);
    QCOMPARE(charts->chartCount(), std::size_t(1));
    QPoint point;
    QTRY_VERIFY((point = charts->pointPosition(0, 2)).x() >= 0);
    QWidget* target = charts->childAt(point);
    QTest::mouseMove(target, target->mapFrom(charts, point));
    QTest::mouseClick(target, Qt::LeftButton, {}, target->mapFrom(charts, point));
    QTRY_VERIFY(isShown(byteOf("90-100亿")));
    QVERIFY(reader()->isFlashing());
}

void WindowTest::timesOpenVideo()
{
    Q_EMIT reader()->timeActivated(std::chrono::seconds(756));
    Q_EMIT reader()->videoActivated();
    QCOMPARE(m_f->opener.opened.size(), 2);
    QVERIFY2(m_f->opener.opened[0].contains(QStringLiteral("v=abcdefghijk")), qPrintable(m_f->opener.opened[0]));
    QVERIFY2(m_f->opener.opened[0].contains(QStringLiteral("t=756")), qPrintable(m_f->opener.opened[0]));
    QVERIFY(!m_f->opener.opened[1].contains(QStringLiteral("t=")));
}

void WindowTest::documentWithoutVideo()
{
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("无视频"));
    Q_EMIT reader()->timeActivated(std::chrono::seconds(1));
    QVERIFY(m_f->opener.opened.isEmpty());
    QVERIFY(m_f->message().contains(QStringLiteral("video")));
}

void WindowTest::chaptersList()
{
    m_f->trigger("showChapters");
    auto* list = m_f->find<QListView>("chaptersList");
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->model()->rowCount(), 2);
    const QRect row = list->visualRect(list->model()->index(1, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(30, 12));
    QCOMPARE(m_f->opener.opened.size(), 1);
    QVERIFY(m_f->opener.opened[0].contains(QStringLiteral("t=756")));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
    QTRY_VERIFY(reader()->topByte() > byteOf("## 开场"));
}

void WindowTest::quotesAndTerms()
{
    m_f->trigger("showQuotes");
    auto* quotes = m_f->find<QListView>("quotesList");
    QTRY_VERIFY(quotes->isVisible());
    QCOMPARE(quotes->model()->rowCount(), 2);
    click(quotes, quotes->model()->index(1, 0));
    QTRY_VERIFY(isShown(byteOf("算力也是成本")));

    m_f->trigger("showGlossary");
    auto* terms = m_f->find<QListView>("termsList");
    QTRY_VERIFY(terms->isVisible());
    QCOMPARE(terms->model()->rowCount(), 2);
    click(terms, terms->model()->index(0, 0));
    QTRY_VERIFY(isShown(byteOf("计算的能力")));
}

void WindowTest::findInDocument()
{
    m_f->trigger("find");
    auto* field = m_f->find<QLineEdit>("findField");
    auto* count = m_f->find<QLabel>("findCount");
    QTRY_VERIFY(field->isVisible());
    compose(field, QStringLiteral("pin yin"), QStringLiteral("算力"));
    QTRY_COMPARE(count->text(), QStringLiteral("1/3"));
    QTRY_VERIFY(isShown(byteOf("算力就是收入")));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(count->text(), QStringLiteral("2/3"));
    m_f->trigger("findNext");
    QCOMPARE(count->text(), QStringLiteral("3/3"));
    m_f->trigger("findNext");
    QCOMPARE(count->text(), QStringLiteral("1/3"));
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count->text(), QStringLiteral("3/3"));
    field->setText(QStringLiteral("LATIN  letters"));
    QTRY_VERIFY(count->text().startsWith(QStringLiteral("1/")));
    field->setText(QStringLiteral("没有这样的字"));
    QTRY_COMPARE(count->text(), QStringLiteral("Not found"));

    // Another document is shown where the link leads, not where the words are.
    field->setText(QStringLiteral("一篇"));
    Q_EMIT reader()->linkActivated(QStringLiteral("另一篇.md#第二节"));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    QTRY_COMPARE(count->text(), QStringLiteral("0/1"));
    QCOMPARE(reader()->topByte(), byteOf("## 第二节"));
    m_f->trigger("findNext");
    QCOMPARE(count->text(), QStringLiteral("1/1"));
    QTRY_COMPARE(reader()->topByte(), 0U);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

void WindowTest::language()
{
    auto* tabs = m_f->find<QTabBar>("inspectorTabs");
    QTRY_COMPARE(tabs->tabText(0), QStringLiteral("Charts"));
    QTest::mouseClick(m_f->find<QAbstractButton>("languageButton"), Qt::LeftButton);
    QTRY_COMPARE(tabs->tabText(0), QStringLiteral("图表"));
    QCOMPARE(tabs->tabText(3), QStringLiteral("术语"));
    QTRY_COMPARE(m_f->find<QAction>("openFile")->text(), QStringLiteral("打开文件…"));
    QVERIFY(m_f->find<QLabel>("statusFacts")->text().contains(QStringLiteral("分钟")));
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    m_f->trigger("languageEnglish");
    QTRY_COMPARE(tabs->tabText(0), QStringLiteral("Charts"));
    QTRY_VERIFY(m_f->find<QLabel>("statusFacts")->text().contains(QStringLiteral("minute")));
    QCOMPARE(QLocale().language(), QLocale::English);
}

/// Faces for Han text draw “ ” as wide as a character.
void WindowTest::fontFollowsLanguage()
{
    const QFontDatabase::WritingSystem han = QFontDatabase::SimplifiedChinese;
    const auto first = [] {
        return QFontInfo(QApplication::font()).family();
    };
    m_f->trigger("languageChinese");
    const QString chinese = first();
    if (!QFontDatabase::writingSystems(chinese).contains(han))
        QSKIP("no font with Chinese characters is installed");
    m_f->trigger("languageEnglish");
    const QString english = first();
    if (english == chinese)
        QSKIP("no font for Latin letters alone is installed");
    QVERIFY(!QFontDatabase::writingSystems(english).contains(han));
    QVERIFY(QApplication::font().families().contains(chinese));
    m_f->trigger("languageChinese");
    QCOMPARE(first(), chinese);
}

void WindowTest::theme()
{
    m_f->trigger("themeDark");
    QCOMPARE(style::currentTheme().appearance, style::Appearance::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window),
             style::theme(style::Appearance::Dark).palette().color(QPalette::Window));
    m_f->trigger("switchTheme");
    QCOMPARE(style::currentTheme().appearance, style::Appearance::Light);
    QVERIFY(m_f->find<QAction>("themeLight")->isChecked());
}

void WindowTest::zoom()
{
    m_f->trigger("zoomIn");
    QVERIFY(reader()->zoom() > 1.05);
    QCOMPARE(m_f->find<QLabel>("statusFacts")->text(), QStringLiteral("Text size: 110 %"));
    m_f->trigger("zoomReset");
    QCOMPARE(reader()->zoom(), 1.0);
    m_f->trigger("zoomOut");
    QVERIFY(reader()->zoom() < 0.95);
}

void WindowTest::lengthOfLines()
{
    const int before = reader()->measure();
    m_f->trigger("widerColumn");
    QVERIFY(reader()->measure() > before);
    QVERIFY(m_f->find<QLabel>("statusFacts")->text().contains(QString::number(reader()->measure())));
    for (int i = 0; i < 30; ++i) {
        m_f->trigger("narrowerColumn");
    }
    QCOMPARE(reader()->measure(), reader::ReaderView::kLeastMeasure);
    m_f->open();
    QCOMPARE(reader()->measure(), reader::ReaderView::kLeastMeasure);
}

void WindowTest::linkToSection()
{
    const document::Section& section = reader()->document()->sections.back();
    Q_EMIT reader()->sectionLinkRequested(static_cast<document::SectionId>(reader()->document()->sections.size() - 1));
    const QUrl url(QGuiApplication::clipboard()->text());
    QCOMPARE(url.toLocalFile(), m_f->path(QStringLiteral("library/增长.md")));
    QCOMPARE(url.fragment(QUrl::FullyDecoded).toStdString(), std::string(section.slug));
    QVERIFY(
        QGuiApplication::clipboard()->mimeData()->html().contains(QString::fromStdString(std::string(section.title))));
    QVERIFY(!m_f->find<QLabel>("statusFacts")->text().isEmpty());
}

void WindowTest::backAndForward()
{
    auto* back = m_f->find<QAction>("back");
    auto* forward = m_f->find<QAction>("forward");
    QVERIFY(!back->isEnabled());
    reader()->verticalScrollBar()->setValue(333);
    const reader::ReaderView::Position start = reader()->position();
    Q_EMIT reader()->linkActivated(QStringLiteral("#收入"));
    const reader::ReaderView::Position income = reader()->position();
    QVERIFY(back->isEnabled());
    Q_EMIT reader()->linkActivated(QStringLiteral("另一篇.md"));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    back->trigger();
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("增长的一年"));
    QTRY_COMPARE(reader()->position().byte, income.byte);
    back->trigger();
    QTRY_COMPARE(reader()->position().byte, start.byte);
    QVERIFY(std::abs(reader()->position().fraction - start.fraction) < 0.02);
    QVERIFY(!back->isEnabled());
    forward->trigger();
    QTRY_COMPARE(reader()->position().byte, income.byte);
    forward->trigger();
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    QVERIFY(!forward->isEnabled());
}

void WindowTest::backWhileLoading()
{
    auto* back = m_f->find<QAction>("back");
    auto* forward = m_f->find<QAction>("forward");
    Q_EMIT reader()->linkActivated(QStringLiteral("#收入"));
    m_f->window().openPath(m_f->path(QStringLiteral("library/另一篇.md")));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    // Twice before the first is shown: two steps, and each place is there once on the way forward.
    back->trigger();
    back->trigger();
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("增长的一年"));
    QCOMPARE(reader()->topByte(), 0U);
    QVERIFY(!back->isEnabled());
    forward->trigger();
    QCOMPARE(reader()->topByte(), byteOf("## 收入"));
    // There and back.
    forward->trigger();
    back->trigger();
    QVERIFY(forward->isEnabled());
    QCOMPARE(reader()->topByte(), byteOf("## 收入"));
    forward->trigger();
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    QVERIFY(!forward->isEnabled());
}

void WindowTest::backToWhatIsGone()
{
    auto* back = m_f->find<QAction>("back");
    m_f->write(QStringLiteral("mayfly.md"), "# 蜉蝣\n");
    m_f->window().openPath(m_f->path(QStringLiteral("mayfly.md")));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("蜉蝣"));
    m_f->window().openPath(m_f->path(QStringLiteral("library/另一篇.md")));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    QVERIFY(QFile::remove(m_f->path(QStringLiteral("mayfly.md"))));
    // One press passes over it, and says so; the other way as well.
    back->trigger();
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("增长的一年"));
    QVERIFY(m_f->message().contains(QStringLiteral("mayfly.md")));
    QVERIFY(!back->isEnabled());
    m_f->find<QAction>("forward")->trigger();
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    QVERIFY(!m_f->find<QAction>("forward")->isEnabled());
    // Nothing is forgotten: it may come back.
    m_f->write(QStringLiteral("mayfly.md"), "# 蜉蝣\n");
    back->trigger();
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("蜉蝣"));
}

void WindowTest::anchors()
{
    Q_EMIT reader()->linkActivated(QStringLiteral("另一篇.md#gone"));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("#gone")));
    QCOMPARE(reader()->topByte(), 0U);
    const QString elsewhere = m_f->message();
    Q_EMIT reader()->linkActivated(QStringLiteral("#gone"));
    QCOMPARE(m_f->message(), elsewhere);

    m_f->write(QStringLiteral("top.md"), "# Tops\n\n" + QByteArray("text\n\n").repeated(100) + "## Top\n\n" +
                                             QByteArray("text\n\n").repeated(100));
    m_f->window().openPath(m_f->path(QStringLiteral("top.md")));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("Tops"));
    Q_EMIT reader()->linkActivated(QStringLiteral("#top"));
    QCOMPARE(reader()->topByte(), byteOf("## Top"));
}

void WindowTest::openedAgain()
{
    const QString file = m_f->path(QStringLiteral("library/另一篇.md"));
    m_f->window().openPath(file);
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    reader()->verticalScrollBar()->setValue(444);
    const reader::ReaderView::Position place = reader()->position();
    m_f->write(QStringLiteral("library/另一篇.md"), QByteArray::fromStdString(source()) + "## 新的\n\n新字。\n");
    const auto before = reader()->document();
    m_f->window().openPath(file);
    QTRY_VERIFY(reader()->document() != before);
    QVERIFY(source().find("新字") != std::string::npos);
    QCOMPARE(reader()->position(), place);
    const std::string line(reader()->document()->tree->source().substr(place.byte, 60));
    const auto appended = reader()->document();
    m_f->write(QStringLiteral("library/另一篇.md"), QByteArray("新的开头。\n\n") + QByteArray::fromStdString(source()));
    m_f->window().openPath(file);
    QTRY_VERIFY(reader()->document() != appended);
    QVERIFY(reader()->position().byte > place.byte);
    QCOMPARE(std::string(reader()->document()->tree->source().substr(reader()->position().byte, 60)), line);
    QCOMPARE(reader()->position().fraction, place.fraction);
    QTRY_VERIFY(m_f->row(QStringLiteral("新的")).isValid());
    m_f->trigger("back");
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("增长的一年"));
}

/// At the next start, and when the file has changed.
void WindowTest::foldsAreRestored()
{
    const QByteArray text = "# 可折\n\n<details><summary>甲</summary>\n\n一\n\n</details>\n\n> [!tip]+ 乙\n> 二\n";
    m_f->write(QStringLiteral("folds.md"), text);
    m_f->window().openPath(m_f->path(QStringLiteral("folds.md")));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("可折"));
    const std::vector<std::uint32_t> turned{0, 1};
    reader()->setTurnedFolds(turned);
    m_f->write(QStringLiteral("folds.md"), text + "\n新字\n");
    const auto before = reader()->document();
    m_f->window().openPath(m_f->path(QStringLiteral("folds.md")));
    QTRY_VERIFY(reader()->document() != before);
    QCOMPARE(reader()->turnedFolds(), turned);
    m_f->open();
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("可折"));
    QTRY_COMPARE(reader()->turnedFolds(), turned);
}

void WindowTest::sessionIsRestored()
{
    reader()->verticalScrollBar()->setValue(777);
    QTRY_VERIFY(reader()->topByte() > 0);
    const reader::ReaderView::Position place = reader()->position();
    m_f->trigger("themeDark");
    m_f->trigger("zoomIn");
    const double zoom = reader()->zoom();
    m_f->trigger("showQuotes");
    m_f->trigger("toggleNavigation");
    m_f->trigger("languageChinese");
    const reader::ReaderView::Position zoomed = reader()->position();
    QCOMPARE(zoomed.byte, place.byte);
    m_f->open();
    QCOMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("增长的一年"));
    QTRY_COMPARE(reader()->position().byte, zoomed.byte);
    QVERIFY(std::abs(reader()->position().fraction - zoomed.fraction) < 0.02);
    QCOMPARE(reader()->zoom(), zoom);
    QCOMPARE(style::currentTheme().appearance, style::Appearance::Dark);
    QCOMPARE(m_f->find<QTabBar>("inspectorTabs")->currentIndex(), 2);
    QCOMPARE(m_f->find<QTabBar>("inspectorTabs")->tabText(2), QStringLiteral("引语"));
    QVERIFY(!m_f->find<QWidget>("navigationPanel")->isVisible());
}

void WindowTest::recentFiles()
{
    m_f->window().openPath(m_f->path(QStringLiteral("library/另一篇.md")));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("另一篇"));
    const auto* menu = m_f->find<QMenu>("recentMenu");
    QCOMPARE(menu->actions().value(0)->text(), QStringLiteral("另一篇"));
    QCOMPARE(menu->actions().value(1)->text(), QStringLiteral("增长"));
    menu->actions().value(1)->trigger();
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("增长的一年"));
    m_f->trigger("clearRecent");
    QVERIFY(!menu->isEnabled());
}

void WindowTest::dragAndDrop()
{
    int hints = 0;
    const auto drop = [this, &hints](const QList<QUrl>& urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&m_f->window(), &enter);
        hints += m_f->find<QWidget>("dropHint") != nullptr ? 1 : 0;
        QDropEvent event(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&m_f->window(), &event);
        return enter.isAccepted();
    };
    QVERIFY(drop({QUrl::fromLocalFile(m_f->path(QStringLiteral("library/无视频.md")))}));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("无视频"));

    m_f->makeFolder(QStringLiteral("folder"));
    m_f->write(QStringLiteral("folder/夹中.md"), "# 夹中\n\n文字。\n");
    QVERIFY(drop({QUrl::fromLocalFile(m_f->path(QStringLiteral("folder")))}));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("夹中"));
    QTRY_VERIFY(m_f->row(QStringLiteral("夹中")).isValid());

    m_f->makeFolder(QStringLiteral("slash"));
    m_f->write(QStringLiteral("slash/斜线.md"), "# 斜线\n\n文字。\n");
    QVERIFY(drop({QUrl::fromLocalFile(m_f->path(QStringLiteral("slash")) + QLatin1Char('/'))}));
    QTRY_VERIFY(m_f->row(QStringLiteral("斜线")).isValid());
    QCOMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("夹中"));
    QVERIFY(!drop({QUrl(QStringLiteral("https://example.org/a.md"))}));
    QCOMPARE(hints, 3);
    QVERIFY(m_f->find<QWidget>("dropHint") == nullptr);
}

void WindowTest::oddInput_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("complains");
    QTest::newRow("missing") << u"没有.md"_qs << QByteArray() << true;
    QTest::newRow("binary") << u"二进制.md"_qs << QByteArray("\x00\x01\x02\x00PNG\x00", 8) << true;
    QTest::newRow("empty") << u"空.md"_qs << QByteArray("") << false;
    QTest::newRow("bom and crlf") << u"回车.md"_qs << QByteArray("\xEF\xBB\xBF# 标题\r\n\r\n文字\r\n") << false;
    QTest::newRow("broken table") << u"坏表.md"_qs << QByteArray("| a | b\n|---|\n| 1 | 2 | 3 |\n") << false;
    QTest::newRow("big") << u"大.md"_qs << QByteArray("# 大\n\n字🙂 word\n\n").repeated(40000) << false;
}

void WindowTest::oddInput()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, complains);
    if (!bytes.isNull()) {
        m_f->write(name, bytes);
    }
    QSignalSpy painted(&m_f->window(), &shell::MainWindow::firstPaintDone);
    QSignalSpy failed(&m_f->window(), &shell::MainWindow::failed);
    m_f->window().openPath(m_f->path(name));
    QTRY_VERIFY_WITH_TIMEOUT(!painted.isEmpty(), 30000);
    QCOMPARE(!failed.isEmpty(), complains);
    QCOMPARE(!m_f->message().isEmpty(), complains);
    if (complains) {
        QVERIFY(m_f->message().contains(name));
        // What was open stays.
        QCOMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("增长的一年"));
    }
}

void WindowTest::folderWithoutMarkdown_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"空夹"_qs;
    QTest::newRow("trailing slash") << u"空夹/"_qs;
    QTest::newRow("many slashes") << u"空夹//./"_qs;
    QTest::newRow("up and down") << u"library/../空夹"_qs;
}

void WindowTest::folderWithoutMarkdown()
{
    QFETCH(QString, name);
    m_f->makeFolder(QStringLiteral("空夹"));
    QSignalSpy settled(&m_f->window(), &shell::MainWindow::settled);
    m_f->window().openPath(m_f->path(name));
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("No Markdown")));
    QVERIFY(m_f->message().contains(QStringLiteral("空夹")));
    // It is not kept: the library is as it was.
    QTRY_VERIFY(m_f->row(QStringLiteral("另一篇")).isValid());
    // Read with the folder, read without it, and that was all.
    QTRY_COMPARE(settled.size(), 2);
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("无视频"));
    QTRY_COMPARE(settled.size(), 3);
}

void WindowTest::noVideoProgram()
{
    m_f->opener.works = false;
    Q_EMIT reader()->videoActivated();
    QVERIFY(m_f->message().contains(QStringLiteral("abcdefghijk")));
    QTest::mouseClick(m_f->find<QAbstractButton>("messageCopy"), Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().startsWith(m_f->message()));
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    WindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window.moc"

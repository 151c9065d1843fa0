#include "app/models/roles.h"
#include "app/shell/search_controller.h"
#include "app/tasks/index_service.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QtTest/QtTest>

#include <chrono>
#include <memory>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

constexpr int kPatience = 20000;

} // namespace

/// The index changes while its results are on the screen.
class SearchGrowthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void newerResultsAreOffered();
    void theOfferMovesNothing();
    void newerResultsLeaveTheFirstAlone();
    void newerResultsBehindTheLast();
    void newerResultsAtOnce();
    void whileALibraryIsIndexed();

private:
    [[nodiscard]] QLineEdit* box() const { return m_f->find<QLineEdit>("omnibox"); }
    [[nodiscard]] QListView* list() const { return m_f->find<QListView>("searchResults"); }
    [[nodiscard]] QStringList titles() const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            texts.append(list()->model()->index(row, 0).data().toString());
        }
        return texts;
    }
    [[nodiscard]] QAbstractButton* chip(const QString& id) const
    {
        return m_f->find<QAbstractButton>(("chip:" + id.toUtf8()).constData());
    }
    void ask(const QString& query, std::chrono::milliseconds settling = {}) const
    {
        m_f->window().findChild<shell::SearchController*>()->setSettling(settling);
        m_f->window().activateWindow();
        m_f->trigger("search");
        QTRY_VERIFY(box()->hasFocus());
        compose(box(), {}, query);
        QTRY_VERIFY(list()->isVisible());
        QTRY_VERIFY(chip(QStringLiteral("kind:")) != nullptr && chip(QStringLiteral("kind:"))->isVisible());
    }
    void save(const QString& name, const QByteArray& text) const
    {
        m_f->write(name, text);
        m_f->window().findChild<tasks::IndexService*>()->refresh();
    }

    std::unique_ptr<WindowFixture> m_f;
};

void SearchGrowthTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->write(QStringLiteral("library/夜.md"), "# 数据中心之夜\n\n## 电力\n\n夜里的数据中心很吵。\n\n## 之后\n\n" +
                                                    QByteArray("别的话。").repeated(300) + "去火星。\n");
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
    m_f->waitForIndex();
}

void SearchGrowthTest::cleanup()
{
    m_f.reset();
    QCOMPARE(collectedWarnings(), QStringList());
}

/// Who goes through the results keeps them, and is told that there are others.
void SearchGrowthTest::newerResultsAreOffered()
{
    ask(QStringLiteral("数据中心"));
    QTRY_VERIFY(chip(QStringLiteral("kind:")) != nullptr && chip(QStringLiteral("kind:"))->isVisible());
    QTest::keyClick(box(), Qt::Key_Down);
    QTRY_COMPARE(list()->currentIndex().row(), 1);
    const QStringList before = titles();
    m_f->write(QStringLiteral("library/新.md"), "# 数据中心\n\n数据中心，又一个数据中心。\n");
    m_f->window().findChild<tasks::IndexService*>()->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(chip(QStringLiteral("again:")) != nullptr, 20000);
    QCOMPARE(titles(), before);
    QCOMPARE(list()->currentIndex().row(), 1);
    chip(QStringLiteral("again:"))->click();
    QTRY_VERIFY(titles().contains(QStringLiteral("数据中心")));
    QVERIFY(chip(QStringLiteral("again:")) == nullptr || !chip(QStringLiteral("again:"))->isVisible());
}

/// However many chips there are, and however wide the window is.
void SearchGrowthTest::theOfferMovesNothing()
{
    for (const int width : {1440, 900, 700}) {
        m_f->window().resize(width, 800);
        box()->clear();
        ask(QStringLiteral("数据中心"));
        QTest::keyClick(box(), Qt::Key_Down);
        const auto* first = chip(QStringLiteral("kind:"));
        const auto place = [this](const QWidget* widget) {
            return QRect(widget->mapTo(&m_f->window(), QPoint(0, 0)), widget->size());
        };
        const auto* row = m_f->find<QWidget>("searchChips");
        QTRY_COMPARE(row->height(), row->heightForWidth(row->width())); // laid out
        const QRect chips = place(first);
        const QRect rows = place(list()->viewport());
        const QRect card = list()->visualRect(list()->model()->index(0, 0));
        save(QStringLiteral("library/新%1.md").arg(width), "# 数据中心\n\n数据中心，又一个数据中心。\n");
        QTRY_VERIFY_WITH_TIMEOUT(
            chip(QStringLiteral("again:")) != nullptr && chip(QStringLiteral("again:"))->isVisible(), kPatience);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(place(first), chips);
        QCOMPARE(place(list()->viewport()), rows);
        QCOMPARE(list()->visualRect(list()->model()->index(0, 0)), card);
        QVERIFY(rows.contains(place(chip(QStringLiteral("again:")))));
        // By the keyboard too: behind the chips.
        QTest::keyClick(box(), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), chip(QStringLiteral("again:")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!chip(QStringLiteral("again:"))->isVisible());
    }
}

/// Enter opens what was read, also where nothing was done but reading.
void SearchGrowthTest::newerResultsLeaveTheFirstAlone()
{
    ask(QStringLiteral("火星"));
    const QStringList before = titles();
    save(QStringLiteral("library/新.md"), "# 去火星\n\n## 火星\n\n火星。\n");
    QTRY_VERIFY_WITH_TIMEOUT(chip(QStringLiteral("again:")) != nullptr, kPatience);
    QCOMPARE(titles(), before);
    QCOMPARE(list()->currentIndex().row(), 0);
    chip(QStringLiteral("again:"))->click();
    QTRY_COMPARE(titles().value(0), QStringLiteral("去火星"));
}

void SearchGrowthTest::newerResultsBehindTheLast()
{
    ask(QStringLiteral("数据中心"));
    const QStringList before = titles();
    QVERIFY(before.size() > 1);
    QTest::keyClick(box(), Qt::Key_Down);
    save(QStringLiteral("library/新.md"), "# 新的\n\n" + QByteArray("别的话。").repeated(300) + "数据中心。\n");
    QTRY_COMPARE_WITH_TIMEOUT(titles(), before + QStringList{u"新的"_qs}, kPatience);
    QCOMPARE(list()->currentIndex().row(), 1);
    QVERIFY(chip(QStringLiteral("again:")) == nullptr);
}

/// What has only just come up is not being read yet.
void SearchGrowthTest::newerResultsAtOnce()
{
    ask(QStringLiteral("火星"), std::chrono::hours(1));
    const QString chosen = list()->currentIndex().data().toString();
    save(QStringLiteral("library/新.md"), "# 去火星\n\n## 火星\n\n火星。\n");
    QTRY_COMPARE_WITH_TIMEOUT(titles().value(0), QStringLiteral("去火星"), kPatience);
    // But Enter opens what it would have opened before.
    QCOMPARE(list()->currentIndex().data().toString(), chosen);
}

/// What is found meanwhile comes last, and nothing moves.
void SearchGrowthTest::whileALibraryIsIndexed()
{
    ask(QStringLiteral("火星"));
    const QStringList before = titles();
    for (int i = 0; i < 30; ++i) {
        m_f->write(QStringLiteral("library/新%1.md").arg(i), "# 别的\n\n没有。\n");
    }
    save(QStringLiteral("library/新.md"), "# 去火星\n\n## 火星\n\n火星。\n");
    QTRY_VERIFY_WITH_TIMEOUT(titles().contains(QStringLiteral("去火星")), kPatience);
    QCOMPARE(titles().mid(0, before.size()), before);
    QVERIFY(chip(QStringLiteral("again:")) != nullptr);
    chip(QStringLiteral("again:"))->click();
    QTRY_COMPARE(titles().value(0), QStringLiteral("去火星"));
    QTRY_VERIFY(chip(QStringLiteral("again:")) == nullptr || !chip(QStringLiteral("again:"))->isVisible());
}

QTEST_MAIN(SearchGrowthTest)
#include "tst_search_growth.moc"

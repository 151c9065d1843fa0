#include "app/panels/lazy_list.h"

#include <QApplication>
#include <QEnterEvent>
#include <QHoverEvent>
#include <QScrollBar>
#include <QSet>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QTest>

namespace zhilan::panels
{

namespace
{

constexpr int kRows = 20'000;

/// Rows of 20 to 139 pixels, higher in narrow lists.
class Heights : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] static int of(int row, int width) { return 20 + (row * 37) % 120 + (width < 250 ? 15 : 0); }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        ++asked;
        return {option.rect.width(), of(index.row(), option.rect.width())};
    }
    void paint(QPainter* /*painter*/, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        hovered.remove(index.row());
        if (option.state.testFlag(QStyle::State_MouseOver)) {
            hovered.insert(index.row());
        }
    }
    mutable int asked = 0;
    mutable QSet<int> hovered; ///< as they were painted last
};

QStringList words(int count)
{
    QStringList list;
    list.reserve(count);
    for (int i = 0; i < count; ++i) {
        list.append(QString::number(i));
    }
    return list;
}

} // namespace

class TestLazyList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void onlyRowsInViewAreMeasured();
    void rowsStandBelowEachOther();
    void aFarRowIsBroughtIntoView();
    void whatIsInViewStaysWhileScrollingUp();
    void theFirstRowInViewStaysAtAnotherWidth();
    void keysReachEveryRow();
    void clicksSelect();
    void rowsComeAndGo();
    void oneRowIsHovered();

private:
    [[nodiscard]] QRect rect(int row) const { return m_list->visualRect(m_model->index(row)); }
    [[nodiscard]] int first() const { return m_list->indexAt({5, 0}).row(); }
    [[nodiscard]] int room() const { return m_list->viewport()->height(); }

    std::unique_ptr<LazyList> m_list;
    QStringListModel* m_model = nullptr;
    Heights* m_heights = nullptr;
};

void TestLazyList::init()
{
    m_list = std::make_unique<LazyList>();
    m_model = new QStringListModel(words(kRows), m_list.get());
    m_heights = new Heights(m_list.get());
    m_list->setItemDelegate(m_heights);
    m_list->setModel(m_model);
    m_list->resize(300, 500);
    m_list->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
    QTest::qWait(1);
}

void TestLazyList::cleanup()
{
    m_list.reset();
}

void TestLazyList::onlyRowsInViewAreMeasured()
{
    QVERIFY(m_heights->asked > 0);
    QVERIFY2(m_heights->asked < 100, qPrintable(QString::number(m_heights->asked)));
    // Yet the scroll bar stands for all of them.
    QVERIFY(m_list->verticalScrollBar()->maximum() > kRows * 20);
}

void TestLazyList::rowsStandBelowEachOther()
{
    for (int row = 0; rect(row).top() < room(); ++row) {
        QCOMPARE(rect(row).height(), Heights::of(row, m_list->viewport()->width()));
        QCOMPARE(rect(row + 1).top(), rect(row).bottom() + 1);
        QCOMPARE(m_list->indexAt(rect(row).center()).row(), row);
    }
}

void TestLazyList::aFarRowIsBroughtIntoView()
{
    for (const int row : {15'000, 3, kRows - 1, 9'999}) {
        m_list->scrollTo(m_model->index(row), QAbstractItemView::PositionAtCenter);
        QCOMPARE(rect(row).height(), Heights::of(row, m_list->viewport()->width()));
        QVERIFY(m_list->viewport()->rect().contains(rect(row)));
        if (row > 100 && row < kRows - 100) {
            QVERIFY(std::abs(rect(row).center().y() - room() / 2) <= 1);
        }
    }
    m_list->scrollTo(m_model->index(500), QAbstractItemView::PositionAtTop);
    QCOMPARE(rect(500).top(), 0);
    m_list->scrollTo(m_model->index(700), QAbstractItemView::PositionAtBottom);
    QCOMPARE(rect(700).bottom(), room() - 1);
    m_list->scrollTo(m_model->index(700));
    QCOMPARE(rect(700).bottom(), room() - 1);
    QVERIFY(m_heights->asked < 500);
}

void TestLazyList::whatIsInViewStaysWhileScrollingUp()
{
    m_list->scrollTo(m_model->index(10'000), QAbstractItemView::PositionAtTop);
    QScrollBar* bar = m_list->verticalScrollBar();
    for (int step = 0; step < 200; ++step) {
        const int row = first() + 1;
        const int before = rect(row).top();
        bar->setValue(bar->value() - 17);
        QCOMPARE(rect(row).top(), before + 17);
        QCOMPARE(rect(first()).height(), Heights::of(first(), m_list->viewport()->width()));
    }
    QVERIFY(first() < 9'999);
}

void TestLazyList::theFirstRowInViewStaysAtAnotherWidth()
{
    m_list->scrollTo(m_model->index(10'000), QAbstractItemView::PositionAtTop);
    m_list->resize(200, 500);
    QTRY_COMPARE(rect(10'000).height(), Heights::of(10'000, 200));
    QCOMPARE(rect(10'000).top(), 0);
    QVERIFY(m_list->measuredRows() < 100);
}

void TestLazyList::keysReachEveryRow()
{
    QTest::keyClick(m_list.get(), Qt::Key_End);
    QCOMPARE(m_list->currentIndex().row(), kRows - 1);
    QCOMPARE(rect(kRows - 1).bottom(), room() - 1);
    QTest::keyClick(m_list.get(), Qt::Key_Up);
    QCOMPARE(m_list->currentIndex().row(), kRows - 2);
    QTest::keyClick(m_list.get(), Qt::Key_PageUp);
    const int above = m_list->currentIndex().row();
    QVERIFY(above < kRows - 3 && above > kRows - 30);
    QVERIFY(m_list->viewport()->rect().contains(rect(above)));
    QTest::keyClick(m_list.get(), Qt::Key_PageDown);
    QVERIFY(m_list->currentIndex().row() > above);
    QTest::keyClick(m_list.get(), Qt::Key_Home);
    QCOMPARE(m_list->currentIndex().row(), 0);
    QCOMPARE(rect(0).top(), 0);
    for (int row = 1; row < 200; ++row) {
        QTest::keyClick(m_list.get(), Qt::Key_Down);
        QCOMPARE(m_list->currentIndex().row(), row);
        QVERIFY(m_list->viewport()->rect().contains(rect(row)));
    }
}

void TestLazyList::clicksSelect()
{
    m_list->scrollTo(m_model->index(10'000), QAbstractItemView::PositionAtTop);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, rect(10'002).center());
    QCOMPARE(m_list->currentIndex().row(), 10'002);
    QCOMPARE(m_list->selectionModel()->selectedRows().size(), 1);
}

void TestLazyList::rowsComeAndGo()
{
    m_list->scrollTo(m_model->index(19'000), QAbstractItemView::PositionAtTop);
    m_model->setStringList(words(10));
    QTRY_COMPARE(m_list->verticalScrollBar()->maximum(), std::max(0, rect(9).bottom() + 1 - rect(0).top() - room()));
    QCOMPARE(rect(0).top(), 0);
    m_model->removeRows(0, 10);
    m_list->repaint();
    QTRY_COMPARE(m_list->verticalScrollBar()->maximum(), 0);
    QVERIFY(!m_list->indexAt({5, 5}).isValid());
    QTest::keyClick(m_list.get(), Qt::Key_Down);
    m_model->setStringList(words(3));
    QTRY_VERIFY(m_list->indexAt({5, 5}).isValid());
    QCOMPARE(rect(0).top(), 0);
}

/// Though another one came below a pointer that rests.
void TestLazyList::oneRowIsHovered()
{
    const auto pointTo = [this](int y) {
        const QPoint at(20, y);
        QCursor::setPos(m_list->viewport()->mapToGlobal(at));
        QHoverEvent event(QEvent::HoverMove, at, m_list->viewport()->mapToGlobal(at), at);
        QApplication::sendEvent(m_list->viewport(), &event);
    };
    const auto isAlone = [this](int y) {
        QSet<int> seen;
        for (const int row : m_heights->hovered) {
            if (rect(row).intersects(m_list->viewport()->rect())) {
                seen.insert(row);
            }
        }
        return seen == QSet<int>{m_list->indexAt({20, y}).row()};
    };
    QEnterEvent enter(QPointF(20, 60), QPointF(20, 60), m_list->viewport()->mapToGlobal(QPointF(20, 60)));
    QApplication::sendEvent(m_list->viewport(), &enter);
    pointTo(60);
    QTRY_VERIFY(isAlone(60));
    m_model->setStringList(words(100));
    QTRY_VERIFY(isAlone(60));
    pointTo(400);
    QTRY_VERIFY(isAlone(400));
}

} // namespace zhilan::panels

QTEST_MAIN(zhilan::panels::TestLazyList)
#include "tst_lazy_list.moc"

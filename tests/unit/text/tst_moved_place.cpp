#include "core/text/moved_place.h"

#include <QtTest>

#include <string>

using zhilan::text::movedPlace;

/// Places are marked with "^" in both texts.
class TestMovedPlace : public QObject
{
    Q_OBJECT

private slots:
    void places_data();
    void places();
};

void TestMovedPlace::places_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char* name, const char* before, const char* after) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after);
    };
    row("nothing changed", "一\n\n^二\n\n三\n", "一\n\n^二\n\n三\n");
    row("inserted above", "一\n\n^二\n\n三\n", "新\n\n一\n\n^二\n\n三\n");
    row("inserted below", "一\n\n^二\n\n三\n", "一\n\n^二\n\n新\n\n三\n");
    row("inserted just above", "- 一\n- ^二\n- 三\n", "- 一\n- 新\n- ^二\n- 三\n");
    row("beginning like it", "- 一\n^- 二\n- 三\n", "- 一\n- 二十\n^- 二\n- 三\n");
    row("removed above", "新\n\n一\n\n^二\n", "一\n\n^二\n");
    row("above and below", "一\n\n^二\n\n三\n", "零\n一\n\n^二\n\n三\n四\n");
    row("changed itself", "一\n^二\n三\n", "零\n一\n^二改\n三\n四\n");
    row("removed itself", "一\n^二\n三\n尾\n", "零\n一\n^三\n尾\n末\n");
    row("the nearest of several", "同一\n三\n^同一\n四四四四\n同一\n", "一\n同一\n三\n^同一\n四四四四\n同一\n加\n");
    row("at the end", "一\n二^", "零\n一\n二^");
    row("all others", "^一\n二\n", "^三\n四\n");
    row("nothing left", "一\n^二\n", "^");
    row("was nothing", "^", "^一\n");
}

void TestMovedPlace::places()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    std::string was = before.toStdString();
    std::string is = after.toStdString();
    const auto from = was.find('^');
    const auto to = is.find('^');
    was.erase(from, 1);
    is.erase(to, 1);
    QCOMPARE(movedPlace(was, is, static_cast<std::uint32_t>(from)), static_cast<std::uint32_t>(to));
}

QTEST_APPLESS_MAIN(TestMovedPlace)
#include "tst_moved_place.moc"

#include "app/models/roles.h"
#include "app/panels/result_delegate.h"
#include "app/style/style.h"
#include "app/style/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStandardItemModel>
#include <QtTest/QtTest>

using namespace zhilan;

/// How a hit is painted.
class ResultDelegateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selectedStandsOut_data();
    void selectedStandsOut();
    void markedInLongTitle();
    void endOfLongPlace();
    void timeOfWhatIsAround();
};

void ResultDelegateTest::selectedStandsOut_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Of the two the card that Enter opens differs more from a plain one, in its ground and in its border.
void ResultDelegateTest::selectedStandsOut()
{
    QFETCH(bool, dark);
    style::apply(*qobject_cast<QApplication*>(QCoreApplication::instance()),
                 style::theme(dark ? style::Appearance::Dark : style::Appearance::Light));
    QStandardItemModel model;
    model.appendRow(new QStandardItem(QStringLiteral("盐与电")));
    const panels::ResultDelegate delegate;
    const auto draw = [&](QStyle::State state) {
        QImage image(400, 60, QImage::Format_RGB32);
        image.fill(style::currentTheme().paper);
        QStyleOptionViewItem option;
        option.font = QApplication::font();
        option.rect = image.rect();
        option.state = state;
        QPainter painter(&image);
        delegate.paint(&painter, option, model.index(0, 0));
        return image;
    };
    const QImage plain = draw(QStyle::State_Enabled);
    const QImage hovered = draw(QStyle::State_Enabled | QStyle::State_MouseOver);
    const QImage selected = draw(QStyle::State_Enabled | QStyle::State_Selected);
    const auto difference = [&plain](const QImage& image, QPoint at) {
        const QColor a = plain.pixelColor(at);
        const QColor b = image.pixelColor(at);
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
    };
    const QPoint ground(380, 20);
    const QPoint border(200, 0);
    QVERIFY(difference(selected, ground) > difference(hovered, ground));
    QVERIFY(difference(selected, border) > difference(hovered, border));
    QVERIFY(difference(hovered, ground) + difference(hovered, border) > 0);
    QVERIFY(draw(QStyle::State_Enabled | QStyle::State_Selected | QStyle::State_MouseOver) == selected);
}

/// However long a title is, what was found in it is seen.
void ResultDelegateTest::markedInLongTitle()
{
    const QString before = u"说了很久"_qs.repeated(60);
    const QString word = u"灯塔"_qs;
    const auto marked = [&](const QString& title) {
        QStandardItemModel model;
        auto* item = new QStandardItem(title);
        const int at = static_cast<int>(title.indexOf(word));
        item->setData(QVariant::fromValue(models::Marks{{at, at + static_cast<int>(word.size())}}),
                      models::TitleMarksRole);
        model.appendRow(item);
        QImage image(500, 60, QImage::Format_RGB32);
        image.fill(style::currentTheme().paper);
        QStyleOptionViewItem option;
        option.font = QApplication::font();
        option.rect = image.rect();
        QPainter painter(&image);
        panels::ResultDelegate().paint(&painter, option, model.index(0, 0));
        painter.end();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == style::currentTheme().hit ? 1 : 0;
        }
        return pixels;
    };
    const int whole = marked(word);
    QVERIFY(whole > 50);
    // The same glyphs on the same ground, but for where their edges fall.
    for (const QString& title : {before + word, before + word + before, word + before})
        QVERIFY2(std::abs(marked(title) - whole) <= whole / 4, qPrintable(title.left(3)));
}

void ResultDelegateTest::endOfLongPlace()
{
    const QFontMetricsF metrics(QApplication::font());
    const auto widthOf = [&metrics](const QString& text) {
        return metrics.horizontalAdvance(text) + 0.5;
    };
    const QString place = u"资料 › 计算投资与风险管理 › 负责任的投资"_qs;
    const auto within = [&](const QString& room) {
        return panels::ResultDelegate::placeWithin(place, metrics, widthOf(room));
    };
    QCOMPARE(within(place), place);
    QCOMPARE(within(u"资料 › 计算投资与风险管理 › 负责任的投"_qs), u"… › 计算投资与风险管理 › 负责任的投资"_qs);
    QCOMPARE(within(u"… › 算投资与风险管理 › 负责任的投资"_qs), u"… › 负责任的投资"_qs);
    QCOMPARE(within(u"负责任的…"_qs), u"负责任的…"_qs);
    QCOMPARE(panels::ResultDelegate::placeWithin(u"负责任的投资"_qs, metrics, widthOf(u"负责…"_qs)), u"负责…"_qs);
}

void ResultDelegateTest::timeOfWhatIsAround()
{
    QStandardItemModel model(1, 1);
    const QModelIndex row = model.index(0, 0);
    model.setData(row, 756000, models::TimeRole);
    model.setData(row, true, models::VideoRole);
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, 600, 80);
    const panels::ResultDelegate delegate;
    const double stated = delegate.timeRect(option, row).width();
    QCOMPARE(panels::RowDelegate::timeText(row), QStringLiteral("12:36"));
    model.setData(row, true, models::FromTimeRole);
    QCOMPARE(panels::RowDelegate::timeText(row), QStringLiteral("from 12:36"));
    QVERIFY(delegate.timeRect(option, row).width() > stated);
    model.setData(row, -1, models::TimeRole);
    QCOMPARE(panels::RowDelegate::timeText(row), QString());
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    style::apply(application, style::theme(style::Appearance::Light));
    ResultDelegateTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_result_delegate.moc"

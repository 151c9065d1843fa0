#include "app/reader/text_layout.h"
#include "app/style/style.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QApplication>
#include <QDir>
#include <QFontInfo>
#include <QLibrary>
#include <QRawFont>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace zhilan;
using reader::ReaderView;

namespace
{

// A picture differs where a channel is further off than kNear; kMostPixels of a million such pixels are let pass.
constexpr int kNear = 24;
constexpr int kMostPixels = 300;
constexpr QSize kSize(704, 1400);
constexpr int kMargin = 16; ///< kept below what is shown
const QColor kPictureColor(0x3A, 0x7C, 0xA5);

QString folder()
{
    return QStringLiteral(ZHILAN_TEST_DATA_DIR "/reader/pictures/");
}

bool renews()
{
    return qEnvironmentVariable("ZHILAN_PICTURES") == QStringLiteral("renew");
}

/// Version of the library that Qt draws letters with, as long as it is the system's.
QString freeTypeVersion()
{
    QLibrary library(QStringLiteral("freetype"), 6);
    void* freeType = nullptr;
    const auto begin = reinterpret_cast<int (*)(void**)>(library.resolve("FT_Init_FreeType"));
    const auto version = reinterpret_cast<void (*)(void*, int*, int*, int*)>(library.resolve("FT_Library_Version"));
    const auto end = reinterpret_cast<int (*)(void*)>(library.resolve("FT_Done_FreeType"));
    if (begin == nullptr || version == nullptr || end == nullptr || begin(&freeType) != 0)
        return QStringLiteral("unknown");
    int major = 0;
    int minor = 0;
    int patch = 0;
    version(freeType, &major, &minor, &patch);
    end(freeType);
    return QStringLiteral("%1.%2.%3").arg(major).arg(minor).arg(patch);
}

/// Family and revision of the face that a character is really drawn with.
QString faceOf(const QFont& font, const QString& sample)
{
    QTextLayout layout(sample, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    if (runs.isEmpty())
        return QStringLiteral("none");
    const QRawFont raw = runs.front().rawFont();
    constexpr int kRevision = 4; // OpenType, table "head"
    return raw.familyName() + QLatin1Char(' ') + QString::fromLatin1(raw.fontTable("head").mid(kRevision, 4).toHex());
}

/// What the look of letters depends on, one a line.
QStringList surroundings()
{
    const QString han = QStringLiteral("汉");
    const QString latin = QStringLiteral("a");
    const QFont reading = style::readingFont(QStringLiteral("zh-CN"), 1);
    const QFont code = style::monospaceFont(1);
    return {QStringLiteral("Qt ") + QString::fromLatin1(qVersion()),
            QStringLiteral("FreeType ") + freeTypeVersion(),
            QStringLiteral("reading, Han: ") + faceOf(reading, han),
            QStringLiteral("reading, Latin: ") + faceOf(reading, latin),
            QStringLiteral("reading English: ") + faceOf(style::readingFont(QStringLiteral("en"), 1), latin),
            QStringLiteral("reading Japanese: ") +
                faceOf(style::readingFont(QStringLiteral("ja"), 1), QStringLiteral("漢")),
            QStringLiteral("reading Korean: ") +
                faceOf(style::readingFont(QStringLiteral("ko"), 1), QStringLiteral("한")),
            QStringLiteral("code: ") + faceOf(code, latin),
            QStringLiteral("code, Han: ") + faceOf(code, han),
            QStringLiteral("math: ") + faceOf(reader::mathFont(reading), latin),
            QStringLiteral("interface: ") + faceOf(QApplication::font(), latin)};
}

QImage cropped(const QImage& image, const QColor& paper)
{
    int bottom = image.height() - 1;
    const auto isPaper = [&](int y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != paper)
                return false;
        }
        return true;
    };
    while (bottom > 0 && isPaper(bottom))
        --bottom;
    return image.copy(0, 0, image.width(), std::min(image.height(), bottom + 1 + kMargin));
}

bool isNear(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) <= kNear && std::abs(qGreen(a) - qGreen(b)) <= kNear &&
           std::abs(qBlue(a) - qBlue(b)) <= kNear;
}

/// The pixels that differ in red on what is left of the kept picture; counts them.
QImage difference(const QImage& actual, const QImage& kept, qint64& pixels)
{
    QImage picture(actual.size().expandedTo(kept.size()), QImage::Format_RGB32);
    pixels = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const bool both = actual.rect().contains(x, y) && kept.rect().contains(x, y);
            const bool same = both && isNear(actual.pixel(x, y), kept.pixel(x, y));
            pixels += same ? 0 : 1;
            const int gray = both ? 128 + qGray(kept.pixel(x, y)) / 2 : 255;
            picture.setPixel(x, y, same ? qRgb(gray, gray, gray) : qRgb(220, 0, 0));
        }
    }
    return picture;
}

} // namespace

/// Each kind of block as it looks, in light and dark.
class TestBlockPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void looks_data();
    void looks();
    void differenceIsSeen();

private:
    /// Painted until it is `accepted`, or that takes too long: pictures are read meanwhile.
    QImage rendered(const QString& name, style::Appearance appearance,
                    const std::function<bool(const QImage&)>& accepted);

    QTemporaryDir m_pictures;
    QString m_skipped;
};

void TestBlockPictures::initTestCase()
{
    QFont interface(QStringLiteral("Noto Sans CJK SC"));
    interface.setPixelSize(13);
    QApplication::setFont(interface);
    QImage picture(320, 120, QImage::Format_RGB32);
    picture.fill(kPictureColor);
    QVERIFY(picture.save(m_pictures.filePath(QStringLiteral("picture.png"))));

    const QStringList here = surroundings();
    QFile file(folder() + QStringLiteral("surroundings.txt"));
    if (renews()) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(here.join(QLatin1Char('\n')).toUtf8() + '\n');
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList kept = QString::fromUtf8(file.readAll()).trimmed().split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < here.size() && m_skipped.isEmpty(); ++i) {
        if (i >= kept.size() || here[i] != kept[i])
            m_skipped = QStringLiteral("letters look otherwise here: %1; the pictures were made with %2")
                            .arg(here[i], kept.value(i));
    }
}

void TestBlockPictures::looks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("dark");
    for (const QString& file : QDir(folder()).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        const QString name = QFileInfo(file).baseName();
        for (const bool dark : {false, true})
            QTest::addRow("%s, %s", qPrintable(name), dark ? "dark" : "light") << name << dark;
    }
}

QImage TestBlockPictures::rendered(const QString& name, style::Appearance appearance,
                                   const std::function<bool(const QImage&)>& accepted)
{
    const style::Theme& theme = style::theme(appearance);
    style::apply(*qApp, theme);
    const DocumentPtr document = fromText(fileText(folder() + name + QStringLiteral(".md")));
    ReaderView view;
    view.setTheme(theme);
    view.setPictureFolders({m_pictures.path(), m_pictures.path()});
    view.resize(kSize);
    view.setDocument(document);
    if (name == QStringLiteral("table"))
        view.setChartedTables(charted({{0, {{0, 0, 0.05, 0.1}, {0.34, 0.3, 0.35, 0.4}, {1, 1, 1, 1}}, 1, {}}}));
    view.show();
    QImage image;
    if (!QTest::qWaitForWindowExposed(&view))
        return image;
    static_cast<void>(QTest::qWaitFor([&] {
        image = cropped(view.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32), theme.paper);
        return accepted(image);
    }));
    return image;
}

void TestBlockPictures::looks()
{
    QFETCH(QString, name);
    QFETCH(bool, dark);
    if (!m_skipped.isEmpty())
        QSKIP(qPrintable(m_skipped));
    const style::Appearance appearance = dark ? style::Appearance::Dark : style::Appearance::Light;
    const QString file = name + (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"));
    if (renews()) {
        const QImage actual = rendered(name, appearance, [](const QImage&) { return false; }); // as it is in the end
        QVERIFY(actual.save(folder() + file, "PNG", 0)); // 0: as small as it can be
        return;
    }
    const QImage kept = QImage(folder() + file).convertToFormat(QImage::Format_RGB32);
    QVERIFY2(!kept.isNull(), "no such picture: see tests/README.md about how they are renewed");
    qint64 pixels = 0;
    QImage differs;
    bool same = false;
    const QImage actual = rendered(name, appearance, [&](const QImage& image) {
        differs = difference(image, kept, pixels);
        same = image.size() == kept.size() && pixels * 1'000'000 <= qint64{kMostPixels} * kept.width() * kept.height();
        return same;
    });
    QVERIFY(!actual.isNull());
    if (same)
        return;
    const QDir out(QCoreApplication::applicationDirPath() + QStringLiteral("/pictures"));
    QVERIFY(out.mkpath(QStringLiteral(".")));
    QVERIFY(actual.save(out.filePath(file)));
    QVERIFY(differs.save(out.filePath(QStringLiteral("difference-") + file)));
    QFAIL(qPrintable(QStringLiteral("%1 pixels are others: see %2 and difference-%3 beside it")
                         .arg(pixels)
                         .arg(out.filePath(file), file)));
}

/// The comparison finds what it is there for: a letter, a colour, a line that moved.
void TestBlockPictures::differenceIsSeen()
{
    QImage kept(kSize.width(), 200, QImage::Format_RGB32);
    kept.fill(Qt::white);
    qint64 pixels = 0;
    QImage other = kept;
    other.fill(qRgb(255 - kNear, 255, 255));
    static_cast<void>(difference(other, kept, pixels));
    QCOMPARE(pixels, 0);
    other.setPixel(3, 4, qRgb(255, 255 - kNear - 1, 255));
    const QImage seen = difference(other, kept, pixels);
    QCOMPARE(pixels, 1);
    QCOMPARE(seen.pixelColor(3, 4), QColor(220, 0, 0));
    static_cast<void>(difference(kept.copy(0, 0, kept.width(), 199), kept, pixels));
    QCOMPARE(pixels, kept.width());
    // One letter of twelve pixels by twelve is more than what is let pass.
    QVERIFY(qint64{144} / 3 * 1'000'000 > qint64{kMostPixels} * kept.width() * kept.height());
}

QTEST_MAIN(TestBlockPictures)
#include "tst_block_pictures.moc"

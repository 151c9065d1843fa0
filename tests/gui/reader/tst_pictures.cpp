#include "app/reader/picture_file.h"
#include "app/reader/picture_viewer.h"
#include "app/style/style.h"
#include "tests/gui/reader/accessible_fixture.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace zhilan;
using reader::Picture;
using reader::ReaderView;

namespace
{

constexpr QSize kBox{400, 300};
const QColor kRed(200, 30, 30);

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// root/{notes/doc.md, notes/图 1.png (800×200), assets/deep/marked.png, small.png (20×10)}, outside.png beside root.
class PictureFolder
{
public:
    PictureFolder()
    {
        QDir dir(m_folder.path());
        dir.mkpath(QStringLiteral("root/notes"));
        dir.mkpath(QStringLiteral("root/assets/deep"));
        save(QSize(800, 200), QStringLiteral("root/notes/图 1.png"));
        save(QSize(20, 10), QStringLiteral("root/small.png"));
        save(QSize(30, 30), QStringLiteral("root/assets/deep/marked.png"));
        save(QSize(20, 20), QStringLiteral("outside.png"));
        QFile::link(path(QStringLiteral("outside.png")), path(QStringLiteral("root/notes/link.png")));
        write(path(QStringLiteral("root/notes/broken.png")), "\x89PNG\r\n\x1a\nbroken");
        write(path(QStringLiteral("root/notes/empty.png")), {});
        write(path(QStringLiteral("root/notes/huge.png")), hugePng());
        write(path(QStringLiteral("root/notes/a.svg")),
              "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'><rect width='100' height='50' "
              "fill='#c81e1e'/></svg>");
    }

    void save(QSize size, const QString& name, const QColor& color = kRed) const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(color);
        QVERIFY(image.save(path(name)));
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] reader::PictureFolders folders() const
    {
        return {path(QStringLiteral("root/notes")), path(QStringLiteral("root"))};
    }

private:
    /// A header that says 60,000 × 60,000 pixels.
    static QByteArray hugePng()
    {
        return QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000ea600000ea6008020000000fb0e2"
                                   "15000000004944415435af061e0000000049454e44ae426082");
    }

    QTemporaryDir m_folder;
};

/// Size of the smallest rectangle around everything red.
QSize redPart(const QImage& image)
{
    QRect part;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == kRed)
                part |= QRect(x, y, 1, 1);
        }
    }
    return part.size();
}

} // namespace

class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data();
    void found();
    void remoteIsNeverAFile();
    void svgIsCleaned_data();
    void svgIsCleaned();
    void svgBombs_data();
    void svgBombs();
    void shownWhenDecoded();
    void readAgain();
    void loadedPictureIsTold();
    void wantedWidth_data();
    void wantedWidth();
    void cards_data();
    void cards();
    void viewer();
    void viewerTitle_data();
    void viewerTitle();
};

void TestPictures::found_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("byName");
    QTest::addColumn<int>("state");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char* name, const char* address, Picture::State state, QSize size = {},
                        bool byName = false) {
        QTest::newRow(name) << QString::fromUtf8(address) << byName << int(state) << size;
    };
    using State = Picture::State;
    row("beside the document", "图 1.png", State::Ready, {800, 200});
    row("percent encoded", "%E5%9B%BE%201.png", State::Ready, {800, 200});
    row("with a query", "../small.png?raw=true", State::Ready, {20, 10});
    row("above the document", "../small.png", State::Ready, {20, 10});
    row("from the library's root", "/small.png", State::Ready, {20, 10});
    row("svg", "a.svg", State::Ready, {100, 50});
    row("embed", "marked.png", State::Ready, {30, 30}, true);
    row("embed with folder", "assets/deep/marked.png", State::Ready, {30, 30}, true);
    row("embed, another case", "Marked.PNG", State::Ready, {30, 30}, true);
    row("no embed", "marked.png", State::Missing);
    row("missing", "nothing.png", State::Missing);
    row("a folder", "../assets", State::Missing);
    row("outside", "../../outside.png", State::Outside);
    row("outside by a link", "link.png", State::Outside);
    row("outside, absolute", "/etc/hostname", State::Outside);
    row("outside, file address", "file:///etc/hostname", State::Outside);
    row("embed outside", "../../outside.png", State::Outside, {}, true);
    row("another scheme", "ftp://example.org/a.png", State::Outside);
    row("javascript", "javascript:alert(1)", State::Outside);
    row("broken", "broken.png", State::Broken);
    row("empty file", "empty.png", State::Broken);
    row("no picture", "doc.md", State::Missing);
    row("huge", "huge.png", State::TooLarge);
    row("data",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAA"
        "BJRU5ErkJggg==",
        State::Ready, {1, 1});
    if (QImageReader::supportedImageFormats().contains("webp")) // a plugin of Qt's, which may be absent
        row("webp",
            "data:image/webp;base64,UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/"
            "ID/+PIAAAA=",
            State::Ready, {3, 2});
    row("a format of few", "data:;base64,UDYKMSAxCjI1NQoAAAA=", State::Broken);
    row("data, broken", "data:image/png;base64,AAAA", State::Broken);
    row("empty", "", State::Missing);
}

void TestPictures::found()
{
    QFETCH(QString, address);
    QFETCH(bool, byName);
    QFETCH(int, state);
    QFETCH(QSize, size);
    const PictureFolder folder;
    const Picture picture = reader::readPicture({address, byName}, folder.folders(), kBox);
    QCOMPARE(int(picture.state), state);
    if (picture.state != Picture::State::Ready)
        return;
    QCOMPARE(picture.size, size);
    QVERIFY(picture.image.width() <= kBox.width() && picture.image.height() <= kBox.height());
    QVERIFY(!picture.image.isNull());
}

void TestPictures::remoteIsNeverAFile()
{
    const PictureFolder folder;
    QDir(folder.path(QStringLiteral("root/notes"))).mkpath(QStringLiteral("https:/example.org"));
    QFile::copy(folder.path(QStringLiteral("root/small.png")),
                folder.path(QStringLiteral("root/notes/https:/example.org/a.png")));
    for (const char* address : {"https://example.org/a.png", "HTTP://example.org/a.png", "//example.org/a.png"})
        QCOMPARE(int(reader::readPicture({QString::fromLatin1(address)}, folder.folders(), kBox).state),
                 int(Picture::State::Remote));
}

void TestPictures::svgIsCleaned_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QByteArray>("gone"); ///< empty: it stays
    QTest::newRow("rectangle") << QByteArray("<rect id='r' width='1' height='1'/>") << QByteArray();
    QTest::newRow("use") << QByteArray("<g id='a'><path d='M0 0'/></g><use xlink:href='#a'/>") << QByteArray();
    QTest::newRow("picture inside") << QByteArray("<image href='data:image/png;base64,AAAA'/>") << QByteArray();
    QTest::newRow("file") << QByteArray("<image xlink:href='file:///etc/passwd'/>") << QByteArray("passwd");
    QTest::newRow("relative file") << QByteArray("<image href='secret.png'/>") << QByteArray("secret");
    QTest::newRow("network") << QByteArray("<image href='https://example.org/x.png'/>") << QByteArray("example");
    QTest::newRow("use of a file") << QByteArray("<use href='other.svg#a'/>") << QByteArray("other");
    QTest::newRow("svg in svg") << QByteArray("<image href='data:image/svg+xml,x'/>") << QByteArray("svg+xml");
    QTest::newRow("script") << QByteArray("<script>evil()</script>") << QByteArray("evil");
    QTest::newRow("event") << QByteArray("<rect onload='evil()'/>") << QByteArray("evil");
    QTest::newRow("style") << QByteArray("<style>@import 'evil.css';</style>") << QByteArray("evil");
    QTest::newRow("url") << QByteArray("<rect fill='url(evil.svg#p)'/>") << QByteArray("evil");
    QTest::newRow("html") << QByteArray("<foreignObject><p>evil</p></foreignObject>") << QByteArray("evil");
    QTest::newRow("dashes") << QByteArray("<path stroke-dasharray='0.0000001'/>") << QByteArray("0.0000001");
}

void TestPictures::svgIsCleaned()
{
    QFETCH(QByteArray, inside);
    QFETCH(QByteArray, gone);
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>" +
                           inside + "<text>留下</text></svg>";
    const QByteArray clean = reader::cleanSvg(svg);
    QVERIFY(clean.contains("留下"));
    if (!gone.isEmpty()) {
        QVERIFY2(!clean.contains(gone), clean.constData());
        return;
    }
    // What stays, stays whole.
    const QByteArray name = inside.mid(1, inside.indexOf(' ') - 1);
    QVERIFY2(clean.contains('<' + name + ' '), clean.constData());
    if (inside.contains("href"))
        QVERIFY2(clean.contains("href="), clean.constData());
}

void TestPictures::svgBombs_data()
{
    QTest::addColumn<QByteArray>("svg");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("no svg");
    QTest::newRow("html") << QByteArray("<html><svg/></html>");
    QTest::newRow("truncated") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><g>");
    QTest::newRow("uses itself") << QByteArray("<svg><g id='a'><use href='#a'/></g></svg>");
    QTest::newRow("use each other") << QByteArray(
        "<svg><g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>");
    QTest::newRow("entities") << QByteArray(
        "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>");
    QByteArray laughs = "<svg>";
    for (int i = 0; i < 12; ++i) {
        laughs += "<g id='n" + QByteArray::number(i) + "'>";
        laughs += i == 0 ? QByteArray("<rect/>")
                         : QByteArray("<use href='#n" + QByteArray::number(i - 1) + "'/>").repeated(10);
        laughs += "</g>";
    }
    QTest::newRow("a billion laughs") << laughs + "</svg>";
    QTest::newRow("deep") << "<svg>" + QByteArray("<g>").repeated(5000) + QByteArray("</g>").repeated(5000) + "</svg>";
    QTest::newRow("many") << "<svg>" + QByteArray("<g/>").repeated(60000) + "</svg>";
}

void TestPictures::svgBombs()
{
    QFETCH(QByteArray, svg);
    QVERIFY(reader::cleanSvg(svg).isEmpty());
}

void TestPictures::shownWhenDecoded()
{
    const PictureFolder folder;
    const DocumentPtr document = fromText("# 标题\n\n![一张图](<图 1.png>)\n\n后面的文字。\n");
    const auto view = shown(nullptr);
    view->setPictureFolders(folder.folders());
    view->setDocument(document);
    const std::uint32_t after = byteOf(document, "后面的");
    const QImage before = view->grab().toImage();
    const int placed = view->rectOfByte(after).top();
    QTRY_VERIFY(view->rectOfByte(after).top() != placed);
    const QImage image = view->grab().toImage();
    QVERIFY(!holdsColor(before, before.rect(), kRed));
    QVERIFY(holdsColor(image, image.rect(), kRed));
    QCOMPARE(redPart(image), QSize(640, 160)); // fitted into the column
    view->selectAll();
    QVERIFY(view->selectedText().contains(QStringLiteral("一张图")));
}

/// One that was there has changed, one that was not is there, one is gone.
void TestPictures::readAgain()
{
    const QColor blue(20, 40, 200);
    const PictureFolder folder;
    const auto view = shown(nullptr);
    view->setPictureFolders(folder.folders());
    view->setDocument(fromText("![](<图 1.png>)\n\n![](new.png)\n"));
    const auto holds = [&view](const QColor& color) {
        const QImage image = view->grab().toImage();
        return holdsColor(image, image.rect(), color);
    };
    QTRY_VERIFY(holds(kRed));
    const QImage first = view->grab().toImage();
    folder.save(QSize(800, 200), QStringLiteral("root/notes/图 1.png"), blue);
    folder.save(QSize(40, 40), QStringLiteral("root/notes/new.png"), QColor(10, 160, 60));
    QCOMPARE(view->grab().toImage(), first); // nobody has said so
    view->refreshPictures();
    QVERIFY(holds(kRed)); // what there was is shown until the new one is there
    QTRY_VERIFY(holds(blue));
    QTRY_VERIFY(holds(QColor(10, 160, 60)));
    QVERIFY(QFile::remove(folder.path(QStringLiteral("root/notes/图 1.png"))));
    view->refreshPictures();
    QTRY_VERIFY(!holds(blue));
}

/// A picture that is there can be looked at: assistive technology is told of the button, and the keyboard's focus
/// stays.
void TestPictures::loadedPictureIsTold()
{
    const PictureFolder folder;
    const auto view = shown(nullptr);
    view->setPictureFolders(folder.folders());
    view->activateWindow();
    view->setFocus();
    const Told told(*view);
    view->setDocument(fromText("[前](a.md)\n\n![甲](<图 1.png>)\n\n[后](b.md)\n"));
    const int before = Told::count(QAccessible::ObjectReorder); // of the document itself
    const auto buttons = [&view] {
        QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(view.get());
        int count = 0;
        for (int i = 0; i < reader->childCount(); ++i) {
            QAccessibleInterface* block = reader->child(i);
            for (int k = 0; k < block->childCount(); ++k)
                count += block->child(k)->role() == QAccessible::Button ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(buttons(), 0);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTRY_COMPARE(buttons(), 1);
    QVERIFY(Told::count(QAccessible::ObjectReorder) > before);
    QSignalSpy activated(view.get(), &ReaderView::linkActivated);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(activated.last().at(0).toString(), QStringLiteral("b.md"));
}

void TestPictures::wantedWidth_data()
{
    QTest::addColumn<QByteArray>("picture");
    QTest::addColumn<QSize>("size");
    QTest::newRow("embed") << QByteArray("![[图 1.png|200]]") << QSize(200, 50);
    QTest::newRow("embed with both") << QByteArray("![[图 1.png|400x100]]") << QSize(400, 100);
    QTest::newRow("behind words") << QByteArray("![一张图|200](<图 1.png>)") << QSize(200, 50);
    QTest::newRow("too wide") << QByteArray("![[图 1.png|2000]]") << QSize(640, 160);
    QTest::newRow("HTML") << QByteArray("<img src='图 1.png' width=160>") << QSize(160, 40);
    QTest::newRow("HTML in a sentence") << QByteArray("看 <img src='图 1.png' width='80px'>。") << QSize(80, 20);
    QTest::newRow("HTML, part of the column") << QByteArray("<img src='图 1.png' width='25%'>") << QSize(160, 40);
    QTest::newRow("HTML, no width") << QByteArray("<img src='图 1.png' width='auto'>") << QSize(640, 160);
    QTest::newRow("a year is no width") << QByteArray("![2023](<图 1.png>)") << QSize(640, 160);
    QTest::newRow("larger than it is") << QByteArray("![[small.png|100]]") << QSize(100, 50);
}

void TestPictures::wantedWidth()
{
    QFETCH(QByteArray, picture);
    QFETCH(QSize, size);
    const PictureFolder folder;
    const auto view = shown(nullptr);
    view->setPictureFolders(folder.folders());
    view->setDocument(fromText(picture + "\n\n后面的文字。\n"));
    QTRY_COMPARE(redPart(view->grab().toImage()), size);
}

void TestPictures::cards_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("links");
    QTest::newRow("remote") << QByteArray("https://example.org/tower.png") << 1;
    QTest::newRow("missing") << QByteArray("nothing.png") << 0;
    QTest::newRow("outside") << QByteArray("../../outside.png") << 0;
}

/// What stands for a picture names its address; only one on the web is a link.
void TestPictures::cards()
{
    QFETCH(QByteArray, address);
    QFETCH(int, links);
    const PictureFolder folder;
    const DocumentPtr document = fromText("![灯塔](" + address + ")\n\n后面。\n");
    const auto view = shown(nullptr);
    view->setPictureFolders(folder.folders());
    view->setDocument(document);
    const int placed = view->rectOfByte(byteOf(document, "后面")).top();
    if (links == 0)
        QTRY_VERIFY(view->rectOfByte(byteOf(document, "后面")).top() != placed);
    QSignalSpy activated(view.get(), &ReaderView::linkActivated);
    const QRect card(0, 0, view->viewport()->width(), view->rectOfByte(byteOf(document, "后面")).top());
    for (int y = 0; y < card.bottom() && activated.isEmpty(); y += 6)
        click(*view, {card.center().x() - 180, y});
    QCOMPARE(activated.count(), links);
    if (links == 1)
        QCOMPARE(activated.at(0).at(0).toString(), QString::fromLatin1(address));
}

void TestPictures::viewer()
{
    const PictureFolder folder;
    const DocumentPtr document = fromText("![一张图](<图 1.png>)\n\n后面的文字。\n");
    const auto view = shown(nullptr);
    view->setPictureFolders(folder.folders());
    view->setDocument(document);
    const std::uint32_t after = byteOf(document, "后面的");
    const int placed = view->rectOfByte(after).top();
    QTRY_VERIFY(view->rectOfByte(after).top() != placed);
    view->activateWindow();
    view->setFocus();
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    auto* viewer = view->findChild<reader::PictureViewer*>(QStringLiteral("pictureViewer"));
    QVERIFY(viewer != nullptr);
    QCOMPARE(viewer->windowTitle(), QStringLiteral("一张图"));
    viewer->resize(416, 316);
    QTRY_COMPARE(viewer->scale(), 0.5);
    const QImage image = viewer->grab().toImage();
    QCOMPARE(image.pixelColor(208, 158), kRed);
    QVERIFY(image.pixelColor(208, 20) != kRed);
    view->setTheme(style::theme(style::Appearance::Dark));
    QCOMPARE(viewer->grab().toImage().pixelColor(208, 20), style::theme(style::Appearance::Dark).window);
    QTest::keyClick(viewer, Qt::Key_Plus);
    QCOMPARE(viewer->scale(), 0.625);
    QTest::keyClick(viewer, Qt::Key_1);
    QCOMPARE(viewer->scale(), 1.0);
    QTest::keyClick(viewer, Qt::Key_0);
    QCOMPARE(viewer->scale(), 0.5);
    QPointer<reader::PictureViewer> guard(viewer);
    QTest::keyClick(viewer, Qt::Key_Escape);
    QTRY_VERIFY(guard.isNull());
}

void TestPictures::viewerTitle_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("title");
    QTest::newRow("caption") << QStringLiteral("small.png") << QStringLiteral("图一") << QStringLiteral("图一");
    QTest::newRow("address") << QStringLiteral("small.png") << QString() << QStringLiteral("small.png");
    QTest::newRow("data") << QStringLiteral("data:image/png;base64,iVBORw0K") << QString()
                          << QStringLiteral("image/png");
    QTest::newRow("data of no kind") << QStringLiteral("DATA:,abc") << QString() << QString();
    QTest::newRow("no data") << QStringLiteral("data:") + QString(1000, QLatin1Char('a')) << QString()
                             << QString(40, QLatin1Char('a'));
    // X11 breaks the connection over a name of some megabytes.
    QTest::newRow("long caption") << QStringLiteral("small.png") << QString(1'000'000, QLatin1Char('a'))
                                  << QString(200, QLatin1Char('a')) + QChar(0x2026);
    QTest::newRow("long address") << QString(1'000'000, QLatin1Char('a')) << QString()
                                  << QString(200, QLatin1Char('a')) + QChar(0x2026);
}

void TestPictures::viewerTitle()
{
    QFETCH(QString, address);
    QFETCH(QString, caption);
    QFETCH(QString, title);
    const PictureFolder folder;
    QWidget parent;
    const reader::PictureViewer viewer({address}, caption, folder.folders(), style::currentTheme(), &parent);
    QCOMPARE(viewer.windowTitle(), title);
    QCOMPARE(viewer.accessibleName(), title);
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"

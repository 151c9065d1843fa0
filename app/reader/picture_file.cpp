#include "app/reader/picture_file.h"

#include "core/media/picture_path.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QList>
#include <QUrl>

#include <filesystem>

namespace zhilan::reader
{

namespace
{

constexpr qint64 kMostBytes = qint64{64} << 20;
constexpr qint64 kMostPixels = 128'000'000;
constexpr int kMostMegabytes = 512; ///< of one decoded picture
constexpr qsizetype kHead = 4096;
constexpr QSize kSvgSize{640, 480}; ///< of an SVG that does not say

/// RFC 3986, section 3.1; a single letter is a drive of other systems.
QString schemeOf(const QString& address)
{
    const qsizetype colon = address.indexOf(u':');
    if (colon < 2)
        return {};
    for (const QChar c : QStringView(address).left(colon)) {
        const bool belongs = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                             c == u'+' || c == u'-' || c == u'.';
        if (!belongs)
            return {};
    }
    return address.left(colon).toLower();
}

std::filesystem::path toPath(const QString& name)
{
    return std::filesystem::path(QFile::encodeName(name).toStdString());
}

QByteArray dataOf(const QString& address)
{
    const qsizetype comma = address.indexOf(u',');
    if (comma < 0 || address.size() > kMostBytes)
        return {};
    const QByteArray content = address.mid(comma + 1).toUtf8();
    return QStringView(address).left(comma).endsWith(u";base64", Qt::CaseInsensitive)
               ? QByteArray::fromBase64(QByteArray::fromPercentEncoding(content))
               : QByteArray::fromPercentEncoding(content);
}

QImage ready(QImage image)
{
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
}

Picture decoded(QByteArray bytes, QSize box)
{
    QByteArray format;
    if (bytes.left(kHead).contains("<svg")) {
        bytes = cleanSvg(bytes);
        format = "svg";
    }
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, format);
    reader.setDecideFormatFromContent(format.isEmpty());
    reader.setAutoTransform(true);
    // What is installed beside may read many more, and each of them is one more that hostile files can try.
    static const QList<QByteArray> kFormats{"png", "jpeg", "gif", "webp", "svg", "bmp", "avif", "tiff", "ico"};
    if (bytes.isEmpty() || !reader.canRead() || !kFormats.contains(reader.format()))
        return {Picture::State::Broken, {}, {}};
    QSize size = reader.size();
    if (!format.isEmpty() && size.isEmpty())
        size = kSvgSize;
    if (!size.isEmpty() && qint64{size.width()} * size.height() > kMostPixels)
        return {Picture::State::TooLarge, {}, size};
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize fit = turned ? box.transposed() : box;
    if (!size.isEmpty() && (!format.isEmpty() || size.width() > fit.width() || size.height() > fit.height()))
        reader.setScaledSize(size.scaled(fit, Qt::KeepAspectRatio).expandedTo({1, 1}));
    QImage image = reader.read();
    if (image.isNull())
        return {Picture::State::Broken, {}, {}};
    if (size.isEmpty())
        size = image.size();
    if (image.width() > box.width() || image.height() > box.height())
        image = image.scaled(box, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return {Picture::State::Ready, ready(image), turned ? size.transposed() : size};
}

media::PicturePath findFile(const PictureAddress& address, const PictureFolders& folders)
{
    const QString scheme = schemeOf(address.address);
    if (!scheme.isEmpty() && scheme != QStringLiteral("file"))
        return {{}, true};
    const QString written = scheme.isEmpty() ? address.address : QUrl(address.address).toLocalFile();
    return media::findPicture(written.toStdString(), address.byName, {toPath(folders.document), toPath(folders.root)});
}

} // namespace

bool isRemote(const QString& address)
{
    const QString scheme = schemeOf(address);
    return scheme == QStringLiteral("http") || scheme == QStringLiteral("https") ||
           address.startsWith(QStringLiteral("//"));
}

std::filesystem::path pictureFile(const PictureAddress& address, const PictureFolders& folders)
{
    return findFile(address, folders).path;
}

Picture readPicture(const PictureAddress& address, const PictureFolders& folders, QSize box)
{
    if (isRemote(address.address))
        return {Picture::State::Remote, {}, {}};
    static const bool kLimited = (QImageReader::setAllocationLimit(kMostMegabytes), true);
    Q_UNUSED(kLimited);
    if (schemeOf(address.address) == QStringLiteral("data"))
        return decoded(dataOf(address.address), box);
    const media::PicturePath found = findFile(address, folders);
    if (found.path.empty())
        return {found.outside ? Picture::State::Outside : Picture::State::Missing, {}, {}};
    QFile file(QFile::decodeName(found.path.c_str()));
    if (!file.open(QIODevice::ReadOnly))
        return {Picture::State::Broken, {}, {}};
    if (file.size() > kMostBytes)
        return {Picture::State::TooLarge, {}, {}};
    return decoded(file.read(kMostBytes), box);
}

} // namespace zhilan::reader

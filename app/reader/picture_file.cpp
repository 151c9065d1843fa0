#include "app/reader/picture_file.h"

#include <QBuffer>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QUrl>

#include <algorithm>

namespace zhilan::reader
{

namespace
{

constexpr qint64 kMostBytes = qint64{64} << 20;
constexpr qint64 kMostPixels = 128'000'000;
constexpr int kMostMegabytes = 512; ///< of one decoded picture
constexpr int kMostEntries = 20000; ///< looked at for an embed's name
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

QString byNameBelow(const QString& folder, const QString& name)
{
    QDirIterator files(folder, QDir::Files | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    for (int i = 0; i < kMostEntries && files.hasNext(); ++i) {
        const QString path = files.next();
        if (files.fileName().compare(name, Qt::CaseInsensitive) == 0)
            return path;
    }
    return {};
}

/// Empty where there is no such file. `inside`: it is where pictures may be.
QString findFile(const PictureAddress& wanted, const PictureFolders& folders, bool& inside)
{
    const QString root = QFileInfo(folders.root.isEmpty() ? folders.document : folders.root).canonicalFilePath();
    inside = true;
    if (root.isEmpty() || folders.document.isEmpty())
        return {};
    const QString written = wanted.address;
    const QString cut = written.left(written.indexOf(QLatin1Char('?')) < 0 ? written.size() : written.indexOf(u'?'));
    const QString decoded = QUrl::fromPercentEncoding(cut.toUtf8());
    QStringList candidates;
    for (const QString& name : {decoded, written}) {
        if (name.isEmpty())
            continue;
        if (name.startsWith(u'/'))
            candidates << root + name << name;
        else
            candidates << folders.document + u'/' + name;
        if (wanted.byName)
            candidates << root + u'/' + name;
    }
    for (const QString& candidate : candidates) {
        const QString path = QFileInfo(candidate).canonicalFilePath();
        if (path.isEmpty() || !QFileInfo(path).isFile())
            continue;
        inside = path.startsWith(root.endsWith(u'/') ? root : root + u'/');
        if (inside)
            return path;
    }
    if (!inside || !wanted.byName || decoded.contains(u".."))
        return {};
    const QString found = QFileInfo(byNameBelow(root, decoded.section(u'/', -1))).canonicalFilePath();
    inside = found.isEmpty() || found.startsWith(root + u'/');
    return inside ? found : QString();
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
    if (bytes.isEmpty() || !reader.canRead())
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

} // namespace

bool isRemote(const QString& address)
{
    const QString scheme = schemeOf(address);
    return scheme == QStringLiteral("http") || scheme == QStringLiteral("https") ||
           address.startsWith(QStringLiteral("//"));
}

Picture readPicture(const PictureAddress& address, const PictureFolders& folders, QSize box)
{
    if (isRemote(address.address))
        return {Picture::State::Remote, {}, {}};
    static const bool kLimited = (QImageReader::setAllocationLimit(kMostMegabytes), true);
    Q_UNUSED(kLimited);
    const QString scheme = schemeOf(address.address);
    if (scheme == QStringLiteral("data"))
        return decoded(dataOf(address.address), box);
    PictureAddress wanted = address;
    if (scheme == QStringLiteral("file"))
        wanted.address = QUrl(address.address).toLocalFile();
    else if (!scheme.isEmpty())
        return {Picture::State::Outside, {}, {}};
    bool inside = true;
    const QString path = findFile(wanted, folders, inside);
    if (path.isEmpty())
        return {inside ? Picture::State::Missing : Picture::State::Outside, {}, {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {Picture::State::Broken, {}, {}};
    if (file.size() > kMostBytes)
        return {Picture::State::TooLarge, {}, {}};
    return decoded(file.read(kMostBytes), box);
}

} // namespace zhilan::reader

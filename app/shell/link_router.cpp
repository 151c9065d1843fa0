#include "app/shell/link_router.h"

#include "app/models/text_conversion.h"
#include "core/library/markdown_file.h"

#include <QRegularExpression>

namespace zhilan::shell
{

namespace
{

Route toAnchor(const QString& anchor, const QString& target, const document::Document& document)
{
    const auto place = document.placeOfAnchor(anchor.toStdString());
    return place ? Route(ToPlace{place->byte}) : Route(Refused{Refusal::NoSuchAnchor, target});
}

/// RFC 6068, section 4, warns of fields a link should not set; some mail programs even attach files for one. These few
/// are shown to the writer before anything is sent.
void keepHarmlessFields(QUrl& mail)
{
    const QString query = mail.query(QUrl::FullyEncoded);
    QStringList kept;
    for (const QString& field : query.split(QLatin1Char('&'))) {
        const QString name = QUrl::fromPercentEncoding(field.section(QLatin1Char('='), 0, 0).toLatin1()).toLower();
        if (name == QStringLiteral("subject") || name == QStringLiteral("body") || name == QStringLiteral("cc") ||
            name == QStringLiteral("bcc")) {
            kept.append(field);
        }
    }
    mail.setFragment(QString());
    mail.setQuery(kept.isEmpty() ? QString() : kept.join(QLatin1Char('&')));
}

Route toOutside(const QString& target)
{
    QUrl url(target, QUrl::TolerantMode);
    const bool mail = url.scheme() == QStringLiteral("mailto");
    if (!url.isValid() || (mail ? url.path().isEmpty() : url.host().isEmpty())) {
        return Refused{Refusal::NotUnderstood, target};
    }
    if (mail) {
        keepHarmlessFields(url);
    }
    return ToOutside{url};
}

Route toFile(const std::filesystem::path& path, const QString& anchor, const QString& target,
             const std::filesystem::path& file)
{
    if (!library::isMarkdownFile(path)) {
        return Refused{Refusal::NotADocument, target};
    }
    return ToDocument{(path.is_absolute() ? path : file.parent_path() / path).lexically_normal(), anchor.toStdString()};
}

} // namespace

Route routeLink(const QString& target, const document::Document& document, const std::filesystem::path& file)
{
    const QString link = target.trimmed();
    if (link.isEmpty()) {
        return Refused{Refusal::NotUnderstood, target};
    }
    if (link.startsWith(QLatin1Char('#'))) {
        return toAnchor(link.mid(1), target, document);
    }
    // RFC 3986, section 3.1.
    static const QRegularExpression schemePattern(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*):"));
    if (const auto match = schemePattern.match(link); match.hasMatch()) {
        const QString scheme = match.captured(1).toLower();
        if (scheme == QStringLiteral("http") || scheme == QStringLiteral("https") ||
            scheme == QStringLiteral("mailto")) {
            return toOutside(link);
        }
        const QUrl url(link);
        if (scheme == QStringLiteral("file") && url.isLocalFile() && url.host().isEmpty()) {
            return toFile(models::fromUrl(url), url.fragment(QUrl::FullyDecoded), target, file);
        }
        return Refused{Refusal::SchemeRefused, target};
    }
    const qsizetype hash = link.indexOf(QLatin1Char('#'));
    const std::filesystem::path name = QByteArray::fromPercentEncoding(link.left(hash).toUtf8()).toStdString();
    const QString anchor = hash < 0 ? QString() : QUrl::fromPercentEncoding(link.mid(hash + 1).toUtf8());
    return toFile(name, anchor, target, file);
}

} // namespace zhilan::shell

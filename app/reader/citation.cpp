#include "app/reader/citation.h"

#include "core/base/period.h"
#include "core/document/told_times.h"
#include "core/media/video_link.h"

#include <QStringList>

#include <algorithm>

namespace zhilan::reader
{

namespace
{

const document::Quote* quoteAt(const document::Document& document, ByteSpan span)
{
    // Quotations may lie in each other; the last one that begins before is the innermost.
    const auto after = std::partition_point(document.quotes.begin(), document.quotes.end(),
                                            [&](const document::Quote& q) { return q.span.begin <= span.begin; });
    for (auto quote = after; quote != document.quotes.begin();) {
        --quote;
        if (quote->span.end >= span.end)
            return &*quote;
        if (after - quote > 8)
            break;
    }
    return nullptr;
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

std::optional<std::chrono::milliseconds> timeOf(const document::Document& document, std::uint32_t byte)
{
    if (const document::Quote* quote = quoteAt(document, {byte, byte}); quote != nullptr && quote->start)
        return quote->start;
    return document::startOf(document, document.sectionAt(byte));
}

QString citation(const document::Document& document, ByteSpan span, const QString& text)
{
    QStringList source;
    const document::Quote* quote = quoteAt(document, span);
    if (quote != nullptr && !quote->speaker.empty())
        source << fromUtf8(quote->speaker);
    const bool han = document.language.starts_with("zh") || document.language.starts_with("ja");
    if (!document.title.empty())
        source << (han ? QStringLiteral("《%1》") : QStringLiteral("“%1”")).arg(fromUtf8(document.title));
    QString line = QStringLiteral("— ") + source.join(han ? QStringLiteral("，") : QStringLiteral(", "));
    if (const auto time = timeOf(document, span.begin)) {
        const bool isInherited = quote != nullptr && quote->start && quote->startFrom != document::StartFrom::Stated;
        const QString written = fromUtf8(formatClockTime(*time));
        const QString clock =
            !isInherited ? written : (han ? QStringLiteral("%1 起") : QStringLiteral("from %1")).arg(written);
        line += document.videoUrl.empty()
                    ? QStringLiteral(" %1").arg(clock)
                    : QStringLiteral(" [%1](%2)").arg(clock, fromUtf8(media::urlAtTime(document.videoUrl, *time)));
    } else if (!document.videoUrl.empty()) {
        line += QStringLiteral(" <%1>").arg(fromUtf8(document.videoUrl));
    }
    QString result;
    for (const QString& part : text.trimmed().split(u'\n'))
        result += part.isEmpty() ? QStringLiteral(">\n") : QStringLiteral("> %1\n").arg(part);
    return result + QStringLiteral(">\n> ") + line + u'\n';
}

} // namespace zhilan::reader

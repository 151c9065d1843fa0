#include "app/reader/picture_file.h"

#include <QHash>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <vector>

namespace zhilan::reader
{

namespace
{

constexpr std::size_t kMostElements = 50000;
constexpr qint64 kMostDrawn = 200000; ///< elements, every <use> counted as what it stands for
constexpr int kDeepest = 256;
constexpr double kShortestDash = 0.2;

bool isDropped(QStringView name)
{
    return name == u"script" || name == u"foreignObject" || name == u"feImage" || name == u"iframe" ||
           name == u"audio" || name == u"video" || name == u"a-frame";
}

/// A place in the document itself, or a picture in the address.
bool staysInside(QStringView href)
{
    const QStringView target = href.trimmed();
    return target.startsWith(u'#') || target.startsWith(u"data:image/png") || target.startsWith(u"data:image/jpeg") ||
           target.startsWith(u"data:image/gif") || target.startsWith(u"data:image/webp");
}

/// Style sheets and attributes may name addresses as well.
bool namesAddress(const QString& css)
{
    static const QRegularExpression kOutside(QStringLiteral("@import|url\\(\\s*['\"]?(?!#)"),
                                             QRegularExpression::CaseInsensitiveOption);
    return css.contains(kOutside);
}

/// Dashes by the million take a renderer minutes.
bool hasTinyDashes(const QString& value)
{
    static const QRegularExpression kNumber(QStringLiteral("[0-9.]+(?:[eE][-+]?[0-9]+)?"));
    auto numbers = kNumber.globalMatch(value);
    while (numbers.hasNext()) {
        if (numbers.next().captured().toDouble() < kShortestDash)
            return true;
    }
    return false;
}

/// How much is drawn for an element with an id, uses of others included.
struct Weight {
    qint64 own = 0;
    std::vector<QString> uses;
    qint64 total = -1; ///< -1: not known, -2: being told
};

/// Sums up, to a bounded depth; beyond measure: more than kMostDrawn.
qint64 weigh(QHash<QString, Weight>& weights, const QString& id, int depth)
{
    const auto found = weights.find(id);
    if (found == weights.end())
        return 0;
    if (found->total == -2 || depth > kDeepest)
        return kMostDrawn + 1; // it uses itself
    if (found->total >= 0)
        return found->total;
    found->total = -2;
    qint64 total = found->own;
    const std::vector<QString> uses = found->uses;
    for (const QString& used : uses) {
        total = std::min(kMostDrawn + 1, total + weigh(weights, used, depth + 1));
        if (total > kMostDrawn)
            break;
    }
    weights[id].total = total;
    return total;
}

class Cleaner
{
public:
    explicit Cleaner(const QByteArray& svg) : m_reader(svg), m_writer(&m_out) {}

    QByteArray clean()
    {
        m_open.push_back(QString());
        m_weights.insert(QString(), {});
        bool seen = false;
        while (!m_reader.atEnd()) {
            switch (m_reader.readNext()) {
            case QXmlStreamReader::StartElement:
                if (!seen && m_reader.name() != u"svg")
                    return {};
                seen = true;
                if (++m_elements > kMostElements || m_open.size() > kDeepest)
                    return {};
                if (isDropped(m_reader.name()))
                    m_reader.skipCurrentElement();
                else
                    start();
                break;
            case QXmlStreamReader::EndElement:
                m_writer.writeEndElement();
                m_open.pop_back();
                break;
            case QXmlStreamReader::Characters:
                if (!namesAddress(m_reader.text().toString()))
                    m_writer.writeCharacters(m_reader.text().toString());
                break;
            case QXmlStreamReader::DTD:
                if (!m_reader.entityDeclarations().isEmpty())
                    return {};
                break;
            default:
                break;
            }
        }
        // Every id is summed up by what stands around it; the root is what is drawn.
        return m_reader.hasError() || !seen || weigh(m_weights, QString(), 0) > kMostDrawn ? QByteArray() : m_out;
    }

private:
    void start()
    {
        m_writer.writeStartElement(m_reader.qualifiedName().toString());
        for (const QXmlStreamNamespaceDeclaration& space : m_reader.namespaceDeclarations()) {
            const QString prefix = space.prefix().isEmpty() ? QStringLiteral("xmlns")
                                                            : QStringLiteral("xmlns:") + space.prefix().toString();
            m_writer.writeAttribute(prefix, space.namespaceUri().toString());
        }
        QString id = m_open.back();
        const QXmlStreamAttributes attributes = m_reader.attributes();
        if (const QStringView own = attributes.value(QStringLiteral("id")); !own.isEmpty()) {
            m_weights[id].uses.push_back(own.toString()); // it is drawn where it stands
            id = own.toString();
        }
        Weight& weight = m_weights[id];
        ++weight.own;
        for (const QXmlStreamAttribute& attribute : attributes) {
            const QString value = attribute.value().toString();
            const bool href = attribute.name() == u"href";
            if (attribute.name().startsWith(u"on") || (href && !staysInside(value)) || namesAddress(value))
                continue;
            if (value.contains(u"dash") || attribute.name() == u"stroke-dasharray") {
                if (hasTinyDashes(value))
                    continue;
            }
            if (href && m_reader.name() == u"use")
                weight.uses.push_back(value.trimmed().mid(1));
            m_writer.writeAttribute(attribute.qualifiedName().toString(), value);
        }
        m_open.push_back(id);
    }

    QByteArray m_out;
    QXmlStreamReader m_reader;
    QXmlStreamWriter m_writer;
    std::vector<QString> m_open; ///< nearest id around
    QHash<QString, Weight> m_weights;
    std::size_t m_elements = 0;
};

} // namespace

QByteArray cleanSvg(const QByteArray& svg)
{
    return Cleaner(svg).clean();
}

} // namespace zhilan::reader

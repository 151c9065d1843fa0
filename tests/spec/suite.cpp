#include "tests/spec/suite.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace zhilan::spec
{

std::vector<Example> load(const QString& name, const QString& htmlKey)
{
    std::vector<Example> examples;
    QFile file(QStringLiteral(ZHILAN_SHARED_DIR "/suites/markdown/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return examples;
    const QJsonArray records = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto& value : records) {
        const QJsonObject record = value.toObject();
        Example example;
        example.number = record[QLatin1String("example")].toInt();
        example.section = record[QLatin1String("section")].toString();
        example.markdown = record[QLatin1String("markdown")].toString().toStdString();
        example.html = record[htmlKey].toString().toStdString();
        const QJsonArray extensions = record[QLatin1String("extensions")].toArray();
        for (const auto& extension : extensions)
            example.extensions << extension.toString();
        const QJsonArray flags = record[QLatin1String("flags")].toArray();
        for (const auto& flag : flags)
            example.flags << flag.toString();
        example.disabled =
            record[QLatin1String("disabled")].toBool() || example.extensions.contains(QLatin1String("disabled"));
        example.allExtensions = name == QLatin1String("gfm-extensions.json");
        examples.push_back(std::move(example));
    }
    return examples;
}

std::string normalized(std::string html)
{
    static const QRegularExpression between(QStringLiteral(
        "\\s*(</?(?:p|h[1-6]|ul|ol|li|blockquote|hr|table|thead|tbody|tr|th|td|pre|section)\\b[^>]*>)\\s*"));
    static const QRegularExpression emptyBody(QStringLiteral("<tbody></tbody>"));
    QString text = QString::fromStdString(html);
    text.replace(between, QStringLiteral("\\1"));
    text.remove(emptyBody);
    return text.trimmed().toStdString();
}

} // namespace zhilan::spec

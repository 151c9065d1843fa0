#include "core/quantity/quantity.h"
#include "tests/support/suite_score.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace zhilan;
using namespace zhilan::quantity;

namespace
{

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

bool close(double a, double b)
{
    return std::isinf(a) || std::isinf(b) ? a == b
                                          : std::abs(a - b) <= 1e-6 * std::max({1e-3, std::abs(a), std::abs(b)});
}

/// A value, or an end of a range that the record leaves open. A record that gives a range its middle says so by a value
/// that lies half-way.
bool agrees(const QJsonObject& span, const Quantity& q)
{
    const QJsonValue value = span.value(QLatin1String("value"));
    if (value.isDouble()) {
        // some count cents where we read the hundredths of the whole
        const double want = value.toDouble() * (text(span, "unit").toLower() == QLatin1String("cent") ? 0.01 : 1);
        // The records know no transitions, only the range between their ends.
        return (q.from && q.to && close((*q.from + *q.to) / 2, want)) || close(q.low, want) || close(q.high, want) ||
               close((q.low + q.high) / 2, want) || (q.from && close(*q.from, want));
    }
    const QJsonValue low = span.value(QLatin1String("low"));
    const QJsonValue high = span.value(QLatin1String("high"));
    if (low.isDouble() && !close(q.low, low.toDouble()))
        return false;
    if (high.isDouble() && !close(q.high, high.toDouble()))
        return false;
    return low.isDouble() || high.isDouble();
}

/// Where the records of one model name nothing, another model may: a text without currency may well hold a number.
bool isOfModel(const QString& kind, const Quantity& q)
{
    if (kind.startsWith(QLatin1String("Currency")))
        return q.dimension == Dimension::Currency;
    if (kind.startsWith(QLatin1String("Temperature")))
        return q.dimension == Dimension::Temperature;
    if (kind.startsWith(QLatin1String("Percent")))
        return q.dimension == Dimension::Percent;
    if (kind.startsWith(QLatin1String("Age")))
        return q.unit == "year" || q.unit == "age";
    if (kind.startsWith(QLatin1String("Dimension"))) {
        const std::set<Dimension> others{Dimension::Number,  Dimension::Currency, Dimension::Temperature,
                                         Dimension::Percent, Dimension::Count,    Dimension::Multiple};
        return others.count(q.dimension) == 0;
    }
    if (kind.startsWith(QLatin1String("NumberRange")))
        return q.kind == Kind::Range && q.dimension == Dimension::Number;
    if (kind.startsWith(QLatin1String("NumberModel")))
        return q.dimension == Dimension::Number;
    return true;
}

QString categoryOf(const QString& kind)
{
    static const QList<std::pair<QString, QString>> names{
        {QStringLiteral("NumberRange"), QStringLiteral("range")},
        {QStringLiteral("Number"), QStringLiteral("cardinal")},
        {QStringLiteral("number"), QStringLiteral("cardinal, other sources")},
        {QStringLiteral("Currency"), QStringLiteral("currency")},
        {QStringLiteral("money"), QStringLiteral("money")},
        {QStringLiteral("Percent"), QStringLiteral("percent")},
        {QStringLiteral("invalid"), QStringLiteral("no number")},
    };
    for (const auto& [prefix, name] : names) {
        if (kind.startsWith(prefix))
            return name;
    }
    return kind.startsWith(QLatin1String("quantity")) ? QStringLiteral("quantity") : QStringLiteral("units");
}

/// The cases that numbers_notes.md explains: id → class. They count like all others; the list says why they stay.
QHash<QString, QString> notOurs()
{
    QHash<QString, QString> out;
    QFile file(QStringLiteral(ZHILAN_TEST_DATA_DIR "/quantity/not_ours.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return out;
    while (!file.atEnd()) {
        const QStringList fields = QString::fromUtf8(file.readLine()).trimmed().split(QLatin1Char('\t'));
        if (fields.size() == 2)
            out.insert(fields[1], fields[0]);
    }
    return out;
}

bool isFine(const Quantity& q)
{
    return std::isfinite(q.low) || q.kind == Kind::AtMost ? std::isfinite(q.high) || q.kind == Kind::AtLeast : false;
}

} // namespace

/// Third-party number records. What is checked: every value named is read somewhere in the text, and nothing is read in
/// texts that hold no number. Not checked: offsets (the records fold widths) and the names of units.
class TestNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records();
};

void TestNumbers::records()
{
    QFile file(QStringLiteral(ZHILAN_SHARED_DIR "/suites/numbers/numbers_flat.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared number records are absent");
    const QHash<QString, QString> others = notOurs();
    test::SuiteScore score(QStringLiteral("numbers"));
    QMap<QString, int> left;
    while (!file.atEnd()) {
        const QJsonObject record = QJsonDocument::fromJson(file.readLine()).object();
        const QString language = text(record, "lang");
        const QString kind = text(record, "kind");
        if (kind.startsWith(QLatin1String("Ordinal")))
            continue; // ranks are no quantities
        const std::string utf8 = text(record, "text").toStdString();
        const Reading reading = read(utf8);
        QVERIFY2(std::all_of(reading.quantities.begin(), reading.quantities.end(), isFine), utf8.c_str());
        const QJsonArray spans = record.value(QLatin1String("spans")).toArray();
        bool passed = !spans.isEmpty() || std::none_of(reading.quantities.begin(), reading.quantities.end(),
                                                       [&](const Quantity& q) { return isOfModel(kind, q); });
        for (const QJsonValue& span : spans) {
            const QJsonObject object = span.toObject();
            const bool hasValue =
                object.value(QLatin1String("value")).isDouble() || object.contains(QLatin1String("low"));
            passed = passed && (!hasValue || std::any_of(reading.quantities.begin(), reading.quantities.end(),
                                                         [&](const Quantity& q) { return agrees(object, q); }));
        }
        const QString id = QString::number(record.value(QLatin1String("id")).toInt());
        if (const QString other = others.value(id); !other.isEmpty()) {
            ++left[other];
            QVERIFY2(!passed, qPrintable(QStringLiteral("read after all, strike it off the list: ") + id));
        }
        QString got;
        for (const Quantity& q : reading.quantities)
            got += QStringLiteral(" [%1..%2 %3]")
                       .arg(q.low, 0, 'g', 12)
                       .arg(q.high, 0, 'g', 12)
                       .arg(QString::fromStdString(q.unit));
        score.add(language + QLatin1Char(' ') + categoryOf(kind), passed,
                  QString::fromStdString(utf8) + QStringLiteral(" →") + got + QStringLiteral("   ") + id +
                      QStringLiteral("   ") + others.value(id));
    }
    for (auto it = left.cbegin(); it != left.cend(); ++it)
        qInfo("not ours, %s: %d", qPrintable(it.key()), it.value());
    const bool holds = score.holds();
    for (const char* language : {"Chinese", "Japanese", "English", "Korean"})
        qInfo("%s %.1f %%", language, 100 * score.share(QLatin1String(language)));
    QVERIFY2(holds, score.reason().constData());
}

QTEST_APPLESS_MAIN(TestNumbers)
#include "tst_numbers.moc"

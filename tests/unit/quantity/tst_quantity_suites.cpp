#include "core/quantity/quantity.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <map>

using namespace zhilan;
using namespace zhilan::quantity;

namespace
{

struct Tally {
    int passed = 0;
    int total = 0;
};

bool close(double a, double b)
{
    return std::isinf(a) || std::isinf(b) ? a == b
                                          : std::abs(a - b) <= 1e-6 * std::max({1e-3, std::abs(a), std::abs(b)});
}

/// A value, or an end of a range that the record leaves open.
bool agrees(const QJsonObject& span, const Quantity& q)
{
    const QJsonValue value = span.value(QLatin1String("value"));
    if (value.isDouble())
        return close(q.low, value.toDouble()) || close(q.high, value.toDouble());
    const QJsonValue low = span.value(QLatin1String("low"));
    const QJsonValue high = span.value(QLatin1String("high"));
    if (low.isDouble() && !close(q.low, low.toDouble()))
        return false;
    if (high.isDouble() && !close(q.high, high.toDouble()))
        return false;
    return low.isDouble() || high.isDouble();
}

} // namespace

/// Third-party number records. What is checked: every value named is read somewhere in the text, and nothing is read in
/// texts that hold no number. Not checked: offsets (the records fold widths) and the names of units.
class TestQuantitySuites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers();
};

void TestQuantitySuites::numbers()
{
    QFile file(QStringLiteral(ZHILAN_SHARED_DIR "/suites/numbers/numbers_flat.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared number records are absent");
    std::map<QString, Tally> tallies;
    std::map<QString, Tally> languages;
    const bool print = qEnvironmentVariableIsSet("ZHILAN_PRINT_MISSES");
    while (!file.atEnd()) {
        const QJsonObject record = QJsonDocument::fromJson(file.readLine()).object();
        const QString language = record.value(QLatin1String("lang")).toString();
        const QString kind = record.value(QLatin1String("kind")).toString();
        if (language == QLatin1String("Korean") || kind.startsWith(QLatin1String("Ordinal")))
            continue;
        const std::string text = record.value(QLatin1String("text")).toString().toStdString();
        const Reading reading = read(text);
        const QJsonArray spans = record.value(QLatin1String("spans")).toArray();
        bool passed = !spans.isEmpty() || reading.quantities.empty();
        for (const QJsonValue& span : spans) {
            const QJsonObject object = span.toObject();
            const bool hasValue =
                object.value(QLatin1String("value")).isDouble() || object.contains(QLatin1String("low"));
            passed = passed && (!hasValue || std::any_of(reading.quantities.begin(), reading.quantities.end(),
                                                         [&](const Quantity& q) { return agrees(object, q); }));
        }
        for (Tally* tally : {&tallies[language + QLatin1Char(' ') + kind], &languages[language]}) {
            ++tally->total;
            tally->passed += passed ? 1 : 0;
        }
        if (!passed && print)
            qInfo("miss %s: %s", qPrintable(language + QLatin1Char(' ') + kind), text.c_str());
    }
    for (const auto& [name, tally] : tallies)
        qInfo("%-48s %4d of %4d", qPrintable(name), tally.passed, tally.total);
    for (const auto& [name, tally] : languages) {
        qInfo("%-48s %4d of %4d = %.1f %%", qPrintable(name), tally.passed, tally.total,
              100.0 * tally.passed / tally.total);
        QVERIFY2(tally.passed * 100 >= tally.total * 55, qPrintable(name));
    }
}

QTEST_APPLESS_MAIN(TestQuantitySuites)
#include "tst_quantity_suites.moc"

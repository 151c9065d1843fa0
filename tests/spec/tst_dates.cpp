#include "core/quantity/quantity.h"
#include "tests/support/suite_score.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <optional>

using namespace zhilan;
using namespace std::chrono;

namespace
{

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

std::optional<sys_days> dayOf(const QString& iso)
{
    const QStringList parts = iso.split(QLatin1Char('-'));
    if (parts.size() != 3)
        return std::nullopt;
    const year_month_day day{year{parts[0].toInt()}, month{parts[1].toUInt()}, std::chrono::day{parts[2].toUInt()}};
    return day.ok() ? std::optional(sys_days{day}) : std::nullopt;
}

struct Days {
    sys_days begin;
    sys_days end;          ///< one past the last
    bool endNamed = false; ///< the record's end is a day that the text names: it is the last one or the one after it
};

/// A TIMEX3 value that stands for days of the calendar: 2016-02-13, 2016-02, 2016, (2016-11-04,2016-11-22,P18D).
/// nullopt for weeks, seasons, times, repetitions and what has no year.
std::optional<Days> daysOf(const QString& timex)
{
    static const QRegularExpression range(QStringLiteral("^\\((\\d{4}-\\d\\d-\\d\\d),(\\d{4}-\\d\\d-\\d\\d),P.*\\)$"));
    static const QRegularExpression single(QStringLiteral("^(\\d{4})(?:-(\\d\\d))?(?:-(\\d\\d))?$"));
    if (const auto match = range.match(timex); match.hasMatch()) {
        const auto begin = dayOf(match.captured(1));
        const auto end = dayOf(match.captured(2));
        return begin && end ? std::optional(Days{*begin, *end, true}) : std::nullopt;
    }
    const auto match = single.match(timex);
    if (!match.hasMatch())
        return std::nullopt;
    const year_month first{year{match.captured(1).toInt()},
                           month{match.captured(2).isEmpty() ? 1U : match.captured(2).toUInt()}};
    if (match.captured(2).isEmpty())
        return Days{sys_days{first / 1}, sys_days{(first + years{1}) / 1}};
    if (match.captured(3).isEmpty())
        return Days{sys_days{first / 1}, sys_days{(first + months{1}) / 1}};
    const auto begin = dayOf(timex);
    return begin ? std::optional(Days{*begin, *begin + days{1}}) : std::nullopt;
}

/// 2014–2018: some end where 2018 begins; documents mean all of it, as they do of a day or month.
bool agrees(const Days& want, const Period& got)
{
    if (got.start != want.begin || got.end == want.end || !want.endNamed)
        return got.start == want.begin && got.end == want.end;
    const year_month_day last{want.end};
    return got.end == want.end + days{1} || (last.day() == day{1} && got.end == sys_days{last + months{1}}) ||
           (last.day() == day{1} && last.month() == January && got.end == sys_days{last + years{1}});
}

/// Whether the year is written in digits or Han numerals: what documents have. All others are said against a day:
/// 今月の4日, "next Friday".
bool namesYear(const QString& span)
{
    static const QRegularExpression year(
        QStringLiteral("(?<!\\d)(?:1[0-9]|20|21)\\d\\d(?!\\d)|[一二三四五六七八九零〇０-９]{4}年|千[^年]{1,5}年|'"
                       "\\d\\d|平成|昭和|令和|"
                       "(?:nineteen|twenty|two thousand)|\\d\\d年"),
        QRegularExpression::CaseInsensitiveOption);
    return year.match(span).hasMatch();
}

QString printed(const Period& period)
{
    return QString::fromStdString(isoDate(period.start) + ".." + isoDate(period.end));
}

} // namespace

/// Third-party records of dates. What is checked: every day, month, year or stretch of days that a record names is
/// among the periods read, against the record's own day. Not checked: offsets, times of the day, weeks, seasons,
/// repetitions.
class TestDates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records();
};

void TestDates::records()
{
    QFile file(QStringLiteral(ZHILAN_SHARED_DIR "/suites/numbers/dates_flat.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared date records are absent");
    test::SuiteScore score(QStringLiteral("dates"));
    while (!file.atEnd()) {
        const QJsonObject record = QJsonDocument::fromJson(file.readLine()).object();
        const auto today = dayOf(text(record, "reference").left(10));
        const QJsonArray spans = record.value(QLatin1String("spans")).toArray();
        QList<Days> wanted;
        bool year = true;
        for (const QJsonValue& span : spans) {
            const auto days = daysOf(text(span.toObject(), "timex"));
            if (!days)
                continue;
            wanted.append(*days);
            year = year && namesYear(text(span.toObject(), "span"));
        }
        if (wanted.isEmpty() || wanted.size() < spans.size())
            continue;
        const std::string utf8 = text(record, "text").toStdString();
        const quantity::Reading reading = quantity::read(utf8, today);
        const bool passed = std::all_of(wanted.begin(), wanted.end(), [&](const Days& want) {
            return std::any_of(reading.periods.begin(), reading.periods.end(),
                               [&](const Period& got) { return agrees(want, got); });
        });
        QString what = QString::fromStdString(utf8) + QStringLiteral(" want");
        for (const QJsonValue& span : spans)
            what += QLatin1Char(' ') + text(span.toObject(), "timex");
        what += QStringLiteral(" got");
        for (const Period& period : reading.periods)
            what += QLatin1Char(' ') + printed(period);
        score.add(text(record, "lang") + (year ? QLatin1String(" with its year") : QLatin1String(" against a day")),
                  passed, what + QStringLiteral("   today ") + text(record, "reference").left(10));
    }
    const bool holds = score.holds();
    QVERIFY2(holds, score.reason().constData());
}

QTEST_APPLESS_MAIN(TestDates)
#include "tst_dates.moc"

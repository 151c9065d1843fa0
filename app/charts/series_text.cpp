#include "app/charts/series_text.h"

#include "app/charts/numbers.h"
#include "app/charts/ticks.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace zhilan::charts
{
namespace
{

constexpr double kGoodFit = 0.8;
constexpr double kDaysAYear = 365.25;
const QString kPartsBetween = QStringLiteral(" · ");

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

QString cell(const QString& text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    QString quoted = text;
    quoted.replace(u'"', QStringLiteral("\"\""));
    return u'"' + quoted + u'"';
}

QString cell(double number)
{
    return std::isfinite(number) ? QString::number(number, 'g', 15) : QString();
}

QString sectionTitle(const series::Source& source, const document::Document* document)
{
    if (!document || source.section >= document->sections.size())
        return {};
    const std::string_view title = document->sections[source.section].title;
    return QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size())).simplified();
}

/// A length of time with two digits: "3.6 months", "2 years", "12 days".
QString durationText(double days)
{
    const double months = days * 12 / kDaysAYear;
    if (days < 60)
        return Words::tr("%1 days").arg(QString::number(days, 'g', 2));
    if (months < 23.5)
        return Words::tr("%1 months").arg(QString::number(months, 'g', 2));
    return Words::tr("%1 years").arg(shortNumber(days / kDaysAYear, QLocale(), 2));
}

} // namespace

QString growthText(const series::Series& series)
{
    if (!series.fit || series.points.size() < 3)
        return {};
    const series::Fit& fit = *series.fit;
    if (!std::isfinite(fit.perYear) || !std::isfinite(fit.doublingDays) || !(fit.r2 >= kGoodFit) || fit.perYear <= 0 ||
        fit.doublingDays == 0)
        return {};

    constexpr double kTimes = 1.95; // below, a percentage says more than "×1.4"
    const QLocale locale;
    if (fit.perYear >= kTimes && fit.perYear < 1e6) {
        return Words::tr("×%1 a year, doubling every %2")
            .arg(shortNumber(fit.perYear, locale, 2), durationText(fit.doublingDays));
    }
    if (fit.perYear <= 1 / kTimes)
        return Words::tr("halving every %1").arg(durationText(-fit.doublingDays));
    const double percent = (fit.perYear - 1) * 100;
    if (fit.perYear >= kTimes || std::abs(percent) < 0.5)
        return {};
    const QString number = QString::number(std::abs(percent), 'f', 0);
    return percent > 0 ? Words::tr("+%1% a year").arg(number) : Words::tr("−%1% a year").arg(number);
}

QString spanText(const series::Series& series)
{
    const Period* first = nullptr;
    const Period* last = nullptr;
    for (const series::Point& point : series.points) {
        if (!point.period)
            continue;
        if (!first || point.period->start < first->start)
            first = &*point.period;
        if (!last || point.period->start > last->start)
            last = &*point.period;
    }
    if (series.xKind != series::XKind::Time || !first)
        return {};
    const auto yearOf = [](const Period& period) {
        return int(std::chrono::year_month_day(period.start).year());
    };
    if (yearOf(*first) != yearOf(*last))
        return QStringLiteral("%1–%2").arg(yearOf(*first)).arg(yearOf(*last));
    if (first->start == last->start)
        return periodLabel(*first);
    return periodLabel(*first) + QStringLiteral(" – ") + periodLabel(*last);
}

QString sourceText(const series::Source& source, const document::Document* document)
{
    const QString title = sectionTitle(source, document);
    return title.isEmpty() ? Words::tr("line %1").arg(source.line) : title;
}

QString pointSourceText(const series::Source& source, const series::Point& point, const document::Document* document)
{
    const QString section = sectionTitle(source, document); // the window shows no numbers of lines
    return section.isEmpty() ? Words::tr("line %1").arg(point.line) : section;
}

QStringList subtitleParts(const series::Series& series, const document::Document* document)
{
    const QString unit = unitName(QString::fromStdString(series.unit), QString::fromStdString(series.per));
    QString source = sourceText(series.source, document);
    if (QString::fromStdString(series.title).simplified().endsWith(QStringLiteral("· ") + source))
        source.clear(); // the title has said it
    QStringList parts{unit, spanText(series), growthText(series), source};
    parts.removeAll(QString());
    return parts;
}

QString subtitleText(const series::Series& series, const document::Document* document)
{
    return subtitleParts(series, document).join(kPartsBetween);
}

QString unreadText(const series::UnreadCell& cell)
{
    const auto withDetail = [&cell](const QString& words) {
        return cell.detail.empty() ? words
                                   : Words::tr("%1 (%2)").arg(words, QString::fromStdString(cell.detail).simplified());
    };
    using series::UnreadReason;
    switch (cell.reason) {
    case UnreadReason::NoNumber:
        return Words::tr("no number in it");
    case UnreadReason::Sentence:
        return Words::tr("a sentence, not a value");
    case UnreadReason::SeveralNumbers:
        return Words::tr("more than one number in it");
    case UnreadReason::DateBeside:
        return Words::tr("a date beside the number");
    case UnreadReason::DateOnly:
        return Words::tr("a date, not a value");
    case UnreadReason::WordsAround:
        return Words::tr("words around the number");
    case UnreadReason::Remark:
        return Words::tr("only a remark in parentheses");
    case UnreadReason::Increment:
        return Words::tr("an increment, not a level");
    case UnreadReason::NothingToRepeat:
        return Words::tr("nothing above to repeat");
    case UnreadReason::NoUnit:
        return Words::tr("a number without the column's unit");
    case UnreadReason::OtherUnit:
        return Words::tr("another unit than the column: %1").arg(QString::fromStdString(cell.detail).simplified());
    case UnreadReason::TooLarge:
        return Words::tr("larger than a number can be");
    case UnreadReason::NoPeriod:
        return Words::tr("the time of the row was not understood");
    case UnreadReason::RepeatedDate:
        return withDetail(Words::tr("another value for the same time"));
    case UnreadReason::Total:
        return Words::tr("a total, kept apart");
    case UnreadReason::Overlap:
        return withDetail(Words::tr("covers other points, kept apart"));
    case UnreadReason::TooManyRows:
        return Words::tr("past the rows that are read");
    case UnreadReason::TooFew:
        return Words::tr("too few others of its kind");
    }
    return {};
}

QString pointText(const series::Point& point)
{
    QString text = QString::fromStdString(point.x).simplified() + QStringLiteral(": ") +
                   QString::fromStdString(point.text.empty() ? point.label : point.text).simplified();
    switch (point.kind) {
    case quantity::Kind::AtLeast:
        text += QStringLiteral(" (%1)").arg(Words::tr("at least"));
        break;
    case quantity::Kind::AtMost:
        text += QStringLiteral(" (%1)").arg(Words::tr("at most"));
        break;
    default:
        if (point.approximate)
            text += QStringLiteral(" (%1)").arg(Words::tr("about"));
        break;
    }
    return text;
}

QString summaryText(const series::Series& series, const document::Document* document)
{
    constexpr std::size_t kMostPoints = 200;
    QStringList lines{subtitleText(series, document)};
    for (std::size_t i = 0; i < series.points.size() && i < kMostPoints; ++i)
        lines.append(pointText(series.points[i]));
    if (series.points.size() > kMostPoints)
        lines.append(Words::tr("and %n more", nullptr, int(series.points.size() - kMostPoints)));
    return lines.join(u'\n');
}

QString toCsv(const series::Series& series)
{
    QString csv = QStringLiteral("x,value,low,high,unit,per,about,text,line\r\n");
    const QString unit = cell(QString::fromStdString(series.unit));
    const QString per = cell(QString::fromStdString(series.per));
    for (const series::Point& point : series.points) {
        const QStringList cells{cell(QString::fromStdString(point.x)),
                                cell(point.value),
                                cell(point.low),
                                cell(point.high),
                                unit,
                                per,
                                point.approximate ? QStringLiteral("1") : QStringLiteral("0"),
                                cell(QString::fromStdString(point.text)),
                                QString::number(point.line)};
        csv += cells.join(u',') + QStringLiteral("\r\n");
    }
    return csv;
}

} // namespace zhilan::charts

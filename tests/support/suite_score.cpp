#include "tests/support/suite_score.h"

#include <QFile>
#include <QSaveFile>
#include <QTextStream>

namespace zhilan::test
{

namespace
{

constexpr int kShownFailures = 5;

} // namespace

SuiteScore::SuiteScore(const QString& suite) : m_suite(suite) {}

void SuiteScore::add(const QString& category, bool passed, const QString& what)
{
    Count& count = m_counts[category];
    ++count.total;
    if (passed)
        ++count.passed;
    else
        m_failures[category].append(what);
}

double SuiteScore::share(const QString& prefix) const
{
    Count sum;
    for (auto count = m_counts.cbegin(); count != m_counts.cend(); ++count) {
        if (!count.key().startsWith(prefix))
            continue;
        sum.passed += count->passed;
        sum.total += count->total;
    }
    return sum.total == 0 ? 0.0 : static_cast<double>(sum.passed) / sum.total;
}

bool SuiteScore::holds()
{
    const bool verbose = qEnvironmentVariableIntValue("ZHILAN_SUITE_VERBOSE") != 0;
    Count sum;
    for (auto count = m_counts.cbegin(); count != m_counts.cend(); ++count) {
        const QStringList& failures = m_failures[count.key()];
        const auto shown = verbose ? failures.size() : qMin<qsizetype>(failures.size(), kShownFailures);
        for (qsizetype i = 0; i < shown; ++i)
            qInfo("  %s: fails: %s", qUtf8Printable(count.key()), qUtf8Printable(failures.at(i)));
        if (shown < failures.size())
            qInfo("  %s: and %lld more", qUtf8Printable(count.key()), static_cast<long long>(failures.size() - shown));
        sum.passed += count->passed;
        sum.total += count->total;
    }
    for (auto count = m_counts.cbegin(); count != m_counts.cend(); ++count)
        qInfo("%-44s %5d of %5d", qUtf8Printable(m_suite + u'/' + count.key()), count->passed, count->total);
    qInfo("%-44s %5d of %5d = %.1f %%", qUtf8Printable(m_suite), sum.passed, sum.total,
          sum.total == 0 ? 0.0 : 100.0 * sum.passed / sum.total);

    const QString path = QStringLiteral(ZHILAN_SOURCE_DIR "/tests/ratchet/%1.tsv").arg(m_suite);
    const Counts recorded = read(path);
    for (auto old = recorded.cbegin(); old != recorded.cend(); ++old) {
        const Count now = m_counts.value(old.key());
        // A suite that lost cases is no better for it.
        if (static_cast<qint64>(now.passed) * old->total < static_cast<qint64>(old->passed) * now.total ||
            now.total < old->total)
            m_reasons.append(QStringLiteral("%1: %2 of %3 pass, %4 of %5 did")
                                 .arg(old.key())
                                 .arg(now.passed)
                                 .arg(now.total)
                                 .arg(old->passed)
                                 .arg(old->total));
    }
    if (qEnvironmentVariable("ZHILAN_RATCHET") == QLatin1String("raise")) {
        raise(path, recorded);
        return m_reasons.isEmpty();
    }
    for (auto count = m_counts.cbegin(); count != m_counts.cend(); ++count) {
        if (!recorded.contains(count.key()))
            m_reasons.append(count.key() + QStringLiteral(" is not recorded (ZHILAN_RATCHET=raise)"));
    }
    return m_reasons.isEmpty();
}

QByteArray SuiteScore::reason() const
{
    return m_reasons.join(QStringLiteral("; ")).toUtf8();
}

SuiteScore::Counts SuiteScore::read(const QString& path)
{
    Counts counts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return counts;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() == 3)
            counts.insert(QString::fromUtf8(fields.at(0)), {fields.at(1).toInt(), fields.at(2).toInt()});
    }
    return counts;
}

void SuiteScore::raise(const QString& path, const Counts& recorded) const
{
    Counts raised = recorded;
    for (auto count = m_counts.cbegin(); count != m_counts.cend(); ++count) {
        const Count old = recorded.value(count.key());
        if (count->total >= old.total &&
            static_cast<qint64>(count->passed) * old.total >= static_cast<qint64>(old.passed) * count->total)
            raised.insert(count.key(), *count);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        qWarning("%s cannot be written", qUtf8Printable(path));
        return;
    }
    QTextStream stream(&file);
    for (auto count = raised.cbegin(); count != raised.cend(); ++count)
        stream << count.key() << '\t' << count->passed << '\t' << count->total << '\n';
    stream.flush();
    file.commit();
}

} // namespace zhilan::test

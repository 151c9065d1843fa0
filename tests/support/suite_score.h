#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace zhilan::test
{

/// Counts what passes of a suite, by category, and holds it against what has once passed: `tests/ratchet/<suite>.tsv`
/// with lines of `category, passed, total`. With ZHILAN_RATCHET=raise in the environment the file is written anew where
/// the figures rose; it never falls. With ZHILAN_SUITE_VERBOSE=1 every failure is printed, else the first five of each
/// category.
class SuiteScore
{
public:
    explicit SuiteScore(const QString& suite);

    /// `what`: the case, as somebody needs it who looks into a failure.
    void add(const QString& category, bool passed, const QString& what = {});

    /// Share of cases that passed in the categories whose names begin with `prefix`, 0 to 1.
    [[nodiscard]] double share(const QString& prefix = {}) const;

    /// Prints the figures. False where a category passes less than recorded, is not recorded or is missing; reason().
    [[nodiscard]] bool holds();
    [[nodiscard]] QByteArray reason() const;

private:
    struct Count {
        int passed = 0;
        int total = 0;
    };
    using Counts = QMap<QString, Count>;

    [[nodiscard]] static Counts read(const QString& path);
    void raise(const QString& path, const Counts& recorded) const;

    QString m_suite;
    Counts m_counts;
    QMap<QString, QStringList> m_failures;
    QStringList m_reasons;
};

} // namespace zhilan::test

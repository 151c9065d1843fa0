#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace zhilan::spec
{

struct Example {
    int number = 0;
    QString section;
    std::string markdown;
    std::string html;
    QStringList extensions;
    QStringList flags;          ///< of md4c's md2html
    bool allExtensions = false; ///< the suite runs with all of them
    bool disabled = false;      ///< the suite's own runner skips it
};

/// Examples of a suite under markdown/ of the shared suites; empty where it is absent. `htmlKey`: the JSON member that
/// holds what is expected.
[[nodiscard]] std::vector<Example> load(const QString& file, const QString& htmlKey = QStringLiteral("html"));

/// White space between block tags does not count.
[[nodiscard]] std::string normalized(std::string html);

} // namespace zhilan::spec

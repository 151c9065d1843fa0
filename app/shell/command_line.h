#pragma once

#include "app/shell/session.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace zhilan::shell
{

/// What the program was asked to do.
struct CommandLine {
    QStringList files; ///< files and folders, absolute, as models::toName() gives them
    QString screenshot;
    QSize size;
    std::optional<ThemeChoice> theme;
    std::optional<QString> language;
    QString section; ///< slug
    bool exitAfterFirstPaint = false;
    bool wantsHelp = false;
    bool wantsVersion = false;
    QString problem; ///< what is wrong with it; empty when nothing is
};

/// Reads arguments (as models::toName() gives them), the program's name first. Relative names count from the working
/// directory.
[[nodiscard]] CommandLine parseCommandLine(const QStringList& arguments);
[[nodiscard]] QString helpText();

} // namespace zhilan::shell

#pragma once

#include "app/style/theme.h"
#include "core/markdown/callout.h"

#include <QColor>
#include <QString>

namespace zhilan::reader
{

/// How a family of callouts looks. Colour never stands alone: icon and title say the same.
struct CalloutLook {
    QColor ink;    ///< bar, icon and title; readable on the ground
    QColor ground; ///<
    QString icon;  ///< name for style::icon()
};
[[nodiscard]] CalloutLook calloutLook(markdown::CalloutKind kind, const style::Theme& theme);

/// In the interface's language, for a callout without a title of its own.
[[nodiscard]] QString calloutTitle(markdown::CalloutKind kind);

} // namespace zhilan::reader

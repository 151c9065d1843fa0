#pragma once

#include "app/style/theme.h"

#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;

namespace zhilan::style
{

/// Puts palette, base style, fonts and style sheet on the application. Cheap enough for a live switch. GUI thread.
void apply(QApplication& application, const Theme& theme);

/// An icon of this project's set ("search", "menu", "back", "forward", "theme", "sidebar", "more", "play", "chart",
/// "close", "copy", "up", "down", "folder", "document", "check", "chevron-right", "chevron-down") in the theme's
/// muted colour (text colour when active, accent when checked). Drawn from SVG at any size and scale. Null for unknown
/// names.
[[nodiscard]] QIcon icon(const QString& name, const Theme& theme);

/// Reading face for a document's language (BCP 47): the family list for SC, TC, JP or KR with a Latin face of matching
/// weight first. Pixel size 15.5 × zoom.
[[nodiscard]] QFont readingFont(const QString& language, double zoom);
[[nodiscard]] QFont monospaceFont(double zoom);
/// Interface font with digits of equal width, for times and counts.
[[nodiscard]] QFont tabularFont(const QFont& base);

} // namespace zhilan::style

#pragma once

#include "app/style/theme.h"

#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;
class QWidget;

namespace zhilan::style
{

/// Puts palette, base style and fonts on the application. Cheap enough for a live switch: the second call changes
/// colours only. GUI thread.
///
/// Dynamic properties that the style understands:
/// - `chip` = true on a QToolButton or QPushButton: a rounded chip, accentSoft when checked;
/// - `primary` = true on a QPushButton: filled with the accent;
/// - `card` = true on a QFrame: rounded card ground with a 1 px line;
/// - `ground` = "panel", "paper", "card" or "window" on a QWidget with autoFillBackground: which token fills it (set it
///   before the first show);
/// - `muted` = true on a QLabel: muted text; `heading` = true: small letterspaced heading of a side bar.
void apply(QApplication& application, const Theme& theme);

/// An icon of this project's set ("search", "menu", "back", "forward", "theme", "sidebar", "more", "play", "chart",
/// "close", "copy", "up", "down", "folder", "document", "check", "chevron-right", "chevron-down", "settings",
/// "language", "bookmark", "quote", "open", "warning", and for callouts "note", "abstract", "info", "todo", "tip",
/// "important", "question", "danger", "bug", "example") in the theme's muted colour (text colour when active, accent
/// when checked). Drawn from SVG at any size and scale. Null for unknown names.
[[nodiscard]] QIcon icon(const QString& name, const Theme& theme);
/// The same in one colour.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);

/// The theme given to the last apply(); the light one before.
[[nodiscard]] const Theme& currentTheme();

/// What a window may be called: a title that is longer than anybody reads is cut. The window system ends the program
/// for one of some megabytes.
[[nodiscard]] QString windowTitle(const QString& title);

/// How much larger than the 13 px of the mock-ups the font is: multiply sizes by it.
[[nodiscard]] double scale(const QFont& font);
/// The font at a size in device-independent pixels, fractions kept (QFont::setPixelSize drops them).
[[nodiscard]] QFont withPixelSize(QFont font, double pixels);
[[nodiscard]] double pixelSize(const QFont& font);
/// The desktop's interface font when it has Han characters, else a face that has them: behind a Latin one where the
/// default locale's language is not written with Han characters, whose faces draw “ ” and — as wide as a character.
[[nodiscard]] QFont interfaceFont();

/// Reading face for a document's language (BCP 47): the family list for SC, TC, JP or KR with a Latin face of matching
/// weight first. Pixel size 15.5 × zoom.
[[nodiscard]] QFont readingFont(const QString& language, double zoom);
[[nodiscard]] QFont monospaceFont(double zoom);
/// The two variations of the interface font; there are no others. Every further size or weight of a CJK face costs a
/// millisecond before it shows its first letter, and a cache of its own for its glyphs.
[[nodiscard]] QFont smallFont(const QFont& base); ///< 12 px where the base has 13: what stands beside the matter
[[nodiscard]] QFont strongFont(QFont base);       ///< bold: what is chosen, names, titles of cards
/// The same for a widget, which goes on to follow the application's font in everything else.
void setSmallFont(QWidget* widget);
void setStrongFont(QWidget* widget);
/// The faces that a document's language (BCP 47) is read in, at the size and weight of `base`: for lines out of it
/// among the interface, so that 直 looks Japanese in Japanese and “ ” are wide in Chinese. `base` itself for languages
/// that are not written with Han characters, and for none.
[[nodiscard]] QFont quotingFont(const QFont& base, const QString& language);
/// Interface font with digits of equal width, for times and counts.
[[nodiscard]] QFont tabularFont(const QFont& base);

} // namespace zhilan::style

#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace zhilan::style
{

enum class Appearance { Light, Dark };

/// The design tokens: every colour of the window, by purpose. No other place names a colour.
struct Theme {
    Appearance appearance = Appearance::Light;
    QColor window;
    QColor panel;
    QColor paper;
    QColor card;
    QColor text;
    QColor muted;
    QColor line;
    QColor accent;
    QColor accentSoft;
    QColor onAccent; ///< text on accent
    QColor hit;
    QColor quote;
    QColor tableHeader;
    QColor codeGround;
    QColor danger;
    std::array<QColor, 4> series; ///< charts and speakers, in this order, then again from the first

    [[nodiscard]] const QColor& seriesColor(std::size_t index) const { return series[index % series.size()]; }
    [[nodiscard]] QPalette palette() const;
};

[[nodiscard]] const Theme& theme(Appearance appearance);

/// `amount` 0 is `from`, 1 is `to`.
[[nodiscard]] QColor mix(const QColor& from, const QColor& to, double amount);
/// WCAG 2.1 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);
/// `ink`, darkened or lightened as little as makes text of it reach 4.5:1 on `ground`: for series colours used as text
/// (speakers' names) and for muted text on a tinted ground.
[[nodiscard]] QColor readable(const QColor& ink, const QColor& ground);

/// Steps of 4 px and radii, in device-independent pixels at a 13 px interface font; multiply by scale() of the font.
inline constexpr int kStep = 4;
inline constexpr int kRowRadius = 6;
inline constexpr int kCardRadius = 10;

} // namespace zhilan::style

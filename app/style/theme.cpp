#include "app/style/theme.h"

#include <algorithm>
#include <cmath>

namespace zhilan::style
{
namespace
{

Theme makeLight()
{
    Theme theme;
    theme.appearance = Appearance::Light;
    theme.window = QColor(0xF3, 0xF1, 0xEC);
    theme.panel = QColor(0xFA, 0xF8, 0xF5);
    theme.paper = QColor(0xFF, 0xFE, 0xFC);
    theme.card = QColor(0xFF, 0xFF, 0xFF);
    theme.text = QColor(0x22, 0x26, 0x2B);
    theme.muted = QColor(0x6C, 0x71, 0x78);
    theme.line = QColor(0xE3, 0xDF, 0xD8);
    theme.accent = QColor(0x24, 0x58, 0xA6);
    theme.accentSoft = QColor(0xE3, 0xEC, 0xF9);
    theme.onAccent = QColor(0xFF, 0xFE, 0xFC);
    theme.hit = QColor(0xFF, 0xE7, 0xA0);
    theme.quote = QColor(0xF6, 0xF4, 0xEF);
    theme.tableHeader = QColor(0xF1, 0xEE, 0xE8);
    theme.codeGround = QColor(0xF4, 0xF2, 0xED);
    theme.danger = QColor(0xB3, 0x36, 0x2B);
    theme.series = {QColor(0x24, 0x58, 0xA6), QColor(0xC8, 0x66, 0x2B), QColor(0x23, 0x80, 0x6B),
                    QColor(0x94, 0x47, 0x8A)};
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.appearance = Appearance::Dark;
    theme.window = QColor(0x1B, 0x1D, 0x21);
    theme.panel = QColor(0x20, 0x23, 0x28);
    theme.paper = QColor(0x17, 0x19, 0x1C);
    theme.card = QColor(0x22, 0x26, 0x2B);
    theme.text = QColor(0xE4, 0xE4, 0xE0);
    theme.muted = QColor(0x97, 0x9D, 0xA6);
    theme.line = QColor(0x2E, 0x32, 0x38);
    theme.accent = QColor(0x82, 0xAE, 0xF5);
    theme.accentSoft = QColor(0x26, 0x35, 0x50);
    theme.onAccent = QColor(0x17, 0x19, 0x1C);
    theme.hit = QColor(0x6B, 0x5A, 0x1E);
    theme.quote = QColor(0x20, 0x24, 0x2A);
    theme.tableHeader = QColor(0x2A, 0x2E, 0x34);
    theme.codeGround = QColor(0x1F, 0x22, 0x26);
    theme.danger = QColor(0xF0, 0x87, 0x7C);
    theme.series = {QColor(0x82, 0xAE, 0xF5), QColor(0xF0, 0xA3, 0x5E), QColor(0x6C, 0xC5, 0xA1),
                    QColor(0xD9, 0x8B, 0xC0)};
    return theme;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

const Theme& theme(Appearance appearance)
{
    static const Theme kLight = makeLight();
    static const Theme kDark = makeDark();
    return appearance == Appearance::Dark ? kDark : kLight;
}

QColor mix(const QColor& from, const QColor& to, double amount)
{
    const auto blend = [amount](float a, float b) {
        return static_cast<float>(a + (b - a) * amount);
    };
    return QColor::fromRgbF(blend(from.redF(), to.redF()), blend(from.greenF(), to.greenF()),
                            blend(from.blueF(), to.blueF()));
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor readable(const QColor& ink, const QColor& ground)
{
    constexpr double kEnough = 4.5;
    const QColor end = luminance(ground) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    constexpr int kSteps = 20;
    for (int step = 0; step < kSteps; ++step) {
        const QColor candidate = mix(ink, end, double(step) / kSteps);
        if (contrast(candidate, ground) >= kEnough)
            return candidate;
    }
    return end;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, paper);
    palette.setColor(QPalette::AlternateBase, quote);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, card);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, onAccent);
    palette.setColor(QPalette::ToolTipBase, card);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Highlight, accentSoft);
    palette.setColor(QPalette::HighlightedText, accent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::Light, card);
    palette.setColor(QPalette::Midlight, line);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, line);
    palette.setColor(QPalette::Shadow, line);

    const QColor faint = mix(muted, panel, 0.4);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

} // namespace zhilan::style

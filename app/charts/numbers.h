#pragma once

#include <QLocale>
#include <QString>

/// Numbers and units as readers of a language write them. Pure; any thread.
namespace zhilan::charts
{

/// A short number with the language's own steps: 10000 is "1万" (zh, ja), "1만" (ko), "10k" (others); 1e9 is "10亿",
/// "1B". At most `digits` significant digits, no trailing zeros. Outside what those steps cover it is "1e+20"; what is
/// not finite is "∞", "−∞" or "–".
[[nodiscard]] QString shortNumber(double value, const QLocale& locale, int digits = 3);

/// A number on an axis: currencies without their unit (the subtitle says it), "10 GW", "15%", "10×".
[[nodiscard]] QString axisNumber(double value, const QString& unit, const QLocale& locale);

/// The unit in the reader's language, divided by what `per` names ("GW/year", as in quantity::Quantity; empty:
/// nothing): "US dollars/GW/year", "美元/GW/年". Symbols, and words of the document that are no known unit, stay as
/// they are.
[[nodiscard]] QString unitName(const QString& unit, const QString& per = {});

/// ISO 4217 codes that unitName() names.
[[nodiscard]] bool isCurrency(const QString& unit);

} // namespace zhilan::charts

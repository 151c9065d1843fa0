#pragma once

#include "app/style/theme.h"

#include <QPainter>
#include <QStyleOption>

class QWidget;

/// The shapes that BaseStyle puts together. `unit` is style::scale() of the widget's font.
namespace zhilan::style::shapes
{

struct Context {
    QPainter& painter;
    const Theme& theme;
    double unit;
};

/// Hovered and pressed grounds: the panel, a little nearer to the line colour.
[[nodiscard]] QColor hoverGround(const Theme& theme);
[[nodiscard]] QColor pressedGround(const Theme& theme);

/// Rounded, the border on whole device pixels. Invalid colours leave that part out.
void box(const Context& context, const QRectF& rect, double radius, const QColor& fill, const QColor& border,
         double width = 1);
/// A line of one device-independent pixel along the lower or upper edge.
void edge(const Context& context, const QRect& rect, Qt::Edge side);
void chevron(const Context& context, const QRectF& rect, Qt::ArrowType direction, const QColor& color);
void tick(const Context& context, const QRectF& rect, const QColor& color);

void toolButton(const Context& context, const QStyleOption& option, const QWidget* widget);
void pushButton(const Context& context, const QStyleOption& option, const QWidget* widget);
void lineEdit(const Context& context, const QStyleOption& option);
void viewRow(const Context& context, const QStyleOption& option, const QWidget* widget);
void indicator(const Context& context, const QStyleOption& option, bool round);
void tabShape(const Context& context, const QStyleOptionTab& option);
void tabLabel(const Context& context, const QStyleOptionTab& option);
void menuItem(const Context& context, const QStyleOptionMenuItem& option);
void scrollBar(const Context& context, const QStyleOptionSlider& option, const QRect& slider);
void headerSection(const Context& context, const QStyleOptionHeader& option);
void progress(const Context& context, const QStyleOptionProgressBar& option);
void comboBox(const Context& context, const QStyleOptionComboBox& option, const QRect& arrow);

} // namespace zhilan::style::shapes

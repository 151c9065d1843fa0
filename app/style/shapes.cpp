#include "app/style/shapes.h"

#include "app/style/style.h"

#include <QAbstractItemView>
#include <QStyle>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace zhilan::style::shapes
{
namespace
{

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// Focus is shown once the keyboard was used to move it; a click does not draw rings.
bool showsFocus(const QStyleOption& option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

bool isChip(const QWidget* widget)
{
    return widget && widget->property("chip").toBool();
}

void chip(const Context& context, const QStyleOption& option)
{
    const Theme& theme = context.theme;
    const bool on = has(option, QStyle::State_On);
    QColor fill = on ? theme.accentSoft : theme.card;
    if (!on && has(option, QStyle::State_Enabled) &&
        (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken)))
        fill = hoverGround(theme);
    const QColor border = showsFocus(option) ? theme.accent : on ? theme.accentSoft : theme.line;
    const QRectF rect(option.rect);
    box(context, rect, rect.height() / 2, fill, border);
}

} // namespace

QColor hoverGround(const Theme& theme)
{
    return mix(theme.panel, theme.line, theme.appearance == Appearance::Dark ? 0.7 : 0.45);
}

QColor pressedGround(const Theme& theme)
{
    return theme.line;
}

void box(const Context& context, const QRectF& rect, double radius, const QColor& fill, const QColor& border,
         double width)
{
    QPainter& painter = context.painter;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    const double inset = border.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void edge(const Context& context, const QRect& rect, Qt::Edge side)
{
    const int y = side == Qt::TopEdge ? rect.top() : rect.bottom();
    context.painter.fillRect(QRect(rect.left(), y, rect.width(), 1), context.theme.line);
}

void chevron(const Context& context, const QRectF& rect, Qt::ArrowType direction, const QColor& color)
{
    const double half = 3.5 * context.unit;
    const QPointF at = rect.center();
    QPolygonF line;
    switch (direction) {
    case Qt::DownArrow:
        line << at + QPointF(-half, -half / 2) << at + QPointF(0, half / 2) << at + QPointF(half, -half / 2);
        break;
    case Qt::UpArrow:
        line << at + QPointF(-half, half / 2) << at + QPointF(0, -half / 2) << at + QPointF(half, half / 2);
        break;
    case Qt::LeftArrow:
        line << at + QPointF(half / 2, -half) << at + QPointF(-half / 2, 0) << at + QPointF(half / 2, half);
        break;
    default:
        line << at + QPointF(-half / 2, -half) << at + QPointF(half / 2, 0) << at + QPointF(-half / 2, half);
        break;
    }
    QPainter& painter = context.painter;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.4 * context.unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.restore();
}

void tick(const Context& context, const QRectF& rect, const QColor& color)
{
    const double unit = context.unit;
    const QPointF at = rect.center();
    QPainter& painter = context.painter;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.7 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPolygonF line{at + QPointF(-4, 0.3) * unit, at + QPointF(-1.2, 3) * unit, at + QPointF(4, -3) * unit};
    painter.drawPolyline(line);
    painter.restore();
}

void toolButton(const Context& context, const QStyleOption& option, const QWidget* widget)
{
    if (isChip(widget)) {
        chip(context, option);
        return;
    }
    const Theme& theme = context.theme;
    const bool enabled = has(option, QStyle::State_Enabled);
    QColor fill;
    if (has(option, QStyle::State_On))
        fill = theme.accentSoft;
    else if (enabled && has(option, QStyle::State_Sunken))
        fill = pressedGround(theme);
    else if (enabled && has(option, QStyle::State_MouseOver))
        fill = hoverGround(theme);
    QColor border;
    if (showsFocus(option))
        border = theme.accent;
    else if (!has(option, QStyle::State_AutoRaise) && !has(option, QStyle::State_On))
        border = theme.line;
    box(context, option.rect, kRowRadius * context.unit, fill, border);
}

void pushButton(const Context& context, const QStyleOption& option, const QWidget* widget)
{
    if (isChip(widget)) {
        chip(context, option);
        return;
    }
    const Theme& theme = context.theme;
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool hovered = enabled && has(option, QStyle::State_MouseOver);
    const bool pressed = enabled && has(option, QStyle::State_Sunken);
    const double radius = 8 * context.unit;
    if (widget && widget->property("primary").toBool() && enabled) {
        const QColor fill = mix(theme.accent, theme.text, pressed ? 0.25 : hovered ? 0.12 : 0);
        box(context, option.rect, radius, fill, showsFocus(option) ? theme.text : QColor());
        return;
    }
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool flat = button && button->features.testFlag(QStyleOptionButton::Flat);
    QColor fill = pressed ? pressedGround(theme) : hovered ? hoverGround(theme) : flat ? QColor() : theme.card;
    if (has(option, QStyle::State_On))
        fill = theme.accentSoft;
    const bool standard = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    const QColor border = showsFocus(option) || (standard && enabled) ? theme.accent : flat ? QColor() : theme.line;
    box(context, option.rect, radius, fill, border);
}

void lineEdit(const Context& context, const QStyleOption& option)
{
    const Theme& theme = context.theme;
    const bool focused = has(option, QStyle::State_HasFocus);
    box(context, option.rect, 8 * context.unit, option.palette.color(QPalette::Base),
        focused ? theme.accent : theme.line, focused ? 1.5 : 1);
}

void viewRow(const Context& context, const QStyleOption& option, const QWidget* widget)
{
    const bool selected = has(option, QStyle::State_Selected);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    QPainter& painter = context.painter;
    if (item && item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, item->backgroundBrush);
    if (!selected && !hovered)
        return;
    // A tree draws branch and cells one after the other: each draws its part of the same rounded row.
    QRectF row(option.rect);
    if (const auto* tree = qobject_cast<const QTreeView*>(widget)) {
        const double inset = 2 * context.unit;
        row.setLeft(inset);
        row.setRight(tree->viewport()->width() - inset);
    }
    painter.save();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    const bool focused = has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
    box(context, row, kRowRadius * context.unit, selected ? context.theme.accentSoft : hoverGround(context.theme),
        focused ? context.theme.accent : QColor());
    painter.restore();
}

void indicator(const Context& context, const QStyleOption& option, bool round)
{
    const Theme& theme = context.theme;
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const double side = std::min(option.rect.width(), option.rect.height());
    QRectF rect(0, 0, side, side);
    rect.moveCenter(QRectF(option.rect).center());
    const QColor accent = enabled ? theme.accent : theme.muted;
    const QColor outline = showsFocus(option) ? theme.accent : mix(theme.line, theme.muted, 0.5);
    const double radius = round ? side / 2 : 4 * context.unit;
    box(context, rect, radius, on || partly ? accent : theme.card, on || partly ? accent : outline);
    if (on && round)
        box(context, rect.adjusted(side * 0.3, side * 0.3, -side * 0.3, -side * 0.3), side, theme.onAccent, QColor());
    else if (on)
        tick(context, rect, theme.onAccent);
    else if (partly)
        box(context, QRectF(rect.left() + side * 0.25, rect.center().y() - 1, side * 0.5, 2), 1, theme.onAccent,
            QColor());
}

void tabShape(const Context& context, const QStyleOptionTab& option)
{
    if (showsFocus(option))
        box(context, QRectF(option.rect).adjusted(2, 5, -2, -5), kRowRadius * context.unit, QColor(),
            context.theme.accent);
    if (!has(option, QStyle::State_Selected))
        return;
    const double thickness = std::max(2.0, std::round(2 * context.unit));
    const double side = 9 * context.unit;
    const QRectF rect(option.rect);
    context.painter.fillRect(QRectF(rect.left() + side, rect.bottom() - thickness, rect.width() - 2 * side, thickness),
                             context.theme.accent);
}

void tabLabel(const Context& context, const QStyleOptionTab& option)
{
    QPainter& painter = context.painter;
    painter.save();
    QFont font = painter.font();
    const bool selected = has(option, QStyle::State_Selected);
    if (selected)
        font = strongFont(font);
    painter.setFont(font);
    QColor color = selected ? context.theme.accent : context.theme.muted;
    if (!selected && has(option, QStyle::State_MouseOver))
        color = context.theme.text;
    painter.setPen(color);
    QRect rect = option.rect;
    if (!option.leftButtonSize.isEmpty())
        rect.setLeft(rect.left() + option.leftButtonSize.width());
    if (!option.rightButtonSize.isEmpty())
        rect.setRight(rect.right() - option.rightButtonSize.width());
    if (!option.icon.isNull()) {
        const QSize size = option.iconSize.isValid() ? option.iconSize : QSize(16, 16);
        const int left = rect.left() + int(9 * context.unit);
        option.icon.paint(&painter, QRect(QPoint(left, rect.center().y() - size.height() / 2), size), Qt::AlignCenter,
                          QIcon::Normal, selected ? QIcon::On : QIcon::Off);
        rect.setLeft(left + size.width());
    }
    painter.drawText(rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextHideMnemonic, option.text);
    painter.restore();
}

void menuItem(const Context& context, const QStyleOptionMenuItem& option)
{
    const Theme& theme = context.theme;
    QPainter& painter = context.painter;
    const double unit = context.unit;
    const QRectF rect(option.rect);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRectF(rect.left() + 8 * unit, std::floor(rect.center().y()), rect.width() - 16 * unit, 1),
                         theme.line);
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool selected = enabled && has(option, QStyle::State_Selected);
    if (selected)
        box(context, rect.adjusted(4 * unit, 1, -4 * unit, -1), kRowRadius * unit, theme.accentSoft, QColor());

    const double mark = 18 * unit;
    const QRectF markRect(rect.left() + 10 * unit, rect.center().y() - mark / 2, mark, mark);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked)
        tick(context, markRect, theme.accent);
    else if (!option.icon.isNull())
        option.icon.paint(&painter, markRect.toAlignedRect(), Qt::AlignCenter,
                          enabled ? QIcon::Normal : QIcon::Disabled);

    painter.save();
    painter.setFont(option.font);
    const QColor faint = mix(theme.muted, theme.card, 0.4);
    painter.setPen(!enabled ? faint : selected ? theme.accent : theme.text);
    const QRectF textRect = rect.adjusted(36 * unit, 0, -16 * unit, 0);
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
    const qsizetype tab = option.text.indexOf(u'\t');
    painter.drawText(textRect, flags | Qt::AlignLeft, tab < 0 ? option.text : option.text.left(tab));
    if (tab >= 0) {
        painter.setPen(enabled ? readable(theme.muted, selected ? theme.accentSoft : theme.card) : faint);
        painter.drawText(textRect, flags | Qt::AlignRight, option.text.mid(tab + 1));
    }
    painter.restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        chevron(context, QRectF(rect.right() - 22 * unit, rect.top(), 14 * unit, rect.height()), Qt::RightArrow,
                theme.muted);
}

void scrollBar(const Context& context, const QStyleOptionSlider& option, const QRect& slider)
{
    if (option.maximum <= option.minimum)
        return;
    const bool active = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider) &&
                        (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
    QColor color = context.theme.muted;
    color.setAlphaF(has(option, QStyle::State_Sunken) ? 0.7F : active ? 0.55F : 0.3F);
    const double inset = 2.5 * context.unit;
    QRectF rect(slider);
    rect =
        option.orientation == Qt::Vertical ? rect.adjusted(inset, 2, -inset, -2) : rect.adjusted(2, inset, -2, -inset);
    box(context, rect, std::min(rect.width(), rect.height()) / 2, color, QColor());
}

void headerSection(const Context& context, const QStyleOptionHeader& option)
{
    context.painter.fillRect(option.rect, context.theme.tableHeader);
    edge(context, option.rect, Qt::BottomEdge);
}

void progress(const Context& context, const QStyleOptionProgressBar& option)
{
    const double height = std::max(3.0, 4 * context.unit);
    QRectF groove(option.rect);
    groove = QRectF(groove.left(), groove.center().y() - height / 2, groove.width(), height);
    box(context, groove, height / 2, context.theme.line, QColor());
    const double span = double(option.maximum) - option.minimum;
    QRectF done = groove;
    if (span > 0)
        done.setWidth(groove.width() * std::clamp((option.progress - double(option.minimum)) / span, 0.0, 1.0));
    else // how much is not known: the middle third, without motion
        done = groove.adjusted(groove.width() / 3, 0, -groove.width() / 3, 0);
    if (done.width() > 0)
        box(context, done, height / 2, context.theme.accent, QColor());
}

void comboBox(const Context& context, const QStyleOptionComboBox& option, const QRect& arrow)
{
    const Theme& theme = context.theme;
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (option.frame)
        box(context, option.rect, 8 * context.unit, hovered ? hoverGround(theme) : theme.card,
            has(option, QStyle::State_HasFocus) ? theme.accent : theme.line);
    chevron(context, arrow, Qt::DownArrow, has(option, QStyle::State_Enabled) ? theme.muted : theme.line);
}

} // namespace zhilan::style::shapes

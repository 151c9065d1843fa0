#include "app/panels/row_delegate.h"

#include "app/models/roles.h"
#include "app/models/text_conversion.h"
#include "app/style/style.h"
#include "core/base/period.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextDocument>
#include <QToolTip>

#include <cmath>

namespace zhilan::panels
{

namespace
{

using style::currentTheme;

using style::smallFont;
using style::strongFont;

bool isHovered(const QStyleOptionViewItem& option)
{
    return option.state.testFlag(QStyle::State_MouseOver);
}

/// Selected by the keyboard: shown only while the list has the focus.
bool isFocused(const QStyleOptionViewItem& option)
{
    return option.state.testFlag(QStyle::State_HasFocus) ||
           (option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active) &&
            option.widget != nullptr && option.widget->hasFocus());
}

/// Of the time at the right of a quote.
double timeWidthOf(const QString& time, const QStyleOptionViewItem& option)
{
    const QFontMetricsF metrics(style::tabularFont(strongFont(smallFont(option.font))));
    return time.isEmpty() ? 0 : std::max(60 * style::scale(option.font), metrics.horizontalAdvance(time) + 2);
}

} // namespace

QString RowDelegate::clock(qint64 milliseconds)
{
    return milliseconds < 0 ? QString() : models::toQString(formatClockTime(std::chrono::milliseconds(milliseconds)));
}

QString RowDelegate::timeText(const QModelIndex& index)
{
    const QString time = clock(index.data(models::TimeRole).toLongLong());
    return time.isEmpty() || !index.data(models::FromTimeRole).toBool()
               ? time
               : tr("from %1", "a time in the video; what is meant starts then or later").arg(time);
}

bool RowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                            const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.data(models::FromTimeRole).toBool() ||
        !timeRect(option, index).contains(event->pos())) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    const QString tip = tr("The text tells no time here. What is around or before it starts then.");
    QToolTip::showText(event->globalPos(), Qt::convertFromPlainText(tip, Qt::WhiteSpaceNormal), view);
    return true;
}

QRectF RowDelegate::timeRect(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const
{
    return {};
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    int width = option.rect.width();
    if (const auto* view = qobject_cast<const QAbstractItemView*>(option.widget); view != nullptr && width <= 0) {
        width = view->viewport()->width();
    }
    const double height = run(nullptr, option, QRectF(0, 0, width, 0), index);
    return {width, static_cast<int>(std::ceil(height))};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    run(painter, option, QRectF(option.rect), index);
    painter->restore();
}

void RowDelegate::drawGround(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& rect, bool current)
{
    const style::Theme& theme = currentTheme();
    if (current || isHovered(option) || isFocused(option)) {
        const double radius = style::kRowRadius * style::scale(option.font);
        painter.setBrush(current ? theme.accentSoft : style::mix(theme.card, theme.accentSoft, 0.5));
        painter.setPen(isFocused(option) ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
}

double RowDelegate::place(QPainter* painter, const TextBlock& block, const QRectF& rect)
{
    return painter != nullptr ? block.draw(*painter, rect) : block.height(rect.width());
}

QRectF ChapterDelegate::timeRect(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    QRectF rect(option.rect);
    rect.setWidth(62 * style::scale(option.font));
    return rect;
}

double ChapterDelegate::run(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& rect,
                            const QModelIndex& index) const
{
    const style::Theme& theme = currentTheme();
    const double unit = style::scale(option.font);
    const QFont& font = option.font;
    const bool current = index.data(models::CurrentRole).toBool();
    const QRectF title = rect.adjusted(66 * unit, 5 * unit, -6 * unit, 0);

    TextBlock text{index.data().toString(), font, theme.text};
    TextBlock alt{index.data(models::AltTitleRole).toString(), smallFont(option.font),
                  current ? style::readable(theme.muted, theme.accentSoft) : theme.muted};
    const bool showAlt = m_withAlt && !alt.text.isEmpty();

    double height = text.height(title.width());
    const double altTop = height;
    if (showAlt) {
        height += alt.height(title.width());
    }
    height += 10 * unit;
    if (painter != nullptr) {
        drawGround(*painter, option, QRectF(rect.topLeft(), QSizeF(rect.width(), height)), current);
        TextBlock time{clock(index.data(models::TimeRole).toLongLong()), style::tabularFont(font), theme.accent};
        painter->setFont(time.font);
        painter->setPen(style::readable(theme.accent, current ? theme.accentSoft : theme.card));
        painter->drawText(QRectF(rect.left() + 2 * unit, title.top(), 54 * unit,
                                 std::round(style::pixelSize(font) * text.lineHeight)),
                          Qt::AlignRight | Qt::AlignVCenter, time.text);
        text.draw(*painter, title);
        if (showAlt) {
            alt.draw(*painter, title.translated(0, altTop));
        }
    }
    return height;
}

QRectF QuoteDelegate::timeRect(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const double unit = style::scale(option.font);
    const QString time = timeText(index);
    if (time.isEmpty()) {
        return {};
    }
    const double width = timeWidthOf(time, option) + 20 * unit;
    return {option.rect.right() - width, option.rect.top() + 4 * unit, width, 26 * unit};
}

double QuoteDelegate::run(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& rect,
                          const QModelIndex& index) const
{
    const style::Theme& theme = currentTheme();
    const double unit = style::scale(option.font);
    const int speaker = index.data(models::SpeakerIndexRole).toInt();
    const QColor color = speaker < 0 ? theme.muted : theme.seriesColor(static_cast<std::size_t>(speaker));
    const QRectF inner = rect.adjusted(15 * unit, 8 * unit, -12 * unit, 0);

    const TextBlock name{index.data(models::SpeakerRole).toString(), strongFont(smallFont(option.font)),
                         style::readable(color, theme.quote), 1};
    const TextBlock text{index.data().toString(), option.font, theme.text, 5, {}, 1.65};
    const TextBlock context{index.data(models::ContextRole).toString(), smallFont(option.font),
                            style::readable(theme.muted, theme.quote), 1};

    const QString time = timeText(index);
    const double timeWidth = timeWidthOf(time, option);
    const bool hasHead = !name.text.isEmpty() || !time.isEmpty();
    const double nameHeight = hasHead ? std::round(style::pixelSize(name.font) * 1.7) : 0;
    const double textHeight = text.height(inner.width());
    const double contextHeight = context.text.isEmpty() ? 0 : context.height(inner.width());
    const double body = 16 * unit + nameHeight + textHeight + contextHeight;
    if (painter != nullptr) {
        const QRectF card(rect.left(), rect.top(), rect.width(), body);
        const double radius = 8 * unit;
        QPainterPath path;
        path.addRoundedRect(card, radius, radius);
        painter->setClipPath(path);
        painter->fillRect(card, isHovered(option) ? style::mix(theme.quote, theme.accentSoft, 0.5) : theme.quote);
        painter->fillRect(QRectF(card.left(), card.top(), 3 * unit, card.height()), color);
        painter->setClipping(false);
        if (isFocused(option)) {
            painter->setPen(QPen(theme.accent, 1));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        }
        name.draw(*painter, inner.adjusted(0, 0, -timeWidth, 0));
        if (!time.isEmpty()) {
            painter->setFont(style::tabularFont(name.font));
            painter->setPen(style::readable(theme.accent, theme.quote));
            painter->drawText(QRectF(inner.right() - timeWidth, inner.top(), timeWidth, nameHeight),
                              Qt::AlignRight | Qt::AlignVCenter, time);
        }
        text.draw(*painter, inner.adjusted(0, nameHeight, 0, 0));
        if (!context.text.isEmpty()) {
            context.draw(*painter, inner.adjusted(0, nameHeight + textHeight, 0, 0));
        }
    }
    return body + 8 * unit;
}

double TermDelegate::run(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& rect,
                         const QModelIndex& index) const
{
    const style::Theme& theme = currentTheme();
    const double unit = style::scale(option.font);
    const QRectF inner = rect.adjusted(8 * unit, 7 * unit, -8 * unit, 0);
    const TextBlock term{index.data().toString(), strongFont(option.font), theme.text, 2};
    const TextBlock definition{index.data(models::DefinitionRole).toString(), option.font, theme.muted, 6, {}, 1.6};
    const double termHeight = term.height(inner.width());
    const double height = 14 * unit + termHeight + definition.height(inner.width());
    if (painter != nullptr) {
        drawGround(*painter, option, QRectF(rect.topLeft(), QSizeF(rect.width(), height)), false);
        painter->setPen(QPen(theme.line, 1));
        painter->drawLine(QPointF(inner.left(), rect.top() + height - 0.5),
                          QPointF(inner.right(), rect.top() + height - 0.5));
        term.draw(*painter, inner);
        definition.draw(*painter, inner.adjusted(0, termHeight, 0, 0));
    }
    return height;
}

} // namespace zhilan::panels

#include "app/panels/result_delegate.h"

#include "app/models/roles.h"
#include "app/style/style.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zhilan::panels
{

namespace
{

constexpr double kMargin = 12;
constexpr double kGap = 8; ///< two parts of the head

struct Measures {
    double top = 0;
    double between = 0; ///< two cards
    double textGap = 0; ///< head and snippet
    int lines = 0;      ///< of the snippet, at most
    double lineHeight = 0;
};
constexpr Measures kRoomy{10, 10, 4, 3, 1.75};
constexpr Measures kCompact{6, 6, 1, 2, 1.5};

bool leadsToVideo(const QModelIndex& index)
{
    return index.data(models::VideoRole).toBool();
}

QString playText(const QModelIndex& index)
{
    const QString clock = RowDelegate::timeText(index);
    return clock.isEmpty() || !leadsToVideo(index) ? clock : QStringLiteral("▶ ") + clock;
}

QFont captionFont(const QStyleOptionViewItem& option)
{
    return style::smallFont(option.font);
}

/// Of what stands above the card.
double captionHeight(const QStyleOptionViewItem& option, const QModelIndex& index, const Measures& measures)
{
    const bool isEmpty = index.data(models::CaptionRole).toString().isEmpty();
    return isEmpty
               ? 0
               : std::ceil(QFontMetricsF(captionFont(option)).height()) + measures.between * style::scale(option.font);
}

double widthOf(const QString& text, const QFont& font)
{
    return text.isEmpty() ? 0 : std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1;
}

} // namespace

QString ResultDelegate::placeWithin(const QString& place, const QFontMetricsF& metrics, double width)
{
    static const QString kBetween = QStringLiteral(" › ");
    if (metrics.horizontalAdvance(place) <= width) {
        return place;
    }
    for (qsizetype at = place.indexOf(kBetween); at >= 0; at = place.indexOf(kBetween, at + 1)) {
        const QString shorter = QStringLiteral("…") + place.mid(at);
        if (metrics.horizontalAdvance(shorter) <= width) {
            return shorter;
        }
    }
    const qsizetype last = place.lastIndexOf(kBetween);
    return metrics.elidedText(last < 0 ? place : place.mid(last + kBetween.size()), Qt::ElideRight, width);
}

QRectF ResultDelegate::timeRect(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const double unit = style::scale(option.font);
    const double width = widthOf(playText(index), style::tabularFont(style::smallFont(option.font)));
    if (width <= 0 || !leadsToVideo(index)) {
        return {};
    }
    const double right = option.rect.right() + 1 - kMargin * unit;
    const double top = option.rect.top() + captionHeight(option, index, m_compact ? kCompact : kRoomy);
    return {right - width - 4 * unit, top + 4 * unit, width + 8 * unit, 30 * unit};
}

double ResultDelegate::run(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& whole,
                           const QModelIndex& index) const
{
    const style::Theme& theme = style::currentTheme();
    const double unit = style::scale(option.font);
    const Measures& measures = m_compact ? kCompact : kRoomy;
    const double above = captionHeight(option, index, measures);
    const QRectF rect = whole.adjusted(0, above, 0, 0);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    // What Enter opens stands out more than what lies under a pointer that may only have been left there.
    const QColor ground = selected ? style::mix(theme.card, theme.accentSoft, 0.6) : theme.card;
    const QColor border = selected ? theme.accent : hovered ? style::mix(theme.line, theme.muted, 0.45) : theme.line;
    const QRectF inner = rect.adjusted(kMargin * unit, measures.top * unit, -kMargin * unit, 0);
    const QFont small = style::smallFont(option.font);

    const QFont quoting = style::quotingFont(option.font, index.data(models::LanguageRole).toString());
    const QColor ink = index.data(models::GoneRole).toBool() ? style::readable(theme.muted, ground) : theme.text;
    const TextBlock title{index.data().toString(), style::strongFont(quoting), ink, 1,
                          index.data(models::TitleMarksRole).value<models::Marks>()};
    const TextBlock text{index.data(models::DefinitionRole).toString(),
                         quoting,
                         ink,
                         measures.lines,
                         index.data(models::MarksRole).value<models::Marks>(),
                         measures.lineHeight};

    const double headHeight = std::round(style::pixelSize(title.font) * title.lineHeight);
    const double textTop = headHeight + measures.textGap * unit;
    const double card =
        2 * measures.top * unit + (text.text.isEmpty() ? headHeight : textTop + text.height(inner.width()) - 2 * unit);
    const double height = above + card + measures.between * unit;
    if (painter == nullptr) {
        return height;
    }
    if (above > 0) {
        const QFont face = captionFont(option);
        painter->setFont(face);
        painter->setPen(theme.muted);
        const QRectF place = whole.adjusted(0, 0, 0, above - whole.height() - measures.between * unit);
        painter->drawText(
            place, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(face).elidedText(index.data(models::CaptionRole).toString(), Qt::ElideRight, place.width()));
    }
    painter->setPen(QPen(border, 1));
    painter->setBrush(ground);
    const double radius = style::kCardRadius * unit;
    painter->drawRoundedRect(QRectF(rect.left(), rect.top(), rect.width(), card).adjusted(0.5, 0.5, -0.5, -0.5), radius,
                             radius);

    // From the right: the time, what it is; then the title, and the heading path in what is left.
    double right = inner.right();
    const auto fromRight = [&](const QString& part, const QFont& font, const QColor& ink) {
        const double width = std::min(widthOf(part, font), inner.width() * 0.4);
        if (width > 0) {
            painter->setFont(font);
            painter->setPen(style::readable(ink, ground));
            painter->drawText(QRectF(right - width, inner.top(), width, headHeight), Qt::AlignRight | Qt::AlignVCenter,
                              QFontMetricsF(font).elidedText(part, Qt::ElideRight, width));
            right -= width + kGap * unit;
        }
    };
    fromRight(playText(index), style::tabularFont(small), leadsToVideo(index) ? theme.accent : theme.muted);
    fromRight(index.data(models::LabelRole).toString(), small, theme.muted);

    const QString context = index.data(models::ContextRole).toString();
    const double room = right - inner.left();
    // A long title leaves the heading path a third.
    const double titleWidth = std::min(widthOf(title.text, title.font) + 1, context.isEmpty() ? room : room * 0.66);
    title.withMarkInSight(titleWidth).draw(*painter, QRectF(inner.left(), inner.top(), titleWidth, headHeight));
    const double contextLeft = inner.left() + titleWidth + kGap * unit;
    if (right - contextLeft > 40 * unit) {
        const QFont face = style::smallFont(quoting);
        painter->setFont(face);
        painter->setPen(style::readable(theme.muted, ground));
        painter->drawText(QRectF(contextLeft, inner.top(), right - contextLeft, headHeight),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          placeWithin(context, QFontMetricsF(face), right - contextLeft));
    }
    if (!text.text.isEmpty()) {
        text.draw(*painter, inner.adjusted(0, textTop, 0, 0));
    }
    return height;
}

} // namespace zhilan::panels

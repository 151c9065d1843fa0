#include "app/reader/block_layout.h"
#include "app/reader/metrics.h"
#include "app/style/style.h"
#include "core/base/period.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

using markdown::kNoNode;

enum class Marker { None, Number, Disc, Ring, Square, OpenTask, DoneTask };

/// Headings, paragraphs, list items, quotations, text out of HTML.
class TextBlock final : public BlockLayout
{
public:
    TextBlock(const Block& block, double width, LayoutContext& context) : BlockLayout(block)
    {
        m_width = width;
        m_zoom = context.zoom;
        double y = 0;
        const InlineText speaker = speakerText(context, block);
        if (!speaker.isEmpty())
            y = addSpeaker(speaker, context);
        TextLook look = lookOf(context);
        addText(content(context), look, *context.theme, {0, y}, width);
        m_items.back().bold = block.kind == BlockKind::Heading;
        m_height = std::ceil(y + m_items.back().layout->height());
        setMarker(context, look, y);
    }

    void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const override
    {
        paintMarker(painter, origin, *state.theme);
        BlockLayout::paint(painter, origin, clip, state);
        for (std::size_t i = 0; i < m_hots.size(); ++i)
            paintTime(painter, m_hots[i].rect.translated(origin), *state.theme,
                      state.hoveredHot == static_cast<int>(i));
    }

private:
    TextLook lookOf(const LayoutContext& context) const
    {
        const style::Theme& theme = *context.theme;
        if (m_block.kind == BlockKind::Heading) {
            const auto index = static_cast<std::size_t>(std::clamp<int>(m_block.level, 1, 6) - 1);
            TextLook look = context.look(metrics::kHeadings[index]);
            look.font.setBold(true);
            look.lineFactor = metrics::kHeadingLine;
            if (index >= 4)
                look.color = theme.muted;
            return look;
        }
        if (m_block.note || m_block.kind == BlockKind::Html) {
            TextLook look = context.look(metrics::kTable);
            look.color = m_block.note ? theme.text : theme.muted;
            return look;
        }
        TextLook look = context.look(metrics::kBody);
        if (m_block.card != kNone)
            look.lineFactor = 0;
        return look;
    }

    InlineText content(const LayoutContext& context) const
    {
        const markdown::Tree& tree = *context.document->tree;
        if (m_block.node == kNoNode)
            return {};
        if (m_block.kind == BlockKind::Html)
            return htmlText(tree, m_block.node, m_block.span);
        return inlineText(tree, m_block.node, bodySpan(*context.document, m_block), context.list->annotations);
    }

    double addSpeaker(const InlineText& speaker, const LayoutContext& context)
    {
        const document::Quote& quote = context.document->quotes[m_block.quote];
        TextLook look = context.look(metrics::kMeta);
        look.font.setBold(true);
        look.lineFactor = 1.55;
        std::uint32_t number = 0;
        for (std::uint32_t card = m_block.card; card != kNone; card = context.list->cards[card].parent) {
            if (context.list->cards[card].quote == m_block.quote && context.list->cards[card].speaker != kNone) {
                number = context.list->cards[card].speaker;
                break;
            }
        }
        look.color = context.theme->seriesColor(number);
        addText(speaker, look, *context.theme, {0, 0}, m_width);
        const double height = m_items.back().layout->height();
        if (quote.start) {
            m_timeText = QString::fromStdString(formatClockTime(*quote.start));
            m_timeFont = style::tabularFont(style::withPixelSize(context.interfaceFont, metrics::kSmall * m_zoom));
            const double width = QFontMetricsF(m_timeFont).horizontalAdvance(m_timeText) + 22 * m_zoom;
            Hot hot;
            hot.kind = Hot::Kind::Time;
            hot.rect = QRectF(m_width - width, 0, width, height);
            hot.index = m_block.quote;
            m_hots.push_back(hot);
        }
        return std::round(height + 2 * m_zoom);
    }

    void paintTime(QPainter& painter, const QRectF& rect, const style::Theme& theme, bool hovered) const
    {
        painter.setFont(m_timeFont);
        painter.setPen(hovered ? theme.accent : theme.muted);
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, m_timeText);
        const double size = 7 * m_zoom;
        const double left = rect.left() + 6 * m_zoom;
        const double middle = rect.center().y();
        QPainterPath play;
        play.moveTo(left, middle - size / 2);
        play.lineTo(left + size * 0.85, middle);
        play.lineTo(left, middle + size / 2);
        play.closeSubpath();
        painter.fillPath(play, hovered ? theme.accent : theme.muted);
    }

    void setMarker(const LayoutContext& context, const TextLook& look, double y)
    {
        if (m_block.marker == kNoNode)
            return;
        const markdown::Tree& tree = *context.document->tree;
        const markdown::Node& item = tree[m_block.marker];
        m_markerFont = look.font;
        m_markerBaseline = y + m_items.back().layout->firstBaseline();
        m_markerMiddle = m_markerBaseline - look.pixelSize * 0.37;
        m_markerText = markerText(tree, m_block);
        if (item.task != markdown::TaskState::None)
            m_marker = item.task == markdown::TaskState::Done ? Marker::DoneTask : Marker::OpenTask;
        else if (m_block.ordinal != kNone)
            m_marker = Marker::Number;
        else
            m_marker = m_block.level <= 1 ? Marker::Disc : m_block.level == 2 ? Marker::Ring : Marker::Square;
    }

    void paintMarker(QPainter& painter, QPointF origin, const style::Theme& theme) const
    {
        const double right = origin.x() - metrics::kMarkerGap * m_zoom;
        const double middle = origin.y() + m_markerMiddle;
        const double r = 2.4 * m_zoom;
        const QPointF center(origin.x() - 13 * m_zoom, middle);
        switch (m_marker) {
        case Marker::None:
            return;
        case Marker::Number: {
            painter.setFont(m_markerFont);
            painter.setPen(theme.muted);
            const double width = QFontMetricsF(m_markerFont).horizontalAdvance(m_markerText);
            painter.drawText(QPointF(right - width, origin.y() + m_markerBaseline), m_markerText);
            return;
        }
        case Marker::Disc:
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.muted);
            painter.drawEllipse(center, r, r);
            return;
        case Marker::Ring:
            painter.setPen(QPen(theme.muted, 1.2 * m_zoom));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(center, r, r);
            return;
        case Marker::Square:
            painter.fillRect(QRectF(center.x() - r * 0.85, center.y() - r * 0.85, r * 1.7, r * 1.7), theme.muted);
            return;
        case Marker::OpenTask:
        case Marker::DoneTask: {
            const double size = 13 * m_zoom;
            const QRectF box(right - size, middle - size / 2, size, size);
            const bool done = m_marker == Marker::DoneTask;
            painter.setPen(QPen(done ? theme.accent : theme.muted, 1.3 * m_zoom));
            painter.setBrush(done ? QBrush(theme.accent) : QBrush(Qt::NoBrush));
            painter.drawRoundedRect(box, 3 * m_zoom, 3 * m_zoom);
            if (done) {
                QPainterPath tick;
                tick.moveTo(box.left() + size * 0.24, box.top() + size * 0.52);
                tick.lineTo(box.left() + size * 0.43, box.top() + size * 0.71);
                tick.lineTo(box.left() + size * 0.77, box.top() + size * 0.31);
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(theme.onAccent, 1.7 * m_zoom, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                painter.drawPath(tick);
            }
            return;
        }
        }
    }

    double m_zoom = 1;
    Marker m_marker = Marker::None;
    QString m_markerText;
    QFont m_markerFont;
    double m_markerBaseline = 0;
    double m_markerMiddle = 0;
    QString m_timeText;
    QFont m_timeFont;
};

class RuleBlock final : public BlockLayout
{
public:
    RuleBlock(const Block& block, double width) : BlockLayout(block)
    {
        m_width = width;
        m_height = 1;
    }

    void paint(QPainter& painter, QPointF origin, const QRectF&, const PaintState& state) const override
    {
        painter.fillRect(QRectF(origin.x(), origin.y(), m_width, 1), state.theme->line);
    }
};

} // namespace

InlineText speakerText(const LayoutContext& context, const Block& block)
{
    if (block.quote == kNone || block.kind != BlockKind::Paragraph || !block.firstPart || block.node == kNoNode)
        return {};
    const document::Quote& quote = context.document->quotes[block.quote];
    if (quote.speaker.empty() || quote.speakerSpan.empty() || !block.span.contains(quote.speakerSpan.begin))
        return {};
    InlineText text = inlineText(*context.document->tree, block.node, quote.speakerSpan, context.list->annotations);
    text.trimEnd([](QChar c) {
        return c.isSpace() || c == u':' || c == u'：' || c == u'—' || c == u'-' || c == u'–' || c == u'|' ||
               c == QChar::LineSeparator;
    });
    text.clearStyles();
    return text;
}

ByteSpan bodySpan(const document::Document& document, const Block& block)
{
    ByteSpan span = block.span;
    if (block.quote != kNone && block.kind == BlockKind::Paragraph && block.firstPart) {
        const document::Quote& quote = document.quotes[block.quote];
        if (!quote.speaker.empty() && !quote.speakerSpan.empty() && span.contains(quote.speakerSpan.begin))
            span.begin = std::clamp(quote.speakerSpan.end, span.begin, span.end);
    }
    return span;
}

QString markerText(const markdown::Tree& tree, const Block& block)
{
    if (block.marker == kNoNode)
        return {};
    const markdown::Node& item = tree[block.marker];
    if (item.task != markdown::TaskState::None)
        return item.task == markdown::TaskState::Done ? QStringLiteral("☑") : QStringLiteral("☐");
    if (block.ordinal != kNone)
        return QString::number(block.ordinal) + u'.';
    return QStringLiteral("•");
}

std::unique_ptr<BlockLayout> makeText(const Block& block, double width, LayoutContext& context)
{
    return std::make_unique<TextBlock>(block, width, context);
}

std::unique_ptr<BlockLayout> makeRule(const Block& block, double width, LayoutContext&)
{
    return std::make_unique<RuleBlock>(block, width);
}

} // namespace zhilan::reader

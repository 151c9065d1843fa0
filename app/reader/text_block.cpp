#include "app/reader/block_layout.h"
#include "app/reader/block_texts.h"
#include "app/reader/list_marker.h"
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

/// Headings, paragraphs, list items, quotations.
class TextBlock final : public BlockLayout
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::reader::ReaderView)

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
        addText(paragraphText(context, block), look, *context.theme, {0, y}, width);
        m_items.back().bold = block.kind == BlockKind::Heading;
        m_height = std::ceil(y + m_items.back().layout->height());
        m_marker = ListMarker(context, block, look, y + m_items.back().layout->firstBaseline());
        if (block.kind == BlockKind::Heading && block.firstPart && !m_marker.isShown() &&
            beginsSection(*context.document))
            addSectionMark(context);
    }

    void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const override
    {
        m_marker.paint(painter, origin, *state.theme);
        BlockLayout::paint(painter, origin, clip, state);
        for (std::size_t i = 0; i < m_hots.size(); ++i) {
            const QRectF rect = m_hots[i].rect.translated(origin);
            const bool hovered = state.hoveredHot == static_cast<int>(i);
            if (m_hots[i].kind == Hot::Kind::Time)
                paintTime(painter, rect, *state.theme, hovered);
            else if (state.isHovered)
                paintSectionMark(painter, rect, *state.theme, hovered);
        }
    }

    [[nodiscard]] std::vector<double> breaks() const override
    {
        const bool whole = m_block.firstPart && m_block.lastPart;
        return m_block.kind == BlockKind::Heading && whole ? std::vector<double>() : breaksBetweenLines();
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
            look.codeGround = context.codeGround(m_block);
            if (index >= 4)
                look.color = theme.muted;
            return look;
        }
        TextLook look = context.look(m_block.note ? metrics::kTable : metrics::kBody);
        look.codeGround = context.codeGround(m_block);
        if (m_block.note)
            return look;
        if (m_block.card != kNone)
            look.lineFactor = 0;
        return look;
    }

    double addSpeaker(const InlineText& speaker, const LayoutContext& context)
    {
        const document::Quote& quote = context.document->quotes[m_block.quote];
        TextLook look = context.look(metrics::kMeta);
        look.font.setBold(true);
        look.lineFactor = 1.55;
        const std::uint32_t number = context.list->speakers[m_block.quote];
        look.color = context.theme->seriesColor(number == kNone ? 0 : number);
        if (!quote.start) {
            addText(speaker, look, *context.theme, {0, 0}, m_width);
            return std::round(m_items.back().layout->height() + 2 * m_zoom);
        }
        const bool isStated = quote.startFrom == document::StartFrom::Stated;
        m_timeText = QString::fromStdString(formatClockTime(*quote.start));
        const auto written = isStated ? static_cast<int>(speaker.text().indexOf(m_timeText)) : -1;
        if (!isStated)
            m_timeText = tr("from %1", "a time in the video; what is meant starts then or later").arg(m_timeText);
        m_timeIsWritten = written >= 0;
        m_timeFont = style::tabularFont(style::withPixelSize(context.interfaceFont, metrics::kSmall * m_zoom));
        const double width = QFontMetricsF(m_timeFont).horizontalAdvance(m_timeText) + 22 * m_zoom;
        addText(speaker, look, *context.theme, {0, 0}, m_timeIsWritten ? m_width : m_width - width);
        const TextLayout& name = *m_items.back().layout;
        Hot hot;
        hot.kind = Hot::Kind::Time;
        hot.rect = QRectF(m_width - width, 0, width, name.lineHeight());
        // What the text says itself is not said again: it is what is clicked.
        if (m_timeIsWritten) {
            const QRectF place = name.rects(written, written, 0).front();
            const auto end = written + static_cast<int>(m_timeText.size());
            const double right = name.rects(end, end, 0).front().left();
            const bool isOneLine = name.height() < 1.5 * name.lineHeight();
            const double until = isOneLine ? name.usedWidth() : std::max(right, place.left()) + 8 * m_zoom;
            hot.rect = QRectF(place.left(), place.top(), until - place.left() + 18 * m_zoom, name.lineHeight());
        }
        hot.index = m_block.quote;
        if (!isStated)
            hot.tip = tr("The text tells no time here. What is around or before it starts then.");
        m_hots.push_back(hot);
        const double height = name.height();
        return std::round(height + 2 * m_zoom);
    }

    /// Those in footnotes do not.
    [[nodiscard]] bool beginsSection(const document::Document& document) const
    {
        const document::SectionId section = document.sectionAt(m_block.span.begin);
        return section != document::kNoSection && document.sections[section].heading == m_block.node;
    }

    /// In the margin, where it takes no room from the text.
    void addSectionMark(const LayoutContext& context)
    {
        m_markFont = style::withPixelSize(context.interfaceFont, metrics::kSectionMark);
        const double width = metrics::kNarrowMargin;
        m_hots.push_back({Hot::Kind::Section, QRectF(-width, 0, width, m_items.back().layout->lineHeight()),
                          m_block.node, tr("Copy a link to this section")});
    }

    void paintSectionMark(QPainter& painter, const QRectF& rect, const style::Theme& theme, bool hovered) const
    {
        painter.setFont(m_markFont);
        painter.setPen(hovered ? theme.accent : theme.muted);
        painter.drawText(rect.adjusted(0, 0, -5, 0), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("#"));
    }

    void paintTime(QPainter& painter, const QRectF& rect, const style::Theme& theme, bool hovered) const
    {
        painter.setFont(m_timeFont);
        painter.setPen(hovered ? theme.accent : theme.muted);
        if (!m_timeIsWritten)
            painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, m_timeText);
        const double size = 7 * m_zoom;
        const double left = m_timeIsWritten ? rect.right() - 12 * m_zoom : rect.left() + 6 * m_zoom;
        const double middle = rect.center().y();
        QPainterPath play;
        play.moveTo(left, middle - size / 2);
        play.lineTo(left + size * 0.85, middle);
        play.lineTo(left, middle + size / 2);
        play.closeSubpath();
        painter.fillPath(play, hovered ? theme.accent : theme.muted);
    }

    double m_zoom = 1;
    ListMarker m_marker;
    QString m_timeText;
    bool m_timeIsWritten = false; ///< behind the name
    QFont m_timeFont;
    QFont m_markFont;
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
    if (block.quote == kNone || block.kind != BlockKind::Paragraph || block.node == markdown::kNoNode)
        return {};
    const document::Quote& quote = context.document->quotes[block.quote];
    if (quote.speaker.empty() || quote.speakerSpan.empty() || !block.span.contains(quote.speakerSpan.begin))
        return {};
    InlineText text = inlineText(*context.document->tree, block.node, quote.speakerSpan, context.annotations());
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
    if (block.quote != kNone && block.kind == BlockKind::Paragraph) {
        const document::Quote& quote = document.quotes[block.quote];
        if (!quote.speaker.empty() && !quote.speakerSpan.empty() && span.contains(quote.speakerSpan.begin))
            span.begin = std::clamp(quote.speakerSpan.end, span.begin, span.end);
    }
    return span;
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

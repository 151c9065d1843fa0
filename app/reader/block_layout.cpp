#include "app/reader/block_layout.h"

#include "app/style/style.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr double kGlow = 0.4;
constexpr double kGlowWidth = 4;
constexpr double kCurrentWidth = 1.6; ///< of the edge of the current mark
constexpr double kEdge = 0.45;        ///< from the colour of marks to that of the text

void fill(QPainter& painter, const std::vector<QRectF>& rects, QPointF at, const QColor& color, double radius)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const QRectF& rect : rects)
        painter.drawRoundedRect(rect.translated(at), radius, radius);
}

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(std::clamp(alpha, 0.0, 1.0)));
    return color;
}

void outline(QPainter& painter, const std::vector<QRectF>& rects, QPointF at, const QPen& pen, QPointF beyond)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    for (const QRectF& rect : rects)
        painter.drawRoundedRect(rect.translated(at).adjusted(-beyond.x(), -beyond.y(), beyond.x(), beyond.y()),
                                3 + beyond.x(), 3 + beyond.y());
}

} // namespace

TextLook LayoutContext::look(double size) const
{
    TextLook look;
    look.pixelSize = size * zoom;
    look.font = style::withPixelSize(readingFont, look.pixelSize);
    // Advances keep their fractions, so that 15.5 px is 15.5 px; the strokes stay sharp along the baseline.
    look.font.setHintingPreference(QFont::PreferVerticalHinting);
    look.color = theme->text;
    look.codeGround = theme->codeGround;
    look.language = language;
    return look;
}

Annotations LayoutContext::annotations() const
{
    Annotations result;
    if (content != nullptr) {
        result.times = content->times;
        result.brokenAnchors = content->brokenAnchors;
    }
    result.terms = terms;
    result.brokenLinks = brokenLinks;
    result.notes = list != nullptr ? list->notes.get() : nullptr;
    return result;
}

TextItem& BlockLayout::addText(InlineText text, const TextLook& look, const style::Theme& theme, QPointF origin,
                               double width)
{
    TextItem item;
    item.layout = std::make_unique<TextLayout>(std::move(text), look, theme);
    item.layout->setWidth(width);
    item.origin = origin;
    m_items.push_back(std::move(item));
    return m_items.back();
}

void BlockLayout::setScrolled(double pixels)
{
    m_scrolled = std::clamp(std::round(pixels), 0.0, m_scrollRange);
    m_focusables.reset();
}

const std::vector<Focusable>& BlockLayout::focusables() const
{
    if (m_focusables)
        return *m_focusables;
    std::vector<Focusable>& result = m_focusables.emplace();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const TextItem& item = m_items[i];
        for (const Target& target : item.layout->text().targets()) {
            const std::vector<QRectF> rects = item.layout->rects(target.begin, target.end, 0);
            if (!rects.empty())
                result.push_back({&target, -1, rects.front().translated(itemOrigin(item)), static_cast<int>(i)});
        }
    }
    for (std::size_t i = 0; i < m_hots.size(); ++i) {
        if (m_hots[i].kind != Hot::Kind::Section)
            result.push_back({nullptr, static_cast<int>(i), m_hots[i].rect});
    }
    return result;
}

std::vector<ActiveArea> BlockLayout::activeAreas() const
{
    std::vector<ActiveArea> areas;
    for (const TextItem& item : m_items) {
        for (const Target& target : item.layout->text().targets()) {
            for (const QRectF& rect : item.layout->rects(target.begin, target.end, 0))
                areas.push_back({&target, nullptr, rect.translated(itemOrigin(item))});
        }
    }
    for (const Hot& hot : m_hots) {
        if (hot.kind != Hot::Kind::Section)
            areas.push_back({nullptr, &hot, hot.rect});
    }
    return areas;
}

QPointF BlockLayout::itemOrigin(const TextItem& item) const
{
    return item.scrolls ? item.origin - QPointF(m_scrolled, 0) : item.origin;
}

void BlockLayout::paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const
{
    for (const TextItem& item : m_items)
        paintItem(painter, origin, item, clip, state);
    for (std::size_t i = 0; i < m_hots.size(); ++i)
        paintHot(painter, origin, i, state);
}

void BlockLayout::paintItem(QPainter& painter, QPointF origin, const TextItem& item, const QRectF& clip,
                            const PaintState& state) const
{
    const QPointF at = origin + itemOrigin(item);
    const TextLayout& layout = *item.layout;
    const InlineText& text = layout.text();
    if (at.y() > clip.bottom() || at.y() + layout.height() < clip.top() || text.isEmpty())
        return;
    const style::Theme& theme = *state.theme;
    const ByteSpan shown = text.span();
    const double pad = layout.lineHeight() * 0.04;

    layout.drawGrounds(painter, at, theme);
    const bool flashes = state.flashStrength > 0 && state.flash.begin < shown.end && state.flash.end > shown.begin;
    if (flashes && !state.groundIsLit) {
        const auto [begin, end] = text.rangeOf(state.flash);
        if (begin < end)
            fill(painter, layout.rects(begin, end, pad * 2), at, withAlpha(theme.hit, state.flashStrength), 3);
    }
    if (state.marks != nullptr && !state.marks->empty()) {
        const std::vector<ByteSpan>& marks = *state.marks;
        auto mark = std::partition_point(marks.begin(), marks.end(),
                                         [shown](const ByteSpan& m) { return m.end <= shown.begin; });
        for (; mark != marks.end() && mark->begin < shown.end; ++mark) {
            const auto [begin, end] = text.rangeOf(*mark);
            if (begin >= end)
                continue;
            const bool current =
                state.currentMark && marks.begin() + static_cast<std::ptrdiff_t>(*state.currentMark) == mark;
            std::vector<QRectF> rects = layout.rects(begin, end, pad);
            for (QRectF& rect : rects)
                rect.adjust(-1, 0, 1, 0);
            fill(painter, rects, at, theme.hit, 3);
            // The flash has the colour of the marks: they stand out of it by an edge, the current one by its glow.
            const bool overlap = flashes && state.flash.begin < mark->end && state.flash.end > mark->begin;
            const double lit = overlap ? state.flashStrength : 0;
            if (lit > 0 && current)
                outline(painter, rects, at, QPen(withAlpha(theme.accent, kGlow * lit), kGlowWidth), {2.4, 2.4});
            else if (lit > 0)
                outline(painter, rects, at, QPen(withAlpha(style::mix(theme.hit, theme.text, kEdge), lit), 1.2),
                        {0.6, 0.6});
            if (current) // no further than the ground beside it, where the next glyph begins
                outline(painter, rects, at, QPen(theme.accent, kCurrentWidth), {-kCurrentWidth / 2, kCurrentWidth / 2});
        }
    }
    if (state.selection.begin < state.selection.end && state.selection.begin < shown.end &&
        state.selection.end > shown.begin) {
        const auto [begin, end] = text.rangeOf(state.selection);
        if (begin < end) {
            const double room = (layout.lineHeight() - layout.rects(begin, begin, 0).front().height()) / 2 * 0.55;
            QColor ground = style::mix(theme.paper, theme.accent, state.active ? 0.24 : 0.14);
            fill(painter, layout.rects(begin, end, room), at, ground, 2);
        }
    }

    layout.draw(painter, at, clip);
    layout.drawEmphasis(painter, at);

    for (const Target& target : text.targets()) {
        const bool hovered = state.hovered && *state.hovered == target.span;
        const bool focused = state.focused && *state.focused == target.span;
        if (!hovered && !focused)
            continue;
        const std::vector<QRectF> rects = layout.rects(target.begin, target.end, 0);
        const bool chip = target.kind == Target::Kind::Time;
        if (hovered && !chip) {
            painter.setPen(QPen(theme.accent, 1));
            for (const QRectF& rect : rects)
                painter.drawLine(rect.translated(at).bottomLeft(), rect.translated(at).bottomRight());
        }
        if (focused || (hovered && chip)) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.accent, focused ? 2 : 1));
            for (const QRectF& rect : rects)
                painter.drawRoundedRect(rect.translated(at).adjusted(-4, -2, chip ? 2 : 4, 2), 5, 5);
        }
    }
}

void BlockLayout::paintHot(QPainter& painter, QPointF origin, std::size_t index, const PaintState& state) const
{
    if (state.focusedHot != static_cast<int>(index))
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(state.theme->accent, 2));
    painter.drawRoundedRect(m_hots[index].rect.translated(origin).adjusted(-3, -3, 3, 3), 6, 6);
}

void BlockLayout::paintScrollBar(QPainter& painter, const QRectF& frame, const style::Theme& theme) const
{
    if (m_scrollRange <= 0)
        return;
    const double track = frame.width() - 12;
    const double length = std::max(24.0, track * frame.width() / (frame.width() + m_scrollRange));
    const double x = frame.left() + 6 + (track - length) * m_scrolled / m_scrollRange;
    painter.setPen(Qt::NoPen);
    painter.setBrush(withAlpha(theme.muted, 0.45));
    painter.drawRoundedRect(QRectF(x, frame.bottom() - 6, length, 4), 2, 2);
}

std::vector<double> BlockLayout::breaksBetweenLines() const
{
    std::vector<double> breaks;
    for (const TextItem& item : m_items) {
        const double line = item.layout->lineHeight();
        const int lines = static_cast<int>(std::lround(item.layout->height() / line));
        for (int i = 1; i <= lines; ++i)
            breaks.push_back(item.origin.y() + i * line);
    }
    return breaks;
}

namespace
{

std::unique_ptr<BlockLayout> make(const Block& block, double width, LayoutContext& context)
{
    switch (block.kind) {
    case BlockKind::Head:
        return makeHead(block, width, context);
    case BlockKind::Code:
        return makeCode(block, width, context);
    case BlockKind::Table:
        return makeTable(block, width, context);
    case BlockKind::Image:
        return makeImage(block, width, context);
    case BlockKind::Property:
        return makeProperty(block, width, context);
    case BlockKind::Rule:
        return makeRule(block, width, context);
    case BlockKind::CalloutTitle:
    case BlockKind::Summary:
        return makeTitle(block, width, context);
    case BlockKind::Heading:
    case BlockKind::Paragraph:
        break;
    }
    return makeText(block, width, context);
}

} // namespace

std::unique_ptr<BlockLayout> layOut(const Block& block, double width, LayoutContext& context)
{
    auto layout = make(block, width, context);
    return context.fits ? fitted(std::move(layout), context) : std::move(layout);
}

} // namespace zhilan::reader

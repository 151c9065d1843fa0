#include "app/reader/text_layout.h"

#include "app/reader/metrics.h"
#include "app/reader/typography.h"
#include "app/style/style.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr double kUnbounded = 1.0e6;
/// Of one text: Qt's time grows with their square. What comes behind them has no gaps and no face of its own.
constexpr qsizetype kMostFormats = 2000;

/// Latin families for quotation marks which a CJK face draws full width; found once.
const QStringList& latinFamilies()
{
    static const QStringList kFamilies = [] {
        const QStringList all = QFontDatabase::families();
        QStringList found;
        for (const char* family :
             {"Source Sans 3", "Noto Sans", "Liberation Sans", "Nimbus Sans", "Open Sans", "DejaVu Sans"}) {
            if (all.contains(QLatin1String(family)))
                found.append(QLatin1String(family));
        }
        return found;
    }();
    return kFamilies;
}

/// Families of mathematical or at least bookish shape; found once.
const QStringList& mathFamilies()
{
    static const QStringList kFamilies = [] {
        const QStringList all = QFontDatabase::families();
        QStringList found;
        for (const char* family : {"STIX Two Text", "Latin Modern Math", "XITS", "Source Serif 4", "Noto Serif",
                                   "Liberation Serif", "Nimbus Roman", "DejaVu Serif"}) {
            if (all.contains(QLatin1String(family)))
                found.append(QLatin1String(family));
        }
        return found;
    }();
    return kFamilies;
}

bool isPlainLatin(QChar c)
{
    return c.unicode() < 0x250 && !c.isNull();
}

/// A quotation mark or an ellipsis that stands in Latin text.
bool isLatinUse(const QString& text, int at, bool eastAsian)
{
    if (text.at(at).unicode() == 0x2014 || !isAmbiguousPunctuation(text.at(at)))
        return false;
    if (!eastAsian)
        return true;
    return at > 0 && at + 1 < text.size() && text.at(at - 1).isLetterOrNumber() && text.at(at + 1).isLetterOrNumber() &&
           isPlainLatin(text.at(at - 1)) && isPlainLatin(text.at(at + 1));
}

QFont fontFor(const TextLook& look, std::uint16_t style, bool han, bool latinMark)
{
    QFont font = look.font;
    if (style & (kCode | kKey)) {
        const double zoom = look.pixelSize / metrics::kBody;
        const double size = style & kKey ? 0.82 : 0.9;
        font = style::withPixelSize(style::monospaceFont(1.0), size * metrics::kBody * zoom);
        font.setWeight(look.font.weight());
    } else if (style & kMath) {
        font = mathFont(font);
    }
    if (latinMark && !(style & (kCode | kKey | kMath)))
        font.setFamilies(latinFamilies() + font.families());
    if (style & kBold)
        font.setBold(true);
    if ((style & kEmphasis) && !han)
        font.setItalic(true);
    if (style & kStrike)
        font.setStrikeOut(true);
    if (style & kUnderline)
        font.setUnderline(true);
    // A note's number is made smaller by standing above the line.
    if (style & kTime)
        font = style::withPixelSize(font, look.pixelSize * 0.92);
    return font;
}

} // namespace

QFont mathFont(QFont font)
{
    font.setFamilies(mathFamilies() + font.families());
    return font;
}

TextLayout::TextLayout(InlineText text, const TextLook& look, const style::Theme& theme)
    : m_text(std::move(text))
    , m_layout(m_text.text(), look.font)
    , m_color(look.color)
    , m_codeGround(look.codeGround)
    , m_pixelSize(look.pixelSize)
    , m_dotsAbove(look.language.startsWith(u"ja") || look.language.startsWith(u"ko"))
{
    const QFontMetricsF fontMetrics(look.font);
    m_ascent = fontMetrics.ascent();
    m_descent = fontMetrics.descent();
    double factor = look.lineFactor;
    if (factor <= 0)
        factor = hasEastAsian(m_text.text()) ? metrics::kLineEastAsian : metrics::kLineLatin;
    m_lineHeight = std::round(look.pixelSize * factor);

    QTextOption option(look.alignment);
    option.setWrapMode(look.wrap ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::ManualWrap);
    option.setTabStopDistance(fontMetrics.horizontalAdvance(u' ') * 4);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    setFormats(look, theme);
}

void TextLayout::setFormats(const TextLook& look, const style::Theme& theme)
{
    const QString& text = m_text.text();
    const bool eastAsian = hasEastAsian(text);
    const std::vector<Spacing> spaces = spacings(text, m_text.runs(), look.language);
    QList<QTextLayout::FormatRange> formats;

    const auto add = [&](int begin, int end, std::uint16_t style, bool han, bool latinMark, double em) {
        if (style == kPlain && !latinMark && em == 0)
            return;
        QFont font = fontFor(look, style, han, latinMark);
        if (em != 0)
            font.setLetterSpacing(QFont::AbsoluteSpacing, em * look.pixelSize);
        QTextLayout::FormatRange range;
        range.start = begin;
        range.length = end - begin;
        range.format.setFont(font);
        if (style & (kNote | kSuperscript))
            range.format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
        else if (style & kSubscript)
            range.format.setVerticalAlignment(QTextCharFormat::AlignSubScript);
        if (style & kBroken) {
            range.format.setForeground(theme.muted);
            range.format.setUnderlineStyle(QTextCharFormat::DashUnderline);
        } else if (style & (kLink | kTime | kNote))
            range.format.setForeground(theme.accent);
        else if (style & kImage)
            range.format.setForeground(theme.muted);
        formats.append(range);
    };

    std::size_t space = 0;
    for (const Run& run : m_text.runs()) {
        m_grounds = m_grounds || (run.style & (kGrounded | kMark | kTerm)) != 0;
        const bool emphasis = (run.style & kEmphasis) != 0;
        int from = run.begin;
        bool fromHan = false;
        bool fromMark = false;
        for (int at = run.begin; at < run.end;) {
            const bool pair = text.at(at).isHighSurrogate() && at + 1 < run.end;
            const int next = at + (pair ? 2 : 1);
            const char32_t code =
                pair ? QChar::surrogateToUcs4(text.at(at), text.at(at + 1)) : char32_t(text.at(at).unicode());
            const bool han = emphasis && (isHanLike(code) || isHangul(code));
            const bool mark = isLatinUse(text, at, eastAsian);
            if (han && QChar::isLetter(code))
                m_dots.push_back(at);
            while (space < spaces.size() && spaces[space].begin < at)
                ++space;
            const double em = space < spaces.size() && spaces[space].begin == at ? spaces[space].em : 0;
            if (formats.size() >= kMostFormats)
                break;
            if (at > from && (han != fromHan || mark != fromMark)) {
                add(from, at, run.style, fromHan, fromMark, 0);
                from = at;
            }
            fromHan = han;
            fromMark = mark;
            if (em != 0) {
                add(from, at, run.style, han, mark, 0);
                add(at, next, run.style, han, mark, em);
                from = next;
            }
            at = next;
        }
        if (from < run.end)
            add(from, run.end, run.style, fromHan, fromMark, 0);
    }
    for (const ColorRange& each : look.colors) {
        if (formats.size() >= kMostFormats)
            break;
        QTextLayout::FormatRange range;
        range.start = each.begin;
        range.length = each.end - each.begin;
        range.format.setForeground(each.color);
        formats.append(range);
    }
    formats.removeIf([](const QTextLayout::FormatRange& range) { return range.length <= 0; });
    m_layout.setFormats(formats);
}

void TextLayout::setWidth(double width)
{
    const double lineWidth = std::max(width, m_pixelSize);
    m_usedWidth = 0;
    m_usedLeft = lineWidth;
    double y = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(lineWidth);
        const double baseline = y + (m_lineHeight + m_ascent - m_descent) / 2;
        line.setPosition({0, baseline - line.ascent()});
        m_usedWidth = std::max(m_usedWidth, line.naturalTextWidth());
        m_usedLeft = std::min(m_usedLeft, line.naturalTextRect().left());
        y += m_lineHeight;
    }
    m_layout.endLayout();
    m_height = std::max(y, m_lineHeight);
}

double TextLayout::setUnbroken()
{
    const QTextOption option = m_layout.textOption();
    QTextOption left = option;
    left.setAlignment(Qt::AlignLeft);
    m_layout.setTextOption(left);
    setWidth(kUnbounded);
    m_layout.setTextOption(option);
    return std::ceil(m_usedWidth);
}

double TextLayout::advance(int begin, int end) const
{
    const QTextLine line = m_layout.lineForTextPosition(begin);
    return line.isValid() ? line.cursorToX(end) - line.cursorToX(begin) : 0;
}

double TextLayout::firstBaseline() const
{
    return (m_lineHeight + m_ascent - m_descent) / 2;
}

int TextLayout::positionAt(QPointF point) const
{
    if (m_layout.lineCount() == 0)
        return 0;
    const int index = std::clamp(static_cast<int>(std::floor(point.y() / m_lineHeight)), 0, m_layout.lineCount() - 1);
    const QTextLine line = m_layout.lineAt(index);
    const int position = line.xToCursor(point.x());
    // The end of a broken line is the begin of the next one's first character: stay on this line.
    const int end = line.textStart() + line.textLength();
    return position == end && index + 1 < m_layout.lineCount() && point.x() < line.naturalTextRect().right()
               ? std::max(line.textStart(), position - 1)
               : position;
}

std::pair<int, int> TextLayout::lineAt(int position) const
{
    const QTextLine line = m_layout.lineForTextPosition(position);
    return line.isValid() ? std::pair(line.textStart(), line.textStart() + line.textLength()) : std::pair(0, 0);
}

int TextLayout::lineEdge(int position, bool last) const
{
    const QTextLine line = m_layout.lineForTextPosition(position);
    if (!line.isValid())
        return position;
    if (!last)
        return line.textStart();
    const int end = line.textStart() + line.textLength();
    // Behind the last character of a broken line the next one begins.
    return line.lineNumber() + 1 < m_layout.lineCount() ? m_layout.previousCursorPosition(end) : end;
}

int TextLayout::characterAt(QPointF point) const
{
    const int index = static_cast<int>(std::floor(point.y() / m_lineHeight));
    if (index < 0 || index >= m_layout.lineCount())
        return -1;
    const QTextLine line = m_layout.lineAt(index);
    const QRectF rect = line.naturalTextRect();
    if (point.x() < rect.left() || point.x() > rect.right() || line.textLength() == 0)
        return -1;
    return std::min(line.xToCursor(point.x(), QTextLine::CursorOnCharacter), line.textStart() + line.textLength() - 1);
}

std::vector<QRectF> TextLayout::rects(int begin, int end, double pad) const
{
    std::vector<QRectF> result;
    if (m_layout.lineCount() == 0)
        return result;
    const QTextLine first = m_layout.lineForTextPosition(begin);
    for (int i = first.isValid() ? first.lineNumber() : 0; i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        const int lineEnd = line.textStart() + line.textLength();
        if (line.textStart() > end || (line.textStart() == end && end > begin))
            break;
        const int from = std::max(begin, line.textStart());
        const int to = std::min(end, lineEnd);
        if (from > to || (from == to && end > begin))
            continue;
        const double x1 = line.cursorToX(from);
        const double x2 = from == to ? x1 + 1 : line.cursorToX(to);
        const double baseline = line.y() + line.ascent();
        result.emplace_back(QPointF(std::min(x1, x2), baseline - m_ascent * 0.86 - pad),
                            QPointF(std::max(x1, x2), baseline + m_descent * 0.72 + pad));
        if (from == to)
            break;
    }
    return result;
}

void TextLayout::draw(QPainter& painter, QPointF at, const QRectF& clip) const
{
    painter.setPen(m_color);
    m_layout.draw(&painter, at, {}, clip);
}

void TextLayout::drawGrounds(QPainter& painter, QPointF at, const style::Theme& theme) const
{
    if (!m_grounds)
        return;
    for (const Run& run : m_text.runs()) {
        if (run.style & kMark)
            drawMark(painter, at, run, theme);
        if (run.style & kGrounded)
            drawGround(painter, at, run, theme);
        if (run.style & kTerm)
            drawTerm(painter, at, run, theme);
    }
}

void TextLayout::drawTerm(QPainter& painter, QPointF at, const Run& run, const style::Theme& theme) const
{
    QPen pen(theme.muted, std::max(1.0, m_pixelSize * 0.08), Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({0.01, 2.4});
    painter.setPen(pen);
    for (const QRectF& rect : rects(run.begin, run.end, 0)) {
        const double y = std::round(rect.bottom() + at.y()) + 0.5;
        painter.drawLine(QPointF(rect.left() + at.x(), y), QPointF(rect.right() + at.x(), y));
    }
}

/// As a felt pen leaves it: square, and as high as the line's letters.
void TextLayout::drawMark(QPainter& painter, QPointF at, const Run& run, const style::Theme& theme) const
{
    const double strength = theme.appearance == style::Appearance::Dark ? 0.62 : 0.55;
    painter.setPen(Qt::NoPen);
    painter.setBrush(style::mix(theme.paper, theme.hit, strength));
    for (const QRectF& rect : rects(run.begin, run.end, m_pixelSize * 0.08))
        painter.drawRect(rect.translated(at));
}

void TextLayout::drawGround(QPainter& painter, QPointF at, const Run& run, const style::Theme& theme) const
{
    const double room = m_pixelSize * 0.26;
    const bool key = (run.style & kKey) != 0;
    painter.setPen(key ? QPen(style::mix(theme.line, theme.muted, 0.3), 1) : QPen(Qt::NoPen));
    painter.setBrush(run.style & kTime ? theme.accentSoft : key ? theme.card : m_codeGround);
    // The letter spacing after the last character belongs to the gap, not to the ground.
    const int last = run.end - 1;
    const bool spaced = run.end < m_text.text().size();
    for (QRectF rect : rects(run.begin, run.end, m_pixelSize * 0.06)) {
        const std::vector<QRectF> tail = rects(last, run.end, 0);
        const bool holdsLast = spaced && !tail.empty() && std::abs(tail.front().right() - rect.right()) < 0.5 &&
                               std::abs(tail.front().center().y() - rect.center().y()) < 2;
        rect.adjust(-room, 0, holdsLast ? room - m_pixelSize * 0.32 : room, 0);
        const double radius = run.style & kTime ? rect.height() / 2 : m_pixelSize * 0.26;
        painter.drawRoundedRect(rect.translated(at), radius, radius);
        if (key) {
            // The lower edge of a key is thicker.
            const double y = rect.bottom() + at.y() + 1;
            painter.drawLine(QPointF(rect.left() + at.x() + radius, y), QPointF(rect.right() + at.x() - radius, y));
        }
    }
}

void TextLayout::drawEmphasis(QPainter& painter, QPointF at) const
{
    if (m_dots.empty())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_color);
    const double radius = std::max(1.0, m_pixelSize * 0.075);
    for (const int position : m_dots) {
        const QTextLine line = m_layout.lineForTextPosition(position);
        if (!line.isValid())
            continue;
        const double x = line.cursorToX(position) + m_pixelSize / 2;
        const double baseline = line.y() + line.ascent();
        const double y = m_dotsAbove ? baseline - m_ascent * 0.86 - radius : baseline + m_descent * 0.72 + radius;
        painter.drawEllipse(at + QPointF(x, y), radius, radius);
    }
}

} // namespace zhilan::reader

#pragma once

#include "app/reader/inline_text.h"
#include "app/style/theme.h"

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QTextLayout>

#include <utility>
#include <vector>

class QPainter;

namespace zhilan::reader
{

/// Half-open range of UTF-16 positions in a colour of its own.
struct ColorRange {
    int begin = 0;
    int end = 0;
    QColor color;
};

struct TextLook {
    QFont font;
    double pixelSize = 15.5; ///< of the font, zoom included
    double lineFactor = 0;   ///< line height over pixelSize; 0: by the script of the text
    QColor color;
    QColor codeGround; ///< of code within the text
    Qt::Alignment alignment = Qt::AlignLeft;
    bool wrap = true;
    QString language;
    std::vector<ColorRange> colors; ///< sorted, without overlap
};

/// A face with serifs, in which formulas are set, in the size and weight of `font`.
[[nodiscard]] QFont mathFont(QFont font);

/// One text, set in lines of even height, with Han–Latin gaps and tightened punctuation. Coordinates are relative to
/// the top left of its first line box.
class TextLayout
{
public:
    TextLayout(InlineText text, const TextLook& look, const style::Theme& theme);

    /// Breaks the text into lines no wider than `width`. Shaping is done once, whatever the width.
    void setWidth(double width);
    /// Width of the text without a line break. Leaves the lines so.
    double setUnbroken();

    /// From one position to another on the only line of an unbroken text.
    [[nodiscard]] double advance(int begin, int end) const;

    [[nodiscard]] const InlineText& text() const { return m_text; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] double lineHeight() const { return m_lineHeight; }
    /// Width of the widest line.
    [[nodiscard]] double usedWidth() const { return m_usedWidth; }
    /// Where the leftmost line begins: not 0 when aligned otherwise.
    [[nodiscard]] double usedLeft() const { return m_usedLeft; }
    /// Baseline of the first line.
    [[nodiscard]] double firstBaseline() const;

    /// The caret position nearest to a point.
    [[nodiscard]] int positionAt(QPointF point) const;
    /// The caret position behind or before the character there.
    [[nodiscard]] int neighbour(int position, bool next) const
    {
        return next ? m_layout.nextCursorPosition(position) : m_layout.previousCursorPosition(position);
    }
    /// Positions of the line that holds one, half-open.
    [[nodiscard]] std::pair<int, int> lineAt(int position) const;
    /// The first or last caret position of the line.
    [[nodiscard]] int lineEdge(int position, bool last) const;
    /// The character under a point, -1 where there is none.
    [[nodiscard]] int characterAt(QPointF point) const;
    /// One rectangle a line for half-open positions, as high as the letters (not the line box) with `pad` more above
    /// and below. The rectangle of an empty range is its caret.
    [[nodiscard]] std::vector<QRectF> rects(int begin, int end, double pad) const;

    /// Text only.
    void draw(QPainter& painter, QPointF at, const QRectF& clip) const;
    /// What lies under the text on its own account: the ground of marks, code, keys and chips.
    void drawGrounds(QPainter& painter, QPointF at, const style::Theme& theme) const;
    /// Emphasis dots: below the characters in Chinese (clreq 3.3.2), above them in Japanese (jlreq 3.3.9) and Korean
    /// (klreq).
    void drawEmphasis(QPainter& painter, QPointF at) const;

private:
    void setFormats(const TextLook& look, const style::Theme& theme);
    void drawTerm(QPainter& painter, QPointF at, const Run& run, const style::Theme& theme) const;
    void drawMark(QPainter& painter, QPointF at, const Run& run, const style::Theme& theme) const;
    void drawGround(QPainter& painter, QPointF at, const Run& run, const style::Theme& theme) const;

    InlineText m_text;
    QTextLayout m_layout;
    QColor m_color;
    QColor m_codeGround;
    double m_pixelSize;
    double m_lineHeight;
    double m_ascent;
    double m_descent;
    double m_height = 0;
    double m_usedWidth = 0;
    double m_usedLeft = 0;
    bool m_grounds = false;
    bool m_dotsAbove = false;
    std::vector<int> m_dots; ///< positions of East Asian characters with emphasis
};

} // namespace zhilan::reader

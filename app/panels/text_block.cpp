#include "app/panels/text_block.h"

#include "app/style/style.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace zhilan::panels
{

TextBlock TextBlock::withMarkInSight(double width) const
{
    if (marks.isEmpty()) {
        return *this;
    }
    constexpr QChar kDots(0x2026);
    const QFontMetricsF metrics(font);
    const auto [first, end] = marks.front();
    const auto widthOf = [&](qsizetype from, qsizetype to) {
        return metrics.horizontalAdvance(text.mid(from, to - from));
    };
    const double dots = metrics.horizontalAdvance(kDots);
    if (widthOf(0, end) + dots <= width || widthOf(0, text.size()) <= width) {
        return *this;
    }
    // What stands before explains it less than what follows, if so much follows.
    const double before =
        std::max(std::max(width - widthOf(first, end), 0.0) / 3, width - dots - widthOf(first, text.size()));
    QTextBoundaryFinder clusters(QTextBoundaryFinder::Grapheme, text);
    clusters.setPosition(first);
    qsizetype begin = first;
    for (qsizetype at = clusters.toPreviousBoundary(); at > 0 && widthOf(at, first) <= before;
         at = clusters.toPreviousBoundary()) {
        begin = at;
    }
    TextBlock cut = *this;
    cut.text = kDots + text.mid(begin);
    const int shift = static_cast<int>(begin) - 1;
    for (auto& [from, to] : cut.marks) {
        from -= shift;
        to -= shift;
    }
    return cut;
}

/// The marks in a stretch of the text, from its beginning.
QList<QTextLayout::FormatRange> TextBlock::formatsIn(int begin, int end) const
{
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [first, last] : marks) {
        QTextLayout::FormatRange range;
        range.start = std::max(first, begin) - begin;
        range.length = std::min(last, end) - begin - range.start;
        if (range.length <= 0) {
            continue;
        }
        range.format.setBackground(style::currentTheme().hit);
        range.format.setForeground(style::currentTheme().text);
        formats.append(range);
    }
    return formats;
}

double TextBlock::run(double width, QPainter* painter, QPointF at) const
{
    // More than could be shown need not be laid out.
    const QString shown = text.left(static_cast<qsizetype>(lines) * 400).simplified();
    QTextLayout layout(shown, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const double step = std::round(style::pixelSize(font) * lineHeight);

    layout.setFormats(formatsIn(0, static_cast<int>(shown.size())));

    double y = 0;
    int count = 0;
    int restBegin = 0;
    QString rest;
    layout.beginLayout();
    while (count < lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(width);
        const bool more = line.textStart() + line.textLength() < shown.size();
        if (++count == lines && more) {
            restBegin = line.textStart();
            rest = shown.mid(restBegin);
        }
        line.setPosition({0, y + (step - line.height()) / 2});
        y += step;
    }
    layout.endLayout();

    if (painter != nullptr) {
        painter->setPen(color);
        painter->setFont(font);
        const int whole = rest.isEmpty() ? layout.lineCount() : layout.lineCount() - 1;
        for (int i = 0; i < whole; ++i) {
            layout.lineAt(i).draw(painter, at);
        }
        if (!rest.isEmpty()) {
            const QString kept = QFontMetricsF(font).elidedText(rest, Qt::ElideRight, width);
            QTextLayout last(kept, font);
            last.setFormats(formatsIn(restBegin, restBegin + static_cast<int>(kept.size()) - 1)); // not the ellipsis
            last.beginLayout();
            QTextLine line = last.createLine();
            line.setLineWidth(width + step); // it fits; no rounding may break it
            line.setPosition({0, y - step + (step - line.height()) / 2});
            last.endLayout();
            last.draw(painter, at);
        }
    }
    return y;
}

double TextBlock::height(double width) const
{
    return run(width, nullptr, {});
}

double TextBlock::draw(QPainter& painter, const QRectF& rect) const
{
    return run(rect.width(), &painter, rect.topLeft());
}

} // namespace zhilan::panels

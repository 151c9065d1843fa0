#include "app/panels/text_block.h"

#include "app/style/style.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace zhilan::panels
{

/// The marks in the text from a place on.
QList<QTextLayout::FormatRange> TextBlock::formatsFrom(int begin) const
{
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [first, last] : marks) {
        if (last <= begin) {
            continue;
        }
        QTextLayout::FormatRange range;
        range.start = std::max(first - begin, 0);
        range.length = last - begin - range.start;
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

    layout.setFormats(formatsFrom(0));

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
            QTextLayout last(QFontMetricsF(font).elidedText(rest, Qt::ElideRight, width), font);
            last.setFormats(formatsFrom(restBegin));
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

#include "app/panels/text_block.h"

#include "app/style/style.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace zhilan::panels
{

double TextBlock::run(double width, QPainter* painter, QPointF at) const
{
    // More than could be shown need not be laid out.
    const QString shown = text.left(static_cast<qsizetype>(lines) * 400).simplified();
    QTextLayout layout(shown, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const double step = std::round(style::pixelSize(font) * lineHeight);

    QList<QTextLayout::FormatRange> formats;
    for (const auto& [begin, end] : marks) {
        QTextLayout::FormatRange range;
        range.start = begin;
        range.length = end - begin;
        range.format.setBackground(style::currentTheme().hit);
        range.format.setForeground(style::currentTheme().text);
        formats.append(range);
    }
    layout.setFormats(formats);

    double y = 0;
    int count = 0;
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
            rest = shown.mid(line.textStart());
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
            const QFontMetricsF metrics(font);
            painter->drawText(QRectF(at.x(), at.y() + y - step, width, step), Qt::AlignLeft | Qt::AlignVCenter,
                              metrics.elidedText(rest, Qt::ElideRight, width));
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

#pragma once

#include "app/models/results_model.h"

#include <QColor>
#include <QFont>
#include <QList>
#include <QRectF>
#include <QString>
#include <QTextLayout>

class QPainter;

namespace zhilan::panels
{

/// A few wrapped lines of text in a delegate, the last one cut with "…" where there are more.
struct TextBlock {
    QString text;
    QFont font;
    QColor color;
    int lines = 2;            ///< at most
    models::Marks marks = {}; ///< painted on the theme's hit colour
    double lineHeight = 1.45; ///< of the font's pixel size

    /// Itself where all of it, or the first mark at least, is seen in one line so wide; else the text from shortly
    /// before that mark on, behind "…".
    [[nodiscard]] TextBlock withMarkInSight(double width) const;
    [[nodiscard]] double height(double width) const;
    /// Draws from the top of `rect` and returns the height used.
    double draw(QPainter& painter, const QRectF& rect) const;

private:
    [[nodiscard]] QList<QTextLayout::FormatRange> formatsIn(int begin, int end) const;
    double run(double width, QPainter* painter, QPointF at) const;
};

} // namespace zhilan::panels

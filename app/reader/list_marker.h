#pragma once

#include "app/reader/block_layout.h"

#include <QFont>
#include <QString>

namespace zhilan::reader
{

/// What hangs before the first block of a list item or footnote: bullet, number or task box.
class ListMarker
{
public:
    ListMarker() = default;
    /// `baseline`: of the block's first line, from its content origin.
    ListMarker(const LayoutContext& context, const Block& block, const TextLook& look, double baseline);

    [[nodiscard]] bool isShown() const { return m_shape != Shape::None; }
    void paint(QPainter& painter, QPointF origin, const style::Theme& theme) const;

private:
    enum class Shape { None, Number, Disc, Ring, Square, OpenTask, DoneTask };

    Shape m_shape = Shape::None;
    double m_before = 0; ///< what stands between marker and text beside the usual gap
    QString m_text;
    QFont m_font;
    double m_zoom = 1;
    double m_baseline = 0;
    double m_middle = 0;
};

/// As it is copied.
[[nodiscard]] QString markerText(const markdown::Tree& tree, const Block& block);

} // namespace zhilan::reader

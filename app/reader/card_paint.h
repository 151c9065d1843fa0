#pragma once

#include "app/reader/block_list.h"
#include "app/style/theme.h"

#include <QRectF>

class QPainter;

namespace zhilan::reader
{

/// The ground of a card with the bar at its left, in the colour of its speaker or kind.
void paintCard(QPainter& painter, const QRectF& rect, const Card& card, const style::Theme& theme, double zoom);

} // namespace zhilan::reader

#include "app/charts/label_layout.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace zhilan::charts
{
namespace
{

constexpr double kGap = 3;

/// Whether the segment comes inside the rectangle (Liang and Barsky's clipping, the parameter interval left over).
bool crosses(const QPointF& from, const QPointF& to, const QRectF& box)
{
    const QPointF delta = to - from;
    double enter = 0;
    double leave = 1;
    const std::array<std::pair<double, double>, 4> sides = {{{-delta.x(), from.x() - box.left()},
                                                             {delta.x(), box.right() - from.x()},
                                                             {-delta.y(), from.y() - box.top()},
                                                             {delta.y(), box.bottom() - from.y()}}};
    for (const auto& [direction, distance] : sides) {
        if (direction == 0) {
            if (distance < 0)
                return false;
            continue;
        }
        const double at = distance / direction;
        if (direction < 0)
            enter = std::max(enter, at);
        else
            leave = std::min(leave, at);
    }
    return enter < leave;
}

QRectF moveInside(QRectF box, const QRectF& bounds)
{
    if (box.right() > bounds.right())
        box.moveRight(bounds.right());
    if (box.left() < bounds.left())
        box.moveLeft(bounds.left());
    return box;
}

bool touches(const QRectF& a, const QRectF& b, double gap)
{
    return a.adjusted(-gap, 0, gap, 0).intersects(b);
}

} // namespace

std::vector<std::optional<QRectF>> placeLabels(std::span<const LabelRequest> requests, const QRectF& bounds,
                                               std::span<const QRectF> obstacles, std::span<const QPointF> line)
{
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return requests[a].importance > requests[b].importance; });

    std::vector<std::optional<QRectF>> placed(requests.size());
    std::vector<QRectF> taken;
    for (const std::size_t index : order) {
        const LabelRequest& request = requests[index];
        const double width = request.size.width();
        const double height = request.size.height();
        const double top = request.anchor.y() - request.above - height;
        const double bottom = request.anchor.y() + request.below;
        const double x = request.anchor.x();
        struct Candidate {
            double left;
            double top;
            double cost;
        };
        const double side = width * 0.5 + 4;
        const std::array<Candidate, 10> candidates = {{
            {x - width / 2, top, 0},
            {x - width / 2 - side * 0.6, top, 1},
            {x - width / 2 + side * 0.6, top, 2},
            {x - width - 8, request.anchor.y() - height - 2, 3},
            {x - width / 2, bottom, 4},
            {x - width / 2 + side * 0.6, bottom, 5},
            {x - width / 2 - side * 0.6, bottom, 6},
            {x - width / 2, top - height, 7},
            {x + 10, request.anchor.y() - height / 2, 8},
            {x - width - 10, request.anchor.y() - height / 2, 9},
        }};
        double best = std::numeric_limits<double>::infinity();
        for (const Candidate& candidate : candidates) {
            const QRectF box = moveInside(QRectF(candidate.left, candidate.top, width, height), bounds);
            if (candidate.cost >= best || !bounds.contains(box))
                continue;
            const auto hits = [&](const QRectF& other) {
                return touches(box, other, kGap);
            };
            const auto covers = [&](const QRectF& other) {
                return box.intersects(other);
            };
            if (std::any_of(taken.begin(), taken.end(), hits) ||
                std::any_of(obstacles.begin(), obstacles.end(), covers))
                continue;
            double cost = candidate.cost;
            const QRectF core = box.adjusted(1, 2, -1, -2); // a line may graze the empty edge of a label
            for (std::size_t i = 1; i < line.size() && cost < best; ++i) {
                if (crosses(line[i - 1], line[i], core)) {
                    cost += 20;
                    break;
                }
            }
            if (cost < best) {
                best = cost;
                placed[index] = box;
            }
        }
        if (placed[index])
            taken.push_back(*placed[index]);
    }
    return placed;
}

std::optional<std::vector<double>> fitAll(std::span<const double> centers, std::span<const double> widths, double left,
                                          double right, double gap)
{
    std::vector<double> edges(centers.size());
    double end = left - gap;
    for (std::size_t i = 0; i < centers.size(); ++i) {
        edges[i] = std::max(left, std::min(centers[i] - widths[i] / 2, right - widths[i]));
        if (edges[i] < end + gap || edges[i] + widths[i] > right + 0.5)
            return std::nullopt;
        end = edges[i] + widths[i];
    }
    return edges;
}

} // namespace zhilan::charts

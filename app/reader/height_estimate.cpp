#include "app/reader/height_estimate.h"

#include "app/reader/metrics.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace zhilan::reader
{

namespace
{

// std::round() and its like are calls, and every block of a document is estimated at once. For what is small and not
// negative.
double rounded(double value)
{
    return static_cast<double>(static_cast<std::int64_t>(value + 0.5));
}

double roundedUp(double value)
{
    const auto whole = static_cast<double>(static_cast<std::int64_t>(value));
    return whole < value ? whole + 1 : whole;
}

} // namespace

float widthInEm(std::string_view text)
{
    // Half an em for ASCII, 0.6 where two bytes begin, one where three or four do; eight bytes at a time.
    constexpr std::uint64_t kHigh = 0x8080808080808080U;
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    const auto count = [](std::uint64_t highBits) {
        return static_cast<std::size_t>(((highBits >> 7U) * kOnes) >> 56U);
    };
    const auto tenthsOf = [&count](std::uint64_t bytes, std::size_t size) {
        const std::uint64_t beyond = bytes & kHigh;          // not ASCII
        const std::uint64_t begins = beyond & (bytes << 1U); // 11…: not within a character
        const std::uint64_t wide = begins & (bytes << 2U);   // 111…: of three or four
        return 5 * (size - count(beyond)) + 6 * count(begins) + 4 * count(wide);
    };
    std::uint64_t bytes = 0;
    std::size_t tenths = 0;
    for (; text.size() >= sizeof(bytes); text.remove_prefix(sizeof(bytes))) {
        std::memcpy(&bytes, text.data(), sizeof(bytes));
        tenths += tenthsOf(bytes, sizeof(bytes));
    }
    bytes = 0;
    for (const char c : text)
        bytes = bytes << 8U | static_cast<unsigned char>(c);
    tenths += tenthsOf(bytes, text.size());
    return static_cast<float>(tenths) / 10;
}

double contentWidth(const Block& block, const PageScale& scale)
{
    const double right = block.card != kNone ? metrics::kCardSide * scale.zoom : 0;
    const double indent = std::min(block.left * scale.zoom, scale.column * 0.5);
    return std::max(40.0, static_cast<double>(static_cast<std::int64_t>(scale.column - indent - right)));
}

double frameHeight(const Block& block, const PageScale& scale)
{
    return rounded(block.before * scale.zoom) + rounded(block.padTop * scale.zoom) +
           rounded(block.padBottom * scale.zoom);
}

double estimatedHeight(const Block& block, const PageScale& scale)
{
    const double zoom = scale.zoom;
    const double width = contentWidth(block, scale);
    double content = 0;
    switch (block.kind) {
    case BlockKind::Head:
        content = 110 * zoom;
        break;
    case BlockKind::Rule:
        content = 1;
        break;
    case BlockKind::Image:
        content = metrics::kImage * zoom;
        break;
    case BlockKind::Code:
        content = (std::max(1.0F, block.ems) * metrics::kCode * metrics::kCodeLine + 2 * metrics::kCodePadY) * zoom;
        break;
    case BlockKind::Table: {
        const double lines = block.rows + std::floor(block.ems * metrics::kTable * zoom * 1.2 / width);
        content = (block.rows * 2 * metrics::kCellY + lines * metrics::kTable * metrics::kTableLine) * zoom;
        break;
    }
    case BlockKind::Property: {
        const double size = metrics::kMeta * zoom;
        const double room = std::max(size, width - (metrics::kPropertyKey * 0.7 + metrics::kPropertyGap) * zoom);
        content = std::max(1.0, roundedUp(block.ems * size / room)) * rounded(size * metrics::kPropertyLine);
        break;
    }
    case BlockKind::CalloutTitle:
    case BlockKind::Summary:
    case BlockKind::Heading:
    case BlockKind::Paragraph: {
        const bool heading = block.kind == BlockKind::Heading;
        const double size =
            (heading ? metrics::kHeadings[std::clamp<int>(block.level, 1, 6) - 1] : metrics::kBody) * zoom;
        const double factor = heading ? metrics::kHeadingLine : metrics::kLineEastAsian;
        const double lines = std::max(1.0, roundedUp(block.ems * size / width));
        content = lines * rounded(size * factor);
        if (block.quote != kNone)
            content += 22 * zoom;
        break;
    }
    }
    return frameHeight(block, scale) + roundedUp(content);
}

HeightEstimates::HeightEstimates(const BlockStore& blocks) : m_heights((blocks.size() + kGroup - 1) / kGroup)
{
    constexpr std::size_t kTogether = 64 * kGroup; // so many that a thread has something to do
    forEachInParallel((blocks.size() + kTogether - 1) / kTogether, [&](std::size_t part) {
        const std::size_t end = std::min(blocks.size(), (part + 1) * kTogether);
        for (std::size_t i = part * kTogether; i < end; ++i) {
            const Block block = blocks[i];
            for (std::size_t k = 0; k < kColumns.size(); ++k)
                m_heights[i / kGroup][k] += static_cast<float>(estimatedHeight(block, {1, kColumns[k]}));
        }
    });
}

std::vector<double> HeightEstimates::groups(const PageScale& scale) const
{
    // The two known widths around the wanted one; beyond the last, those two go on.
    const double column = scale.column / scale.zoom;
    std::size_t narrow = 1;
    while (narrow + 1 < kColumns.size() && kColumns[narrow] > column)
        ++narrow;
    const double wide = 1 / kColumns[narrow - 1];
    const double share = (1 / column - wide) / (1 / kColumns[narrow] - wide);
    std::vector<double> result;
    result.reserve(m_heights.size());
    for (const auto& heights : m_heights) {
        const double height = heights[narrow - 1] + (heights[narrow] - heights[narrow - 1]) * share;
        result.push_back(rounded(std::max(0.0, height) * scale.zoom));
    }
    return result;
}

} // namespace zhilan::reader

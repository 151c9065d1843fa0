#include "app/reader/flow.h"

#include "app/reader/metrics.h"
#include "app/reader/pictures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zhilan::reader
{

namespace
{

// A screen holds far fewer blocks; beyond this, those out of reach are dropped.
constexpr std::size_t kKeptLayouts = 160;

} // namespace

Flow::Flow() : m_shown(std::make_shared<const ShownBlocks>()) {}

void Flow::setContent(std::shared_ptr<const PreparedDocument> content)
{
    dropLayouts();
    m_made = 0;
    m_content = std::move(content);
    m_shown = m_content ? m_content->shown : std::make_shared<const ShownBlocks>();
    m_context.document = m_content ? m_content->document.get() : nullptr;
    m_context.content = m_content.get();
    m_context.list = &m_shown->list;
    m_context.closedFolds = m_content ? m_content->closed : std::vector<bool>();
    m_context.terms.clear();
    m_context.brokenLinks.clear();
    m_context.shapes.clear();
    m_context.scrolled.clear();
    m_context.charted.reset();
    estimateHeights();
}

void Flow::invalidate()
{
    dropLayouts();
    m_context.shapes.clear();
    estimateHeights();
}

void Flow::estimateHeights()
{
    const PageScale scale = m_context.scale();
    m_heights.assign(size(), HeightEstimates::kGroup, m_shown->estimates.groups(scale),
                     [this, scale](std::size_t first, std::span<double> heights) {
                         for (double& height : heights)
                             height = estimatedHeight(list().blocks[first++], scale);
                     });
}

void Flow::invalidateTables()
{
    ++m_epoch;
    std::erase_if(m_layouts, [](const auto& entry) { return entry.second->block().kind == BlockKind::Table; });
}

void Flow::setBrokenLinks(std::vector<std::uint32_t> begins)
{
    if (begins == m_context.brokenLinks)
        return;
    m_context.brokenLinks = std::move(begins);
    dropLayouts();
}

void Flow::invalidateCode(markdown::NodeId block)
{
    std::erase_if(m_layouts, [block](const auto& entry) { return entry.second->block().node == block; });
}

void Flow::setTerms(std::vector<TermMark> terms)
{
    m_context.terms = std::move(terms);
    dropLayouts();
}

void Flow::invalidatePictures(const QString& address)
{
    std::erase_if(m_layouts, [&](const auto& entry) {
        const Block& block = entry.second->block();
        return block.kind == BlockKind::Image &&
               (address.isEmpty() || wantedPicture(*m_context.document->tree, block.node).address == address);
    });
}

void Flow::setFolded(std::uint32_t fold, bool closed)
{
    const std::vector<bool> before = m_context.closedFolds;
    m_context.closedFolds[fold] = closed;
    showFolded(before);
}

void Flow::unfoldAll()
{
    const std::vector<bool> before = m_context.closedFolds;
    m_context.closedFolds.assign(before.size(), false);
    showFolded(before);
}

std::vector<std::uint32_t> Flow::turnedFolds() const
{
    std::vector<std::uint32_t> turned;
    for (std::uint32_t i = 0; i < m_context.closedFolds.size(); ++i) {
        if (m_context.closedFolds[i] != m_content->closed[i])
            turned.push_back(i);
    }
    return turned;
}

void Flow::setTurnedFolds(const std::vector<std::uint32_t>& turned)
{
    if (!m_content)
        return;
    const std::vector<bool> before = m_context.closedFolds;
    m_context.closedFolds = m_content->closed;
    for (const std::uint32_t i : turned) {
        if (i < m_context.closedFolds.size())
            m_context.closedFolds[i] = !m_context.closedFolds[i];
    }
    showFolded(before);
}

bool Flow::isHidden(std::uint32_t byte) const
{
    return m_content && m_shown != m_content->whole && !indexOf(m_content->whole->list.blockOf(byte));
}

void Flow::unfoldTo(std::uint32_t byte)
{
    if (!m_content)
        return;
    const BlockList& whole = m_content->whole->list;
    const std::size_t block = whole.blockOf(byte);
    const std::vector<bool> before = m_context.closedFolds;
    for (std::size_t i = 0; i < whole.folds.size(); ++i) {
        if (whole.folds[i].first <= block && block < whole.folds[i].last)
            m_context.closedFolds[i] = false;
    }
    showFolded(before);
}

std::optional<std::size_t> Flow::headOf(std::uint32_t fold) const
{
    return indexOf(list().folds[fold].head);
}

std::optional<std::size_t> Flow::indexOf(std::size_t place) const
{
    const std::vector<std::uint32_t>& places = m_shown->places;
    if (places.empty())
        return place;
    const auto at = std::lower_bound(places.begin(), places.end(), place);
    return at != places.end() && *at == place ? std::optional<std::size_t>(at - places.begin()) : std::nullopt;
}

void Flow::showFolded(const std::vector<bool>& before)
{
    if (m_context.closedFolds == before)
        return;
    const PageScale scale = m_context.scale();
    // What is known of blocks, by their places: heights without frames, which depend on what follows.
    std::vector<std::pair<std::size_t, double>> contents;
    for (std::size_t i = 0; i < size(); ++i) {
        if (m_heights.isOpen(i))
            contents.emplace_back(placeOf(i), m_heights.height(i) - frameHeight(list().blocks[i], scale));
    }
    std::vector<std::pair<std::size_t, std::unique_ptr<BlockLayout>>> layouts;
    for (auto& [index, layout] : m_layouts)
        layouts.emplace_back(placeOf(index), std::move(layout));
    m_layouts.clear();

    m_shown = shownBlocks(m_content->whole, m_context.closedFolds);
    m_context.list = &m_shown->list;
    estimateHeights();
    for (const auto& [place, height] : contents) {
        if (const auto index = indexOf(place))
            m_heights.set(*index, height + frameHeight(list().blocks[*index], scale));
    }
    for (auto& [place, layout] : layouts) {
        const auto index = indexOf(place);
        const std::uint32_t fold = layout->block().fold;
        if (index && (fold == kNone || m_context.closedFolds[fold] == before[fold]))
            m_layouts.emplace(*index, std::move(layout));
    }
}

BlockLayout& Flow::layout(std::size_t index)
{
    std::unique_ptr<BlockLayout>& entry = m_layouts[index];
    if (!entry) {
        const Block& block = list().blocks[index];
        entry = layOut(block, contentWidth(block, m_context.scale()), m_context);
        m_heights.set(index, frameHeight(block, m_context.scale()) + std::ceil(entry->height()));
        ++m_made;
    }
    return *entry;
}

void Flow::keepOnly(std::size_t first, std::size_t last)
{
    if (m_layouts.size() <= kKeptLayouts)
        return;
    std::erase_if(m_layouts, [first, last](const auto& entry) { return entry.first < first || entry.first > last; });
    // A layout has its own copy; where a part of a table comes into view again, it is measured again.
    if (m_context.shapes.size() > kKeptLayouts)
        m_context.shapes.clear();
}

double Flow::totalHeight() const
{
    return isEmpty() ? 0 : m_heights.total() + std::round(metrics::kBottomMargin * m_context.zoom);
}

QPointF Flow::contentOrigin(std::size_t index) const
{
    const Block& block = list().blocks[index];
    const double zoom = m_context.zoom;
    return {std::round(std::min(block.left * zoom, m_context.column * 0.5)),
            std::round(block.before * zoom) + std::round(block.padTop * zoom)};
}

QRectF Flow::cardRect(std::size_t index) const
{
    const Card& card = list().cards[index];
    const Block& first = list().blocks[card.firstBlock];
    const double zoom = m_context.zoom;
    const double top = offset(card.firstBlock) + std::round(first.before * zoom) + std::round(card.insetTop * zoom);
    const double bottom = offset(card.lastBlock + 1) - std::round(card.insetBottom * zoom);
    const double left = std::round(std::min(card.left * zoom, m_context.column * 0.5));
    return {left, top, m_context.column - left, bottom - top};
}

} // namespace zhilan::reader

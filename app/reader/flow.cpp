#include "app/reader/flow.h"

#include "app/reader/folding.h"
#include "app/reader/metrics.h"
#include "app/reader/pictures.h"

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

// A screen holds far fewer blocks; beyond this, those out of reach are dropped.
constexpr std::size_t kKeptLayouts = 160;

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

void Flow::setDocument(const document::Document* document)
{
    dropLayouts();
    m_made = 0;
    m_context.document = document;
    m_context.shapes.clear();
    m_context.scrolled.clear();
    m_context.charted.clear();
    m_list = document != nullptr ? buildBlocks(*document) : BlockList();
    m_whole = {};
    m_places.clear();
    if (!m_list.folds.empty()) {
        m_whole = std::move(m_list);
        m_list = shownPart(m_whole, m_places);
    }
    m_context.list = &m_list;
    // Heights wait for invalidate(): width and fonts are likely to change along with the document.
    m_heights.assign(std::vector<double>(m_list.blocks.size(), 1.0));
}

void Flow::invalidate()
{
    dropLayouts();
    m_context.shapes.clear();
    std::vector<double> heights;
    heights.reserve(m_list.blocks.size());
    for (const Block& block : m_list.blocks)
        heights.push_back(estimate(block));
    m_heights.assign(std::move(heights));
}

void Flow::invalidateTables()
{
    ++m_epoch;
    std::erase_if(m_layouts, [](const auto& entry) { return entry.second->block().kind == BlockKind::Table; });
}

void Flow::setBrokenLinks(const std::vector<std::uint32_t>& begins)
{
    std::vector<std::uint32_t> all = begins;
    for (const document::Link& link : m_context.document->links) {
        if (link.kind == document::LinkKind::Anchor && !link.resolved)
            all.push_back(link.span.begin);
    }
    std::sort(all.begin(), all.end());
    if (all == m_list.annotations.broken)
        return;
    m_whole.annotations.broken = all;
    m_list.annotations.broken = std::move(all);
    dropLayouts();
}

void Flow::invalidateCode(markdown::NodeId block)
{
    std::erase_if(m_layouts, [block](const auto& entry) { return entry.second->block().node == block; });
}

void Flow::setTerms(std::vector<TermMark> terms)
{
    m_whole.annotations.terms = terms;
    m_list.annotations.terms = std::move(terms);
    dropLayouts();
}

void Flow::invalidatePictures(const QString& address)
{
    std::erase_if(m_layouts, [&](const auto& entry) {
        const Block& block = entry.second->block();
        return block.kind == BlockKind::Image &&
               (address.isEmpty() || pictureAddress(*m_context.document->tree, block.node).address == address);
    });
}

void Flow::setFolded(std::uint32_t fold, bool closed)
{
    m_whole.folds[fold].closed = closed;
    showFolded();
}

void Flow::unfoldAll()
{
    if (m_whole.blocks.empty())
        return;
    for (Fold& fold : m_whole.folds)
        fold.closed = false;
    showFolded();
}

bool Flow::closedByDefault(const Fold& fold) const
{
    return (*m_context.document->tree)[fold.node].fold == markdown::Fold::Closed;
}

std::vector<std::uint32_t> Flow::turnedFolds() const
{
    std::vector<std::uint32_t> turned;
    for (std::uint32_t i = 0; i < m_whole.folds.size(); ++i) {
        if (m_whole.folds[i].closed != closedByDefault(m_whole.folds[i]))
            turned.push_back(i);
    }
    return turned;
}

void Flow::setTurnedFolds(const std::vector<std::uint32_t>& turned)
{
    if (m_whole.folds.empty())
        return;
    for (Fold& fold : m_whole.folds)
        fold.closed = closedByDefault(fold);
    for (const std::uint32_t i : turned) {
        if (i < m_whole.folds.size())
            m_whole.folds[i].closed = !m_whole.folds[i].closed;
    }
    showFolded();
}

bool Flow::unfoldTo(std::uint32_t byte)
{
    if (m_whole.blocks.empty())
        return false;
    const std::size_t block = m_whole.blockOf(byte);
    bool opened = false;
    for (Fold& fold : m_whole.folds) {
        if (fold.closed && fold.first <= block && block < fold.last) {
            fold.closed = false;
            opened = true;
        }
    }
    if (opened)
        showFolded();
    return opened;
}

void Flow::showFolded()
{
    const std::vector<std::uint32_t> before = std::move(m_places);
    // What a block measures without its frame, which depends on what follows.
    std::vector<double> content(m_whole.blocks.size(), -1);
    std::vector<std::unique_ptr<BlockLayout>> layouts(m_whole.blocks.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        content[before[i]] = m_heights.height(i) - frame(m_list.blocks[i]);
    for (auto& [index, layout] : m_layouts)
        layouts[before[index]] = std::move(layout);
    m_layouts.clear();

    const std::vector<Fold> folds = std::move(m_list.folds);
    m_list = shownPart(m_whole, m_places);
    std::vector<double> heights;
    heights.reserve(m_places.size());
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const std::uint32_t place = m_places[i];
        const Block& block = m_list.blocks[i];
        const bool turned = block.fold != kNone && folds[block.fold].closed != m_list.folds[block.fold].closed;
        heights.push_back(content[place] < 0 ? estimate(block) : content[place] + frame(block));
        if (layouts[place] && !turned)
            m_layouts.emplace(i, std::move(layouts[place]));
    }
    m_heights.assign(std::move(heights));
}

double Flow::contentWidth(const Block& block) const
{
    const double zoom = m_context.zoom;
    const double right = block.card != kNone ? metrics::kCardSide * zoom : 0;
    const double indent = std::min(block.left * zoom, m_context.column * 0.5);
    return std::max(40.0, static_cast<double>(static_cast<std::int64_t>(m_context.column - indent - right)));
}

double Flow::frame(const Block& block) const
{
    const double zoom = m_context.zoom;
    return rounded(block.before * zoom) + rounded(block.padTop * zoom) + rounded(block.padBottom * zoom);
}

double Flow::estimate(const Block& block) const
{
    const double zoom = m_context.zoom;
    const double width = contentWidth(block);
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
    return frame(block) + roundedUp(content);
}

BlockLayout& Flow::layout(std::size_t index)
{
    std::unique_ptr<BlockLayout>& entry = m_layouts[index];
    if (!entry) {
        const Block& block = m_list.blocks[index];
        entry = layOut(block, contentWidth(block), m_context);
        m_heights.set(index, frame(block) + std::ceil(entry->height()));
        ++m_made;
    }
    return *entry;
}

void Flow::keepOnly(std::size_t first, std::size_t last)
{
    if (m_layouts.size() <= kKeptLayouts)
        return;
    std::erase_if(m_layouts, [first, last](const auto& entry) { return entry.first < first || entry.first > last; });
}

double Flow::totalHeight() const
{
    return isEmpty() ? 0 : m_heights.total() + std::round(metrics::kBottomMargin * m_context.zoom);
}

QPointF Flow::contentOrigin(std::size_t index) const
{
    const Block& block = m_list.blocks[index];
    const double zoom = m_context.zoom;
    return {std::round(std::min(block.left * zoom, m_context.column * 0.5)),
            std::round(block.before * zoom) + std::round(block.padTop * zoom)};
}

QRectF Flow::cardRect(std::size_t index) const
{
    const Card& card = m_list.cards[index];
    const Block& first = m_list.blocks[card.firstBlock];
    const double zoom = m_context.zoom;
    const double top = offset(card.firstBlock) + std::round(first.before * zoom) + std::round(card.insetTop * zoom);
    const double bottom = offset(card.lastBlock + 1) - std::round(card.insetBottom * zoom);
    const double left = std::round(std::min(card.left * zoom, m_context.column * 0.5));
    return {left, top, m_context.column - left, bottom - top};
}

} // namespace zhilan::reader

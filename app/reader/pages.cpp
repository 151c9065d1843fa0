#include "app/reader/pages.h"

#include "app/reader/card_paint.h"
#include "app/reader/metrics.h"
#include "app/style/style.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr double kPointsPerInch = 72;
constexpr double kFoot = 34; ///< of the page number, with the space above it
constexpr double kLeastPiece = 2 * metrics::kBody * metrics::kLineEastAsian; ///< of a block that goes on overleaf
constexpr std::size_t kKeptAround = 40;                                      ///< blocks whose layouts are kept

} // namespace

Pages::Pages(std::shared_ptr<const PreparedDocument> content, QSizeF area, const QFont& interfaceFont,
             const PictureFolders& pictures)
    : m_theme(style::theme(style::Appearance::Light))
    , m_navigation(content->document)
    , m_area(area)
    , m_room(std::max(kLeastPiece, area.height() - kFoot))
{
    m_pictures.setFolders(pictures);
    m_code.setDocument(content->document);
    LayoutContext& context = m_flow.context();
    context.theme = &m_theme;
    context.pictures = &m_pictures;
    context.code = &m_code;
    context.fits = true;
    context.ratio = 2; // printers are finer than screens
    context.column = area.width();
    context.language = QString::fromStdString(content->document->language);
    context.readingFont = style::readingFont(context.language, 1);
    context.codeFont = style::monospaceFont(1);
    context.interfaceFont = interfaceFont;
    m_theme.quote = style::mix(m_theme.quote, Qt::white, 0.4);
    QObject::connect(&m_pictures, &Pictures::ready, &m_pictures,
                     [this](const QString& address) { m_flow.invalidatePictures(address); });
    QObject::connect(&m_code, &CodeTokens::ready, &m_code,
                     [this](markdown::NodeId block) { m_flow.invalidateCode(block); });
    m_flow.setContent(std::move(content));
    m_flow.unfoldAll();
    m_flow.invalidate();
}

Pages::~Pages() = default;

bool Pages::isLoading(std::size_t block)
{
    const Block& what = m_flow.list().blocks[block];
    if (what.kind != BlockKind::Image && what.kind != BlockKind::Code)
        return false;
    const BlockLayout& layout = m_flow.layout(block);
    return what.kind == BlockKind::Image ? isPictureLoading(layout) : m_code.isReading(what.node);
}

Pages::Step Pages::layOut()
{
    if (m_next == m_flow.size()) {
        endPage();
        if (m_pages.empty()) {
            m_pages.emplace_back(); // a sheet of paper for an empty document
        }
        return Step::Done;
    }
    if (isLoading(m_next)) {
        return Step::Waiting;
    }
    place(m_next);
    ++m_next;
    m_flow.keepOnly(m_next - std::min(m_next, kKeptAround), m_next + kKeptAround);
    return Step::More;
}

double Pages::progress() const
{
    return m_flow.isEmpty() ? 1 : static_cast<double>(m_next) / static_cast<double>(m_flow.size());
}

void Pages::endPage()
{
    if (!m_page.empty()) {
        m_pages.push_back(std::move(m_page));
        m_page = {};
    }
    m_used = 0;
}

/// What must fit below a heading for it to stay on the page: the beginning of the block after it.
double Pages::roomBelowHeading(std::size_t heading)
{
    double room = 0;
    std::size_t i = heading + 1;
    const double most = m_room / 2; // of an outline of nothing but headings no more than this stays together
    for (; i < m_flow.size() && room < most && m_flow.list().blocks[i].kind == BlockKind::Heading; ++i) {
        m_flow.layout(i);
        room += m_flow.blockHeight(i);
    }
    if (i < m_flow.size()) {
        m_flow.layout(i);
        room += std::min(m_flow.blockHeight(i), 2 * kLeastPiece);
    }
    return std::min(room, most);
}

/// The last place to end in the block, in its own coordinates, so that no more than `room` of it from `from` on is
/// used; `from` where there is none.
double Pages::lastBreak(std::size_t block, double from, double room)
{
    const double inset = m_flow.contentOrigin(block).y();
    double best = from;
    for (const double each : m_flow.layout(block).breaks()) {
        const double at = inset + each;
        if (at > from + 1 && at <= from + room) {
            best = at;
        }
    }
    return best;
}

std::unique_ptr<BlockLayout> Pages::repeatedHeader(std::size_t block)
{
    auto header = tableHeader(m_flow.list().blocks[block], m_flow.layout(block).width(), m_flow.context());
    return header && header->height() <= m_room / 3 ? std::move(header) : nullptr;
}

void Pages::place(std::size_t block)
{
    m_flow.layout(block); // its height is known from now on
    const double height = m_flow.blockHeight(block);
    double from = 0;
    bool goesOn = !m_flow.list().blocks[block].firstPart;
    const bool heading = m_flow.list().blocks[block].kind == BlockKind::Heading && !goesOn;
    if (heading && m_used > 0 && m_used + height + roomBelowHeading(block) > m_room) {
        endPage();
    }
    while (from < height) {
        if (m_used == 0 && from == 0) {
            from = std::min<double>(height,
                                    std::round(m_flow.list().blocks[block].before)); // no space at the top of a page
        }
        double repeated = 0;
        if (m_used == 0 && goesOn) {
            const auto header = repeatedHeader(block);
            repeated = header ? header->height() : 0;
        }
        const double room = m_room - m_used - repeated;
        double to = height;
        if (height - from > room) {
            to = lastBreak(block, from, room);
            const bool little = to - from < std::min(kLeastPiece, room);
            if (to <= from || (little && m_used > 0)) {
                if (m_used > 0) {
                    endPage();
                    continue;
                }
                to = from + room; // higher than a page, and nowhere to end: cut
            }
        }
        m_page.push_back({block, from, to, m_used, repeated});
        m_used += repeated + to - from;
        from = to;
        goesOn = true;
        if (from < height) {
            endPage();
        }
    }
}

void Pages::paintCards(QPainter& painter, const std::vector<Slice>& page)
{
    std::vector<std::uint32_t> cards;
    for (const Slice& slice : page) {
        for (std::uint32_t card = m_flow.list().blocks[slice.block].card; card != kNone;
             card = m_flow.list().cards[card].parent) {
            if (std::find(cards.begin(), cards.end(), card) == cards.end()) {
                cards.push_back(card);
            }
        }
    }
    std::sort(cards.begin(), cards.end()); // outer ones first
    for (const std::uint32_t card : cards) {
        const QRectF whole = m_flow.cardRect(card);
        QRectF shown;
        for (const Slice& slice : page) {
            const double begin = m_flow.offset(slice.block) + slice.from - slice.header;
            const double top = std::max(whole.top(), begin);
            const double bottom = std::min(whole.bottom(), begin + slice.header + slice.to - slice.from);
            if (bottom > top) {
                shown |= QRectF(whole.left(), slice.top + top - begin, whole.width(), bottom - top);
            }
        }
        paintCard(painter, shown, m_flow.list().cards[card], m_theme, 1);
    }
}

void Pages::paintFoot(QPainter& painter, int page) const
{
    painter.setFont(style::withPixelSize(m_flow.context().interfaceFont, metrics::kSmall));
    painter.setPen(m_theme.muted);
    const QLocale locale;
    painter.drawText(QRectF(0, m_area.height() - kFoot, m_area.width(), kFoot), Qt::AlignHCenter | Qt::AlignBottom,
                     QStringLiteral("%1 / %2").arg(locale.toString(page + 1), locale.toString(count())));
}

Pages::Step Pages::paint(QPainter& painter, int page)
{
    const std::vector<Slice>& slices = m_pages[static_cast<std::size_t>(page)];
    for (const Slice& slice : slices) {
        const Block& block = m_flow.list().blocks[slice.block];
        if (block.kind == BlockKind::Image) { // it may have been forgotten since it was laid out
            m_flow.invalidatePictures(wantedPicture(*m_flow.context().document->tree, block.node).address);
        }
        if (isLoading(slice.block)) {
            return Step::Waiting;
        }
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintCards(painter, slices);
    PaintState state;
    state.theme = &m_theme;
    m_navigation.clear(static_cast<std::size_t>(page));
    for (const Slice& slice : slices) {
        BlockLayout& layout = m_flow.layout(slice.block);
        const double top = slice.top + slice.header;
        const QPointF origin = m_flow.contentOrigin(slice.block);
        if (slice.header > 0) {
            repeatedHeader(slice.block)
                ->paint(painter, {origin.x(), slice.top}, QRectF({}, QSizeF(m_area.width(), m_area.height())), state);
        }
        const QRectF clip(-metrics::kIndent, top, m_area.width() + 2 * metrics::kIndent, slice.to - slice.from);
        painter.save();
        painter.setClipRect(clip);
        layout.paint(painter, origin + QPointF(0, top - slice.from), clip, state);
        painter.restore();
        m_navigation.add(static_cast<std::size_t>(page), layout, origin + QPointF(0, top - slice.from), clip);
    }
    painter.restore();
    paintFoot(painter, page);
    if (!slices.empty()) {
        const std::size_t first = slices.front().block;
        m_flow.keepOnly(first - std::min(first, kKeptAround), slices.back().block + kKeptAround);
    }
    return page + 1 == count() ? Step::Done : Step::More;
}

pdf::Navigation Pages::navigation(QPointF margin) const
{
    std::vector<PageNavigation::BlockPlace> places(m_flow.size());
    for (std::size_t page = m_pages.size(); page-- > 0;) {
        for (const Slice& slice : m_pages[page])
            places[slice.block] = {page, slice.top};
    }
    return m_navigation.finish(m_flow.list(), places, margin, kPointsPerInch / kResolution);
}

} // namespace zhilan::reader

#include "app/reader/reader_view.h"

#include "app/reader/accessible_reader.h"
#include "app/reader/copy_text.h"
#include "app/reader/metrics.h"
#include "app/reader/picture_viewer.h"
#include "app/reader/reader_view_private.h"
#include "app/reader/ticked_scroll_bar.h"
#include "app/style/style.h"

#include <QEvent>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr int kFlashMilliseconds = 2400;
constexpr int kNotifyMilliseconds = 16;
constexpr int kHoverMilliseconds = 250;
constexpr int kSettleRounds = 4;
constexpr double kEdge = 0.125;  ///< of the height: nearer to its ends a place lacks what stands around it
constexpr double kLeastEdge = 8; ///< pixels

} // namespace

ReaderView::Private::Private(ReaderView* view) : q(view), theme(style::theme(style::Appearance::Light))
{
    flow.context().theme = &theme;
    flow.context().pictures = &pictures;
    flow.context().code = &code;
    notify.setSingleShot(true);
    notify.setInterval(kNotifyMilliseconds);
    flashing.setDuration(kFlashMilliseconds);
    flashing.setStartValue(0.0);
    flashing.setEndValue(1.0);
    glide.setStartValue(0.0);
    glide.setEasingCurve(QEasingCurve::OutCubic);
    dragScroll.setInterval(kNotifyMilliseconds);
    hoverTimer.setSingleShot(true);
    hoverTimer.setInterval(kHoverMilliseconds);
}

ReaderView::ReaderView(QWidget* parent) : QAbstractScrollArea(parent), m_d(std::make_unique<Private>(this))
{
    AccessibleReader::install(); // before anything is told of this widget
    setFrameShape(QFrame::NoFrame);
    m_d->bar = new TickedScrollBar(this);
    m_d->bar->setTheme(m_d->theme);
    setVerticalScrollBar(m_d->bar);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Document"));
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setCursor(Qt::ArrowCursor);

    Private* d = m_d.get();
    connect(&d->notify, &QTimer::timeout, this, [this, d] {
        // What lies under a pointer that rests is another now.
        if (!d->pressed && viewport()->underMouse())
            d->hover(viewport()->mapFromGlobal(QCursor::pos()), true);
        const std::pair now(topByte(), readingByte());
        if (d->told != now) {
            d->told = now;
            Q_EMIT positionChanged();
        }
    });
    connect(&d->flashing, &QVariantAnimation::valueChanged, viewport(), [this] { viewport()->update(); });
    connect(&d->flashing, &QVariantAnimation::finished, viewport(), [this] { viewport()->update(); });
    connect(&d->glide, &QVariantAnimation::valueChanged, this, [d](const QVariant& value) {
        const double step = std::round(value.toDouble() - d->glided);
        d->glided += step;
        d->scrollBy(step);
    });
    connect(&d->pictures, &Pictures::ready, this, [this, d](const QString& address) {
        d->changeTargets([&] { d->flow.invalidatePictures(address); });
        d->settle();
        viewport()->update();
    });
    connect(&d->code, &CodeTokens::ready, this, [this, d](markdown::NodeId block) {
        d->flow.invalidateCode(block);
        d->settle();
        viewport()->update();
    });
    connect(&d->hoverTimer, &QTimer::timeout, this, [d] { d->hoverRests(); });
    connect(&d->dragScroll, &QTimer::timeout, this, [this, d] {
        const int height = viewport()->height();
        const int beyond = d->dragPoint.y() < 0        ? d->dragPoint.y()
                           : d->dragPoint.y() > height ? d->dragPoint.y() - height
                                                       : 0;
        if (!d->dragging || beyond == 0) {
            d->dragScroll.stop();
            return;
        }
        d->scrollBy(std::clamp(beyond / 3.0, -60.0, 60.0));
        d->extendTo(d->dragPoint);
    });
    d->updateContext(true);
}

ReaderView::~ReaderView()
{
    // It would live a little longer than what it tells of.
    if (m_d->accessible != nullptr)
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(m_d->accessible));
}

void ReaderView::setDocument(std::shared_ptr<const document::Document> document)
{
    setContent(prepare(std::move(document)));
}

const std::shared_ptr<const PreparedDocument>& ReaderView::content() const
{
    return m_d->flow.content();
}

void ReaderView::setContent(std::shared_ptr<const PreparedDocument> content)
{
    Private* d = m_d.get();
    d->glide.stop();
    d->flashing.stop();
    d->hover({}, false);
    d->hideCard();
    d->flow.setContent(nullptr);
    const auto forget = [d] {
        if (d->accessible != nullptr)
            d->accessible->forgetDocument();
    };
    forget();
    d->document = content ? content->document : nullptr;
    d->code.setDocument(d->document);
    d->anchor = 0;
    d->into = 0;
    d->held.reset();
    d->marks.clear();
    d->currentMark.reset();
    d->bar->setTicks({});
    d->focusBlock.reset();
    d->told.reset();
    d->painted = false;
    d->pressed = false;
    d->dragging = false;
    d->chapter = kNone;
    const bool selected = hasSelection();
    d->selectionFrom = {};
    d->selectionTo = {};
    d->placed = false;
    d->arrived.reset();
    d->caretShown = false;
    d->goal.reset();
    d->updateFonts();
    d->flow.setContent(std::move(content));
    forget(); // what was asked for in between
    d->updateContext(true);
    d->settle();
    viewport()->update();
    setAccessibleDescription(d->document ? QString::fromStdString(d->document->title) : QString());
    if (d->accessible != nullptr)
        d->accessible->documentChanged();
    if (selected)
        Q_EMIT selectionChanged();
    d->notify.start();
}

const std::shared_ptr<const document::Document>& ReaderView::document() const
{
    return m_d->document;
}

const PictureFolders& ReaderView::pictureFolders() const
{
    return m_d->pictures.folders();
}

void ReaderView::setPictureFolders(const PictureFolders& folders)
{
    if (folders == m_d->pictures.folders())
        return;
    m_d->pictures.setFolders(folders);
    m_d->changeTargets([this] { m_d->flow.invalidatePictures({}); });
    m_d->settle();
    viewport()->update();
}

void ReaderView::refreshPictures()
{
    m_d->pictures.refresh();
    m_d->changeTargets([this] { m_d->flow.invalidatePictures({}); });
    m_d->settle();
    viewport()->update();
}

void ReaderView::setTheme(const style::Theme& theme)
{
    m_d->theme = theme;
    m_d->bar->setTheme(theme);
    for (auto* viewer : findChildren<PictureViewer*>())
        viewer->setTheme(theme);
    m_d->hideCard();
    m_d->flow.dropLayouts();
    m_d->settle();
    viewport()->update();
}

void ReaderView::setTerms(std::vector<TermMark> terms)
{
    std::sort(terms.begin(), terms.end(),
              [](const TermMark& a, const TermMark& b) { return a.span.begin < b.span.begin; });
    if (terms == m_d->flow.context().terms)
        return;
    m_d->changeTargets([this, &terms] { m_d->flow.setTerms(std::move(terms)); });
    m_d->settle();
    viewport()->update();
}

void ReaderView::setBrokenLinks(std::vector<std::uint32_t> begins)
{
    if (!m_d->document)
        return;
    m_d->flow.setBrokenLinks(std::move(begins));
    m_d->settle();
    viewport()->update();
}

void ReaderView::setChartedTables(std::shared_ptr<const ChartedTables> tables)
{
    static const ChartedTables kNothing;
    const std::shared_ptr<const ChartedTables> before = m_d->flow.context().charted;
    const ChartedTables& old = before ? *before : kNothing;
    const ChartedTables& now = tables ? *tables : kNothing;
    const bool same = std::equal(old.begin(), old.end(), now.begin(), now.end(),
                                 [](const ChartedTable& a, const ChartedTable& b) { return a.table == b.table; });
    const auto set = [this, &tables] {
        m_d->flow.context().charted = std::move(tables);
        m_d->flow.invalidateTables();
    };
    if (same)
        set();
    else
        m_d->changeTargets(set);
    m_d->settle();
    viewport()->update();
}

// Scrolling -----------------------------------------------------------------------------------------------------------

double ReaderView::Private::columnLeft() const
{
    return std::floor((q->viewport()->width() - flow.context().column) / 2);
}

void ReaderView::Private::normalise()
{
    anchor = std::min(anchor, flow.size() - 1);
    flow.layout(anchor);
    while (into < 0 && anchor > 0) {
        --anchor;
        flow.layout(anchor);
        into += flow.blockHeight(anchor);
    }
    into = std::max(0.0, into);
    while (into >= flow.blockHeight(anchor) && anchor + 1 < flow.size()) {
        into -= flow.blockHeight(anchor);
        ++anchor;
        flow.layout(anchor);
    }
}

void ReaderView::Private::settle()
{
    if (settling)
        return;
    settling = true;
    const double height = q->viewport()->height();
    if (flow.isEmpty()) {
        bar->setRange(0, 0);
        shownValue = 0;
        settling = false;
        return;
    }
    const double margin = std::round(metrics::kBottomMargin * flow.context().zoom);
    std::size_t last = anchor;
    for (int round = 0; round < kSettleRounds; ++round) {
        normalise();
        double y = -into;
        std::size_t i = anchor;
        for (; i < flow.size() && y < height; ++i) {
            flow.layout(i);
            y += flow.blockHeight(i);
            last = i;
        }
        const double missing = i == flow.size() ? height - (y + margin) : 0;
        if (missing <= 0 || (anchor == 0 && into <= 0))
            break;
        into -= missing;
    }
    flow.keepOnly(anchor > 24 ? anchor - 24 : 0, last + 24);
    const int range = static_cast<int>(std::max(0.0, flow.totalHeight() - height));
    if (range != bar->maximum())
        updateTicks();
    bar->setPageStep(static_cast<int>(height));
    bar->setSingleStep(static_cast<int>(40 * flow.context().zoom));
    bar->setRange(0, range);
    shownValue = std::clamp(static_cast<int>(scrollY()), 0, range);
    bar->setValue(shownValue);
    settling = false;
}

void ReaderView::Private::updateTicks()
{
    std::vector<double> ticks;
    const double total = flow.totalHeight();
    if (!marks.empty() && total > 0) {
        std::size_t last = flow.size();
        ticks.reserve(std::min<std::size_t>(marks.size(), 4096));
        for (const ByteSpan mark : marks) {
            // Marks of one block stand at one place: blocks are low, and laying them out would be dear.
            const std::size_t block = flow.list().blockOf(mark.begin);
            if (block == last)
                continue;
            last = block;
            ticks.push_back(flow.offset(block) / total);
        }
        std::sort(ticks.begin(), ticks.end());
    }
    bar->setTicks(std::move(ticks));
}

void ReaderView::Private::moved()
{
    held.reset();
    hideCard();
    settle();
    q->viewport()->update();
    if (!notify.isActive())
        notify.start();
}

void ReaderView::Private::scrollBy(double pixels)
{
    if (flow.isEmpty() || pixels == 0)
        return;
    into += pixels;
    moved();
}

void ReaderView::Private::scrollSmoothly(double pixels)
{
    const int duration = std::min(120, q->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, q));
    double rest = 0;
    if (glide.state() == QAbstractAnimation::Running) {
        rest = glide.endValue().toDouble() - glided;
        glide.stop();
    }
    if (duration <= 0) {
        scrollBy(std::round(rest + pixels));
        return;
    }
    glided = 0;
    glide.setDuration(duration);
    glide.setEndValue(std::round(rest + pixels));
    glide.start();
}

void ReaderView::Private::jumpTo(double y)
{
    if (flow.isEmpty())
        return;
    anchor = flow.indexAt(y);
    const double estimated = flow.blockHeight(anchor);
    const double fraction = estimated > 0 ? std::clamp((y - flow.offset(anchor)) / estimated, 0.0, 1.0) : 0;
    const bool known = flow.isLaidOut(anchor);
    flow.layout(anchor);
    into = known ? y - flow.offset(anchor) : std::floor(fraction * flow.blockHeight(anchor));
    moved();
}

void ReaderView::Private::place(std::size_t block, double inside, double viewportY)
{
    glide.stop();
    anchor = block;
    into = std::round(inside - viewportY);
    moved();
}

void ReaderView::scrollContentsBy(int, int)
{
    Private* d = m_d.get();
    if (d->settling)
        return;
    if (QToolTip::isVisible())
        QToolTip::hideText(); // what it is about has moved away
    const int value = verticalScrollBar()->value();
    const double change = value - d->shownValue;
    if (std::abs(change) <= 2.0 * viewport()->height())
        d->scrollBy(change);
    else
        d->jumpTo(value);
}

void ReaderView::setCurrentSection(document::SectionId section)
{
    Private* d = m_d.get();
    std::uint32_t now = kNone;
    if (d->document && section < d->document->sections.size() &&
        d->document->sections[section].chapter < d->document->chapters.size())
        now = d->document->sections[section].chapter;
    if (now != d->chapter) {
        d->chapter = now;
        viewport()->update();
    }
}

void ReaderView::scrollToByte(std::uint32_t byte)
{
    Private* d = m_d.get();
    if (d->flow.isEmpty())
        return;
    d->unfoldTo(byte);
    const BlockStore& blocks = d->flow.list().blocks;
    std::size_t block = d->flow.list().blockOrHeadOf(byte);
    if (block == 0 && byte <= blocks.front().span.begin) {
        d->place(0, 0, 0);
        d->arriveAt(byte);
        return;
    }
    // A place that shows nothing itself, such as <a id="x"></a>, is where the text after it begins.
    if (byte >= blocks[block].span.end && block + 1 < blocks.size() && blocks[block + 1].span.begin >= byte)
        byte = blocks[++block].span.begin;
    d->flow.layout(block);
    const QRectF rect = d->rectOf(byte);
    const double inside = rect.top() - d->blockTop(block);
    if (inside > viewport()->height() * 0.5)
        d->place(block, inside, 40);
    else
        d->place(block, 0, 0);
    d->arriveAt(byte);
}

void ReaderView::revealByte(std::uint32_t byte)
{
    Private* d = m_d.get();
    if (d->flow.isEmpty())
        return;
    d->unfoldTo(byte);
    const std::size_t block = d->flow.list().blockOf(byte);
    d->flow.layout(block);
    const double height = viewport()->height();
    const double edge = std::floor(height * kEdge);
    const std::optional<Private::Headed> heading = d->headingAbove(block, height);
    const QRectF rect = d->rectOf(byte);
    const double inside = rect.top() - d->blockTop(block);
    // Below its heading a place is understood, however near the top it is.
    const bool headed = heading && d->blockTop(heading->block) > -1;
    const bool clear = rect.top() >= kLeastEdge + d->coveredAbove(block) && rect.bottom() <= height - kLeastEdge;
    if (clear && (headed || rect.top() >= edge) && rect.bottom() <= height - edge)
        return;
    if (heading && heading->distance + inside + rect.height() <= height - 2 * edge)
        d->place(heading->block, 0, 0);
    else
        d->place(block, inside, std::floor(height / 3));
}

void ReaderView::flash(ByteSpan span)
{
    m_d->flashing.stop();
    m_d->flashed = span;
    m_d->flashing.start();
    m_d->arriveAt(span.begin);
    viewport()->update();
}

bool ReaderView::isFlashing() const
{
    return m_d->flashing.state() == QAbstractAnimation::Running;
}

std::uint32_t ReaderView::topByte() const
{
    const Private* d = m_d.get();
    if (d->flow.isEmpty())
        return 0;
    std::size_t block = std::min(d->anchor, d->flow.size() - 1);
    // A block of which only the space below its text is left is not in view any more.
    if (block + 1 < d->flow.size() && d->into >= d->flow.blockHeight(block) - 4)
        ++block;
    return d->flow.list().blocks[block].span.begin;
}

std::uint32_t ReaderView::readingByte() const
{
    constexpr double kLine = 0.1; // of the height, below the top
    const Private* d = m_d.get();
    if (d->flow.isEmpty())
        return 0;
    const double height = viewport()->height();
    const double last = std::min<double>(d->bar->maximum(), height); // in which the line goes down to the foot
    const double gone = last > 0 ? std::max(0.0, 1 - (d->bar->maximum() - d->bar->value()) / last) : 0;
    const double line = height * (kLine + (1 - kLine) * gone);
    std::size_t block = d->flow.list().blockOf(topByte());
    double bottom = d->flow.offset(block + 1) - d->scrollY();
    while (block + 1 < d->flow.size() && bottom <= line)
        bottom += d->flow.blockHeight(++block);
    return d->flow.list().blocks[block].span.begin;
}

ReaderView::Position ReaderView::position() const
{
    const Private* d = m_d.get();
    if (d->held)
        return *d->held;
    if (d->flow.isEmpty())
        return {};
    const double height = d->flow.blockHeight(d->anchor);
    return {d->flow.list().blocks[d->anchor].span.begin, height > 0 ? d->into / height : 0};
}

void ReaderView::setPosition(const Position& position)
{
    Private* d = m_d.get();
    if (d->flow.isEmpty())
        return;
    d->unfoldTo(position.byte);
    const std::size_t block = d->flow.list().blockOrHeadOf(position.byte);
    d->flow.layout(block);
    d->place(block, std::clamp(position.fraction, 0.0, 1.0) * d->flow.blockHeight(block), 0);
    // Whole pixels round the fraction; as long as the reader stays, it is the one that was asked for.
    if (d->anchor == block)
        d->held = position;
}

void ReaderView::setMarks(std::vector<ByteSpan> marks, std::optional<std::size_t> current)
{
    std::sort(marks.begin(), marks.end(), [](ByteSpan a, ByteSpan b) { return a.begin < b.begin; });
    m_d->marks = std::move(marks);
    m_d->currentMark = current && *current < m_d->marks.size() ? current : std::nullopt;
    m_d->updateTicks();
    viewport()->update();
}

void ReaderView::setCurrentMark(std::optional<std::size_t> current)
{
    m_d->currentMark = current && *current < m_d->marks.size() ? current : std::nullopt;
    if (m_d->currentMark) {
        const std::uint32_t begin = m_d->marks[*m_d->currentMark].begin;
        revealByte(begin);
        m_d->arriveAt(begin);
    } else if (m_d->accessible != nullptr) {
        m_d->accessible->caretMoved();
    }
    viewport()->update();
}

// Selection -----------------------------------------------------------------------------------------------------------

bool ReaderView::hasSelection() const
{
    return !m_d->selection().empty();
}

QString ReaderView::selectedText() const
{
    return copiedText(m_d->flow.context(), m_d->selection());
}

void ReaderView::selectAll()
{
    if (!m_d->document)
        return;
    const auto end = static_cast<std::uint32_t>(m_d->document->tree->source().size());
    m_d->setSelection({0, 0}, {end, end});
    m_d->offerSelection();
    m_d->placed = true;
}

// Places --------------------------------------------------------------------------------------------------------------

QRect ReaderView::rectOfByte(std::uint32_t byte)
{
    if (m_d->flow.isEmpty())
        return {};
    m_d->flow.layout(m_d->flow.list().blockOf(byte));
    return m_d->rectOf(byte).toAlignedRect();
}

std::optional<std::uint32_t> ReaderView::byteAt(QPoint point)
{
    const std::optional<Caret> caret = m_d->caretAt(point);
    return caret ? std::optional(caret->next) : std::nullopt;
}

std::size_t ReaderView::blockCount() const
{
    return m_d->flow.size();
}

std::size_t ReaderView::layoutsMade() const
{
    return m_d->flow.layoutsMade();
}

// Events that change the layout ---------------------------------------------------------------------------------------

void ReaderView::resizeEvent(QResizeEvent*)
{
    Private* d = m_d.get();
    if (!d->held)
        d->held = position();
    const Position kept = *d->held;
    const double column = d->flow.context().column;
    d->updateContext(false);
    if (column != d->flow.context().column)
        setPosition(kept);
    d->settle();
    d->held = kept;
    viewport()->update();
}

void ReaderView::changeEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::LanguageChange:
        setAccessibleName(tr("Document"));
        m_d->flow.dropLayouts();
        m_d->settle();
        viewport()->update();
        break;
    case QEvent::FontChange:
    case QEvent::StyleChange:
        m_d->relayoutKeepingPlace();
        break;
    case QEvent::PaletteChange:
    case QEvent::EnabledChange:
    case QEvent::ActivationChange:
        viewport()->update();
        break;
    default:
        break;
    }
    QAbstractScrollArea::changeEvent(event);
}

} // namespace zhilan::reader

#include "app/reader/accessible_reader.h"

#include "app/reader/accessible_element.h"

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr std::size_t kFirstBytes = 128U << 10U; ///< of source are counted when the text is first asked for
constexpr std::size_t kStepBytes = 48U << 10U;   ///< and then between other events
constexpr std::size_t kReach = 24;               ///< blocks around the view that keep their layouts
constexpr std::size_t kMostLayouts = 400;

QAccessibleInterface* makeReader(const QString&, QObject* object)
{
    auto* view = qobject_cast<ReaderView*>(object);
    return view != nullptr ? new AccessibleReader(view) : nullptr;
}

} // namespace

void AccessibleReader::install()
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(makeReader);
        return true;
    }();
    static_cast<void>(kInstalled);
}

AccessibleReader::AccessibleReader(ReaderView* view)
    : QAccessibleWidget(view, QAccessible::Document), m_reader(view->m_d.get()), m_text(m_reader->flow)
{
    m_reader->accessible = this;
    m_counting.setInterval(0);
    QObject::connect(&m_counting, &QTimer::timeout, &m_counting, [this] { countOn(); });
}

AccessibleReader::~AccessibleReader()
{
    m_reader->accessible = nullptr;
    dropElements();
}

void AccessibleReader::setSender(Sender send)
{
    m_send = send;
}

void AccessibleReader::dropElements()
{
    for (const auto& [key, id] : m_elements)
        QAccessible::deleteAccessibleInterface(id);
    m_elements.clear();
    m_blocks.clear();
}

// What happens
// ---------------------------------------------------------------------------------------------------------

void AccessibleReader::forgetDocument()
{
    m_counting.stop();
    m_text.restart();
    dropElements();
    m_toldCaret.reset();
    m_toldSelection = {};
}

void AccessibleReader::elementsChanged()
{
    dropElements();
    QAccessibleEvent children(view(), QAccessible::ObjectReorder);
    m_send(&children);
}

void AccessibleReader::documentChanged()
{
    forgetDocument();
    elementsChanged();
    QAccessibleEvent visible(view(), QAccessible::VisibleDataChanged);
    m_send(&visible);
}

void AccessibleReader::caretMoved()
{
    // Where it is in the text is worth knowing once somebody listens.
    if (!QAccessible::isActive() && m_text.size() == 0)
        return;
    const int caret = cursorPosition();
    if (caret >= 0 && m_toldCaret != caret) {
        m_toldCaret = caret;
        QAccessibleTextCursorEvent event(view(), caret);
        m_send(&event);
    }
    Range selected;
    selection(0, &selected.first, &selected.second);
    if (selected != m_toldSelection) {
        m_toldSelection = selected;
        QAccessibleTextSelectionEvent event(view(), selected.first, selected.second);
        event.setCursorPosition(std::max(caret, 0));
        m_send(&event);
    }
}

void AccessibleReader::focusMoved()
{
    QAccessibleInterface* focused = focusChild();
    QAccessibleEvent event(focused != nullptr ? focused : this, QAccessible::Focus);
    m_send(&event);
}

// The text
// -------------------------------------------------------------------------------------------------------------

AccessibleText& AccessibleReader::content() const
{
    if (m_text.isComplete() || m_counting.isActive())
        return m_text;
    m_text.count(kFirstBytes);
    if (!m_text.isComplete())
        m_counting.start();
    return m_text;
}

void AccessibleReader::countOn()
{
    m_text.count(kStepBytes);
    if (!m_text.isComplete())
        return;
    m_counting.stop();
    QAccessible::State changed;
    changed.busy = true;
    QAccessibleStateChangeEvent event(view(), changed);
    m_send(&event);
    caretMoved();
}

void* AccessibleReader::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State AccessibleReader::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    state.focusable = true;
    state.busy = m_counting.isActive();
    return state;
}

int AccessibleReader::characterCount() const
{
    return content().size();
}

QString AccessibleReader::text(int start, int end) const
{
    const AccessibleText& text = content();
    const int first = std::clamp(start, 0, text.size());
    const int last = std::clamp(end, first, text.size());
    return text.text(first, std::min(last, first + kLongestAnswer));
}

QString AccessibleReader::answer(Range range, int* start, int* end) const
{
    *start = range.first;
    *end = std::min(range.second, range.first + kLongestAnswer);
    return text(*start, *end);
}

/// The line on the screen that holds an offset; of a table or property its row.
AccessibleReader::Range AccessibleReader::lineAt(int offset) const
{
    const AccessibleText& text = content();
    const AccessibleText::Place place = text.placeAt(offset);
    const Range row = text.unitAt(offset, AccessibleText::Unit::Row);
    const BlockKind kind = m_reader->flow.list().blocks[place.block].kind;
    if (place.piece < 0 || kind == BlockKind::Table || kind == BlockKind::Property || kind == BlockKind::Image ||
        kind == BlockKind::Code)
        return row;
    const std::vector<TextItem>& items = layout(place.block).items();
    const auto index = static_cast<std::size_t>(place.piece);
    if (index >= items.size())
        return row;
    const AccessibleText::BlockText& whole = text.blockText(place.block);
    const int begin = text.begin(place.block) + whole.pieces[index].begin;
    const auto [first, end] = items[index].layout->lineAt(place.position);
    // A marker belongs to the first line of its block, and the line feed behind a text to its last.
    Range line(begin + first, begin + end);
    if (first == 0)
        line.first = index == 0 ? text.begin(place.block) : begin;
    if (end >= static_cast<int>(whole.pieces[index].text.text().size()))
        ++line.second;
    return line;
}

AccessibleReader::Range AccessibleReader::unitAt(int offset, QAccessible::TextBoundaryType boundary) const
{
    const AccessibleText& text = content();
    if (offset < 0 || offset >= text.size())
        return {text.size(), text.size()};
    switch (boundary) {
    case QAccessible::CharBoundary:
        return text.unitAt(offset, AccessibleText::Unit::Character);
    case QAccessible::WordBoundary:
        return text.unitAt(offset, AccessibleText::Unit::Word);
    case QAccessible::SentenceBoundary:
        return text.unitAt(offset, AccessibleText::Unit::Sentence);
    case QAccessible::ParagraphBoundary:
        return text.unitAt(offset, AccessibleText::Unit::Block);
    case QAccessible::LineBoundary:
        return lineAt(offset);
    case QAccessible::NoBoundary:
        break;
    }
    return {0, text.size()};
}

QString AccessibleReader::textAtOffset(int offset, QAccessible::TextBoundaryType boundary, int* start, int* end) const
{
    const int size = content().size();
    // At the very end lines and paragraphs are those that end there.
    const bool last = offset >= size && size > 0 &&
                      (boundary == QAccessible::LineBoundary || boundary == QAccessible::ParagraphBoundary);
    return answer(unitAt(last ? size - 1 : offset, boundary), start, end);
}

QString AccessibleReader::textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary, int* start,
                                           int* end) const
{
    const int begin = boundary == QAccessible::NoBoundary ? 0 : unitAt(offset, boundary).first;
    return answer(begin > 0 ? unitAt(begin - 1, boundary) : Range(0, 0), start, end);
}

QString AccessibleReader::textAfterOffset(int offset, QAccessible::TextBoundaryType boundary, int* start,
                                          int* end) const
{
    return answer(unitAt(unitAt(offset, boundary).second, boundary), start, end);
}

QString AccessibleReader::attributes(int offset, int* start, int* end) const
{
    const AccessibleText& text = content();
    *start = *end = offset;
    if (offset < 0 || offset >= text.size())
        return {};
    const AccessibleText::Place place = text.placeAt(offset);
    const Range block(text.begin(place.block), text.end(place.block));
    const bool heading = m_reader->flow.list().blocks[place.block].kind == BlockKind::Heading ||
                         m_reader->flow.list().blocks[place.block].kind == BlockKind::Head;
    QString result;
    if (!m_reader->flow.context().language.isEmpty())
        result += QStringLiteral("language:%1;").arg(m_reader->flow.context().language);
    *start = block.first;
    *end = block.second;
    std::uint16_t style = kPlain;
    if (place.piece >= 0) {
        const AccessibleText::Piece& piece = text.blockText(place.block).pieces[static_cast<std::size_t>(place.piece)];
        const int begin = block.first + piece.begin;
        for (const Run& run : piece.text.runs()) {
            if (offset < begin + run.begin || offset >= begin + run.end)
                continue;
            *start = begin + run.begin;
            *end = begin + run.end;
            style = run.style;
        }
        if (style == kPlain && *start == block.first && offset < begin)
            *end = begin; // the marker
    }
    if (heading || (style & kBold) != 0)
        result += QStringLiteral("font-weight:bold;");
    if ((style & kEmphasis) != 0)
        result += QStringLiteral("font-style:italic;");
    if ((style & kStrike) != 0)
        result += QStringLiteral("text-line-through-style:solid;");
    if ((style & (kUnderline | kLink)) != 0)
        result += QStringLiteral("text-underline-style:solid;");
    if ((style & (kSuperscript | kNote)) != 0)
        result += QStringLiteral("text-position:super;");
    else if ((style & kSubscript) != 0)
        result += QStringLiteral("text-position:sub;");
    return result;
}

// Selection and caret
// --------------------------------------------------------------------------------------------------

void AccessibleReader::selection(int index, int* start, int* end) const
{
    *start = *end = 0;
    if (index >= selectionCount())
        return;
    // What is selected, or else the place that a search is at: it is read out then.
    const ByteSpan mark = view()->hasSelection() ? ByteSpan{} : m_reader->marks[*m_reader->currentMark];
    const AccessibleText& text = content();
    const std::optional<int> from =
        text.offsetOf(mark.empty() ? m_reader->selectionFrom : Caret{mark.begin, mark.begin});
    const std::optional<int> to = text.offsetOf(mark.empty() ? m_reader->selectionTo : Caret{mark.end, mark.end});
    *start = std::min(from.value_or(text.size()), to.value_or(text.size()));
    *end = std::max(from.value_or(text.size()), to.value_or(text.size()));
}

int AccessibleReader::selectionCount() const
{
    return view()->hasSelection() || m_reader->currentMark ? 1 : 0;
}

void AccessibleReader::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void AccessibleReader::removeSelection(int index)
{
    if (index == 0)
        m_reader->setSelection(m_reader->selectionTo, m_reader->selectionTo);
}

void AccessibleReader::setSelection(int index, int start, int end)
{
    const AccessibleText& text = content();
    if (index != 0 || text.size() == 0)
        return;
    m_reader->putCaret(text.caretAt(std::clamp(start, 0, text.size())), text.caretAt(std::clamp(end, 0, text.size())));
}

int AccessibleReader::cursorPosition() const
{
    const AccessibleText& text = content();
    if (text.size() == 0)
        return 0;
    if (m_reader->placed)
        return text.offsetOf(m_reader->selectionTo).value_or(-1);
    if (const std::optional<Caret> there = m_reader->arrival())
        return text.offsetOf(*there).value_or(-1);
    const std::size_t top = m_reader->flow.list().blockOf(view()->topByte());
    return text.isCounted(top) ? text.begin(top) : -1;
}

void AccessibleReader::setCursorPosition(int position)
{
    setSelection(0, position, position);
}

// Places
// ---------------------------------------------------------------------------------------------------------------

BlockLayout& AccessibleReader::layout(std::size_t block) const
{
    Flow& flow = m_reader->flow;
    if (!flow.isLaidOut(block) && flow.layoutCount() > kMostLayouts)
        flow.keepOnly(m_reader->anchor > kReach ? m_reader->anchor - kReach : 0, m_reader->anchor + 4 * kReach);
    return flow.layout(block);
}

QRect AccessibleReader::onScreen(const QRectF& inViewport) const
{
    const QRect rect = inViewport.toAlignedRect();
    return {view()->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

QRect AccessibleReader::characterRect(int offset) const
{
    const AccessibleText& text = content();
    if (offset < 0 || offset >= text.size())
        return {};
    const AccessibleText::Place place = text.placeAt(offset);
    const BlockLayout& block = layout(place.block);
    const QPointF origin = m_reader->contentAt(place.block);
    const auto index = static_cast<std::size_t>(std::max(place.piece, 0));
    if (place.piece < 0 || index >= block.items().size() || block.block().kind == BlockKind::Image)
        return onScreen({origin, QSizeF(block.width(), block.height())});
    const TextItem& item = block.items()[index];
    const auto [begin, end] = text.unitAt(offset, AccessibleText::Unit::Character);
    const std::vector<QRectF> rects = item.layout->rects(
        place.position, std::min(place.position + end - begin, static_cast<int>(item.layout->text().text().size())), 0);
    const QRectF rect = rects.empty() ? QRectF(0, 0, 1, item.layout->lineHeight()) : rects.front();
    return onScreen(rect.translated(origin + block.itemOrigin(item)));
}

int AccessibleReader::offsetAtPoint(const QPoint& point) const
{
    const AccessibleText& text = content();
    const QPoint inside = view()->viewport()->mapFromGlobal(point);
    if (text.size() == 0 || !view()->viewport()->rect().contains(inside))
        return -1;
    const std::optional<Hit> hit = m_reader->hitAt(inside);
    if (!hit || !text.isCounted(hit->block))
        return -1;
    const AccessibleText::BlockText& whole = text.blockText(hit->block);
    const int begin = text.begin(hit->block);
    if (hit->item < 0 || static_cast<std::size_t>(hit->item) >= whole.pieces.size() ||
        m_reader->flow.list().blocks[hit->block].kind == BlockKind::Image)
        return begin;
    return begin + whole.pieces[static_cast<std::size_t>(hit->item)].begin +
           (hit->character >= 0 ? hit->character : hit->position);
}

void AccessibleReader::scrollToSubstring(int start, int)
{
    const AccessibleText& text = content();
    if (text.size() > 0)
        view()->revealByte(text.caretAt(std::clamp(start, 0, text.size())).next);
}

// Children
// -------------------------------------------------------------------------------------------------------------

const std::vector<std::uint32_t>& AccessibleReader::blocks() const
{
    if (m_blocks.empty()) {
        for (std::size_t i = 0; i < m_reader->flow.size(); ++i) {
            if (!isFurtherPart(i))
                m_blocks.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return m_blocks;
}

std::size_t AccessibleReader::wholeOf(std::size_t block) const
{
    while (isFurtherPart(block))
        --block;
    return block;
}

bool AccessibleReader::isFurtherPart(std::size_t block) const
{
    const BlockStore& all = m_reader->flow.list().blocks;
    return all[block].kind == BlockKind::Table && block > 0 && all[block - 1].kind == BlockKind::Table &&
           all[block - 1].node == all[block].node;
}

QAccessibleInterface* AccessibleReader::element(Kind kind, std::size_t block, int index) const
{
    const auto [entry, made] = m_elements.try_emplace({kind, block, index}, 0);
    if (made) {
        auto* reader = const_cast<AccessibleReader*>(this); // what children do to the document is not done to this
        entry->second = QAccessible::registerAccessibleInterface(makeElement(reader, kind, block, index));
    }
    return QAccessible::accessibleInterface(entry->second);
}

void AccessibleReader::focusOn(ReaderView& view, const std::weak_ptr<const document::Document>& document,
                               std::size_t block, const Private::FocusKey& key, bool activate)
{
    Private& reader = *view.m_d;
    if (document.lock() != reader.document || block >= reader.flow.size())
        return;
    view.setFocus();
    const std::optional<std::size_t> index = reader.focusIndexOf(block, key);
    if (!index)
        return;
    reader.setFocus(block, *index);
    if (activate && reader.focusBlock == block && reader.focusIndex == index)
        reader.activateFocus();
}

int AccessibleReader::childCount() const
{
    return static_cast<int>(blocks().size()) + QAccessibleWidget::childCount();
}

QAccessibleInterface* AccessibleReader::child(int index) const
{
    const auto count = static_cast<int>(blocks().size());
    if (index < 0)
        return nullptr;
    return index < count ? element(Kind::Block, blocks()[static_cast<std::size_t>(index)], 0)
                         : QAccessibleWidget::child(index - count);
}

int AccessibleReader::indexOfChild(const QAccessibleInterface* child) const
{
    if (const auto* element = dynamic_cast<const AccessibleElement*>(child)) {
        const auto at = std::lower_bound(blocks().begin(), blocks().end(), element->block());
        return element->kind() == Kind::Block && at != blocks().end() && *at == element->block()
                   ? static_cast<int>(at - blocks().begin())
                   : -1;
    }
    const int index = QAccessibleWidget::indexOfChild(child);
    return index < 0 ? index : static_cast<int>(blocks().size()) + index;
}

QAccessibleInterface* AccessibleReader::childAt(int x, int y) const
{
    const QPoint inside = view()->viewport()->mapFromGlobal(QPoint(x, y));
    if (!view()->viewport()->rect().contains(inside))
        return QAccessibleWidget::childAt(x, y);
    const std::optional<Hit> hit = m_reader->hitAt(inside);
    return hit ? element(Kind::Block, wholeOf(hit->block), 0) : nullptr;
}

QAccessibleInterface* AccessibleReader::focusChild() const
{
    if (!m_reader->focusBlock || !view()->hasFocus())
        return QAccessibleWidget::focusChild();
    return element(Kind::Hot, *m_reader->focusBlock, static_cast<int>(m_reader->focusIndex));
}

} // namespace zhilan::reader

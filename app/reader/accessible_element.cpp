#include "app/reader/accessible_element.h"

#include "app/reader/accessible_table.h"
#include "app/reader/block_texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace zhilan::reader
{

namespace
{

using Kind = AccessibleReader::Kind;

QString shortened(QString text)
{
    constexpr qsizetype kMost = 4000; // a name, not the text, which the document as a whole has
    text = text.trimmed();
    if (text.size() > kMost)
        text = text.left(kMost) + u'…';
    return text;
}

/// A heading, a paragraph, a picture: what can be activated in it are its children.
class AccessibleBlock final : public AccessibleElement
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::reader::ReaderView)

public:
    using AccessibleElement::AccessibleElement;

    [[nodiscard]] QAccessible::Role role() const override
    {
        const Block& block = blockData();
        switch (block.kind) {
        case BlockKind::Head:
        case BlockKind::Heading:
            return QAccessible::Heading;
        case BlockKind::Image:
            return QAccessible::Graphic;
        case BlockKind::Rule:
            return QAccessible::Separator;
        default:
            return block.marker != markdown::kNoNode && !block.note ? QAccessible::ListItem
                   : block.note                                     ? QAccessible::Note
                                                                    : QAccessible::Paragraph;
        }
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name)
            return shortened(accessible().content().blockText(m_block).text);
        if (kind != QAccessible::Description)
            return {};
        const Block& block = blockData();
        if (block.kind == BlockKind::Head)
            return tr("Heading level %1").arg(1);
        if (block.kind == BlockKind::Heading)
            return tr("Heading level %1").arg(block.level);
        return block.kind == BlockKind::Code ? tr("Code") : QString();
    }

    [[nodiscard]] QRect rect() const override
    {
        const BlockLayout& layout = accessible().layout(m_block);
        return accessible().onScreen({reader().contentAt(m_block), QSizeF(layout.width(), layout.height())});
    }

    [[nodiscard]] int childCount() const override
    {
        return static_cast<int>(accessible().layout(m_block).focusables().size());
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        return index >= 0 && index < childCount() ? accessible().element(Kind::Hot, m_block, index) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* element = dynamic_cast<const AccessibleElement*>(child);
        const bool own = element != nullptr && element->kind() == Kind::Hot && element->block() == m_block;
        return own && element->index() < childCount() ? element->index() : -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        const std::vector<Focusable>& all = accessible().layout(m_block).focusables();
        const QPointF origin = reader().contentAt(m_block);
        const auto found = std::find_if(all.begin(), all.end(), [&](const Focusable& what) {
            return accessible().onScreen(what.rect.translated(origin)).contains(x, y);
        });
        return found != all.end() ? child(static_cast<int>(found - all.begin())) : nullptr;
    }
};

/// A link, a time, a button.
class AccessibleHot final : public AccessibleElement,
                            public QAccessibleActionInterface,
                            public QAccessibleHyperlinkInterface
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::reader::ReaderView)

public:
    AccessibleHot(AccessibleReader* reader, std::size_t block, int index)
        : AccessibleElement(reader, block, Kind::Hot, index)
    {
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface*>(this);
        if (type == QAccessible::HyperlinkInterface && role() == QAccessible::Link)
            return static_cast<QAccessibleHyperlinkInterface*>(this);
        return nullptr;
    }

    [[nodiscard]] bool isValid() const override { return AccessibleElement::isValid(); }

    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        const std::size_t whole = accessible().wholeOf(m_block);
        const std::optional<Focusable> what = found();
        if (blockData().kind == BlockKind::Table && what && what->item >= 0)
            return cellOfItem(accessible(), m_block, what->item);
        return accessible().element(Kind::Block, whole, 0);
    }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }

    [[nodiscard]] QAccessible::Role role() const override
    {
        const std::optional<Focusable> what = found();
        return what && what->target != nullptr && what->target->kind != Target::Kind::Time ? QAccessible::Link
                                                                                           : QAccessible::Button;
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = AccessibleElement::state();
        state.focusable = true;
        state.focused = reader().focusBlock == m_block && reader().focusIndex == position() && reader().q->hasFocus();
        const std::optional<Focusable> what = found();
        state.linked = what && what->target != nullptr;
        if (what && what->hot >= 0) {
            const Hot& hot = accessible().layout(m_block).hots()[static_cast<std::size_t>(what->hot)];
            if (hot.kind == Hot::Kind::Fold) {
                const bool closed = reader().flow.isClosed(hot.index);
                state.expandable = true;
                state.expanded = !closed;
                state.collapsed = closed;
            }
        }
        return state;
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const std::optional<Focusable> what = found();
        if (!what)
            return {};
        if (what->target != nullptr) {
            const Target& target = *what->target;
            if (kind == QAccessible::Name)
                return words(*what);
            return kind == QAccessible::Description ? target.address : QString();
        }
        const Hot& hot = accessible().layout(m_block).hots()[static_cast<std::size_t>(what->hot)];
        if (kind == QAccessible::Description && (hot.kind == Hot::Kind::Video || hot.kind == Hot::Kind::Time))
            return hot.tip;
        if (kind != QAccessible::Name)
            return {};
        if (hot.kind == Hot::Kind::Video)
            return tr("Open video");
        if (hot.kind == Hot::Kind::Time)
            return tr("Play from here");
        if (hot.kind == Hot::Kind::Fold)
            return hot.tip + QStringLiteral(": ") + accessible().content().blockText(m_block).text.trimmed();
        return hot.tip;
    }

    [[nodiscard]] QRect rect() const override
    {
        const std::optional<Focusable> what = found();
        return what ? accessible().onScreen(what->rect.translated(reader().contentAt(m_block))) : QRect();
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        // Later: it may be the end of this object, or open a window.
        AccessibleReader* owner = m_accessible;
        const std::optional<Reader::FocusKey> key = reader().focusKey(m_block, position());
        if (!key)
            return;
        const std::weak_ptr<const document::Document> document = reader().document;
        const auto act = [view = owner->view(), document, block = m_block, key = *key, press = name == pressAction()] {
            AccessibleReader::focusOn(*view, document, block, key, press);
        };
        if (name == pressAction() || name == setFocusAction())
            QMetaObject::invokeMethod(owner->view(), act, Qt::QueuedConnection);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

    [[nodiscard]] QString anchor() const override { return text(QAccessible::Name); }
    [[nodiscard]] QString anchorTarget() const override { return text(QAccessible::Description); }
    [[nodiscard]] int startIndex() const override { return range().first; }
    [[nodiscard]] int endIndex() const override { return range().second; }

private:
    [[nodiscard]] std::size_t position() const { return static_cast<std::size_t>(m_index); }

    /// Nullopt when a layout made since has less of them.
    [[nodiscard]] std::optional<Focusable> found() const
    {
        const std::vector<Focusable>& all = accessible().layout(m_block).focusables();
        return position() < all.size() ? std::optional(all[position()]) : std::nullopt;
    }

    [[nodiscard]] QString words(const Focusable& what) const
    {
        const TextItem& item = accessible().layout(m_block).items()[static_cast<std::size_t>(what.item)];
        return item.layout->text().text().mid(what.target->begin, what.target->end - what.target->begin);
    }

    /// In the text of the document; empty where that has not been counted.
    [[nodiscard]] std::pair<int, int> range() const
    {
        const std::optional<Focusable> what = found();
        const AccessibleText& text = accessible().content();
        if (!what || what->target == nullptr || !text.isCounted(m_block))
            return {-1, -1};
        const AccessibleText::BlockText& whole = text.blockText(m_block);
        const auto item = static_cast<std::size_t>(what->item);
        if (item >= whole.pieces.size())
            return {-1, -1};
        const int begin = text.begin(m_block) + whole.pieces[item].begin;
        return {begin + what->target->begin, begin + what->target->end};
    }
};

} // namespace

QAccessibleInterface* AccessibleElement::hotAt(std::size_t block, int x, int y, int item) const
{
    const std::vector<Focusable>& all = accessible().layout(block).focusables();
    const QPointF origin = reader().contentAt(block);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].item == item && accessible().onScreen(all[i].rect.translated(origin)).contains(x, y))
            return accessible().element(Kind::Hot, block, static_cast<int>(i));
    }
    return nullptr;
}

QAccessible::State AccessibleElement::state() const
{
    QAccessible::State state;
    state.readOnly = true;
    const QWidget* viewport = accessible().view()->viewport();
    const QRect shown(viewport->mapToGlobal(QPoint(0, 0)), viewport->size());
    state.invisible = !viewport->isVisible();
    state.offscreen = !shown.intersects(rect());
    return state;
}

AccessibleElement* makeElement(AccessibleReader* reader, AccessibleReader::Kind kind, std::size_t block, int index)
{
    switch (kind) {
    case Kind::Cell:
        return makeAccessibleCell(reader, block, index);
    case Kind::Hot:
        return new AccessibleHot(reader, block, index);
    case Kind::Block:
        break;
    }
    if (reader->reader().flow.list().blocks[block].kind == BlockKind::Table)
        return makeAccessibleTable(reader, block);
    return new AccessibleBlock(reader, block);
}

} // namespace zhilan::reader

#pragma once

#include "app/reader/block_layout.h"
#include "app/reader/height_tree.h"

#include <memory>
#include <optional>
#include <unordered_map>

namespace zhilan::reader
{

/// The page as one column of blocks: heights of all of them (estimated until laid out), layouts of those near the
/// viewport. Coordinates: x from the left of the column, y from the top of the page.
class Flow
{
public:
    Flow();
    Flow(const Flow&) = delete;
    Flow& operator=(const Flow&) = delete;

    LayoutContext& context() { return m_context; }
    [[nodiscard]] const LayoutContext& context() const { return m_context; }
    [[nodiscard]] const BlockList& list() const { return m_shown->list; }
    /// What list() is of; stays as it is whatever is folded then.
    [[nodiscard]] const std::shared_ptr<const ShownBlocks>& shown() const { return m_shown; }
    [[nodiscard]] std::size_t size() const { return list().blocks.size(); }
    [[nodiscard]] bool isEmpty() const { return list().blocks.empty(); }

    /// Shares ownership; null for nothing. Folded as the document says; lays nothing out. To be followed by
    /// invalidate().
    void setContent(std::shared_ptr<const PreparedDocument> content);
    [[nodiscard]] const std::shared_ptr<const PreparedDocument>& content() const { return m_content; }
    /// After any change of the context: forgets all layouts and heights. Takes no look at single blocks.
    void invalidate();
    /// Forgets all layouts but keeps the heights: colours or words have changed, sizes have not.
    void dropLayouts()
    {
        m_layouts.clear();
        ++m_epoch;
    }
    /// Another one whenever layouts made before are out of date.
    [[nodiscard]] std::size_t epoch() const { return m_epoch; }
    /// Forgets the layouts of tables only.
    void invalidateTables();

    /// Marks terms in the text (sorted); heights stay as they are.
    void setTerms(std::vector<TermMark> terms);
    /// Links that lead nowhere besides those to headings that are not there (sorted); heights stay as they are.
    void setBrokenLinks(std::vector<std::uint32_t> begins);
    /// Forgets the layouts of a code block; its height stays as it is.
    void invalidateCode(markdown::NodeId block);
    /// Forgets the layouts of pictures with this address; of all pictures when it is empty.
    void invalidatePictures(const QString& address);

    /// Opens or closes a fold (of BlockList::folds). Heights and layouts of other blocks are kept; indexes of blocks
    /// behind its head change. Linear in the document's blocks.
    void setFolded(std::uint32_t fold, bool closed);
    [[nodiscard]] bool isClosed(std::uint32_t fold) const { return m_context.closedFolds[fold]; }
    /// Index of the block that remains of a fold; nullopt while it is hidden in another one.
    [[nodiscard]] std::optional<std::size_t> headOf(std::uint32_t fold) const;
    /// A block's number whatever is folded, and the way back; nullopt while it is hidden.
    [[nodiscard]] std::size_t placeOf(std::size_t index) const { return m_shown->placeOf(index); }
    [[nodiscard]] std::optional<std::size_t> indexOf(std::size_t place) const;
    void unfoldAll();
    /// Numbers of the folds that are not as the document says, ascending.
    [[nodiscard]] std::vector<std::uint32_t> turnedFolds() const;
    /// All others become as the document says; numbers without a fold are passed over. Linear.
    void setTurnedFolds(const std::vector<std::uint32_t>& turned);
    /// Whether a closed fold hides the block of a byte.
    [[nodiscard]] bool isHidden(std::uint32_t byte) const;
    /// Opens all folds that do.
    void unfoldTo(std::uint32_t byte);

    /// Laid out now if it was not. The reference lives until the layout is dropped.
    BlockLayout& layout(std::size_t index);
    [[nodiscard]] bool isLaidOut(std::size_t index) const { return m_layouts.contains(index); }
    [[nodiscard]] std::size_t layoutCount() const { return m_layouts.size(); }
    /// Layouts made since the document was set.
    [[nodiscard]] std::size_t layoutsMade() const { return m_made; }
    /// Drops layouts outside of [first, last] when many are held.
    void keepOnly(std::size_t first, std::size_t last);

    /// Known or estimated, whole pixels, with the space above.
    [[nodiscard]] double blockHeight(std::size_t index) const { return m_heights.height(index); }
    [[nodiscard]] double offset(std::size_t index) const { return m_heights.offset(index); }
    [[nodiscard]] std::size_t indexAt(double y) const { return m_heights.indexAt(y); }
    /// With the margin below the last block.
    [[nodiscard]] double totalHeight() const;

    /// From a block's top left (of the column) to its content origin.
    [[nodiscard]] QPointF contentOrigin(std::size_t index) const;
    /// Ground of a quote card, on the page.
    [[nodiscard]] QRectF cardRect(std::size_t card) const;

private:
    /// Of folds that are now as context has them; heights and layouts of what stays are kept.
    void showFolded(const std::vector<bool>& before);
    void estimateHeights();

    LayoutContext m_context;
    std::shared_ptr<const PreparedDocument> m_content;
    std::shared_ptr<const ShownBlocks> m_shown; ///< never null
    HeightTree m_heights;
    std::unordered_map<std::size_t, std::unique_ptr<BlockLayout>> m_layouts;
    std::size_t m_made = 0;
    std::size_t m_epoch = 0;
};

} // namespace zhilan::reader

#pragma once

#include "app/reader/block_layout.h"
#include "app/reader/height_tree.h"

#include <memory>
#include <unordered_map>

namespace zhilan::reader
{

/// The page as one column of blocks: heights of all of them (estimated until laid out), layouts of those near the
/// viewport. Coordinates: x from the left of the column, y from the top of the page.
class Flow
{
public:
    LayoutContext& context() { return m_context; }
    [[nodiscard]] const LayoutContext& context() const { return m_context; }
    [[nodiscard]] const BlockList& list() const { return m_list; }
    [[nodiscard]] std::size_t size() const { return m_list.blocks.size(); }
    [[nodiscard]] bool isEmpty() const { return m_list.blocks.empty(); }

    /// Linear in the document's blocks; lays nothing out. To be followed by invalidate().
    void setDocument(const document::Document* document);
    /// After any change of the context: forgets all layouts and estimates heights anew.
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
    /// Links that lead nowhere besides those to headings that are not there; heights stay as they are.
    void setBrokenLinks(const std::vector<std::uint32_t>& begins);
    /// Forgets the layouts of a code block; its height stays as it is.
    void invalidateCode(markdown::NodeId block);
    /// Forgets the layouts of pictures with this address; of all pictures when it is empty.
    void invalidatePictures(const QString& address);

    /// Opens or closes a fold (of BlockList::folds). Heights and layouts of other blocks are kept; indexes of blocks
    /// behind its head change. Linear in the document's blocks.
    void setFolded(std::uint32_t fold, bool closed);
    void unfoldAll();
    /// Numbers of the folds that are not as the document says, ascending.
    [[nodiscard]] std::vector<std::uint32_t> turnedFolds() const;
    /// All others become as the document says; numbers without a fold are passed over. Linear.
    void setTurnedFolds(const std::vector<std::uint32_t>& turned);
    /// Opens all folds that hide the block of a byte. False if none did.
    bool unfoldTo(std::uint32_t byte);

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
    void showFolded();
    [[nodiscard]] bool closedByDefault(const Fold& fold) const;
    [[nodiscard]] double contentWidth(const Block& block) const;
    [[nodiscard]] double estimate(const Block& block) const;
    [[nodiscard]] double frame(const Block& block) const;

    LayoutContext m_context;
    BlockList m_list;                    ///< what is shown
    BlockList m_whole;                   ///< all of it, only where something can be folded
    std::vector<std::uint32_t> m_places; ///< of the shown blocks in the whole list
    HeightTree m_heights;
    std::unordered_map<std::size_t, std::unique_ptr<BlockLayout>> m_layouts;
    std::size_t m_made = 0;
    std::size_t m_epoch = 0;
};

} // namespace zhilan::reader

#pragma once

#include "app/reader/block_list.h"
#include "app/reader/height_estimate.h"

#include <memory>
#include <vector>

namespace zhilan::reader
{

/// What is shown of a document while some of its folds are closed.
struct ShownBlocks {
    BlockList list;
    /// Of the shown blocks in the whole list, ascending; empty where all are shown.
    std::vector<std::uint32_t> places;
    HeightEstimates estimates;

    [[nodiscard]] std::size_t placeOf(std::size_t index) const { return places.empty() ? index : places[index]; }
};

/// All of a document that takes time in proportion to its length before it can be shown. Immutable.
struct PreparedDocument {
    std::shared_ptr<const document::Document> document;
    std::vector<TimeMark> times;
    std::vector<std::uint32_t> brokenAnchors; ///< bytes where links to headings that are not there begin; sorted
    std::shared_ptr<const ShownBlocks> whole; ///< with all folds open
    std::vector<bool> closed;                 ///< by fold: as the document says
    std::shared_ptr<const ShownBlocks> shown; ///< while those are closed
};

/// Null for null. Linear in the document. Any thread.
[[nodiscard]] std::shared_ptr<const PreparedDocument> prepare(std::shared_ptr<const document::Document> document);

/// `whole` itself while no fold is closed; linear in its blocks otherwise. Any thread.
[[nodiscard]] std::shared_ptr<const ShownBlocks> shownBlocks(std::shared_ptr<const ShownBlocks> whole,
                                                             const std::vector<bool>& closed);

} // namespace zhilan::reader

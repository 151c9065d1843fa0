#pragma once

#include "app/reader/flow.h"
#include "core/pdf/navigation.h"

#include <QPointF>
#include <QRectF>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zhilan::reader
{

/// Where the links on the pages of a document lead, and where its sections stand. Coordinates are those of the pages.
class PageNavigation
{
public:
    explicit PageNavigation(std::shared_ptr<const document::Document> document) : m_document(std::move(document)) {}

    /// Forgets the links of a page, before they are found anew.
    void clear(std::size_t page);
    /// Finds those of a layout that is painted with its origin there, as far as they are within `clip`: to anchors and
    /// footnotes of the document, to addresses that may leave the program, to times of its video.
    void add(std::size_t page, const BlockLayout& layout, QPointF origin, const QRectF& clip);

    /// A block's place: its first page, and how far down.
    struct BlockPlace {
        std::size_t page = 0;
        double top = 0;
    };
    /// Everything found, in points. `places`: of each block of the list. `margin`: from a page's corner to the
    /// coordinates' origin, in points. Linear.
    [[nodiscard]] pdf::Navigation finish(const BlockList& list, const std::vector<BlockPlace>& places, QPointF margin,
                                         double pointsPerPixel) const;

private:
    using Leads = std::variant<std::uint32_t, std::string>; ///< to a byte of the document, or out of it

    [[nodiscard]] std::optional<Leads> leads(const Target& target) const;
    [[nodiscard]] std::optional<Leads> leads(const Hot& hot) const;
    [[nodiscard]] std::optional<Leads> video(std::chrono::milliseconds time) const;

    struct Found {
        QRectF area;
        Leads leads;
    };
    std::shared_ptr<const document::Document> m_document;
    std::vector<std::vector<Found>> m_pages;
};

} // namespace zhilan::reader

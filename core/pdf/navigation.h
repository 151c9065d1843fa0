#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What makes a printed document one to find one's way in. Lengths are points (1/72 inch) from a page's top left.
namespace zhilan::pdf
{

struct Place {
    std::size_t page = 0; ///< from 0
    double top = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

struct OutlineEntry {
    std::string title; ///< UTF-8
    int level = 1;     ///< below the nearest entry before it with a smaller one
    Place place;
};

/// A rectangle that leads to a place, or to an address (ASCII, percent-encoded).
struct Link {
    std::size_t page = 0;
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
    std::variant<Place, std::string> target;
};

struct Navigation {
    std::string title;    ///< UTF-8; empty: as it is
    std::string language; ///< BCP 47; empty: not said
    std::vector<OutlineEntry> outline;
    std::vector<Link> links;
};

/// A PDF as a reader expects it, whose text is found and copied as it is written (glyph_text.h), with an outline (ISO
/// 32000-1, 12.3.3; the two upper levels are open) and links (12.5.6.5), to be shown with its outline and under its
/// title. Entries of pages that are not there are left out. Linear in the file and what is added. Errors: Damaged, with
/// what is wrong as detail, for bytes that are no PDF; NotFound, with its name as detail, where libqpdf is not there.
[[nodiscard]] Result<std::string> withNavigation(std::string_view pdf, const Navigation& navigation);

} // namespace zhilan::pdf

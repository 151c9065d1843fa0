#pragma once

#include "core/document/document.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zhilan::document
{

/// A section as a tree of headings shows it.
struct Heading {
    SectionId section = kNoSection;
    std::uint32_t above = kNoSection; ///< index of the heading it stands below, which comes before; or kNoSection
    std::string title;
    std::uint32_t byte = 0; ///< where it begins in the source

    friend bool operator==(const Heading&, const Heading&) = default;
};

/// All sections but the one whose heading is the document's title, by section: what is kept of a document that is not
/// open. Linear.
[[nodiscard]] std::vector<Heading> headingsOf(const Document& document);

} // namespace zhilan::document

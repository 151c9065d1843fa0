#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zhilan::search
{

class SegmentFile;

/// What the documents of a segment are counted by.
struct DocumentGroups {
    /// Each value once, and of each document the number of its own.
    struct Values {
        std::vector<std::string> values;
        std::vector<std::uint32_t> ofDocument;
    };
    Values languages;
    Values folders; ///< that documents are in
    Values years;   ///< of their dates; an empty one for those without
};

/// Linear in the documents. Throws DamageFound.
[[nodiscard]] DocumentGroups groupsOf(const SegmentFile& file);

} // namespace zhilan::search

#pragma once

#include "app/shell/search_rows.h"

#include <vector>

namespace zhilan::shell
{

/// What a newer answer has beside what is shown already.
struct ResultGrowth {
    std::vector<SearchRows::Row> rows; ///< not shown yet, in the answer's order
    bool isAtEnd = false;              ///< and those that are shown stand before them, unchanged
};

/// Both of them are of one question. n log n.
[[nodiscard]] ResultGrowth growthOf(const std::vector<SearchRows::Row>& shown, std::vector<SearchRows::Row> newer);

} // namespace zhilan::shell

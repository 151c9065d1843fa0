#pragma once

#include "core/base/parallel.h"
#include "core/base/result.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// Lists of terms in a row, one after another.
struct ListsInRow {
    std::string bytes;
    std::vector<std::size_t> ends; ///< of each in `bytes`
};

/// Makes the lists of terms on all processors and writes them in order. `make(begin, end, row)` appends the lists of
/// the terms from one number up to another, all of them, on any thread; what it throws is thrown here before anything
/// is written of some ten thousand terms. `write(term, list)` is called in the caller's thread; its error ends it.
template <typename Make, typename Write>
[[nodiscard]] Result<void> writeListsInOrder(std::size_t terms, Make&& make, Write&& write)
{
    constexpr std::size_t kInRow = 1024;
    constexpr std::size_t kRows = 32; // that are made before they are written
    for (std::size_t begin = 0; begin < terms; begin += kInRow * kRows) {
        const std::size_t end = std::min(terms, begin + kInRow * kRows);
        std::vector<ListsInRow> rows((end - begin + kInRow - 1) / kInRow);
        forEachInParallel(rows.size(), [&](std::size_t index) {
            const std::size_t first = begin + index * kInRow;
            const std::size_t last = std::min(end, first + kInRow);
            make(first, last, rows[index]);
            assert(rows[index].ends.size() == last - first);
        });
        std::size_t term = begin;
        for (const ListsInRow& row : rows) {
            std::size_t at = 0;
            for (const std::size_t to : row.ends) {
                if (auto written = write(term++, std::string_view(row.bytes).substr(at, to - at)); !written)
                    return written;
                at = to;
            }
        }
    }
    return {};
}

} // namespace zhilan::search

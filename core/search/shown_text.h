#pragma once

#include "core/search/evaluate.h"
#include "core/search/head_units.h"
#include "core/search/pieces.h"

#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// A place of one of the terms or amounts.
struct Mark {
    ByteSpan span;
    std::size_t term = 0; ///< of CompiledQuery::leaves(), and behind these of amounts()
    bool isWhole = true;  ///< not a part of a word, nor an amount that is LooseAmount
};

/// A text of a section as a snippet is cut from it: a unit, or a row of a table with its cells side by side.
struct ShownText {
    Field field = Field::Body;
    std::string text;
    std::vector<Unit::Part> parts; ///< in order; where they begin in `text`
    std::vector<Mark> marks;       ///< in `text`, by begin, then by end; within a part each
    bool startsTable = false;      ///< the first row of a table
    bool isOwn = true;             ///< see SectionInDocument::isOwn()

    [[nodiscard]] bool isPiece() const { return parts.front().piece != nullptr; }
    [[nodiscard]] const Piece* pieceAt(std::uint32_t byte) const;
    /// The text of a part.
    [[nodiscard]] std::string_view partText(std::size_t part) const;
    /// What a row has in a column, 1-based; empty where that cell is.
    [[nodiscard]] std::string_view inColumn(std::uint32_t column) const;
};

/// The places of a query's terms in a text of that field, in no order.
[[nodiscard]] std::vector<Mark> termMarks(std::string_view text, Field field, const CompiledQuery& query);

/// The places of a query's amounts in a text, in order.
[[nodiscard]] std::vector<Mark> amountMarks(const UnitText& text, const CompiledQuery& query, HeadUnits& heads);

/// What stands between two cells.
inline constexpr std::string_view kBetweenCells = " · ";

/// The texts of a section, those in `kind` alone if one is given, with the places of what the query asks for. The
/// section must outlive them. Linear.
[[nodiscard]] std::vector<ShownText> shownTexts(const SectionInDocument& section, const CompiledQuery& query,
                                                std::optional<Field> kind);

/// What the rows below the first one of a table say in one of its columns (1-based), as "2028年 ~100 GW，2029年 –": the
/// first cell of each and that one, "–" for an empty one. No longer than `longest` bytes; "…" where rows are left out.
/// `row`: in `texts`.
[[nodiscard]] std::string columnBelow(const std::vector<ShownText>& texts, std::size_t row, std::uint32_t column,
                                      std::size_t longest);

} // namespace zhilan::search

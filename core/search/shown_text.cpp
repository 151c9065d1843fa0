#include "core/search/shown_text.h"

#include "core/search/query_values.h"
#include "core/search/section_text.h"
#include "core/text/fold.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zhilan::search
{
namespace
{

/// In place of a cell without text.
constexpr std::string_view kNoCell = "–";

/// Finds in the texts of a section what a query asks for.
class Marker
{
public:
    Marker(const CompiledQuery& query, const SectionInDocument& section) : m_query(query), m_section(section) {}

    std::vector<Mark> marksIn(const Unit& unit)
    {
        std::vector<Mark> marks = termMarks(unit.text, unit.field, m_query);
        if (!m_query.amounts().empty() && m_section.isOwn(unit.asText()))
            addAmounts(unit, marks);
        std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
            return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
        });
        return marks;
    }

private:
    void addAmounts(const Unit& unit, std::vector<Mark>& marks)
    {
        if (m_left < unit.text.size())
            return;
        m_left -= unit.text.size();
        const std::vector<Mark> more = amountMarks(unit.asText(), m_query, m_heads);
        marks.insert(marks.end(), more.begin(), more.end());
    }

    /// Reading amounts is slow: those of a section longer than anybody writes are marked at its beginning only.
    static constexpr std::size_t kMostRead = 128UL * 1024;

    const CompiledQuery& m_query;
    const SectionInDocument& m_section;
    HeadUnits m_heads;
    std::size_t m_left = kMostRead;
};

/// Of a table, or of what defines a term: both of its halves may be cells of a row.
const Piece* cellOf(const Unit& unit)
{
    const Piece* const piece = unit.parts.front().piece;
    const bool mayBeCell = unit.field == Field::Table || unit.field == Field::Term;
    return mayBeCell && piece != nullptr && piece->cell.column > 0 ? piece : nullptr;
}

bool startsRow(const Unit& unit)
{
    const Piece* const piece = unit.parts.front().piece;
    return piece == nullptr || piece->cell.column == 0 || piece->cell.startsRow;
}

/// With what stands for cells between that are empty: a figure must not seem to be of the column before.
void append(ShownText& row, Unit&& cell, std::vector<Mark>&& marks)
{
    constexpr std::uint32_t kMostEmpty = 20;
    const Piece* const before = row.parts.back().piece;
    const std::uint32_t column = cell.parts.front().piece->cell.column;
    const std::uint32_t next = before != nullptr ? before->cell.column + 1 : column;
    for (std::uint32_t empty = next; empty < std::min(column, next + kMostEmpty); ++empty) {
        row.text += kBetweenCells;
        row.parts.push_back({static_cast<std::uint32_t>(row.text.size()), nullptr});
        row.text += kNoCell;
    }
    row.text += kBetweenCells;
    const auto shift = static_cast<std::uint32_t>(row.text.size());
    row.text += cell.text;
    for (const Unit::Part& part : cell.parts)
        row.parts.push_back({part.begin + shift, part.piece});
    for (const Mark& mark : marks)
        row.marks.push_back({{mark.span.begin + shift, mark.span.end + shift}, mark.term, mark.isWhole});
}

} // namespace

std::vector<Mark> termMarks(std::string_view text, Field field, const CompiledQuery& query)
{
    std::vector<Mark> marks;
    const std::deque<Leaf>& terms = query.leaves();
    const text::FoldedText folded = text::fold(text);
    for (std::size_t term = 0; term < terms.size(); ++term) {
        if ((askedIn(terms[term].node->field) & setOf(field)) == 0)
            continue; // asked for in other pieces only
        for (const text::Match& match : terms[term].plan.matcher.find(folded)) {
            if (match.fit != text::WordFit::Fragment)
                marks.push_back({match.source, term, match.fit == text::WordFit::Whole});
        }
        for (const TermPlan& plan : terms[term].behind) {
            for (const text::Match& match : plan.matcher.find(folded)) {
                if (match.fit != text::WordFit::Fragment)
                    marks.push_back({match.source, term});
            }
        }
    }
    return marks;
}

std::vector<Mark> amountMarks(const UnitText& text, const CompiledQuery& query, HeadUnits& heads)
{
    std::vector<Mark> marks;
    if (query.amounts().empty())
        return marks;
    for (const ComparableAmount& amount : heads.amountsIn(text)) {
        for (std::size_t i = 0; i < query.amounts().size(); ++i) {
            const QueryNode& asked = *query.amounts()[i];
            if (amount.unit == asked.text && meets(asked, amount.low, amount.high))
                marks.push_back({{static_cast<std::uint32_t>(amount.begin), static_cast<std::uint32_t>(amount.end)},
                                 query.leaves().size() + i,
                                 !amount.bare && !isOfOtherScale(asked, amount.low, amount.high, amount.written)});
        }
    }
    return marks;
}

const Piece* ShownText::pieceAt(std::uint32_t byte) const
{
    const auto after = std::upper_bound(parts.begin(), parts.end(), byte,
                                        [](std::uint32_t at, const Unit::Part& part) { return at < part.begin; });
    return after == parts.begin() ? nullptr : std::prev(after)->piece;
}

std::string_view ShownText::partText(std::size_t part) const
{
    const std::size_t begin = parts[part].begin;
    const std::size_t end = part + 1 < parts.size() ? parts[part + 1].begin - kBetweenCells.size() : text.size();
    return std::string_view(text).substr(begin, end - begin);
}

std::vector<ShownText> shownTexts(const SectionInDocument& section, const CompiledQuery& query,
                                  std::optional<Field> kind)
{
    std::vector<ShownText> texts;
    Marker marker(query, section);
    bool inRow = false; // the text before is one that the next cell may belong to
    for (Unit& unit : unitsOf(section.title, *section.section)) {
        inRow = inRow && !startsRow(unit);
        if ((askedIn(kind) & setOf(unit.field)) == 0)
            continue;
        const Piece* const cell = cellOf(unit);
        std::vector<Mark> marks = marker.marksIn(unit);
        if (cell != nullptr && inRow) {
            append(texts.back(), std::move(unit), std::move(marks));
        } else {
            const bool isOwn = section.isOwn(unit.asText());
            texts.push_back({unit.field, std::move(unit.text), std::move(unit.parts), std::move(marks),
                             cell != nullptr && cell->cell.startsTable, isOwn});
        }
        inRow = cell != nullptr;
    }
    return texts;
}

std::string_view ShownText::inColumn(std::uint32_t column) const
{
    const auto isThere = [column](const Unit::Part& part) {
        return part.piece != nullptr && part.piece->cell.column == column;
    };
    const auto first = std::find_if(parts.begin(), parts.end(), isThere);
    const auto last = std::find_if_not(first, parts.end(), isThere);
    if (first == last)
        return {};
    const std::string_view behind = partText(static_cast<std::size_t>(last - parts.begin()) - 1);
    return std::string_view(text).substr(first->begin, static_cast<std::size_t>(behind.data() - text.data()) +
                                                           behind.size() - first->begin);
}

std::string columnBelow(const std::vector<ShownText>& texts, std::size_t row, std::uint32_t column, std::size_t longest)
{
    constexpr std::string_view kLeftOut = "…";
    std::string below;
    std::size_t told = 0; // of it, with room for what tells that something is left out
    const auto placeOf = [&texts](std::size_t text) {
        const Piece* const piece = text < texts.size() ? texts[text].parts.front().piece : nullptr;
        return piece == nullptr ? Cell() : piece->cell;
    };
    std::size_t end = row + 1;
    const auto skipRow = [&] { // a quote in a cell parts its row
        for (; placeOf(end).column > 0 && !placeOf(end).startsRow; ++end) {
        }
    };
    skipRow();
    while (placeOf(end).column > 0 && !placeOf(end).startsTable) {
        const std::size_t begin = end++;
        skipRow();
        const auto cell = [&](std::uint32_t at) {
            std::string_view said;
            for (std::size_t i = begin; i < end && said.empty(); ++i)
                said = texts[i].inColumn(at);
            return said.empty() ? kNoCell : said;
        };
        below.append(below.empty() ? "" : "，").append(cell(1));
        if (column > 1)
            below.append(" ").append(cell(column));
        if (below.size() > longest) {
            below.resize(told);
            return below.empty() ? below : below.append(kLeftOut);
        }
        if (below.size() + kLeftOut.size() <= longest)
            told = below.size();
    }
    return below;
}

} // namespace zhilan::search

#include "core/search/snippet.h"

#include "core/search/shown_text.h"
#include "core/text/breaks.h"
#include "core/text/clusters.h"

#include <algorithm>
#include <span>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr std::string_view kCut = "…";

struct Window {
    std::size_t terms = 0; ///< distinct; an amount counts for more than all texts, since it has to be shown
    std::size_t apart = 0; ///< bytes between the marks
    std::size_t torn = 0;  ///< marks that are parts of words
    ByteSpan span;         ///< from the first mark to the last

    /// Of two with as many terms.
    [[nodiscard]] bool isCloserThan(const Window& other) const
    {
        return apart != other.apart ? apart < other.apart : torn < other.torn;
    }
};

Window windowOf(std::span<const Mark> marks, std::size_t terms)
{
    Window window{terms, 0, 0, {marks.front().span.begin, marks.back().span.end}};
    std::uint32_t end = window.span.begin;
    for (const Mark& mark : marks) {
        window.apart += mark.span.begin - std::min(end, mark.span.begin);
        window.torn += mark.isWhole ? 0 : 1;
        end = std::max(end, mark.span.end);
    }
    return window;
}

/// The stretch no longer than `longest` with most distinct terms; of those, where they stand closest together, then the
/// first. Takes marks times those in a stretch at worst.
Window bestWindow(const std::vector<Mark>& marks, const CompiledQuery& query, std::uint32_t longest)
{
    const std::size_t texts = query.leaves().size();
    const auto worth = [texts](const Mark& mark) {
        return mark.term < texts ? 1 : texts + 1;
    };
    Window best;
    std::vector<std::size_t> counts(texts + query.amounts().size());
    std::size_t inside = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < marks.size(); ++last) {
        inside += counts[marks[last].term]++ == 0 ? worth(marks[last]) : 0;
        while (first < last &&
               (marks[last].span.end - marks[first].span.begin > longest || counts[marks[first].term] > 1)) {
            inside -= --counts[marks[first].term] == 0 ? worth(marks[first]) : 0;
            ++first;
        }
        if (inside < best.terms)
            continue;
        const Window window = windowOf(std::span(marks).subspan(first, last - first + 1), inside);
        if (inside > best.terms || window.isCloserThan(best))
            best = window;
    }
    return best;
}

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The first grapheme boundary at or behind `at`, looked for from a safe place before it.
std::uint32_t clusterBoundary(std::string_view text, std::uint32_t at)
{
    std::size_t from = at > 64 ? at - 64 : 0;
    while (from > 0 && isContinuation(text[from]))
        --from;
    while (from < at)
        from = text::clusterEnd(text, from);
    return static_cast<std::uint32_t>(std::min(from, text.size()));
}

/// The part of the text to show around a window.
ByteSpan cutAround(std::string_view text, ByteSpan window, std::uint32_t longest)
{
    const auto size = static_cast<std::uint32_t>(text.size());
    if (size <= longest)
        return {0, size};
    const std::uint32_t spare = longest > window.size() ? longest - window.size() : 0;
    ByteSpan cut{window.begin - std::min(window.begin, spare / 3), window.end};
    // A sentence that begins a little before is shown from there.
    const std::uint32_t searchFrom = window.begin - std::min(window.begin, spare * 2 / 3);
    text::Breaks sentences(text.substr(0, window.begin), text::BreakKind::Sentence);
    if (const std::size_t begin = window.begin == 0 ? 0 : sentences.before(window.begin); begin >= searchFrom)
        cut.begin = static_cast<std::uint32_t>(begin);
    cut.begin = std::min(clusterBoundary(text, cut.begin), window.begin);
    cut.end = std::max(window.end, std::min(size, cut.begin + longest));
    if (cut.end < size)
        cut.end = std::max(window.end, clusterBoundary(text, cut.end));
    return cut;
}

void write(const ShownText& shown, const Window& window, std::uint32_t longest, Excerpt& out)
{
    const ByteSpan cut = cutAround(shown.text, window.span, longest);
    out.kind = shown.field;
    out.piece = shown.pieceAt(window.span.begin);
    out.text = cut.begin > 0 ? kCut : std::string_view{};
    const auto shift = static_cast<std::uint32_t>(out.text.size());
    out.text += cut.of(shown.text);
    if (cut.end < shown.text.size())
        out.text += kCut;
    for (const Mark& mark : shown.marks) {
        if (!cut.contains(mark.span))
            continue;
        const ByteSpan span{mark.span.begin - cut.begin + shift, mark.span.end - cut.begin + shift};
        if (!out.marks.empty() && span.begin <= out.marks.back().end)
            out.marks.back().end = std::max(out.marks.back().end, span.end);
        else
            out.marks.push_back(span);
    }
}

/// The cell that is meant of a table's first row, and what stands below it: the names of other columns say nothing.
bool writeColumn(const std::vector<ShownText>& texts, std::size_t row, const Window& window, std::uint32_t longest,
                 Excerpt& out)
{
    const ShownText& names = texts[row];
    const auto isBehind = [&](const Unit::Part& part) {
        return part.begin > window.span.begin;
    };
    const auto behind = std::find_if(names.parts.begin(), names.parts.end(), isBehind);
    const auto column = static_cast<std::size_t>(behind - names.parts.begin()) - 1;
    const std::string_view name = names.partText(column);
    const std::uint32_t begin = names.parts[column].begin;
    const std::size_t taken = name.size() + kCut.size();
    if (window.span.end > begin + name.size() || taken >= longest)
        return false;
    const std::string below = columnBelow(texts, row, names.parts[column].piece->cell.column, longest - taken);
    if (below.empty())
        return false;
    ShownText cell{names.field, std::string(name), {{0, names.parts[column].piece}}, {}, false, true};
    for (const Mark& mark : names.marks) {
        if (mark.span.begin >= begin && mark.span.end <= begin + name.size())
            cell.marks.push_back({{mark.span.begin - begin, mark.span.end - begin}, mark.term, mark.isWhole});
    }
    Window inCell = window;
    inCell.span = {window.span.begin - begin, window.span.end - begin};
    write(cell, inCell, longest, out);
    out.text.append(kCut).append(below);
    return true;
}

/// A row in which the head of a column stands in front of each amount below it that is asked for: the figure alone
/// says neither what it is nor its unit. `window` is moved with them, and takes in what stands in front of it as long
/// as it stays no longer than `longest`.
ShownText withHeads(const ShownText& row, const CompiledQuery& query, std::uint32_t longest, Window& window)
{
    ShownText out = row;
    const ByteSpan shown = window.span;
    std::uint32_t shift = 0;
    for (std::size_t i = 0; i < row.parts.size(); ++i) {
        const Unit::Part& part = row.parts[i];
        const auto end = static_cast<std::uint32_t>(part.begin + row.partText(i).size());
        const auto isAmount = [&](const Mark& mark) {
            return mark.term >= query.leaves().size() && mark.span.begin >= part.begin && mark.span.end <= end;
        };
        const std::string_view head = part.piece != nullptr ? part.piece->columnHead : std::string_view{};
        const bool isNews = !head.empty() && row.partText(i) != head && row.partText(0) != head;
        out.parts[i].begin += shift;
        if (!isNews || std::none_of(row.marks.begin(), row.marks.end(), isAmount))
            continue;
        const std::string put = std::string(head) + ' ';
        out.text.insert(out.parts[i].begin, put);
        const auto size = static_cast<std::uint32_t>(put.size());
        for (std::size_t mark = 0; mark < row.marks.size(); ++mark) {
            if (row.marks[mark].span.begin >= part.begin) {
                out.marks[mark].span.begin += size;
                out.marks[mark].span.end += size;
            }
        }
        if (shown.begin >= end)
            window.span.begin += size;
        else if (shown.begin >= part.begin)
            window.span.begin =
                shown.end - part.begin + size <= longest ? out.parts[i].begin : window.span.begin + size;
        if (shown.end > part.begin)
            window.span.end += size;
        shift += size;
    }
    return out;
}

/// What defines a term may be a row of a table too.
bool mayBeRow(const ShownText& text)
{
    return text.field == Field::Table || text.field == Field::Term;
}

/// Further rows of the same table with an amount that is asked for, as long as all of them fits.
void appendRows(const std::vector<ShownText>& texts, std::size_t row, const CompiledQuery& query, std::uint32_t longest,
                Excerpt& out)
{
    const auto isAmount = [&](const Mark& mark) {
        return mark.term >= query.leaves().size();
    };
    for (std::size_t i = row + 1; i < texts.size(); ++i) {
        const ShownText& text = texts[i];
        if (!mayBeRow(text) || text.startsTable)
            return;
        if (std::none_of(text.marks.begin(), text.marks.end(), isAmount))
            continue;
        Window window = windowOf(text.marks, 0);
        const ShownText shown = withHeads(text, query, longest, window);
        if (out.text.size() + kCut.size() + shown.text.size() > longest)
            return;
        Excerpt further;
        write(shown, window, longest, further);
        out.text += kCut;
        const auto shift = static_cast<std::uint32_t>(out.text.size());
        out.text += further.text;
        for (const ByteSpan& mark : further.marks)
            out.marks.push_back({mark.begin + shift, mark.end + shift});
    }
}

/// The first part of a text that a speaker says who is asked for.
const Unit::Part* partSaid(const ShownText& shown, const CompiledQuery& query)
{
    const auto said = std::find_if(shown.parts.begin(), shown.parts.end(), [&query](const Unit::Part& part) {
        return part.piece != nullptr && query.asksForSpeaker(part.piece->speaker);
    });
    return said == shown.parts.end() ? nullptr : &*said;
}

/// What is shown of a section that was found by what is known of it alone, such as its date: what the speaker says who
/// is asked for, else its first piece, else its first heading.
void writeUnmarked(const std::vector<ShownText>& texts, const CompiledQuery& query, std::uint32_t longest, Excerpt& out)
{
    for (const ShownText& text : texts) {
        if (const Unit::Part* part = partSaid(text, query)) {
            write(text, {0, 0, 0, {part->begin, part->begin}}, longest, out);
            return;
        }
    }
    auto first = std::find_if(texts.begin(), texts.end(), [](const ShownText& text) { return text.isPiece(); });
    if (first == texts.end()) // headings alone
        first = texts.begin();
    if (first != texts.end())
        write(*first, {}, longest, out);
}

/// Titles and headings are shown beside the snippet anyway. Those from above say nothing of the section itself, and its
/// own no more than the text below where both have as many terms; but a title says more than what else is noted of its
/// document at the beginning ("tags: …").
bool saysMore(const ShownText& text, const Window& window, const ShownText& other, const Window& otherWindow)
{
    if (text.isOwn != other.isOwn)
        return text.isOwn;
    if (window.terms != otherWindow.terms)
        return window.terms > otherWindow.terms;
    const auto isNoted = [](const ShownText& title, const ShownText& piece) {
        return title.field == Field::Title && piece.field == Field::Table;
    };
    if (isNoted(text, other) || isNoted(other, text))
        return text.field == Field::Title;
    return text.isPiece() != other.isPiece() ? text.isPiece() : window.isCloserThan(otherWindow);
}

} // namespace

Excerpt excerptOf(const SectionInDocument& section, const CompiledQuery& query, std::uint32_t longest,
                  std::optional<Field> kind)
{
    Excerpt out;
    const std::vector<ShownText> texts = shownTexts(section, query, kind);
    std::optional<std::size_t> bestText;
    Window best;
    bool bestSaid = false;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].marks.empty())
            continue;
        const Window window = bestWindow(texts[i].marks, query, longest);
        const bool said = partSaid(texts[i], query) != nullptr;
        if (!bestText || (said == bestSaid ? saysMore(texts[i], window, texts[*bestText], best) : said)) {
            bestText = i;
            bestSaid = said;
            best = window;
        }
    }
    const auto isSaid = [&query](const ShownText& text) {
        return partSaid(text, query) != nullptr;
    };
    // What the speaker says who is asked for, rather than a title that is shown beside it.
    if (bestText && !texts[*bestText].isOwn && std::any_of(texts.begin(), texts.end(), isSaid))
        bestText.reset();
    if (bestText) {
        const ShownText& text = texts[*bestText];
        const bool isRow = mayBeRow(text) && !query.amounts().empty();
        if (!text.startsTable || !writeColumn(texts, *bestText, best, longest, out)) {
            write(isRow ? withHeads(text, query, longest, best) : text, best, longest, out);
            if (isRow)
                appendRows(texts, *bestText, query, longest, out);
        }
    } else {
        writeUnmarked(texts, query, longest, out);
    }
    for (char& byte : out.text) {
        if (byte == '\n' || byte == '\r' || byte == '\t')
            byte = ' ';
    }
    return out;
}

} // namespace zhilan::search

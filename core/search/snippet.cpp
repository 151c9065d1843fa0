#include "core/search/snippet.h"

#include "core/search/section_text.h"
#include "core/text/breaks.h"
#include "core/text/clusters.h"

#include <algorithm>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr std::string_view kCut = "…";

/// A place of one of the terms.
struct Mark {
    ByteSpan span;
    std::size_t term = 0;
};

struct Window {
    std::size_t terms = 0; ///< distinct
    std::size_t marks = 0;
    ByteSpan span; ///< from the first mark to the last
};

std::vector<Mark> marksIn(const Unit& unit, const std::deque<Leaf>& terms)
{
    std::vector<Mark> marks;
    const text::FoldedText folded = text::fold(unit.text);
    for (std::size_t term = 0; term < terms.size(); ++term) {
        if ((askedIn(terms[term].node->field) & setOf(unit.field)) == 0)
            continue; // asked for in other pieces only
        for (const text::Match& match : terms[term].plan.matcher.find(folded)) {
            if (match.fit != text::WordFit::Fragment || terms[term].insideWords)
                marks.push_back({match.source, term});
        }
    }
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
    });
    return marks;
}

/// The shortest stretch no longer than `longest` with most distinct terms; the first of those. Linear.
Window bestWindow(const std::vector<Mark>& marks, std::size_t terms, std::uint32_t longest)
{
    Window best;
    std::vector<std::size_t> counts(terms);
    std::size_t inside = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < marks.size(); ++last) {
        inside += counts[marks[last].term]++ == 0 ? 1 : 0;
        while (first < last &&
               (marks[last].span.end - marks[first].span.begin > longest || counts[marks[first].term] > 1)) {
            inside -= --counts[marks[first].term] == 0 ? 1 : 0;
            ++first;
        }
        const ByteSpan span{marks[first].span.begin, marks[last].span.end};
        if (inside > best.terms || (inside == best.terms && span.size() < best.span.size() && inside > 1))
            best = {inside, last - first + 1, span};
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

const Piece* pieceAt(const Unit& unit, std::uint32_t at)
{
    const Piece* piece = nullptr;
    for (const Unit::Part& part : unit.parts) {
        if (part.begin <= at)
            piece = part.piece;
    }
    return piece;
}

void write(const Unit& unit, const std::vector<Mark>& marks, const Window& window, std::uint32_t longest, Excerpt& out)
{
    const ByteSpan cut = cutAround(unit.text, window.span, longest);
    out.kind = unit.field;
    out.piece = pieceAt(unit, window.span.begin);
    out.text = cut.begin > 0 ? kCut : std::string_view{};
    const auto shift = static_cast<std::uint32_t>(out.text.size());
    out.text += cut.of(unit.text);
    for (char& byte : out.text) {
        if (byte == '\n' || byte == '\r' || byte == '\t')
            byte = ' ';
    }
    if (cut.end < unit.text.size())
        out.text += kCut;
    for (const Mark& mark : marks) {
        if (!cut.contains(mark.span))
            continue;
        const ByteSpan span{mark.span.begin - cut.begin + shift, mark.span.end - cut.begin + shift};
        if (!out.marks.empty() && span.begin <= out.marks.back().end)
            out.marks.back().end = std::max(out.marks.back().end, span.end);
        else
            out.marks.push_back(span);
    }
}

} // namespace

Excerpt excerptOf(std::string_view title, const SectionRecord& section, const std::deque<Leaf>& terms,
                  std::uint32_t longest, std::optional<Field> kind)
{
    Excerpt out;
    const std::vector<Unit> units = unitsOf(title, section);
    const Unit* bestUnit = nullptr;
    std::vector<Mark> bestMarks;
    Window best;
    const auto isPiece = [](const Unit& unit) {
        return unit.parts.front().piece != nullptr;
    };
    for (const Unit& unit : units) {
        if ((askedIn(kind) & setOf(unit.field)) == 0)
            continue;
        std::vector<Mark> marks = marksIn(unit, terms);
        if (marks.empty())
            continue;
        const Window window = bestWindow(marks, terms.size(), longest);
        // Headings are shown beside the snippet anyway: the text below says more.
        const bool better = bestUnit == nullptr || window.terms > best.terms ||
                            (window.terms == best.terms && !isPiece(*bestUnit) && isPiece(unit));
        if (better) {
            bestUnit = &unit;
            best = window;
            bestMarks = std::move(marks);
        }
    }
    if (bestUnit != nullptr) {
        write(*bestUnit, bestMarks, best, longest, out);
    } else if (const auto first = std::find_if(units.begin(), units.end(), isPiece); first != units.end()) {
        // Found by what is known of it alone, such as its date.
        write(*first, {}, {0, 0, {0, 0}}, longest, out);
    }
    return out;
}

} // namespace zhilan::search

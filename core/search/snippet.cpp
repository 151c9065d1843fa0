#include "core/search/snippet.h"

#include "core/search/shown_text.h"
#include "core/text/breaks.h"
#include "core/text/clusters.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr std::string_view kCut = "…";

/// What it is worth that a snippet shows a term, of each term and amount that is asked for: an amount, which has to be
/// shown, more than all words; and a word more than all those that stand above the section and are shown beside the
/// snippet anyway.
class Worths
{
public:
    Worths(const std::vector<ShownText>& texts, const CompiledQuery& query)
        : m_texts(query.leaves().size()), m_of(m_texts + query.amounts().size(), m_texts + 1)
    {
        for (const ShownText& text : texts) {
            for (const Mark& mark : text.marks)
                m_of[mark.term] = text.isPiece() ? m_of[mark.term] : 1;
        }
        std::fill(m_of.begin() + static_cast<std::ptrdiff_t>(m_texts), m_of.end(), (m_texts + 1) * (m_texts + 1));
    }

    [[nodiscard]] std::size_t count() const { return m_of.size(); }
    [[nodiscard]] std::size_t of(std::size_t term) const { return m_of[term]; }
    /// Of all terms that the flags are set for.
    [[nodiscard]] std::size_t sum(const std::vector<bool>& shown) const
    {
        std::size_t all = 0;
        for (std::size_t term = 0; term < m_of.size(); ++term)
            all += shown[term] ? m_of[term] : 0;
        return all;
    }
    /// Where `shown` are there already, and what stands above the section.
    [[nodiscard]] Worths ofOthers(const std::vector<bool>& shown) const
    {
        Worths others = *this;
        for (std::size_t term = 0; term < m_of.size(); ++term)
            others.m_of[term] = shown[term] || m_of[term] == 1 ? 0 : m_of[term];
        return others;
    }

private:
    std::size_t m_texts;
    std::vector<std::size_t> m_of;
};

struct Window {
    std::size_t terms = 0; ///< what distinct ones are worth together, see Worths
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

/// The stretch no longer than `longest` with the distinct terms that are worth most; of those, where they stand closest
/// together, then the first. Takes marks times those in a stretch at worst.
Window bestWindow(std::span<const Mark> marks, const Worths& worths, std::uint32_t longest)
{
    const auto worth = [&worths](const Mark& mark) {
        return worths.of(mark.term);
    };
    Window best;
    std::vector<std::size_t> counts(worths.count());
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
        const Window window = windowOf(marks.subspan(first, last - first + 1), inside);
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

bool isAsciiWord(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

/// The part of the text, or of a stretch of it, to show around a window.
ByteSpan cutAround(std::string_view whole, ByteSpan stretch, ByteSpan inWhole, std::uint32_t longest)
{
    const std::string_view text = stretch.of(whole);
    const ByteSpan window{inWhole.begin - stretch.begin, inWhole.end - stretch.begin};
    const auto size = static_cast<std::uint32_t>(text.size());
    if (size <= longest)
        return stretch;
    const std::uint32_t spare = longest > window.size() ? longest - window.size() : 0;
    ByteSpan cut{window.begin - std::min(window.begin, spare / 3), window.end};
    // A sentence that begins a little before is shown from there.
    const std::uint32_t searchFrom = window.begin - std::min(window.begin, spare * 2 / 3);
    text::Breaks sentences(text.substr(0, window.begin), text::BreakKind::Sentence);
    if (const std::size_t begin = window.begin == 0 ? 0 : sentences.before(window.begin); begin >= searchFrom)
        cut.begin = static_cast<std::uint32_t>(begin);
    cut.begin = std::min(clusterBoundary(text, cut.begin), window.begin);
    while (cut.begin > 0 && cut.begin < window.begin && isAsciiWord(text[cut.begin - 1]) &&
           isAsciiWord(text[cut.begin]))
        ++cut.begin; // not with a part of a word
    cut.end = std::max(window.end, std::min(size, cut.begin + longest));
    if (cut.end < size)
        cut.end = std::max(window.end, clusterBoundary(text, cut.end));
    return {cut.begin + stretch.begin, cut.end + stretch.begin};
}

/// Puts a part of a text behind what there is.
void append(const ShownText& shown, ByteSpan cut, Excerpt& out)
{
    const std::uint32_t shift = static_cast<std::uint32_t>(out.text.size()) - cut.begin; // modulo 2^32, as its uses
    out.text += cut.of(shown.text);
    for (const Mark& mark : shown.marks) {
        if (!cut.contains(mark.span))
            continue;
        const ByteSpan span{mark.span.begin + shift, mark.span.end + shift};
        if (!out.marks.empty() && span.begin <= out.marks.back().end)
            out.marks.back().end = std::max(out.marks.back().end, span.end);
        else
            out.marks.push_back(span);
    }
}

ByteSpan wholeOf(const ShownText& shown)
{
    return {0, static_cast<std::uint32_t>(shown.text.size())};
}

void write(const ShownText& shown, const Window& window, std::uint32_t longest, Excerpt& out)
{
    const ByteSpan cut = cutAround(shown.text, wholeOf(shown), window.span, longest);
    out.kind = shown.field;
    out.piece = shown.pieceAt(window.span.begin);
    out.text = cut.begin > 0 ? kCut : std::string_view{};
    append(shown, cut, out);
    if (cut.end < shown.text.size())
        out.text += kCut;
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

/// What the speaker says who is asked for: next after the text `from`, as an answer to it or to what it is under, else
/// last before it. False where he says nothing.
bool writeSaid(const std::vector<ShownText>& texts, std::size_t from, const CompiledQuery& query, std::uint32_t longest,
               Excerpt& out)
{
    const auto isSaid = [&query](const ShownText& text) {
        return partSaid(text, query) != nullptr;
    };
    const auto begin = texts.begin() + static_cast<std::ptrdiff_t>(from);
    auto said = std::find_if(begin, texts.end(), isSaid);
    if (said == texts.end()) {
        const auto before = std::find_if(std::make_reverse_iterator(begin), texts.rend(), isSaid);
        if (before == texts.rend())
            return false;
        said = std::prev(before.base());
    }
    const std::uint32_t at = partSaid(*said, query)->begin;
    write(*said, {0, 0, 0, {at, at}}, longest, out);
    return true;
}

/// What is shown of a section that was found by what is known of it alone, such as its date: what the speaker says who
/// is asked for, else its first piece, else its first heading.
void writeUnmarked(const std::vector<ShownText>& texts, const CompiledQuery& query, std::uint32_t longest, Excerpt& out)
{
    if (writeSaid(texts, 0, query, longest, out))
        return;
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

/// The part of a text around a window.
struct Shot {
    std::size_t text = 0;
    Window window;
    ByteSpan cut;
};

/// Chooses what to show of the texts of a section.
class Chooser
{
public:
    Chooser(const std::vector<ShownText>& texts, const CompiledQuery& query, std::uint32_t longest)
        : m_texts(texts), m_query(query), m_longest(longest), m_worths(texts, query)
    {
    }

    /// The best window there is; nothing where nothing is marked.
    [[nodiscard]] std::optional<Shot> best() const
    {
        std::optional<Shot> best;
        bool bestSaid = false;
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            if (m_texts[i].marks.empty())
                continue;
            const Window window = bestWindow(m_texts[i].marks, m_worths, m_longest);
            const bool said = isSaid(i);
            if (!best || (said == bestSaid ? saysMore(m_texts[i], window, m_texts[best->text], best->window) : said)) {
                best = {i, window, {}};
                bestSaid = said;
            }
        }
        return best;
    }

    /// Two windows, each half as long, where these show more of what is asked for; the one to begin with first.
    [[nodiscard]] std::optional<std::pair<Shot, Shot>> two(const Shot& best) const
    {
        constexpr std::size_t kMostTerms = 6; // of a sentence, a stretch in one piece tells more
        const std::size_t terms = m_query.leaves().size();
        const auto cuts = static_cast<std::uint32_t>(3 * kCut.size());
        if (terms < 2 || terms > kMostTerms || !m_query.amounts().empty() || m_longest <= cuts)
            return std::nullopt;
        const std::uint32_t half = (m_longest - cuts) / 2;
        std::vector<bool> alone = shownIn(best.text, cutOf(best.text, best.window, m_longest));
        if (m_worths.sum(alone) == m_worths.sum(inPieces()))
            return std::nullopt;
        Shot first{best.text, bestWindow(m_texts[best.text].marks, m_worths, half), {}};
        first.cut = cutOf(first.text, first.window, half);
        std::vector<bool> shown = shownIn(first.text, first.cut);
        std::optional<Shot> second = beside(first, m_worths.ofOthers(shown), half);
        if (!second)
            return std::nullopt;
        const std::vector<bool> more = shownIn(second->text, second->cut);
        std::transform(shown.begin(), shown.end(), more.begin(), shown.begin(), std::logical_or<>());
        if (m_worths.sum(shown) <= m_worths.sum(alone))
            return std::nullopt;
        // In the order of their text. What a speaker says whom nobody asked for is not to begin with: a name is shown
        // for all of it.
        const bool firstSpeaks = !speakerOf(first).empty();
        const bool secondSpeaks = !speakerOf(*second).empty();
        const bool swaps = first.text == second->text    ? second->cut.begin < first.cut.begin
                           : firstSpeaks != secondSpeaks ? firstSpeaks
                                                         : second->text < first.text;
        return swaps ? std::pair(*second, first) : std::pair(first, *second);
    }

    void write(const std::pair<Shot, Shot>& shots, Excerpt& out) const
    {
        const auto& [first, second] = shots;
        const ShownText& text = m_texts[first.text];
        out.kind = text.field;
        out.piece = text.pieceAt(first.window.span.begin);
        out.text = first.cut.begin > 0 ? kCut : std::string_view{};
        append(text, first.cut, out);
        const bool goesOn = first.text == second.text && first.cut.end == second.cut.begin;
        out.text += goesOn ? std::string_view{} : kCut;
        const std::string_view speaker = speakerOf(second);
        if (second.cut.begin > 0 && first.text != second.text && speaker != speakerOf(first))
            out.text.append(speaker).append("：").append(kCut);
        append(m_texts[second.text], second.cut, out);
        if (second.cut.end < m_texts[second.text].text.size())
            out.text += kCut;
    }

private:
    [[nodiscard]] bool isSaid(std::size_t text) const { return partSaid(m_texts[text], m_query) != nullptr; }
    [[nodiscard]] ByteSpan cutOf(std::size_t text, const Window& window, std::uint32_t longest) const
    {
        return cutAround(m_texts[text].text, wholeOf(m_texts[text]), window.span, longest);
    }
    [[nodiscard]] std::string_view speakerOf(const Shot& shot) const
    {
        const Piece* const piece = m_texts[shot.text].pieceAt(shot.window.span.begin);
        return piece == nullptr ? std::string_view{} : std::string_view(piece->speaker);
    }
    [[nodiscard]] std::vector<bool> shownIn(std::size_t text, ByteSpan cut) const
    {
        std::vector<bool> shown(m_worths.count());
        for (const Mark& mark : m_texts[text].marks)
            shown[mark.term] = shown[mark.term] || cut.contains(mark.span);
        return shown;
    }
    /// What there is to show.
    [[nodiscard]] std::vector<bool> inPieces() const
    {
        std::vector<bool> there(m_worths.count());
        for (const ShownText& text : m_texts) {
            for (const Mark& mark : text.marks)
                there[mark.term] = there[mark.term] || text.isPiece();
        }
        return there;
    }

    /// The best window of a piece beside that shot.
    [[nodiscard]] std::optional<Shot> beside(const Shot& first, const Worths& worths, std::uint32_t longest) const
    {
        std::optional<Shot> best;
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            const ShownText& text = m_texts[i];
            if (!text.isPiece() || (isSaid(first.text) && !isSaid(i)))
                continue;
            for (const ByteSpan stretch : i == first.text ? around(first) : std::vector{wholeOf(text)}) {
                std::vector<Mark> marks;
                std::copy_if(text.marks.begin(), text.marks.end(), std::back_inserter(marks),
                             [&](const Mark& mark) { return worths.of(mark.term) > 0 && stretch.contains(mark.span); });
                const Window window = bestWindow(marks, worths, longest);
                if (window.terms == 0)
                    continue;
                const bool isNearer = !best || (i == first.text && best->text != i);
                const bool isBetter =
                    best && (window.terms != best->window.terms ? window.terms > best->window.terms : isNearer);
                if (!best || isBetter)
                    best = {i, window, cutAround(text.text, stretch, window.span, longest)};
            }
        }
        return best;
    }
    [[nodiscard]] std::vector<ByteSpan> around(const Shot& shot) const
    {
        return {{0, shot.cut.begin}, {shot.cut.end, wholeOf(m_texts[shot.text]).end}};
    }

    const std::vector<ShownText>& m_texts;
    const CompiledQuery& m_query;
    std::uint32_t m_longest;
    Worths m_worths;
};

} // namespace

Excerpt excerptOf(const SectionInDocument& section, const CompiledQuery& query, std::uint32_t longest,
                  std::optional<Field> kind)
{
    Excerpt out;
    const std::vector<ShownText> texts = shownTexts(section, query, kind);
    const Chooser chooser(texts, query, longest);
    std::optional<Shot> best = chooser.best();
    const bool bestSaid = best && partSaid(texts[best->text], query) != nullptr;
    // What the speaker says who is asked for, rather than what others say, or a title that is shown beside it.
    if (!best) {
        writeUnmarked(texts, query, longest, out);
    } else if (!bestSaid && writeSaid(texts, best->text, query, longest, out)) {
        // which is shown
    } else if (const auto two = chooser.two(*best)) {
        chooser.write(*two, out);
    } else {
        const ShownText& text = texts[best->text];
        const bool isRow = mayBeRow(text) && !query.amounts().empty();
        if (!text.startsTable || !writeColumn(texts, best->text, best->window, longest, out)) {
            write(isRow ? withHeads(text, query, longest, best->window) : text, best->window, longest, out);
            if (isRow)
                appendRows(texts, best->text, query, longest, out);
        }
    }
    for (char& byte : out.text) {
        if (byte == '\n' || byte == '\r' || byte == '\t')
            byte = ' ';
    }
    return out;
}

} // namespace zhilan::search

#include "core/series/text_series.h"

#include "core/series/assemble.h"
#include "core/series/table_series.h"
#include "core/series/wording.h"

#include <algorithm>
#include <cmath>

namespace zhilan::series
{
namespace
{

using document::Document;
using quantity::Quantity;

constexpr std::size_t kLeastPoints = 3; // two values beside two dates are a comparison, not a course
constexpr std::size_t kMostChunkBytes = 16384;

struct Chunk {
    std::string_view text;
    std::uint32_t begin = 0; ///< in the source
    std::uint32_t line = 1;
    document::SectionId section = document::kNoSection;
    std::string title; ///< of a table row: its first cell
    bool list = false;
};

/// Characters between two spans that are neither punctuation nor space.
std::size_t wordsBetween(std::string_view text, std::size_t begin, std::size_t end)
{
    std::size_t count = 0;
    for (std::size_t at = begin; at < end; ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            count += std::isalnum(c) ? 1 : 0;
        } else if ((c & 0xC0U) != 0x80U && !(c == 0xE3 && static_cast<unsigned char>(text[at + 1]) == 0x80) &&
                   c != 0xEF && c != 0xE2) {
            ++count; // neither CJK punctuation, full-width forms nor dashes
        }
    }
    return count;
}

struct Pair {
    Period period;
    Quantity quantity;
    bool increment = false;
};

class SentenceReader
{
public:
    SentenceReader(const Chunk& chunk, Today today) : m_chunk(chunk), m_today(today) {}

    void read(std::string_view sentence, std::vector<Series>& out)
    {
        m_sentence = sentence;
        const quantity::Reading reading = quantity::read(sentence, m_today);
        if (reading.periods.size() < kLeastPoints || reading.quantities.size() < kLeastPoints)
            return;
        const std::vector<Series> periodFirst = pairUp(reading, true);
        // Where the sentence begins with a date, dates lead all along: never the other way round.
        const bool valuesLead = reading.quantities.front().span.begin < reading.periods.front().span.begin;
        const std::vector<Series> valueFirst = valuesLead ? pairUp(reading, false) : std::vector<Series>{};
        const std::vector<Series>& better = pointsOf(valueFirst) > pointsOf(periodFirst) ? valueFirst : periodFirst;
        out.insert(out.end(), better.begin(), better.end());
    }

private:
    static std::size_t pointsOf(const std::vector<Series>& all)
    {
        std::size_t points = 0;
        for (const Series& series : all)
            points += series.points.size();
        return points;
    }

    std::vector<Series> pairUp(const quantity::Reading& reading, bool periodFirst)
    {
        std::vector<Series> out;
        std::vector<Pair> run;
        std::size_t quantity = 0;
        std::size_t before = 0;
        for (const Period& period : reading.periods) {
            const auto pair = partnerOf(period, reading.quantities, quantity, periodFirst);
            const std::size_t begin = pair ? std::min(pair->period.span.begin, pair->quantity.span.begin) : 0;
            if (!pair || (!run.empty() && (begin < before || wordsBetween(m_sentence, before, begin) > 8)))
                finish(run, out);
            if (pair) {
                run.push_back(*pair);
                before = std::max(pair->period.span.end, pair->quantity.span.end);
            }
        }
        finish(run, out);
        return out;
    }

    /// The quantity right after (or before) a period, when nothing else comes in between.
    std::optional<Pair> partnerOf(const Period& period, const std::vector<Quantity>& quantities, std::size_t& next,
                                  bool periodFirst) const
    {
        if (periodFirst) {
            while (next < quantities.size() && quantities[next].span.begin < period.span.end)
                ++next;
            if (next == quantities.size())
                return std::nullopt;
            const Quantity& q = quantities[next];
            const std::string_view between = m_sentence.substr(period.span.end, q.span.begin - period.span.end);
            if (wordsBetween(m_sentence, period.span.end, q.span.begin) > 6)
                return std::nullopt;
            Pair pair{period, q, false};
            for (const std::string_view word : {"增加", "新增", "增长", "increase", "added", "+"})
                pair.increment = pair.increment || between.find(word) != std::string_view::npos;
            return pair;
        }
        while (next + 1 < quantities.size() && quantities[next + 1].span.end <= period.span.begin)
            ++next;
        if (next == quantities.size() || quantities[next].span.end > period.span.begin ||
            wordsBetween(m_sentence, quantities[next].span.end, period.span.begin) > 6)
            return std::nullopt;
        return Pair{period, quantities[next], false};
    }

    void finish(std::vector<Pair>& run, std::vector<Series>& out)
    {
        std::vector<Pair> pairs;
        pairs.swap(run);
        if (pairs.size() < kLeastPoints)
            return;
        const bool anyUnit =
            std::any_of(pairs.begin(), pairs.end(), [](const Pair& pair) { return !pair.quantity.unit.empty(); });
        if (!anyUnit)
            return;
        std::vector<Observation> observations;
        std::uint32_t begin = 0xFFFFFFFFU;
        std::uint32_t end = 0;
        for (const Pair& pair : pairs) {
            Observation observation;
            observation.x = std::string(pair.period.span.of(m_sentence));
            observation.period = pair.period;
            observation.cell.kind = pair.increment ? CellKind::Text : CellKind::Value;
            observation.cell.quantity = pair.quantity;
            observation.cell.words = std::string(pair.quantity.span.of(m_sentence));
            if (pair.increment)
                observation.cell.why = "an increment on what stood before, not a level";
            observation.text = observation.cell.words;
            observation.line = lineOf(pair.quantity.span.begin);
            observation.span = inSource({std::min(pair.period.span.begin, pair.quantity.span.begin),
                                         std::max(pair.period.span.end, pair.quantity.span.end)});
            begin = std::min(begin, observation.span.begin);
            end = std::max(end, observation.span.end);
            observations.push_back(std::move(observation));
        }
        auto series = assemble(std::move(observations), XKind::Time, std::nullopt);
        if (!series || series->points.size() < kLeastPoints)
            return;
        series->title = m_chunk.title;
        series->source = {SourceKind::Text, series->points.front().line, m_chunk.section, 0, 0, {begin, end}};
        for (const Point& point : series->points)
            series->source.line = std::min(series->source.line, point.line);
        out.push_back(std::move(*series));
    }

    std::uint32_t offset() const { return static_cast<std::uint32_t>(m_sentence.data() - m_chunk.text.data()); }
    ByteSpan inSource(ByteSpan span) const
    {
        const std::uint32_t base = m_chunk.begin + offset();
        return {base + span.begin, base + span.end};
    }
    std::uint32_t lineOf(std::uint32_t at) const
    {
        const std::string_view before = m_chunk.text.substr(0, offset() + at);
        return m_chunk.line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    }

    const Chunk& m_chunk;
    Today m_today;
    std::string_view m_sentence;
};

/// Where the sentence that begins at `begin` ends, and where the next one begins. A Latin full stop ends one before a
/// capital letter only, so that "approx. 3 GW" stays whole. Linear in the sentence.
std::pair<std::size_t, std::size_t> sentenceEnd(std::string_view text, std::size_t begin)
{
    static constexpr std::string_view kEnds[] = {"。", "！", "？", "\n\n", "<br>", ". ", "! ", "? "};
    for (std::size_t at = begin; at < text.size(); ++at) {
        for (const std::string_view mark : kEnds) {
            const std::size_t next = at + mark.size();
            if (!text.substr(at).starts_with(mark))
                continue;
            const bool latin = mark.back() == ' ';
            if (!latin || (next < text.size() && text[next] >= 'A' && text[next] <= 'Z'))
                return {at, next};
        }
    }
    return {text.size(), text.size()};
}

void readChunk(const Chunk& chunk, Today today, std::vector<Series>& out)
{
    if (chunk.text.size() > kMostChunkBytes)
        return;
    SentenceReader reader(chunk, today);
    if (chunk.list) {
        reader.read(chunk.text, out);
        return;
    }
    std::size_t begin = 0;
    while (begin < chunk.text.size()) {
        const auto [end, next] = sentenceEnd(chunk.text, begin);
        reader.read(chunk.text.substr(begin, end - begin), out);
        begin = next;
    }
}

std::string titleOf(const Document& document, document::SectionId section)
{
    return plainHeading(section < document.sections.size() ? document.sections[section].title : document.title);
}

void readBlocks(const Document& document, Today today, std::vector<Series>& out)
{
    const markdown::Tree& tree = *document.tree;
    for (markdown::NodeId id = 0; id < tree.size();) {
        const markdown::Node& node = tree[id];
        const bool list = node.kind == markdown::NodeKind::List;
        if (!list && node.kind != markdown::NodeKind::Paragraph) {
            ++id;
            continue;
        }
        if (node.span.end <= tree.source().size() && node.span.begin < node.span.end) {
            Chunk chunk;
            chunk.text = node.span.of(tree.source());
            chunk.begin = node.span.begin;
            chunk.line = document.lines.lineOf(node.span.begin);
            chunk.section = document.sectionAt(node.span.begin);
            chunk.title = titleOf(document, chunk.section);
            chunk.list = list;
            readChunk(chunk, today, out);
        }
        id = std::max(id + 1, node.end);
    }
}

void readCells(const Document& document, Today today, const std::vector<bool>& tablesWithSeries,
               std::vector<Series>& out)
{
    for (std::size_t index = 0; index < document.tables.size(); ++index) {
        const document::Table& table = document.tables[index];
        if ((index < tablesWithSeries.size() && tablesWithSeries[index]) || isStructural(document, table))
            continue;
        for (const document::Table::Row& row : table.rows) {
            for (std::size_t column = 0; column < row.cells.size(); ++column) {
                Chunk chunk;
                chunk.text = row.cells[column];
                chunk.begin = row.span.begin;
                if (column < row.cellSpans.size() && document.tree &&
                    row.cellSpans[column].end <= document.tree->source().size()) {
                    chunk.text = row.cellSpans[column].of(document.tree->source());
                    chunk.begin = row.cellSpans[column].begin;
                }
                chunk.line = row.line;
                chunk.section = table.section;
                chunk.title = column > 0 && !row.cells.front().empty() && row.cells.front().size() <= 90
                                  ? row.cells.front()
                                  : titleOf(document, table.section);
                readChunk(chunk, today, out);
            }
        }
    }
}

bool close(double a, double b)
{
    return a == b || std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

} // namespace

std::vector<Series> textSeries(const Document& document, Today today, const std::vector<bool>& tablesWithSeries)
{
    std::vector<Series> out;
    if (document.tree)
        readBlocks(document, today, out);
    readCells(document, today, tablesWithSeries, out);
    std::stable_sort(out.begin(), out.end(),
                     [](const Series& a, const Series& b) { return a.source.span.begin < b.source.span.begin; });
    return out;
}

bool tellsTheSame(const Series& text, const Series& table)
{
    if (text.unit != table.unit || text.dimension != table.dimension || table.xKind != XKind::Time)
        return false;
    return std::all_of(text.points.begin(), text.points.end(), [&](const Point& point) {
        return std::any_of(table.points.begin(), table.points.end(), [&](const Point& other) {
            return other.period->start == point.period->start && other.period->end == point.period->end &&
                   close(other.low, point.low) && close(other.high, point.high);
        });
    });
}

} // namespace zhilan::series

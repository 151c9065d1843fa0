#include "core/series/text_series.h"

#include "core/document/speaker.h"
#include "core/document/vocabulary.h"
#include "core/series/assemble.h"
#include "core/series/captions.h"
#include "core/series/markers.h"
#include "core/series/pairs.h"
#include "core/series/respective.h"
#include "core/series/table_series.h"
#include "core/series/wording.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>

namespace zhilan::series
{
namespace
{

using document::Document;
using markdown::NodeId;
using markdown::NodeKind;

constexpr std::size_t kLeastPoints = 3;
constexpr std::size_t kComparison = 2; // no series, but told as refused
constexpr std::size_t kLongestSentence = 8192;

/// Where the sentence that begins at `begin` ends, and where the next one begins. A Latin full stop ends one before a
/// capital letter only, so that "approx. 3 GW" stays whole. Linear in the sentence.
std::pair<std::size_t, std::size_t> sentenceEnd(std::string_view text, std::size_t begin)
{
    for (std::size_t at = begin; at < text.size(); ++at) {
        const std::string_view here = text.substr(at);
        std::size_t length = 0;
        switch (text[at]) {
        case '\n':
            length = here.starts_with("\n\n") ? 2 : 0;
            break;
        case '<':
            length = here.starts_with("<br>") ? 4 : 0;
            break;
        case '.':
        case '!':
        case '?':
            length = here.size() > 2 && here[1] == ' ' && here[2] >= 'A' && here[2] <= 'Z' ? 2 : 0;
            break;
        case '\xE3':
            length = here.starts_with("。") ? 3 : 0;
            break;
        case '\xEF':
            length = here.starts_with("！") || here.starts_with("？") ? 3 : 0;
            break;
        default:
            break;
        }
        if (length > 0)
            return {at, at + length};
    }
    return {text.size(), text.size()};
}

std::string titleOf(const Document& document, document::SectionId section)
{
    return plainHeading(section < document.sections.size() ? document.sections[section].title : document.title);
}

class TextReader
{
public:
    TextReader(const Document& document, Today today, Pace& pace, Tell tell)
        : m_document(document)
        , m_today(today)
        , m_pace(pace)
        , m_least(tell == Tell::Refused ? kComparison : kLeastPoints)
    {
    }

    void run(const std::vector<bool>& tablesWithSeries, Extraction& out) &&
    {
        if (m_document.tree)
            readBlocks();
        readCells(tablesWithSeries);
        std::stable_sort(m_out.begin(), m_out.end(),
                         [](const Series& a, const Series& b) { return a.source.span.begin < b.source.span.begin; });
        std::move(m_out.begin(), m_out.end(), std::back_inserter(out.series));
        std::move(m_refused.begin(), m_refused.end(), std::back_inserter(out.refused));
    }

private:
    Chunk chunkOf(ByteSpan span) const
    {
        Chunk chunk;
        chunk.document = &m_document;
        chunk.text = span.of(m_document.tree->source());
        chunk.begin = span.begin;
        return chunk;
    }

    void readBlocks()
    {
        const markdown::Tree& tree = *m_document.tree;
        for (NodeId id = 0; id < tree.size(); ++id) {
            const markdown::Node& node = tree[id];
            const bool fits = node.span.begin < node.span.end && node.span.end <= tree.source().size();
            if (node.kind == NodeKind::List && fits)
                readList(id);
            else if (node.kind == NodeKind::Paragraph && fits)
                readSentences(chunkOf(node.span));
            if (m_pace.stopped())
                return;
        }
    }

    /// Every sentence that may hold enough dates with values is read; all others are passed over by their bytes.
    void readSentences(Chunk chunk)
    {
        // 今年 and 明年 have no figure of their own.
        const Markers least{m_least == kLeastPoints ? 2 * m_least - 1 : m_least, m_least};
        const auto may = [&least, enough = 2 * m_least](std::string_view text) {
            if (!mayHoldMarkers(text, least))
                return false;
            const Markers markers = countMarkers(text, enough);
            return markers.figures >= least.figures && markers.times >= least.times;
        };
        if (!m_pace.step() || !may(chunk.text))
            return;
        for (std::size_t begin = 0; begin < chunk.text.size();) {
            const auto [end, next] = sentenceEnd(chunk.text, begin);
            const std::string_view sentence = chunk.text.substr(begin, end - begin);
            if (sentence.size() <= kLongestSentence && may(sentence) && m_pace.step())
                readSentence(chunk, sentence);
            begin = next;
        }
    }

    void readSentence(Chunk& chunk, std::string_view sentence)
    {
        const quantity::Reading reading = quantity::read(sentence, m_today);
        if (auto listed = respectivePairs(chunk, sentence, reading)) {
            addRun(chunk, sentence, std::move(listed->pairs), listed->unit);
            return;
        }
        for (std::vector<Pair>& pairs : pairsOfSentence(chunk, sentence, reading, m_least))
            addRun(chunk, sentence, std::move(pairs), std::nullopt);
    }

    void addRun(Chunk& chunk, std::string_view sentence, std::vector<Pair> pairs,
                std::optional<quantity::NamedUnit> unit)
    {
        const std::size_t offset = static_cast<std::size_t>(sentence.data() - chunk.text.data());
        const std::string_view before = sentence.substr(0, pairs.front().source.begin - chunk.begin - offset);
        std::string between = pairs.front().between;
        const bool namesVary = haveNames(chunk, pairs);
        const std::string_view label = trimmed(before);
        if (!unit && (label.ends_with(':') || label.ends_with("：")))
            unit = quantity::captionUnit(label);
        auto series = seriesOf(chunk, std::move(pairs), false, unit);
        if (!series)
            return;
        locate(chunk);
        series->source.section = chunk.section;
        series->title = chunk.title.empty() ? titleOf(m_document, chunk.section) : chunk.title;
        std::string subject = subjectBefore(before, namesVary);
        if (isSpeaker(chunk, before, subject))
            subject.clear();
        if (subject.empty() && isMeasure(between) && !isRatioOfAnother(between))
            subject.swap(between);
        if (!subject.empty() && chunk.title.empty())
            series->title = subject;
        if (!subject.empty() && chunk.title.empty() && !isMeasure(subject) && isMeasure(between))
            series->title.append(" ").append(between);
        (series->points.empty() ? m_refused : m_out).push_back(std::move(*series));
    }

    /// "GPT-2 15亿（2019）→ GPT-3 1750亿（2020）": words between the pairs.
    static bool haveNames(const Chunk& chunk, const std::vector<Pair>& pairs)
    {
        if (pairs.size() < 2 || pairs[0].source.end > pairs[1].source.begin)
            return false;
        const bool valueFirst = pairs[0].value.begin == pairs[0].source.begin;
        return valueFirst &&
               wordsBetween(chunk.text, pairs[0].source.end - chunk.begin, pairs[1].source.begin - chunk.begin) > 0;
    }

    /// "**金敏洙：** 2024年…": who says it is not what is measured.
    [[nodiscard]] bool isSpeaker(const Chunk& chunk, std::string_view before, std::string_view subject) const
    {
        if (subject.empty() || before.data() != chunk.text.data())
            return false;
        const std::string_view lead = before.substr(0, before.find(subject));
        if (lead.find_first_not_of("*_ >-") != std::string_view::npos)
            return false;
        return document::looksLikePerson(subject) || document::isRole(subject) ||
               std::any_of(m_document.info.begin(), m_document.info.end(), [&](const document::InfoEntry& entry) {
                   return entry.value.find(subject) != std::string::npos &&
                          document::infoKeyOf(entry.key) == document::InfoKey::Person;
               });
    }

    /// Items that each begin with a date and give one value: three of them in a row are a series.
    void readList(NodeId list)
    {
        const markdown::Tree& tree = *m_document.tree;
        if (!mayBeSeries(list))
            return;
        std::vector<Pair> run;
        std::vector<UnreadCell> unread;
        Chunk whole = chunkOf(tree[list].span);
        for (const NodeId item : tree.children(list)) {
            if (!m_pace.step())
                return;
            const NodeId paragraph = tree.firstChild(item);
            if (paragraph == markdown::kNoNode || tree[paragraph].kind != NodeKind::Paragraph ||
                tree[paragraph].span.end > tree.source().size()) {
                finishList(whole, run, unread);
                continue;
            }
            auto [pair, dated] = readItem(tree[paragraph].span);
            if (pair)
                run.push_back(std::move(*pair));
            else if (dated && !run.empty())
                unread.push_back(std::move(*dated));
            else
                finishList(whole, run, unread);
        }
        finishList(whole, run, unread);
    }

    /// Enough items hold a date with a value, as far as their bytes tell.
    [[nodiscard]] bool mayBeSeries(NodeId list) const
    {
        const markdown::Tree& tree = *m_document.tree;
        std::size_t count = 0;
        for (const NodeId item : tree.children(list)) {
            const NodeId paragraph = tree.firstChild(item);
            const bool fits = paragraph != markdown::kNoNode && tree[paragraph].kind == NodeKind::Paragraph &&
                              tree[paragraph].span.end <= tree.source().size();
            count += fits && mayHoldPair(headOf(chunkOf(tree[paragraph].span).text)) ? 1 : 0;
            if (count >= kLeastPoints)
                return true;
        }
        return false;
    }

    static bool mayHoldPair(std::string_view text)
    {
        const Markers markers = countMarkers(text, 2);
        return markers.times > 0 && (markers.figures >= 2 || markers.times >= 2);
    }

    /// What is looked at of an item: its first sentence, and not too much of that.
    static std::string_view headOf(std::string_view text)
    {
        constexpr std::size_t kMostBytes = 200;
        text = text.substr(0, kMostBytes + 4);
        text = text.substr(0, sentenceEnd(text, 0).first);
        std::size_t length = std::min(text.size(), kMostBytes);
        while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
            --length;
        return text.substr(0, length);
    }

    /// The pair an item is about; else, where it begins with a date all the same, what could not be read.
    std::pair<std::optional<Pair>, std::optional<UnreadCell>> readItem(ByteSpan span)
    {
        Chunk chunk = chunkOf(span);
        chunk.text = headOf(chunk.text);
        if (!mayHoldPair(chunk.text))
            return {};
        const quantity::Reading reading = quantity::read(chunk.text, m_today);
        if (auto pair = pairOfItem(chunk, reading))
            return {std::move(pair), std::nullopt};
        if (reading.quantities.empty() && reading.periods.size() == 1 &&
            wordsBetween(chunk.text, 0, reading.periods.front().span.begin) == 0)
            return {std::nullopt, unreadCell(std::string(chunk.text), chunk.lineAt(0), span, UnreadReason::NoNumber)};
        return {};
    }

    void finishList(Chunk& list, std::vector<Pair>& run, std::vector<UnreadCell>& unread)
    {
        std::vector<Pair> pairs;
        pairs.swap(run);
        std::vector<UnreadCell> notRead;
        notRead.swap(unread);
        if (pairs.size() < kLeastPoints)
            return;
        const std::string between = pairs.front().between.empty() ? pairs.front().after : pairs.front().between;
        const ByteSpan first = pairs.front().source;
        locate(list);
        std::string title = captionAbove(m_document, list.begin, true);
        if (title.empty() || first.begin - list.begin > 200)
            title = titleOf(m_document, list.section);
        list.title = title;
        const auto unit = quantity::namedUnit(title);
        auto series = seriesOf(list, std::move(pairs), true, unit);
        if (!series)
            return;
        series->title = plainHeading(unit && !unit->name.empty() ? unit->name : title);
        if (isMeasure(between) && series->title.find(between) == std::string::npos)
            series->title = series->title.empty() ? between : between + " · " + series->title;
        series->unread.insert(series->unread.end(), notRead.begin(), notRead.end());
        (series->points.empty() ? m_refused : m_out).push_back(std::move(*series));
    }

    void locate(Chunk& chunk) const
    {
        if (chunk.section == document::kNoSection)
            chunk.section = m_document.sectionAt(chunk.begin);
    }

    void readCells(const std::vector<bool>& tablesWithSeries)
    {
        for (std::size_t index = 0; index < m_document.tables.size() && !m_pace.stopped(); ++index) {
            const document::Table& table = m_document.tables[index];
            if (tablesWithSeries[index] || isStructural(m_document, table))
                continue;
            for (const document::Table::Row& row : table.rows)
                readRow(table, row);
        }
    }

    void readRow(const document::Table& table, const document::Table::Row& row)
    {
        constexpr std::size_t kShortest = 24; // three dates with three values
        constexpr std::size_t kLongestTitle = 90;
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            if (row.cells[column].size() < kShortest)
                continue;
            Chunk chunk;
            chunk.document = &m_document;
            chunk.text = row.cells[column];
            chunk.begin = row.span.begin;
            chunk.row = row.line;
            if (column < row.cellSpans.size() && m_document.tree &&
                row.cellSpans[column].end <= m_document.tree->source().size()) {
                chunk.text = row.cellSpans[column].of(m_document.tree->source());
                chunk.begin = row.cellSpans[column].begin;
            }
            chunk.section = table.section;
            chunk.title = column > 0 && !row.cells.front().empty() && row.cells.front().size() <= kLongestTitle
                              ? row.cells.front()
                              : titleOf(m_document, table.section);
            readSentences(std::move(chunk));
        }
    }

    const Document& m_document;
    Today m_today;
    Pace& m_pace;
    std::size_t m_least; ///< pairs that a run is looked at for
    std::vector<Series> m_out;
    std::vector<Series> m_refused;
};

bool close(double a, double b)
{
    return a == b || std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool tellsTheSame(const Series& text, const Series& other)
{
    if (text.unit != other.unit || text.dimension != other.dimension || other.xKind != XKind::Time)
        return false;
    // both in order of time
    auto at = other.points.begin();
    return std::all_of(text.points.begin(), text.points.end(), [&](const Point& point) {
        at = std::find_if(at, other.points.end(), [&](const Point& candidate) {
            return candidate.period->start == point.period->start && candidate.period->end == point.period->end &&
                   close(candidate.low, point.low) && close(candidate.high, point.high);
        });
        return at != other.points.end();
    });
}

} // namespace

void textSeries(const Document& document, Today today, const std::vector<bool>& tablesWithSeries, Pace& pace, Tell tell,
                Extraction& out)
{
    TextReader(document, today, pace, tell).run(tablesWithSeries, out);
}

void dropToldTwice(std::vector<Series>& told, const std::vector<Series>& tables)
{
    // By the point that a repetition would begin with; what many series share is looked up only so far.
    constexpr std::size_t kMostCandidates = 32;
    using Key = std::tuple<std::string_view, std::chrono::sys_days, std::chrono::sys_days, float>;
    const auto keyOf = [](const Series& series, const Point& point) {
        return Key(series.unit, point.period->start, point.period->end, static_cast<float>(point.low));
    };
    std::map<Key, std::vector<const Series*>> saying;
    const auto note = [&](const Series& series) {
        for (const Point& point : series.points) {
            auto& list = saying[keyOf(series, point)];
            if (list.size() < kMostCandidates)
                list.push_back(&series);
        }
    };
    if (told.empty())
        return;
    for (const Series& series : tables) {
        if (series.xKind == XKind::Time)
            note(series);
    }
    std::vector<bool> twice(told.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
        const auto list = saying.find(keyOf(told[i], told[i].points.front()));
        twice[i] =
            list != saying.end() && std::any_of(list->second.begin(), list->second.end(),
                                                [&](const Series* each) { return tellsTheSame(told[i], *each); });
        if (!twice[i])
            note(told[i]);
    }
    std::vector<Series> kept;
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (!twice[i])
            kept.push_back(std::move(told[i]));
    }
    told = std::move(kept);
}

} // namespace zhilan::series

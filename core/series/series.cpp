#include "core/series/series.h"

#include "core/series/captions.h"
#include "core/series/extraction.h"
#include "core/series/table_series.h"
#include "core/series/text_series.h"
#include "core/series/wording.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace zhilan::series
{
namespace
{

/// Two tables with a column of one name each are told apart by what their headings say.
void tellApart(const document::Document& document, std::vector<Series>& all)
{
    std::map<std::string, std::vector<std::size_t>, std::less<>> byTitle;
    for (std::size_t i = 0; i < all.size(); ++i)
        byTitle[all[i].title].push_back(i);
    for (const auto& [title, indices] : byTitle) {
        if (indices.size() < 2)
            continue;
        for (const std::size_t i : indices) {
            if (all[i].source.kind != SourceKind::Table)
                continue;
            const std::string heading =
                plainHeading(surroundingsOf(document, document.tables[all[i].source.table]).heading);
            if (!heading.empty() && all[i].title.find(heading) == std::string::npos)
                all[i].title += " · " + heading;
        }
    }
}

} // namespace

std::string_view xKindName(XKind kind)
{
    switch (kind) {
    case XKind::Time:
        return "time";
    case XKind::Category:
        return "category";
    case XKind::Number:
        return "number";
    }
    return {};
}

std::string_view reasonName(UnreadReason reason)
{
    static constexpr std::array<std::string_view, 18> kNames = {
        "no_number",    "sentence",      "several_numbers", "date_beside",       "date_only",
        "words_around", "remark",        "increment",       "nothing_to_repeat", "no_unit",
        "other_unit",   "too_large",     "no_period",       "repeated_date",     "total",
        "overlap",      "too_many_rows", "too_few",
    };
    return kNames[static_cast<std::size_t>(reason)];
}

std::string whyUnread(UnreadReason reason, std::string_view detail)
{
    const auto with = [&](std::string_view words) {
        return std::string(words) + (detail.empty() ? std::string() : " (" + std::string(detail) + ")");
    };
    switch (reason) {
    case UnreadReason::NoNumber:
        return "no number in it";
    case UnreadReason::Sentence:
        return "a sentence, not a value";
    case UnreadReason::SeveralNumbers:
        return "more than one number in it";
    case UnreadReason::DateBeside:
        return "a date beside the number";
    case UnreadReason::DateOnly:
        return "a date, not a value";
    case UnreadReason::WordsAround:
        return "words around the number";
    case UnreadReason::Remark:
        return "only a remark in parentheses";
    case UnreadReason::Increment:
        return "an increment on what stood before, not a level";
    case UnreadReason::NothingToRepeat:
        return "nothing above to repeat";
    case UnreadReason::NoUnit:
        return "a number without the column's unit";
    case UnreadReason::OtherUnit:
        return "another unit than the column: " + std::string(detail);
    case UnreadReason::TooLarge:
        return "larger than a number can be";
    case UnreadReason::NoPeriod:
        return "the time of the row was not understood";
    case UnreadReason::RepeatedDate:
        return with("another value for the same time");
    case UnreadReason::Total:
        return "a total, kept apart";
    case UnreadReason::Overlap:
        return with("covers other points, kept apart");
    case UnreadReason::TooManyRows:
        return "the table goes on past the rows that are read";
    case UnreadReason::TooFew:
        return "too few others of its kind for a series";
    }
    return {};
}

Extraction extractAllAt(Pace& pace, const document::Document& document, Tell tell)
{
    const Today today = document.date ? Today(document.date->start) : Today();
    Extraction out;
    Extraction told;
    std::vector<bool> tablesWithSeries(document.tables.size());
    for (std::uint32_t table = 0; table < document.tables.size() && !pace.stopped(); ++table) {
        const std::size_t before = out.series.size();
        tableSeries(document, table, today, pace, out);
        tablesWithSeries[table] = out.series.size() > before;
    }
    textSeries(document, today, tablesWithSeries, pace, tell, told);
    dropToldTwice(told.series, out.series);
    if (pace.stopped())
        return {};
    std::move(told.series.begin(), told.series.end(), std::back_inserter(out.series));
    std::move(told.refused.begin(), told.refused.end(), std::back_inserter(out.refused));
    tellApart(document, out.series);
    const auto before = [](const Series& a, const Series& b) {
        const bool aTime = a.xKind == XKind::Time;
        const bool bTime = b.xKind == XKind::Time;
        return aTime != bTime ? aTime : a.source.span.begin < b.source.span.begin;
    };
    std::stable_sort(out.series.begin(), out.series.end(), before);
    std::stable_sort(out.refused.begin(), out.refused.end(), before);
    return out;
}

std::vector<Series> extractAt(Pace& pace, const document::Document& document)
{
    return extractAllAt(pace, document, Tell::Series).series;
}

std::vector<Series> extract(const document::Document& document, const std::stop_token& stop)
{
    Pace pace(stop);
    return extractAt(pace, document);
}

Extraction extractAll(const document::Document& document, const std::stop_token& stop)
{
    Pace pace(stop);
    return extractAllAt(pace, document);
}

bool isFault(const Series& refused)
{
    const bool compared = refused.source.kind != SourceKind::Table;
    return std::any_of(refused.unread.begin(), refused.unread.end(),
                       [compared](const UnreadCell& cell) { return !compared || cell.reason != UnreadReason::TooFew; });
}

} // namespace zhilan::series

#include "core/series/pairs.h"

#include "core/series/assemble.h"
#include "core/series/wording.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>

namespace zhilan::series
{
namespace
{

using quantity::Quantity;
using quantity::Reading;

constexpr std::size_t kLeastPoints = 3; // two values beside two dates are a comparison, not a course
constexpr std::size_t kComparison = 2;

bool holdsAny(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// 增加, 增长, rose by: 1; 下降, fell: -1; 0 where the words do not speak of a step: 增长到, rose to.
int changeIn(std::string_view between)
{
    if (holdsAny(between, {"到", "至", " to "}))
        return 0;
    if (holdsAny(between, {"下降", "下滑", "减少", "降低", "下跌", "缩减", "萎缩", "回落", "fell", "declin", "drop",
                           "decreas", "shrank"}))
        return -1;
    return holdsAny(between, {"增加", "新增", "增长", "上升", "上涨", "increase", "added", "grew", "rose", "+"}) ? 1
                                                                                                                 : 0;
}

bool saysForecast(std::string_view words)
{
    return holdsAny(words, {"预计", "预测", "预期", "有望", "予想", "forecast", "projected", "expected", "estimated"});
}

/// The quantity right after (or before) a period, when nothing else comes in between.
/// `first`: the words between may name what the whole run tells, "2025年全球人形机器人出货1.3万台，2026年…".
std::optional<Pair> partnerOf(const Chunk& chunk, std::string_view text, const Period& period,
                              const std::vector<Quantity>& quantities, std::size_t& next, bool periodFirst, bool first)
{
    constexpr std::size_t kMostWords = 6;
    constexpr std::size_t kMostWordsOfName = 14;
    if (periodFirst) {
        while (next < quantities.size() && quantities[next].span.begin < period.span.end)
            ++next;
        if (next == quantities.size())
            return std::nullopt;
        const std::size_t words = wordsBetween(text, period.span.end, quantities[next].span.begin);
        const std::string_view gap = text.substr(period.span.end, quantities[next].span.begin - period.span.end);
        const bool name = first && words <= kMostWordsOfName && isMeasure(gap) &&
                          !holdsAny(gap, {"，", "。", "；", "：", "、", "（", ",", ";", ":", "("});
        if (words > kMostWords && !name)
            return std::nullopt;
        return pairOf(chunk, text, period, quantities[next]);
    }
    while (next + 1 < quantities.size() && quantities[next + 1].span.end <= period.span.begin)
        ++next;
    if (next == quantities.size() || quantities[next].span.end > period.span.begin ||
        wordsBetween(text, quantities[next].span.end, period.span.begin) > kMostWords)
        return std::nullopt;
    return pairOf(chunk, text, period, quantities[next]);
}

struct Place {
    Period period;
    bool dated = true;
};

/// The periods, and among them the relative dates that nothing counts from.
std::vector<Place> placesOf(const Reading& reading)
{
    std::vector<Place> out;
    auto unread = reading.unread.begin();
    const auto addUndated = [&](std::uint32_t before) {
        for (; unread != reading.unread.end() && unread->span.begin < before; ++unread) {
            if (unread->why == quantity::kRelativeDate)
                out.push_back({{{}, {}, Precision::Years, true, unread->span}, false});
        }
    };
    for (const Period& period : reading.periods) {
        addUndated(period.span.begin);
        out.push_back({period, true});
    }
    addUndated(std::numeric_limits<std::uint32_t>::max());
    return out;
}

/// 增长10%, 下降5% in every pair: what is told is the rate.
bool tellsRates(const std::vector<Pair>& pairs)
{
    return std::all_of(pairs.begin(), pairs.end(), [](const Pair& pair) {
        return pair.change != 0 && pair.quantity.dimension == quantity::Dimension::Percent &&
               pair.quantity.kind == quantity::Kind::Point && pair.quantity.low >= 0;
    });
}

void negate(Pair& pair)
{
    pair.quantity.low = pair.quantity.high = -pair.quantity.low;
    pair.words.insert(0, 1, '-');
}

std::vector<std::vector<Pair>> runsOf(const Chunk& chunk, std::string_view text, const Reading& reading,
                                      bool periodFirst, std::size_t least)
{
    constexpr std::size_t kMostWordsApart = 12;
    std::vector<std::vector<Pair>> out;
    std::vector<Pair> run;
    std::size_t quantity = 0;
    std::size_t before = 0;
    const auto finish = [&] {
        if (run.size() >= least)
            out.push_back(std::move(run));
        run.clear();
    };
    for (const Place& place : placesOf(reading)) {
        auto pair = partnerOf(chunk, text, place.period, reading.quantities, quantity, periodFirst, run.empty());
        if (pair)
            pair->dated = place.dated;
        const std::size_t begin = pair ? std::min(pair->period.span.begin, pair->quantity.span.begin) : 0;
        if (!pair || (!run.empty() && (begin < before || wordsBetween(text, before, begin) > kMostWordsApart)))
            finish();
        if (pair) {
            pair->forecast = pair->forecast || (!run.empty() && saysForecast(text.substr(before, begin - before)));
            before = std::max(pair->period.span.end, pair->quantity.span.end);
            run.push_back(std::move(*pair));
        }
    }
    finish();
    return out;
}

std::size_t countPairs(const std::vector<std::vector<Pair>>& runs)
{
    std::size_t count = 0;
    for (const auto& run : runs)
        count += run.size();
    return count;
}

/// The words that name what is measured differ: 2023年融资…, 2024年收入….
bool measureDifferentThings(const std::vector<Pair>& pairs, bool strict)
{
    const auto differ = [strict](const std::string& a, const std::string& b) {
        if (a.empty() || b.empty() || a == b)
            return false;
        return strict ||
               (isMeasure(a) && isMeasure(b) && a.find(b) == std::string::npos && b.find(a) == std::string::npos);
    };
    const auto firstOf = [&](std::string Pair::*words) -> std::string {
        for (const Pair& pair : pairs) {
            if (!(pair.*words).empty())
                return pair.*words;
        }
        return {};
    };
    const std::string between = firstOf(&Pair::between);
    const std::string after = firstOf(&Pair::after);
    return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
        return differ(between, pair.between) || (strict && differ(after, pair.after));
    });
}

/// "（1:05:20）月薪从" without what stands in brackets that are closed: a time, a unit, a remark.
std::string withoutClosedParentheses(std::string_view words)
{
    std::string out;
    std::vector<std::size_t> open; // where they stand in `out`
    for (std::size_t at = 0; at < words.size();) {
        const std::string_view here = words.substr(at);
        const bool wideOpen = here.starts_with("（");
        const bool wideClose = here.starts_with("）");
        const std::size_t size = wideOpen || wideClose ? 3 : 1;
        if (wideOpen || here.starts_with('(')) {
            open.push_back(out.size());
            out += here.substr(0, size);
        } else if ((wideClose || here.starts_with(')')) && !open.empty()) {
            out.resize(open.back());
            open.pop_back();
        } else {
            out += here.substr(0, size);
        }
        at += size;
    }
    return out;
}

/// Where the clause begins that `words` ends with, and whether a colon stands before it.
std::size_t clauseBegin(std::string_view words, bool& colon)
{
    static constexpr std::array<std::string_view, 18> kEnds = {"。", "；", "：", "，", "—",  "–", "（", "、", "“",
                                                               "; ", ": ", ", ", "(",  "\n", "|", "•",  "：", ":"};
    std::size_t begin = 0;
    colon = false;
    const auto isDigitAt = [words](std::size_t at) {
        return at < words.size() && words[at] >= '0' && words[at] <= '9';
    };
    for (const std::string_view mark : kEnds) {
        std::size_t at = words.rfind(mark);
        while (at != std::string_view::npos && at > 0 && isDigitAt(at - 1) && isDigitAt(at + mark.size()))
            at = words.rfind(mark, at - 1); // 12:36, 1,000
        if (at != std::string_view::npos && at + mark.size() > begin) {
            begin = at + mark.size();
            colon = mark == "：" || mark == ": " || mark == ":";
        }
    }
    return begin;
}

/// Up to the verb: "total DRAM sufficiency" of "total DRAM sufficiency deteriorates from".
std::string_view upToVerb(std::string_view clause)
{
    static constexpr std::array<std::string_view, 53> kVerbs = {
        "deteriorates", "deteriorated", "improves",  "improved", "rises",     "rose",   "rising", "grew",    "grows",
        "growing",      "fell",         "falls",     "falling",  "went",      "goes",   "was",    "is",      "were",
        "are",          "increased",    "increases", "reached",  "reaches",   "hit",    "jumped", "climbed", "dropped",
        "declined",     "declines",     "from",      "at",       "will",      "would",  "has",    "have",    "had",
        "stood",        "totaled",      "totalled",  "expected", "projected", "should", "could",  "surged",  "doubled",
        "moved",        "expanded",     "shrank",    "amounted", "came",      "in",     "to",     "for"};
    for (std::size_t at = 0; at < clause.size();) {
        std::size_t end = at;
        while (end < clause.size() && std::isalpha(static_cast<unsigned char>(clause[end])) != 0)
            ++end;
        const std::string_view word = clause.substr(at, end - at);
        if (!word.empty() && std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end()) {
            clause = clause.substr(0, at);
            break;
        }
        at = std::max(end, at + 1);
    }
    for (const std::string_view saying :
         {"认为", "表示", "预测", "指出", "估计", "判断", "提到", "透露", "显示", "来看"}) {
        if (const std::size_t at = clause.rfind(saying); at != std::string_view::npos)
            clause = clause.substr(at + saying.size());
    }
    for (const std::string_view verb :
         {"分别", "预计", "从", "從", "將", "約",   "會", "達",   "為", "漲", "由", "在",     "达",   "为",
          "是",   "将",   "约", "已", "会", "有望", "涨", "增至", "升", "降", "跌", "增长到", "超过", "接近"}) {
        const std::size_t at = clause.find(verb);
        if (at != std::string_view::npos && at > 0)
            clause = clause.substr(0, at);
    }
    return clause;
}

/// "正文里也说得很清楚：", "如下：": says that something follows, not what.
bool announces(std::string_view label)
{
    constexpr std::array<std::string_view, 6> kWords{"清楚", "明白", "如下", "以下", "来看", "來看"};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return label.ends_with(word); });
}

std::string cleaned(std::string_view words)
{
    std::string out;
    for (const char c : words) {
        if (c != '*' && c != '`' && c != '_' && c != '#')
            out += c;
    }
    std::string_view text = trimmed(out);
    for (const std::string_view lead :
         {"- ", "+ ", "> ", "and ", "while ", "but ", "of which ", "The ", "the ", "其中", "而", "但"}) {
        if (text.starts_with(lead))
            text = trimmed(text.substr(lead.size()));
    }
    for (const std::string_view tail :
         {"的", "：", ":", "~", "≈", "$", "\"", "”", "“", "-", "–", "では", "は", "が", "も", "の"}) {
        if (text.ends_with(tail))
            text = trimmed(text.substr(0, text.size() - tail.size()));
    }
    return std::string(text);
}

} // namespace

std::size_t wordsBetween(std::string_view text, std::size_t begin, std::size_t end)
{
    constexpr std::size_t kLatinWord = 2; // says about as much as two Han characters
    std::size_t count = 0;
    bool inWord = false;
    for (std::size_t at = begin; at < end; ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            const bool word = std::isalnum(c) != 0;
            count += word && !inWord ? kLatinWord : 0;
            inWord = word;
        } else if ((c & 0xC0U) != 0x80U && c != 0xEF && c != 0xE2 &&
                   !(c == 0xE3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80)) {
            ++count; // neither CJK punctuation, full-width forms nor dashes
            inWord = false;
        }
    }
    return count;
}

Pair pairOf(const Chunk& chunk, std::string_view text, const Period& period, const Quantity& quantity)
{
    constexpr std::size_t kLongestAfter = 24;
    const auto offset = static_cast<std::uint32_t>(text.data() - chunk.text.data());
    const auto shifted = [offset](ByteSpan span) {
        return ByteSpan{span.begin + offset, span.end + offset};
    };
    Pair pair;
    pair.period = period;
    pair.quantity = quantity;
    const ByteSpan both{std::min(period.span.begin, quantity.span.begin), std::max(period.span.end, quantity.span.end)};
    const std::size_t gapBegin = std::min(period.span.end, quantity.span.end);
    const std::size_t gapEnd = std::max(period.span.begin, quantity.span.begin);
    const std::string_view gap = text.substr(gapBegin, gapEnd - gapBegin);
    pair.between = wordsThatMatter(withoutParentheses(gap));
    const std::string_view behind = text.substr(quantity.span.end, kLongestAfter);
    pair.after = wordsThatMatter(behind.substr(0, behind.find_first_of("\xE3\xEF,.;:()\n")));
    pair.source = chunk.inSource(shifted(both));
    pair.value = chunk.inSource(shifted(quantity.span));
    pair.line = chunk.lineAt(shifted(both).begin);
    pair.x = std::string(period.span.of(text));
    pair.words = std::string(quantity.span.of(text));
    pair.change = period.span.begin < quantity.span.begin ? changeIn(gap) : 0;
    pair.forecast = saysForecast(gap) ||
                    (pair.x.size() > 1 && (pair.x.ends_with('E') || pair.x.ends_with('F') || pair.x.ends_with('e')));
    return pair;
}

std::vector<std::vector<Pair>> pairsOfSentence(const Chunk& chunk, std::string_view sentence, const Reading& reading,
                                               std::size_t least)
{
    const auto undated = std::count_if(reading.unread.begin(), reading.unread.end(),
                                       [](const auto& unread) { return unread.why == quantity::kRelativeDate; });
    const std::size_t places = reading.periods.size() + static_cast<std::size_t>(undated);
    if (places < least || reading.quantities.size() < least)
        return {};
    auto periodFirst = runsOf(chunk, sentence, reading, true, least);
    // Where the sentence begins with a date, dates lead all along: never the other way round.
    const std::uint32_t firstDate =
        reading.periods.empty() ? placesOf(reading).front().period.span.begin : reading.periods.front().span.begin;
    if (reading.quantities.front().span.begin > firstDate)
        return periodFirst;
    auto valueFirst = runsOf(chunk, sentence, reading, false, least);
    return countPairs(valueFirst) > countPairs(periodFirst) ? valueFirst : periodFirst;
}

std::optional<Pair> pairOfItem(const Chunk& item, const Reading& reading)
{
    constexpr std::size_t kMostWordsBefore = 8;
    constexpr std::size_t kMostWordsBetween = 10;
    if (reading.periods.empty() || reading.quantities.empty())
        return std::nullopt;
    const Period& period = reading.periods.front();
    if (wordsBetween(item.text, 0, std::min(period.span.begin, reading.quantities.front().span.begin)) >
        kMostWordsBefore)
        return std::nullopt;
    for (const Quantity& quantity : reading.quantities) {
        const bool after = quantity.span.begin >= period.span.end;
        const std::size_t begin = after ? period.span.end : quantity.span.end;
        const std::size_t end = after ? quantity.span.begin : period.span.begin;
        const std::string gap = withoutParentheses(item.text.substr(begin, end - begin));
        if (wordsBetween(gap, 0, gap.size()) > (after ? kMostWordsBetween : 2))
            continue;
        // a number inside a remark is none of the item's own: "2002年（第2届）：2400万"
        const std::string_view gapInFull = item.text.substr(begin, end - begin);
        const auto opened = std::count(gapInFull.begin(), gapInFull.end(), '(');
        const auto closed = std::count(gapInFull.begin(), gapInFull.end(), ')');
        const bool inside =
            opened > closed ||
            (gapInFull.rfind("（") != std::string_view::npos &&
             (gapInFull.rfind("）") == std::string_view::npos || gapInFull.rfind("）") < gapInFull.rfind("（")));
        if (!inside)
            return pairOf(item, item.text, period, quantity);
    }
    return std::nullopt;
}

namespace
{

/// "10 people in 2021, 50 in 2022": what the first one counts the others count as well.
void lendNoun(std::vector<Pair>& pairs)
{
    const Quantity& first = pairs.front().quantity;
    const bool alone = first.dimension == quantity::Dimension::Count &&
                       std::all_of(pairs.begin() + 1, pairs.end(), [](const Pair& pair) {
                           return pair.quantity.dimension == quantity::Dimension::Number && pair.quantity.unit.empty();
                       });
    for (std::size_t i = 1; alone && i < pairs.size(); ++i) {
        pairs[i].quantity.unit = first.unit;
        pairs[i].quantity.dimension = first.dimension;
    }
}

/// Each with its own reason, or all with that given.
Series listed(const std::vector<Observation>& observations, std::optional<UnreadReason> reason = {})
{
    Series out;
    for (const Observation& observation : observations)
        out.unread.push_back(
            unreadCell(observation.text, observation.line, observation.span, reason.value_or(observation.cell.reason)));
    return out;
}

} // namespace

std::optional<Series> seriesOf(const Chunk& chunk, std::vector<Pair> pairs, bool strict,
                               const std::optional<quantity::NamedUnit>& unit)
{
    lendNoun(pairs);
    const bool anyUnit =
        std::any_of(pairs.begin(), pairs.end(), [](const Pair& pair) { return !pair.quantity.unit.empty(); });
    while (anyUnit && !pairs.empty() && pairs.back().quantity.unit.empty() && !pairs.back().between.empty())
        pairs.pop_back(); // the sentence has gone on to something else
    const bool scaled = std::all_of(pairs.begin(), pairs.end(),
                                    [](const Pair& pair) { return !quantity::isUnscaled(pair.words); }); // 5亿
    const bool measured = anyUnit || scaled || unit || (strict && isMeasure(chunk.title));
    if (pairs.size() < kComparison || (!measured && !strict) || measureDifferentThings(pairs, strict))
        return std::nullopt;
    const bool rates = tellsRates(pairs);
    std::vector<Observation> observations;
    std::vector<UnreadCell> undated;
    ByteSpan whole = pairs.front().source;
    for (Pair& pair : pairs) {
        whole = {std::min(whole.begin, pair.source.begin), std::max(whole.end, pair.source.end)};
        if (rates && pair.change < 0)
            negate(pair);
        if (!pair.dated) {
            undated.push_back(unreadCell(pair.x + " " + pair.words, pair.line, pair.source, UnreadReason::NoPeriod));
            continue;
        }
        Observation observation;
        observation.x = std::move(pair.x);
        observation.period = pair.period;
        observation.forecast = pair.forecast;
        observation.cell.kind = measured && (pair.change == 0 || rates) ? CellKind::Value : CellKind::Text;
        observation.cell.reason = measured ? UnreadReason::Increment : UnreadReason::NoUnit;
        observation.cell.quantity = std::move(pair.quantity);
        observation.cell.words = std::move(pair.words);
        observation.text = observation.cell.words;
        observation.line = pair.line;
        observation.span = pair.source;
        observation.cellSpan = pair.value;
        observations.push_back(std::move(observation));
    }
    const std::size_t least = undated.empty() ? kLeastPoints : 2;
    const std::uint32_t line = std::min_element(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
                                   return a.line < b.line;
                               })->line;
    auto series = assemble(observations, XKind::Time, unit);
    if (pairs.size() == kComparison) {
        const bool alike = series && series->points.size() == kComparison;
        series = alike ? std::optional(listed(observations, UnreadReason::TooFew)) : std::nullopt;
    } else if (undated.size() == pairs.size()) {
        series.emplace();
    } else if (!series || series->points.size() < least) {
        series = measured ? refusal(std::move(observations), unit) : listed(observations);
    }
    if (!series)
        return std::nullopt;
    series->unread.insert(series->unread.begin(), undated.begin(), undated.end());
    series->source = {SourceKind::Text, line, chunk.section, 0, 0, whole};
    return series;
}

std::string subjectBefore(std::string_view written, bool namesVary)
{
    constexpr std::size_t kLongestBytes = 72;
    const std::string whole = withoutClosedParentheses(written);
    const std::string_view words = whole;
    bool colon = false;
    const std::size_t begin = clauseBegin(words, colon);
    std::string subject = cleaned(upToVerb(trimmed(words.substr(begin))));
    if (colon && (subject.empty() || namesVary)) {
        std::string_view label = trimmed(words.substr(0, begin));
        while (label.ends_with(':') || label.ends_with("：") || label.ends_with('*'))
            label = trimmed(label.substr(0, label.size() - (label.ends_with("：") ? 3 : 1)));
        bool ignored = false;
        const std::string named = cleaned(label.substr(clauseBegin(label, ignored)));
        if (!announces(named) && (subject.empty() || isMeasure(named)))
            subject = named;
    }
    const bool letters = std::any_of(subject.begin(), subject.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalpha(static_cast<unsigned char>(c)) != 0;
    });
    constexpr std::size_t kShortestBytes = 2;
    return letters && subject.size() >= kShortestBytes && subject.size() <= kLongestBytes ? subject : std::string();
}

} // namespace zhilan::series

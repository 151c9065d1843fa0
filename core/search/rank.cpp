#include "core/search/rank.h"

#include "core/search/nearness.h"
#include "core/search/raise_phrase.h"
#include "core/search/said.h"
#include "core/search/snapshot_parts.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

namespace zhilan::search
{
namespace
{

// Steps between the classes of order; what the weights add up to stays below the smallest.
constexpr double kSaid = 400;
constexpr double kPhrase = 200;
constexpr double kNear = 40;
/// So many of the best are looked at for how near to each other the terms stand.
constexpr std::size_t kLookedAt = 200;
/// Of more, as there are where very many are equal, most are in the same pages: asking for each would take longer.
constexpr std::size_t kFetchedAtOnce = 1000;
constexpr double kFit = 10;
constexpr double kMostWeight = 9;

constexpr Bm25 kTerms{1.2, 0.6, 4, 0.5};

/// The terms of a query in a row, as a phrase, letters and digits joined in any way where none is quoted; nothing where
/// there are fewer than two.
std::optional<QueryNode> phraseOf(const QueryNode& root)
{
    if (root.kind != QueryKind::All)
        return std::nullopt;
    QueryNode phrase;
    phrase.kind = QueryKind::Text;
    std::size_t terms = 0;
    for (const QueryNode& child : root.children) {
        if (child.kind != QueryKind::Text || child.field)
            continue;
        phrase.text += (terms > 0 ? " " : "") + child.text;
        phrase.quoted = phrase.quoted || child.quoted;
        ++terms;
    }
    return terms > 1 ? std::optional(phrase) : std::nullopt;
}

/// The score that something must have to be among the best: several threads raise it, and never above what it is.
using Least = std::atomic<double>;

/// Of very many sections those that may be among the best, without keeping the others.
class BestScores
{
public:
    /// `least`: of all that look for the same best ones.
    BestScores(std::size_t most, Least& least)
        : m_most(std::max<std::size_t>(most, 1)), m_full(4 * m_most), m_least(least)
    {
    }

    /// What has less is not among the best.
    [[nodiscard]] double least() const { return m_least.load(std::memory_order_relaxed); }
    void add(const Ranked& ranked)
    {
        if (ranked.score < least())
            return;
        m_ranked.push_back(ranked);
        if (m_ranked.size() >= m_full)
            dropWorse();
    }
    [[nodiscard]] std::vector<Ranked> take() && { return std::move(m_ranked); }

private:
    /// What is as good as the last one stays: what decides between equals is not known yet.
    void dropWorse()
    {
        const auto last = m_ranked.begin() + static_cast<std::ptrdiff_t>(m_most - 1);
        std::nth_element(m_ranked.begin(), last, m_ranked.end(),
                         [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
        double known = least();
        while (known < last->score && !m_least.compare_exchange_weak(known, last->score, std::memory_order_relaxed)) {
        }
        std::erase_if(m_ranked, [least = least()](const Ranked& each) { return each.score < least; });
        m_full = std::max(m_full, 2 * m_ranked.size());
    }

    std::size_t m_most;
    std::size_t m_full;
    Least& m_least; ///< no score is less than what it begins with
    std::vector<Ranked> m_ranked;
};

/// The best of the sections that the only term of a query stands in. Its rarity makes no difference.
class TermScorer
{
public:
    TermScorer(const SegmentFile& file, std::uint32_t segment, const Saturation& saturation, std::size_t most,
               Least& least)
        : m_lengths(file.lengths()), m_segment(segment), m_saturation(saturation), m_best(most, least)
    {
        raiseTo(m_best.least());
    }

    void add(std::span<const SectionNumber> sections, std::span<const Strength> strengths)
    {
        m_total += sections.size();
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const auto length = static_cast<LengthClass>(m_lengths[sections[i]]);
            if (length >= m_tooLong[strengths[i]])
                continue;
            m_best.add({scoreOf(strengths[i], length), m_segment, sections[i], 0});
            if (m_best.least() != m_least)
                raiseTo(m_best.least());
        }
    }
    [[nodiscard]] RankedTerm take() && { return {m_total, std::move(m_best).take()}; }

private:
    static constexpr unsigned kLengths = 256;

    [[nodiscard]] double scoreOf(Strength strength, LengthClass length) const
    {
        return (kInsideFit - fitIn(strength)) * kFit + m_saturation.of(weightIn(strength), length) * kMostWeight;
    }
    /// The longer a section is, the less it scores: what is too long is not looked at any closer.
    void raiseTo(double least)
    {
        m_least = least;
        for (std::size_t strength = 0; strength < m_tooLong.size(); ++strength) {
            unsigned low = 0;
            unsigned high = kLengths;
            while (low < high) {
                const unsigned middle = low + (high - low) / 2;
                if (scoreOf(static_cast<Strength>(strength), static_cast<LengthClass>(middle)) < least)
                    high = middle;
                else
                    low = middle + 1;
            }
            m_tooLong[strength] = static_cast<std::uint16_t>(low);
        }
    }

    std::string_view m_lengths;
    std::uint32_t m_segment;
    const Saturation& m_saturation;
    std::uint64_t m_total = 0;
    BestScores m_best;
    double m_least = 0;                                               ///< what m_tooLong was made for
    std::array<std::uint16_t, std::size_t{3} * kWeights> m_tooLong{}; ///< by strength: the first such LengthClass
};

} // namespace

Saturation::Saturation(double middling, const Bm25& parameters)
{
    for (std::size_t length = 0; length < 256; ++length) {
        const double norm = 1 + parameters.length * (lengthOf(static_cast<LengthClass>(length)) / middling - 1);
        for (std::size_t weight = 0; weight < kWeights; ++weight) {
            const double times =
                weight == kInheritedHeading
                    ? parameters.inherited
                    : timesOf(static_cast<Weight>(weight)) + ((weight & kInHeading) != 0 ? parameters.heading : 0);
            m_values[weight][length] = times / (times + parameters.saturation * norm);
        }
    }
}

double middlingLength(const Snapshot& snapshot)
{
    std::uint64_t chars = 0;
    for (const auto& segment : snapshot.segments())
        chars += segment->liveChars();
    return std::max(1.0, static_cast<double>(chars) /
                             static_cast<double>(std::max<std::uint64_t>(1, snapshot.sectionCount())));
}

double rarity(std::uint64_t found, std::uint64_t all)
{
    const auto n = static_cast<double>(found);
    return std::log(1 + (static_cast<double>(all) - n + 0.5) / (n + 0.5));
}

void keepBest(const Snapshot& snapshot, std::vector<Ranked>& ranked, std::size_t most)
{
    if (most == 0)
        ranked.clear();
    if (ranked.size() > most) {
        const auto last = ranked.begin() + static_cast<std::ptrdiff_t>(most - 1);
        std::nth_element(ranked.begin(), last, ranked.end(),
                         [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
        std::erase_if(ranked, [least = last->score](const Ranked& each) { return each.score < least; });
    }
    // What decides between equals is looked up for those alone that may be kept.
    if (ranked.size() <= kFetchedAtOnce) {
        for (const Ranked& each : ranked)
            snapshot.segments()[each.segment]->file().willNeedDocumentOf(each.section);
        for (const Ranked& each : ranked) {
            const SegmentFile& file = snapshot.segments()[each.segment]->file();
            file.willNeedTie(file.documentOf(each.section));
        }
    }
    for (Ranked& each : ranked) {
        const SegmentFile& file = snapshot.segments()[each.segment]->file();
        each.tie = file.tieOf(file.documentOf(each.section));
    }
    if (ranked.size() > most) {
        std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(most), ranked.end());
        ranked.resize(most);
    }
    std::sort(ranked.begin(), ranked.end());
}

std::vector<Ranked> rank(const Snapshot& snapshot, const CompiledQuery& query,
                         const std::vector<SegmentAnswer>& answers, std::size_t most, const std::stop_token& stop,
                         LookAt lookAt)
{
    const std::size_t leaves = query.leaves().size();
    std::vector<double> rarities(leaves);
    double sum = 0;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
        std::uint64_t found = 0;
        for (const SegmentAnswer& answer : answers)
            found += answer.leaves[leaf].sections.size();
        rarities[leaf] = rarity(found, snapshot.sectionCount());
        sum += rarities[leaf];
    }
    if (leaves == 1) // then it makes no difference, and TermScorer leaves it out
        sum = rarities[0] = 1;
    const Saturation saturation(middlingLength(snapshot), kTerms);
    std::optional<TermPlan> phrase;
    if (const auto node = phraseOf(query.root()))
        phrase.emplace(*node);
    const bool whoSays = asksWhoSays(query);
    std::vector<std::vector<Ranked>> best(answers.size());
    Least least{0};
    forEachSegment(snapshot, [&](std::size_t i) {
        const Segment& segment = *snapshot.segments()[i];
        const SegmentAnswer& answer = answers[i];
        if (answer.sections.empty())
            return;
        if (query.onlyTerm() != nullptr && answer.sections.size() == answer.leaves.front().sections.size()) {
            TermScorer scorer(segment.file(), static_cast<std::uint32_t>(i), saturation, most, least);
            scorer.add(answer.leaves.front().sections, answer.leaves.front().strengths);
            best[i] = std::move(scorer).take().best;
            return;
        }
        BestScores ofSegment(most, least);
        std::vector<Ranked> all; // where phrases make a difference
        all.reserve(phrase ? answer.sections.size() : 0);
        const std::string_view lengths = segment.file().lengths();
        std::vector<std::size_t> at(leaves);
        auto loose = answer.loose.begin();
        for (const SectionNumber section : answer.sections) {
            double weight = 0;
            loose = std::find_if(loose, answer.loose.end(),
                                 [section](const LooseAmount& each) { return each.section >= section; });
            unsigned fit = loose != answer.loose.end() && loose->section == section ? loose->fit : 0;
            bool maybeSaid = whoSays && leaves == 0;
            const auto length = static_cast<LengthClass>(lengths[section]);
            for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
                const TermHits& hits = answer.leaves[leaf];
                std::size_t& place = at[leaf];
                while (place < hits.sections.size() && hits.sections[place] < section)
                    ++place;
                if (place == hits.sections.size() || hits.sections[place] != section)
                    continue;
                weight += rarities[leaf] * saturation.of(weightIn(hits.strengths[place]), length);
                fit = std::max(fit, fitIn(hits.strengths[place]));
                maybeSaid = maybeSaid || (whoSays && (hits.fields[place] & kSaidFields) != 0);
            }
            const double score =
                (kInsideFit - fit) * kFit + (sum > 0 ? weight / sum : 0) * kMostWeight + (maybeSaid ? kSaid : 0);
            const Ranked ranked{score, static_cast<std::uint32_t>(i), section, 0};
            phrase ? all.push_back(ranked) : ofSegment.add(ranked);
        }
        best[i] = phrase ? std::move(all) : std::move(ofSegment).take();
    });
    std::vector<Ranked> ranked;
    for (const std::vector<Ranked>& some : best)
        ranked.insert(ranked.end(), some.begin(), some.end());
    if (phrase)
        raisePhrase(snapshot, ranked, *phrase, kPhrase + kNearClasses * kNear, most, stop);
    keepBest(snapshot, ranked, most);
    const std::size_t lookedAt = lookAt == LookAt::First ? std::min(kLookedAt, ranked.size()) : 0;
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(lookedAt);
    if (whoSays) { // what may be said was let in front to be looked at
        for (Ranked& each : ranked)
            each.score -= each.score >= kSaid ? kSaid : 0;
        std::sort(ranked.begin(), end);
    }
    if (leaves > 1) {
        // What stands together is as near as can be, whatever the places of its terms tell.
        const auto apart = std::find_if_not(ranked.begin(), end, holdsPhrase);
        addNearness(snapshot, query, {apart, end}, kNear, stop);
    }
    if (whoSays)
        raiseSaid(snapshot, query, {ranked.begin(), end}, kSaid, stop);
    std::sort(ranked.begin(), end); // with what was not looked at where it is, it is the same on every page
    return ranked;
}

bool holdsPhrase(const Ranked& ranked)
{
    return ranked.score - (ranked.score >= kSaid ? kSaid : 0) >= kPhrase;
}

RankedTerm rankTerm(const Snapshot& snapshot, const CompiledQuery& query, std::size_t most, const std::stop_token& stop)
{
    const Leaf& term = *query.onlyTerm();
    const Saturation saturation(middlingLength(snapshot), kTerms);
    std::vector<RankedTerm> ofSegments(snapshot.segments().size());
    Least least{0};
    forEachSegment(snapshot, [&](std::size_t i) {
        const Segment& segment = *snapshot.segments()[i];
        TermScorer scorer(segment.file(), static_cast<std::uint32_t>(i), saturation, most, least);
        passTerm(
            segment, term.plan, term.node->field,
            [&](std::span<const SectionNumber> sections, std::span<const Strength> strengths) {
                scorer.add(sections, strengths);
            },
            stop);
        ofSegments[i] = std::move(scorer).take();
    });
    RankedTerm all;
    for (const RankedTerm& some : ofSegments) {
        all.total += some.total;
        all.best.insert(all.best.end(), some.best.begin(), some.best.end());
    }
    keepBest(snapshot, all.best, most);
    return all;
}

} // namespace zhilan::search

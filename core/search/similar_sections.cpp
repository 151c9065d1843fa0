#include "core/search/similar_sections.h"

#include "core/search/snapshot_parts.h"
#include "core/search/term_hits.h"
#include "core/search/word_lists.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace zhilan::search
{
namespace
{

/// An answer is as likely in a long section as in a short one, and says the words of the question more than once.
constexpr Bm25 kSentenceWeights{3, 0, 1, 1};
/// Of what the best section has of a sentence's pieces that do not ask, by their rarity, others must have this share to
/// be found; and beside pieces that ask, of which they may have more.
constexpr float kShare = 0.3F;
constexpr float kShareOfQuestion = 0.2F;
/// So much less of it, so that rounding leaves nothing out.
constexpr float kPruned = 0.995F;
/// What a piece that asks is worth beside one that does not.
constexpr double kAsking = 0.5;
/// Beside pieces that ask, this one not to stand behind all that have it: that it says 为什么重要 makes no section one
/// about 算力.
constexpr float kSubject = 0.5F;
/// Added to the scores of those that have it: more than all else may add.
constexpr double kSubjectFirst = 2;
/// So many of the best are looked at for what stands near each other in them.
constexpr std::size_t kLookedAt = 200;

/// In characters: a sentence, a paragraph; and what it is worth that all pieces stand in one, beside all of BM25F.
struct Nearness {
    std::uint32_t length;
    double worth;
};
constexpr std::array<Nearness, 2> kStretches{{{40, 0.3}, {160, 0.1}}};

/// Of a section that is in both lists of a word.
Weight together(Weight a, Weight b)
{
    if (a == kInheritedHeading && b == kInheritedHeading)
        return a;
    return weightOf(static_cast<std::uint32_t>(timesOf(a) + timesOf(b)), ((a | b) & kInHeading) != 0);
}

class SimilarFinder
{
public:
    SimilarFinder(const Snapshot& snapshot, const std::vector<SentencePiece>& pieces, const SectionsWithin& within,
                  SimilarOrder order, std::size_t most, const std::stop_token& stop)
        : m_snapshot(snapshot), m_pieces(pieces), m_within(within), m_order(order), m_most(most), m_stop(stop)
    {
    }

    SimilarSections run()
    {
        SimilarSections out;
        if (!weigh())
            return out;
        for (const Weighted& each : m_weights) {
            if (!asks(each.piece))
                out.heaviest.push_back(each.piece);
        }
        const Scored scored = scoreSections();
        out.sections.resize(scored.had.size());
        for (std::size_t i = 0; i < scored.had.size(); ++i) {
            for (SectionNumber section = 0; section < scored.had[i].size(); ++section) {
                const float had = scored.had[i][section];
                if (had <= 0 || had < scored.best * share())
                    continue;
                out.best.push_back({scored.scores[i][section], static_cast<std::uint32_t>(i), section, 0});
                out.sections[i].push_back(section);
            }
        }
        out.total = out.best.size();
        if (m_anyAsks)
            subjectFirst(scored, out.best);
        keepBest(m_snapshot, out.best, std::max(m_most, kLookedAt));
        if (m_order == SimilarOrder::Together)
            addNearness(out.best);
        for (Ranked& each : out.best)
            each.score /= m_anyAsks ? 1 + kSubjectFirst : 1;
        std::sort(out.best.begin(), out.best.end());
        out.best.resize(std::min(out.best.size(), m_most));
        return out;
    }

private:
    [[nodiscard]] float share() const { return m_anyAsks ? kShareOfQuestion : kShare; }
    /// Beside pieces that do not.
    [[nodiscard]] bool asks(std::size_t piece) const { return m_pieces[piece].asks && !m_allAsk; }

    /// False where nothing is to be found.
    bool weigh()
    {
        m_allAsk = std::all_of(m_pieces.begin(), m_pieces.end(), [](const auto& each) { return each.asks; });
        bool any = false;
        double sum = 0;
        for (std::size_t piece = 0; piece < m_pieces.size(); ++piece) {
            std::uint64_t found = 0;
            for (const auto& segment : m_snapshot.segments())
                found += countOf(*segment, m_pieces[piece]);
            if (found == 0)
                continue;
            any = any || !asks(piece);
            m_anyAsks = m_anyAsks || asks(piece);
            // "how" and "the" are no part of an answer; 为什么 may be.
            if (asks(piece) && m_pieces[piece].kind == TermKind::Word)
                continue;
            const double rare = rarity(found, m_snapshot.sectionCount());
            m_notAsking += asks(piece) ? 0 : rare;
            const double weight = rare * (asks(piece) && m_order == SimilarOrder::Together ? kAsking : 1);
            m_weights.push_back({weight, asks(piece) ? 0 : rare, piece});
            sum += weight;
        }
        // A word that is written in several pieces is no more than one in one: HBM beside 价格.
        std::map<std::size_t, std::size_t> piecesOf;
        for (const Weighted& each : m_weights)
            piecesOf[m_pieces[each.piece].word] += asks(each.piece) ? 0 : 1;
        for (Weighted& each : m_weights) {
            each.weight /= sum;
            each.had /= asks(each.piece) ? 1 : static_cast<double>(piecesOf[m_pieces[each.piece].word]);
            m_had += each.had;
        }
        m_notAsking /= sum;
        std::stable_sort(m_weights.begin(), m_weights.end(), [&](const Weighted& a, const Weighted& b) {
            return asks(a.piece) != asks(b.piece) ? asks(b.piece) : a.weight > b.weight;
        });
        return any;
    }

    struct Scored {
        std::vector<std::vector<float>> scores; ///< of each segment's sections
        std::vector<std::vector<float>> had;    ///< likewise: of each piece that does not ask its share, however often
                                                ///< it is there
        float best = 0;                         ///< of `had`
    };

    /// Raises the scores of those that have enough of what does not ask.
    static void subjectFirst(const Scored& scored, std::vector<Ranked>& ranked)
    {
        for (Ranked& each : ranked)
            each.score += scored.had[each.segment][each.section] >= kSubject * scored.best ? kSubjectFirst : 0;
    }

    /// What has nothing of the rarer pieces cannot have enough, and is not looked at for the rest.
    Scored scoreSections()
    {
        const Saturation saturation(middlingLength(m_snapshot), kSentenceWeights);
        Scored scored;
        const std::size_t segments = m_snapshot.segments().size();
        scored.scores.resize(segments);
        scored.had.resize(segments);
        std::vector<float> best(segments);
        forEachSegment(m_snapshot, [&](std::size_t i) {
            best[i] = scoreSegment(*m_snapshot.segments()[i], saturation, m_within.empty() ? nullptr : &m_within[i],
                                   scored.scores[i], scored.had[i]);
        });
        scored.best = segments > 0 ? *std::max_element(best.begin(), best.end()) : 0;
        return scored;
    }

    /// The best of `had`.
    float scoreSegment(const Segment& segment, const Saturation& saturation, const std::vector<bool>* within,
                       std::vector<float>& scores, std::vector<float>& had)
    {
        const std::string_view lengths = segment.file().lengths();
        scores.resize(segment.file().sectionCount());
        had.resize(segment.file().sectionCount());
        float best = 0;
        std::vector<SectionNumber> candidates;
        double left = m_had;
        bool pruned = false;
        for (const auto& [weight, share, piece] : m_weights) {
            const bool asking = asks(piece);
            const auto count = [&, weight = weight, share = share](SectionNumber section, Weight times) {
                if (within != nullptr && !(*within)[section])
                    return;
                const auto length = static_cast<LengthClass>(lengths[section]);
                scores[section] += static_cast<float>(weight * saturation.of(times, length));
                had[section] += static_cast<float>(share);
                best = std::max(best, had[section]);
            };
            if (!pruned && (asking || left < kPruned * this->share() * best)) {
                pruned = true;
                for (SectionNumber section = 0; section < had.size(); ++section) {
                    if (had[section] > 0)
                        candidates.push_back(section);
                }
            }
            left -= share;
            if (pruned)
                forEachOf(candidates, segment, m_pieces[piece], count);
            else
                forEachSection(segment, m_pieces[piece], count);
        }
        return best;
    }

    std::uint64_t countOf(const Segment& segment, const SentencePiece& piece)
    {
        std::uint64_t count = 0;
        if (segment.anyRemoved()) {
            forEachSection(segment, piece, [&](SectionNumber, Weight) { ++count; });
            return count;
        }
        const std::vector<DictionaryEntry> entries = entriesOf(segment.file(), piece.kind, piece.text);
        for (const DictionaryEntry& entry : entries)
            count += entry.count;
        return entries.size() < 2 ? count : count - sectionsInBoth(segment.file(), piece.kind, entries[0], entries[1]);
    }

    /// The same for some sections alone, which ascend.
    template <typename Each>
    void forEachOf(const std::vector<SectionNumber>& sections, const Segment& segment, const SentencePiece& piece,
                   Each&& each)
    {
        if (m_stop.stop_requested())
            throw StopRequested{};
        std::vector<Postings> lists;
        for (const DictionaryEntry& entry : entriesOf(segment.file(), piece.kind, piece.text))
            lists.push_back(segment.file().postings(piece.kind, entry));
        for (const SectionNumber section : sections) {
            std::optional<Weight> weight;
            std::erase_if(lists, [section](Postings& list) { return !list.seek(section); });
            for (const Postings& list : lists) {
                if (list.section() == section)
                    weight = weight ? together(*weight, list.weight()) : list.weight();
            }
            if (weight)
                each(section, *weight);
            else if (lists.empty())
                return;
        }
    }

    template <typename Each>
    void forEachSection(const Segment& segment, const SentencePiece& piece, Each&& each)
    {
        const std::vector<DictionaryEntry> entries = entriesOf(segment.file(), piece.kind, piece.text);
        if (entries.size() > 1)
            forEachOfTwo(segment, piece.kind, entries[0], entries[1], each);
        else if (!entries.empty())
            forEachOfOne(segment, piece.kind, entries[0], each);
    }
    template <typename Each>
    void forEachOfOne(const Segment& segment, TermKind kind, const DictionaryEntry& entry, Each&& each)
    {
        Postings postings = segment.file().postings(kind, entry);
        for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
            if (m_stop.stop_requested())
                throw StopRequested{};
            const Postings::Block some = postings.block(block);
            for (std::uint32_t i = 0; i < some.count; ++i) {
                if (segment.isLive(some.sections[i]))
                    each(some.sections[i], some.weights[i]);
            }
        }
    }

    /// Each section once.
    template <typename Each>
    void forEachOfTwo(const Segment& segment, TermKind kind, const DictionaryEntry& one, const DictionaryEntry& other,
                      Each&& each)
    {
        constexpr SectionNumber kEnd = std::numeric_limits<SectionNumber>::max();
        Postings a = segment.file().postings(kind, one);
        Postings b = segment.file().postings(kind, other);
        const auto next = [](Postings& list) {
            return list.next() ? list.section() : kEnd;
        };
        SectionNumber atA = next(a);
        SectionNumber atB = next(b);
        for (std::size_t steps = 0; atA != kEnd || atB != kEnd; ++steps) {
            if (steps % kBlock == 0 && m_stop.stop_requested())
                throw StopRequested{};
            const SectionNumber section = std::min(atA, atB);
            if (segment.isLive(section))
                each(section, atA != atB ? (atA < atB ? a : b).weight() : together(a.weight(), b.weight()));
            if (atA == section)
                atA = next(a);
            if (atB == section)
                atB = next(b);
        }
    }

    /// Adds what the pieces that stand near each other are worth.
    void addNearness(std::vector<Ranked>& ranked)
    {
        double most = 1;
        for (const Nearness& stretch : kStretches)
            most += stretch.worth;
        std::vector<std::size_t> order(std::min(kLookedAt, ranked.size()));
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(ranked[a].segment, ranked[a].section) < std::pair(ranked[b].segment, ranked[b].section);
        });
        for (auto at = order.begin(); at != order.end();) {
            const std::uint32_t number = ranked[*at].segment;
            const auto end = std::find_if(at, order.end(), [&](std::size_t i) { return ranked[i].segment != number; });
            std::vector<Places> places = placesIn(*m_snapshot.segments()[number], ranked, {at, end});
            for (Places& ofSection : places) {
                double& score = ranked[*at++].score;
                std::sort(ofSection.begin(), ofSection.end());
                for (const Nearness& stretch : kStretches)
                    score += stretch.worth * mostWithin(ofSection, stretch.length);
            }
        }
        for (Ranked& each : ranked)
            each.score /= most;
    }

    /// Where pieces stand, and which of m_weights.
    using Places = std::vector<std::pair<std::uint32_t, std::size_t>>;

    /// In each of some sections of a segment, which ascend.
    std::vector<Places> placesIn(const Segment& segment, const std::vector<Ranked>& ranked,
                                 std::span<const std::size_t> some)
    {
        std::vector<Places> out(some.size());
        std::vector<Place> places;
        for (std::size_t weight = 0; weight < m_weights.size(); ++weight) {
            if (m_stop.stop_requested())
                throw StopRequested{};
            const SentencePiece& piece = m_pieces[m_weights[weight].piece];
            if (asks(m_weights[weight].piece))
                continue;
            if (placesOf(piece.kind, piece.text) == search::Places::None)
                continue;
            for (const DictionaryEntry& entry : entriesOf(segment.file(), piece.kind, piece.text)) {
                Postings postings = segment.file().postings(piece.kind, entry);
                for (std::size_t i = 0; i < some.size(); ++i) {
                    const SectionNumber section = ranked[some[i]].section;
                    if (!postings.seek(section))
                        break;
                    if (postings.section() != section)
                        continue;
                    postings.places(places);
                    for (const Place& place : places)
                        out[i].emplace_back(place.at, weight);
                }
            }
        }
        return out;
    }

    /// The most that pieces within so many characters weigh together, each once.
    [[nodiscard]] double mostWithin(const Places& places, std::uint32_t length) const
    {
        std::vector<std::size_t> counts(m_weights.size());
        double inside = 0;
        double most = 0;
        std::size_t first = 0;
        for (const auto& [place, weight] : places) {
            inside += counts[weight]++ == 0 ? m_weights[weight].weight : 0;
            for (; place - places[first].first > length; ++first) {
                const std::size_t left = places[first].second;
                inside -= --counts[left] == 0 ? m_weights[left].weight : 0;
            }
            most = std::max(most, inside);
        }
        return most / m_notAsking;
    }

    const Snapshot& m_snapshot;
    const std::vector<SentencePiece>& m_pieces;
    const SectionsWithin& m_within;
    SimilarOrder m_order;
    std::size_t m_most;
    const std::stop_token& m_stop;
    /// Of a piece.
    struct Weighted {
        double weight = 0; ///< a share
        double had = 0;    ///< what it adds to Scored::had
        std::size_t piece = 0;
    };

    bool m_allAsk = false;
    bool m_anyAsks = false;          ///< of what is found, beside pieces that do not
    double m_notAsking = 0;          ///< what the pieces that do not ask weigh together
    double m_had = 0;                ///< what has all of them has
    std::vector<Weighted> m_weights; ///< the rarest first, those that ask last
};

} // namespace

SimilarSections similarTo(const Snapshot& snapshot, const std::vector<SentencePiece>& pieces,
                          const SectionsWithin& within, SimilarOrder order, std::size_t most,
                          const std::stop_token& stop)
{
    return SimilarFinder(snapshot, pieces, within, order, most, stop).run();
}

} // namespace zhilan::search

#include "core/search/relax.h"

#include "core/search/snapshot_parts.h"
#include "core/search/tokens.h"
#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

namespace zhilan::search
{
namespace
{

/// A term of so many pieces that is not found is taken apart: it is a sentence rather than a word.
constexpr std::size_t kSentence = 4;
/// Of so many, it asks for something whether or not it has a word that asks.
constexpr std::size_t kLongSentence = 8;
/// An answer is as likely in a long section as in a short one, and says the words of the question more than once.
constexpr Bm25 kSentenceWeights{3, 0, 2};
/// Of what the best section has of a sentence's pieces, by their rarity, others must have this share to be found.
constexpr double kShare = 0.3;
/// A little less, so that rounding leaves nothing out.
constexpr double kPruned = 0.299;

/// A piece of a sentence as it stands in the dictionaries.
struct SentencePiece {
    TermKind kind = TermKind::Gram;
    std::string text;
};

/// Pairs of Han and kana, words; single characters only where they have no neighbour.
std::vector<SentencePiece> gramsOf(std::string_view text)
{
    std::vector<SentencePiece> grams;
    const std::string folded = text::fold(text).folded;
    const auto isHanLike = [](char32_t c) {
        return text::isUnspacedScript(c) && !(c >= 0x3000 && c <= 0x303F && c != 0x3005 && c != 0x3007);
    };
    const auto add = [&](TermKind kind, std::string gram) {
        const bool known = std::any_of(grams.begin(), grams.end(), [&](const SentencePiece& each) {
            return each.kind == kind && each.text == gram;
        });
        if (!known)
            grams.push_back({kind, std::move(gram)});
    };
    forEachToken(folded, 0, [&](const Token& token) {
        std::string gram;
        switch (token.kind) {
        case TokenKind::Word:
            gram = token.glued ? std::string(1, kGluedMark) : std::string();
            add(TermKind::Word, gram.append(token.word));
            break;
        case TokenKind::Pair:
            if (!isHanLike(token.first) || !isHanLike(token.second))
                break;
            text::appendUtf8(gram, token.first);
            text::appendUtf8(gram, token.second);
            add(TermKind::Gram, std::move(gram));
            break;
        case TokenKind::Character:
            break;
        }
    });
    if (grams.empty()) {
        for (std::size_t at = 0; at < folded.size();) {
            const std::size_t begin = at;
            if (isHanLike(text::nextCodePoint(folded, at)))
                add(TermKind::Gram, folded.substr(begin, at - begin));
        }
    }
    return grams;
}

class Relaxer
{
public:
    Relaxer(const Snapshot& snapshot, const Query& query, std::size_t most, const std::stop_token& stop)
        : m_snapshot(snapshot), m_query(query), m_most(most), m_stop(stop)
    {
    }

    [[nodiscard]] std::vector<QueryNode> terms() const
    {
        return m_query.root.kind == QueryKind::All && !m_query.root.children.empty() ? m_query.root.children
                                                                                     : std::vector{m_query.root};
    }

    std::optional<Relaxed> similar() { return bySimilarity(terms()); }

    std::optional<Relaxed> run()
    {
        if (auto inside = insideWords())
            return inside;
        std::vector<QueryNode> terms = this->terms();
        std::vector<std::uint64_t> found;
        bool sentence = false;
        for (const QueryNode& term : terms) {
            found.push_back(term.kind == QueryKind::Not ? std::numeric_limits<std::uint64_t>::max() : count(term));
            sentence = sentence || (found.back() == 0 && isSentence(term));
        }
        if (sentence)
            return bySimilarity(terms);
        return withoutRarest(std::move(terms), std::move(found));
    }

private:
    static bool isSentence(const QueryNode& term)
    {
        return term.kind == QueryKind::Text && !term.quoted && gramsOf(term.text).size() >= kSentence;
    }

    std::vector<SegmentAnswer> evaluateAll(const CompiledQuery& compiled)
    {
        std::vector<SegmentAnswer> answers(m_snapshot.segments().size());
        forEachSegment(m_snapshot, [&](std::size_t i) {
            answers[i] = evaluate(*m_snapshot.segments()[i], compiled, false, m_stop);
        });
        return answers;
    }

    std::uint64_t count(const QueryNode& node)
    {
        std::uint64_t total = 0;
        for (const SegmentAnswer& answer : evaluateAll(CompiledQuery(node)))
            total += answer.sections.size();
        return total;
    }

    /// Looks up the relaxed query; false when it finds nothing.
    bool answer(Relaxed& relaxed)
    {
        const CompiledQuery compiled(relaxed.query.root, relaxed.insideWords);
        const std::vector<SegmentAnswer> answers = evaluateAll(compiled);
        for (const SegmentAnswer& some : answers)
            relaxed.total += some.sections.size();
        if (relaxed.total > 0)
            relaxed.ranked = rank(m_snapshot, compiled, answers, m_most, m_stop);
        return relaxed.total > 0;
    }

    std::optional<Relaxed> insideWords()
    {
        const CompiledQuery compiled(m_query.root, true);
        const bool any = std::any_of(compiled.leaves().begin(), compiled.leaves().end(),
                                     [](const Leaf& leaf) { return leaf.insideWords; });
        Relaxed relaxed;
        relaxed.how.kind = Relaxation::Kind::InsideWords;
        relaxed.query = m_query;
        relaxed.insideWords = true;
        return any && answer(relaxed) ? std::optional(std::move(relaxed)) : std::nullopt;
    }

    std::optional<Relaxed> withoutRarest(std::vector<QueryNode> terms, std::vector<std::uint64_t> found)
    {
        Relaxed relaxed;
        relaxed.how.kind = Relaxation::Kind::Without;
        while (terms.size() > 1) {
            const auto rarest = std::min_element(found.begin(), found.end()) - found.begin();
            relaxed.how.texts.push_back(asTyped(terms[static_cast<std::size_t>(rarest)]));
            const bool missing = found[static_cast<std::size_t>(rarest)] == 0;
            terms.erase(terms.begin() + rarest);
            found.erase(found.begin() + rarest);
            const bool positive = std::any_of(terms.begin(), terms.end(),
                                              [](const QueryNode& term) { return term.kind != QueryKind::Not; });
            if (!positive)
                return std::nullopt;
            if (missing && std::find(found.begin(), found.end(), std::uint64_t{0}) != found.end())
                continue;
            relaxed.query.root = {};
            relaxed.query.root.children = terms;
            if (answer(relaxed))
                return relaxed;
        }
        return std::nullopt;
    }

    std::optional<Relaxed> bySimilarity(const std::vector<QueryNode>& terms)
    {
        std::string text;
        for (const QueryNode& term : terms) {
            if (term.kind == QueryKind::Text)
                text += (text.empty() ? "" : " ") + term.text;
        }
        const std::vector<SentencePiece> grams = gramsOf(text);
        std::vector<std::uint64_t> found(grams.size());
        for (std::size_t gram = 0; gram < grams.size(); ++gram) {
            for (const auto& segment : m_snapshot.segments())
                found[gram] += countOf(*segment, grams[gram]);
        }
        std::vector<std::pair<double, std::size_t>> weights;
        double sum = 0;
        for (std::size_t gram = 0; gram < grams.size(); ++gram) {
            if (found[gram] == 0)
                continue;
            weights.emplace_back(rarity(found[gram], m_snapshot.sectionCount()), gram);
            sum += weights.back().first;
        }
        std::stable_sort(weights.begin(), weights.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        const Scored scored = scoreSections(grams, weights, sum);
        Relaxed relaxed;
        std::vector<Ranked> enough;
        for (std::size_t i = 0; i < scored.had.size(); ++i) {
            for (SectionNumber section = 0; section < scored.had[i].size(); ++section) {
                const float had = scored.had[i][section];
                if (had > 0 && had >= scored.best * static_cast<float>(kShare))
                    enough.push_back({scored.scores[i][section], static_cast<std::uint32_t>(i), section, 0});
            }
        }
        if (enough.empty())
            return std::nullopt;
        relaxed.total = enough.size();
        keepBest(m_snapshot, enough, m_most);
        relaxed.ranked = std::move(enough);
        relaxed.how = {Relaxation::Kind::MostWords, {text}};
        for (std::size_t gram = 0; gram < grams.size(); ++gram) {
            QueryNode node;
            node.kind = QueryKind::Text;
            node.text = grams[gram].text.front() == kGluedMark ? grams[gram].text.substr(1) : grams[gram].text;
            relaxed.query.root.children.push_back(std::move(node));
        }
        return relaxed;
    }

    struct Scored {
        std::vector<std::vector<float>> scores; ///< of each segment's sections
        std::vector<std::vector<float>> had;    ///< likewise: of each gram its share, however often it is there
        float best = 0;                         ///< of `had`
    };

    /// `weights`: rarity and number of grams, the rarest first. What has nothing of the rarer ones cannot have enough,
    /// and is not looked at for the rest.
    Scored scoreSections(const std::vector<SentencePiece>& grams,
                         const std::vector<std::pair<double, std::size_t>>& weights, double sum)
    {
        const Saturation saturation(middlingLength(m_snapshot), kSentenceWeights);
        Scored scored;
        const std::size_t segments = m_snapshot.segments().size();
        scored.scores.resize(segments);
        scored.had.resize(segments);
        std::vector<float> best(segments);
        forEachSegment(m_snapshot, [&](std::size_t i) {
            best[i] = scoreSegment(*m_snapshot.segments()[i], grams, weights, sum, saturation, scored.scores[i],
                                   scored.had[i]);
        });
        scored.best = segments > 0 ? *std::max_element(best.begin(), best.end()) : 0;
        return scored;
    }

    /// The best of `had`.
    float scoreSegment(const Segment& segment, const std::vector<SentencePiece>& grams,
                       const std::vector<std::pair<double, std::size_t>>& weights, double sum,
                       const Saturation& saturation, std::vector<float>& scores, std::vector<float>& had)
    {
        const std::string_view lengths = segment.file().lengths();
        scores.resize(segment.file().sectionCount());
        had.resize(segment.file().sectionCount());
        float best = 0;
        std::vector<SectionNumber> candidates;
        double left = 1;
        bool pruned = false;
        for (const auto& [rare, gram] : weights) {
            const double weight = rare / sum;
            const auto count = [&, weight = weight](SectionNumber section, Weight times) {
                const auto length = static_cast<LengthClass>(lengths[section]);
                scores[section] += static_cast<float>(weight * saturation.of(times, length));
                had[section] += static_cast<float>(weight);
                best = std::max(best, had[section]);
            };
            if (!pruned && left < kPruned * best) {
                pruned = true;
                for (SectionNumber section = 0; section < had.size(); ++section) {
                    if (had[section] > 0)
                        candidates.push_back(section);
                }
            }
            left -= weight;
            if (pruned)
                forEachOf(candidates, segment, grams[gram], count);
            else
                forEachSection(segment, grams[gram], count);
        }
        return best;
    }

    std::uint64_t countOf(const Segment& segment, const SentencePiece& gram)
    {
        std::uint64_t count = 0;
        if (segment.anyRemoved()) {
            forEachSection(segment, gram, [&](SectionNumber, Weight) { ++count; });
        } else if (const auto entry = segment.file().find(gram.kind, gram.text)) {
            count = entry->count;
        }
        return count;
    }

    /// The same for some sections alone, which ascend.
    template <typename Each>
    void forEachOf(const std::vector<SectionNumber>& sections, const Segment& segment, const SentencePiece& gram,
                   Each&& each)
    {
        const auto entry = segment.file().find(gram.kind, gram.text);
        if (!entry)
            return;
        if (m_stop.stop_requested())
            throw StopRequested{};
        Postings postings = segment.file().postings(gram.kind, *entry);
        for (const SectionNumber section : sections) {
            if (!postings.seek(section))
                return;
            if (postings.section() == section)
                each(section, postings.weight());
        }
    }

    template <typename Each>
    void forEachSection(const Segment& segment, const SentencePiece& gram, Each&& each)
    {
        const auto entry = segment.file().find(gram.kind, gram.text);
        if (!entry)
            return;
        Postings postings = segment.file().postings(gram.kind, *entry);
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

    const Snapshot& m_snapshot;
    const Query& m_query;
    std::size_t m_most;
    const std::stop_token& m_stop;
};

} // namespace

Wording wordingOf(const Query& query)
{
    static constexpr auto kAsking = std::to_array<std::string_view>(
        {"什么",   "甚么",  "怎么", "怎样", "如何", "多少",  "为何",   "哪",     "谁",   "吗",
         "呢",     "几",    "是否", "何时", "何处", "何在",  "区别",   "意思",   "原因", "有没有",
         "能不能", "方法",  "做法", "流程", "步骤", "攻略",  "どう",   "なぜ",   "いつ", "どこ",
         "何",     "what ", "how ", "why ", "who ", "when ", "where ", "which ", "?"});
    const std::vector<QueryNode> nodes =
        query.root.kind == QueryKind::All ? query.root.children : std::vector{query.root};
    std::string text;
    bool anyLong = false; // terms typed apart are no phrase together
    for (const QueryNode& node : nodes) {
        if (node.kind != QueryKind::Text || node.quoted || node.field)
            return Wording::Terms;
        text += (text.empty() ? "" : " ") + node.text;
        anyLong = anyLong || gramsOf(node.text).size() >= kSentence;
    }
    const std::size_t grams = gramsOf(text).size();
    if (grams < kSentence || grams >= kLongSentence)
        return grams < kSentence ? Wording::Terms : Wording::Question;
    const std::string folded = text::fold(text).folded + ' ';
    const bool asks = std::any_of(kAsking.begin(), kAsking.end(), [&](std::string_view word) {
        return folded.find(text::fold(word).folded) != std::string::npos;
    });
    return asks ? Wording::Question : anyLong ? Wording::Phrase : Wording::Terms;
}

std::optional<Relaxed> similarSections(const Snapshot& snapshot, const Query& query, std::size_t most,
                                       const std::stop_token& stop)
{
    return Relaxer(snapshot, query, most, stop).similar();
}

std::optional<Relaxed> relax(const Snapshot& snapshot, const Query& query, std::size_t most,
                             const std::stop_token& stop)
{
    return Relaxer(snapshot, query, most, stop).run();
}

} // namespace zhilan::search

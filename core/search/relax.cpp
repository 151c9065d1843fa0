#include "core/search/relax.h"

#include "core/search/content_words.h"
#include "core/search/question.h"
#include "core/search/script_runs.h"
#include "core/search/section_text.h"
#include "core/search/sentence_pieces.h"
#include "core/search/similar_sections.h"
#include "core/search/snapshot_parts.h"
#include "core/search/suggest.h"
#include "core/search/tokens.h"
#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Of so many pieces, a sentence asks for something whether or not it has a word that asks.
constexpr std::size_t kLongSentence = 8;
/// What is named first is as a rule what the rest is asked of: it weighs so much more, and so does what was asked for
/// in so many words: a field, a date.
constexpr double kFirst = 3;
/// So many sections with what is asked about in a title, heading or term are looked at.
constexpr std::size_t kLookedAt = 200;
/// More than anything else: that it has all words that are asked about; more than rank() gives: what is like the
/// question goes before the rest, what has a sentence that defines its subject before that, and what is about it as a
/// whole first of all.
constexpr double kAllWords = 1;
constexpr double kSimilar = 1000;
constexpr double kDefinesIt = 5000;
constexpr double kDefines = 10000;

QueryNode textNode(std::string text)
{
    QueryNode node;
    node.kind = QueryKind::Text;
    node.text = std::move(text);
    return node;
}

QueryNode quotedNode(std::string text)
{
    QueryNode node = textNode(std::move(text));
    node.quoted = true;
    return node;
}

/// It has the subject, folded, as its heading or title, or defines it: "HBM", "什么是HBM？", "HBM（高带宽内存）：…".
bool isAbout(const std::string& subject, std::string_view title, const SectionRecord& section)
{
    const auto isIt = [&](std::string_view text) {
        return subjectOf(text) == subject;
    };
    const std::string_view heading = section.headingPath.empty() ? title : section.headingPath.back();
    if (isIt(heading) || (section.headingPath.size() <= 1 && isIt(title)))
        return true;
    return std::any_of(section.pieces.begin(), section.pieces.end(), [&](const Piece& piece) {
        if (piece.field != Field::Term)
            return false;
        const std::string folded = text::fold(piece.text).folded;
        const std::string term = folded.substr(0, folded.find(':'));
        std::size_t at = subject.size();
        return (term.starts_with(subject) &&
                (term.size() == at || !text::isLetterOrDigit(text::nextCodePoint(term, at)))) ||
               term.find("(" + subject + ")") != std::string::npos;
    });
}

std::vector<QueryNode> termsOf(const Query& query)
{
    return query.root.kind == QueryKind::All && !query.root.children.empty() ? query.root.children
                                                                             : std::vector{query.root};
}

/// The texts of the terms, parted by spaces.
std::string plainText(const std::vector<QueryNode>& terms)
{
    std::string text;
    for (const QueryNode& term : terms) {
        if (term.kind == QueryKind::Text)
            text += (text.empty() ? "" : " ") + term.text;
    }
    return text;
}

bool isLong(const std::string& text)
{
    return sentenceLength(text) >= kSentencePieces;
}

class Relaxer
{
public:
    Relaxer(const Snapshot& snapshot, const Query& query, std::size_t most, const std::stop_token& stop)
        : m_snapshot(snapshot), m_query(query), m_most(most), m_stop(stop)
    {
    }

    std::optional<Relaxed> similar() { return bySimilarity(termsOf(m_query)); }

    std::optional<Relaxed> meaning()
    {
        const std::optional<Query> asked = withoutAsking(m_query);
        return asked && isOneWord(*asked) && asksForMeaning(plainText(termsOf(m_query))) ? aboutIt(*asked)
                                                                                         : std::nullopt;
    }

    std::optional<Relaxed> inEnglish(const Query& subject)
    {
        m_english = true;
        std::optional<Relaxed> about = aboutIt(subject);
        if (!about)
            about = withoutWhatIsSought(termsOf(subject));
        return about ? std::move(about) : bySimilarity(termsOf(m_query));
    }

    std::optional<Relaxed> run()
    {
        if (auto inside = insideWords())
            return inside;
        if (isOneAmount(m_query))
            return std::nullopt; // its figures and its unit apart are anywhere; one about as large is offered
        const std::optional<Query> asked = withoutAsking(m_query);
        if (asked && isOneWord(*asked) &&
            (asksForMeaning(plainText(termsOf(m_query))) || !isLong(plainText(termsOf(m_query))))) {
            if (auto about = aboutIt(*asked))
                return about;
        }
        std::vector<QueryNode> terms = withoutParticles(termsOf(asked ? *asked : m_query));
        const std::vector<QueryNode> typed = termsOf(m_query);
        const bool sentence = std::any_of(typed.begin(), typed.end(),
                                          [&](const auto& term) { return isSentence(term) && count(term) == 0; });
        const std::optional<Query> parted = inParts(terms, asked.has_value());
        if (parted && !(asked && sentence)) {
            if (auto found = asked ? aboutIt(*parted) : together(*parted))
                return found;
        }
        if (auto found = asked || terms.size() == 1 ? withoutWhatIsSought(terms) : std::nullopt)
            return found;
        if (sentence) {
            auto similar = bySimilarity(typed);
            if (similar && parted && namesItsSubject(plainText(typed)))
                preferAllWords(*parted, similar->ranked);
            return similar;
        }
        if (terms.size() == 1)
            terms = contentOf(terms.front());
        return terms.size() > 1 ? withoutSome(std::move(terms)) : std::nullopt;
    }

private:
    /// As in 什么是CoWoS？: of more, what has most of it is a better answer.
    static bool isOneWord(const Query& asked)
    {
        return std::count_if(asked.root.children.begin(), asked.root.children.end(),
                             [](const QueryNode& node) { return node.kind == QueryKind::Text; }) == 1;
    }

    static bool isSentence(const QueryNode& term) { return isPlain(term) && isLong(term.text); }

    std::vector<SegmentAnswer> evaluateAll(const CompiledQuery& compiled, bool fields = false)
    {
        std::vector<SegmentAnswer> answers(m_snapshot.segments().size());
        forEachSegment(m_snapshot, [&](std::size_t i) {
            answers[i] = evaluate(*m_snapshot.segments()[i], compiled, fields, m_stop);
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

    /// Of sections that have each of the terms; without end for what must not be there.
    std::vector<std::uint64_t> counts(const std::vector<QueryNode>& terms)
    {
        std::vector<std::uint64_t> found;
        found.reserve(terms.size());
        for (const QueryNode& term : terms)
            found.push_back(term.kind == QueryKind::Not ? std::numeric_limits<std::uint64_t>::max() : count(term));
        return found;
    }

    /// Looks up the relaxed query; false when it finds nothing.
    bool answer(Relaxed& relaxed)
    {
        const CompiledQuery compiled(relaxed.query.root, relaxed.insideWords);
        relaxed.found = evaluateAll(compiled);
        for (const SegmentAnswer& some : relaxed.found)
            relaxed.total += some.sections.size();
        if (relaxed.total > 0)
            relaxed.ranked = rank(m_snapshot, compiled, relaxed.found, m_most, m_stop);
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

    /// What a question is about, without the words that ask.
    std::optional<Relaxed> aboutIt(const Query& asked)
    {
        Relaxed relaxed;
        relaxed.how = {Relaxation::Kind::Asked, wantedTexts(asked)};
        relaxed.query = asked;
        const CompiledQuery compiled(relaxed.query.root);
        relaxed.found = evaluateAll(compiled, true);
        const std::vector<SegmentAnswer>& answers = relaxed.found;
        for (const SegmentAnswer& some : answers)
            relaxed.total += some.sections.size();
        if (relaxed.total == 0)
            return std::nullopt;
        Preferred preferred;
        if (!m_english)
            preferSimilar(preferred);
        if (isOneWord(asked) && asksForMeaning(plainText(termsOf(m_query))))
            addDefiningSentences(plainText(asked.root.children), answers, preferred);
        addDefinitions(text::fold(plainText(asked.root.children)).folded, answers, preferred);
        relaxed.ranked = rankWith(preferred, compiled, relaxed.found);
        return relaxed;
    }

    /// What sections are worth beside what rank() gives, by segment and section. Not how many are asked for decides
    /// which: the order must be the same on every page.
    using Preferred = std::map<std::pair<std::uint32_t, SectionNumber>, double>;

    /// The preferred among the answers, then the others as rank() has them. The answers are as before afterwards.
    std::vector<Ranked> rankWith(const Preferred& preferred, const CompiledQuery& compiled,
                                 std::vector<SegmentAnswer>& answers)
    {
        const std::vector<Ranked> ranked = rank(m_snapshot, compiled, answers, m_most, m_stop);
        std::vector<std::vector<SectionNumber>> found;
        found.reserve(answers.size());
        for (SegmentAnswer& answer : answers)
            found.push_back(std::exchange(answer.sections, {}));
        for (const auto& [place, more] : preferred) {
            const auto& sections = found[place.first];
            if (std::binary_search(sections.begin(), sections.end(), place.second))
                answers[place.first].sections.push_back(place.second);
        }
        std::vector<Ranked> all = rank(m_snapshot, compiled, answers, preferred.size(), m_stop, LookAt::None);
        for (std::size_t i = 0; i < answers.size(); ++i)
            answers[i].sections = std::move(found[i]);
        const auto lookedAt = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(kLookedAt, ranked.size()));
        for (Ranked& each : all) {
            const auto known = std::find_if(ranked.begin(), lookedAt, [&each](const Ranked& other) {
                return other.segment == each.segment && other.section == each.section;
            });
            each.score = (known != lookedAt ? known->score : each.score) + preferred.at({each.segment, each.section});
        }
        std::sort(all.begin(), all.end());
        std::copy_if(ranked.begin(), ranked.end(), std::back_inserter(all), [&preferred](const Ranked& each) {
            return !preferred.contains({each.segment, each.section});
        });
        all.resize(std::min(all.size(), m_most));
        return all;
    }

    /// Those that have all that is asked about are the likelier answer.
    void preferAllWords(const Query& words, std::vector<Ranked>& ranked)
    {
        const std::vector<SegmentAnswer> answers = evaluateAll(CompiledQuery(words.root));
        const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(kLookedAt, ranked.size()));
        for (auto each = ranked.begin(); each != end; ++each) {
            const auto& all = answers[each->segment].sections;
            each->score += std::binary_search(all.begin(), all.end(), each->section) ? kAllWords : 0;
        }
        std::sort(ranked.begin(), end);
    }

    /// Those that are like the question as a whole go first.
    void preferSimilar(Preferred& preferred)
    {
        const auto similar = bySimilarity(termsOf(m_query));
        const std::vector<Ranked> ranked = similar ? similar->ranked : std::vector<Ranked>{};
        for (std::size_t i = 0; i < std::min(kLookedAt, ranked.size()); ++i)
            preferred[{ranked[i].segment, ranked[i].section}] += kSimilar * (1 + ranked[i].score);
    }

    /// Sections that say what the subject is go before others.
    void addDefiningSentences(const std::string& subject, const std::vector<SegmentAnswer>& answers,
                              Preferred& preferred)
    {
        std::vector<TermPlan> plans;
        for (std::string& phrase : definingPhrases(subject))
            plans.emplace_back(quotedNode(std::move(phrase)));
        std::size_t left = kLookedAt;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            std::vector<SectionNumber> defining;
            for (const TermPlan& plan : plans) {
                const TermHits hits = findTerm(*m_snapshot.segments()[i], plan, std::nullopt, false, m_stop);
                for (std::size_t hit = 0; hit < hits.sections.size(); ++hit) {
                    if (fitIn(hits.strengths[hit]) < kInsideFit)
                        defining.push_back(hits.sections[hit]);
                }
            }
            std::sort(defining.begin(), defining.end());
            defining.erase(std::unique(defining.begin(), defining.end()), defining.end());
            for (const SectionNumber section : defining) {
                const auto& found = answers[i].sections;
                if (left > 0 && std::binary_search(found.begin(), found.end(), section)) {
                    preferred[{static_cast<std::uint32_t>(i), section}] += kDefinesIt;
                    --left;
                }
            }
        }
    }

    /// Sections with the subject as their title or heading, or with it as a term of a glossary, go first.
    void addDefinitions(const std::string& subject, const std::vector<SegmentAnswer>& answers, Preferred& preferred)
    {
        constexpr FieldSet kNames = setOf(Field::Title) | setOf(Field::Heading) | setOf(Field::Term);
        std::size_t left = kLookedAt;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const SegmentFile& file = m_snapshot.segments()[i]->file();
            SectionTexts texts(file);
            const TermHits& hits = answers[i].leaves.front();
            for (std::size_t hit = 0; hit < hits.sections.size() && left > 0; ++hit) {
                const SectionNumber section = hits.sections[hit];
                if ((hits.fields[hit] & kNames) == 0 ||
                    !std::binary_search(answers[i].sections.begin(), answers[i].sections.end(), section))
                    continue;
                --left;
                const DocumentEntry document = file.document(file.documentOf(section));
                if (!isAbout(subject, document.title, texts.section(section)))
                    continue;
                preferred[{static_cast<std::uint32_t>(i), section}] += kDefines;
            }
        }
    }

    /// The terms, each missing one as its parts: what is written together here may stand near each other there. Nothing
    /// where that is not to be done, or is the query itself. `asked`: they are what is left of a question.
    std::optional<Query> inParts(const std::vector<QueryNode>& terms, bool asked)
    {
        Query parted;
        std::vector<QueryNode>& out = parted.root.children;
        for (const QueryNode& term : terms) {
            if ((terms.size() > 1 || asked) && (term.kind == QueryKind::Not || count(term) > 0)) {
                out.push_back(term);
                continue;
            }
            const std::vector<QueryNode> parts = partsOf(term);
            if (parts.empty() || (parts.size() == 1 && parts.front() == term) || out.size() + parts.size() > kMostTerms)
                return std::nullopt;
            for (const QueryNode& part : parts) {
                if (std::find(out.begin(), out.end(), part) == out.end())
                    out.push_back(part);
            }
        }
        return (out.size() < 2 && !asked) || out == termsOf(m_query) ? std::nullopt : std::optional(std::move(parted));
    }

    std::optional<Relaxed> together(const Query& parted)
    {
        Relaxed relaxed;
        relaxed.query = parted;
        const std::vector<QueryNode> typed = termsOf(m_query);
        const std::vector<QueryNode>& terms = parted.root.children;
        relaxed.how = {Relaxation::Kind::InParts, textsWithout(terms, typed)};
        if (relaxed.how.texts.empty()) // 和, typed apart
            relaxed.how = {Relaxation::Kind::Without, textsWithout(typed, terms)};
        return answer(relaxed) ? std::optional(std::move(relaxed)) : std::nullopt;
    }
    /// Of those terms that are not among the others.
    static std::vector<std::string> textsWithout(const std::vector<QueryNode>& terms,
                                                 const std::vector<QueryNode>& others)
    {
        std::vector<std::string> texts;
        for (const QueryNode& term : terms) {
            if (std::find(others.begin(), others.end(), term) == others.end())
                texts.push_back(asTyped(term));
        }
        return texts;
    }

    /// The words that a text is put together from, each once, as nodes like it; itself where it is quoted.
    std::vector<QueryNode> contentOf(const QueryNode& term)
    {
        if (term.kind != QueryKind::Text || term.quoted)
            return {term};
        std::vector<QueryNode> parts;
        const text::FoldedText folded = text::fold(term.text);
        const auto isNowhere = [this](std::string_view run) {
            return count(textNode(std::string(run))) == 0;
        };
        for (const ByteSpan span : contentWords(folded.folded, isNowhere)) {
            QueryNode part = term;
            part.text = folded.toSource(span).of(term.text);
            if (std::find(parts.begin(), parts.end(), part) == parts.end())
                parts.push_back(std::move(part));
            if (parts.size() > kMostTerms)
                break;
        }
        return parts;
    }

    /// What is about those whose difference is asked for, which nothing need name.
    std::optional<Relaxed> withoutWhatIsSought(const std::vector<QueryNode>& terms)
    {
        const std::vector<QueryNode> words = terms.size() == 1 ? contentOf(terms.front()) : terms;
        std::vector<QueryNode> told = withoutSought(words);
        if (told.empty() || told.size() == words.size())
            return std::nullopt;
        if (told.size() == 1 && isPlain(told.front()) && count(told.front()) == 0) {
            const QueryNode both = told.front();
            const text::FoldedText folded = text::fold(both.text);
            told.clear();
            for (const ByteSpan span : comparedWords(folded.folded)) {
                told.push_back(both);
                told.back().text = folded.toSource(span).of(both.text);
            }
        }
        const std::optional<Query> subject = inParts(told, true);
        return subject ? aboutIt(*subject) : std::nullopt;
    }

    /// contentOf(), where runs of four letters that stand nowhere are two of two.
    std::vector<QueryNode> partsOf(const QueryNode& term)
    {
        std::vector<QueryNode> parts;
        for (QueryNode& word : contentOf(term)) {
            const text::FoldedText folded = text::fold(word.text);
            const std::vector<ScriptRun> runs = scriptRuns(folded.folded);
            const bool ofFour =
                !word.quoted && runs.size() == 1 && !runs.front().words && runs.front().begins.size() == 4;
            if (!ofFour || count(word) > 0) {
                parts.push_back(std::move(word));
                continue;
            }
            const ScriptRun& run = runs.front();
            const std::uint32_t middle = run.begins[2];
            for (const ByteSpan half : {ByteSpan{run.span.begin, middle}, ByteSpan{middle, run.span.end}}) {
                parts.push_back(word);
                parts.back().text = folded.toSource(half).of(word.text);
            }
        }
        return parts;
    }

    /// Sections that have, of the terms, those that weigh most together by their rarity; never without what must not be
    /// there. Of a query that has words, not without all of them: everything of a language or a year is no answer.
    std::optional<Relaxed> withoutSome(std::vector<QueryNode> terms)
    {
        terms.resize(std::min(terms.size(), kMostTerms));
        const auto conditions = std::stable_partition(
            terms.begin(), terms.end(), [](const QueryNode& term) { return term.kind != QueryKind::Not; });
        const std::vector<QueryNode> unwanted(conditions, terms.end());
        terms.erase(conditions, terms.end());
        const Together best = heaviestTogether(terms, sectionsWithin(unwanted));
        Relaxed relaxed;
        relaxed.how.kind = Relaxation::Kind::Without;
        std::vector<std::pair<std::uint64_t, std::size_t>> dropped;
        for (std::size_t i = 0; i < terms.size(); ++i) {
            if ((best.terms >> i & 1U) != 0)
                relaxed.query.root.children.push_back(terms[i]);
            else
                dropped.emplace_back(best.counts[i], i);
        }
        std::sort(dropped.begin(), dropped.end());
        for (const auto& [sections, i] : dropped)
            relaxed.how.texts.push_back(asTyped(terms[i]));
        relaxed.query.root.children.insert(relaxed.query.root.children.end(), unwanted.begin(), unwanted.end());
        return best.terms != 0 && answer(relaxed) ? std::optional(std::move(relaxed)) : std::nullopt;
    }

    struct Together {
        std::uint64_t terms = 0;           ///< a bit of each; none where there is no such section
        std::vector<std::uint64_t> counts; ///< sections that have each of them
    };

    /// The terms that a section has of kMostTerms at most and that weigh most.
    Together heaviestTogether(const std::vector<QueryNode>& terms, const SectionsWithin& within)
    {
        std::vector<std::vector<std::uint64_t>> had(m_snapshot.segments().size());
        for (std::size_t i = 0; i < had.size(); ++i)
            had[i].resize(m_snapshot.segments()[i]->file().sectionCount());
        Together best;
        std::uint64_t words = 0;
        for (std::size_t term = 0; term < terms.size(); ++term) {
            const std::uint64_t bit = std::uint64_t{1} << term;
            words |= asksForWords(terms[term]) ? bit : 0;
            const std::vector<SegmentAnswer> answers = evaluateAll(CompiledQuery(terms[term]));
            best.counts.push_back(0);
            for (std::size_t i = 0; i < answers.size(); ++i) {
                best.counts.back() += answers[i].sections.size();
                for (const SectionNumber section : answers[i].sections)
                    had[i][section] |= within.empty() || within[i][section] ? bit : 0;
            }
        }
        std::vector<double> weights;
        bool first = true;
        for (std::size_t term = 0; term < terms.size(); ++term) {
            const double weight = rarity(best.counts[term], m_snapshot.sectionCount());
            weights.push_back(first || !isPlain(terms[term]) ? kFirst * weight : weight);
            first = first && !isPlain(terms[term]);
        }
        double most = 0;
        std::set<std::uint64_t> known;
        for (const std::vector<std::uint64_t>& some : had) {
            for (const std::uint64_t each : some) {
                if (each == 0 || (words != 0 && (each & words) == 0) || !known.insert(each).second)
                    continue;
                double weight = 0;
                for (std::size_t term = 0; term < terms.size(); ++term)
                    weight += (each >> term & 1U) != 0 ? weights[term] : 0;
                // Of equals, that which has the first term that the other has not; the same whatever the segments.
                const std::uint64_t differ = each ^ best.terms;
                const bool hasFirst = (each & differ & (~differ + 1)) != 0;
                if (weight > most || (weight == most && hasFirst)) {
                    most = weight;
                    best.terms = each;
                }
            }
        }
        return best;
    }

    /// Not only where it stands, or who says it.
    static bool asksForWords(const QueryNode& node)
    {
        return node.kind == QueryKind::Text || node.kind == QueryKind::Amount ||
               std::any_of(node.children.begin(), node.children.end(), asksForWords);
    }

    /// An answer to a question says the words of it here and there, or is not the better for repeating it; but a number
    /// in it is of the fact that is asked for.
    [[nodiscard]] SimilarOrder orderFor(const std::vector<SentencePiece>& pieces) const
    {
        const bool number = std::any_of(pieces.begin(), pieces.end(), [](const SentencePiece& piece) {
            // 30 or 2026, no digit of a name (win7, 小米6).
            return piece.kind == TermKind::Word && piece.text.size() >= 2 &&
                   std::all_of(piece.text.begin(), piece.text.end(), [](char c) { return c >= '0' && c <= '9'; });
        });
        return number || m_english || wordingOf(m_query) != Wording::Question ? SimilarOrder::Together
                                                                              : SimilarOrder::ByWeight;
    }

    /// The sections that meet what is asked for beside plain text: fields, phrases, dates, what must not be there.
    SectionsWithin sectionsWithin(std::vector<QueryNode> conditions)
    {
        if (conditions.empty())
            return {};
        QueryNode all;
        all.children = std::move(conditions);
        SectionsWithin within;
        const std::vector<SegmentAnswer> answers = evaluateAll(CompiledQuery(all));
        for (std::size_t i = 0; i < answers.size(); ++i) {
            within.emplace_back(m_snapshot.segments()[i]->file().sectionCount());
            for (const SectionNumber section : answers[i].sections)
                within.back()[section] = true;
        }
        return within;
    }

    std::optional<Relaxed> bySimilarity(const std::vector<QueryNode>& terms)
    {
        std::vector<QueryNode> plain = terms;
        const auto conditions = std::stable_partition(plain.begin(), plain.end(), isPlain);
        const SectionsWithin within = sectionsWithin({conditions, plain.end()});
        plain.erase(conditions, plain.end());
        const std::string text = plainText(plain);
        const std::vector<SentencePiece> pieces = sentencePieces(text);
        SimilarSections similar = similarTo(m_snapshot, pieces, within, orderFor(pieces), m_most, m_stop);
        if (similar.total == 0)
            return std::nullopt;
        Relaxed relaxed;
        relaxed.how = {Relaxation::Kind::MostWords, {text}};
        relaxed.total = similar.total;
        relaxed.ranked = std::move(similar.best);
        for (std::vector<SectionNumber>& sections : similar.sections)
            relaxed.found.emplace_back().sections = std::move(sections);
        // Each takes a look at every text that is shown.
        std::vector<std::size_t>& marked = similar.heaviest;
        marked.resize(std::min(marked.size(), kMostTerms));
        std::sort(marked.begin(), marked.end());
        for (const std::size_t piece : marked) {
            const DictionaryWord word = dictionaryWordFrom(pieces[piece].text);
            QueryNode node = textNode((word.fraction ? "." : "") + std::string(word.word));
            node.quoted = word.fraction; // 75 is not found in 2.75, .75 is
            relaxed.query.root.children.push_back(std::move(node));
        }
        return relaxed;
    }

    const Snapshot& m_snapshot;
    const Query& m_query;
    std::size_t m_most;
    const std::stop_token& m_stop;
    bool m_english = false;
};

} // namespace

Wording wordingOf(const Query& query)
{
    if (isOneAmount(query))
        return Wording::Terms;
    const std::vector<QueryNode> nodes =
        query.root.kind == QueryKind::All ? query.root.children : std::vector{query.root};
    std::string text;
    bool anyLong = false; // terms typed apart are no phrase together
    for (const QueryNode& node : nodes) {
        if (node.kind != QueryKind::Text || node.quoted || node.field)
            return Wording::Terms;
        text += (text.empty() ? "" : " ") + node.text;
        anyLong = anyLong || isLong(node.text);
    }
    const std::size_t pieces = sentenceLength(text);
    if (pieces < kSentencePieces || pieces >= kLongSentence)
        return pieces < kSentencePieces ? Wording::Terms : Wording::Question;
    return seeks(text) ? Wording::Question : anyLong ? Wording::Phrase : Wording::Terms;
}

std::optional<Relaxed> similarSections(const Snapshot& snapshot, const Query& query, std::size_t most,
                                       const std::stop_token& stop)
{
    return Relaxer(snapshot, query, most, stop).similar();
}

std::optional<Relaxed> aboutMeaning(const Snapshot& snapshot, const Query& query, std::size_t most,
                                    const std::stop_token& stop)
{
    return Relaxer(snapshot, query, most, stop).meaning();
}

std::optional<Relaxed> answerInEnglish(const Snapshot& snapshot, const Query& query, const Query& subject,
                                       std::size_t most, const std::stop_token& stop)
{
    return Relaxer(snapshot, query, most, stop).inEnglish(subject);
}

std::optional<Relaxed> relax(const Snapshot& snapshot, const Query& query, std::size_t most,
                             const std::stop_token& stop)
{
    return Relaxer(snapshot, query, most, stop).run();
}

} // namespace zhilan::search

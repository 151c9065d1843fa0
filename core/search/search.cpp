#include "core/search/search.h"

#include "core/base/parallel.h"
#include "core/search/contents.h"
#include "core/search/evaluate.h"
#include "core/search/facets.h"
#include "core/search/kind_order.h"
#include "core/search/question.h"
#include "core/search/rank.h"
#include "core/search/relax.h"
#include "core/search/section_text.h"
#include "core/search/segment.h"
#include "core/search/shown_text.h"
#include "core/search/snapshot_parts.h"
#include "core/search/snippet.h"
#include "core/search/suggest.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace zhilan::search
{
namespace
{

/// So many of the best are looked at for documents that crowd others out.
constexpr std::size_t kGrouped = 200;
/// A phrase or question that fewer sections have word for word is answered with what is alike too. Not the request's
/// own limit: the order must be the same on every page.
constexpr std::uint64_t kFew = 10;
/// What it is worth that a section has a phrase word for word, in shares of the best score that there may be: as a rule
/// it is the best then. Questions are not repeated by what answers them.
constexpr double kWordForWord = 0.1;
/// Of fewer, a thread would take as long to start as the snippets to be made.
constexpr std::size_t kHitsWorthThreads = 4;
/// So many sections of a document stand before those of others.
constexpr std::size_t kTogether = 3;

/// The places of all words of a query that asks for nothing but words and documents, in a title that has every one;
/// else none.
std::vector<ByteSpan> allWordsIn(std::string_view title, const CompiledQuery& query)
{
    const QueryNode& root = query.root();
    const auto allows = [](const QueryNode& node) {
        return node.kind == QueryKind::Not || node.kind == QueryKind::Path || node.kind == QueryKind::Language ||
               node.kind == QueryKind::Date || (node.kind == QueryKind::Text && !node.field);
    };
    if (!allows(root) &&
        (root.kind != QueryKind::All || !std::all_of(root.children.begin(), root.children.end(), allows)))
        return {};
    std::vector<Mark> marks = termMarks(title, Field::Title, query);
    std::vector<bool> found(query.leaves().size());
    for (const Mark& mark : marks)
        found[mark.term] = true;
    if (std::find(found.begin(), found.end(), false) != found.end())
        return {};
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
    std::vector<ByteSpan> apart;
    for (const Mark& mark : marks) {
        if (!apart.empty() && mark.span.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, mark.span.end);
        else
            apart.push_back(mark.span);
    }
    return apart;
}

class Searcher
{
public:
    Searcher(const Snapshot& snapshot, const Request& request, const std::stop_token& stop)
        : m_snapshot(snapshot), m_request(request), m_stop(stop)
    {
    }

    Answer run()
    {
        Query query = parseQuery(m_request.query);
        m_answer.notes = query.notes;
        m_answer.normalized = toText(query);
        if (query.root.kind == QueryKind::All && query.root.children.empty())
            return std::move(m_answer);
        const std::size_t most = std::max<std::size_t>(kGrouped, std::size_t{m_request.offset} + m_request.limit);
        std::vector<Ranked> ranked = find(query, most);
        std::optional<Relaxed> relaxed;
        if (!m_request.kind)
            relaxed = relaxedTo(query, ranked, most);
        if (relaxed) {
            ranked = std::move(relaxed->ranked);
            m_answer.total = relaxed->total;
            m_answer.relaxed = relaxed->how;
            if (m_request.facets) {
                tellFields(*relaxed);
                m_answer.facets = facetsOf(m_snapshot, relaxed->found, m_stop);
            }
            m_answer.facets.kinds.clear(); // a kind is what something is found in that was asked for
            std::erase_if(m_answer.notes, [&](const QueryNote& note) { return isDropped(note, relaxed->how); });
        }
        std::optional<Relaxed> similar;
        const bool few = m_answer.total > 0 && m_answer.total < kFew && !relaxed && !m_request.kind;
        const Wording wording = few ? wordingOf(query) : Wording::Terms;
        if (few) {
            similar = wording == Wording::Terms ? aboutMeaning(m_snapshot, query, most, m_stop)
                                                : similarSections(m_snapshot, query, most, m_stop);
            if (similar && similar->total > m_answer.total)
                m_answer.relaxed = {Relaxation::Kind::AlsoMostWords, similar->how.texts};
        }
        const Relaxation::Kind how = m_answer.relaxed.kind;
        const bool askedOfFew =
            (how == Relaxation::Kind::Asked || how == Relaxation::Kind::InParts) && m_answer.total < kFew;
        if (askedOfFew)
            similar = similarSections(m_snapshot, query, most, m_stop);
        if (m_request.suggestions || m_answer.total == 0 || relaxed)
            m_answer.suggestions =
                suggestionsFor(m_snapshot, query, readPart(m_request.query), m_answer.total > 0 && !relaxed, m_stop);
        if (m_answer.relaxed.kind != Relaxation::Kind::MostWords)
            m_answer.texts = wantedTexts(relaxed ? relaxed->query : query);
        const std::vector<Ranked> exact = ranked;
        if (similar)
            m_answer.alike =
                similar->total -
                static_cast<std::uint64_t>(std::count_if(exact.begin(), exact.end(), [&similar](const Ranked& one) {
                    const auto& found = similar->found[one.segment].sections;
                    return std::binary_search(found.begin(), found.end(), one.section);
                }));
        if (askedOfFew && similar)
            ranked = behind(std::move(ranked), similar->ranked);
        else if (similar)
            ranked = joined(std::move(similar->ranked), exact, wording == Wording::Phrase ? kWordForWord : 0);
        const CompiledQuery compiled(relaxed ? relaxed->query.root : query.root, relaxed && relaxed->insideWords);
        const auto isExact = [&](const Ranked& each) {
            if (m_request.kind)
                return hasAllInKind(each);
            return !similar || isAmong(each, exact);
        };
        contentsLast(ranked, compiled, isExact);
        if (m_answer.relaxed.empty())
            titlesFirst(ranked, compiled);
        group(ranked, isExact);
        const CompiledQuery further(similar ? similar->query.root : query.root);
        show(ranked, compiled, exact, further);
        return std::move(m_answer);
    }

private:
    std::vector<Ranked> find(const Query& query, std::size_t most)
    {
        const CompiledQuery compiled(query.root);
        if (compiled.onlyTerm() != nullptr && !m_request.kind && !m_request.facets) {
            RankedTerm ranked = rankTerm(m_snapshot, compiled, most, m_stop);
            m_answer.total = ranked.total;
            return std::move(ranked.best);
        }
        std::vector<SegmentAnswer> answers(m_snapshot.segments().size());
        forEachSegment(m_snapshot, [&](std::size_t i) {
            answers[i] = evaluate(*m_snapshot.segments()[i], compiled, m_request.facets, m_stop, m_request.kind);
        });
        for (const SegmentAnswer& answer : answers)
            m_answer.total += answer.sections.size();
        if (m_request.facets)
            m_answer.facets = facetsOf(m_snapshot, answers, m_stop);
        return m_request.kind ? rankInKind(m_snapshot, compiled, answers, *m_request.kind, most, m_stop)
                              : rank(m_snapshot, compiled, answers, most, m_stop);
    }

    /// Of what a relaxed query found, in which fields: those that have nothing but the title are listed as one.
    void tellFields(Relaxed& relaxed) const
    {
        QueryNode root = relaxed.query.root;
        if (relaxed.how.kind == Relaxation::Kind::MostWords)
            root.kind = QueryKind::Any; // any of the words makes a section one of those found
        const CompiledQuery compiled(root, relaxed.insideWords);
        forEachSegment(m_snapshot, [&](std::size_t i) {
            SegmentAnswer& found = relaxed.found[i];
            const SegmentAnswer told = evaluate(*m_snapshot.segments()[i], compiled, true, m_stop);
            found.fields.clear();
            auto at = told.sections.begin();
            for (const SectionNumber section : found.sections) {
                at = std::lower_bound(at, told.sections.end(), section);
                const bool isTold = at != told.sections.end() && *at == section;
                found.fields.push_back(isTold ? told.fields[static_cast<std::size_t>(at - told.sections.begin())]
                                              : setOf(Field::Body));
            }
        });
    }

    /// How it was read makes no difference any more.
    static bool isDropped(const QueryNote& note, const Relaxation& how)
    {
        return note.kind == QueryNote::Kind::SearchedLiterally && how.kind == Relaxation::Kind::Without &&
               std::find(how.texts.begin(), how.texts.end(), note.text) != how.texts.end();
    }

    /// What is answered instead of a query: where nothing is found, and of questions, which nothing repeats as they
    /// stand, what they are about.
    [[nodiscard]] std::optional<Relaxed> relaxedTo(const Query& query, const std::vector<Ranked>& ranked,
                                                   std::size_t most) const
    {
        const bool anyPhrase = std::any_of(ranked.begin(), ranked.end(), holdsPhrase);
        if (const auto subject = anyPhrase ? std::nullopt : subjectInEnglish(query)) {
            if (auto answered = answerInEnglish(m_snapshot, query, *subject, most, m_stop))
                return answered;
        }
        if (m_answer.total == 0)
            return relax(m_snapshot, query, most, m_stop);
        return anyPhrase ? std::nullopt : asked(query, most);
    }

    /// A question typed with spaces is answered as without them where nothing repeats it as it stands: that some
    /// sections have its words here and there says nothing. All of those are among what is found so.
    [[nodiscard]] std::optional<Relaxed> asked(const Query& query, std::size_t most) const
    {
        const std::optional<Query> question = spacedQuestion(query);
        std::optional<Relaxed> relaxed =
            question ? relax(m_snapshot, *question, most, m_stop) : std::optional<Relaxed>();
        return relaxed && relaxed->how.kind == Relaxation::Kind::Asked ? std::move(relaxed) : std::nullopt;
    }

    [[nodiscard]] DocumentNumber documentOf(const Ranked& ranked) const
    {
        return m_snapshot.segments()[ranked.segment]->file().documentOf(ranked.section);
    }

    /// The section that begins a document whose title has all the words, where it is among the first ones, stands
    /// before the others of that document: it stands for the whole.
    void titlesFirst(std::vector<Ranked>& ranked, const CompiledQuery& query) const
    {
        const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), kGrouped));
        std::map<std::pair<std::uint32_t, DocumentNumber>, std::size_t> first;
        for (auto each = ranked.begin(); each != end; ++each) {
            const DocumentNumber number = documentOf(*each);
            const auto at = static_cast<std::size_t>(each - ranked.begin());
            const auto [known, isNew] = first.emplace(std::pair(each->segment, number), at);
            if (isNew)
                continue;
            const DocumentEntry document = m_snapshot.segments()[each->segment]->file().document(number);
            if (document.firstSection != each->section || allWordsIn(document.title, query).empty())
                continue;
            const auto place = ranked.begin() + static_cast<std::ptrdiff_t>(known->second);
            std::rotate(place, each, each + 1);
            for (auto& [other, index] : first)
                index += index > known->second && index < at ? 1 : 0;
        }
    }

    /// Moves those of the first ones that `goes` tells of behind the others, in order, but nothing that is exact behind
    /// what is alike.
    template <typename Goes, typename IsExact>
    static void moveBehind(std::vector<Ranked>& ranked, Goes&& goes, IsExact&& isExact)
    {
        const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), kGrouped));
        std::vector<Ranked> kept;
        std::vector<Ranked> exact;
        std::vector<Ranked> alike;
        const auto append = [&kept](std::vector<Ranked>& moved) {
            kept.insert(kept.end(), moved.begin(), moved.end());
            moved.clear();
        };
        for (auto each = ranked.begin(); each != end; ++each) {
            const bool moves = goes(*each);
            const bool inFull = isExact(*each);
            if (!inFull)
                append(exact);
            (!moves ? kept : inFull ? exact : alike).push_back(*each);
        }
        append(exact);
        append(alike);
        std::copy(kept.begin(), kept.end(), ranked.begin());
    }

    /// Moves lists of contents behind what they name.
    template <typename IsExact>
    void contentsLast(std::vector<Ranked>& ranked, const CompiledQuery& query, IsExact&& isExact) const
    {
        const std::vector<bool> merely =
            merelyName(m_snapshot, query, {ranked.data(), std::min(ranked.size(), kGrouped)}, m_stop);
        if (std::find(merely.begin(), merely.end(), true) == merely.end())
            return;
        moveBehind(
            ranked, [&, i = std::size_t{0}](const Ranked&) mutable { return merely[i++]; }, isExact);
    }

    /// Moves what is more than a few sections of one document behind those of others.
    template <typename IsExact>
    void group(std::vector<Ranked>& ranked, IsExact&& isExact)
    {
        std::map<std::pair<std::uint32_t, DocumentNumber>, std::size_t> seen;
        moveBehind(
            ranked,
            [&](const Ranked& each) {
                return ++seen[{each.segment, documentOf(each)}] > kTogether;
            },
            isExact);
        for (const auto& [document, count] : seen) {
            if (count > kTogether)
                m_more[document] = static_cast<std::uint32_t>(count - kTogether);
        }
    }

    static bool isAmong(const Ranked& ranked, const std::vector<Ranked>& others)
    {
        return std::any_of(others.begin(), others.end(), [&](const Ranked& other) {
            return other.segment == ranked.segment && other.section == ranked.section;
        });
    }

    /// `ranked`, in which those that are among the others have so much more; and behind it what of the others is not
    /// in it.
    static std::vector<Ranked> joined(std::vector<Ranked> ranked, const std::vector<Ranked>& others, double more)
    {
        for (Ranked& each : ranked)
            each.score += more > 0 && isAmong(each, others) ? more : 0;
        std::sort(ranked.begin(), ranked.end());
        return behind(std::move(ranked), others);
    }

    /// `ranked`, and behind it what of the others is not in it.
    static std::vector<Ranked> behind(std::vector<Ranked> ranked, const std::vector<Ranked>& others)
    {
        std::vector<Ranked> missing;
        std::copy_if(others.begin(), others.end(), std::back_inserter(missing),
                     [&](const Ranked& other) { return !isAmong(other, ranked); });
        ranked.insert(ranked.end(), missing.begin(), missing.end());
        return ranked;
    }

    /// The `exact` sections answer the query, the rest `further`.
    void show(const std::vector<Ranked>& ranked, const CompiledQuery& compiled, const std::vector<Ranked>& exact,
              const CompiledQuery& further)
    {
        const std::size_t begin = std::min<std::size_t>(m_request.offset, ranked.size());
        const std::size_t end = std::min<std::size_t>(begin + m_request.limit, ranked.size());
        for (std::size_t i = begin; i < end; ++i)
            m_snapshot.segments()[ranked[i].segment]->file().willNeedText(ranked[i].section);
        m_answer.hits.resize(end - begin);
        const auto showOne = [&](std::size_t i) {
            if (m_stop.stop_requested())
                throw StopRequested{};
            const Ranked& one = ranked[begin + i];
            const bool isExact = isAmong(one, exact);
            m_answer.hits[i] = hitOf(one, isExact ? compiled : further);
            m_answer.hits[i].alike = !isExact;
        };
        if (m_answer.hits.size() >= kHitsWorthThreads) {
            forEachInParallel(m_answer.hits.size(), showOne);
        } else {
            for (std::size_t i = 0; i < m_answer.hits.size(); ++i)
                showOne(i);
        }
    }

    [[nodiscard]] Hit hitOf(const Ranked& ranked, const CompiledQuery& query) const
    {
        const SegmentFile& file = m_snapshot.segments()[ranked.segment]->file();
        SectionTexts texts(file);
        const SectionRecord section = texts.section(ranked.section);
        const DocumentNumber number = file.documentOf(ranked.section);
        const DocumentEntry document = file.document(number);
        Excerpt excerpt = excerptOf({document.title, &section, document.firstSection == ranked.section}, query,
                                    m_request.snippetBytes, m_request.kind);
        Hit hit;
        hit.path = document.path;
        hit.title = document.title;
        hit.language = document.language;
        hit.hasVideo = document.hasVideo;
        hit.sectionSlug = section.slug;
        hit.headingPath = section.headingPath;
        hit.kind = excerpt.kind;
        hit.start = section.start;
        hit.startFrom = section.startFrom;
        hit.line = section.line;
        hit.byte = section.byte;
        if (excerpt.piece != nullptr) {
            hit.speaker = excerpt.piece->speaker;
            const bool isOwn = excerpt.piece->start.has_value();
            hit.start = isOwn ? excerpt.piece->start : section.start;
            hit.startFrom = isOwn ? excerpt.piece->startFrom : hit.start ? StartFrom::Chapter : StartFrom::Stated;
            hit.line = excerpt.piece->line;
            hit.byte = excerpt.piece->byte;
        }
        hit.score = ranked.score;
        hit.snippet = std::move(excerpt.text);
        hit.marks = std::move(excerpt.marks);
        if (m_answer.relaxed.empty() && !m_request.kind)
            hit.titleMarks = allWordsIn(document.title, query);
        if (const auto more = m_more.find({ranked.segment, number}); more != m_more.end())
            hit.moreInDocument = more->second;
        return hit;
    }

    const Snapshot& m_snapshot;
    const Request& m_request;
    const std::stop_token& m_stop;
    std::map<std::pair<std::uint32_t, DocumentNumber>, std::uint32_t> m_more;
    Answer m_answer;
};

} // namespace

std::string describe(const Relaxation& relaxation)
{
    std::string texts;
    for (const std::string& text : relaxation.texts)
        texts += (texts.empty() ? "" : " and ") + text;
    switch (relaxation.kind) {
    case Relaxation::Kind::None:
        return {};
    case Relaxation::Kind::InsideWords:
        return "inside words";
    case Relaxation::Kind::Without:
        return "without " + texts;
    case Relaxation::Kind::Asked:
        return "about " + texts;
    case Relaxation::Kind::InParts:
        return "in parts: " + texts;
    case Relaxation::Kind::MostWords:
        return "sections with most of the words of " + texts;
    case Relaxation::Kind::AlsoMostWords:
        return "also sections with most of the words of " + texts;
    }
    return {};
}

Result<Answer> search(const Snapshot& snapshot, const Request& request, const std::stop_token& stop)
try {
    return Searcher(snapshot, request, stop).run();
} catch (const DamageFound& found) {
    return fail(ErrorCode::Damaged, found.file);
} catch (const StopRequested&) {
    return fail(ErrorCode::Cancelled);
}

} // namespace zhilan::search

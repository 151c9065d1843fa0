#include "app/tasks/document_finder.h"

#include "app/tasks/release.h"
#include "core/text/match.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <utility>

namespace zhilan::tasks
{

namespace
{

constexpr std::size_t kSnippetBytes = 180;

using Rank = DocumentFinder::Rank;
using SectionHit = DocumentFinder::SectionHit;

/// The places of one query, taken in document order, as sections.
class Sections
{
public:
    explicit Sections(const FoldedDocument& folded, const std::string& query)
        : m_folded(folded), m_document(folded.document()), m_query(query)
    {
    }

    std::vector<SectionHit> of(const std::vector<FoldedDocument::Hit>& hits)
    {
        for (const FoldedDocument::Hit& hit : hits) {
            take(hit);
        }
        finish();
        std::stable_sort(m_sections.begin(), m_sections.end(),
                         [](const SectionHit& a, const SectionHit& b) { return a.rank < b.rank; });
        m_sections.resize(std::min(m_sections.size(), DocumentFinder::kMostSections));
        return std::move(m_sections);
    }

private:
    void take(const FoldedDocument::Hit& hit)
    {
        const document::SectionId section = m_document.sectionAt(hit.span.begin);
        if (m_sections.empty() || m_sections.back().section != section) {
            finish();
            m_sections.push_back({section, Rank::Contents, hit.span, 0, {}, {}});
        }
        SectionHit& found = m_sections.back();
        const Rank rank = rankOf(hit, section);
        if (rank < found.rank) {
            found.rank = rank;
            found.first = hit.span;
        }
        ++found.count;
        if (rank == Rank::Heading) {
            return;
        }
        // The snippet is of the first place in the text, else of the first link.
        const bool better = !m_inBlock.empty() && rank < m_blockRank;
        if (better) {
            m_inBlock.clear();
        }
        if (m_inBlock.empty() || m_inBlock.front().block == hit.block) {
            m_inBlock.push_back(hit);
            m_blockRank = rank;
        }
    }

    void finish()
    {
        if (!m_sections.empty()) {
            SectionHit& found = m_sections.back();
            found.snippet = m_folded.snippet(m_inBlock, kSnippetBytes);
            if (found.rank == Rank::Heading) {
                for (const text::Match& match : m_query.find(text::fold(m_document.sections[found.section].title))) {
                    found.marks.push_back(match.source);
                }
            }
        }
        m_inBlock.clear();
    }

    [[nodiscard]] Rank rankOf(const FoldedDocument::Hit& hit, document::SectionId section) const
    {
        if (section < m_document.sections.size()) {
            const markdown::NodeId heading = m_document.sections[section].heading;
            if (heading != markdown::kNoNode && hit.span.begin < (*m_document.tree)[heading].span.end) {
                return Rank::Heading;
            }
        }
        const auto after =
            std::upper_bound(m_document.links.begin(), m_document.links.end(), hit.span.begin,
                             [](std::uint32_t byte, const document::Link& link) { return byte < link.span.begin; });
        const bool inLink = after != m_document.links.begin() && std::prev(after)->kind == document::LinkKind::Anchor &&
                            hit.span.begin < std::prev(after)->span.end;
        return inLink ? Rank::Contents : Rank::Text;
    }

    const FoldedDocument& m_folded;
    const document::Document& m_document;
    text::Matcher m_query;
    std::vector<SectionHit> m_sections;
    std::vector<FoldedDocument::Hit> m_inBlock;
    Rank m_blockRank = Rank::Contents;
};

} // namespace

struct DocumentFinder::Cache {
    std::mutex mutex;
    std::shared_ptr<const FoldedDocument> folded;

    /// Null when stopped before all was folded.
    std::shared_ptr<const FoldedDocument> get(const std::shared_ptr<const document::Document>& document,
                                              const std::stop_token& stop)
    {
        const std::lock_guard lock(mutex);
        if (!folded) {
            auto made = std::make_shared<const FoldedDocument>(document, stop);
            if (stop.stop_requested()) {
                return nullptr;
            }
            folded = std::move(made);
        }
        return folded;
    }
};

DocumentFinder::DocumentFinder(QObject* parent) : QObject(parent) {}

DocumentFinder::~DocumentFinder() = default;

void DocumentFinder::setDocument(std::shared_ptr<const document::Document> document)
{
    cancel();
    m_document = std::move(document);
    releaseElsewhere(std::exchange(m_cache, std::make_shared<Cache>()));
}

RequestId DocumentFinder::find(const std::string& query)
{
    using Shared = std::shared_ptr<const Answer>;
    const auto work = [query, document = m_document, cache = m_cache](const std::stop_token& stop) -> Shared {
        auto answer = std::make_shared<Answer>();
        answer->query = query;
        const auto folded = document ? cache->get(document, stop) : nullptr;
        if (folded) {
            const auto hits = folded->find(query, kMostHits, stop);
            answer->spans.reserve(hits.size());
            for (const FoldedDocument::Hit& hit : hits) {
                answer->spans.push_back(hit.span);
            }
            answer->sections = Sections(*folded, query).of(hits);
        }
        return answer;
    };
    return m_task.start(work, [this](RequestId id, Shared answer) { Q_EMIT found(id, std::move(answer)); });
}

RequestId DocumentFinder::mark(const Sought& sought)
{
    using Shared = std::shared_ptr<const Marked>;
    const auto work = [sought, document = m_document, cache = m_cache](const std::stop_token& stop) -> Shared {
        auto marked = std::make_shared<Marked>();
        const auto folded = document ? cache->get(document, stop) : nullptr;
        if (!folded) {
            return marked;
        }
        for (const FoldedDocument::Hit& hit : folded->findAny(sought.texts, kMostHits, stop)) {
            marked->spans.push_back(hit.span);
        }
        const auto section = document->placeOfAnchor(sought.anchor);
        const std::uint32_t byte = !sought.anchor.empty() && section ? section->byte : sought.byte;
        const auto place = folded->locate(byte, sought.excerpt, sought.part);
        if (!place) {
            return marked;
        }
        marked->place = place->span;
        const auto from = place->rendered.empty() ? std::max(place->span.begin, byte) : place->span.begin;
        const auto meant =
            std::find_if(marked->spans.begin(), marked->spans.end(), [from](ByteSpan span) { return span.end > from; });
        // What is meant is in one section; a whole document has it anywhere.
        const bool isAnywhere = byte == 0 && sought.anchor.empty() && place->rendered.empty();
        if (meant != marked->spans.end() &&
            (isAnywhere || document->sectionAt(meant->begin) == document->sectionAt(from))) {
            marked->meant = static_cast<std::size_t>(meant - marked->spans.begin());
            marked->place = *meant;
        }
        return marked;
    };
    return m_task.start(work, [this](RequestId id, Shared answer) { Q_EMIT marked(id, std::move(answer)); });
}

void DocumentFinder::cancel()
{
    m_task.cancel();
}

} // namespace zhilan::tasks

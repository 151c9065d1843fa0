#include "app/tasks/document_finder.h"

#include <mutex>

namespace zhilan::tasks
{

namespace
{

constexpr std::size_t kSnippetBytes = 180;

std::vector<DocumentFinder::SectionHit> bySection(const FoldedDocument& folded,
                                                  const std::vector<FoldedDocument::Hit>& hits)
{
    std::vector<DocumentFinder::SectionHit> sections;
    std::vector<FoldedDocument::Hit> inFirstBlock;
    const auto finish = [&] {
        if (!sections.empty()) {
            sections.back().snippet = folded.snippet(inFirstBlock, kSnippetBytes);
        }
        inFirstBlock.clear();
    };
    for (const FoldedDocument::Hit& hit : hits) {
        const document::SectionId section = folded.document().sectionAt(hit.span.begin);
        if (sections.empty() || sections.back().section != section) {
            finish();
            if (sections.size() == DocumentFinder::kMostSections) {
                return sections;
            }
            sections.push_back({section, hit.span, 0, {}});
        }
        ++sections.back().count;
        if (inFirstBlock.empty() || inFirstBlock.front().block == hit.block) {
            inFirstBlock.push_back(hit);
        }
    }
    finish();
    return sections;
}

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
    m_cache = std::make_shared<Cache>();
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
            answer->sections = bySection(*folded, hits);
        }
        return answer;
    };
    return m_task.start(work, [this](RequestId id, Shared answer) { Q_EMIT found(id, std::move(answer)); });
}

void DocumentFinder::cancel()
{
    m_task.cancel();
}

} // namespace zhilan::tasks

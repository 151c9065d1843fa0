#pragma once

#include "app/tasks/folded_document.h"
#include "app/tasks/latest_task.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zhilan::tasks
{

/// Finds text in one document off the user-interface thread. The document is folded at the first question.
class DocumentFinder : public QObject
{
    Q_OBJECT

public:
    /// More places than this are neither counted nor marked.
    static constexpr std::size_t kMostHits = 10000;
    static constexpr std::size_t kMostSections = 200;

    explicit DocumentFinder(QObject* parent = nullptr);
    /// Cancels and waits.
    ~DocumentFinder() override;

    /// Null: nothing will be found. Questions under way are dropped.
    void setDocument(std::shared_ptr<const document::Document> document);

    /// What a place in a section says about it, the best first.
    enum class Rank { Heading, Text, Contents };
    /// A section with places that were found.
    struct SectionHit {
        document::SectionId section = document::kNoSection;
        Rank rank = Rank::Contents;      ///< of its best place; Contents: all are in links to headings
        ByteSpan first;                  ///< the first of the best places, in the source
        std::size_t count = 0;           ///< places of every rank
        std::vector<ByteSpan> marks;     ///< in the section's title
        FoldedDocument::Snippet snippet; ///< around the first place that is not in the heading; may be empty
    };
    struct Answer {
        std::string query;
        std::vector<ByteSpan> spans;      ///< in document order
        std::vector<SectionHit> sections; ///< by rank, then in document order; at most kMostSections
    };

    /// Answered by found(), unless a newer question or another document comes first.
    RequestId find(const std::string& query);

    /// What an index found in the document.
    struct Sought {
        std::vector<std::string> texts; ///< places of any of them are wanted
        std::uint32_t byte = 0;         ///< the piece begins there, or a little after
        std::string excerpt;            ///< of the piece's rendered text; may be empty
        ByteSpan part;                  ///< in `excerpt`: the place that is meant
        std::string anchor = {};        ///< of the section that is meant instead of `byte`; empty for none
    };
    struct Marked {
        std::vector<ByteSpan> spans; ///< in document order, at most kMostHits
        /// Which of the spans is the one of `part`, or the first from it on: in its section, or anywhere where neither
        /// `excerpt`, `byte` nor `anchor` says where. None where there is none.
        std::optional<std::size_t> meant;
        ByteSpan place; ///< where to go: that place, or else the piece; empty for none
    };
    /// Answered by marked(), unless a newer question of either kind or another document comes first.
    RequestId mark(const Sought& sought);
    void cancel();

Q_SIGNALS:
    void marked(quint64 request, std::shared_ptr<const zhilan::tasks::DocumentFinder::Marked> marked);
    void found(quint64 request, std::shared_ptr<const zhilan::tasks::DocumentFinder::Answer> answer);

private:
    /// Made by whichever request comes first, then shared.
    struct Cache;

    std::shared_ptr<const document::Document> m_document;
    std::shared_ptr<Cache> m_cache;
    LatestTask m_task;
};

} // namespace zhilan::tasks

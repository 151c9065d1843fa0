#pragma once

#include "app/tasks/latest_task.h"
#include "core/base/byte_span.h"
#include "core/document/document.h"

#include <QObject>

#include <memory>
#include <vector>

namespace zhilan::tasks
{

/// A place that names a term of the document's glossary.
struct TermMention {
    ByteSpan span;
    std::uint32_t term = 0; ///< in Document::terms
    friend bool operator==(const TermMention&, const TermMention&) = default;
};

/// Where the text names terms of its own glossary: of each term the first place in each section, outside of headings
/// and of the glossary itself; of terms in each other the longer one. Finds what the search would find. In document
/// order. Linear in the document times its terms; nothing for documents that are too large for that.
[[nodiscard]] std::vector<TermMention> findTermMentions(const std::shared_ptr<const document::Document>& document,
                                                        const std::stop_token& stop = {});

/// Does so off the user-interface thread. A newer document drops the answer for the one before.
class TermFinder : public QObject
{
    Q_OBJECT

public:
    explicit TermFinder(QObject* parent = nullptr);
    /// Cancels and waits.
    ~TermFinder() override;

    /// Answered by found(), also when there are none.
    void find(std::shared_ptr<const document::Document> document);

Q_SIGNALS:
    void found(std::shared_ptr<const zhilan::document::Document> document,
               const std::vector<zhilan::tasks::TermMention>& mentions);

private:
    LatestTask m_task;
};

} // namespace zhilan::tasks

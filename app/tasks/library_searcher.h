#pragma once

#include "app/tasks/latest_task.h"
#include "core/base/result.h"
#include "core/search/search.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace zhilan::tasks
{

/// Answers queries from the index off the user-interface thread. A newer question cancels the older one; only the
/// newest is answered.
class LibrarySearcher : public QObject
{
    Q_OBJECT

public:
    struct Question {
        std::string query; ///< UTF-8, as typed
        /// Narrowed down to it, unless nothing of the kind is found: then the answer's question has none.
        std::optional<search::Field> kind;
        std::uint32_t limit = 20;
        std::uint32_t offset = 0; ///< with one nothing is counted: the facets are empty
        /// A document that may or may not be in the index, as library::indexKey(); empty for none.
        std::string document;
    };
    struct Answer {
        Question question;
        search::Answer found;       ///< narrowed down, its facets too
        search::Facets all;         ///< of all that was found, whatever the kind
        bool knowsDocument = false; ///< the question's document is in the index
        std::chrono::duration<double, std::milli> took{0};
        std::optional<Error> error;                       ///< Damaged: the index is to be repaired
        std::shared_ptr<const search::Snapshot> snapshot; ///< what was searched
    };

    explicit LibrarySearcher(QObject* parent = nullptr);
    /// Cancels and waits, some milliseconds.
    ~LibrarySearcher() override;

    /// What is searched from the next question on; not null.
    void setSnapshot(std::shared_ptr<const search::Snapshot> snapshot);

    /// Answered by found(), unless a newer question or cancel() comes first.
    RequestId ask(const Question& question);
    /// Further hits of an answer, from what that was found in, whatever has been indexed since. Answered likewise.
    RequestId askForMore(const Answer& first, std::uint32_t offset, std::uint32_t limit);
    void cancel();

Q_SIGNALS:
    void found(quint64 request, std::shared_ptr<const zhilan::tasks::LibrarySearcher::Answer> answer);

private:
    RequestId askIn(std::shared_ptr<const search::Snapshot> snapshot, const Question& question);

    std::shared_ptr<const search::Snapshot> m_snapshot;
    LatestTask m_task;
};

} // namespace zhilan::tasks

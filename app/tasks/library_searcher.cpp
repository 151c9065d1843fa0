#include "app/tasks/library_searcher.h"

#include "app/tasks/release.h"

#include <algorithm>
#include <utility>

namespace zhilan::tasks
{

namespace
{

using Question = LibrarySearcher::Question;
using Answer = LibrarySearcher::Answer;

bool hasKind(const search::Facets& facets, search::Field kind)
{
    return std::any_of(facets.kinds.begin(), facets.kinds.end(),
                       [kind](const search::FacetCount& count) { return count.value == search::fieldName(kind); });
}

void answerInto(Answer& answer, const search::Snapshot& snapshot, const std::stop_token& stop)
{
    Question& question = answer.question;
    search::Request request;
    request.query = question.query;
    if (question.offset > 0) {
        request.kind = question.kind;
        request.limit = question.limit;
        request.offset = question.offset;
        auto more = search::search(snapshot, request, stop);
        more ? void(answer.found = std::move(*more)) : void(answer.error = more.error());
        return;
    }
    request.limit = question.kind ? 0 : question.limit;
    request.facets = true;
    auto found = search::search(snapshot, request, stop);
    if (found && question.kind && !hasKind(found->facets, *question.kind)) {
        question.kind.reset();
        request.limit = question.limit;
        found = search::search(snapshot, request, stop);
    }
    if (found) {
        answer.all = found->facets;
    }
    if (found && question.kind) {
        request.kind = question.kind;
        request.limit = question.limit;
        found = search::search(snapshot, request, stop);
    }
    if (!found) {
        answer.error = found.error();
        return;
    }
    answer.found = std::move(*found);
    if (!question.document.empty()) {
        answer.knowsDocument = snapshot.contains(question.document).value_or(false);
    }
}

} // namespace

LibrarySearcher::LibrarySearcher(QObject* parent)
    : QObject(parent), m_snapshot(std::make_shared<const search::Snapshot>())
{
}

LibrarySearcher::~LibrarySearcher() = default;

void LibrarySearcher::setSnapshot(std::shared_ptr<const search::Snapshot> snapshot)
{
    releaseElsewhere(std::exchange(m_snapshot, std::move(snapshot)));
}

RequestId LibrarySearcher::ask(const Question& question)
{
    return askIn(m_snapshot, question);
}

RequestId LibrarySearcher::askForMore(const Answer& first, std::uint32_t offset, std::uint32_t limit)
{
    Question question = first.question;
    question.offset = offset;
    question.limit = limit;
    return askIn(first.snapshot, question);
}

RequestId LibrarySearcher::askIn(std::shared_ptr<const search::Snapshot> snapshot, const Question& question)
{
    using Shared = std::shared_ptr<const Answer>;
    const auto work = [question, snapshot = std::move(snapshot)](const std::stop_token& stop) -> Shared {
        const auto begun = std::chrono::steady_clock::now();
        auto answer = std::make_shared<Answer>();
        answer->question = question;
        answer->snapshot = snapshot;
        answerInto(*answer, *snapshot, stop);
        answer->took = std::chrono::steady_clock::now() - begun;
        return answer;
    };
    return m_task.start(work, [this](RequestId id, Shared answer) { Q_EMIT found(id, std::move(answer)); });
}

void LibrarySearcher::cancel()
{
    m_task.cancel();
}

} // namespace zhilan::tasks

#include "app/tasks/title_finder.h"

#include "core/text/fold.h"
#include "core/text/match.h"

#include <algorithm>
#include <mutex>

namespace zhilan::tasks
{

struct TitleFinder::Titles {
    std::vector<Title> titles;
    std::once_flag once;
    std::vector<text::FoldedText> folded; ///< as `titles`

    void fold()
    {
        std::call_once(once, [this] {
            folded.reserve(titles.size());
            for (const Title& title : titles) {
                folded.push_back(text::fold(title.title));
            }
        });
    }
};

TitleFinder::TitleFinder(QObject* parent) : QObject(parent), m_titles(std::make_shared<Titles>()) {}

TitleFinder::~TitleFinder() = default;

void TitleFinder::setTitles(std::vector<Title> titles)
{
    m_titles = std::make_shared<Titles>();
    m_titles->titles = std::move(titles);
}

RequestId TitleFinder::find(const std::string& query)
{
    using Matches = std::vector<Match>;
    using Shared = std::shared_ptr<const Matches>;
    const auto work = [query, titles = m_titles](const std::stop_token& stop) -> Shared {
        titles->fold();
        auto matches = std::make_shared<Matches>();
        for (std::size_t i = 0; i < titles->titles.size() && !stop.stop_requested(); ++i) {
            Match match{titles->titles[i], text::findTerms(titles->folded[i], query)};
            if (!match.marks.empty()) {
                matches->push_back(std::move(match));
            }
        }
        std::stable_partition(matches->begin(), matches->end(),
                              [](const Match& match) { return match.marks.front().begin == 0; });
        matches->resize(std::min(matches->size(), kMostTitles));
        return matches;
    };
    return m_task.start(work, [this](RequestId id, Shared matches) { Q_EMIT found(id, std::move(matches)); });
}

void TitleFinder::cancel()
{
    m_task.cancel();
}

} // namespace zhilan::tasks

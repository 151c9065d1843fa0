#pragma once

#include "app/tasks/latest_task.h"
#include "core/base/byte_span.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace zhilan::tasks
{

/// Finds documents by their title, off the user-interface thread. Titles are folded at the first question.
class TitleFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostTitles = 50;

    struct Title {
        std::filesystem::path path;
        std::string title;  ///< UTF-8
        std::string folder; ///< name of the folder it is in
    };
    struct Match {
        Title title;
        std::vector<ByteSpan> marks; ///< in title.title
    };

    explicit TitleFinder(QObject* parent = nullptr);
    /// Cancels and waits.
    ~TitleFinder() override;

    void setTitles(std::vector<Title> titles);

    /// Answered by found(), unless a newer question comes first: titles with all words of the query, those first that
    /// begin with it.
    RequestId find(const std::string& query);
    void cancel();

Q_SIGNALS:
    void found(quint64 request, std::shared_ptr<const std::vector<zhilan::tasks::TitleFinder::Match>> matches);

private:
    struct Titles;

    std::shared_ptr<Titles> m_titles;
    LatestTask m_task;
};

} // namespace zhilan::tasks

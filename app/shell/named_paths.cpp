#include "app/shell/named_paths.h"

#include "app/models/text_conversion.h"
#include "app/shell/library_folders.h"
#include "app/shell/names_in_folders.h"
#include "app/tasks/ask_aside.h"

#include <chrono>
#include <system_error>
#include <utility>

namespace zhilan::shell
{

namespace
{

constexpr std::chrono::milliseconds kFrame{10};
constexpr std::chrono::milliseconds kBetween{50};

bool isDirectory(const std::filesystem::path& path)
{
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

} // namespace

NamedPaths::NamedPaths(IsFolder isFolder, QObject* parent)
    : QObject(parent)
    , m_isFolder(isFolder ? std::move(isFolder) : isDirectory)
    , m_names(std::make_shared<NamesInFolders>())
{
    m_look.setInterval(kBetween);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (tasks::isAnswered(m_answer)) {
            m_look.stop();
            std::exchange(m_done, nullptr)(m_answer.get());
            Q_EMIT waitingChanged();
        }
    });
}

NamedPaths::~NamedPaths() = default;

void NamedPaths::ask(const QStringList& paths, const std::vector<std::filesystem::path>& folders, Done done)
{
    cancel();
    QStringList names;
    for (const QString& path : paths) {
        names.append(normalPath(path));
    }
    m_answer = tasks::askAside([isFolder = m_isFolder, inFolders = m_names, paths, names, folders = folders]() mutable {
        Answer answer;
        for (qsizetype i = 0; i < paths.size(); ++i) {
            (isFolder(models::toPath(paths.at(i))) ? answer.folders : answer.files).append(names.at(i));
        }
        for (const QString& folder : answer.folders) {
            folders.push_back(models::toPath(folder));
        }
        answer.files = inFolders->of(answer.files, folders);
        return answer;
    });
    if (m_answer.wait_for(kFrame) == std::future_status::ready) {
        done(m_answer.get());
        return;
    }
    m_done = std::move(done);
    m_look.start();
    Q_EMIT waitingChanged();
}

void NamedPaths::cancel()
{
    if (isWaiting()) {
        m_look.stop();
        m_done = nullptr;
        Q_EMIT waitingChanged();
    }
}

} // namespace zhilan::shell

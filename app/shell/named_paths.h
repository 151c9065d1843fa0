#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <vector>

namespace zhilan::shell
{

class NamesInFolders;

/// What the paths are that the reader names. The file system is asked on a thread that is let go: one of them may be on
/// a mount that does not answer, which holds up neither the window nor its end.
class NamedPaths : public QObject
{
    Q_OBJECT

public:
    /// Any thread, several at once.
    using IsFolder = std::function<bool(const std::filesystem::path&)>;

    /// Without `isFolder` it is the file system that knows.
    explicit NamedPaths(IsFolder isFolder, QObject* parent = nullptr);
    ~NamedPaths() override;

    /// In the order in which they were named.
    struct Answer {
        QStringList folders; ///< as normalPath() gives them
        QStringList files;   ///< whatever is no folder, there or not; by NamesInFolders
    };
    using Done = std::function<void(const Answer&)>;
    /// `folders`: the library's. `done` is called before this returns where the answer comes within a frame, as it does
    /// from a disk; else once it is there, unless something else is asked or cancel() comes first.
    void ask(const QStringList& paths, const std::vector<std::filesystem::path>& folders, Done done);
    void cancel();
    [[nodiscard]] bool isWaiting() const { return m_look.isActive(); }

Q_SIGNALS:
    void waitingChanged();

private:
    IsFolder m_isFolder;
    std::shared_ptr<NamesInFolders> m_names; ///< also of threads that were let go
    std::future<Answer> m_answer;
    Done m_done;
    QTimer m_look; ///< for the answer: a thread that may outlive this cannot tell it
};

} // namespace zhilan::shell

#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace zhilan::shell
{

class NamesInFolders;

/// What the paths are that the reader names. The file system is asked on threads that are let go: one of them may be on
/// a mount that does not answer, which holds up neither the window nor its end, nor the other paths.
class NamedPaths : public QObject
{
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
        bool isLast = false; ///< no path is left
    };
    using Done = std::function<void(const Answer&)>;
    /// `folders`: the library's. `done` is called once, before this returns, where all paths answer within a frame, as
    /// they do from a disk. Else it is called each time some of them have; one that does not holds up those named after
    /// it for a frame or two. What else is asked meanwhile changes nothing about it.
    void ask(const QStringList& paths, const std::vector<std::filesystem::path>& folders, Done done);

private:
    class Request;
    struct Pending {
        std::shared_ptr<Request> request; ///< also of threads that were let go
        Done done;
    };
    void look();

    IsFolder m_isFolder;
    std::shared_ptr<NamesInFolders> m_names;
    std::vector<Pending> m_pending;
    QTimer m_look; ///< for answers: a thread that may outlive this cannot tell them
};

} // namespace zhilan::shell

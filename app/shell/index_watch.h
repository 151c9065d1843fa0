#pragma once

#include "app/tasks/latest_task.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace zhilan::shell
{

class IndexController;

/// Notices that another process has written to the indexes of the library, or given other patterns of what is passed
/// over in it.
class IndexWatch : public QObject
{
    Q_OBJECT

public:
    /// Not owned.
    IndexWatch(IndexController* index, QObject* parent);

Q_SIGNALS:
    void changedElsewhere();

private:
    void watch();
    void look();

    IndexController* m_index;
    /// Folders of the indexes, where a commit puts its manifest; and the catalogues, which have the patterns: those who
    /// only read them do not write to the files themselves.
    QFileSystemWatcher m_files;
    /// By root, as this window last heard of them.
    std::map<std::filesystem::path, std::vector<std::string>> m_patterns;
    QTimer m_quiet;
    tasks::LatestTask m_looking;
    bool m_changed = false; ///< since it was last looked at
};

} // namespace zhilan::shell

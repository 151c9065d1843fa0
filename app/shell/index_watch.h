#pragma once

#include "app/tasks/latest_task.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace zhilan::shell
{

class IndexController;

/// Notices that another process has written to the indexes of the library: it may pass over other files now.
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
    QFileSystemWatcher m_folders; ///< of the indexes, where a commit puts its manifest
    QTimer m_quiet;
    tasks::LatestTask m_looking;
    bool m_changed = false; ///< since it was last looked at
};

} // namespace zhilan::shell

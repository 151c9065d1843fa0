#include "app/shell/library_folders.h"

#include "app/models/text_conversion.h"
#include "app/shell/session.h"

#include <QDir>
#include <QFileInfo>

namespace zhilan::shell
{

QString normalPath(const QString& path)
{
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

bool addFolder(SessionStore& store, const QString& folder)
{
    const QString name = normalPath(folder);
    if (store.session().folders.contains(name)) {
        return false;
    }
    store.update([&name](Session& session) { session.folders.append(name); });
    return true;
}

bool removeFolder(SessionStore& store, const QString& folder)
{
    qsizetype removed = 0;
    store.update(
        [name = normalPath(folder), &removed](Session& session) { removed = session.folders.removeAll(name); });
    return removed > 0;
}

std::vector<std::filesystem::path> libraryFolders(const SessionStore& store)
{
    std::vector<std::filesystem::path> paths;
    for (const QString& folder : store.session().folders) {
        paths.push_back(models::toPath(folder));
    }
    return paths;
}

} // namespace zhilan::shell

#include "app/shell/library_folders.h"

#include "app/models/text_conversion.h"
#include "app/shell/session.h"
#include "core/base/within.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <system_error>

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

QString nameInFolders(const SessionStore& store, const QString& file)
{
    const std::filesystem::path path = models::toPath(file);
    std::error_code error;
    const std::filesystem::path real = std::filesystem::canonical(path, error);
    QString name = file;
    for (const QString& each : store.session().folders) {
        const std::filesystem::path folder = models::toPath(each);
        if (isWithin(path, folder)) {
            return file;
        }
        const std::filesystem::path realFolder = std::filesystem::canonical(folder, error);
        if (!error && !real.empty() && isWithin(real, realFolder)) {
            name = models::toName(folder / real.lexically_relative(realFolder));
        }
    }
    return name;
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

#include "app/shell/sample_library.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace zhilan::shell
{

QString sampleLibrary()
{
    const QString installed =
        QDir(QCoreApplication::applicationDirPath()).absoluteFilePath(QStringLiteral("../share/zhilan/library"));
    for (const QString& folder : {installed, QStringLiteral(ZHILAN_SAMPLE_LIBRARY)}) {
        if (QFileInfo(folder).isDir()) {
            return QDir::cleanPath(folder);
        }
    }
    return {};
}

QString sampleDocument()
{
    const QString file = sampleLibrary() + QStringLiteral("/访谈/Dario Amodei 谈指数增长的尾声.md");
    return QFileInfo::exists(file) ? file : QString();
}

} // namespace zhilan::shell

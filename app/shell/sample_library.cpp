#include "app/shell/sample_library.h"

#include "app/models/text_conversion.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <filesystem>
#include <system_error>

namespace zhilan::shell
{

QString sampleLibrary()
{
    const QString installed =
        QDir(QCoreApplication::applicationDirPath()).absoluteFilePath(QStringLiteral("../share/zhilan/library"));
    for (const QString& folder : {installed, QStringLiteral(ZHILAN_SAMPLE_LIBRARY)}) {
        if (QFileInfo(folder).isDir()) {
            return models::toName(models::fromPlain(QDir::cleanPath(folder)));
        }
    }
    return {};
}

QString sampleDocument()
{
    const QString file = sampleLibrary() + QStringLiteral("/访谈/Dario Amodei 谈指数增长的尾声.md");
    std::error_code error;
    return std::filesystem::exists(models::toPath(file), error) ? file : QString();
}

} // namespace zhilan::shell

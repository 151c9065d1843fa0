#include "tests/unit/cli/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>

namespace cli_test
{

Json Outcome::json() const
{
    return Json::parse(output.begin(), output.end(), nullptr, false);
}

bool Outcome::oneLineOfError() const
{
    return output.isEmpty() && errors.startsWith("zhilan-cli: ") && errors.endsWith('\n') && errors.count('\n') == 1;
}

Outcome run(const QStringList& arguments, const QByteArray& standardInput)
{
    constexpr int kLongestMilliseconds = 100'000;
    QProcess process;
    process.start(QStringLiteral(ZHILAN_CLI_PROGRAM), arguments);
    if (!process.waitForStarted())
        return {};
    process.write(standardInput);
    process.closeWriteChannel();
    if (!process.waitForFinished(kLongestMilliseconds)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.exitStatus() == QProcess::CrashExit, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QString keysOf(const Json& object)
{
    QStringList keys;
    if (object.is_object()) {
        for (const auto& [key, value] : object.items())
            keys << QString::fromStdString(key);
    }
    return keys.join(QLatin1Char(' '));
}

QString textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

QString sampleFile()
{
    const QString path =
        QStringLiteral(ZHILAN_SHARED_DIR "/samples/dario-amodei-near-the-end-of-the-exponential.zh.md");
    return QFileInfo::exists(path) ? path : QString();
}

QStringList libraryFiles()
{
    QStringList files;
    QDirIterator found(QStringLiteral(ZHILAN_SOURCE_DIR "/resources/library"), {QStringLiteral("*.md")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (found.hasNext())
        files << found.next();
    files.sort();
    return files;
}

} // namespace cli_test

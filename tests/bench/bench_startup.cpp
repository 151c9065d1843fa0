// From process start to the document painted, against an empty window with a text browser.
// bench_startup ZHILAN REFERENCE PLATFORM

#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace zhilan;

namespace
{

constexpr double kGoal = 2.5;
constexpr std::size_t kRounds = 15;

/// The sample document, otherwise the first of the library that comes with the program.
QString documentToOpen()
{
    for (const QString& folder :
         {QStringLiteral(ZHILAN_SHARED_DIR "/samples"), QStringLiteral(ZHILAN_SOURCE_DIR "/resources/library")}) {
        QStringList files;
        for (QDirIterator documents(folder, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
             documents.hasNext();)
            files.append(documents.next());
        if (!files.isEmpty())
            return *std::min_element(files.cbegin(), files.cend());
    }
    return {};
}

/// From the start of the process until it says on its standard output that it has painted.
bench::Milliseconds timeToPaint(const QString& program, const QStringList& arguments,
                                const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const bench::Milliseconds time = bench::timeOf([&] {
        process.start(program, arguments);
        while (!process.canReadLine() && process.waitForReadyRead(60'000)) {
        }
    });
    const bool painted = process.readLine() == "painted\n";
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 ||
        !painted) {
        std::fprintf(stderr, "%s failed: %s\n", qPrintable(program), qPrintable(process.errorString()));
        std::exit(EXIT_FAILURE);
    }
    return time;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString document = documentToOpen();
    const QTemporaryDir home;
    if (arguments.size() != 4 || document.isEmpty() || !home.isValid()) {
        std::fprintf(stderr, "usage: bench_startup ZHILAN REFERENCE PLATFORM, and a sample document is needed\n");
        return EXIT_FAILURE;
    }

    // Neither the settings nor the session of whoever runs this.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), arguments[3]);
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        environment.insert(QString::fromLatin1(variable), home.path());

    const bench::Medians medians = bench::compareTimes(
        kRounds,
        [&] {
            return timeToPaint(arguments[1], {QStringLiteral("--exit-after-first-paint"), document}, environment);
        },
        [&] { return timeToPaint(arguments[2], {}, environment); });
    std::printf("start to painted document, %s: zhilan %.1f ms, empty window with a text browser %.1f ms, "
                "ratio %.2f (goal: at most %.1f)\n",
                qPrintable(arguments[3]), medians.subject.count(), medians.reference.count(), medians.ratio(), kGoal);
    return medians.ratio() <= kGoal ? EXIT_SUCCESS : EXIT_FAILURE;
}

#include "app/models/text_conversion.h"
#include "app/shell/accessible_window.h"
#include "app/shell/appearance.h"
#include "app/shell/command_line.h"
#include "app/shell/early_document.h"
#include "app/shell/encoding_controller.h"
#include "app/shell/exit_limit.h"
#include "app/shell/language.h"
#include "app/shell/main_window.h"
#include "app/shell/opener.h"
#include "app/shell/sample_library.h"
#include "app/shell/screenshot.h"
#include "app/shell/session.h"
#include "app/shell/url_opener.h"
#include "app/style/style.h"
#include "app/tasks/document_saver.h"
#include "core/library/cache_folder.h"

#include <QApplication>
#include <QScreen>

#include <cstdio>
#include <optional>

using namespace zhilan::shell;

namespace
{

/// Answers that need no window, nor a display. -1 when the window is wanted.
int answerWithoutWindow(const CommandLine& line)
{
    if (!line.problem.isEmpty()) {
        std::fprintf(stderr, "zhilan: %s (try --help)\n", qPrintable(line.problem));
        return 2;
    }
    if (line.wantsHelp) {
        std::fputs(qPrintable(helpText()), stdout);
        return 0;
    }
    if (line.wantsVersion) {
        std::puts("zhilan " ZHILAN_VERSION);
        return 0;
    }
    return -1;
}

} // namespace

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments.append(zhilan::models::toName(argv[i]));
    }
    const CommandLine line = parseCommandLine(arguments);
    if (const int code = answerWithoutWindow(line); code >= 0) {
        return code;
    }

    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    ExitLimit limit; // outlives all that may have to be waited for
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("zhilan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ZHILAN_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.zhilan.Zhilan"));

    const bool isPicture = !line.screenshot.isEmpty();
    SessionStore store(isPicture ? QString() : SessionStore::standardFolder());
    // Read on another core while fonts and window are being made on this one.
    std::optional<EarlyDocument> early;
    if (const QString document = Opener::first(line.files, store.session(), sampleDocument()); !document.isEmpty()) {
        const std::filesystem::path file = zhilan::models::toPath(document);
        early.emplace(file, EncodingController::encodingOf(store, file));
    }
    Language language(line.language.value_or(store.session().language));
    Appearance appearance(application, line.theme.value_or(isPicture ? ThemeChoice::Light : store.session().theme));
    QApplication::setWindowIcon(zhilan::style::icon(QStringLiteral("zhilan"), appearance.theme()));
    DesktopUrlOpener opener;
    installAccessibleWindow();

    MainWindow window({store, opener, appearance, language, sampleLibrary(), sampleDocument(),
                       isPicture ? std::filesystem::path() : zhilan::library::cacheFolder(),
                       early ? &*early : nullptr});
    bool failed = false;
    if (isPicture || line.exitAfterFirstPaint) {
        QObject::connect(&window, &MainWindow::failed, &application, [&failed](const QString& text) {
            failed = true;
            std::fprintf(stderr, "zhilan: %s\n", qPrintable(text));
        });
    }
    window.start(line.files, line.section);
    if (line.size.isValid()) {
        window.resize(line.size);
    } else if (!isPicture && !window.isMaximized() && !window.isFullScreen()) {
        // A first window, or one that was last on a larger screen; its frame needs room too.
        window.resize(window.size().boundedTo(window.screen()->availableSize() * 0.94));
    }
    if (isPicture) {
        new Screenshot(&window, line.screenshot);
    }
    if (line.exitAfterFirstPaint) {
        // Queued, so that the whole window has been painted.
        QObject::connect(
            &window, &MainWindow::firstPaintDone, &application,
            [] {
                std::puts("painted");
                std::fflush(stdout);
            },
            Qt::QueuedConnection);
        // A folder without documents has no first paint.
        for (const auto done : {&MainWindow::firstPaintDone, &MainWindow::settled}) {
            QObject::connect(
                &window, done, &application, [&failed] { QCoreApplication::exit(failed ? 1 : 0); },
                Qt::QueuedConnection);
        }
    }
    window.show();
    const int code = QApplication::exec();
    for (zhilan::tasks::DocumentSaver* const saver : window.findChildren<zhilan::tasks::DocumentSaver*>()) {
        saver->finish(); // takes as long as it takes: somebody asked for it
    }
    limit.start(code);
    store.finish();
    return code;
}

// What holds up the user-interface thread while a document of 10 MB is opened and used in the window.
// bench_large_document

#include "app/reader/reader_view.h"
#include "app/shell/appearance.h"
#include "app/shell/language.h"
#include "app/shell/main_window.h"
#include "app/shell/session.h"
#include "app/shell/url_opener.h"
#include "tests/bench/sample_text.h"
#include "tests/bench/watched_application.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeView>

using namespace zhilan;

namespace
{

constexpr std::size_t kBytes = 10'000'000;
/// Nothing more has come of what was done after so long.
constexpr int kQuiet = 1500;

struct NoOpener : shell::UrlOpener {
    bool open(const QUrl& /*url*/) override { return true; }
    void reveal(const QUrl& /*file*/, std::function<void()> /*failed*/) override {}
};

/// The sample over and over, with a fold in its middle.
QByteArray largeText()
{
    QByteArray text = QByteArray::fromStdString(bench::largeDocument(kBytes));
    const qsizetype middle = text.indexOf("\n## ", text.size() / 2) + 1;
    text.insert(middle, "<details open>\n<summary>Fold</summary>\n\ninside\n\n</details>\n\n");
    return text;
}

} // namespace

int main(int argc, char** argv)
{
    bench::WatchedApplication application(argc, argv);
    const QTemporaryDir home;
    if (!home.isValid() || !QDir(home.path()).mkdir(QStringLiteral("library")))
        return EXIT_FAILURE;
    const QString path = home.filePath(QStringLiteral("library/large.md"));
    QFile file(path);
    const QByteArray text = largeText();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush()) {
        std::fprintf(stderr, "the document could not be written\n");
        return EXIT_FAILURE;
    }
    file.close();

    shell::SessionStore store(home.filePath(QStringLiteral("config")));
    shell::Language language(QStringLiteral("zh_CN"));
    shell::Appearance appearance(application, shell::ThemeChoice::Light);
    NoOpener opener;
    shell::MainWindow window(
        {store, opener, appearance, language, {}, {}, home.filePath(QStringLiteral("cache")).toStdString()});
    window.resize(1440, 900);
    QTimer tick; // so that the loop wakes up to look at the clock
    tick.start(5);

    bool good = true;
    const auto step = [&](const char* what, const auto& act) {
        application.reset();
        QMetaObject::invokeMethod(&window, act, Qt::QueuedConnection);
        QElapsedTimer quiet;
        quiet.start();
        (void)bench::runUntil([&] { return quiet.hasExpired(kQuiet); });
        application.report(what);
        good = good && application.longOnes.empty();
    };
    const auto trigger = [&](const char* action) {
        return [&window, action] {
            window.findChild<QAction*>(QLatin1String(action))->trigger();
        };
    };

    window.show();
    QApplication::processEvents();
    bool settled = false;
    QObject::connect(&window, &shell::MainWindow::settled, [&] { settled = true; });
    application.watching = true;
    window.start({path});
    if (!bench::runUntil([&] { return settled; })) {
        std::fprintf(stderr, "the document was not opened in time\n");
        return EXIT_FAILURE;
    }
    application.report("opening");
    good = application.longOnes.empty();
    step("what follows", [] {});
    step("chapters", trigger("showChapters"));
    step("quotes", trigger("showQuotes"));
    step("glossary", trigger("showGlossary"));
    step("charts", trigger("showCharts"));
    step("larger text", trigger("zoomIn"));
    step("the other theme", trigger("switchTheme"));
    step("the other language", trigger("languageEnglish"));
    step("a narrower window", [&] { window.resize(1024, 700); });
    step("without the library", trigger("toggleNavigation"));
    step("with it", trigger("toggleNavigation"));
    step("quotes that are filtered", [&] {
        trigger("showQuotes")();
        for (auto* field : window.findChildren<QLineEdit*>(QStringLiteral("filterField"))) {
            if (field->isVisible())
                field->setText(u"算"_qs);
        }
    });
    step("everything selected", trigger("selectAll"));
    step("find while everything is selected", trigger("find"));
    auto* field = window.findChild<QLineEdit*>(QStringLiteral("findField"));
    if (field == nullptr)
        return EXIT_FAILURE;
    step("a frequent word to find", [&] { field->setText(u"的"_qs); });
    step("the next place", trigger("findNext"));
    auto* view = window.findChild<reader::ReaderView*>();
    step("a fold closed", [view] { view->setTurnedFolds({0}); });
    step("the fold opened", [view] { view->setTurnedFolds({}); });
    step("everything copied", [view] {
        view->selectAll();
        view->copy();
    });
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

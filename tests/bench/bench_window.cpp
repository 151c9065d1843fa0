// How long the user-interface thread is held up while a library is indexed, and how soon what is typed is answered and
// painted. bench_window FOLDER

#include "app/panels/omnibox.h"
#include "app/shell/appearance.h"
#include "app/shell/language.h"
#include "app/shell/main_window.h"
#include "app/shell/session.h"
#include "app/shell/url_opener.h"
#include "app/tasks/index_service.h"
#include "app/tasks/library_searcher.h"
#include "tests/bench/measure.h"
#include "tests/bench/watched_application.h"

#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QListView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace zhilan;
using bench::kFrame;
using bench::runUntil;

namespace
{

constexpr double kPaint = 50;
constexpr int kRounds = 7;

/// Tells when a widget has been painted.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget* widget) { widget->installEventFilter(this); }
    bool painted = false;

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
};

struct NoOpener : shell::UrlOpener {
    bool open(const QUrl& /*url*/) override { return true; }
    void reveal(const QUrl& /*file*/, std::function<void()> /*failed*/) override {}
};

} // namespace

int main(int argc, char** argv)
{
    bench::WatchedApplication application(argc, argv);
    const QTemporaryDir home;
    if (argc != 2 || !home.isValid()) {
        std::fprintf(stderr, "usage: bench_window FOLDER\n");
        return EXIT_FAILURE;
    }
    shell::SessionStore store(home.filePath(QStringLiteral("config")));
    shell::Language language(QStringLiteral("zh_CN"));
    shell::Appearance appearance(application, shell::ThemeChoice::Light);
    NoOpener opener;
    shell::MainWindow window(
        {store, opener, appearance, language, {}, {}, home.filePath(QStringLiteral("cache")).toStdString()});
    window.resize(1440, 900);
    auto* index = window.findChild<tasks::IndexService*>();
    bool indexed = false;
    QObject::connect(index, &tasks::IndexService::finished, [&] { indexed = true; });
    // So that the loop wakes up to look at the clock.
    QTimer tick;
    tick.start(5);

    window.start({QString::fromLocal8Bit(argv[1])});
    window.show();
    QApplication::processEvents();
    application.watching = true;
    QElapsedTimer timer;
    timer.start();
    if (!runUntil([&] { return indexed; })) {
        std::fprintf(stderr, "the library was not indexed in time\n");
        return EXIT_FAILURE;
    }
    std::printf("%llu documents indexed in %.1f s\n",
                static_cast<unsigned long long>(index->snapshot()->documentCount()),
                static_cast<double>(timer.elapsed()) / 1000);
    application.report("while indexing");
    bool good = application.longOnes.empty();
    application.reset();

    auto* box = window.findChild<panels::Omnibox*>();
    auto* list = window.findChild<QListView*>(QStringLiteral("searchResults"));
    auto* searcher = window.findChild<tasks::LibrarySearcher*>();
    window.activateWindow();
    box->begin();
    const QStringList word{u"数"_qs, u"据"_qs, u"中"_qs, u"心"_qs};
    std::vector<std::vector<double>> answers(4);
    std::vector<std::vector<double>> paints(4);
    for (int round = 0; round < kRounds; ++round) {
        box->clear();
        for (std::size_t i = 0; i < answers.size(); ++i) {
            double took = -1;
            PaintWatch paint(list->viewport());
            const auto connection =
                QObject::connect(searcher, &tasks::LibrarySearcher::found, searcher,
                                 [&](quint64, const std::shared_ptr<const tasks::LibrarySearcher::Answer>& answer) {
                                     // By now the list holds the answer; what was painted before does not count.
                                     took = answer->took.count();
                                     paint.painted = false;
                                     list->viewport()->update();
                                 });
            QElapsedTimer key;
            key.start();
            QInputMethodEvent commit;
            commit.setCommitString(word[static_cast<qsizetype>(i)]);
            QApplication::sendEvent(box, &commit);
            if (!runUntil([&] { return took >= 0 && paint.painted; })) {
                std::fprintf(stderr, "there was no answer, or it was not painted\n");
                return EXIT_FAILURE;
            }
            paints[i].push_back(static_cast<double>(key.nsecsElapsed()) / 1e6);
            answers[i].push_back(took);
            QObject::disconnect(connection);
        }
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const double answer = bench::median(answers[i]);
        const double painted = bench::median(paints[i]);
        std::printf(
            "%s: answered in %.1f ms (%.1f to %.1f; goal: at most %.0f), painted %.1f ms after the key (%.1f to "
            "%.1f; goal: at most %.0f)\n",
            qPrintable(word.mid(0, static_cast<qsizetype>(i) + 1).join(QString())), answer,
            *std::min_element(answers[i].begin(), answers[i].end()),
            *std::max_element(answers[i].begin(), answers[i].end()), kFrame, painted,
            *std::min_element(paints[i].begin(), paints[i].end()),
            *std::max_element(paints[i].begin(), paints[i].end()), kPaint);
        good = good && answer <= kFrame && painted <= kPaint;
    }
    application.report("while typing");
    good = good && application.longOnes.empty();
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

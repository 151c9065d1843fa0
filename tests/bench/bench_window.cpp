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

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QInputMethodEvent>
#include <QListView>
#include <QTemporaryDir>
#include <QTimer>

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

using namespace zhilan;

namespace
{

constexpr double kFrame = 16;
constexpr double kPaint = 50;
constexpr int kRounds = 7;
constexpr int kPatience = 300'000;

/// Of this thread. Others who use the machine meanwhile do not count, unlike in times by the clock.
double processorTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Measures every event that is handled, with all that it brings about.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    struct Long {
        double milliseconds = 0; ///< of processor time
        double byTheClock = 0;
        std::string what;
    };
    std::vector<Long> longOnes; ///< over a frame
    double longest = 0;
    double longestByTheClock = 0;
    bool watching = false;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0 || !watching) {
            return QApplication::notify(receiver, event);
        }
        // Afterwards the receiver may be gone.
        const std::string what = std::string(receiver->metaObject()->className()) + " " +
                                 receiver->objectName().toStdString() + ", event " + std::to_string(event->type());
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const double begun = processorTime();
        const bool handled = QApplication::notify(receiver, event);
        const double took = processorTime() - begun;
        const double byTheClock = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        --m_depth;
        longest = std::max(longest, took);
        longestByTheClock = std::max(longestByTheClock, byTheClock);
        if (took > kFrame) {
            longOnes.push_back({took, byTheClock, what});
        }
        return handled;
    }

    void report(const char* when)
    {
        std::printf(
            "%s: the longest event took %.1f ms of processor time (by the clock %.1f ms), %zu took over %.0f ms "
            "(goal: none)\n",
            when, longest, longestByTheClock, longOnes.size(), kFrame);
        for (const Long& event : longOnes) {
            std::printf("    %.1f ms (%.1f ms): %s\n", event.milliseconds, event.byTheClock, event.what.c_str());
        }
    }

    void reset()
    {
        longOnes.clear();
        longest = 0;
        longestByTheClock = 0;
    }

private:
    int m_depth = 0;
};

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

/// Runs the event loop until `done()`; false when that takes too long.
template <typename Done>
bool runUntil(Done done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.hasExpired(kPatience)) {
            return false;
        }
        QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    }
    return true;
}

struct NoOpener : shell::UrlOpener {
    bool open(const QUrl& /*url*/) override { return true; }
};

} // namespace

int main(int argc, char** argv)
{
    WatchedApplication application(argc, argv);
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

// What reading a document of 10 MB costs the user-interface thread: the first screen, scrolling in all ways, jumping,
// resizing and zooming to the first frame, and memory. bench_reader [FILE]: of that file instead.

#include "app/reader/prepared_document.h"
#include "app/reader/reader_view.h"
#include "app/style/style.h"
#include "core/document/build.h"
#include "tests/bench/heap_count.h"
#include "tests/bench/measure.h"
#include "tests/bench/sample_text.h"

#include <QApplication>
#include <QProxyStyle>
#include <QScrollBar>
#include <QTextBrowser>
#include <QWheelEvent>

#include <cmath>
#include <cstdio>
#include <memory>
#include <random>
#include <string>

using namespace zhilan;
using bench::Milliseconds;
using bench::processorTimeOf;

namespace
{

constexpr std::size_t kLargeText = 10U << 20U;
constexpr QSize kSize(1000, 900);
constexpr int kRounds = 9;
constexpr int kBrowserRounds = 3; // it takes seconds

// Goals.
constexpr double kMostFirst = 1.3;  ///< bare parses by cmark-gfm, elapsed, until the first screen is painted
constexpr double kMostScroll = 8;   ///< ms of work for a frame of scrolling, 99 of 100 times
constexpr double kMostFrame = 16;   ///< ms to the first frame after a jump, another width or zoom
constexpr double kMostMemory = 4;   ///< bytes a byte of text beyond an empty reader
constexpr double kMostGrowth = 0.1; ///< bytes a byte of text, of going through the document three times more
constexpr double kMostHandle = 1;   ///< pixels by which the scroll bar's handle may be elsewhere than expected

using DocumentPointer = std::shared_ptr<const document::Document>;

/// Scrolls at once: an animation would spread the work of a key over several frames.
class StillStyle : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

class PaintCount : public QObject
{
public:
    explicit PaintCount(QWidget* widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

DocumentPointer parse(const std::string& text)
{
    auto document = document::fromBytes(text, "bench");
    if (!document) {
        std::fprintf(stderr, "not read\n");
        std::exit(EXIT_FAILURE);
    }
    return *document;
}

class Bench
{
public:
    explicit Bench(const std::string& text) : m_text(text), m_painted(m_view.viewport())
    {
        m_view.setTheme(style::theme(style::Appearance::Light));
        m_view.resize(kSize);
        m_view.show();
        QCoreApplication::processEvents();
    }

    bool run()
    {
        firstScreen();
        m_view.setDocument(nullptr);
        QCoreApplication::processEvents();
        const bench::HeapCounter heap;
        const DocumentPointer document = parse(m_text);
        const std::size_t model = heap.live();
        m_view.setContent(reader::prepare(document));
        QCoreApplication::processEvents();
        const std::size_t opened = heap.live();
        std::printf("%zu blocks\n", m_view.blockCount());
        scroll(*document);
        const std::size_t scrolled = heap.live();
        for (int i = 0; i < 3; ++i)
            drag();
        const std::size_t again = heap.live();
        const auto perByte = [this](std::size_t bytes) {
            return static_cast<double>(bytes) / static_cast<double>(m_text.size());
        };
        std::printf(
            "heap, bytes a byte of text: model %.2f, reader besides %.2f, %.2f after scrolling, %.2f after more\n",
            perByte(model), perByte(opened) - perByte(model), perByte(scrolled) - perByte(model),
            perByte(again) - perByte(model));
        judge("memory, reader and model", perByte(again), kMostMemory, "bytes a byte of text");
        judge("memory that scrolling on added", perByte(again) - perByte(scrolled), kMostGrowth,
              "bytes a byte of text");
        m_view.setDocument(nullptr);
        return m_reached;
    }

private:
    void judge(const char* what, double value, double goal, const char* unit)
    {
        const bool reached = value <= goal;
        m_reached = m_reached && reached;
        std::printf("  %-44s %8.2f %s (goal %.1f%s)\n", what, value, unit, goal, reached ? "" : ", MISSED");
        std::fflush(stdout);
    }

    /// Work for one frame: what is done, what it brings about, and painting.
    template <typename Do>
    Milliseconds frame(Do&& act)
    {
        const int before = m_painted.count;
        const Milliseconds took = processorTimeOf([&] {
            act();
            QCoreApplication::processEvents();
        });
        m_unpainted += m_painted.count == before ? 1 : 0;
        return took;
    }

    void tell(const char* what, bench::Times times, double goal, double share = 0.99)
    {
        std::printf("%s: %zu frames, median %.2f ms, p99 %.2f ms, longest %.2f ms, %d without a paint\n", what,
                    times.all.size(), times.at(0.5), times.at(0.99), times.at(1), m_unpainted);
        m_unpainted = 0;
        judge(what, times.at(share), goal, "ms");
    }

    /// Elapsed time, which is what somebody waits for: our own reading uses several threads. Processor time of all of
    /// them is told beside.
    void firstScreen()
    {
        struct Ratios {
            std::vector<double> elapsed;
            std::vector<double> processor;
            void add(const bench::Cost& cost, const bench::Cost& bare)
            {
                elapsed.push_back(cost.elapsed / bare.elapsed);
                processor.push_back(cost.processor / bare.processor);
            }
        };
        std::vector<Milliseconds> bare;
        Ratios read;
        Ratios prepared;
        Ratios shown;
        Ratios whole;
        std::vector<Milliseconds> shownHere;
        for (int round = 0; round < kRounds; ++round) {
            const bench::Cost reference = bench::costOf([&] { bench::parseBare(m_text); });
            bare.push_back(reference.elapsed);
            DocumentPointer document;
            const bench::Cost reading = bench::costOf([&] { document = parse(m_text); });
            std::shared_ptr<const reader::PreparedDocument> content;
            const bench::Cost preparing = bench::costOf([&] { content = reader::prepare(document); });
            const bench::Cost showing =
                bench::costOf([&] { shownHere.push_back(frame([&] { m_view.setContent(content); })); });
            read.add(reading, reference);
            prepared.add(preparing, reference);
            shown.add(showing, reference);
            whole.add({reading.elapsed + preparing.elapsed + showing.elapsed,
                       reading.processor + preparing.processor + showing.processor},
                      reference);
            m_view.setDocument(nullptr);
        }
        const QString html = QString::fromStdString(bench::htmlOf(m_text));
        std::vector<Milliseconds> browser;
        for (int round = 0; round < kBrowserRounds; ++round) {
            QTextBrowser reference;
            reference.resize(kSize);
            reference.show();
            QCoreApplication::processEvents();
            browser.push_back(bench::timeOf([&] {
                reference.setHtml(html);
                QCoreApplication::processEvents();
            }));
        }
        std::printf("first screen of %.1f MB; cmark-gfm's bare parse takes %.0f ms and is 1:\n"
                    "  elapsed: bytes to model %.2f, blocks %.2f, screen %.2f, QTextBrowser from ready-made HTML %.2f\n"
                    "  processor time of all threads: bytes to model %.2f, blocks %.2f, screen %.2f, together %.2f\n",
                    static_cast<double>(m_text.size()) / 1e6, bench::median(bare).count(), bench::median(read.elapsed),
                    bench::median(prepared.elapsed), bench::median(shown.elapsed),
                    bench::median(browser) / bench::median(bare), bench::median(read.processor),
                    bench::median(prepared.processor), bench::median(shown.processor), bench::median(whole.processor));
        judge("first screen, with our own reading, elapsed", bench::median(whole.elapsed), kMostFirst, "bare parses");
        judge("first screen, what the user-interface thread does of it", bench::median(shownHere).count(), kMostFrame,
              "ms");
    }

    void wheel(int pixels)
    {
        const QPointF at = m_view.viewport()->rect().center();
        QWheelEvent event(at, m_view.viewport()->mapToGlobal(at), QPoint(0, pixels), QPoint(0, pixels), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.viewport(), &event);
    }

    void key(int key)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_view, &event);
    }

    /// Where the handle of the scroll bar begins, in pixels of a track as high as the view.
    [[nodiscard]] double handle(int value) const
    {
        const QScrollBar* bar = m_view.verticalScrollBar();
        return static_cast<double>(value) * m_view.viewport()->height() /
               std::max(1.0, static_cast<double>(bar->maximum()) + bar->pageStep());
    }

    /// As fast as a hand goes from one end to the other: the handle jumps many screens each time.
    void drag()
    {
        bench::Times times;
        QScrollBar* bar = m_view.verticalScrollBar();
        double off = 0; // of the handle from the pointer that drags it
        constexpr int kSteps = 1500;
        bar->setSliderDown(true);
        for (int i = 0; i <= kSteps; ++i) {
            const int wanted = static_cast<int>(static_cast<double>(bar->maximum()) * i / kSteps);
            const double pointer = handle(wanted);
            times.all.push_back(frame([&] { bar->setSliderPosition(wanted); }));
            off = std::max(off, std::abs(handle(bar->value()) - pointer));
        }
        bar->setSliderDown(false);
        tell("dragging the scroll bar end to end", times, kMostScroll);
        judge("handle beside the pointer that drags it", off, kMostHandle, "pixels");
    }

    void scroll(const document::Document& document)
    {
        QScrollBar* bar = m_view.verticalScrollBar();
        std::mt19937 random(7); // the same places each time
        const auto places = [&](int count, double last) {
            std::uniform_real_distribution<double> any(0, last);
            std::vector<double> result;
            for (int i = 0; i < count; ++i)
                result.push_back(any(random));
            return result;
        };

        bench::Times times;
        double back = 0; // of the handle while scrolling down
        for (const double place : places(8, 0.9)) {
            bar->setValue(static_cast<int>(place * bar->maximum()));
            QCoreApplication::processEvents();
            for (int i = 0; i < 500; ++i) {
                const double before = handle(bar->value());
                times.all.push_back(frame([&] { wheel(-96); }));
                back = std::max(back, before - handle(bar->value()));
            }
        }
        tell("wheel, 96 pixels a frame", times, kMostScroll);
        judge("handle going back while scrolling down", back, kMostHandle, "pixels");

        times.all.clear();
        for (const double place : places(8, 0.9)) {
            bar->setValue(static_cast<int>(place * bar->maximum()));
            QCoreApplication::processEvents();
            for (int i = 0; i < 60; ++i)
                times.all.push_back(frame([&] { key(Qt::Key_PageDown); }));
            for (int i = 0; i < 30; ++i)
                times.all.push_back(frame([&] { key(Qt::Key_PageUp); }));
        }
        tell("page by page", times, kMostScroll);

        drag();

        times.all.clear();
        for (const double place : places(1000, 0.999999)) {
            const auto section = static_cast<std::size_t>(place * static_cast<double>(document.sections.size()));
            const std::uint32_t byte = document.sections[section].span.begin;
            times.all.push_back(frame([&] { m_view.scrollToByte(byte); }));
        }
        tell("jump to a heading", times, kMostFrame, 1);

        times.all.clear();
        for (const double place : places(60, 0.999999)) {
            bar->setValue(static_cast<int>(place * bar->maximum()));
            QCoreApplication::processEvents();
            times.all.push_back(frame([&] { m_view.resize(kSize.width() - 500, kSize.height()); }));
            times.all.push_back(frame([&] { m_view.resize(kSize); }));
        }
        tell("another width, to the first frame", times, kMostFrame, 1);

        times.all.clear();
        for (const double place : places(60, 0.999999)) {
            bar->setValue(static_cast<int>(place * bar->maximum()));
            QCoreApplication::processEvents();
            times.all.push_back(frame([&] { m_view.setZoom(1.1); }));
            times.all.push_back(frame([&] { m_view.setZoom(1); }));
        }
        tell("another zoom, to the first frame", times, kMostFrame, 1);
    }

    const std::string& m_text;
    reader::ReaderView m_view;
    PaintCount m_painted;
    int m_unpainted = 0;
    bool m_reached = true;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    style::apply(application, style::theme(style::Appearance::Light));
    auto* style = new StillStyle(QApplication::style());
    QApplication::setStyle(style);
    const std::string text = argc > 1 ? bench::readAll(argv[1]) : bench::largeDocument(kLargeText);
    const bool reached = Bench(text).run();
    std::printf(reached ? "all goals reached\n" : "goals missed\n");
    return reached ? EXIT_SUCCESS : EXIT_FAILURE;
}

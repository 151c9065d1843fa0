#include "app/shell/screenshot.h"

#include "app/shell/main_window.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

namespace zhilan::shell
{

namespace
{

/// Layouts and charts settle over a few rounds of the event loop after the last answer from the background.
constexpr int kSettleMilliseconds = 400;

} // namespace

Screenshot::Screenshot(MainWindow* window, const QString& file, std::chrono::milliseconds patience)
    : QObject(window), m_window(window), m_file(file)
{
    auto* timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, &Screenshot::take);
    connect(window, &MainWindow::settled, timer, [timer] { timer->start(kSettleMilliseconds); });
    connect(window, &MainWindow::failed, this, [this] { m_failed = true; });
    QTimer::singleShot(patience, this, [this, timer] {
        // A document that cannot be opened may settle nothing: its message is the picture then.
        if (!timer->isActive()) {
            m_failed ? take() : giveUp();
        }
    });
}

void Screenshot::giveUp()
{
    std::fputs("zhilan: no picture was taken: the window was not complete in time; try it with a smaller library\n",
               stderr);
    QCoreApplication::exit(1);
}

void Screenshot::take()
{
    const bool written = m_window->grab().save(m_file, "PNG");
    if (!written) {
        std::fprintf(stderr,
                     "zhilan: the picture could not be written to \"%s\"; choose a folder that may be written\n",
                     qPrintable(m_file));
    }
    QCoreApplication::exit(written && !m_failed ? 0 : 1);
}

} // namespace zhilan::shell

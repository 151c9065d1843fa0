// What bench_startup measures against: an empty window with a text browser, gone after its first paint.

#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QTextBrowser>

#include <cstdio>

namespace
{

class Browser : public QTextBrowser
{
protected:
    void paintEvent(QPaintEvent* event) override
    {
        QTextBrowser::paintEvent(event);
        std::puts("painted");
        std::fflush(stdout);
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }
};

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new Browser);
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}

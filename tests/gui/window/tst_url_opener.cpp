#include "app/shell/url_opener.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <memory>

using zhilan::shell::DesktopUrlOpener;

class UrlOpenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noBus();
};

/// Nor anything else that could show a file.
void UrlOpenerTest::noBus()
{
    const QTemporaryDir runtime;
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    // The offscreen platform opens nothing, and says so.
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("does not support.*open(Url|Document)")));
    const auto failures = std::make_shared<int>(0);
    DesktopUrlOpener().reveal(QUrl::fromLocalFile(runtime.filePath(QStringLiteral("一.md"))),
                              [failures] { ++*failures; });
    QTRY_COMPARE(*failures, 1);
}

QTEST_MAIN(UrlOpenerTest)
#include "tst_url_opener.moc"

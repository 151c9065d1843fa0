#include "app/shell/url_opener.h"

#include "app/platform/session_bus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDesktopServices>
#include <QTimer>

#include <utility>

namespace zhilan::shell
{

namespace
{

bool openFolderOf(const QUrl& file)
{
    return QDesktopServices::openUrl(file.adjusted(QUrl::RemoveFilename));
}

} // namespace

bool DesktopUrlOpener::open(const QUrl& url)
{
    return QDesktopServices::openUrl(url);
}

/// As freedesktop.org's file manager interface says; where no file manager has it, the folder is opened.
void DesktopUrlOpener::reveal(const QUrl& file, std::function<void()> failed)
{
    if (!platform::hasSessionBus()) {
        QTimer::singleShot(0, [file, failed = std::move(failed)] {
            if (!openFolderOf(file)) {
                failed();
            }
        });
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call << QStringList{file.toString(QUrl::FullyEncoded)} << QString();
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [file, failed = std::move(failed)](QDBusPendingCallWatcher* done) {
                         done->deleteLater();
                         if (done->isError() && !openFolderOf(file)) {
                             failed();
                         }
                     });
}

} // namespace zhilan::shell

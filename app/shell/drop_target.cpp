#include "app/shell/drop_target.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace zhilan::shell
{

namespace
{

QStringList localPaths(const QMimeData& data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    return paths;
}

} // namespace

DropTarget::DropTarget(QWidget* widget) : QObject(widget)
{
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
}

bool DropTarget::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        const QStringList paths = localPaths(*drop->mimeData());
        if (paths.isEmpty()) {
            return false;
        }
        // Copy: nothing is ever moved out of where it is.
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (event->type() == QEvent::Drop) {
            Q_EMIT dropped(paths);
        }
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace zhilan::shell

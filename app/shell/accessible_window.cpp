#include "app/shell/accessible_window.h"

#include "app/shell/main_window.h"

#include <QAccessibleWidget>

namespace zhilan::shell
{

void installAccessibleWindow()
{
    QAccessible::installFactory([](const QString& className, QObject* object) -> QAccessibleInterface* {
        if (className != QLatin1String(MainWindow::staticMetaObject.className()) || !object->isWidgetType())
            return nullptr;
        return new QAccessibleWidget(static_cast<QWidget*>(object), QAccessible::Window);
    });
}

} // namespace zhilan::shell

#include "app/shell/library_menu.h"

#include "app/models/library_model.h"
#include "app/panels/navigation_panel.h"
#include "app/shell/dialogs.h"
#include "app/shell/index_controller.h"
#include "app/shell/opener.h"

#include <QMenu>

namespace zhilan::shell
{

LibraryMenu::LibraryMenu(panels::NavigationPanel* panel, Opener* opener, IndexController* controller, QObject* parent)
    : QObject(parent)
{
    connect(opener, &Opener::removed, controller, &IndexController::forget);
    connect(panel, &panels::NavigationPanel::menuRequested, this,
            [panel, opener, controller](const QModelIndex& index, QPoint place) {
                const std::filesystem::path path = models::LibraryModel::pathAt(index);
                if (index.parent().isValid() || !opener->isOwn(path)) {
                    return;
                }
                auto* menu = new QMenu(panel);
                menu->setObjectName(QStringLiteral("libraryMenu"));
                menu->setAttribute(Qt::WA_DeleteOnClose);
                if (controller->isIndexed(path)) {
                    QAction* ignore = menu->addAction(tr("Ignore…"));
                    ignore->setObjectName(QStringLiteral("ignoreInFolder"));
                    connect(ignore, &QAction::triggered, controller, [panel, controller, path] {
                        Dialogs::editPatterns(panel->window(), path, controller->patterns(path),
                                              [controller, path](const std::vector<std::string>& patterns) {
                                                  controller->setPatterns(path, patterns);
                                              });
                    });
                }
                QAction* remove = menu->addAction(tr("Remove from the library"));
                remove->setObjectName(QStringLiteral("removeFromLibrary"));
                connect(remove, &QAction::triggered, opener, [opener, path] { opener->remove(path); });
                menu->popup(place);
            });
}

} // namespace zhilan::shell

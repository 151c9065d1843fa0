#include "app/shell/library_menu.h"

#include "app/models/library_model.h"
#include "app/models/text_conversion.h"
#include "app/panels/navigation_panel.h"
#include "app/panels/status_bar.h"
#include "app/shell/dialogs.h"
#include "app/shell/index_controller.h"
#include "app/shell/opener.h"

#include <QMenu>

namespace zhilan::shell
{

LibraryMenu::LibraryMenu(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(parts.opener, &Opener::removed, parts.index, &IndexController::forget);
    connect(parts.opener, &Opener::folderAdded, this, [parts](const std::filesystem::path& folder) {
        parts.panel->showFolder(folder);
        parts.status->showNote(tr("“%1” is in the library").arg(models::toQString(folder.filename())));
    });
    connect(parts.panel, &panels::NavigationPanel::menuRequested, this, &LibraryMenu::popup);
}

void LibraryMenu::popup(const QModelIndex& index, QPoint place)
{
    const std::filesystem::path path = models::LibraryModel::pathAt(index);
    if (index.parent().isValid() || !m_parts.opener->isOwn(path)) {
        return;
    }
    auto* menu = new QMenu(m_parts.panel);
    menu->setObjectName(QStringLiteral("libraryMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_parts.index->isIndexed(path)) {
        QAction* ignore = menu->addAction(tr("Ignore…"));
        ignore->setObjectName(QStringLiteral("ignoreInFolder"));
        connect(ignore, &QAction::triggered, this, [parts = m_parts, path] {
            Dialogs::editPatterns(parts.panel->window(), path, parts.index->patterns(path),
                                  [index = parts.index, path](const std::vector<std::string>& patterns) {
                                      index->setPatterns(path, patterns);
                                  });
        });
    }
    QAction* remove = menu->addAction(tr("Remove from the library"));
    remove->setObjectName(QStringLiteral("removeFromLibrary"));
    connect(remove, &QAction::triggered, this, [opener = m_parts.opener, path] { opener->remove(path); });
    menu->popup(place);
}

} // namespace zhilan::shell

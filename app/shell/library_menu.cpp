#include "app/shell/library_menu.h"

#include "app/models/library_model.h"
#include "app/models/roles.h"
#include "app/models/text_conversion.h"
#include "app/panels/navigation_panel.h"
#include "app/panels/status_bar.h"
#include "app/reader/reader_view.h"
#include "app/shell/file_revealer.h"
#include "app/shell/index_controller.h"
#include "app/shell/message_controller.h"
#include "app/shell/navigator.h"
#include "app/shell/opener.h"
#include "app/shell/patterns_dialog.h"
#include "core/library/scan.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPersistentModelIndex>
#include <QScreen>

namespace zhilan::shell
{

LibraryMenu::LibraryMenu(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(parts.opener, &Opener::removed, this, &LibraryMenu::offerBack);
    connect(parts.opener, &Opener::folderAdded, this, [parts](const std::filesystem::path& folder, bool isNew) {
        parts.panel->showFolder(folder);
        parts.status->showNote((isNew ? tr("“%1” was added to the library") : tr("“%1” is in the library already"))
                                   .arg(models::toQString(folder.filename())));
    });
    const auto tellIndex = [parts] {
        parts.panel->setIndex(parts.index->service().snapshot(), parts.index->whatIsMissing().isEmpty());
    };
    connect(&parts.index->service(), &tasks::IndexService::published, this, tellIndex);
    connect(parts.index, &IndexController::stateChanged, this, tellIndex);
    tellIndex();
    connect(parts.panel, &panels::NavigationPanel::menuRequested, this, &LibraryMenu::popup);
}

void LibraryMenu::offerBack(const std::vector<std::filesystem::path>& folders, const QString& name)
{
    m_parts.messages->say(Messages::removed(name), MessageController::Until::Document,
                          {[opener = m_parts.opener] { opener->undoRemoval(); },
                           [index = m_parts.index] {
                               index->forgetRemoved();
                           }});
    m_parts.index->setAside(folders);
}

void LibraryMenu::popup(const QModelIndex& index, const QRect& beside)
{
    auto* menu = new QMenu(m_parts.panel);
    menu->setObjectName(QStringLiteral("libraryMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addForRow(*menu, index);
    const std::filesystem::path path = models::LibraryModel::pathAt(index);
    if (!index.parent().isValid() && m_parts.opener->isOwn(path)) {
        menu->addSeparator();
        addForRoot(*menu, path);
    }
    if (beside.isEmpty()) {
        menu->popup(beside.topLeft());
        return;
    }
    const QScreen* screen = QGuiApplication::screenAt(beside.center());
    const int height = menu->sizeHint().height();
    const bool fits = screen == nullptr || beside.bottom() + height <= screen->availableGeometry().bottom();
    menu->popup(fits ? beside.bottomLeft() + QPoint(0, 1) : beside.topLeft() - QPoint(0, height));
}

void LibraryMenu::addForRow(QMenu& menu, const QModelIndex& index)
{
    const auto add = [this, &menu](const char* name, const QString& text, const auto& done) {
        QAction* action = menu.addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, done);
        return action;
    };
    // The tree may be made anew below the open menu.
    const auto activate = [panel = m_parts.panel, row = QPersistentModelIndex(index)] {
        if (row.isValid()) {
            panel->activate(row);
        }
    };
    const std::filesystem::path path = models::LibraryModel::pathAt(index);
    const auto kind = static_cast<models::ItemKind>(index.data(models::KindRole).toInt());
    if (kind == models::ItemKind::Section) {
        add("openRow", tr("Go to this section"), activate);
        const auto& current = m_parts.navigator->current();
        const bool isShown = current && current->path == path;
        add("copySectionLink", tr("Copy link to this section"),
            [reader = m_parts.reader, navigator = m_parts.navigator, path,
             byte = index.data(models::ByteRole).toUInt()] {
                // It may have been read anew below the open menu.
                if (const auto& now = navigator->current(); now && now->path == path) {
                    Q_EMIT reader->sectionLinkRequested(now->document->sectionAt(byte));
                }
            })
            ->setEnabled(isShown);
        return;
    }
    if (kind == models::ItemKind::Folder) {
        add("openRow", m_parts.panel->isOpen(index) ? tr("Collapse") : tr("Expand"), activate);
    } else {
        add("openRow", tr("Open"), activate);
    }
    menu.addSeparator();
    add("revealRow", tr("Show in the file manager"), [files = m_parts.files, path] { files->reveal(path); });
    add("copyPath", tr("Copy path"), [status = m_parts.status, path] {
        QGuiApplication::clipboard()->setText(models::toPlain(path));
        status->showNote(tr("Path copied"));
    });
}

void LibraryMenu::addForRoot(QMenu& menu, const std::filesystem::path& path)
{
    if (m_parts.index->isIndexed(path)) {
        QAction* ignore = menu.addAction(tr("Ignore…"));
        ignore->setObjectName(QStringLiteral("ignoreInFolder"));
        connect(ignore, &QAction::triggered, this, [this, path] {
            m_parts.index->askPatterns(
                path, [this, path](const IndexController::Patterns& patterns) { editPatterns(path, patterns); });
        });
    }
    QAction* remove = menu.addAction(tr("Remove from the library"));
    remove->setObjectName(QStringLiteral("removeFromLibrary"));
    connect(remove, &QAction::triggered, this, [opener = m_parts.opener, path] { opener->remove(path); });
}

void LibraryMenu::editPatterns(const std::filesystem::path& folder, const IndexController::Patterns& patterns)
{
    auto* dialog = new PatternsDialog(folder, patterns, m_parts.panel->window());
    connect(dialog, &PatternsDialog::edited, m_parts.index,
            [index = m_parts.index, folder](const library::PatternEdit& edit) { index->editPatterns(folder, edit); });
    connect(&m_parts.index->service(), &tasks::IndexService::patternsTold, dialog,
            [dialog, root = library::rootPath(folder)](const std::filesystem::path& of,
                                                       const IndexController::Patterns& now) {
                if (of == root) {
                    dialog->setPatterns(now);
                }
            });
    dialog->open();
}

} // namespace zhilan::shell

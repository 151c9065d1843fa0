#pragma once

#include <QModelIndex>
#include <QObject>
#include <QPoint>

namespace zhilan::panels
{
class NavigationPanel;
class StatusBar;
} // namespace zhilan::panels

namespace zhilan::shell
{

class IndexController;
class Opener;

/// What can be done with a row of the library's tree; shows a folder that is put in, and what becomes of the index of
/// one that is taken out.
class LibraryMenu : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        panels::NavigationPanel* panel;
        panels::StatusBar* status;
        Opener* opener;
        IndexController* index;
    };

    /// Nothing is owned.
    LibraryMenu(const Parts& parts, QObject* parent);

private:
    void popup(const QModelIndex& index, QPoint place);

    Parts m_parts;
};

} // namespace zhilan::shell

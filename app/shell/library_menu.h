#pragma once

#include <QObject>

namespace zhilan::panels
{
class NavigationPanel;
}

namespace zhilan::shell
{

class IndexController;
class Opener;

/// What can be done with a row of the library's tree, and what becomes of the index of a folder that is taken out.
class LibraryMenu : public QObject
{
    Q_OBJECT

public:
    /// Nothing is owned.
    LibraryMenu(panels::NavigationPanel* panel, Opener* opener, IndexController* index, QObject* parent);
};

} // namespace zhilan::shell

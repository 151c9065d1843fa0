#pragma once

#include <QObject>

namespace zhilan::panels
{
class NavigationPanel;
}

namespace zhilan::shell
{

class Opener;

/// What can be done with a row of the library's tree.
class LibraryMenu : public QObject
{
    Q_OBJECT

public:
    /// Nothing is owned.
    LibraryMenu(panels::NavigationPanel* panel, Opener* opener, QObject* parent);
};

} // namespace zhilan::shell

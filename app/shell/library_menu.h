#pragma once

#include <QObject>

namespace zhilan::models
{
class LibraryModel;
}
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
    LibraryMenu(panels::NavigationPanel* panel, const models::LibraryModel* model, Opener* opener, QObject* parent);
};

} // namespace zhilan::shell

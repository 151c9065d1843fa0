#pragma once

#include "app/panels/navigation_panel.h"

#include <QFrame>

#include <vector>

namespace zhilan::panels
{

/// A list of what could not be read, over the window until something else is clicked or Escape is pressed. Deletes
/// itself.
class ProblemsCard : public QFrame
{
    Q_OBJECT

public:
    ProblemsCard(const std::vector<NavigationPanel::Problem>& problems, QWidget* parent);

    void popup(QPoint topLeft); ///< global
};

} // namespace zhilan::panels

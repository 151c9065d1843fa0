#pragma once

#include <QWidget>

class QMenu;
class QToolButton;

namespace zhilan::panels
{
class Omnibox;
}

namespace zhilan::shell
{

class Actions;

/// The bar at the window's top: panels, back and forward, the omnibox, theme and menu.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    /// The menu is not owned.
    TopBar(const Actions& actions, QMenu* menu, QWidget* parent = nullptr);

    [[nodiscard]] panels::Omnibox* omnibox() const { return m_omnibox; }
    void openMenu();

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    panels::Omnibox* m_omnibox;
    QToolButton* m_more;
};

} // namespace zhilan::shell

#include "app/shell/top_bar.h"

#include "app/panels/omnibox.h"
#include "app/shell/actions.h"
#include "app/style/style.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace zhilan::shell
{

TopBar::TopBar(const Actions& actions, QMenu* menu, QWidget* parent)
    : QWidget(parent), m_omnibox(new panels::Omnibox(this)), m_more(nullptr)
{
    setObjectName(QStringLiteral("topBar"));
    setProperty("ground", QStringLiteral("panel"));
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const double unit = style::scale(font());

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(static_cast<int>(12 * unit), 0, static_cast<int>(12 * unit), 1);
    layout->setSpacing(static_cast<int>(8 * unit));
    const auto add = [&](ActionId id) {
        auto* button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setDefaultAction(actions[id]);
        button->setObjectName(actions[id]->objectName() + QStringLiteral("Button"));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setIconSize(QSize(static_cast<int>(18 * unit), static_cast<int>(18 * unit)));
        button->setFixedSize(static_cast<int>(30 * unit), static_cast<int>(30 * unit));
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        return button;
    };
    add(ActionId::ToggleNavigation);
    add(ActionId::Back);
    QToolButton* forward = add(ActionId::Forward);
    layout->addStretch(1);
    layout->addWidget(m_omnibox, 100);
    layout->addStretch(1);
    QToolButton* side = add(ActionId::ToggleInspector);
    setTabOrder(forward, m_omnibox);
    setTabOrder(m_omnibox, side);
    add(ActionId::SwitchTheme);
    m_more = add(ActionId::ShowMenu);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setObjectName(QStringLiteral("menuButton"));
    // Nobody tells a button that the pointer has left it while its menu was open.
    connect(menu, &QMenu::aboutToHide, m_more, [this] {
        const bool inside = m_more->rect().contains(m_more->mapFromGlobal(QCursor::pos()));
        m_more->setAttribute(Qt::WA_UnderMouse, inside);
        m_more->update();
    });
    connect(actions[ActionId::ShowMenu], &QAction::triggered, this, &TopBar::openMenu);
}

void TopBar::openMenu()
{
    m_more->menu()->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
}

QSize TopBar::sizeHint() const
{
    return {0, static_cast<int>(46 * style::scale(font()))};
}

void TopBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, style::currentTheme().line);
}

} // namespace zhilan::shell

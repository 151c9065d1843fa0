#include "app/shell/appearance.h"

#include "app/style/style.h"

#include <QApplication>

namespace zhilan::shell
{

Appearance::Appearance(QApplication& application, ThemeChoice choice, QObject* parent)
    : QObject(parent), m_application(application), m_system(QApplication::palette()), m_choice(choice)
{
    connect(&m_system, &platform::SystemAppearance::changed, this, [this] {
        if (m_choice == ThemeChoice::System) {
            apply();
        }
    });
    style::apply(m_application, theme());
}

const style::Theme& Appearance::theme() const
{
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_system.isDark());
    return style::theme(dark ? style::Appearance::Dark : style::Appearance::Light);
}

void Appearance::setChoice(ThemeChoice choice)
{
    if (choice != m_choice) {
        m_choice = choice;
        apply();
        Q_EMIT choiceChanged();
    }
}

void Appearance::followDesktop()
{
    m_system.start();
}

void Appearance::apply()
{
    if (theme().appearance != style::currentTheme().appearance) {
        style::apply(m_application, theme());
        Q_EMIT themeChanged(theme());
    }
}

} // namespace zhilan::shell

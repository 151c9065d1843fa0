#pragma once

#include "app/platform/system_appearance.h"
#include "app/shell/session.h"
#include "app/style/theme.h"

#include <QObject>

class QApplication;

namespace zhilan::shell
{

/// Which theme the window has: the reader's choice, or what the desktop asks for, followed live.
class Appearance : public QObject
{
    Q_OBJECT

public:
    /// Puts the theme on the application at once. Made before anything else changes the application's palette.
    Appearance(QApplication& application, ThemeChoice choice, QObject* parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    [[nodiscard]] const style::Theme& theme() const;
    /// Starts to listen to the desktop: after the first paint, since asking takes a moment.
    void followDesktop();

Q_SIGNALS:
    void choiceChanged();
    void themeChanged(const zhilan::style::Theme& theme);

private:
    void apply();

    QApplication& m_application;
    platform::SystemAppearance m_system;
    ThemeChoice m_choice;
};

} // namespace zhilan::shell

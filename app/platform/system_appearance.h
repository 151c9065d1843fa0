#pragma once

#include <QObject>

class QDBusVariant;
class QPalette;

namespace zhilan::platform
{

/// Whether the desktop asks for dark windows: what the desktop portal says (org.freedesktop.portal.Settings,
/// org.freedesktop.appearance color-scheme), and until it has answered, or where there is none, what the desktop's
/// palette looks like. Never blocks.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    /// `desktopPalette` is the palette before the program set its own.
    explicit SystemAppearance(const QPalette& desktopPalette, QObject* parent = nullptr);

    /// Asks the portal and listens for changes from now on. Does nothing without a session bus: one is never started.
    void start();

    [[nodiscard]] bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed(bool dark);

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void setScheme(uint scheme);

    bool m_darkPalette;
    bool m_dark;
};

} // namespace zhilan::platform

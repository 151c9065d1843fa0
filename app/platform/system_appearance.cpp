#include "app/platform/system_appearance.h"

#include "app/platform/session_bus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPalette>

namespace zhilan::platform
{

namespace
{

constexpr auto kService = "org.freedesktop.portal.Desktop";
constexpr auto kPath = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kGroup = "org.freedesktop.appearance";
constexpr auto kKey = "color-scheme";

/// Read() wraps the value in one variant more than ReadOne() and the signal do.
uint schemeOf(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    return value.toUInt();
}

} // namespace

SystemAppearance::SystemAppearance(const QPalette& desktopPalette, QObject* parent)
    : QObject(parent)
    , m_darkPalette(desktopPalette.color(QPalette::Window).lightnessF() <
                    desktopPalette.color(QPalette::WindowText).lightnessF())
    , m_dark(m_darkPalette)
{
}

void SystemAppearance::start()
{
    if (!hasSessionBus()) {
        return;
    }
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    const QString service = QLatin1String(kService);
    const QString path = QLatin1String(kPath);
    const QString interface = QLatin1String(kInterface);
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));

    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    question << QLatin1String(kGroup) << QLatin1String(kKey);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        // No portal, or one that does not know the setting: the palette stays the answer.
        if (reply.isValid()) {
            setScheme(schemeOf(reply.value().variant()));
        }
    });
}

void SystemAppearance::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == QLatin1String(kGroup) && key == QLatin1String(kKey)) {
        setScheme(schemeOf(value.variant()));
    }
}

void SystemAppearance::setScheme(uint scheme)
{
    // 0 no preference, 1 dark, 2 light; values not yet defined count as none, as the portal's documentation asks.
    const bool dark = scheme == 1 || (scheme != 2 && m_darkPalette);
    if (dark != m_dark) {
        m_dark = dark;
        Q_EMIT changed(dark);
    }
}

} // namespace zhilan::platform

#include "app/shell/session.h"

#include "app/shell/library_folders.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

namespace zhilan::shell
{

namespace
{

constexpr int kDelayMilliseconds = 1000;
constexpr int kVersion = 1;

const QString kVersionKey = QStringLiteral("version");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kPanelWidths = QStringLiteral("window/panelWidths");
const QString kNavigation = QStringLiteral("window/navigation");
const QString kInspector = QStringLiteral("window/inspector");
const QString kInspectorTab = QStringLiteral("window/inspectorTab");
const QString kDocument = QStringLiteral("document/file");
const QString kByte = QStringLiteral("document/byte");
const QString kFraction = QStringLiteral("document/fraction");
const QString kFolders = QStringLiteral("library/folders");
const QString kRecent = QStringLiteral("recent/files");
const QString kEncodings = QStringLiteral("document/encodings");
const QString kTheme = QStringLiteral("appearance/theme");
const QString kLanguage = QStringLiteral("appearance/language");
const QString kZoom = QStringLiteral("appearance/zoom");

QString themeName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeOf(const QString& name)
{
    return name == QStringLiteral("light")  ? ThemeChoice::Light
           : name == QStringLiteral("dark") ? ThemeChoice::Dark
                                            : ThemeChoice::System;
}

/// The file is the reader's to edit, so any value may stand in it.
double within(double value, double low, double high, double otherwise)
{
    return std::isfinite(value) ? std::clamp(value, low, high) : otherwise;
}

} // namespace

SessionStore::SessionStore(const QString& folder, QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelayMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &SessionStore::flush);
    if (!folder.isEmpty()) {
        m_file = std::make_unique<QSettings>(QDir(folder).filePath(QStringLiteral("zhilan.ini")), QSettings::IniFormat);
        read();
    }
}

SessionStore::~SessionStore()
{
    flush();
}

QString SessionStore::standardFolder()
{
    const QString own = qEnvironmentVariable("ZHILAN_CONFIG_DIR");
    return own.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) : own;
}

void SessionStore::read()
{
    Session& s = m_session;
    s.geometry = m_file->value(kGeometry).toByteArray();
    const QStringList widths = m_file->value(kPanelWidths).toStringList();
    for (const QString& width : widths) {
        s.panelWidths.append(std::clamp(width.toInt(), 0, 4000));
    }
    s.navigationVisible = m_file->value(kNavigation, true).toBool();
    s.inspectorVisible = m_file->value(kInspector, true).toBool();
    s.inspectorTab = std::clamp(m_file->value(kInspectorTab, 0).toInt(), 0, 3);
    s.document = m_file->value(kDocument).toString();
    s.position.byte = m_file->value(kByte, 0).toUInt();
    s.position.fraction = within(m_file->value(kFraction, 0).toDouble(), 0, 1, 0);
    const QStringList folders = m_file->value(kFolders).toStringList();
    for (const QString& folder : folders) {
        if (const QString name = normalPath(folder); !folder.isEmpty() && !s.folders.contains(name)) {
            s.folders.append(name);
        }
    }
    s.recent = m_file->value(kRecent).toStringList();
    s.encodings = m_file->value(kEncodings).toStringList();
    s.theme = themeOf(m_file->value(kTheme).toString());
    s.language = m_file->value(kLanguage).toString();
    s.zoom = within(m_file->value(kZoom, 1).toDouble(), 0.5, 3, 1);
}

void SessionStore::schedule()
{
    m_unsaved = true;
    if (m_file && !m_timer.isActive()) {
        m_timer.start();
    }
}

void SessionStore::flush()
{
    if (!m_file || !m_unsaved) {
        return;
    }
    m_timer.stop();
    m_unsaved = false;
    const Session& s = m_session;
    QStringList widths;
    for (const int width : s.panelWidths) {
        widths.append(QString::number(width));
    }
    m_file->setValue(kVersionKey, kVersion);
    m_file->setValue(kGeometry, s.geometry);
    m_file->setValue(kPanelWidths, widths);
    m_file->setValue(kNavigation, s.navigationVisible);
    m_file->setValue(kInspector, s.inspectorVisible);
    m_file->setValue(kInspectorTab, s.inspectorTab);
    m_file->setValue(kDocument, s.document);
    m_file->setValue(kByte, s.position.byte);
    m_file->setValue(kFraction, s.position.fraction);
    m_file->setValue(kFolders, s.folders);
    m_file->setValue(kRecent, s.recent);
    m_file->setValue(kEncodings, s.encodings);
    m_file->setValue(kTheme, themeName(s.theme));
    m_file->setValue(kLanguage, s.language);
    m_file->setValue(kZoom, s.zoom);
    // Written aside and renamed by QSettings.
    m_file->sync();
}

} // namespace zhilan::shell

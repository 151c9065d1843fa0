#include "app/shell/session.h"

#include "app/shell/chosen_encodings.h"
#include "app/shell/library_folders.h"
#include "app/shell/merged_list.h"
#include "app/shell/recent_files.h"
#include "app/tasks/write_failure.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLockFile>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <utility>

namespace zhilan::shell
{

namespace
{

constexpr std::chrono::milliseconds kDelay{1000};
constexpr std::chrono::milliseconds kPatience{1000}; ///< with another window that writes, at the end
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
const QString kFolds = QStringLiteral("document/folds");
const QString kFolders = QStringLiteral("library/folders");
const QString kRecent = QStringLiteral("recent/files");
const QString kEncodings = QStringLiteral("document/encodings");
const QString kTheme = QStringLiteral("appearance/theme");
const QString kLanguage = QStringLiteral("appearance/language");
const QString kZoom = QStringLiteral("appearance/zoom");
const QString kMeasure = QStringLiteral("appearance/charactersInLine");

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
    m_timer.setInterval(kDelay);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const QStringList folders = m_session.folders;
        flush();
        if (m_session.folders != folders) {
            Q_EMIT foldersAdopted();
        }
    });
    if (!folder.isEmpty()) {
        m_file = std::make_unique<QSettings>(QDir(folder).filePath(QStringLiteral("zhilan.ini")), QSettings::IniFormat);
        m_session = m_written = read();
        m_isKept = m_file->contains(kVersionKey);
        QTimer::singleShot(0, this, &SessionStore::check); // once there is a window that can tell
        if (auto* const application = qobject_cast<QGuiApplication*>(QCoreApplication::instance())) {
            connect(application, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
                if (state == Qt::ApplicationActive) {
                    schedule();
                }
            });
        }
    }
}

SessionStore::~SessionStore()
{
    finish();
}

void SessionStore::finish()
{
    if (m_file && (m_unsaved || isLost()) && !save(kPatience)) {
        write();
    }
}

QString SessionStore::standardFolder()
{
    const QString own = qEnvironmentVariable("ZHILAN_CONFIG_DIR");
    return own.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) : own;
}

void Session::keepPlace(const reader::ReaderView& view)
{
    position = view.position();
    folds.clear();
    for (const std::uint32_t fold : view.turnedFolds()) {
        folds.append(fold);
    }
}

Session SessionStore::read() const
{
    Session s;
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
    const QStringList folds = m_file->value(kFolds).toStringList();
    for (const QString& fold : folds) {
        s.folds.append(fold.toUInt());
    }
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
    using reader::ReaderView;
    s.measure = static_cast<int>(within(m_file->value(kMeasure, ReaderView::kMeasure).toDouble(),
                                        ReaderView::kLeastMeasure, ReaderView::kMostMeasure, ReaderView::kMeasure));
    return s;
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
    if (m_file && m_unsaved && !save(std::chrono::milliseconds(0))) {
        m_timer.start();
    }
}

bool SessionStore::isLost() const
{
    m_file->sync();
    return m_isKept && !m_file->contains(kVersionKey);
}

bool SessionStore::save(std::chrono::milliseconds patience)
{
    QLockFile lock(lockName());
    // Where there can be no lock at all it is written without.
    if (!lock.tryLock(static_cast<int>(patience.count())) && lock.error() == QLockFile::LockFailedError) {
        return false;
    }
    write();
    return true;
}

QString SessionStore::lockName() const
{
    const QFileInfo file(m_file->fileName());
    QDir().mkpath(file.path());
    // QSettings has a lock of its own, for each time it reads or writes; this one is for both together.
    return file.path() + QStringLiteral("/session.lock");
}

void SessionStore::write()
{
    m_timer.stop();
    m_unsaved = false;
    m_file->sync();
    const Session inFile = read();
    // A file that is gone or was emptied says nothing of what another window has changed: all is written to it.
    const bool saysNothing = !m_file->contains(kVersionKey);
    const Session& theirs = saysNothing ? m_written : inFile;
    const Session& before = saysNothing ? inFile : m_written;
    const Session& s = m_session;
    const auto put = [this](const QString& key, const auto& value, const auto& known) {
        if (value != known) {
            m_file->setValue(key, QVariant::fromValue(value));
        }
    };
    QStringList widths;
    for (const int width : s.panelWidths) {
        widths.append(QString::number(width));
    }
    m_file->setValue(kVersionKey, kVersion);
    m_isKept = true;
    put(kGeometry, s.geometry, before.geometry);
    if (s.panelWidths != before.panelWidths) {
        m_file->setValue(kPanelWidths, widths);
    }
    put(kNavigation, s.navigationVisible, before.navigationVisible);
    put(kInspector, s.inspectorVisible, before.inspectorVisible);
    put(kInspectorTab, s.inspectorTab, before.inspectorTab);
    // A place says nothing without its document.
    if (s.document != before.document || s.position != before.position || s.folds != before.folds) {
        m_file->setValue(kDocument, s.document);
        m_file->setValue(kByte, s.position.byte);
        m_file->setValue(kFraction, s.position.fraction);
        QStringList folds;
        for (const uint fold : s.folds) {
            folds.append(QString::number(fold));
        }
        m_file->setValue(kFolds, folds);
    }
    const QStringList folders = mergedSet({m_written.folders, s.folders, theirs.folders});
    put(kFolders, folders, inFile.folders);
    put(kRecent, mergedRecent({m_written.recent, s.recent, theirs.recent}, kMostRecentFiles), inFile.recent);
    put(kEncodings,
        mergedRecent({m_written.encodings, s.encodings, theirs.encodings}, kMostChosenEncodings, fileOfChoice),
        inFile.encodings);
    put(kTheme, themeName(s.theme), themeName(before.theme));
    put(kLanguage, s.language, before.language);
    put(kZoom, s.zoom, before.zoom);
    put(kMeasure, s.measure, before.measure);
    m_session.folders = folders;
    m_written = m_session;
    // Written aside and renamed by QSettings.
    m_file->sync();
    check();
}

void SessionStore::check()
{
    if (m_file->status() == QSettings::NoError || std::exchange(m_told, true)) {
        return;
    }
    // QSettings says no more than that.
    const bool damaged = m_file->status() == QSettings::FormatError;
    Q_EMIT failed(m_file->fileName(), damaged ? ErrorCode::Damaged : tasks::writeFailure(m_file->fileName()));
}

} // namespace zhilan::shell

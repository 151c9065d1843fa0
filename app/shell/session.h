#pragma once

#include "app/reader/reader_view.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

class QSettings;

namespace zhilan::shell
{

enum class ThemeChoice { System, Light, Dark };

/// Everything that comes back at the next start.
struct Session {
    QByteArray geometry;
    QList<int> panelWidths; ///< navigation and inspector, device-independent pixels
    QString document;       ///< as models::toName() gives it, as all paths here; empty for none
    reader::ReaderView::Position position;
    QList<uint> folds;     ///< as ReaderView::turnedFolds() has them
    QStringList folders;   ///< the library's; empty for the sample library
    QStringList recent;    ///< newest first
    QStringList encodings; ///< chosen_encodings.h
    ThemeChoice theme = ThemeChoice::System;
    QString language; ///< "zh_CN", "en"; empty follows the system
    double zoom = 1;
    int measure = reader::ReaderView::kMeasure;
    bool navigationVisible = true;
    bool inspectorVisible = true;
    int inspectorTab = 0;

    /// Where the reader is in the document, and what is folded.
    void keepPlace(const reader::ReaderView& view);

    friend bool operator==(const Session&, const Session&) = default;
};

/// Keeps the session in an INI file. Changes are written at most a second later, so that a crash loses little; the file
/// is replaced as a whole. Other windows keep theirs in the same file: only what has changed here is written, and lists
/// are merged with what another window has made of them. Where the file was deleted or emptied it is written anew, in
/// full. The folders of another window are taken over whenever
/// something is written, and when the program becomes the active one.
class SessionStore : public QObject
{
    Q_OBJECT

public:
    /// An empty folder name: nothing is read or written.
    explicit SessionStore(const QString& folder, QObject* parent = nullptr);
    /// finish()
    ~SessionStore() override;

    /// $ZHILAN_CONFIG_DIR, else the folder that the XDG variables say.
    [[nodiscard]] static QString standardFolder();

    [[nodiscard]] const Session& session() const { return m_session; }

    /// Changes the session by `change(Session&)`.
    template <typename Change>
    void update(Change change)
    {
        Session changed = m_session;
        change(changed);
        if (changed != m_session) {
            m_session = std::move(changed);
            schedule();
        }
    }
    /// Writes what has changed now, when need be after another window that is writing: up to a second.
    void finish();
    /// Writes what has changed now; does not wait for another window that is writing, but writes later.
    void flush();

Q_SIGNALS:
    /// Another window has added folders to the library, or removed some.
    void foldersAdopted();
    /// The file could not be read or written; told once. Reasons: PermissionDenied, Damaged, NoSpace, WriteFailed.
    void failed(const QString& file, zhilan::ErrorCode reason);

private:
    [[nodiscard]] Session read() const;
    [[nodiscard]] QString lockName() const;
    /// The file was deleted or emptied by someone else.
    [[nodiscard]] bool isLost() const;
    /// False when another window writes for longer than `patience`.
    bool save(std::chrono::milliseconds patience);
    void write();
    void schedule();
    void check();

    std::unique_ptr<QSettings> m_file;
    Session m_session;
    Session m_written; ///< `m_session` when it was last written, or read
    QTimer m_timer;
    bool m_unsaved = false;
    bool m_isKept = false; ///< what was written or read has been in the file
    bool m_told = false;
};

} // namespace zhilan::shell

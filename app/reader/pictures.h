#pragma once

#include "app/reader/picture_file.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <unordered_map>

namespace zhilan::reader
{

/// Pictures of one document, decoded off the user-interface thread, one at a time. Those used last are kept, up to a
/// limit of memory. GUI thread only; nothing here waits for a file.
class Pictures : public QObject
{
    Q_OBJECT

public:
    explicit Pictures(QObject* parent = nullptr);
    /// Cancels and waits.
    ~Pictures() override;

    /// Forgets all pictures when the folders are others.
    void setFolders(const PictureFolders& folders);
    [[nodiscard]] const PictureFolders& folders() const { return m_folders; }
    void clear();
    /// Reads each picture again when it is next asked for: its file may be another by now. The one there was is shown
    /// until then.
    void refresh();

    /// The picture to be shown in `box` device pixels; Loading until ready() tells that it is there. One that was
    /// decoded smaller is returned as it is until the larger one is there. The reference lives until the next call.
    [[nodiscard]] const Picture& find(const PictureAddress& address, QSize box);

Q_SIGNALS:
    void ready(const QString& address);

private:
    struct Entry {
        Picture picture;
        QSize box;          ///< of the newest request
        quint64 used = 0;   ///< when it was asked for last
        bool asked = false; ///< and not yet answered
        bool stale = false; ///< to be read again
    };
    void load(const PictureAddress& address, QSize box);
    void take(const PictureAddress& address, quint64 generation, Picture picture);
    void dropOld(const QString& kept);

    PictureFolders m_folders;
    std::unordered_map<QString, Entry> m_entries; ///< by address
    quint64 m_clock = 0;
    std::shared_ptr<std::atomic<quint64>> m_generation; ///< work of an older one is not begun
    QThreadPool m_pool;
};

} // namespace zhilan::reader

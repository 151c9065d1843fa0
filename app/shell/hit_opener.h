#pragma once

#include "app/shell/search_rows.h"

#include <QObject>

#include <optional>

namespace zhilan::panels
{
class StatusBar;
}
namespace zhilan::reader
{
class ReaderView;
}

namespace zhilan::shell
{

class FindController;
class LinkFollower;
class MessageController;
class Navigator;

/// Opens what a search found: the document at the very place, lit up, with all places marked until Escape, and what its
/// subtitles say there; or its
/// video at that time.
class HitOpener : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        Navigator* navigator;
        FindController* find;
        LinkFollower* links;
        reader::ReaderView* reader;
        panels::StatusBar* status;
        MessageController* messages;
    };

    /// Nothing is owned. Escape that nobody else in `window` wants takes the marks away.
    HitOpener(const Parts& parts, QWidget* window);

    void open(const Destination& destination);
    /// Says what the keys do while there are marks.
    void tellKeys();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onOpened();
    void goToVideo();
    void tellSpoken();
    void forgetSpoken();

    Parts m_parts;
    std::filesystem::path m_path;                    ///< of the document that was asked for last
    std::optional<std::chrono::milliseconds> m_time; ///< wanted once it is shown
    /// A line of its subtitles.
    struct Spoken {
        QString line;
        std::chrono::milliseconds time{};
        bool isTold = false;
    };
    std::optional<Spoken> m_spoken; ///< until its message is gone
    int m_current = -1;             ///< of the marks
    int m_count = 0;
};

} // namespace zhilan::shell

#include "app/shell/hit_opener.h"

#include "app/models/text_conversion.h"
#include "app/panels/row_delegate.h"
#include "app/panels/status_bar.h"
#include "app/reader/reader_view.h"
#include "app/shell/find_controller.h"
#include "app/shell/link_follower.h"
#include "app/shell/message_controller.h"
#include "app/shell/navigator.h"

#include <QKeyEvent>

#include <utility>

namespace zhilan::shell
{

HitOpener::HitOpener(const Parts& parts, QWidget* window) : QObject(window), m_parts(parts)
{
    window->installEventFilter(this);
    connect(parts.find, &FindController::placeFound, this, [this](ByteSpan place) {
        if (!place.empty()) {
            m_parts.reader->revealByte(place.begin);
            m_parts.reader->flash(place);
            m_parts.navigator->pinSection(place.begin);
        }
    });
    connect(parts.find, &FindController::wentTo, parts.navigator, &Navigator::pinSection);
    connect(parts.find, &FindController::foundMarks, this, [this](int current, int count) {
        m_current = current;
        m_count = count;
        tellKeys();
    });
    connect(parts.navigator, &Navigator::opened, this, &HitOpener::onOpened);
    connect(parts.navigator, &Navigator::followed, this, [this](const auto& from, const auto& to) {
        m_parts.find->follow(from, to);
        if (m_path == from) {
            m_path = to;
        }
    });
    connect(parts.navigator, &Navigator::failed, this, [this] {
        m_time.reset();
        forgetSpoken();
        m_parts.find->clearMarks();
    });
}

void HitOpener::open(const Destination& destination)
{
    const auto& current = m_parts.navigator->current();
    const bool isOpen = current && (destination.path.empty() || destination.path == current->path);
    if (!isOpen && destination.path.empty()) {
        return;
    }
    m_parts.find->clearMarks();
    forgetSpoken();
    if (!destination.sought.texts.empty() || destination.sought.byte > 0) {
        m_parts.find->markFound(isOpen ? current->path : destination.path, destination.sought);
    }
    m_path = isOpen ? current->path : destination.path;
    m_time = destination.plays ? destination.time : std::nullopt;
    Navigator::Target target;
    if (!destination.spoken.isEmpty() && destination.time) {
        m_spoken = {destination.spoken, *destination.time};
        target.time = destination.time;
    }
    if (destination.anchor.empty()) {
        // A section that was chosen as such comes to the top, as from the tree.
        const bool isFound = destination.sought.byte > 0 && !destination.sought.texts.empty();
        (isFound ? target.found : target.byte) = destination.byte;
    } else {
        target.anchor = destination.anchor;
    }
    m_parts.navigator->open(isOpen ? current->path : destination.path, target);
    m_parts.reader->setFocus(Qt::OtherFocusReason);
    m_parts.status->setHints({});
    if (isOpen) {
        onOpened();
    }
}

void HitOpener::onOpened()
{
    if (m_parts.navigator->current()->path != m_path) {
        forgetSpoken();
    } else if (m_spoken && !m_spoken->isTold) {
        tellSpoken();
    }
    goToVideo();
}

void HitOpener::tellSpoken()
{
    m_spoken->isTold = true;
    const auto forget = [this] {
        m_spoken.reset();
    };
    const QString clock = panels::RowDelegate::clock(models::toTime(m_spoken->time));
    const bool hasVideo = !m_parts.navigator->current()->document->videoUrl.empty();
    m_parts.messages->say(Messages::spoken(clock, m_spoken->line, hasVideo), MessageController::Until::Closed,
                          {[this, forget, time = m_spoken->time] {
                               forget();
                               m_parts.links->openVideo(time);
                           },
                           forget});
}

void HitOpener::forgetSpoken()
{
    const bool isTold = m_spoken && m_spoken->isTold;
    m_spoken.reset();
    if (isTold) {
        m_parts.messages->hush();
    }
}

void HitOpener::goToVideo()
{
    const auto time = std::exchange(m_time, std::nullopt);
    if (time && m_parts.navigator->current()->path == m_path) {
        m_parts.links->openVideo(*time);
    }
}

void HitOpener::tellKeys()
{
    if (m_count == 0) {
        m_parts.status->setHints({});
        return;
    }
    QList<panels::StatusBar::Part> hints{{tr("%1 of %n place(s)", nullptr, m_count).arg(m_current + 1)}};
    if (m_count == 1) {
        hints.append({tr("F3 shows it again"), 2});
    } else {
        hints.append({{tr("F3 next"), 2}, {tr("Shift+F3 previous"), 3}});
    }
    hints.append({tr("Esc hides the marks"), 1});
    m_parts.status->setHints(hints);
}

bool HitOpener::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && m_count > 0 && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_parts.find->clearMarks();
        return true;
    }
    if (event->type() == QEvent::LanguageChange && m_count > 0 && m_parts.reader->isVisible()) {
        tellKeys();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace zhilan::shell

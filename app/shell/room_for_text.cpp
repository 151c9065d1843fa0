#include "app/shell/room_for_text.h"

#include "app/shell/session.h"
#include "app/style/style.h"

#include <QAction>
#include <QEvent>
#include <QWidget>

#include <utility>

namespace zhilan::shell
{

namespace
{

/// Below it three columns leave the text less than some twenty Han characters a line.
constexpr double kLeastWidth = 860;
/// Below it they leave it less than the usual length of a line.
constexpr double kAmpleWidth = 1200;

} // namespace

RoomForText::RoomForText(QWidget* window, QAction* shown, SessionStore* store)
    : QObject(window), m_window(window), m_shown(shown), m_store(store)
{
    window->installEventFilter(this);
    connect(shown, &QAction::toggled, this, [this](bool on) {
        m_keepsEmpty = m_keepsEmpty || (on && m_putAway && m_isEmpty);
        m_putAway = false;
    });
}

void RoomForText::setEmpty(bool empty)
{
    m_isEmpty = empty;
    arrange();
}

bool RoomForText::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        arrange();
    }
    return QObject::eventFilter(watched, event);
}

void RoomForText::arrange()
{
    const double width = m_window->width() / style::scale(m_window->font());
    const bool noRoom = width < kLeastWidth || (width < kAmpleWidth && m_isEmpty && !m_keepsEmpty);
    if (std::exchange(m_noRoom, noRoom) == noRoom) {
        return;
    }
    if (noRoom && m_shown->isChecked()) {
        setShown(false);
        m_putAway = true;
    } else if (!noRoom && std::exchange(m_putAway, false)) {
        setShown(true);
    }
}

void RoomForText::setShown(bool shown)
{
    const bool chosen = m_store->session().inspectorVisible;
    m_shown->setChecked(shown);
    m_store->update([chosen](Session& session) { session.inspectorVisible = chosen; });
}

} // namespace zhilan::shell

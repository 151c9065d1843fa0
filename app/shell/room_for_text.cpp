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

} // namespace

RoomForText::RoomForText(QWidget* window, QAction* shown, SessionStore* store)
    : QObject(window), m_window(window), m_shown(shown), m_store(store)
{
    window->installEventFilter(this);
    connect(shown, &QAction::toggled, this, [this] { m_putAway = false; });
}

bool RoomForText::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        const bool narrow = m_window->width() < kLeastWidth * style::scale(m_window->font());
        if (std::exchange(m_isNarrow, narrow) != narrow) {
            if (narrow && m_shown->isChecked()) {
                setShown(false);
                m_putAway = true;
            } else if (!narrow && m_putAway) {
                setShown(true);
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

void RoomForText::setShown(bool shown)
{
    const bool chosen = m_store->session().inspectorVisible;
    m_shown->setChecked(shown);
    m_store->update([chosen](Session& session) { session.inspectorVisible = chosen; });
}

} // namespace zhilan::shell

#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace zhilan::shell
{

class SessionStore;

/// In a window too narrow for three columns the text comes first: the side panel is put away, and back when there is
/// room again. Who shows or hides it meanwhile decides; the session remembers what was chosen last, not this.
class RoomForText : public QObject
{
    Q_OBJECT

public:
    /// `shown`: the action that shows the panel. Nothing is owned; it belongs to the window.
    RoomForText(QWidget* window, QAction* shown, SessionStore* store);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setShown(bool shown);

    QWidget* m_window;
    QAction* m_shown;
    SessionStore* m_store;
    bool m_isNarrow = false;
    bool m_putAway = false; ///< by this, and nobody has shown or hidden it since
};

} // namespace zhilan::shell

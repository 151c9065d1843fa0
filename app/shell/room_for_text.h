#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace zhilan::shell
{

class SessionStore;

/// In a window too narrow for three columns the text comes first: the side panel is put away, and back when there is
/// room again; in one where three columns leave the text less than it would take, so is a panel with nothing in it for
/// the document, until another has something. Who shows or hides it meanwhile decides; the session remembers what was
/// chosen last, not this.
class RoomForText : public QObject
{
    Q_OBJECT

public:
    /// `shown`: the action that shows the panel. Nothing is owned; it belongs to the window.
    RoomForText(QWidget* window, QAction* shown, SessionStore* store);

    /// Another document is shown: whether the panel has nothing in it.
    void setEmpty(bool empty);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void setShown(bool shown);

    QWidget* m_window;
    QAction* m_shown;
    SessionStore* m_store;
    bool m_isEmpty = false;
    bool m_keepsEmpty = false; ///< it was put away for that and shown by hand
    bool m_noRoom = false;
    bool m_putAway = false; ///< by this, and nobody has shown or hidden it since
};

} // namespace zhilan::shell

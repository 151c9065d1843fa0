#pragma once

#include <QLineEdit>
#include <QPointer>

namespace zhilan::panels
{

/// The one field for searching and going anywhere. It knows nothing of results: keys that are about them are told. As
/// long as an input method composes, all keys are its own.
class Omnibox : public QLineEdit
{
    Q_OBJECT

public:
    explicit Omnibox(QWidget* parent = nullptr);

    /// Puts the cursor in, everything selected.
    void begin();
    /// Empties the field for the next question, without asking it.
    void finish();
    /// Puts a former question in, without asking it, everything selected: also for who clicks into the field.
    void resume(const QString& query);

    [[nodiscard]] QSize sizeHint() const override;

    /// Where Tab leads while it is visible.
    void setNextStop(QWidget* stop) { m_nextStop = stop; }
    /// As Escape does.
    void leave() { Q_EMIT left(); }

Q_SIGNALS:
    /// The cursor was put in, or is wanted there once more.
    void begun();
    void queryChanged(const QString& query);
    /// Enter; with Ctrl the video is wanted.
    void entered(bool video);
    /// So many results down, or up when negative. For screen readers the focus is in the results then, up to the next
    /// key that is about the text.
    void moved(int rows);
    /// Escape.
    void left();

protected:
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void move(int rows);

    QPointer<QWidget> m_nextStop;
    bool m_composing = false;
    bool m_moved = false;   ///< the last key was about the results
    bool m_resumed = false; ///< by a click that is not over
};

} // namespace zhilan::panels

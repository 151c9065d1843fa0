#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace zhilan::panels
{

/// Says above the reader what went wrong, to which file, and what to do; or what was done, with a button that takes it
/// back. Stays until it is closed or replaced.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    struct Content {
        QString text{};         ///< plain
        QString detail{};       ///< below, muted
        QString button{};       ///< of buttonClicked(); empty for none
        bool isProblem = false; ///< something went wrong
    };
    void showMessage(const Content& content);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void buttonClicked();
    /// By the reader.
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void copy();
    void close();
    void showButton(const QString& text);
    void dress();

    QLabel* m_icon;
    QVBoxLayout* m_words;
    QLabel* m_text;
    QLabel* m_detail;
    QPointer<QToolButton> m_button; ///< while the message has one
    QToolButton* m_copy;
    QToolButton* m_close;
    bool m_isProblem = false;
};

} // namespace zhilan::panels

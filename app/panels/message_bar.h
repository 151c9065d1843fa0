#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace zhilan::panels
{

/// Says above the reader what went wrong, to which file, and what to do. Stays until it is closed or replaced.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Plain text; `detail` stands below, muted.
    void showMessage(const QString& text, const QString& detail = {});
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void copy();
    void dress();

    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_detail;
    QToolButton* m_copy;
    QToolButton* m_close;
};

} // namespace zhilan::panels

#pragma once

#include <QWidget>

#include <vector>

class QAbstractButton;

namespace zhilan::panels
{

/// Document › heading path, each step a button; at the right the place in the video.
class Breadcrumb : public QWidget
{
    Q_OBJECT

public:
    struct Step {
        QString title;
        uint byte = 0; ///< where the step leads
        friend bool operator==(const Step&, const Step&) = default;
    };

    explicit Breadcrumb(QWidget* parent = nullptr);

    /// `time` in milliseconds; negative hides it.
    void setPlace(const std::vector<Step>& steps, qint64 time);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void stepActivated(uint byte);
    void timeActivated(qint64 milliseconds);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void retranslate();

    std::vector<Step> m_steps;
    std::vector<QAbstractButton*> m_buttons; ///< as many as m_steps, reused
    QAbstractButton* m_time;
    qint64 m_milliseconds = -1;
};

} // namespace zhilan::panels

#pragma once

#include "core/base/byte_span.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace zhilan::models
{
class ChaptersModel;
}

namespace zhilan::panels
{

/// The chapters in a card, with the length of the video: below the charts. Hidden while there are none; of more than a
/// video has, the first.
class ChaptersCard : public QFrame
{
    Q_OBJECT

public:
    explicit ChaptersCard(models::ChaptersModel* model, QWidget* parent = nullptr);

Q_SIGNALS:
    void placeActivated(zhilan::ByteSpan place); ///< empty: where to go
    void timeActivated(qint64 milliseconds);
    /// The reader wants to see all chapters.
    void allRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void update();
    void retranslate();

    models::ChaptersModel* m_model;
    QLabel* m_title;
    QLabel* m_duration;
    QToolButton* m_all;
};

} // namespace zhilan::panels

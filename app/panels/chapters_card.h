#pragma once

#include "core/base/byte_span.h"

#include <QFrame>

class QLabel;

namespace zhilan::models
{
class ChaptersModel;
}

namespace zhilan::panels
{

/// All chapters in a card, with the length of the video: below the charts. Hidden while there are none.
class ChaptersCard : public QFrame
{
    Q_OBJECT

public:
    explicit ChaptersCard(models::ChaptersModel* model, QWidget* parent = nullptr);

Q_SIGNALS:
    void placeActivated(zhilan::ByteSpan place); ///< empty: where to go
    void timeActivated(qint64 milliseconds);

protected:
    void changeEvent(QEvent* event) override;

private:
    void update();
    void retranslate();

    models::ChaptersModel* m_model;
    QLabel* m_title;
    QLabel* m_duration;
};

} // namespace zhilan::panels

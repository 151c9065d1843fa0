#pragma once

#include "app/tasks/latest_task.h"
#include "core/base/byte_span.h"

#include <QWidget>

class QAbstractItemModel;
class QLabel;
class QLineEdit;

namespace zhilan::models
{
class FoldFilterModel;
}

namespace zhilan::panels
{

class ListView;
class RowDelegate;

/// A page of the inspector: a list, a filter field above it where the list is long, and a sentence in its place where
/// there is nothing to list.
class ListPage : public QWidget
{
    Q_OBJECT

public:
    enum class Filter { Without, With };

    /// The model is not owned. Indexes that are told are the model's own.
    ListPage(QAbstractItemModel* model, RowDelegate* delegate, Filter filter, QWidget* parent = nullptr);

    /// What is said when the model is empty, and when the filter leaves nothing.
    void setTexts(const QString& placeholder, const QString& empty, const QString& nothingFound);
    [[nodiscard]] ListView* list() const { return m_list; }
    /// The keyboard goes on from the row where the reader is (CurrentRole), if any is shown. Linear in the rows.
    void goToCurrent();

Q_SIGNALS:
    /// An empty span: what begins there is gone to rather than lit up.
    void placeActivated(zhilan::ByteSpan place);
    void timeActivated(qint64 milliseconds);

private:
    void filter(const QString& query);
    void update();

    QAbstractItemModel* m_model;
    models::FoldFilterModel* m_filtered;
    tasks::LatestTask m_folding; ///< of a long list, before it is filtered for the first time
    bool m_isFolding = false;
    QLineEdit* m_field;
    ListView* m_list;
    QLabel* m_message;
    bool m_told = false; ///< the model has been filled, be it with nothing
    QString m_empty;
    QString m_nothingFound;
};

} // namespace zhilan::panels

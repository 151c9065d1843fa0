#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace zhilan::panels
{

/// Find in the open document. Knows nothing of where: it asks, and is told how many and which.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget* parent = nullptr);

    /// Shows the bar and puts the cursor in it, with `text` (if any) to be found.
    void open(const QString& text);
    /// Hides the bar; closed() follows.
    void close();
    [[nodiscard]] QString query() const;

    /// "3/17"; `current` counts from 0; -1, shown as "0/17": none of them yet. Nothing found is said, unless the query
    /// is empty.
    void setCount(qsizetype current, qsizetype total);

Q_SIGNALS:
    void queryChanged(const QString& query);
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void showCount();
    void setIcons();

    QLineEdit* m_field;
    QLabel* m_count;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_close;
    qsizetype m_current = 0;
    qsizetype m_total = 0;
};

} // namespace zhilan::panels

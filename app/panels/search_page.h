#pragma once

#include "app/panels/chip_row.h"

#include <QStringList>
#include <QWidget>

class QAbstractItemModel;
class QBoxLayout;
class QLabel;

namespace zhilan::panels
{

class ListView;
class ResultDelegate;

/// What a search found, in place of the text: chips that narrow it down, what there is to say of it, and a list of
/// cards. The keyboard may stay in the search field: it moves through the list from there.
class SearchPage : public QWidget
{
    Q_OBJECT

public:
    explicit SearchPage(QWidget* parent = nullptr);

    /// What is listed; not owned. Put to the top, the first row selected, whenever it is reset.
    void setResults(QAbstractItemModel* model);
    /// What narrows the results down.
    [[nodiscard]] ChipRow* chips() const { return m_chips; }
    /// Where Shift+Tab leads from the chips, and the arrow keys.
    void setPreviousStop(QWidget* stop);
    void setChips(const QList<ChipRow::Chip>& chips);
    /// Chips that come over the list while it is read, and move nothing in it; none hides them.
    void setOffers(const QList<ChipRow::Chip>& chips);
    /// How much was found, at the right of the chips. The last parts give way where there is no room for all.
    void setSummary(const QStringList& parts);
    /// What else there is to say, a line each; shown above the list.
    void setNotes(const QStringList& lines);

    [[nodiscard]] int currentRow() const; ///< -1 for none
    /// Selects the row that many further on, or the last (first) one.
    void step(int rows);

Q_SIGNALS:
    void chipChosen(const QString& id);
    void currentRowChanged();
    void rowActivated(int row);
    /// The video is wanted at the row's time.
    void timeActivated(int row);
    /// The last rows are in view.
    void moreWanted();
    /// Escape: the reader wants the text back.
    void left();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void lookForEnd();
    void arrange();
    void placeOffers();

    QBoxLayout* m_head; ///< chips and summary: side by side where there is room
    ChipRow* m_chips;
    QLabel* m_summary;
    QLabel* m_notes;
    ListView* m_list;
    ChipRow* m_offers; ///< over the list
    ResultDelegate* m_delegate;
    QStringList m_parts; ///< of the summary
};

} // namespace zhilan::panels

#pragma once

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

class QToolButton;

namespace zhilan::panels
{

/// Chips in a row that wraps. One stop for Tab: the arrow keys go from chip to chip.
class ChipRow : public QWidget
{
    Q_OBJECT

public:
    struct Chip {
        QString id; ///< told back
        QString text;
        bool chosen = false;
        struct Entry {
            QString id;
            QString text;
            QString count = {}; ///< in a column of its own; may be empty
            QString tip = {};   ///< what the text is short for
            int level = 0;      ///< how far it stands in, below those before it
            friend bool operator==(const Entry&, const Entry&) = default;
        };
        QList<Entry> menu; ///< when there are any, the chip opens them, and their ids are told

        friend bool operator==(const Chip&, const Chip&) = default;
    };

    explicit ChipRow(QWidget* parent = nullptr);

    /// Buttons are used again: the focus stays where it is in the row.
    void setChips(const QList<Chip>& chips);
    [[nodiscard]] bool isEmpty() const { return m_chips.isEmpty(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange(width, false); }

    /// Where Shift+Tab leads from here.
    void setPreviousStop(QWidget* stop) { m_previousStop = stop; }

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addButton();
    int arrange(int width, bool move) const;
    void fill(QToolButton* button, const Chip& chip);
    void openMenu(const Chip& chip, QToolButton* button);

    QPointer<QWidget> m_previousStop;
    QList<Chip> m_chips;
    QList<QToolButton*> m_buttons; ///< as many as there were ever chips; those to spare are hidden
};

} // namespace zhilan::panels

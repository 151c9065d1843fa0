#pragma once

#include <QLineEdit>

class QAbstractItemModel;
class QFrame;
class QLabel;

namespace zhilan::panels
{

class ListView;

/// The one field for going anywhere, with its results below it. The keyboard stays in the field; the results are a part
/// of the window rather than a window of their own, so that input methods and focus go on as they are.
class Omnibox : public QLineEdit
{
    Q_OBJECT

public:
    explicit Omnibox(QWidget* parent = nullptr);
    ~Omnibox() override;

    /// What is listed below; not owned.
    void setResults(QAbstractItemModel* model);
    /// The model holds the answer to `query`: shows it, or that nothing was found. Without words it holds suggestions,
    /// and nothing is shown where there are none.
    void showResults(const QString& query);
    void closeResults();
    /// A result was gone to: closes, and empties the field for the next question.
    void finish();
    [[nodiscard]] bool isOpen() const;

    /// Puts the cursor in, everything selected.
    void begin();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void queryChanged(const QString& query);
    void resultActivated(int row);
    /// Escape: the reader wants the focus back.
    void left();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void select(int row);
    void place();
    void retranslate();

    QFrame* m_popup = nullptr; ///< child of the window
    QLabel* m_message = nullptr;
    ListView* m_list = nullptr;
    bool m_composing = false;
    QString m_answered;        ///< the question whose results are listed
    bool m_goOnAnswer = false; ///< Enter came before the answer
};

} // namespace zhilan::panels

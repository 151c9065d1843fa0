#pragma once

#include <QList>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <map>

class QLabel;
class QProgressBar;
class QToolButton;

namespace zhilan::panels
{

/// The foot of the window: what the document amounts to, where a link under the pointer leads, and the language.
class StatusBar : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget* parent = nullptr);

    struct Counts {
        int sections = 0;
        int chars = 0;
        int minutes = 0;
    };
    void setCounts(const Counts& counts);
    /// Documents in the library; negative while it is being read.
    void setLibraryCount(int documents);
    /// Shown in place of what the document amounts to until it is emptied.
    void setHoveredLink(const QString& target);
    /// A document is being read: said once that has taken a moment.
    void setReading(bool reading);
    /// What the document's bytes were read as, to be looked at or changed; empty hides it.
    void setEncoding(const QString& name);
    /// Says for a few seconds what has been done.
    void showNote(const QString& note);
    void setLanguageName(const QString& name);
    /// A part of what is said at the left.
    struct Part {
        QString text;
        int rank = 0; ///< where there is no room, the parts of the highest rank give way first; 0 never does
    };
    /// What the keys do just now, in place of what the document amounts to; empty for nothing.
    void setHints(const QList<Part>& hints);

    struct Work {
        QString text;           ///< what is being done; empty: nothing
        double done = -1;       ///< 0–1; negative: not known
        QString hold;           ///< what its first button does: pauses it, or resumes; empty for none
        QString button;         ///< what its last button does: stops it, or goes on; empty for none
        bool isProblem = false; ///< it waits for the reader
    };
    /// Of several that work, the first is shown.
    enum class Worker { Printer, Index };
    /// Work in the background: said once that has taken a moment.
    void setWork(Worker worker, const Work& work);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void languageRequested();
    /// The work's first button.
    void holdButtonClicked(zhilan::panels::StatusBar::Worker worker);
    /// The work's last button.
    void workButtonClicked(zhilan::panels::StatusBar::Worker worker);
    /// The reader wants to choose; a menu stands well above `topLeft`, global.
    void encodingRequested(QPoint topLeft);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] QList<Part> partsToSay() const;
    void fit();
    [[nodiscard]] int roomForFacts() const;
    void showWork();

    Counts m_counts;
    bool m_hasCounts = false;
    int m_documents = 0;
    bool m_reading = false;
    QString m_link;
    QString m_note;
    QTimer m_noteTime;
    QTimer m_readingDelay;
    QList<Part> m_hints;
    QList<Part> m_parts;            ///< of what is said at the left: all of them, whether there is room or not
    std::map<Worker, Work> m_works; ///< the first is shown when its delay is over
    Work m_shown;
    Worker m_shownOf = Worker::Index;
    QTimer m_workDelay;
    QLabel* m_work;
    QProgressBar* m_progress;
    QToolButton* m_holdButton;
    QToolButton* m_workButton;
    QLabel* m_facts;
    QLabel* m_library;
    QToolButton* m_encoding;
    QToolButton* m_language;
};

} // namespace zhilan::panels

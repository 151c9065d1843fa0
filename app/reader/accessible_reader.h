#pragma once

#include "app/reader/accessible_text.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QTimer>

#include <map>
#include <optional>
#include <tuple>

namespace zhilan::reader
{

/// The reader for assistive technology: its text as a whole, its blocks as children. Qt makes it along with the reader;
/// it does nothing until it is asked, and a block is laid out when its place is. GUI thread only.
class AccessibleReader final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    using Private = ReaderView::Private;

    /// Tells Qt of this class; once is enough.
    static void install();

    explicit AccessibleReader(ReaderView* view);
    ~AccessibleReader() override;

    /// What takes the events, instead of QAccessible::updateAccessibility(), which drops them while nobody listens.
    using Sender = void (*)(QAccessibleEvent*);
    void setSender(Sender send);

    // The reader says what has happened.
    void forgetDocument();  ///< nothing of it is there any more; what takes its place is told of by documentChanged()
    void documentChanged(); ///< another one, or what is folded
    void elementsChanged(); ///< the text is the same, what can be activated in it is not
    void caretMoved();
    void focusMoved(); ///< within the text

    void* interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Document; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

    void selection(int index, int* start, int* end) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    /// Where a jump led to or the reader is, as long as no caret has been placed; -1 while that has not been counted.
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int position) override;
    /// At most kLongestAnswer characters.
    [[nodiscard]] QString text(int start, int end) const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override { return QAccessibleWidget::text(kind); }
    QString textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary, int* start, int* end) const override;
    QString textAfterOffset(int offset, QAccessible::TextBoundaryType boundary, int* start, int* end) const override;
    QString textAtOffset(int offset, QAccessible::TextBoundaryType boundary, int* start, int* end) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint& point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int* start, int* end) const override;

    static constexpr int kLongestAnswer = 1 << 20;

    // For the children.
    [[nodiscard]] Private& reader() const { return *m_reader; }
    [[nodiscard]] ReaderView* view() const { return m_reader->q; }
    /// Counted as far as it is.
    [[nodiscard]] AccessibleText& content() const;
    /// Laid out now if it was not. What is far from the view may go when the next one is asked for.
    [[nodiscard]] BlockLayout& layout(std::size_t block) const;
    /// In the coordinates of the screen.
    [[nodiscard]] QRect onScreen(const QRectF& inViewport) const;

    enum class Kind { Block, Cell, Hot };
    /// The child of its kind for a block; made when first asked for. `index`: of a cell row by row, of what can be
    /// activated as BlockLayout::focusables() has it.
    [[nodiscard]] QAccessibleInterface* element(Kind kind, std::size_t block, int index) const;
    /// Later than the child whose action it is may be gone: what can be activated gets the keyboard's focus, and is
    /// activated. Nothing happens when the document is another one by then, or has it no more.
    static void focusOn(ReaderView& view, const std::weak_ptr<const document::Document>& document, std::size_t block,
                        const Private::FocusKey& key, bool activate);
    /// The block of which this one is a part: of a table the first.
    [[nodiscard]] std::size_t wholeOf(std::size_t block) const;

private:
    using Range = std::pair<int, int>;
    [[nodiscard]] const std::vector<std::uint32_t>& blocks() const;
    /// Of a table that begins above.
    [[nodiscard]] bool isFurtherPart(std::size_t block) const;
    void dropElements();
    [[nodiscard]] Range unitAt(int offset, QAccessible::TextBoundaryType boundary) const;
    [[nodiscard]] Range lineAt(int offset) const;
    QString answer(Range range, int* start, int* end) const;
    void countOn();

    Private* m_reader;
    Sender m_send = QAccessible::updateAccessibility;
    mutable AccessibleText m_text;
    mutable QTimer m_counting;
    mutable std::map<std::tuple<Kind, std::size_t, int>, QAccessible::Id> m_elements;
    mutable std::vector<std::uint32_t> m_blocks; ///< those that are children, parts of tables are not
    std::optional<int> m_toldCaret;
    Range m_toldSelection;
};

} // namespace zhilan::reader

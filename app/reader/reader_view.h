#pragma once

#include "app/reader/inline_text.h"
#include "app/reader/picture_file.h"
#include "app/reader/sparkline.h"
#include "app/style/theme.h"
#include "core/base/byte_span.h"
#include "core/document/document.h"

#include <QAbstractScrollArea>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace zhilan::reader
{

struct PreparedDocument;

/// Shows one document, continuously, laying out only the blocks near the viewport. Every place is a byte offset in the
/// document's source; the view alone turns bytes into pixels and back. GUI thread only.
class ReaderView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ReaderView(QWidget* parent = nullptr);
    ~ReaderView() override;

    /// Shares ownership. Null clears. Position and marks are reset. The cost is that of one screen.
    void setContent(std::shared_ptr<const PreparedDocument> content);
    [[nodiscard]] const std::shared_ptr<const PreparedDocument>& content() const;
    /// As setContent(), prepared here and now: linear in the document.
    void setDocument(std::shared_ptr<const document::Document> document);
    [[nodiscard]] const std::shared_ptr<const document::Document>& document() const;

    /// Where the document's pictures are; to be told before setContent(), and again when the library is another.
    void setPictureFolders(const PictureFolders& folders);
    [[nodiscard]] const PictureFolders& pictureFolders() const;
    /// The pictures' files may be others by now: those in view are read again, the rest when they are.
    void refreshPictures();

    /// Which of what can be folded is not as the document says: numbers in its order, ascending.
    [[nodiscard]] std::vector<std::uint32_t> turnedFolds() const;
    /// As turnedFolds() had it, of this document or of an earlier state of it: numbers that it does not have are passed
    /// over. The view stays with what is at its top.
    void setTurnedFolds(const std::vector<std::uint32_t>& turned);

    /// A caret stands in the text, and the keys that move one do so instead of scrolling.
    void setCaretBrowsing(bool on);
    [[nodiscard]] bool isCaretBrowsing() const;

    void setTheme(const style::Theme& theme); ///< keeps the reading position
    void setZoom(double factor);              ///< 0.5–3, keeps the reading position
    static constexpr double kZoomStep = 1.1;  ///< a key's or a wheel's: one size to the next
    /// Han characters in a line, where there is room for them.
    static constexpr int kLeastMeasure = 23;
    static constexpr int kMeasure = 41;
    static constexpr int kMostMeasure = 71;
    /// Between the two; keeps the reading position.
    void setMeasure(int characters);
    [[nodiscard]] int measure() const;
    [[nodiscard]] double zoom() const;

    /// The section that is being read: the strip marks its chapter. kNoSection for none, as after another document.
    void setCurrentSection(document::SectionId section);

    /// Places of glossary terms (indexes into Document::terms) in the text: marked, and explained on hover and focus.
    void setTerms(std::vector<TermMark> terms);

    /// Bytes where links begin that lead nowhere (sorted), as somebody found out who looked for the files: they look
    /// so. Links to headings that are not there do by themselves.
    void setBrokenLinks(std::vector<std::uint32_t> begins);

    /// A chart was made from these tables (by table, of several the first one): they show its shape and "chart" below
    /// themselves. Null for none.
    void setChartedTables(std::shared_ptr<const ChartedTables> tables);

    // What hides a place that is gone to is unfolded.

    /// Brings the block with this byte to the top (or, when it is far down a long block, its line).
    void scrollToByte(std::uint32_t byte);
    /// Brings a place into view with what stands around it: below its heading where both are seen at once, else a third
    /// of the way down. One that is well within the view already stays where it is.
    void revealByte(std::uint32_t byte);
    /// Lights a span (a table row, a hit) up for a moment.
    void flash(ByteSpan span);
    [[nodiscard]] bool isFlashing() const;
    /// First byte of the first block in view: what session and history keep.
    [[nodiscard]] std::uint32_t topByte() const;
    /// First byte of the block that is being read: a little below the top, and further down where the document ends, so
    /// that its last blocks have their turn.
    [[nodiscard]] std::uint32_t readingByte() const;
    /// Exact position, for back/forward and the session: the block's byte and the pixels scrolled past its top, as a
    /// fraction of its height, so that it survives another width or zoom.
    struct Position {
        std::uint32_t byte = 0;
        double fraction = 0;
        friend bool operator==(const Position&, const Position&) = default;
    };
    [[nodiscard]] Position position() const;
    void setPosition(const Position& position);

    /// Marks of a search: all of them shown, `current` (an index) in the accent and brought into view.
    /// One that is given with them stays where it is instead.
    void setMarks(std::vector<ByteSpan> marks, std::optional<std::size_t> current = std::nullopt);
    void setCurrentMark(std::optional<std::size_t> current);

    [[nodiscard]] bool hasSelection() const;
    [[nodiscard]] QString selectedText() const;
    /// What is selected if it is short enough to be searched for, else nothing. Cheap whatever is selected.
    [[nodiscard]] QString selectedWords() const;
    /// The source of what is selected, with the syntax of blocks that are selected from their beginning.
    [[nodiscard]] QString selectedMarkdown() const;
    /// As a Markdown quotation that says where it is from, with a link to its time in the video.
    [[nodiscard]] QString selectedCitation() const;
    void selectAll();
    /// As plain and as rich text.
    void copy() const;

    /// Where the character at a byte stands, in the viewport's coordinates (outside of it when scrolled away). Its
    /// block is laid out when it was not.
    [[nodiscard]] QRect rectOfByte(std::uint32_t byte);
    /// The byte of the character nearest to a point of the viewport; nullopt without text.
    [[nodiscard]] std::optional<std::uint32_t> byteAt(QPoint point);
    /// Blocks of the document, and how many have been laid out since it was set: laying out stays near the viewport.
    [[nodiscard]] std::size_t blockCount() const;
    [[nodiscard]] std::size_t layoutsMade() const;

Q_SIGNALS:
    /// After scrolling by whatever means; at most once a frame.
    /// topByte() or readingByte() is another, or what is folded.
    void positionChanged();
    /// A link was activated by mouse or keyboard. The target is as written; nothing has been opened.
    void linkActivated(const QString& target);
    /// A wikilink was: what stands between its brackets, "Page", "Page#Heading" or "#Heading".
    void pageActivated(const QString& page);
    /// The view is about to go to another place of the document by itself (a footnote, the way back from it, a
    /// chapter); position() is still where it was.
    void leaving();
    /// A time was activated: a chip in the text or a table, a quotation's time, a segment of the chapter strip. A
    /// segment whose chapter has a section in the document scrolls there instead, unless Ctrl is held.
    void timeActivated(std::chrono::milliseconds time);
    void videoActivated();
    /// What is under the pointer: a link's target, or empty.
    void linkHovered(const QString& target);
    /// A table has been put on the clipboard.
    void csvCopied(int rows);
    void chartRequested(std::uint32_t table);
    /// The library is to be searched for a selection.
    void searchRequested(const QString& words);
    /// The file of a picture is to be shown where it is.
    void pictureFileRequested(const zhilan::reader::PictureAddress& address);
    /// A link to a section is to be copied.
    void sectionLinkRequested(zhilan::document::SectionId section);
    void zoomChanged(double factor);
    void measureChanged(int characters);
    void selectionChanged();
    void caretBrowsingChanged(bool on);
    /// The first paint of the present document is done (start-up time is measured by it).
    void firstPaintDone();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    friend class AccessibleElement;
    friend class AccessibleReader;
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace zhilan::reader

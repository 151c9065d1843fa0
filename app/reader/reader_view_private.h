#pragma once

#include "app/reader/code_tokens.h"
#include "app/reader/copied_data.h"
#include "app/reader/flow.h"
#include "app/reader/pictures.h"
#include "app/reader/reader_view.h"

#include <QElapsedTimer>
#include <QPoint>
#include <QTimer>
#include <QVariantAnimation>

class QMenu;

namespace zhilan::reader
{

class AccessibleReader;
class PopupCard;
class TickedScrollBar;

/// A place between two characters. Where syntax stands between them the bytes differ.
struct Caret {
    std::uint32_t next = 0; ///< first byte of the character behind
    std::uint32_t prev = 0; ///< end of the character before
    friend bool operator==(const Caret&, const Caret&) = default;
};

/// What stands at a point of the viewport.
struct Hit {
    std::size_t block = 0;
    int item = -1;      ///< nearest text, -1 where the block has none
    int position = 0;   ///< nearest caret in it
    int character = -1; ///< the character hit, -1 beside the text
    int hot = -1;       ///< index of what is to be clicked
    const Target* target = nullptr;

    /// The whole of a title folds, save the links in it.
    [[nodiscard]] bool isLinkInTitle(const BlockLayout& layout) const
    {
        return target != nullptr && hot >= 0 && layout.hots()[static_cast<std::size_t>(hot)].kind == Hot::Kind::Fold;
    }
};

class ReaderView::Private
{
public:
    explicit Private(ReaderView* view);

    // Geometry (reader_view.cpp). The anchor is the truth about scrolling, the scroll bar follows: so nothing on the
    // screen moves when heights above it become known.
    [[nodiscard]] double columnLeft() const;
    /// Takes zoom, fonts and width over into the flow; forgets layouts where one of them changed.
    void updateContext(bool force);
    void updateFonts();
    /// Lays out what is in view, keeps within the page, brings the scroll bar in line.
    void settle();
    void normalise();
    void scrollBy(double pixels);
    void scrollSmoothly(double pixels);
    void jumpTo(double y);
    /// Puts a block's point at a height of the viewport.
    void place(std::size_t block, double inside, double viewportY);
    void moved();
    [[nodiscard]] double scrollY() const { return flow.isEmpty() ? 0 : flow.offset(anchor) + into; }
    /// Tells the scroll bar where the marks are.
    void updateTicks();
    void relayoutKeepingPlace();

    // Places.
    [[nodiscard]] double blockTop(std::size_t block) const { return flow.offset(block) - scrollY(); }
    [[nodiscard]] QPointF contentAt(std::size_t block) const;
    [[nodiscard]] const TextItem* itemOfByte(BlockLayout& layout, std::uint32_t byte) const;
    [[nodiscard]] QRectF rectOf(std::uint32_t byte);
    struct Headed {
        std::size_t block = 0; ///< the heading's, or the document's first
        double distance = 0;   ///< from its top to that of what it heads
    };
    /// What a block stands below, itself where it is a heading; nullopt where that is `most` pixels away or more. Lays
    /// out what is between.
    [[nodiscard]] std::optional<Headed> headingAbove(std::size_t block, double most);
    [[nodiscard]] std::optional<Hit> hitAt(QPointF point);
    [[nodiscard]] std::optional<Caret> caretAt(QPointF point);

    // Painting (reader_paint.cpp).
    void paint(QPainter& painter, const QRectF& clip);
    void paintCards(QPainter& painter, std::size_t first, std::size_t last);

    // The header of a table that reaches above the view stays at its top (reader_sticky.cpp).
    struct Sticky {
        QPointF at; ///< in the viewport
        BlockLayout* layout = nullptr;
    };
    [[nodiscard]] BlockLayout* headerOf(std::size_t index);
    [[nodiscard]] std::optional<Sticky> stickyHeader();
    /// Pixels at the top of the view that a header covers when the block is there.
    [[nodiscard]] double coveredAbove(std::size_t block);
    void paintSticky(QPainter& painter, const QRectF& clip, const PaintState& state);
    void paintEmpty(QPainter& painter);
    [[nodiscard]] double flashStrength() const;

    // Input (reader_input.cpp).
    [[nodiscard]] ByteSpan selection() const;
    void setSelection(Caret from, Caret to);
    void extendTo(QPointF point);

    // The keyboard's selection (reader_caret.cpp).
    struct Spot {
        std::size_t block = 0;
        int item = -1; ///< -1: no text there
        int position = 0;
    };
    enum class Move { NextCharacter, PreviousCharacter, NextWord, PreviousWord };
    /// Shift with an arrow, Home or End, and these alone in caret browsing. False for other keys.
    bool moveCaretByKey(const QKeyEvent& event);
    /// Where a jump led to or else the beginning of the first text in view, unless a click or key has placed it. False
    /// without text.
    bool placeCaret();
    /// A jump led there: the caret goes along, unless something is selected.
    void arriveAt(std::uint32_t byte);
    /// Where the last jump led to, as long as that is in view.
    [[nodiscard]] std::optional<Caret> arrival();
    /// Selects up to a caret that is shown and brought into view.
    void putCaret(Caret from, Caret to);
    [[nodiscard]] Spot spotOf(const Caret& caret);
    [[nodiscard]] Caret caretOf(const Spot& spot);
    /// The next (or previous) text of the page. False at its end.
    bool toNextText(Spot& spot, bool forward);
    void moveSpot(Spot& spot, Move move);
    [[nodiscard]] std::optional<Caret> caretBeyond(bool down);
    [[nodiscard]] QRectF caretRect() { return caretRect(selectionTo); }
    [[nodiscard]] QRectF caretRect(const Caret& caret);
    void revealCaret();
    [[nodiscard]] ByteSpan unitAt(const Hit& hit);
    void hover(QPointF point, bool inside);
    void activate(const Target& target);
    void activateHot(const Hot& hot, Qt::KeyboardModifiers modifiers);
    void activateFocus();
    [[nodiscard]] std::optional<Target> focusedTarget();
    /// The keyboard's focus is on a title that folds.
    [[nodiscard]] bool focusFolds();
    bool moveFocus(bool next);
    /// Gives the keyboard's focus to one of BlockLayout::focusables() and brings it into view.
    void setFocus(std::size_t block, std::size_t index);
    [[nodiscard]] bool mayFocus(std::size_t block) const;
    /// What one of BlockLayout::focusables() is, whichever its index: terms come later than the text, and among it.
    struct FocusKey {
        int kind = 0; ///< Target::Kind where there is a span, else Hot::Kind
        int item = -1;
        ByteSpan span;
        std::uint32_t of = 0; ///< Target::note or Hot::index
        friend bool operator==(const FocusKey&, const FocusKey&) = default;
    };
    [[nodiscard]] std::optional<FocusKey> focusKey(std::size_t block, std::size_t index);
    /// Nullopt where it is no more.
    [[nodiscard]] std::optional<std::size_t> focusIndexOf(std::size_t block, const FocusKey& key);
    /// Changes what can be activated; the keyboard's focus stays on what has it, and assistive technology is told.
    template <typename Change>
    void changeTargets(Change change)
    {
        const std::optional<FocusKey> focused = focusBlock ? focusKey(*focusBlock, focusIndex) : std::nullopt;
        change();
        targetsChanged(focused);
    }
    void targetsChanged(const std::optional<FocusKey>& focused);
    /// Scrolls the wide table or code at a point; false where there is none.
    bool sidewaysAt(QPointF point, double pixels);
    /// The first one in view.
    bool sideways(double pixels);
    bool scrollBlock(std::size_t block, double pixels);
    void copyCsv(std::uint32_t table) const;

    // What is folded, and cards over the text (reader_cards.cpp).
    void toggleFold(std::uint32_t fold);
    /// Changes what is folded, and with it the numbers of blocks; the keyboard's focus stays on what has it unless that
    /// is hidden now.
    template <typename Change>
    void changeFolds(Change change)
    {
        const auto focused = focusBlock ? std::optional(flow.placeOf(*focusBlock)) : std::nullopt;
        change();
        foldsChanged(focused);
    }
    void foldsChanged(std::optional<std::size_t> focusedPlace);
    void unfoldTo(std::uint32_t byte);
    [[nodiscard]] bool cardFor(const Target& target) const;
    void hoverCard(const Target* target);
    void hoverRests();
    void showCard(const Target& target);
    void hideCard();
    void showPicture(markdown::NodeId node);
    // The menu (reader_menu.cpp).
    void copy(CopiedData::Forms forms) const;
    /// To whoever pastes with the middle button, where the window system has that.
    void offerSelection() const;
    [[nodiscard]] std::size_t menuBlock();
    /// What can be done with a picture or code.
    void addToMenu(QMenu& menu, const BlockLayout& layout);
    void copyPicture(const PictureAddress& address);
    void goTo(const Target& target);
    void goToNote(markdown::NodeId note);
    [[nodiscard]] std::vector<std::unique_ptr<BlockLayout>> noteBlocks(markdown::NodeId note, double width,
                                                                       LayoutContext& context) const;
    /// Index of a footnote's first block; that behind the last one where none is shown.
    [[nodiscard]] std::size_t firstOfNote(markdown::NodeId note) const;
    [[nodiscard]] std::optional<QRectF> rectOfTarget(const Target& target);

    ReaderView* q;
    std::shared_ptr<const document::Document> document;
    style::Theme theme;
    Pictures pictures;
    QMetaObject::Connection copying; ///< of a picture, while it is being read
    CodeTokens code;
    Flow flow;
    double zoom = 1;
    int measure = ReaderView::kMeasure;

    std::size_t anchor = 0; ///< first block in view
    double into = 0;        ///< pixels of it above the viewport
    bool settling = false;
    struct Header {
        markdown::NodeId table = markdown::kNoNode;
        double width = 0;
        std::size_t made = 0; ///< Flow::epoch()
        std::unique_ptr<BlockLayout> layout;
    };
    Header header;
    int shownValue = 0;           ///< of the scroll bar, as the anchor has it
    std::optional<Position> held; ///< what resizing and zooming return to until the reader scrolls
    QTimer notify;
    QVariantAnimation glide;
    double glided = 0;
    std::optional<std::pair<std::uint32_t, std::uint32_t>> told; ///< by the last positionChanged: top, reading
    bool painted = false;
    std::uint32_t chapter = kNone;

    TickedScrollBar* bar = nullptr;
    std::vector<ByteSpan> marks;
    std::optional<std::size_t> currentMark;
    ByteSpan flashed;
    QVariantAnimation flashing;

    enum class Unit { Character, Word, Paragraph };
    Caret selectionFrom;
    Caret selectionTo;
    ByteSpan selectionUnit; ///< word or paragraph that the drag began with
    Unit unit = Unit::Character;
    bool placed = false;     ///< a click or key has said where the selection begins
    bool caretShown = false; ///< the keyboard selects
    bool caretBrowsing = false;
    std::optional<std::uint32_t> arrived; ///< see arrival()
    std::optional<double> goal;           ///< column that up and down keep to
    bool dragging = false;
    bool pressed = false;
    QPoint pressedAt;
    QPoint dragPoint;
    QTimer dragScroll;
    QElapsedTimer sinceDouble;
    QPoint doubleAt;

    std::optional<ByteSpan> hovered;
    QString hoveredAddress;
    std::optional<std::size_t> hoveredBlock;
    int hoveredHot = -1;

    PopupCard* card = nullptr; ///< made when first needed
    ByteSpan cardTarget;
    std::optional<Target> cardLeads; ///< what a click on the card goes to
    QTimer hoverTimer;
    std::optional<Target> hoverTarget;

    bool ring = false; ///< the keyboard brought the focus here, and no pointer has been used since
    std::optional<std::size_t> focusBlock;
    std::size_t focusIndex = 0;

    AccessibleReader* accessible = nullptr; ///< Qt's
};

} // namespace zhilan::reader

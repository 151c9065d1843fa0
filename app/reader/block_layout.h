#pragma once

#include "app/reader/prepared_document.h"
#include "app/reader/sparkline.h"
#include "app/reader/text_layout.h"
#include "app/style/theme.h"

#include <QRectF>
#include <QString>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

class QPainter;

namespace zhilan::reader
{

class CodeTokens;
class Pictures;
struct PictureAddress;

/// Column widths of a table, shared by its parts, or of the document's properties: of their keys.
struct TableShape {
    std::vector<double> widths; ///< with padding
    std::vector<bool> right;    ///< aligned right, digits of equal width
    std::vector<Qt::Alignment> alignment;
    double total = 0;
};

/// What a layout is made from; owned by the flow and the same for all blocks.
struct LayoutContext {
    const document::Document* document = nullptr; ///< that of `content`
    const PreparedDocument* content = nullptr;
    const BlockList* list = nullptr;        ///< what is shown of it
    std::vector<bool> closedFolds;          ///< by fold
    std::vector<TermMark> terms;            ///< sorted
    std::vector<std::uint32_t> brokenLinks; ///< besides those to headings: bytes where they begin, sorted
    const style::Theme* theme = nullptr;
    double zoom = 1;
    double column = 640; ///< width of the text column in pixels, zoom included
    QFont readingFont;   ///< at 15.5 px × zoom
    QFont codeFont;
    QFont interfaceFont;
    QString language;
    Pictures* pictures = nullptr;                 ///< not owned
    CodeTokens* code = nullptr;                   ///< not owned; null: code is plain
    double ratio = 1;                             ///< device pixels in a pixel
    bool fits = false;                            ///< what is too wide is made smaller instead of scrolling
    std::shared_ptr<const ChartedTables> charted; ///< null for none
    std::unordered_map<markdown::NodeId, TableShape> shapes;
    std::unordered_map<markdown::NodeId, double> scrolled; ///< pixels that a wide table or code is scrolled by

    [[nodiscard]] TextLook look(double size) const;
    /// Ground of code: on a card it would hardly be seen, where it is as the paper around the card.
    [[nodiscard]] QColor codeGround(const Block& block) const
    {
        return block.card == kNone ? theme->codeGround : theme->paper;
    }
    [[nodiscard]] PageScale scale() const { return {zoom, column}; }
    /// Lives as long as the context and its content are not changed.
    [[nodiscard]] Annotations annotations() const;
};

/// A text on the page with its place in the block.
struct TextItem {
    std::unique_ptr<TextLayout> layout;
    QPointF origin;       ///< from the block's content origin, unscrolled
    bool scrolls = false; ///< moves with the block's own horizontal scrolling
    bool bold = false;
    bool cell = false;      ///< copied behind a tab
    bool firstCell = false; ///< begins a line when copied
};

/// Something to click on that is no text of the document.
struct Hot {
    /// Section is shown while the pointer is over its heading, and for the pointer alone: the menu has it for the keys.
    enum class Kind { Video, Chapter, Chart, Csv, Image, Time, Fold, Section };
    Kind kind = Kind::Video;
    QRectF rect; ///< from the block's content origin
    std::uint32_t index = 0;
    QString tip;
};

/// A target of a text or something to click on that can have the keyboard's focus.
struct Focusable {
    const Target* target = nullptr;
    int hot = -1;
    QRectF rect;   ///< from the content origin
    int item = -1; ///< text that has the target
};

/// Where a target of a text (one area a line) or something to click on is, from the content origin. One of the two is
/// set, and lives as long as the layout.
struct ActiveArea {
    const Target* target = nullptr;
    const Hot* hot = nullptr;
    QRectF rect;
};

struct PaintState {
    const style::Theme* theme = nullptr;
    ByteSpan selection;
    const std::vector<ByteSpan>* marks = nullptr; ///< sorted by begin
    std::optional<std::size_t> currentMark;
    ByteSpan flash;
    double flashStrength = 0;        ///< 0–1
    bool groundIsLit = false;        ///< by the flash, as far as it reaches: the text need not be
    std::optional<ByteSpan> hovered; ///< target under the pointer
    std::optional<ByteSpan> focused; ///< target with the keyboard focus
    int hoveredHot = -1;
    bool isHovered = false; ///< the pointer is over the block
    int focusedHot = -1;
    std::uint32_t chapter = kNone; ///< the one being read
    bool active = true;            ///< the window has the focus
};

/// A block laid out. Coordinates start at its content origin: below the space above and the padding of cards, right of
/// the indentation.
class BlockLayout
{
public:
    explicit BlockLayout(const Block& block) : m_block(block) {}
    BlockLayout(const BlockLayout&) = delete;
    BlockLayout& operator=(const BlockLayout&) = delete;
    virtual ~BlockLayout() = default;

    [[nodiscard]] const Block& block() const { return m_block; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] double width() const { return m_width; }
    /// Without buttons below it.
    [[nodiscard]] virtual double bodyHeight() const { return m_height; }
    /// Where a page may end within it: heights below the content origin, ascending.
    [[nodiscard]] virtual std::vector<double> breaks() const { return {}; }
    [[nodiscard]] const std::vector<TextItem>& items() const { return m_items; }
    [[nodiscard]] const std::vector<Hot>& hots() const { return m_hots; }
    /// In the order of the text, then what is to be clicked. Made when first asked for; until setScrolled().
    [[nodiscard]] const std::vector<Focusable>& focusables() const;

    [[nodiscard]] virtual std::vector<ActiveArea> activeAreas() const;

    virtual void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const;

    /// How far its content can be scrolled to the side, and is.
    [[nodiscard]] double scrollRange() const { return m_scrollRange; }
    [[nodiscard]] double scrolled() const { return m_scrolled; }
    void setScrolled(double pixels);

    [[nodiscard]] QPointF itemOrigin(const TextItem& item) const;

protected:
    /// Between the lines of its texts, which stand one below the other.
    [[nodiscard]] std::vector<double> breaksBetweenLines() const;
    void paintItem(QPainter& painter, QPointF origin, const TextItem& item, const QRectF& clip,
                   const PaintState& state) const;
    void paintHot(QPainter& painter, QPointF origin, std::size_t index, const PaintState& state) const;
    void paintScrollBar(QPainter& painter, const QRectF& frame, const style::Theme& theme) const;
    TextItem& addText(InlineText text, const TextLook& look, const style::Theme& theme, QPointF origin, double width);

    Block m_block;
    double m_height = 0;
    double m_width = 0;
    double m_scrollRange = 0;
    double m_scrolled = 0;
    std::vector<TextItem> m_items;
    std::vector<Hot> m_hots;

private:
    mutable std::optional<std::vector<Focusable>> m_focusables;
};

/// Lays a block out in `width` pixels. Context's caches may grow.
[[nodiscard]] std::unique_ptr<BlockLayout> layOut(const Block& block, double width, LayoutContext& context);

/// What scrolls sideways, small enough not to; the layout itself if it does not. Of layOut(), where context says so.
[[nodiscard]] std::unique_ptr<BlockLayout> fitted(std::unique_ptr<BlockLayout> layout, LayoutContext& context);

/// The text items of a block in order of the document, for copying, without any geometry.
/// (Painting and copying share inlineText(), so that what is copied is what is seen.)
[[nodiscard]] InlineText speakerText(const LayoutContext& context, const Block& block);
/// Of an Image or of an Embed.
[[nodiscard]] PictureAddress wantedPicture(const markdown::Tree& tree, markdown::NodeId node);
[[nodiscard]] ByteSpan bodySpan(const document::Document& document, const Block& block);
/// Of a callout (its own, or the name of its kind), of details, or of further properties.
[[nodiscard]] InlineText titleText(const LayoutContext& context, const Block& block);

/// A term with its definition, for a card.
[[nodiscard]] std::unique_ptr<BlockLayout> makeDefinition(const document::Term& term, double width,
                                                          LayoutContext& context);

/// The header row of a block's table, by itself; null for what has none.
[[nodiscard]] std::unique_ptr<BlockLayout> tableHeader(const Block& block, double width, LayoutContext& context);

// Made by layOut(), one file each.
[[nodiscard]] std::unique_ptr<BlockLayout> makeHead(const Block& block, double width, LayoutContext& context);
[[nodiscard]] std::unique_ptr<BlockLayout> makeText(const Block& block, double width, LayoutContext& context);
[[nodiscard]] std::unique_ptr<BlockLayout> makeCode(const Block& block, double width, LayoutContext& context);
[[nodiscard]] std::unique_ptr<BlockLayout> makeTable(const Block& block, double width, LayoutContext& context);
/// Of what makeImage() makes: the picture is not there yet.
[[nodiscard]] bool isPictureLoading(const BlockLayout& image);
[[nodiscard]] std::unique_ptr<BlockLayout> makeImage(const Block& block, double width, LayoutContext& context);
[[nodiscard]] std::unique_ptr<BlockLayout> makeTitle(const Block& block, double width, LayoutContext& context);
[[nodiscard]] std::unique_ptr<BlockLayout> makeProperty(const Block& block, double width, LayoutContext& context);
[[nodiscard]] std::unique_ptr<BlockLayout> makeRule(const Block& block, double width, LayoutContext& context);

} // namespace zhilan::reader

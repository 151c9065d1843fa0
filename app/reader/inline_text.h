#pragma once

#include "core/base/byte_span.h"
#include "core/markdown/footnotes.h"
#include "core/markdown/tree.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace zhilan::reader
{

/// A place in the source that names a moment of the video.
struct TimeMark {
    ByteSpan span;
    std::chrono::milliseconds time{0};
};

/// A place in the source that names a term of the glossary.
struct TermMark {
    ByteSpan span;
    std::uint32_t term = 0; ///< in Document::terms
    friend bool operator==(const TermMark&, const TermMark&) = default;
};

/// What is known about a document's text beyond the tree. A view: of what lives longer.
struct Annotations {
    std::span<const TimeMark> times; ///< sorted, without overlap
    std::span<const TermMark> terms; ///< sorted
    // Bytes where links begin that lead nowhere; sorted.
    std::span<const std::uint32_t> brokenAnchors; ///< to headings
    std::span<const std::uint32_t> brokenLinks;   ///< to files and pages
    const markdown::Footnotes* notes = nullptr;   ///< null where the document defines none
};

/// How a stretch of text looks, as bits.
inline constexpr std::uint16_t kPlain = 0;
inline constexpr std::uint16_t kBold = 1;
inline constexpr std::uint16_t kEmphasis = 2;
inline constexpr std::uint16_t kStrike = 4;
inline constexpr std::uint16_t kCode = 8;
inline constexpr std::uint16_t kLink = 16;
inline constexpr std::uint16_t kTime = 32;
inline constexpr std::uint16_t kNote = 64;
inline constexpr std::uint16_t kImage = 128;
inline constexpr std::uint16_t kMark = 256;
inline constexpr std::uint16_t kSubscript = 512;
inline constexpr std::uint16_t kSuperscript = 1024;
inline constexpr std::uint16_t kKey = 2048;
inline constexpr std::uint16_t kUnderline = 4096;
inline constexpr std::uint16_t kMath = 8192;
inline constexpr std::uint16_t kTerm = 16384;
inline constexpr std::uint16_t kBroken = 32768; ///< with kLink
/// Those that stand on a ground of their own, with room around it.
inline constexpr std::uint16_t kGrounded = kCode | kTime | kKey | kMath;

/// Half-open range of UTF-16 positions with one look.
struct Run {
    int begin = 0;
    int end = 0;
    std::uint16_t style = kPlain;
};

/// Something in the text that can be activated.
struct Target {
    enum class Kind : std::uint8_t {
        Link, ///< `address`: the destination as written
        Image,
        Page, ///< `address`: what stands in a wikilink
        Note, ///< a reference to the footnote `note`
        Back, ///< from a footnote to its reference `note`
        Time,
        Term, ///< `term` in Document::terms
    };
    Kind kind = Kind::Link;
    int begin = 0; ///< UTF-16
    int end = 0;
    ByteSpan span; ///< in the source, of what is shown
    QString address;
    markdown::NodeId note = markdown::kNoNode;
    std::chrono::milliseconds time{0};
    std::uint32_t term = 0;
};

/// The text of a block as it is shown, with looks, targets and the way back to the source. This is the one place where
/// bytes become view positions (UTF-16 units of text()).
///
/// Bytes which show nothing (syntax) belong to the next character that is shown.
class InlineText
{
public:
    [[nodiscard]] const QString& text() const { return m_text; }
    /// Sorted, without overlap, covering the whole text.
    [[nodiscard]] const std::vector<Run>& runs() const { return m_runs; }
    /// Sorted, without overlap.
    [[nodiscard]] const std::vector<Target>& targets() const { return m_targets; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    /// Position of the first character that begins at or after `byte` or holds it. Logarithmic.
    [[nodiscard]] int positionOf(std::uint32_t byte) const;
    /// First byte of the character at a position; the end of the last one's for text().size(). Logarithmic.
    [[nodiscard]] std::uint32_t byteOf(int position) const;
    /// The byte after the character before `position`: where a selection ending there ends. Logarithmic.
    [[nodiscard]] std::uint32_t endByteOf(int position) const;
    /// Positions that a span shows; empty (begin == end) when it shows nothing here.
    [[nodiscard]] std::pair<int, int> rangeOf(ByteSpan span) const;
    [[nodiscard]] ByteSpan span() const;
    [[nodiscard]] const Target* targetAt(int position) const;

    // Building, in document order.
    void appendVerbatim(std::string_view source, ByteSpan span, std::uint16_t style);
    void appendAtomic(const QString& text, ByteSpan span, std::uint16_t style);
    void addTarget(Target target);
    /// Turns what stands in `span` into a time chip; nothing happens where it is not shown.
    void addTime(const TimeMark& mark);
    /// Marks a term; nothing happens where it is not shown or is part of something else to activate.
    void addTerm(const TermMark& mark);
    /// Drops characters at the end for which `drop` holds.
    template <typename Predicate>
    void trimEnd(Predicate drop)
    {
        qsizetype size = m_text.size();
        while (size > 0 && drop(m_text.at(size - 1)))
            --size;
        truncate(static_cast<int>(size));
    }
    void truncate(int size);
    /// Nothing bold, nothing to activate.
    void clearStyles();

private:
    struct Piece {
        int begin = 0; ///< UTF-16
        int end = 0;
        ByteSpan span;
        bool verbatim = false; ///< characters map one to one, else the whole piece to the whole span
    };
    void addRun(int begin, int end, std::uint16_t style);
    void restyle(int begin, int end, std::uint16_t add, std::uint16_t remove);
    [[nodiscard]] int positionInside(const Piece& piece, std::uint32_t byte) const;
    [[nodiscard]] std::uint32_t byteInside(const Piece& piece, int position) const;

    QString m_text;
    std::vector<Run> m_runs;
    std::vector<Target> m_targets;
    std::vector<Piece> m_pieces;
};

/// The inlines below `block` (a paragraph, heading or table cell), no more than what stands in `limit`. Linear in the
/// inlines within the limit.
[[nodiscard]] InlineText inlineText(const markdown::Tree& tree, markdown::NodeId block, ByteSpan limit,
                                    const Annotations& annotations);

/// The lines of a code or math block that begin within `limit`, parted by QChar::LineSeparator. `literal`: where the
/// first of them begins in the block's text, unless that stands in the source as it is. Linear in the limit.
[[nodiscard]] InlineText codeText(const markdown::Tree& tree, markdown::NodeId block, ByteSpan limit,
                                  std::uint32_t literal);

/// Where a block's first line of code stands: behind the line of its fence or tag.
[[nodiscard]] std::uint32_t codeBegin(const markdown::Tree& tree, markdown::NodeId block);

} // namespace zhilan::reader

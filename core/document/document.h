#pragma once

#include "core/base/byte_span.h"
#include "core/base/diagnostic.h"
#include "core/base/period.h"
#include "core/base/text_pool.h"
#include "core/markdown/tree.h"
#include "core/text/decode.h"
#include "core/text/line_index.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a Markdown write-up says about itself and holds. Every list is in document order; `line` is 1-based; `span` and
/// `byte` are offsets in the source. All text is what a reader sees, without Markdown syntax.
///
/// Lists that are as long as the document have views for texts: of its source, where the text stands there as it is, or
/// of Document::texts. They are good as long as the document is, and go with it when it is moved; what is to be kept
/// longer must be copied.
namespace zhilan::document
{

/// Index into Document::sections; kNoSection for what stands before the first heading.
using SectionId = std::uint32_t;
inline constexpr SectionId kNoSection = 0xFFFFFFFFU;

/// Index into Document::chapters.
using ChapterId = std::uint32_t;
inline constexpr ChapterId kNoChapter = 0xFFFFFFFFU;

using Milliseconds = std::chrono::milliseconds;

/// One row of the information table (视频链接, 发布时间…), of front matter, or of a `key: value` list.
struct InfoEntry {
    std::string key;
    std::string value;
    ByteSpan span;
};

/// A heading with what follows up to the next heading of any level. Headings in lists (outliners write `- ## Title`)
/// and in block quotes are sections too; those below another heading's item or in a quotation belong to the section
/// there.
struct Section {
    markdown::NodeId heading = markdown::kNoNode;
    SectionId parent = kNoSection; ///< the nearest heading above with a smaller level, or the one whose item holds this
    std::string_view title;
    std::string_view slug; ///< unique in the document, as GitHub makes them
    ByteSpan span;         ///< from the heading to the next heading of any level
    ByteSpan subtreeSpan;  ///< from the heading to the next heading of the same or a smaller level
    std::uint32_t line = 1;
    std::uint32_t chars = 0;           ///< characters a reader sees in `span`, white space not counted
    std::optional<Milliseconds> start; ///< place in the video, where it can be told
    ChapterId chapter = kNoChapter;    ///< the chapter that is told here; sections below and between share it
    std::uint8_t level = 1;            ///< as written, but always greater than the parent's
};

struct Table {
    markdown::NodeId node = markdown::kNoNode;
    SectionId section = kNoSection;
    std::uint32_t line = 1;
    ByteSpan span;
    std::span<const std::string_view> header;
    std::vector<markdown::Alignment> alignment; ///< one a column
    /// Every row has header.size() cells; missing ones are empty.
    struct Row {
        markdown::NodeId node = markdown::kNoNode;
        std::uint32_t line = 1;
        ByteSpan span;
        std::span<const std::string_view> cells;
        std::span<const ByteSpan> cellSpans;
    };
    std::vector<Row> rows;
};

/// Where a time in the video is taken from that something starts at: it is told there, or it is the last one told
/// before, or the start of the section or chapter around it. In the latter two cases it starts then or later.
enum class StartFrom : std::uint8_t { Stated, Before, Chapter };

struct Quote {
    markdown::NodeId node = markdown::kNoNode; ///< the block quote, or the paragraph that is one
    SectionId section = kNoSection;
    std::uint32_t line = 1;
    ByteSpan span;
    std::string_view speaker; ///< empty when the text does not say
    std::string_view text;    ///< without the speaker and without the outer quotation marks
    ByteSpan speakerSpan;     ///< the speaker's prefix, up to where the quote begins; empty without
    std::optional<Milliseconds> start;
    StartFrom startFrom = StartFrom::Stated; ///< with `start`
};

struct Term {
    std::string term;
    std::string definition;
    std::uint32_t line = 1;
    ByteSpan span;
};

struct Reference {
    std::string title;
    std::string author;
    std::string note;
    std::string url;
    std::uint32_t line = 1;
    ByteSpan span;
};

/// Wiki: "[[Page]]" or "[[Page#Heading]]", a page by its name rather than its file.
enum class LinkKind : std::uint8_t { Anchor, File, Web, Mail, Image, Footnote, Wiki, Other };

struct Link {
    LinkKind kind = LinkKind::Web;
    bool resolved = true; ///< Anchor: placeOfAnchor() knows it. Others: true (files are checked by whoever opens them)
    SectionId section = kNoSection; ///< Anchor: where it leads
    std::string_view text;
    std::string_view target; ///< as written, entities and escapes resolved
    std::uint32_t line = 1;
    ByteSpan span;
};

struct Chapter {
    Milliseconds start{0};
    std::optional<Milliseconds> end; ///< the next chapter's start, the last one's from the video's duration
    std::string title;
    std::string titleAlt;           ///< the title in the other language, out of "English title（中文标题）"
    SectionId section = kNoSection; ///< the section that tells it, where it can be told
    std::uint32_t line = 1;
    ByteSpan span;
};

/// A place that links inside the document lead to: a heading, or an element of raw HTML with an id or name.
struct Anchor {
    std::string_view name;
    std::uint32_t byte = 0;
    SectionId section = kNoSection; ///< the heading's own, or the one that the place stands in
};

/// Whether a time, by where it stands, says when the text around it is told, rather than being told of. Opening: it
/// begins a block, as an hour of the day may too. SetOff: it stands in brackets, as a link or as code at an end of a
/// sentence, or begins what somebody says.
enum class Dating : std::uint8_t { None, Opening, SetOff };

/// A time in the running text: "12:36", "[12:36-15:00]", or a link with ?t=.
struct Timestamp {
    Milliseconds time{0};            ///< of the link where it stands in one, whatever its text says
    std::optional<Milliseconds> end; ///< of a range
    std::string text;
    std::string url; ///< of the link it stands in, else empty
    std::uint32_t line = 1;
    ByteSpan span;
    Dating dating = Dating::None;
};

struct AnchorPlace {
    std::uint32_t byte = 0;
    SectionId section = kNoSection;
    friend bool operator==(const AnchorPlace&, const AnchorPlace&) = default;
};

struct Document {
    std::shared_ptr<const markdown::Tree> tree;
    text::LineIndex lines;
    std::string encoding; ///< IANA name of what the bytes were read as
    text::EncodingOrigin encodingOrigin = text::EncodingOrigin::Detected;
    /// The heading of level 1; the front matter's title where there are several such headings or none; else the info
    /// table's, a heading that all others stand below, an `<h1>`, the file name.
    std::string title;
    markdown::NodeId titleNode = markdown::kNoNode; ///< the heading that says it
    std::string language;                           ///< BCP 47, as front matter or else the letters say; "und" without
    std::vector<InfoEntry> info;
    std::size_t infoFromFrontMatter = 0; ///< entries of `info` that front matter gave: the first ones
    /// Those of them that a reader is shown as properties, ascending, in the source one behind the other: without what
    /// the head of a document tells (title, date, duration, programme, address of the video) and without what is for
    /// programs. See properties.h.
    std::vector<std::uint32_t> properties;
    std::optional<Period> date; ///< published; relative dates (今年) are read against it
    std::string videoUrl;
    std::optional<Milliseconds> videoDuration;
    std::uint32_t bytes = 0;
    std::uint32_t chars = 0;          ///< characters a reader sees, white space not counted
    std::uint32_t readingMinutes = 0; ///< Han at 400 a minute, words of other scripts at 230; at least 1 unless empty

    std::vector<Section> sections;
    std::vector<Anchor> anchors; ///< names unique, sorted for placeOfAnchor()
    std::vector<Table> tables;
    std::vector<Quote> quotes;
    std::vector<Term> terms;
    std::vector<Reference> references;
    std::vector<Link> links;
    std::vector<Chapter> chapters;
    std::vector<Timestamp> timestamps;
    std::vector<Diagnostic> diagnostics; ///< of every stage, UndecodableBytes among them, by place

    TextPool texts;                      ///< what views show that the tree does not hold
    std::vector<std::string_view> cells; ///< of all tables, one after another: the header, then row by row
    std::vector<ByteSpan> cellSpans;     ///< the same without headers
    /// Lets the tables show `cells` and `cellSpans`, of which each has as many columns as alignments.
    void placeCells();

    /// The section whose `span` holds the byte. Logarithmic.
    [[nodiscard]] SectionId sectionAt(std::uint32_t byte) const;
    /// Where an anchor (with or without "#") leads: by its name, percent-decoded, as the slug of its text, with the
    /// prefix that GitHub gives to ids, and last without regard to hyphens if that names one place alone. Byte 0 for ""
    /// and, unless a heading is called so, for "top" (the HTML standard's). Logarithmic.
    [[nodiscard]] std::optional<AnchorPlace> placeOfAnchor(std::string_view anchor) const;
    /// Titles from the outermost heading down to the section.
    [[nodiscard]] std::vector<std::string> headingPath(SectionId section) const;
};

} // namespace zhilan::document

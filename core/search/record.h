#pragma once

#include "core/base/period.h"
#include "core/document/document.h"
#include "core/media/subtitles.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What is indexed of a document: its sections, as plain values. All text is what a reader sees.
namespace zhilan::search
{

using Milliseconds = std::chrono::milliseconds;
using document::StartFrom;

/// What a piece of a section is. The numbers are stored in indexes.
enum class Field : std::uint8_t { Title, Heading, Body, Table, Quote, Term, Chapter, Subtitle };
inline constexpr std::size_t kFieldCount = 8;

/// A bit for each field, 1 << number.
using FieldSet = std::uint8_t;
[[nodiscard]] constexpr FieldSet setOf(Field field)
{
    return static_cast<FieldSet>(1U << static_cast<unsigned>(field));
}
/// What stands above a text.
inline constexpr FieldSet kHeadings = setOf(Field::Title) | setOf(Field::Heading);

/// "title", "heading", "body", …: what the query language and the command line call it.
[[nodiscard]] std::string_view fieldName(Field field);

/// Where a piece stands in a table. Empty cells are no pieces.
struct Cell {
    std::uint32_t column = 0; ///< 1-based; 0 where it stands in no table
    bool startsRow = false;   ///< nothing of its row comes before it
    bool startsTable = false; ///< nothing of its table comes before it

    friend bool operator==(const Cell&, const Cell&) = default;
};

/// One block of a section: a paragraph, a table cell, a property of the document ("key: value", in Field::Table, before
/// the first heading), a cue. Nothing is found across two.
struct Piece {
    Field field = Field::Body;
    bool joined = false; ///< goes on where the piece before ended, as cues do: found across both
    std::string text;
    std::string speaker;               ///< Quote, Subtitle: who says it, where the text tells
    std::optional<Milliseconds> start; ///< its place in the video, where the text tells
    std::uint32_t line = 1;            ///< 1-based, in the file that it stands in
    std::uint32_t byte = 0;            ///< in the decoded text of that file
    /// Table, with a figure: the head of its column or row that names a unit, 产能（GWh）, or things in figures,
    /// 订单号; that head itself has its own.
    std::string columnHead = {};
    bool isHead = false; ///< Table: it is a head itself, with which a table begins
    Cell cell = {};
    StartFrom startFrom = StartFrom::Stated; ///< with `start`

    friend bool operator==(const Piece&, const Piece&) = default;
};

/// A heading with what follows up to the next heading of any level; what stands before the first one; or a stretch of
/// subtitles.
struct SectionRecord {
    std::string slug;                        ///< empty before the first heading and for subtitles
    std::vector<std::string> headingPath;    ///< from the outermost heading down to the section's own
    std::optional<Milliseconds> start;       ///< place in the video: of the section or the nearest around it
    StartFrom startFrom = StartFrom::Stated; ///< with `start`
    std::uint32_t line = 1;                  ///< of its heading
    std::uint32_t byte = 0;
    bool hasChart = false; ///< a series of numbers was found in it; for the caller to set, see DocumentRecord
    /// It lists what other sections are about: has little else than links within the document; or is headed as a list
    /// of contents (document::topicOfHeading()), has neither sentences nor code, and half of it are such links, titles
    /// of the document, or lines that end with the number of a page.
    bool isContents = false;
    std::vector<Piece> pieces; ///< without title and headings, which the index takes from the record

    friend bool operator==(const SectionRecord&, const SectionRecord&) = default;
};

struct DocumentRecord {
    std::string path; ///< the key: unique in an index, UTF-8, '/' between folders
    std::string title;
    std::string language; ///< BCP 47, as Document::language
    std::optional<Period> date;
    bool hasVideo = false;
    /// The caller's own mark of the version that was indexed, such as a hash of the file; given back by
    /// Snapshot::documents().
    std::uint64_t stamp = 0;
    std::vector<SectionRecord> sections;

    friend bool operator==(const DocumentRecord&, const DocumentRecord&) = default;
};

/// The record of a document. Sections without anything to read are left out, but for those with a heading; there is one
/// at least, so that the document is found by its title. `path` and `stamp` are taken over; SectionRecord::hasChart is
/// set for the sections that hold one of the bytes in `charts` (places of series, in any order). Pure; linear but for
/// depth × sections.
[[nodiscard]] DocumentRecord recordOf(const document::Document& document, std::string_view path,
                                      std::uint64_t stamp = 0, std::span<const std::uint32_t> charts = {});

/// Cues of the subtitle file of a document's video as further sections of its record, each about a minute long and
/// starting where its first cue does; they have the heading of the section that tells what is said at that time.
/// Line and byte of their pieces are 1 and the cue's own. Linear.
void addSubtitles(DocumentRecord& record, std::span<const media::Cue> cues);

} // namespace zhilan::search

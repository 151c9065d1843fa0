#pragma once

#include "core/document/build.h"
#include "core/document/document.h"
#include "core/document/vocabulary.h"
#include "core/markdown/front_matter.h"
#include "core/media/clock_scan.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The stages of build(), each filling its part of the document from the tree and from what the stages before found.
namespace zhilan::document
{

/// Looks every so often whether the work shall stop: loops over nodes ask it at each.
class StopCheck
{
public:
    explicit StopCheck(const ReadOptions& options) : m_options(options) {}

    /// Once true, always true.
    [[nodiscard]] bool operator()() { return (++m_asked & (kInterval - 1)) == 0 ? look() : m_stopped; }
    /// The same, without waiting for the interval.
    [[nodiscard]] bool look()
    {
        if (m_options.beforeStopCheck)
            m_options.beforeStopCheck();
        m_stopped = m_stopped || m_options.stop.stop_requested();
        return m_stopped;
    }

private:
    static constexpr std::uint32_t kInterval = 1024;
    const ReadOptions& m_options;
    std::uint32_t m_asked = 0;
    bool m_stopped = false;
};

/// What a line of a paragraph says that names who says it when: "[12:36] Name: …".
struct TranscriptLine {
    markdown::NodeId paragraph = markdown::kNoNode;
    markdown::NodeId first = markdown::kNoNode; ///< its inlines, and those of the lines that go on with it
    markdown::NodeId end = markdown::kNoNode;
    bool ofDay = false; ///< its time is an hour of the day
    bool log = false;   ///< what a program writes rather than somebody says
};

/// What stages find out for those that come after them, beside the document itself.
struct Findings {
    std::vector<Topic> topics;         ///< one a section, taken over from the section above where it has none itself
    markdown::YamlValue frontMatter;   ///< Null without
    std::vector<std::string> infoUrls; ///< one an info entry: its first address, or empty
    std::vector<std::string> names;    ///< of guests and hosts, as the info table gives them
    std::optional<Period> dayBeside;   ///< a day without a key, beside entries in their line
    std::vector<markdown::NodeId> infoNodes; ///< blocks read as information, ascending
    std::vector<markdown::NodeId> turns;     ///< paragraphsInTurn(), as far as names alone tell
    std::vector<TranscriptLine> said;        ///< lines of a transcript, in document order
    std::vector<ByteSpan> dayLines;          ///< lines whose times are hours of the day, in document order
    std::vector<std::uint32_t> timePlaces;   ///< media::possibleClockTimes() of the source
    std::vector<std::uint32_t> charsOf;      ///< characters seen before the first section, then in each
};

/// What one stage works with. Stages that run at the same time share all but what is declared last.
struct Work {
    const markdown::Tree& tree;
    Document& document;
    Findings& found;
    std::string_view fileStem;

    StopCheck stopped;                   ///< a stage that finds it true returns, whatever it has done
    std::vector<Diagnostic> diagnostics; ///< of this stage
    TextPool texts;                      ///< of this stage

    Work(Document& documentMade, Findings& findings, std::string_view stem, const ReadOptions& options)
        : tree(*documentMade.tree), document(documentMade), found(findings), fileStem(stem), stopped(options)
    {
    }

    /// Whether a block is one of those that follow a heading: of the document itself, or of the item that a heading
    /// opens.
    [[nodiscard]] bool followsHeading(markdown::NodeId block) const
    {
        const markdown::NodeId parent = tree[block].parent;
        return parent == 0 || (tree[parent].kind == markdown::NodeKind::Item && parent + 1 != block &&
                               tree[parent + 1].kind == markdown::NodeKind::Heading);
    }
    /// The same text for a view of the document: in the source, if it stands there in `near`, else in `texts`. Linear.
    [[nodiscard]] std::string_view keep(std::string_view text, ByteSpan near);
    /// seenText(), kept.
    [[nodiscard]] std::string_view keepSeen(markdown::NodeId id, std::size_t limit = static_cast<std::size_t>(-1));

    [[nodiscard]] bool isInFootnote(markdown::NodeId id) const
    {
        while (id != 0 && tree[id].kind != markdown::NodeKind::FootnoteDefinition)
            id = tree[id].parent;
        return id != 0;
    }
    /// Whether a block is one of those read as information. Logarithmic in these, which are few.
    [[nodiscard]] bool isInfo(markdown::NodeId block) const
    {
        return std::binary_search(found.infoNodes.begin(), found.infoNodes.end(), block);
    }
    /// Whether a line that begins with this inline is one of a transcript. Logarithmic.
    [[nodiscard]] bool isSaid(markdown::NodeId first) const
    {
        const auto line =
            std::lower_bound(found.said.begin(), found.said.end(), first,
                             [](const TranscriptLine& said, markdown::NodeId id) { return said.first < id; });
        return line != found.said.end() && line->first == first;
    }
    /// Whether a line that begins with an hour of the day holds the byte. Logarithmic.
    [[nodiscard]] bool isOfDay(std::uint32_t byte) const
    {
        const auto after = std::upper_bound(found.dayLines.begin(), found.dayLines.end(), byte,
                                            [](std::uint32_t at, ByteSpan line) { return at < line.begin; });
        return after != found.dayLines.begin() && std::prev(after)->contains(byte);
    }
    /// False where what is seen of a block holds no time. Logarithmic.
    [[nodiscard]] bool mayHoldTime(markdown::NodeId block) const { return mayHoldTime(tree[block].span); }
    [[nodiscard]] bool mayHoldTime(ByteSpan span) const
    {
        const auto place = std::lower_bound(found.timePlaces.begin(), found.timePlaces.end(), span.begin);
        return place != found.timePlaces.end() && *place < span.end;
    }
    /// Lines are asked for in the document's order, mostly.
    [[nodiscard]] std::uint32_t lineOf(ByteSpan span) const
    {
        return m_line = document.lines.lineOf(span.begin, m_line);
    }
    /// As Document::sectionAt(). Stages ask in the document's order, so that it is mostly the section of the last time
    /// or the one behind it.
    [[nodiscard]] SectionId sectionAt(std::uint32_t byte) const
    {
        if (!isIn(m_section, byte))
            m_section = isIn(m_section + 1, byte) ? m_section + 1 : document.sectionAt(byte);
        return m_section;
    }
    [[nodiscard]] Topic topicAt(std::uint32_t byte) const
    {
        const SectionId section = sectionAt(byte);
        return section == kNoSection ? Topic::None : found.topics[section];
    }

private:
    [[nodiscard]] bool isIn(SectionId section, std::uint32_t byte) const
    {
        return section < document.sections.size() && document.sections[section].span.contains(byte);
    }

    // Where the last answers were.
    mutable SectionId m_section = 0;
    mutable std::uint32_t m_line = 1;
};

void readOutline(Work& work);     // outline.cpp: sections, anchors as they are found
void countText(Work& work);       // text_count.cpp: characters, reading time; of sections in Findings
void findLanguage(Work& work);    // text_count.cpp
void findTimes(Work& work);       // timestamps.cpp: Findings::timePlaces
void sortAnchors(Work& work);     // anchors.cpp: as Document::placeOfAnchor() needs them, each name once
void countSections(Work& work);   // text_count.cpp: Section::chars
void readTables(Work& work);      // tables.cpp
void readFrontMatter(Work& work); // front_matter.cpp: the values, and what they give as information
void readInfo(Work& work);        // info.cpp: info, date, video, duration, names
void readTranscript(Work& work);  // transcript.cpp: Findings::said
void readProperties(Work& work);  // properties.cpp
/// Date and length that a line below the title gives without keys: "*March 14th, 2025 · 2h 31m · [Watch](…)*". What
/// the document has already stays.
void readByline(Work& work);     // byline.cpp
void readEntries(Work& work);    // entries.cpp: terms, references
void readChapters(Work& work);   // chapters.cpp
void matchChapters(Work& work);  // chapter_match.cpp: Chapter::section, Section::start
void readTimestamps(Work& work); // timestamps.cpp
void readQuotes(Work& work);     // quotes.cpp: all but the starts that the text around gives
void startQuotes(Work& work);    // quotes.cpp: these
void readLinks(Work& work);      // links.cpp: links, broken anchors

/// A date as an entry of the information gives it.
[[nodiscard]] std::optional<Period> writtenDate(std::string_view value);
/// The address of the video that an entry names by its id: "n1E9IZfvGMA（YouTube）". Empty without.
[[nodiscard]] std::string urlOfWrittenId(std::string_view value);

/// What an address of a recording names, without time and other parameters, the same for every form of the address.
[[nodiscard]] std::string recordingOf(std::string_view url);

/// The first http(s) address below a node: a link's destination, or one written out. Empty without one.
[[nodiscard]] std::string firstUrl(const markdown::Tree& tree, markdown::NodeId id);

/// The time of the recording that a section's first paragraph begins with: "[12:36](…) What is told".
[[nodiscard]] std::optional<media::ClockTime> openingTime(const Work& work, const Section& section);

} // namespace zhilan::document

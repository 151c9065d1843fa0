#include "core/document/inline_text.h"
#include "core/document/work.h"
#include "core/markdown/slug.h"
#include "core/text/language.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

constexpr std::array<bool, 256> asciiWordTable()
{
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 0x80; ++c)
        table[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return table;
}

bool isAsciiWord(char c)
{
    static constexpr std::array<bool, 256> kTable = asciiWordTable();
    return kTable[static_cast<unsigned char>(c)];
}

/// First byte of the characters from U+5000 to U+9FFF, all ideographs, of three bytes each.
bool isIdeographLead(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE5 && byte <= 0xE9;
}
constexpr std::size_t kIdeographSize = 3;

enum class CharacterKind : std::uint8_t { Space, Ideograph, Word, Joiner, Other };

CharacterKind kindOf(char32_t c)
{
    if (text::isSpace(c))
        return CharacterKind::Space;
    if (c == '\'' || c == '-')
        return CharacterKind::Joiner;
    if (c < 0xC0)
        return c < 0x80 && isAsciiWord(static_cast<char>(c)) ? CharacterKind::Word : CharacterKind::Other;
    const bool kana = c >= 0x3041 && c <= 0x30FF && c != 0x30FB;
    if (kana || (c >= 0x2E80 && text::isHan(c)))
        return CharacterKind::Ideograph;
    if (c == 0x2019)
        return CharacterKind::Joiner;
    const bool mark = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFE6F) ||
                      (c >= 0xFF00 && c <= 0xFF65);
    return mark ? CharacterKind::Other : CharacterKind::Word;
}

/// Counts as a reader does: characters without white space, Han and kana one by one, other scripts by the word.
class ReadingCounter
{
public:
    std::uint32_t add(std::string_view text)
    {
        std::size_t chars = 0;
        for (std::size_t at = 0; at < text.size();) {
            // Most text is runs of Latin letters and of ideographs, which need not be looked at one by one.
            const std::size_t begin = at;
            const auto* const wordEnd = std::find_if_not(text.begin() + at, text.end(), isAsciiWord);
            at = static_cast<std::size_t>(wordEnd - text.begin());
            if (at > begin) {
                chars += at - begin;
                m_words += m_inWord ? 0 : 1;
                m_inWord = true;
                continue;
            }
            while (text.size() - at >= kIdeographSize && isIdeographLead(text[at]))
                at += kIdeographSize;
            if (at > begin) {
                chars += (at - begin) / kIdeographSize;
                m_han += (at - begin) / kIdeographSize;
                m_inWord = false;
                continue;
            }
            if (text[at] == ' ') {
                m_inWord = false;
                ++at;
                continue;
            }
            const CharacterKind kind = kindOf(text::nextCodePoint(text, at));
            const bool word = kind == CharacterKind::Word;
            chars += kind == CharacterKind::Space ? 0 : 1;
            m_han += kind == CharacterKind::Ideograph ? 1 : 0;
            m_words += word && !m_inWord ? 1 : 0;
            m_inWord = word || (m_inWord && kind == CharacterKind::Joiner);
        }
        return static_cast<std::uint32_t>(chars);
    }
    void endWord() { m_inWord = false; }
    [[nodiscard]] std::uint32_t minutes() const
    {
        constexpr double kHanAMinute = 400;
        constexpr double kWordsAMinute = 230;
        return static_cast<std::uint32_t>(
            std::lround(static_cast<double>(m_han) / kHanAMinute + static_cast<double>(m_words) / kWordsAMinute));
    }

private:
    std::uint64_t m_han = 0;
    std::uint64_t m_words = 0;
    bool m_inWord = false;
};

/// A section that headings may still come below.
struct OpenSection {
    SectionId id = kNoSection;
    NodeId item = markdown::kNoNode;  ///< the list item that the heading opens
    NodeId block = markdown::kNoNode; ///< the block of the document that the heading stands in, where it is none itself
};

OpenSection placeOf(const markdown::Tree& tree, NodeId heading)
{
    OpenSection place;
    const NodeId parent = tree[heading].parent;
    if (tree[parent].kind == NodeKind::Item && tree.firstChild(parent) == heading)
        place.item = parent;
    for (NodeId above = parent; above != 0; above = tree[above].parent)
        place.block = above;
    return place;
}

/// Closes what a heading ends, so that its parent is left last. In an outliner's list it is the indentation that tells
/// what stands below what, and a heading in a quotation ends nothing outside.
void closeSections(Work& work, NodeId heading, const OpenSection& place, std::vector<OpenSection>& open)
{
    constexpr std::uint8_t kDeepest = 6;
    const markdown::Tree& tree = work.tree;
    while (!open.empty()) {
        const OpenSection& last = open.back();
        Section& section = work.document.sections[last.id];
        const bool blockOver = last.block != markdown::kNoNode && heading >= tree[last.block].end;
        const bool inItem = last.item != markdown::kNoNode && heading < tree[last.item].end;
        const bool inBlockBelow = place.block != markdown::kNoNode && section.heading < place.block;
        const bool below = section.level < tree[heading].level || inItem || inBlockBelow;
        if (!blockOver && below && section.level < kDeepest)
            return;
        section.subtreeSpan.end = tree[heading].span.begin;
        open.pop_back();
    }
}

void addSection(Work& work, NodeId heading, std::string title, std::string slug, std::vector<OpenSection>& open)
{
    Document& document = work.document;
    const markdown::Node& node = work.tree[heading];
    OpenSection place = placeOf(work.tree, heading);
    closeSections(work, heading, place, open);
    Section section;
    section.heading = heading;
    section.parent = open.empty() ? kNoSection : open.back().id;
    section.level = node.level;
    Topic topic = topicOfHeading(title);
    if (section.parent != kNoSection) {
        const auto least = static_cast<std::uint8_t>(document.sections[section.parent].level + 1);
        section.level = std::max(section.level, least);
        // A title that holds such a word is about the thing: "# 如何整理金句" is no list of quotations.
        const bool fromTitle = section.parent == 0 && document.sections[0].level == 1;
        if (topic == Topic::None && (!fromTitle || isTopicName(document.sections[0].title)))
            topic = work.topics[section.parent];
    }
    section.title = std::move(title);
    section.slug = std::move(slug);
    section.line = work.lineOf(node.span);
    const auto size = static_cast<std::uint32_t>(work.tree.source().size());
    section.span = {node.span.begin, size};
    section.subtreeSpan = {node.span.begin, size};
    if (!document.sections.empty())
        document.sections.back().span.end = node.span.begin;
    place.id = static_cast<SectionId>(document.sections.size());
    work.topics.push_back(topic);
    open.push_back(place);
    document.sections.push_back(std::move(section));
}

bool isInFootnote(const markdown::Tree& tree, NodeId id)
{
    while (id != 0 && tree[id].kind != NodeKind::FootnoteDefinition)
        id = tree[id].parent;
    return id != 0;
}

/// Without badges and other pictures, unless there is nothing else.
std::string titleOf(const markdown::Tree& tree, NodeId heading)
{
    std::string title;
    bool pictures = false;
    for (NodeId id = heading + 1; id < tree[heading].end && !pictures; ++id)
        pictures = tree[id].kind == NodeKind::Image;
    if (pictures)
        title = trimmed(markdown::slugText(tree, heading));
    return title.empty() ? std::string(trimmed(seenText(tree, heading))) : title;
}

/// Anchors that raw HTML sets: <a name="x">, <h2 id="x">.
void addHtmlAnchors(std::string_view html, std::uint32_t byte, SectionId section, std::vector<Anchor>& anchors)
{
    for (const std::string_view attribute : {"id=\"", "name=\"", "id='", "name='"}) {
        for (std::size_t at = html.find(attribute); at != std::string_view::npos; at = html.find(attribute, at)) {
            const bool alone = at > 0 && (html[at - 1] == ' ' || html[at - 1] == '\t' || html[at - 1] == '\n');
            at += attribute.size();
            const std::size_t end = html.find(attribute.back(), at);
            if (end == std::string_view::npos)
                break;
            if (alone)
                anchors.push_back({std::string(html.substr(at, end - at)), byte, section});
            at = end;
        }
    }
}

} // namespace

void readOutline(Work& work)
{
    Document& document = work.document;
    const markdown::Tree& tree = work.tree;
    markdown::SlugCounter slugs;
    ReadingCounter reading;
    std::vector<OpenSection> open;
    text::LanguageCounter language;
    std::vector<Anchor> written;   // in HTML; a heading of the same name goes before them
    std::size_t leadingToNext = 0; // those from here lead to the heading that comes next, no text being between

    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = tree[id];
        const bool anySection = !document.sections.empty();
        const SectionId current = anySection ? static_cast<SectionId>(document.sections.size() - 1) : kNoSection;
        switch (node.kind) {
        case NodeKind::Heading: {
            // An id written as "{#id}" goes before the one made of the text.
            const std::string_view ownId = tree.extra(id);
            const std::string plain =
                ownId.empty() ? markdown::slugOf(markdown::slugText(tree, id)) : std::string(ownId);
            std::string slug = slugs.unique(plain);
            std::string title = titleOf(tree, id);
            if (slug != plain)
                document.diagnostics.push_back({DiagnosticCode::DuplicateAnchor, node.span, title});
            // A footnote is read elsewhere than where it stands, so its headings cut no section.
            const bool inFootnote = isInFootnote(tree, id);
            const SectionId section = inFootnote ? current : static_cast<SectionId>(document.sections.size());
            for (; leadingToNext < written.size(); ++leadingToNext) {
                written[leadingToNext].byte = node.span.begin;
                written[leadingToNext].section = section;
            }
            document.anchors.push_back({slug, node.span.begin, section});
            if (!inFootnote)
                addSection(work, id, std::move(title), std::move(slug), open);
            reading.endWord();
            break;
        }
        case NodeKind::Text:
        case NodeKind::Code:
        case NodeKind::CodeBlock:
        case NodeKind::Math:
        case NodeKind::MathBlock: {
            leadingToNext = written.size();
            const std::string_view text = tree.text(id);
            const std::uint32_t chars = reading.add(text);
            document.chars += chars;
            if (anySection)
                document.sections.back().chars += chars;
            if (node.kind == NodeKind::Text)
                language.add(text);
            break;
        }
        case NodeKind::Paragraph:
            reading.endWord();
            if (const std::string_view name = tree.extra(id); !name.empty())
                document.anchors.push_back({std::string(name), node.span.begin, current});
            break;
        case NodeKind::HtmlInline:
        case NodeKind::HtmlBlock:
            addHtmlAnchors(tree.text(id), node.span.begin, current, written);
            break;
        default:
            if (markdown::isBlock(node.kind) || node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak)
                reading.endWord();
            break;
        }
    }
    document.anchors.insert(document.anchors.end(), written.begin(), written.end());
    sortAnchors(document.anchors);
    document.language = language.language();
    document.readingMinutes = document.chars == 0 ? 0 : std::max(1U, reading.minutes());
}

} // namespace zhilan::document

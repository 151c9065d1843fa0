#include "core/document/inline_text.h"
#include "core/document/work.h"
#include "core/markdown/slug.h"
#include "core/text/utf.h"

#include <algorithm>
#include <cmath>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

constexpr std::size_t kLanguageSample = 64U << 10U;

bool isHan(char32_t c)
{
    // The main block, which nearly all Han text is made of, without a table look-up.
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2E80 && text::isHan(c));
}

/// Counts as a reader does: characters without white space, Han and kana one by one, other scripts by the word.
class ReadingCounter
{
public:
    std::uint32_t add(std::string_view text)
    {
        std::uint32_t chars = 0;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = text::nextCodePoint(text, at);
            if (isSpace(c)) {
                m_inWord = false;
                continue;
            }
            ++chars;
            const bool kana = c >= 0x3041 && c <= 0x30FF && c != 0x30FB;
            if (isHan(c) || kana) {
                ++m_han;
                m_inWord = false;
            } else if (isWordCharacter(c)) {
                m_words += m_inWord ? 0 : 1;
                m_inWord = true;
            } else if (c != '\'' && c != 0x2019 && c != '-') {
                m_inWord = false;
            }
        }
        return chars;
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
    static bool isWordCharacter(char32_t c)
    {
        if (c < 0x80)
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return c >= 0xC0 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
               !(c >= 0xFE00 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFF65);
    }

    std::uint64_t m_han = 0;
    std::uint64_t m_words = 0;
    bool m_inWord = false;
};

void addSection(Work& work, NodeId heading, std::string title, std::string slug, std::vector<SectionId>& open)
{
    Document& document = work.document;
    const markdown::Node& node = work.tree[heading];
    Section section;
    section.heading = heading;
    section.level = node.level;
    section.title = std::move(title);
    section.slug = std::move(slug);
    section.line = work.lineOf(node.span);
    const auto size = static_cast<std::uint32_t>(work.tree.source().size());
    section.span = {node.span.begin, size};
    section.subtreeSpan = {node.span.begin, size};
    if (!document.sections.empty())
        document.sections.back().span.end = node.span.begin;
    while (!open.empty() && document.sections[open.back()].level >= node.level) {
        document.sections[open.back()].subtreeSpan.end = node.span.begin;
        open.pop_back();
    }
    section.parent = open.empty() ? kNoSection : open.back();
    const Topic own = topicOfHeading(section.title);
    const Topic above = section.parent == kNoSection ? Topic::None : work.topics[section.parent];
    work.topics.push_back(own != Topic::None ? own : above);
    open.push_back(static_cast<SectionId>(document.sections.size()));
    document.sections.push_back(std::move(section));
}

/// Anchors that raw HTML sets: <a name="x">, <h2 id="x">.
void addHtmlAnchors(Work& work, std::string_view html, SectionId section)
{
    for (const std::string_view attribute : {"id=\"", "name=\"", "id='", "name='"}) {
        for (std::size_t at = html.find(attribute); at != std::string_view::npos; at = html.find(attribute, at)) {
            const bool alone = at > 0 && (html[at - 1] == ' ' || html[at - 1] == '\t' || html[at - 1] == '\n');
            at += attribute.size();
            const std::size_t end = html.find(attribute.back(), at);
            if (end == std::string_view::npos)
                break;
            if (alone)
                work.anchors.emplace(std::string(html.substr(at, end - at)), section);
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
    std::vector<SectionId> open;
    std::string sample;

    for (NodeId id = 0; id < tree.size(); ++id) {
        const markdown::Node& node = tree[id];
        const bool anySection = !document.sections.empty();
        const SectionId current = anySection ? static_cast<SectionId>(document.sections.size() - 1) : kNoSection;
        switch (node.kind) {
        case NodeKind::Heading: {
            std::string title(trimmed(seenText(tree, id)));
            std::string slug = slugs.unique(title);
            const std::string plain = markdown::slugOf(title);
            if (slug != plain)
                document.diagnostics.push_back({DiagnosticCode::DuplicateAnchor, node.span, title});
            // Headings inside quotes and lists have anchors too, but cut no section out of their block.
            const bool top = node.parent == 0;
            work.anchors.emplace(slug, top ? static_cast<SectionId>(document.sections.size()) : current);
            if (top)
                addSection(work, id, std::move(title), std::move(slug), open);
            reading.endWord();
            break;
        }
        case NodeKind::Text:
        case NodeKind::Code:
        case NodeKind::CodeBlock:
        case NodeKind::Math:
        case NodeKind::MathBlock: {
            const std::string_view text = tree.text(id);
            const std::uint32_t chars = reading.add(text);
            document.chars += chars;
            if (anySection)
                document.sections.back().chars += chars;
            if (sample.size() < kLanguageSample && node.kind == NodeKind::Text) {
                sample += text;
                sample += ' ';
            }
            break;
        }
        case NodeKind::HtmlInline:
        case NodeKind::HtmlBlock:
            addHtmlAnchors(work, tree.text(id), current);
            break;
        default:
            if (markdown::isBlock(node.kind) || node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak)
                reading.endWord();
            break;
        }
    }
    document.language = text::detectLanguage(sample);
    document.readingMinutes = document.chars == 0 ? 0 : std::max(1U, reading.minutes());
}

} // namespace zhilan::document

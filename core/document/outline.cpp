#include "core/document/inline_text.h"
#include "core/document/work.h"
#include "core/markdown/slug.h"

#include <algorithm>
#include <cstdint>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

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

void addSection(Work& work, NodeId heading, std::string_view title, std::string_view slug,
                std::vector<OpenSection>& open)
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
            topic = work.found.topics[section.parent];
    }
    section.title = title;
    section.slug = slug;
    section.line = work.lineOf(node.span);
    const auto size = static_cast<std::uint32_t>(work.tree.source().size());
    section.span = {node.span.begin, size};
    section.subtreeSpan = {node.span.begin, size};
    if (!document.sections.empty())
        document.sections.back().span.end = node.span.begin;
    place.id = static_cast<SectionId>(document.sections.size());
    work.found.topics.push_back(topic);
    open.push_back(place);
    document.sections.push_back(section);
}

/// Without badges and other pictures, unless there is nothing else.
std::string_view titleOf(Work& work, NodeId heading)
{
    const markdown::Tree& tree = work.tree;
    std::string_view title;
    bool pictures = false;
    for (NodeId id = heading + 1; id < tree[heading].end && !pictures; ++id)
        pictures = tree[id].kind == NodeKind::Image;
    if (pictures)
        title = work.keep(trimmed(markdown::slugText(tree, heading)), tree[heading].span);
    return title.empty() ? trimmed(work.keepSeen(heading)) : title;
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
                anchors.push_back({html.substr(at, end - at), byte, section});
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
    std::vector<OpenSection> open;
    std::vector<Anchor> written;   // in HTML; a heading of the same name goes before them
    std::size_t leadingToNext = 0; // those from here lead to the heading that comes next, no text being between

    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = tree[id];
        const auto current = static_cast<SectionId>(document.sections.size() - 1); // kNoSection before the first
        switch (node.kind) {
        case NodeKind::Heading: {
            // An id written as "{#id}" goes before the one made of the text.
            const std::string_view ownId = tree.extra(id);
            const std::string plain =
                ownId.empty() ? markdown::slugOf(markdown::slugText(tree, id)) : std::string(ownId);
            const std::string_view slug = work.keep(slugs.unique(plain), node.span);
            const std::string_view title = titleOf(work, id);
            if (slug != plain)
                work.diagnostics.push_back({DiagnosticCode::DuplicateAnchor, node.span, std::string(title)});
            // A footnote is read elsewhere than where it stands, so its headings cut no section.
            const bool inFootnote = work.isInFootnote(id);
            const SectionId section = inFootnote ? current : static_cast<SectionId>(document.sections.size());
            for (; leadingToNext < written.size(); ++leadingToNext) {
                written[leadingToNext].byte = node.span.begin;
                written[leadingToNext].section = section;
            }
            document.anchors.push_back({slug, node.span.begin, section});
            if (!inFootnote)
                addSection(work, id, title, slug, open);
            break;
        }
        case NodeKind::Text:
        case NodeKind::Code:
        case NodeKind::CodeBlock:
        case NodeKind::Math:
        case NodeKind::MathBlock:
            leadingToNext = written.size();
            break;
        case NodeKind::Paragraph:
            if (const std::string_view name = tree.extra(id); !name.empty())
                document.anchors.push_back({name, node.span.begin, current});
            break;
        case NodeKind::HtmlInline:
        case NodeKind::HtmlBlock:
            addHtmlAnchors(tree.text(id), node.span.begin, current, written);
            break;
        default:
            break;
        }
    }
    document.anchors.insert(document.anchors.end(), written.begin(), written.end());
}

} // namespace zhilan::document

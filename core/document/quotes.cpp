#include "core/document/clock_scan.h"
#include "core/document/inline_text.h"
#include "core/document/speaker.h"
#include "core/document/work.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// A stretch of a block quote that one person says.
struct Part {
    NodeId node = markdown::kNoNode;
    ByteSpan span;
    InlineText seen;
    std::optional<SpeakerPrefix> prefix;
    bool stated = false; ///< the prefix names somebody without doubt
};

bool isCallout(std::string_view text)
{
    return text.starts_with("[!");
}

std::size_t strongEnd(const markdown::Tree& tree, const InlineText& seen, NodeId paragraph)
{
    const NodeId first = tree.firstChild(paragraph);
    if (first == markdown::kNoNode || tree[first].kind != NodeKind::Strong)
        return 0;
    std::size_t size = 0;
    for (const InlineText::Run& run : seen.runs) {
        if (run.node == markdown::kNoNode || run.node >= tree[first].end)
            break;
        const std::size_t next = static_cast<std::size_t>(&run - seen.runs.data()) + 1;
        size = next < seen.runs.size() ? seen.runs[next].begin : seen.text.size();
    }
    return size;
}

Part partOf(const Work& work, NodeId node, NodeId paragraph)
{
    Part part;
    part.node = node;
    part.span = work.tree[node].span;
    part.seen = inlineText(work.tree, node);
    part.prefix = speakerPrefix(part.seen.text, strongEnd(work.tree, part.seen, paragraph));
    return part;
}

/// The parts of a block quote: the whole of it, or one for each of its paragraphs where they have speakers of their
/// own.
std::vector<Part> partsOf(const Work& work, NodeId quote)
{
    const markdown::Tree& tree = work.tree;
    std::vector<NodeId> paragraphs;
    bool plain = true;
    for (const NodeId child : tree.children(quote)) {
        plain = plain && tree[child].kind == NodeKind::Paragraph;
        paragraphs.push_back(child);
    }
    std::vector<Part> parts;
    const bool spoken = std::any_of(paragraphs.begin(), paragraphs.end(), [&tree](NodeId child) {
        return tree[child].kind == NodeKind::Paragraph || tree[child].kind == NodeKind::List;
    });
    if (!spoken)
        return parts;
    if (plain && paragraphs.size() > 1) {
        std::size_t speakers = 0;
        for (const NodeId paragraph : paragraphs) {
            parts.push_back(partOf(work, paragraph, paragraph));
            speakers += parts.back().prefix ? 1 : 0;
        }
        if (speakers > 1)
            return parts;
        parts.clear();
    }
    parts.push_back(partOf(work, quote, paragraphs.front()));
    return parts;
}

/// The text with its lines as written, byte for byte as long: the name below a quotation stands on a line of its own.
std::string withLineBreaks(const markdown::Tree& tree, const InlineText& seen)
{
    std::string lines = seen.text;
    for (const InlineText::Run& run : seen.runs) {
        const bool breaks = run.node != markdown::kNoNode &&
                            (tree[run.node].kind == NodeKind::SoftBreak || tree[run.node].kind == NodeKind::LineBreak);
        if (breaks && lines[run.begin] == ' ')
            lines[run.begin] = '\n';
    }
    return lines;
}

void addQuote(Work& work, const Part& part)
{
    std::string_view text = part.seen.text;
    Quote quote;
    quote.node = part.node;
    quote.span = part.span;
    quote.section = work.document.sectionAt(part.span.begin);
    quote.line = work.lineOf(part.span);
    if (part.prefix && part.stated) {
        quote.speaker = part.prefix->name;
        const auto end = static_cast<std::uint32_t>(part.prefix->end);
        const std::uint32_t begin = work.tree[part.node].kind == NodeKind::Paragraph
                                        ? part.span.begin
                                        : work.tree[work.tree.firstChild(part.node)].span.begin;
        const std::uint32_t textBegin =
            end < part.seen.text.size() ? part.seen.sourceOf({end, end + 1}).begin : part.span.end;
        quote.speakerSpan = {begin, std::max(begin, textBegin)};
        quote.start = part.prefix->time;
        text.remove_prefix(part.prefix->end);
    }
    if (quote.speaker.empty()) {
        const std::string lines = withLineBreaks(work.tree, part.seen);
        if (const auto ending = speakerEnding(lines)) {
            quote.speaker = ending->name;
            text = text.substr(0, ending->begin);
        }
    }
    text = trimmed(text);
    if (const auto time = takeTrailingTime(text); time && !quote.start)
        quote.start = time;
    quote.text = withoutQuotationMarks(text, !quote.speaker.empty());
    if (!quote.start)
        quote.start = startOf(work.document, quote.section);
    if (!quote.text.empty())
        work.document.quotes.push_back(std::move(quote));
}

} // namespace

void readQuotes(Work& work)
{
    const markdown::Tree& tree = work.tree;
    std::vector<Part> parts;
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = tree[id];
        if (std::binary_search(work.infoNodes.begin(), work.infoNodes.end(), id)) {
            id = node.end - 1;
        } else if (node.kind == NodeKind::Quote) {
            for (Part& part : partsOf(work, id))
                if (!isCallout(part.seen.text))
                    parts.push_back(std::move(part));
            id = node.end - 1;
        } else if (node.kind == NodeKind::Paragraph && tree.firstChild(id) != markdown::kNoNode &&
                   tree[tree.firstChild(id)].kind == NodeKind::Strong) {
            // Outside a block quote only what is wholly in quotation marks counts.
            Part part = partOf(work, id, id);
            if (part.prefix && part.prefix->marked && endsWithQuotationMark(part.seen.text))
                parts.push_back(std::move(part));
        }
    }
    std::unordered_set<std::string> known(work.names.begin(), work.names.end());
    // Who is quoted in quotation marks once is believed to be a person where the marks are missing.
    std::unordered_map<std::string, unsigned> repeated;
    for (Part& part : parts) {
        if (part.prefix)
            ++repeated[part.prefix->name];
        part.stated = part.prefix && part.prefix->marked && !isLabel(part.prefix->name);
        if (part.stated)
            known.insert(part.prefix->name);
    }
    for (Part& part : parts) {
        if (part.prefix && !part.stated)
            part.stated = known.contains(part.prefix->name) || looksLikePerson(part.prefix->name) ||
                          (repeated[part.prefix->name] > 1 && isCapitalisedWord(part.prefix->name));
        addQuote(work, part);
    }
}

} // namespace zhilan::document

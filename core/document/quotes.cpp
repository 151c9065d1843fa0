#include "core/document/inline_text.h"
#include "core/document/speaker.h"
#include "core/document/work.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// A stretch of text that one person may say.
struct Part {
    NodeId node = markdown::kNoNode;
    ByteSpan span;
    InlineText seen;
    std::vector<std::uint32_t> lines; ///< where the lines begin in `seen`, the first one at 0
    std::optional<SpeakerPrefix> prefix;
    std::size_t boldEnd = 0; ///< bytes at the front that are set in bold
    bool boldPrefix = false;
    bool stated = false;    ///< the prefix names somebody without doubt
    bool quotation = false; ///< said to be one, by where or how it stands, so it need not look like one
};

/// "[!quote]" and "[!cite]" are quotations, other callouts are the writer's.
bool quotes(std::string_view calloutKind)
{
    std::string kind(calloutKind);
    for (char& c : kind)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return kind == "quote" || kind == "cite";
}

/// Bytes at the front of the text that are set in bold.
std::size_t strongEnd(const markdown::Tree& tree, const InlineText& seen)
{
    if (seen.runs.empty())
        return 0;
    const NodeId first = seen.runs.front().node;
    const NodeId strong = first == markdown::kNoNode ? 0 : tree[first].parent;
    if (tree[strong].kind != NodeKind::Strong)
        return 0;
    std::size_t size = 0;
    for (const InlineText::Run& run : seen.runs) {
        if (run.node == markdown::kNoNode || run.node >= tree[strong].end)
            break;
        const std::size_t next = static_cast<std::size_t>(&run - seen.runs.data()) + 1;
        size = next < seen.runs.size() ? seen.runs[next].begin : seen.text.size();
    }
    return size;
}

/// Where the lines of a text begin as they were written. Between Han characters a line break shows nothing.
std::vector<std::uint32_t> lineStarts(const markdown::Tree& tree, const InlineText& seen)
{
    std::vector<std::uint32_t> starts{0};
    NodeId before = seen.runs.empty() ? 0 : seen.runs.front().node;
    for (const InlineText::Run& run : seen.runs) {
        bool breaks = seen.text[run.begin] == '\n';
        for (NodeId id = before; id < run.node && !breaks; ++id)
            breaks = tree[id].kind == NodeKind::SoftBreak || tree[id].kind == NodeKind::LineBreak;
        if (breaks)
            starts.push_back(run.begin);
        before = run.node;
    }
    return starts;
}

InlineText slice(const InlineText& whole, std::uint32_t begin, std::uint32_t end)
{
    InlineText out;
    out.text = whole.text.substr(begin, end - begin);
    for (const InlineText::Run& run : whole.runs) {
        const auto next = static_cast<std::size_t>(&run - whole.runs.data()) + 1;
        const std::uint32_t runEnd =
            next < whole.runs.size() ? whole.runs[next].begin : static_cast<std::uint32_t>(whole.text.size());
        if (runEnd <= begin || run.begin >= end)
            continue;
        InlineText::Run moved = run;
        if (run.begin < begin && run.exact)
            moved.source.begin += begin - run.begin;
        moved.begin = run.begin < begin ? 0 : run.begin - begin;
        out.runs.push_back(moved);
    }
    return out;
}

/// Where a text begins in the source, marks of emphasis included.
std::uint32_t sourceBegin(const markdown::Tree& tree, const InlineText& seen)
{
    const InlineText::Run& first = seen.runs.front();
    std::uint32_t begin = first.source.begin;
    NodeId id = first.node == markdown::kNoNode ? 0 : first.node;
    // Only marks that open just here: those of a line in the middle of bold text do not.
    for (id = id == 0 ? 0 : tree[id].parent; id != 0 && !markdown::isBlock(tree[id].kind); id = tree[id].parent)
        if (tree.firstChild(id) != markdown::kNoNode && begin - tree[id].span.begin <= 3)
            begin = tree[id].span.begin;
    return begin;
}

Part makePart(const Work& work, NodeId node, ByteSpan span, InlineText&& seen)
{
    Part part;
    part.node = node;
    part.span = span;
    part.seen = std::move(seen);
    part.lines = lineStarts(work.tree, part.seen);
    part.boldEnd = strongEnd(work.tree, part.seen);
    part.prefix = speakerPrefix(part.seen.text, part.boldEnd);
    part.boldPrefix = part.prefix && part.boldEnd > 0;
    return part;
}

Part partOf(const Work& work, NodeId node)
{
    return makePart(work, node, work.tree[node].span, inlineText(work.tree, node));
}

/// One part for each line, when two of them begin with a name: a dialogue.
bool addDialogue(const Work& work, NodeId quote, std::vector<Part>& parts)
{
    constexpr std::size_t kMostLines = 400;
    const InlineText seen = inlineText(work.tree, quote);
    std::vector<std::uint32_t> starts = lineStarts(work.tree, seen);
    if (starts.size() < 2 || starts.size() > kMostLines)
        return false;
    starts.push_back(static_cast<std::uint32_t>(seen.text.size()));
    std::vector<Part> lines;
    std::size_t speakers = 0;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        std::uint32_t begin = starts[i];
        while (begin < starts[i + 1] && static_cast<unsigned char>(seen.text[begin]) <= ' ')
            ++begin;
        std::uint32_t end = starts[i + 1];
        while (end > begin && static_cast<unsigned char>(seen.text[end - 1]) <= ' ')
            --end;
        if (begin == end)
            continue;
        InlineText text = slice(seen, begin, end);
        const ByteSpan span{sourceBegin(work.tree, text), seen.sourceOf({begin, end}).end};
        Part line = makePart(work, quote, span, std::move(text));
        const bool names = line.prefix &&
                           (line.prefix->marked || isCapitalisedWord(line.prefix->name) ||
                            looksLikePerson(line.prefix->name) || isRole(line.prefix->name)) &&
                           (isRole(line.prefix->name) || !isLabel(line.prefix->name));
        line.stated = names;
        speakers += names ? 1 : 0;
        // What has no name goes on with the line before.
        if (!names && !lines.empty())
            return false;
        lines.push_back(std::move(line));
    }
    if (speakers < 2)
        return false;
    std::move(lines.begin(), lines.end(), std::back_inserter(parts));
    return true;
}

/// What a block quote holds: one part, or one for each of its paragraphs or lines where they have speakers of their
/// own.
void addQuoteParts(const Work& work, NodeId quote, std::vector<Part>& parts)
{
    const markdown::Tree& tree = work.tree;
    if (tree[quote].kind == NodeKind::Callout) {
        for (const NodeId child : tree.children(quote)) {
            if (tree[child].kind != NodeKind::Paragraph)
                continue;
            parts.push_back(partOf(work, child));
            parts.back().quotation = true;
        }
        return;
    }
    const bool underQuotes = work.topicAt(tree[quote].span.begin) == Topic::Quotes;
    std::size_t paragraphs = 0;
    bool plain = true;
    bool list = false;
    for (const NodeId child : tree.children(quote)) {
        const NodeKind kind = tree[child].kind;
        paragraphs += kind == NodeKind::Paragraph ? 1 : 0;
        list = list || kind == NodeKind::List;
        plain = plain && kind == NodeKind::Paragraph;
    }
    // Code, tables and lists are what a writer notes, hardly what somebody says.
    if (paragraphs == 0 && !(list && underQuotes))
        return;
    Part whole = partOf(work, quote);
    whole.quotation = underQuotes;
    const bool said = whole.prefix || speakerEnding(whole.seen.text) || isInQuotationMarks(whole.seen.text);
    if (!plain && !said && !underQuotes)
        return;
    if (plain && paragraphs > 1) {
        std::vector<Part> each;
        std::size_t speakers = 0;
        for (const NodeId paragraph : tree.children(quote)) {
            each.push_back(partOf(work, paragraph));
            each.back().quotation = underQuotes;
            speakers += each.back().prefix ? 1 : 0;
        }
        if (speakers > 1) {
            std::move(each.begin(), each.end(), std::back_inserter(parts));
            return;
        }
    }
    if (paragraphs == 1 && plain && addDialogue(work, quote, parts))
        return;
    parts.push_back(std::move(whole));
}

/// Whether hardly a word stands outside of links and code.
bool isOnlyLinks(const markdown::Tree& tree, const Part& part)
{
    std::size_t plain = 0;
    NodeId linksEnd = 0;
    NodeId at = part.node + 1;
    for (const InlineText::Run& run : part.seen.runs) {
        if (run.node == markdown::kNoNode || tree[run.node].kind != NodeKind::Text)
            continue;
        // Runs are in the order of their nodes, so each node is looked at once, however deep it is.
        for (; at < run.node; ++at)
            if (tree[at].kind == NodeKind::Link)
                linksEnd = std::max(linksEnd, tree[at].end);
        plain += run.node < linksEnd ? 0 : trimmed(tree.text(run.node)).size();
    }
    return plain * 5 < part.seen.text.size();
}

/// Whether figures and signs make up half of the text or more.
bool isFormula(std::string_view text)
{
    constexpr std::u32string_view kMarks = U"\"“「『‘";
    std::size_t letters = 0;
    std::size_t others = 0;
    for (std::size_t at = 0; at < text.size();) {
        const bool first = at == 0;
        const char32_t c = text::nextCodePoint(text, at);
        if (first && kMarks.find(c) != std::u32string_view::npos)
            return false;
        if (isSpace(c))
            continue;
        const bool latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool letter = latin || (c >= 0xC0 && c < 0x2000) || (c >= 0x3041 && c < 0xD7B0) || c >= 0x20000;
        (letter ? letters : others) += 1;
    }
    return others >= letters;
}

/// Up to where a quotation without marks or speaker is rather a summary of what follows.
std::uint32_t summaryEnd(const Work& work)
{
    const std::vector<Section>& sections = work.document.sections;
    const bool titled = !sections.empty() && work.tree[sections.front().heading].level == 1;
    const std::size_t first = titled ? 1 : 0;
    return sections.size() > first ? sections[first].span.begin : 0;
}

/// "**Good to know: Amdahl's law**" on a line of its own, and then more.
bool hasBoldHead(const Part& part)
{
    if (part.lines.size() < 2 || part.lines[1] != part.boldEnd)
        return false;
    const std::string_view head = std::string_view(part.seen.text).substr(0, part.boldEnd);
    return !isInQuotationMarks(head);
}

/// A note of the writer set as a quotation.
bool isNote(const Work& work, const Part& part, std::uint32_t summary)
{
    const std::string_view text = part.seen.text;
    if (part.stated || part.quotation || (part.prefix && announcesQuote(part.prefix->name)))
        return false;
    if (part.prefix && (part.boldPrefix || isLabel(part.prefix->name)))
        return true;
    if (beginsLikeNote(text) || hasBoldHead(part))
        return true;
    if (isInQuotationMarks(text) || speakerEnding(text))
        return false;
    return part.span.begin < summary || isOnlyLinks(work.tree, part) || isFormula(text);
}

/// The same in another language, a remark in brackets, or who says it.
bool mayFollowQuotation(std::string_view line)
{
    for (const std::string_view opening : {"（", "(", "—", "–", "-", "―", "[", "【", "“", "\"", "「", "『", "‘", "*"})
        if (line.starts_with(opening))
            return true;
    return false;
}

/// The text with a line feed where a line begins, without the times at the ends of lines; the first of these.
std::string linesOf(const Part& part, std::size_t from, std::optional<Milliseconds>& start)
{
    std::string out;
    bool closed = false;
    for (std::size_t i = 0; i < part.lines.size(); ++i) {
        const std::size_t begin = std::max<std::size_t>(part.lines[i], from);
        const std::size_t end = i + 1 < part.lines.size() ? part.lines[i + 1] : part.seen.text.size();
        if (begin >= end)
            continue;
        std::string_view line = trimmed(std::string_view(part.seen.text).substr(begin, end - begin));
        if (const auto time = takeTrailingTime(line); time && !start)
            start = time;
        // Text that a writer put right below a quotation without a blank line is not said any more.
        if (closed && !mayFollowQuotation(line))
            break;
        closed = out.empty() && isInQuotationMarks(line) && endsWithQuotationMark(line);
        if (!out.empty())
            out += '\n';
        out += line;
    }
    return out;
}

/// Lines as a reader sees them: no space between Han characters.
std::string joined(std::string_view lines)
{
    std::string out;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (lines[at] != '\n') {
            out += lines[at];
            continue;
        }
        std::size_t next = at + 1;
        const bool wideAfter = next < lines.size() && text::nextCodePoint(lines, next) >= 0x2E80;
        std::size_t before = at;
        while (before > 0 && (static_cast<unsigned char>(lines[--before]) & 0xC0U) == 0x80)
            ;
        const bool wideBefore = at > 0 && text::nextCodePoint(lines, before) >= 0x2E80;
        if (!wideAfter || !wideBefore)
            out += ' ';
    }
    return out;
}

void addQuote(Work& work, const Part& part)
{
    Quote quote;
    quote.node = part.node;
    quote.span = part.span;
    quote.section = work.document.sectionAt(part.span.begin);
    quote.line = work.lineOf(part.span);
    std::size_t from = 0;
    if (part.prefix && (part.stated || announcesQuote(part.prefix->name))) {
        from = part.prefix->end;
        quote.start = part.prefix->time;
        if (part.stated) {
            quote.speaker = part.prefix->name;
            const auto end = static_cast<std::uint32_t>(from);
            const std::uint32_t begin = sourceBegin(work.tree, part.seen);
            quote.speakerSpan = {begin, std::max(begin, part.seen.sourceOf({end, end + 1}).begin)};
        }
    }
    const std::string lines = linesOf(part, from, quote.start);
    std::string_view text = lines;
    if (quote.speaker.empty()) {
        if (const auto ending = speakerEnding(lines)) {
            quote.speaker = ending->name;
            text = text.substr(0, ending->begin);
        }
    }
    text = trimmed(text);
    quote.text = withoutQuotationMarks(joined(text), !quote.speaker.empty());
    if (!quote.start)
        quote.start = startOf(work.document, quote.section);
    if (!quote.text.empty())
        work.document.quotes.push_back(std::move(quote));
}

/// What stands in quotation marks below "**重要原话**：". Returns one past the last node read.
NodeId addAnnounced(const Work& work, NodeId announcement, std::vector<Part>& parts)
{
    const markdown::Tree& tree = work.tree;
    NodeId end = tree[announcement].end;
    const auto add = [&](NodeId paragraph) {
        Part part = partOf(work, paragraph);
        if (!isInQuotationMarks(part.seen.text))
            return false;
        part.quotation = true;
        parts.push_back(std::move(part));
        return true;
    };
    for (NodeId block = tree[announcement].next; block != markdown::kNoNode; block = tree[block].next) {
        if (tree[block].kind == NodeKind::List) {
            for (const NodeId item : tree.children(block)) {
                const NodeId paragraph = tree.firstChild(item);
                if (paragraph != markdown::kNoNode && tree[paragraph].kind == NodeKind::Paragraph && add(paragraph))
                    end = tree[paragraph].end;
            }
            break;
        }
        if (tree[block].kind != NodeKind::Paragraph || !add(block))
            break;
        end = tree[block].end;
    }
    return end;
}

bool isAnnouncement(const markdown::Tree& tree, NodeId paragraph)
{
    constexpr std::uint32_t kLongest = 60; // bytes
    return tree[paragraph].span.size() <= kLongest && tree[paragraph].next != markdown::kNoNode &&
           announcesQuote(seenText(tree, paragraph));
}

/// The items of a list below a heading such as 关键语录.
void addItems(const Work& work, NodeId list, std::vector<Part>& parts)
{
    const markdown::Tree& tree = work.tree;
    for (const NodeId item : tree.children(list)) {
        const NodeId paragraph = tree.firstChild(item);
        const bool alone =
            paragraph != markdown::kNoNode && tree[paragraph].kind == NodeKind::Paragraph &&
            (tree[paragraph].next == markdown::kNoNode || tree[tree[paragraph].next].kind != NodeKind::Quote);
        if (!alone)
            continue;
        parts.push_back(partOf(work, paragraph));
        parts.back().quotation = true;
    }
}

/// Everything that may be a quotation, in the order of the document.
std::vector<Part> partsOf(Work& work)
{
    const markdown::Tree& tree = work.tree;
    std::vector<Part> parts;
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = tree[id];
        if (std::binary_search(work.infoNodes.begin(), work.infoNodes.end(), id)) {
            id = node.end - 1;
        } else if (node.kind == NodeKind::Quote || (node.kind == NodeKind::Callout && quotes(tree.text(id)))) {
            addQuoteParts(work, id, parts);
            id = node.end - 1;
        } else if (node.kind == NodeKind::List && work.followsHeading(id) &&
                   work.topicAt(node.span.begin) == Topic::Quotes) {
            addItems(work, id, parts);
            bool blocks = false;
            for (NodeId below = id; below < node.end && !blocks; ++below)
                blocks = tree[below].kind == NodeKind::Quote;
            id = blocks ? id : node.end - 1;
        } else if (node.kind == NodeKind::Paragraph) {
            if (isAnnouncement(tree, id)) {
                id = addAnnounced(work, id, parts) - 1;
                continue;
            }
            // Outside a block quote only what is wholly in quotation marks counts.
            const NodeId first = tree.firstChild(id);
            const bool bold = first != markdown::kNoNode && tree[first].kind == NodeKind::Strong;
            const bool underQuotes = work.topicAt(node.span.begin) == Topic::Quotes;
            if (!bold && !underQuotes)
                continue;
            Part part = partOf(work, id);
            const bool spoken = part.prefix && part.prefix->marked && endsWithQuotationMark(part.seen.text) &&
                                (!isLabel(part.prefix->name) || announcesQuote(part.prefix->name));
            part.quotation = underQuotes && isInQuotationMarks(part.seen.text);
            if (spoken || part.quotation)
                parts.push_back(std::move(part));
        }
    }
    return parts;
}

} // namespace

void readQuotes(Work& work)
{
    std::vector<Part> parts = partsOf(work);
    std::unordered_set<std::string> known(work.names.begin(), work.names.end());
    // Who is quoted in quotation marks once is believed to be a person where the marks are missing; and where several
    // are called by one name each, it is a conversation.
    std::unordered_map<std::string, unsigned> repeated;
    std::unordered_set<std::string> callNames;
    for (Part& part : parts) {
        if (!part.prefix)
            continue;
        ++repeated[part.prefix->name];
        if (isCapitalisedWord(part.prefix->name))
            callNames.insert(part.prefix->name);
        part.stated = part.stated || (part.prefix->marked && !isLabel(part.prefix->name)) || isRole(part.prefix->name);
        if (part.stated)
            known.insert(part.prefix->name);
    }
    constexpr std::size_t kConversation = 3;
    const std::uint32_t summary = summaryEnd(work);
    for (Part& part : parts) {
        if (part.prefix && !part.stated) {
            const std::string& name = part.prefix->name;
            part.stated = known.contains(name) || looksLikePerson(name) ||
                          (isCapitalisedWord(name) && (repeated[name] > 1 || callNames.size() >= kConversation));
        }
        if (!isNote(work, part, summary))
            addQuote(work, part);
    }
}

} // namespace zhilan::document

#include "core/document/quote_parts.h"

#include "core/base/string_map.h"
#include "core/document/turns.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// Longer titles of callouts name nobody. In bytes.
constexpr std::size_t kLongestTitle = 160;

/// "[!quote]" and "[!cite]" are quotations, other callouts are the writer's.
bool quotes(std::string_view calloutKind)
{
    std::string kind(calloutKind);
    for (char& c : kind)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return kind == "quote" || kind == "cite";
}

/// Whether a block is set as a quotation.
bool isQuotation(const markdown::Tree& tree, NodeId id)
{
    return tree[id].kind == NodeKind::Quote || (tree[id].kind == NodeKind::Callout && quotes(tree.text(id)));
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

QuotePart makePart(const Work& work, NodeId node, ByteSpan span, InlineText&& seen)
{
    QuotePart part;
    part.node = node;
    part.span = span;
    part.seen = std::move(seen);
    part.lines = lineStarts(work.tree, part.seen);
    part.boldEnd = strongEnd(work.tree, part.seen);
    part.prefix = speakerPrefix(part.seen.text, part.boldEnd);
    part.boldPrefix = part.prefix && part.boldEnd > 0;
    return part;
}

QuotePart partOf(const Work& work, NodeId node)
{
    return makePart(work, node, work.tree[node].span, inlineText(work.tree, node));
}

/// One part for each turn of a transcript in a paragraph. False without such lines.
bool addSaidLines(const Work& work, NodeId paragraph, std::vector<QuotePart>& parts)
{
    const markdown::Tree& tree = work.tree;
    const auto isBefore = [](const TranscriptLine& line, NodeId id) {
        return line.first < id;
    };
    const auto first = std::lower_bound(work.found.said.begin(), work.found.said.end(), paragraph, isBefore);
    const auto last = std::lower_bound(first, work.found.said.end(), tree[paragraph].end, isBefore);
    if (first == last)
        return false;
    const InlineText seen = inlineText(tree, paragraph);
    for (auto line = first; line != last; ++line) {
        if (line->log)
            continue;
        const ByteSpan place = seen.ofNodes(line->first, line->end);
        InlineText text = seen.slice(place);
        if (text.runs.empty())
            continue;
        const ByteSpan span{tree[line->first].span.begin, seen.sourceOf(place).end};
        parts.push_back(makePart(work, paragraph, span, std::move(text)));
        parts.back().stated = parts.back().prefix.has_value();
        if (line->ofDay && parts.back().prefix)
            parts.back().prefix->time.reset();
    }
    return true;
}

/// One name, or several: "Bryan and Steve".
bool namesSpeakers(std::string_view names, bool marked)
{
    constexpr std::array<std::string_view, 4> kBetween{" and ", " & ", "和", "与"};
    for (const std::string_view between : kBetween) {
        const std::size_t at = names.find(between);
        if (at != std::string_view::npos && at > 0 && at + between.size() < names.size())
            return namesSpeakers(names.substr(0, at), marked) &&
                   namesSpeakers(names.substr(at + between.size()), marked);
    }
    const std::string name(names);
    if (isRole(name))
        return true;
    return !isLabel(name) && (marked || isCapitalisedWord(name) || looksLikePerson(name));
}

/// A line of a quotation, in the text of the whole, with who says it.
struct SaidLine {
    ByteSpan span;
    std::string speaker; ///< empty without
    bool named = false;  ///< it is a name without doubt
};

std::vector<SaidLine> saidLines(const Work& work, const InlineText& seen, std::vector<std::uint32_t> starts)
{
    starts.push_back(static_cast<std::uint32_t>(seen.text.size()));
    std::vector<SaidLine> lines;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        std::uint32_t begin = starts[i];
        while (begin < starts[i + 1] && static_cast<unsigned char>(seen.text[begin]) <= ' ')
            ++begin;
        std::uint32_t end = starts[i + 1];
        while (end > begin && static_cast<unsigned char>(seen.text[end - 1]) <= ' ')
            --end;
        if (begin == end)
            continue;
        const InlineText line = seen.slice({begin, end});
        const auto prefix = speakerPrefix(line.text, strongEnd(work.tree, line));
        lines.push_back({{begin, end}, prefix ? prefix->name : std::string(), false});
        lines.back().named = prefix && namesSpeakers(prefix->name, prefix->marked);
    }
    return lines;
}

/// Whether people talk in turn: every line begins with a short name that labels nothing, and one is a name beyond
/// doubt or comes again.
bool isInTurn(const std::vector<SaidLine>& lines)
{
    constexpr std::size_t kLeast = 3;
    constexpr std::size_t kLongestName = 24; // bytes
    StringViewSet names;
    bool known = false;
    for (const SaidLine& line : lines) {
        if (line.speaker.empty() || line.speaker.size() > kLongestName || isLabel(line.speaker))
            return false;
        known = known || line.named;
        names.insert(line.speaker);
    }
    return lines.size() >= kLeast && names.size() > 1 && (known || names.size() < lines.size());
}

/// One part for each line, when two of them begin with a name: a dialogue.
bool addDialogue(const Work& work, NodeId quote, const QuotePart& whole, std::vector<QuotePart>& parts)
{
    constexpr std::size_t kMostLines = 400;
    const InlineText& seen = whole.seen;
    const std::vector<std::uint32_t>& starts = whole.lines;
    if (starts.size() < 2 || starts.size() > kMostLines)
        return false;
    const std::vector<SaidLine> lines = saidLines(work, seen, starts);
    const bool inTurn = isInTurn(lines);
    std::vector<ByteSpan> turns; // in `seen`
    for (const SaidLine& line : lines) {
        // What has no name goes on with the line before.
        if (line.named || inTurn)
            turns.push_back(line.span);
        else if (turns.empty())
            return false;
        else
            turns.back().end = line.span.end;
    }
    if (turns.size() < 2)
        return false;
    for (const ByteSpan turn : turns) {
        InlineText text = seen.slice(turn);
        const ByteSpan span{sourceBegin(work.tree, text), seen.sourceOf(turn).end};
        parts.push_back(makePart(work, quote, span, std::move(text)));
        parts.back().stated = true;
    }
    return true;
}

/// What a block quote holds: one part, or one for each of its paragraphs or lines where they have speakers of their
/// own.
void addQuoteParts(const Work& work, NodeId quote, std::vector<QuotePart>& parts)
{
    const markdown::Tree& tree = work.tree;
    if (tree[quote].kind == NodeKind::Callout) {
        std::string title;
        for (const NodeId child : tree.children(quote)) {
            if (tree[child].kind == NodeKind::CalloutTitle)
                title = trimmed(seenText(tree, child, kLongestTitle));
            if (tree[child].kind != NodeKind::Paragraph)
                continue;
            parts.push_back(partOf(work, child));
            parts.back().quotation = true;
            parts.back().title = title;
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
    QuotePart whole = partOf(work, quote);
    whole.quotation = underQuotes;
    const bool said = whole.prefix || speakerEnding(whole.seen.text) || isInQuotationMarks(whole.seen.text);
    if (!plain && !said && !underQuotes)
        return;
    if (plain && paragraphs > 1) {
        std::vector<QuotePart> each;
        std::size_t speakers = 0;
        for (const NodeId paragraph : tree.children(quote)) {
            each.push_back(partOf(work, paragraph));
            each.back().quotation = underQuotes;
            speakers += each.back().prefix ? 1 : 0;
        }
        if (speakers > 1) {
            // All begin with a name in bold: people who talk in turn.
            const bool inTurn =
                speakers == each.size() && std::all_of(each.begin(), each.end(), [](const QuotePart& part) {
                    return part.boldPrefix && !isLabel(part.prefix->name);
                });
            for (QuotePart& part : each)
                part.stated = inTurn;
            std::move(each.begin(), each.end(), std::back_inserter(parts));
            return;
        }
    }
    if (paragraphs == 1 && plain && addDialogue(work, quote, whole, parts))
        return;
    parts.push_back(std::move(whole));
}

/// What stands in quotation marks below "**重要原话**：". Returns one past the last node read.
NodeId addAnnounced(const Work& work, NodeId announcement, std::vector<QuotePart>& parts)
{
    const markdown::Tree& tree = work.tree;
    NodeId end = tree[announcement].end;
    const auto add = [&](NodeId paragraph) {
        QuotePart part = partOf(work, paragraph);
        if (!isInQuotationMarks(part.seen.text))
            return false;
        part.quotation = true;
        parts.push_back(std::move(part));
        return true;
    };
    for (NodeId block = tree.next(announcement); block != markdown::kNoNode; block = tree.next(block)) {
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
    return tree[paragraph].span.size() <= kLongest && tree.next(paragraph) != markdown::kNoNode &&
           announcesQuote(seenText(tree, paragraph));
}

/// Whether a name that nobody knows may be a person's where it signs a quotation: "Karpathy", 鲁迅.
bool maySign(std::string_view name)
{
    constexpr std::size_t kHan = 3; // bytes
    const bool han = !name.empty() && name.size() >= 2 * kHan && name.size() <= 4 * kHan &&
                     std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; });
    const bool mixed = name.find(' ') != std::string_view::npos &&
                       std::any_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; });
    return (looksLikePerson(name) && !mixed) || isCapitalisedWord(name) || (han && !isLabel(name));
}

/// Whether there is a mark of a sentence.
bool isSentence(std::string_view text)
{
    constexpr std::array<std::string_view, 9> kMarks{"。", "！", "？", "，", "…", ".", "!", "?", ", "};
    return std::any_of(kMarks.begin(), kMarks.end(),
                       [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

/// "“…” ——Name": a paragraph that is a quotation wherever it stands.
bool isSigned(const markdown::Tree& tree, NodeId paragraph)
{
    constexpr std::size_t kLongest = 2000; // bytes
    const ByteSpan span = tree[paragraph].span;
    const std::string_view source = span.of(tree.source());
    const std::string_view unmarked = source.substr(std::min(source.find_first_not_of("*_"), source.size()));
    if (span.size() > kLongest || !startsWithQuotationMark(unmarked.substr(0, 8)))
        return false;
    std::string text = seenText(tree, paragraph);
    std::string_view said = text;
    (void)takeTrailingTime(said);
    const auto ending = speakerEnding(said);
    // All in front of the dash is one quotation, and a sentence rather than a word or the title of something.
    return ending && maySign(ending->name) && isWholeQuotation(said.substr(0, ending->begin)) &&
           isSentence(said.substr(0, ending->begin));
}

/// An item that is such a quotation.
bool isSignedItem(const markdown::Tree& tree, NodeId item)
{
    const NodeId paragraph = tree.firstChild(item);
    return paragraph != markdown::kNoNode && tree[paragraph].kind == NodeKind::Paragraph && isSigned(tree, paragraph);
}

/// Told by the source alone, since most paragraphs are not: a colon near the front, and behind it a quotation mark
/// where the paragraph does not begin in bold.
bool mayBeAttributed(const markdown::Tree& tree, NodeId paragraph)
{
    constexpr std::size_t kLongestName = 200; // bytes, with role and time
    const NodeId first = tree.firstChild(paragraph);
    if (first == markdown::kNoNode || (tree[first].kind != NodeKind::Text && tree[first].kind != NodeKind::Strong))
        return false;
    const bool bold = tree[first].kind == NodeKind::Strong;
    const std::string_view head = tree[paragraph].span.of(tree.source()).substr(0, kLongestName);
    for (const std::string_view colon : {std::string_view("："), std::string_view(":")}) {
        for (std::size_t at = head.find(colon); at != std::string_view::npos; at = head.find(colon, at + 1)) {
            if (bold || startsWithQuotationMark(head.substr(at + colon.size())))
                return true;
        }
    }
    return false;
}

/// What a paragraph of running text says somebody said: "张三（05:10）说：“…”", "**张三** [12:40]: …", "**张三**：“…”".
/// A name that is not bold needs a time and marks, since people tell what others said as well.
std::optional<QuotePart> attributedPart(const Work& work, NodeId paragraph)
{
    if (!mayBeAttributed(work.tree, paragraph))
        return std::nullopt;
    QuotePart part = partOf(work, paragraph);
    if (!part.prefix || part.prefix->joined || isLabel(part.prefix->name))
        return std::nullopt;
    std::string_view said = trimmed(std::string_view(part.seen.text).substr(part.prefix->end));
    const bool timed = takeTrailingTime(said) || part.prefix->time;
    const bool marked = part.prefix->marked && withoutQuotationMarks(said, false).size() < said.size();
    if (!(part.boldPrefix ? marked || part.prefix->time : marked && timed))
        return std::nullopt;
    part.byName = !part.boldPrefix || !part.prefix->marked;
    return part;
}

/// The line within a paragraph that begins with "**重要原话**", as one without a blank line before it does.
NodeId announcedLine(const markdown::Tree& tree, NodeId paragraph)
{
    constexpr std::size_t kLongest = 60; // bytes
    bool lineBegins = false;
    for (const NodeId child : tree.children(paragraph)) {
        const NodeKind kind = tree[child].kind;
        if (lineBegins && kind == NodeKind::Strong && announcesQuote(seenText(tree, child, kLongest)))
            return child;
        lineBegins = kind == NodeKind::SoftBreak || kind == NodeKind::LineBreak;
    }
    return markdown::kNoNode;
}

/// The rest of a paragraph from one of its inlines on.
QuotePart partFrom(const Work& work, NodeId paragraph, NodeId first)
{
    const InlineText seen = inlineText(work.tree, paragraph);
    std::uint32_t begin = 0;
    for (const InlineText::Run& run : seen.runs)
        if (run.node != markdown::kNoNode && run.node >= first) {
            begin = run.begin;
            break;
        }
    return makePart(work, paragraph, {work.tree[first].span.begin, work.tree[paragraph].span.end},
                    seen.slice({begin, static_cast<std::uint32_t>(seen.text.size())}));
}

/// The items of a list below a heading such as 关键语录: each is a quotation, or has some set as such in it.
void addItems(const Work& work, NodeId list, std::vector<QuotePart>& parts)
{
    const markdown::Tree& tree = work.tree;
    for (const NodeId item : tree.children(list)) {
        const NodeId paragraph = tree.firstChild(item);
        if (paragraph != markdown::kNoNode && tree[paragraph].kind == NodeKind::Paragraph &&
            !addSaidLines(work, paragraph, parts)) {
            const NodeId next = tree.next(paragraph);
            const bool alone = next == markdown::kNoNode || tree[next].kind != NodeKind::Quote;
            QuotePart part = partOf(work, paragraph);
            part.quotation = true;
            if (alone || isInQuotationMarks(part.seen.text))
                parts.push_back(std::move(part));
        }
        for (NodeId id = item + 1; id < tree[item].end; ++id) {
            if (!isQuotation(tree, id))
                continue;
            addQuoteParts(work, id, parts);
            id = tree[id].end - 1;
        }
    }
}

} // namespace

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

std::vector<QuotePart> quoteParts(Work& work)
{
    const markdown::Tree& tree = work.tree;
    // Guests and hosts, once they are known, are people whatever their names look like.
    const std::vector<NodeId> turns = work.found.names.empty() ? work.found.turns : paragraphsInTurn(work);
    std::vector<QuotePart> parts;
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = tree[id];
        if (!markdown::isBlock(node.kind))
            continue;
        if (work.isInfo(id)) {
            id = node.end - 1;
        } else if (isQuotation(tree, id)) {
            addQuoteParts(work, id, parts);
            id = node.end - 1;
        } else if (node.kind == NodeKind::List && work.followsHeading(id) &&
                   work.topicAt(node.span.begin) == Topic::Quotes) {
            addItems(work, id, parts);
            id = node.end - 1;
        } else if (node.kind == NodeKind::Item) {
            if (isSignedItem(tree, id)) {
                parts.push_back(partOf(work, tree.firstChild(id)));
                parts.back().quotation = true;
                id = tree[tree.firstChild(id)].end - 1;
            }
        } else if (node.kind == NodeKind::Paragraph) {
            if (addSaidLines(work, id, parts))
                continue;
            if (std::binary_search(turns.begin(), turns.end(), id)) {
                parts.push_back(partOf(work, id));
                parts.back().stated = true;
                continue;
            }
            if (isSigned(tree, id)) {
                parts.push_back(partOf(work, id));
                parts.back().quotation = true;
                continue;
            }
            if (isAnnouncement(tree, id)) {
                id = addAnnounced(work, id, parts) - 1;
                continue;
            }
            // Outside a block quote only what is wholly in quotation marks counts.
            const NodeId first = tree.firstChild(id);
            const bool bold = first != markdown::kNoNode && tree[first].kind == NodeKind::Strong;
            const bool underQuotes = work.topicAt(node.span.begin) == Topic::Quotes;
            const NodeId line = underQuotes ? markdown::kNoNode : announcedLine(tree, id);
            if (!underQuotes && line == markdown::kNoNode) {
                if (auto part = attributedPart(work, id)) {
                    parts.push_back(std::move(*part));
                    continue;
                }
            }
            if (!bold && !underQuotes && line == markdown::kNoNode)
                continue;
            QuotePart part = line == markdown::kNoNode ? partOf(work, id) : partFrom(work, id, line);
            const bool spoken = part.prefix && part.prefix->marked && endsWithQuotationMark(part.seen.text) &&
                                (!isLabel(part.prefix->name) || announcesQuote(part.prefix->name));
            part.quotation = underQuotes && isInQuotationMarks(part.seen.text);
            if (spoken || part.quotation)
                parts.push_back(std::move(part));
        }
    }
    return parts;
}

} // namespace zhilan::document

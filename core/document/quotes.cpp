#include "core/base/string_map.h"
#include "core/document/known_names.h"
#include "core/document/quote_parts.h"
#include "core/document/told_times.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;
using markdown::NodeId;
using markdown::NodeKind;

/// Whether hardly a word stands outside of links and code.
bool isOnlyLinks(const markdown::Tree& tree, const QuotePart& part)
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
bool hasBoldHead(const QuotePart& part)
{
    if (part.lines.size() < 2 || part.boldEnd == 0 || part.lines[1] < part.boldEnd ||
        !trimmed(std::string_view(part.seen.text).substr(part.boldEnd, part.lines[1] - part.boldEnd)).empty())
        return false;
    const std::string_view head = std::string_view(part.seen.text).substr(0, part.boldEnd);
    return !isInQuotationMarks(head);
}

/// "**[11:33] On communicating unusual ideas:**" and the words below.
bool isHeadedQuotation(const QuotePart& part)
{
    return hasBoldHead(part) && isInQuotationMarks(std::string_view(part.seen.text).substr(part.boldEnd));
}

/// "一句话：“…”": all behind the label is said.
bool isLabelledQuotation(const QuotePart& part)
{
    return part.prefix && part.prefix->marked && isLabel(part.prefix->name) &&
           isInQuotationMarks(std::string_view(part.seen.text).substr(part.prefix->end));
}

/// A note of the writer set as a quotation.
bool isNote(const Work& work, const QuotePart& part, std::uint32_t summary)
{
    const std::string_view text = part.seen.text;
    if (part.stated || (part.prefix && announcesQuote(part.prefix->name)) || isLabelledQuotation(part) ||
        isHeadedQuotation(part))
        return false;
    if (part.prefix && isLabel(part.prefix->name))
        return true;
    if (part.quotation)
        return false;
    if (part.boldPrefix)
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
std::string linesOf(const QuotePart& part, std::size_t from, std::optional<Milliseconds>& start)
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
        const std::size_t lineEnd = std::min(lines.find('\n', at), lines.size());
        out += lines.substr(at, lineEnd - at);
        at = lineEnd;
        if (at == lines.size())
            break;
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

/// Who the title of a callout names: "[!quote] 田中太郎（社長）", "[!quote] — Ann Lee, 12:36". Empty name where it says
/// something else.
SpeakerPrefix speakerOfTitle(std::string_view title, const KnownNames& known)
{
    for (const std::string_view dash : {"—"sv, "–"sv, "-"sv})
        while (title.starts_with(dash))
            title = trimmed(title.substr(dash.size()));
    auto prefix = speakerPrefix(std::string(title) + "：“”", 0);
    const bool person =
        prefix && !isLabel(prefix->name) && (looksLikePerson(prefix->name) || known.contains(prefix->name));
    return person ? std::move(*prefix) : SpeakerPrefix();
}

void addQuote(Work& work, const QuotePart& part, const KnownNames& known)
{
    Quote quote;
    std::string speaker;
    quote.node = part.node;
    quote.span = part.span;
    quote.section = work.sectionAt(part.span.begin);
    quote.line = work.lineOf(part.span);
    std::size_t from = 0;
    if (part.prefix && (part.stated || announcesQuote(part.prefix->name) || isLabelledQuotation(part))) {
        from = part.prefix->end;
        quote.start = part.prefix->time;
        if (part.stated) {
            speaker = part.prefix->name;
            const auto end = static_cast<std::uint32_t>(from);
            const std::uint32_t begin = sourceBegin(work.tree, part.seen);
            quote.speakerSpan = {begin, std::max(begin, part.seen.sourceOf({end, end + 1}).begin)};
        }
    }
    if (from == 0 && isHeadedQuotation(part)) {
        from = part.boldEnd;
        const auto times = media::findClockTimes(std::string_view(part.seen.text).substr(0, from));
        if (!times.empty())
            quote.start = times.front().start;
    }
    const std::string lines = linesOf(part, from, quote.start);
    std::string_view text = lines;
    if (speaker.empty()) {
        if (const auto ending = speakerEnding(lines)) {
            speaker = ending->name;
            text = text.substr(0, ending->begin);
            quote.start = quote.start ? quote.start : ending->time;
        }
    }
    if (speaker.empty() && !part.title.empty()) {
        SpeakerPrefix titled = speakerOfTitle(part.title, known);
        speaker = std::move(titled.name);
        quote.start = quote.start || speaker.empty() ? quote.start : titled.time;
    }
    if (!quote.start) // "[!quote] 原话 @ 05:12"
        if (const auto times = media::findClockTimes(part.title); !times.empty())
            quote.start = times.front().start;
    const std::string said = withoutQuotationMarks(joined(trimmed(text)), !speaker.empty());
    // The time may stand within the marks: "“[…]-[视频 16:30]”".
    std::string_view inside = said;
    if (const auto time = quote.start ? std::nullopt : takeTrailingTime(inside)) {
        quote.start = time;
        if (inside.starts_with('[') && inside.find(']') == inside.size() - 1)
            inside = inside.substr(1, inside.size() - 2);
    }
    quote.speaker = work.keep(speaker, quote.span);
    quote.text = work.keep(inside, quote.span);
    if (!quote.text.empty())
        work.document.quotes.push_back(quote);
}

} // namespace

void readQuotes(Work& work)
{
    std::vector<QuotePart> parts = quoteParts(work);
    KnownNames known(work.found.names);
    // Who is quoted in quotation marks once is believed to be a person where the marks are missing; and where several
    // are called by one name each, it is a conversation.
    StringMap<unsigned> repeated;
    StringSet callNames;
    for (QuotePart& part : parts) {
        if (part.byName)
            continue;
        if (part.prefix && part.prefix->joined && !known.contains(part.prefix->name))
            part.prefix.reset();
        if (!part.prefix)
            continue;
        ++repeated[part.prefix->name];
        if (isCapitalisedWord(part.prefix->name))
            callNames.insert(part.prefix->name);
        part.stated = part.stated || (part.prefix->marked && !isLabel(part.prefix->name)) || isRole(part.prefix->name);
        if (part.stated)
            known.add(part.prefix->name);
    }
    for (QuotePart& part : parts)
        if (part.byName)
            part.stated =
                known.contains(part.prefix->name) || looksLikePerson(part.prefix->name) || isRole(part.prefix->name);
    std::erase_if(parts, [](const QuotePart& part) { return part.byName && !part.stated; });
    constexpr std::size_t kConversation = 3;
    const std::uint32_t summary = summaryEnd(work);
    for (QuotePart& part : parts) {
        if (part.prefix && !part.stated) {
            const std::string& name = part.prefix->name;
            part.stated = known.contains(name) || looksLikePerson(name) ||
                          (isCapitalisedWord(name) && (repeated[name] > 1 || callNames.size() >= kConversation ||
                                                       (part.boldPrefix && mayBeSurname(name))));
        }
        if (!isNote(work, part, summary))
            addQuote(work, part, known);
    }
}

void startQuotes(Work& work)
{
    const ToldTimes told(work.document);
    for (Quote& quote : work.document.quotes) {
        if (quote.start)
            continue;
        // Collected quotations stand each for itself.
        const bool collected = work.topicAt(quote.span.begin) == Topic::Quotes;
        Start start = collected ? Start{told.in(quote.span), StartFrom::Stated} : told.startAt(quote.span);
        if (!start.time)
            start = {startOf(work.document, quote.section), StartFrom::Chapter};
        quote.start = start.time;
        quote.startFrom = start.time ? start.from : StartFrom::Stated;
    }
}

} // namespace zhilan::document

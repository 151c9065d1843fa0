#include "core/markdown/inline_parser.h"

#include "core/markdown/bare_link.h"
#include "core/text/utf.h"

#include <algorithm>

namespace zhilan::markdown
{
namespace
{

using scan::isSpace;
using scan::kNone;

constexpr std::array<bool, 256> specialTable()
{
    std::array<bool, 256> table{};
    for (const char c : std::string_view("\\&`<*_~=$%[]!\r\n:w@"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

bool isSpecial(char c)
{
    static constexpr std::array<bool, 256> kTable = specialTable();
    return kTable[static_cast<unsigned char>(c)];
}

std::size_t runEnd(std::string_view text, std::size_t at)
{
    const char c = text[at];
    while (at < text.size() && text[at] == c)
        ++at;
    return at;
}

std::size_t spacesBefore(std::string_view text, std::size_t end, std::size_t floor)
{
    while (end > floor && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        --end;
    return end;
}

} // namespace

const InlineItems& InlineParser::parse(std::string_view content, const ContentMap& map)
{
    while (!content.empty() && isSpace(content.back()))
        content.remove_suffix(1);
    m_content = content;
    m_map = &map;
    m_html = scan::HtmlScanner(content);
    m_at = m_textBegin = 0;
    m_maybeEmail = m_maybeHtml = m_noDisplayMath = m_noComment = false;
    m_backticksKnown = false;
    m_forbidden = 0;
    m_items.clear();
    m_delimiters.clear();
    m_brackets.clear();

    while (m_at < m_content.size()) {
        const auto* const special = std::find_if(m_content.begin() + m_at, m_content.end(), isSpecial);
        m_at = static_cast<std::size_t>(special - m_content.begin());
        if (m_at < m_content.size())
            handle(m_content[m_at]);
    }
    flushText(m_at);
    m_delimiters.process(0);
    if (m_maybeHtml && m_syntax.notes)
        resolveHtml();
    if (m_maybeEmail && m_syntax.bareLinks)
        findEmails();
    return m_items;
}

void InlineParser::handle(char c)
{
    switch (c) {
    case '\\':
        escape();
        break;
    case '&':
        entity();
        break;
    case '`':
        code();
        break;
    case '<':
        angle();
        break;
    case '*':
    case '_':
    case '~':
    case '=':
        delimiterRun(c);
        break;
    case '$':
        if (m_syntax.notes)
            mathSpan();
        else
            ++m_at;
        break;
    case '%':
        comment();
        break;
    case '!':
        if (m_content.substr(m_at + 1).starts_with('[') && !m_content.substr(m_at + 2).starts_with('^'))
            openBracket(true);
        else
            ++m_at;
        break;
    case '[':
        openBracket(false);
        break;
    case ']':
        closeBracket();
        break;
    case '\r':
    case '\n':
        lineEnd();
        break;
    case ':':
    case 'w': {
        // As in GFM, no link of its own inside what may become a link's text.
        const BareRule rule = m_syntax.notes ? BareRule::Cjk : BareRule::Gfm;
        const BareLink link = !m_brackets.empty() || !m_syntax.bareLinks ? BareLink{}
                              : c == ':'                                 ? bareUrl(m_content, m_at, m_textBegin, rule)
                                                                         : bareWww(m_content, m_at, rule);
        if (link.found())
            bareLinkAt(link.begin, link.end, c == 'w' ? "http://" : "");
        else
            ++m_at;
        break;
    }
    default:
        m_maybeEmail = true;
        ++m_at;
    }
}

std::uint32_t InlineParser::append(InlineItem::Kind kind, NodeKind node, std::size_t begin, std::size_t end)
{
    InlineItem item;
    item.kind = kind;
    item.node = node;
    item.begin = static_cast<std::uint32_t>(begin);
    item.end = static_cast<std::uint32_t>(end);
    return m_items.append(item);
}

void InlineParser::flushText(std::size_t end)
{
    if (m_textBegin < end)
        append(InlineItem::Kind::Text, NodeKind::Text, m_textBegin, end);
    m_textBegin = end;
}

TextRef InlineParser::literal(std::string_view text)
{
    const TextRef ref{static_cast<std::uint32_t>(m_literals.size()), static_cast<std::uint32_t>(text.size()), 0};
    m_literals.append(text);
    return ref;
}

TextRef InlineParser::inSourceOrLiteral(std::size_t begin, std::size_t end)
{
    const std::string_view text = m_content.substr(begin, end - begin);
    const ByteSpan span = m_map->toSource(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    if (span.size() == text.size() && span.end <= m_source.size() && span.of(m_source) == text)
        return {span.begin, span.size(), 1};
    return literal(text);
}

TextRef InlineParser::unescapedRef(std::size_t begin, std::size_t end)
{
    const std::string_view raw = m_content.substr(begin, end - begin);
    if (raw.find('\\') == kNone && raw.find('&') == kNone)
        return inSourceOrLiteral(begin, end);
    return literal(scan::unescaped(raw));
}

void InlineParser::escape()
{
    const std::size_t next = m_at + 1;
    if (next < m_content.size() && (m_content[next] == '\n' || m_content[next] == '\r')) {
        flushText(m_at);
        m_at = next;
        m_at += m_content.substr(m_at).starts_with("\r\n") ? 2 : 1;
        append(InlineItem::Kind::Leaf, NodeKind::LineBreak, next - 1, m_at);
        while (m_at < m_content.size() && (m_content[m_at] == ' ' || m_content[m_at] == '\t'))
            ++m_at;
        m_textBegin = m_at;
        return;
    }
    if (next >= m_content.size() || !scan::isPunctuation(m_content[next])) {
        ++m_at;
        return;
    }
    flushText(m_at);
    const std::uint32_t item = append(InlineItem::Kind::Escape, NodeKind::Text, m_at, m_at + 2);
    m_items[item].text = literal(m_content.substr(next, 1));
    m_at = m_textBegin = m_at + 2;
}

void InlineParser::entity()
{
    std::string decoded;
    const std::size_t end = scan::entity(m_content, m_at, decoded);
    if (end == kNone) {
        ++m_at;
        return;
    }
    flushText(m_at);
    const std::uint32_t item = append(InlineItem::Kind::Escape, NodeKind::Text, m_at, end);
    m_items[item].text = literal(decoded);
    m_at = m_textBegin = end;
}

std::size_t InlineParser::backticksEnd(std::size_t from, std::size_t length)
{
    if (length >= m_lastBackticks.size())
        return kNone;
    if (m_backticksKnown && m_lastBackticks[length] <= from)
        return kNone;
    if (!m_backticksKnown)
        m_lastBackticks.fill(0);
    for (std::size_t at = from; (at = m_content.find('`', at)) != kNone;) {
        const std::size_t end = runEnd(m_content, at);
        if (end - at < m_lastBackticks.size())
            m_lastBackticks[end - at] = at;
        if (end - at == length)
            return end;
        at = end;
    }
    m_backticksKnown = true;
    return kNone;
}

void InlineParser::code()
{
    std::size_t begin = runEnd(m_content, m_at);
    const std::size_t length = begin - m_at;
    const std::size_t end = backticksEnd(begin, length);
    if (end == kNone) {
        m_at = begin;
        return;
    }
    flushText(m_at);
    std::size_t stop = end - length;
    const auto blank = [&](std::size_t at) {
        return m_content[at] == ' ' || m_content[at] == '\n' || m_content[at] == '\r';
    };
    const std::string_view raw = m_content.substr(begin, stop - begin);
    // One space is taken off each end, unless there is nothing but spaces (section 6.3).
    const bool onlySpaces = raw.find_first_not_of(" \r\n") == kNone;
    if (!onlySpaces && raw.size() >= 2 && blank(begin) && blank(stop - 1)) {
        begin += m_content.substr(begin).starts_with("\r\n") ? 2 : 1;
        stop -= stop - begin >= 2 && m_content.substr(stop - 2, 2) == "\r\n" ? 2 : 1;
    }
    const std::uint32_t item = append(InlineItem::Kind::Leaf, NodeKind::Code, m_at, end);
    const std::string_view inner = m_content.substr(begin, stop - begin);
    if (inner.find('\n') == kNone && inner.find('\r') == kNone) {
        m_items[item].text = inSourceOrLiteral(begin, stop);
    } else {
        std::string joined(inner);
        std::size_t kept = 0;
        for (std::size_t at = 0; at < joined.size(); ++at) {
            if (joined[at] != '\r' || at + 1 == joined.size() || joined[at + 1] != '\n')
                joined[kept++] = joined[at] == '\r' || joined[at] == '\n' ? ' ' : joined[at];
        }
        joined.resize(kept);
        m_items[item].text = literal(joined);
    }
    m_at = m_textBegin = end;
}

void InlineParser::angle()
{
    std::size_t link = scan::uriAutolink(m_content, m_at);
    const bool email = link == kNone;
    if (email)
        link = scan::emailAutolink(m_content, m_at);
    if (link != kNone) {
        flushText(m_at);
        const std::uint32_t open = append(InlineItem::Kind::Open, NodeKind::Link, m_at, m_at + 1);
        const std::string_view address = m_content.substr(m_at + 1, link - m_at - 2);
        std::string decoded;
        if (email)
            m_items[open].text = literal("mailto:" + std::string(address));
        else if (address.find('&') == kNone)
            m_items[open].text = inSourceOrLiteral(m_at + 1, link - 1);
        // Entities, but no escapes, are resolved in an address.
        std::string resolved;
        std::size_t plain = m_at + 1;
        for (std::size_t at = plain; at < link - 1;) {
            const std::size_t end = m_content[at] == '&' ? scan::entity(m_content, at, decoded) : kNone;
            if (end == kNone || end > link - 1) {
                resolved.push_back(m_content[at++]);
                continue;
            }
            if (plain < at)
                append(InlineItem::Kind::Text, NodeKind::Text, plain, at);
            const std::uint32_t item = append(InlineItem::Kind::Escape, NodeKind::Text, at, end);
            m_items[item].text = literal(decoded);
            resolved.append(decoded);
            at = plain = end;
        }
        if (plain < link - 1)
            append(InlineItem::Kind::Text, NodeKind::Text, plain, link - 1);
        if (!email && address.find('&') != kNone)
            m_items[open].text = literal(resolved);
        append(InlineItem::Kind::Close, NodeKind::Link, link - 1, link);
        m_at = m_textBegin = link;
        return;
    }
    const std::size_t tag = m_html.tag(m_at);
    if (tag == kNone) {
        ++m_at;
        return;
    }
    flushText(m_at);
    const std::uint32_t item = append(InlineItem::Kind::Leaf, NodeKind::HtmlInline, m_at, tag);
    m_items[item].text = inSourceOrLiteral(m_at, tag);
    m_maybeHtml = true;
    m_at = m_textBegin = tag;
}

void InlineParser::delimiterRun(char c)
{
    const std::size_t end = runEnd(m_content, m_at);
    const std::size_t length = end - m_at;
    const bool strikes = m_syntax.strikethrough && (length == 2 || (length == 1 && !m_syntax.notes));
    if ((c == '~' && !strikes) || (c == '=' && (length != 2 || !m_syntax.notes))) {
        m_at = end;
        return;
    }
    // "a==b" compares.
    if (c == '=' && m_at > 0 && end < m_content.size() && scan::isAlnum(m_content[m_at - 1]) &&
        scan::isAlnum(m_content[end])) {
        m_at = end;
        return;
    }
    flushText(m_at);
    const std::uint32_t item = append(InlineItem::Kind::Text, NodeKind::Text, m_at, end);
    const Flanking sides = flanking(m_content, m_at, end, c, m_syntax.notes ? Neighbours::Cjk : Neighbours::Gfm);
    if (sides.canOpen || sides.canClose)
        m_delimiters.push(item, c, sides);
    m_at = m_textBegin = end;
}

bool InlineParser::breaksBetweenHan(std::size_t before, std::size_t after) const
{
    constexpr std::string_view kMarks = "*_~`";
    const std::size_t lineEnd = before;
    const std::size_t lineStart = after;
    while (before > 0 && kMarks.find(m_content[before - 1]) != kNone)
        --before;
    while (after < m_content.size() && kMarks.find(m_content[after]) != kNone)
        ++after;
    // "*one*" over "*another*": two lines of their own, not one that was wrapped.
    if (before != lineEnd && after != lineStart)
        return false;
    if (before == 0 || after >= m_content.size())
        return false;
    --before;
    while (before > 0 && (static_cast<unsigned char>(m_content[before]) & 0xC0U) == 0x80U)
        --before;
    return text::isUnspacedScript(text::nextCodePoint(m_content, before)) &&
           text::isUnspacedScript(text::nextCodePoint(m_content, after));
}

void InlineParser::lineEnd()
{
    const std::size_t trimmed = spacesBefore(m_content, m_at, m_textBegin);
    const bool hard = m_at - trimmed >= 2 && m_content[m_at - 1] == ' ' && m_content[m_at - 2] == ' ';
    flushText(trimmed);
    const std::size_t end = m_at + (m_content.substr(m_at).starts_with("\r\n") ? 2 : 1);
    m_at = end;
    while (m_at < m_content.size() && (m_content[m_at] == ' ' || m_content[m_at] == '\t'))
        ++m_at;
    const std::uint32_t item =
        append(InlineItem::Kind::Leaf, hard ? NodeKind::LineBreak : NodeKind::SoftBreak, trimmed, end);
    m_items[item].hanBreak = !hard && m_syntax.notes && breaksBetweenHan(trimmed, m_at);
    m_textBegin = m_at;
}

void InlineParser::openBracket(bool image)
{
    flushText(m_at);
    const std::size_t end = m_at + (image ? 2 : 1);
    if (!m_brackets.empty())
        m_brackets.back().bracketAfter = true;
    Bracket bracket{};
    bracket.item = append(InlineItem::Kind::Text, NodeKind::Text, m_at, end);
    bracket.delimiters = m_delimiters.size();
    bracket.inner = static_cast<std::uint32_t>(end);
    bracket.image = image;
    bracket.active = true;
    m_brackets.push_back(bracket);
    m_at = m_textBegin = end;
}

void InlineParser::closeBracket()
{
    if (m_brackets.empty()) {
        ++m_at;
        return;
    }
    const Bracket opener = m_brackets.back();
    if (!opener.active) {
        popBrackets(1);
        ++m_at;
        return;
    }
    flushText(m_at);
    if (wikiLink(opener) || inlineLink(opener) || referenceLink(opener) || footnote(opener))
        return;
    popBrackets(1);
    ++m_at;
}

void InlineParser::popBrackets(std::size_t count)
{
    m_brackets.resize(m_brackets.size() - count);
    m_forbidden = std::min(m_forbidden, m_brackets.size());
}

void InlineParser::forbidLinksAround()
{
    for (; m_forbidden < m_brackets.size(); ++m_forbidden)
        m_brackets[m_forbidden].active = m_brackets[m_forbidden].image && m_brackets[m_forbidden].active;
}

void InlineParser::closeLink(const Bracket& opener, std::size_t end, TextRef url, TextRef title)
{
    InlineItem& open = m_items[opener.item];
    open.kind = InlineItem::Kind::Open;
    open.node = opener.image ? NodeKind::Image : NodeKind::Link;
    open.text = url;
    open.extra = title;
    m_delimiters.process(opener.delimiters);
    append(InlineItem::Kind::Close, opener.image ? NodeKind::Image : NodeKind::Link, m_at, end);
    m_at = m_textBegin = end;
    popBrackets(1);
    if (!opener.image)
        forbidLinksAround();
}

InlineParser::LinkTail InlineParser::linkTail(std::size_t at)
{
    if (at >= m_content.size() || m_content[at] != '(')
        return {};
    const std::size_t urlBegin = scan::spacesAndLineEnd(m_content, at + 1);
    const std::size_t urlEnd = scan::destination(m_content, urlBegin);
    if (urlEnd == kNone)
        return {};
    const std::size_t titleBegin = scan::spacesAndLineEnd(m_content, urlEnd);
    std::size_t titleEnd = titleBegin == urlEnd ? kNone : scan::title(m_content, titleBegin);
    if (titleEnd == kNone)
        titleEnd = titleBegin;
    at = scan::spacesAndLineEnd(m_content, titleEnd);
    if (at >= m_content.size() || m_content[at] != ')')
        return {};
    const bool angled = urlBegin < urlEnd && m_content[urlBegin] == '<';
    return {at + 1, angled ? unescapedRef(urlBegin + 1, urlEnd - 1) : unescapedRef(urlBegin, urlEnd),
            titleEnd > titleBegin ? unescapedRef(titleBegin + 1, titleEnd - 1) : TextRef{}};
}

bool InlineParser::inlineLink(const Bracket& opener)
{
    const LinkTail tail = linkTail(m_at + 1);
    if (tail.end == 0)
        return false;
    closeLink(opener, tail.end, tail.url, tail.title);
    return true;
}

bool InlineParser::referenceLink(const Bracket& opener)
{
    if (m_references.links.empty())
        return false;
    std::size_t end = m_at + 1;
    std::string_view label;
    if (end < m_content.size() && m_content[end] == '[') {
        if (const std::size_t labelEnd = scan::label(m_content, end); labelEnd != kNone) {
            label = m_content.substr(end + 1, labelEnd - end - 2);
            if (label.empty() && opener.bracketAfter)
                return false;
            end = labelEnd;
        }
    }
    if (label.empty()) {
        if (opener.bracketAfter)
            return false;
        label = m_content.substr(opener.inner, m_at - opener.inner);
    }
    constexpr std::size_t kLongestLabel = 1000;
    if (label.empty() || label.size() > kLongestLabel)
        return false;
    const auto found = m_references.links.find(scan::normalizedLabel(label));
    if (found == m_references.links.end() || found->first.empty())
        return false;
    // A long definition that is used often would be the square of the text wherever links are written out.
    constexpr std::size_t kAlwaysExpanded = 100'000;
    const std::size_t size = found->second.url.size + found->second.title.size;
    if (m_expanded + size > std::max(kAlwaysExpanded, m_source.size()))
        return false;
    m_expanded += size;
    closeLink(opener, end, found->second.url, found->second.title);
    return true;
}

bool InlineParser::footnote(const Bracket& opener)
{
    constexpr std::size_t kLongestLabel = 1000;
    const std::string_view raw = m_content.substr(opener.inner, m_at - opener.inner);
    if (m_references.footnotes.empty() || opener.image || raw.size() < 2 || raw.size() > kLongestLabel || raw[0] != '^')
        return false;
    if (m_references.footnotes.count(scan::normalizedLabel(raw.substr(1))) == 0)
        return false;
    m_items.truncateAfter(opener.item);
    InlineItem& item = m_items[opener.item];
    item.kind = InlineItem::Kind::Leaf;
    item.node = NodeKind::FootnoteReference;
    item.end = static_cast<std::uint32_t>(m_at + 1);
    item.text = inSourceOrLiteral(opener.inner + 1, m_at);
    m_delimiters.discard(opener.delimiters);
    popBrackets(1);
    m_at = m_textBegin = m_at + 1;
    return true;
}

void InlineParser::bareLinkAt(std::size_t begin, std::size_t end, std::string_view prefix)
{
    flushText(begin);
    const std::uint32_t open = append(InlineItem::Kind::Open, NodeKind::Link, begin, begin);
    m_items[open].text = prefix.empty() ? inSourceOrLiteral(begin, end)
                                        : literal(std::string(prefix).append(m_content.substr(begin, end - begin)));
    append(InlineItem::Kind::Text, NodeKind::Text, begin, end);
    append(InlineItem::Kind::Close, NodeKind::Link, end, end);
    m_at = m_textBegin = end;
}

void InlineParser::findEmails()
{
    std::size_t linkDepth = 0;
    for (std::uint32_t index = m_items.first(); index != kNoItem; index = m_items[index].next) {
        const InlineItem item = m_items[index];
        if (item.kind == InlineItem::Kind::Open && item.node == NodeKind::Link)
            ++linkDepth;
        if (item.kind == InlineItem::Kind::Close && item.node == NodeKind::Link)
            --linkDepth;
        if (item.kind != InlineItem::Kind::Text || linkDepth > 0)
            continue;
        // Delimiters that stayed text belong to the same run of text.
        std::uint32_t last = index;
        while (m_items[last].next != kNoItem) {
            const InlineItem& next = m_items[m_items[last].next];
            if (next.kind != InlineItem::Kind::Text || next.begin != m_items[last].end)
                break;
            last = m_items[last].next;
        }
        const std::size_t end = m_items[last].end;
        const std::string_view run = m_content.substr(0, end);
        std::size_t from = item.begin;
        std::uint32_t place = item.prev;
        bool found = false;
        for (std::size_t sign = from; (sign = run.find('@', sign)) != kNone; ++sign) {
            const BareLink link = bareEmail(run, sign, from);
            if (!link.found())
                continue;
            const auto put = [&](InlineItem::Kind kind, NodeKind node, std::size_t begin, std::size_t stop) {
                InlineItem part;
                part.kind = kind;
                part.node = node;
                part.begin = static_cast<std::uint32_t>(begin);
                part.end = static_cast<std::uint32_t>(stop);
                place = m_items.insertAfter(place, part);
            };
            found = true;
            put(InlineItem::Kind::Text, NodeKind::Text, from, link.begin);
            put(InlineItem::Kind::Open, NodeKind::Link, link.begin, link.begin);
            const std::string_view address = m_content.substr(link.begin, link.end - link.begin);
            m_items[place].text = literal(std::string(address.find(':') == kNone ? "mailto:" : "").append(address));
            put(InlineItem::Kind::Text, NodeKind::Text, link.begin, link.end);
            put(InlineItem::Kind::Close, NodeKind::Link, link.end, link.end);
            from = link.end;
            sign = link.end - 1;
        }
        if (found) {
            // The rest of the run is one item; the others become empty.
            for (std::uint32_t each = index;; each = m_items[each].next) {
                m_items[each].begin = m_items[each].end = static_cast<std::uint32_t>(end);
                if (each == last)
                    break;
            }
            m_items[index].begin = static_cast<std::uint32_t>(from);
        }
        index = last;
    }
}

} // namespace zhilan::markdown

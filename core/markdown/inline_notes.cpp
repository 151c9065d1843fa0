#include "core/markdown/inline_parser.h"

#include <algorithm>

/// What note-taking programs added to Markdown's inlines: math as GitHub and Pandoc read it, links to notes as Obsidian
/// writes them.
namespace zhilan::markdown
{
namespace
{

using scan::isAlnum;
using scan::isDigit;
using scan::isSpace;
using scan::kNone;

constexpr std::size_t kLongestTarget = 1000;

/// "$5 and 10$", "$100，不是100$": begins with a number, goes on in words, and has nothing of a formula.
bool isPrice(std::string_view inner)
{
    if (!isDigit(inner.front()) || inner.find_first_of("\\^_={}+<>|") != kNone)
        return false;
    return std::any_of(inner.begin(), inner.end(),
                       [](char c) { return isSpace(c) || static_cast<unsigned char>(c) >= 0x80; });
}

bool isBlank(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), isSpace);
}

/// The first byte that is one of `bytes` and has no backslash before it.
std::size_t findUnescaped(std::string_view text, std::size_t at, std::string_view bytes)
{
    for (; at < text.size(); ++at) {
        if (bytes.find(text[at]) != kNone)
            return at;
        if (text[at] == '\\')
            ++at;
    }
    return kNone;
}

} // namespace

void InlineParser::addMath(std::size_t inner, std::size_t innerEnd, std::size_t end, bool display)
{
    flushText(m_at);
    const std::uint32_t item = append(InlineItem::Kind::Leaf, NodeKind::Math, m_at, end);
    m_items[item].text = inSourceOrLiteral(inner, innerEnd);
    m_items[item].display = display;
    m_at = m_textBegin = end;
}

/// Where the formula from `begin` on ends, at its '$'. The next '$' closes it or nothing does, which keeps prices apart
/// and the search linear.
std::size_t InlineParser::mathEnd(std::size_t begin) const
{
    if (begin >= m_content.size() || isSpace(m_content[begin]))
        return kNone;
    const std::size_t close = findUnescaped(m_content, begin, "$`");
    if (close == kNone || close == begin || m_content[close] != '$' || isSpace(m_content[close - 1]))
        return kNone;
    if (close + 1 < m_content.size() && (isAlnum(m_content[close + 1]) || m_content[close + 1] == '$'))
        return kNone;
    return isPrice(m_content.substr(begin, close - begin)) ? kNone : close;
}

std::size_t InlineParser::displayMathEnd(std::size_t begin)
{
    if (m_noDisplayMath)
        return kNone;
    for (std::size_t at = begin; (at = findUnescaped(m_content, at, "$")) != kNone;) {
        const std::size_t run = std::min(m_content.find_first_not_of('$', at), m_content.size());
        if (run - at == 2)
            return isBlank(m_content.substr(begin, at - begin)) ? kNone : at;
        at = run;
    }
    m_noDisplayMath = true;
    return kNone;
}

void InlineParser::mathSpan()
{
    const std::size_t run = std::min(m_content.find_first_not_of('$', m_at), m_content.size());
    if (run - m_at == 2) {
        if (const std::size_t end = displayMathEnd(run); end != kNone)
            addMath(run, end, end + 2, true);
        else
            m_at = run;
        return;
    }
    if (run - m_at > 2 || (m_at > 0 && isAlnum(m_content[m_at - 1]))) {
        m_at = run;
        return;
    }
    // GitHub's other form, "$`a`$".
    if (run < m_content.size() && m_content[run] == '`') {
        const std::size_t tick = m_content.find('`', run + 1);
        if (tick != kNone && tick > run + 1 && m_content.substr(tick + 1).starts_with('$'))
            addMath(run + 1, tick, tick + 2, false);
        else
            m_at = run;
        return;
    }
    if (const std::size_t end = mathEnd(run); end != kNone)
        addMath(run, end, end + 1, false);
    else
        m_at = run;
}

/// "%%not for readers%%", as Obsidian has it (https://help.obsidian.md/syntax#Comments). Neither percentages nor what
/// programs print by ("%%d") is one, and code stays code.
void InlineParser::comment()
{
    const auto runEnd = [this](std::size_t at) {
        return std::min(m_content.find_first_not_of('%', at), m_content.size());
    };
    const std::size_t inner = runEnd(m_at);
    const bool begins = m_syntax.notes && inner - m_at == 2 && (m_at == 0 || !isDigit(m_content[m_at - 1]));
    if (begins && !m_noComment) {
        for (std::size_t at = inner; (at = m_content.find("%%", at)) != kNone;) {
            const std::size_t end = runEnd(at);
            if (m_content.substr(inner, at - inner).find('`') != kNone)
                break;
            if (end - at == 2 && (end == m_content.size() || !isAlnum(m_content[end]))) {
                flushText(m_at);
                append(InlineItem::Kind::Leaf, NodeKind::HtmlInline, m_at, end);
                m_at = m_textBegin = end;
                return;
            }
            at = end;
        }
        m_noComment = true;
    }
    m_at = inner;
}

/// At the first of "]]". A label that the document defines stays what GFM says it is, and so does "[[1]](address)".
bool InlineParser::wikiLink(const Bracket& opener)
{
    if (!m_syntax.notes || m_brackets.size() < 2 || opener.image || !m_content.substr(m_at + 1).starts_with(']'))
        return false;
    const Bracket outer = m_brackets[m_brackets.size() - 2];
    if (outer.inner + 1 != opener.inner || !outer.active)
        return false;
    const std::string_view raw = m_content.substr(opener.inner, m_at - opener.inner);
    const std::string_view head = raw.substr(0, kLongestTarget + 1);
    const std::size_t pipe = findUnescaped(head, 0, "|");
    const std::string_view target = head.substr(0, pipe);
    if (target.size() > kLongestTarget || isBlank(target) || target.front() == '^' ||
        target.find_first_of("[]\r\n") != kNone)
        return false;
    if (pipe == kNone && m_references.links.count(scan::normalizedLabel(raw)) > 0)
        return false;
    if (linkTail(m_at + 2).end != 0)
        return false;

    const bool alias = pipe != kNone && !isBlank(raw.substr(pipe + 1));
    std::uint32_t first = m_items[opener.item].next; // of what is shown
    if (alias) {
        const std::size_t bar = opener.inner + pipe;
        while (first != kNoItem && m_items[first].end <= bar)
            first = m_items[first].next;
        if (first == kNoItem || m_items[first].kind != InlineItem::Kind::Text)
            return false;
        m_items[first].begin = static_cast<std::uint32_t>(bar + 1);
        m_items.cutBetween(opener.item, first);
        m_delimiters.discardBefore(opener.delimiters, static_cast<std::uint32_t>(bar));
        m_delimiters.process(opener.delimiters);
    } else {
        m_items.truncateAfter(opener.item);
        m_delimiters.discard(opener.delimiters);
        const std::size_t hash = target.size() > 1 && target.front() == '#' ? 1 : 0;
        append(InlineItem::Kind::Text, NodeKind::Text, opener.inner + hash, opener.inner + target.size());
    }
    m_items[opener.item].begin = m_items[opener.item].end;

    InlineItem& open = m_items[outer.item];
    open.kind = InlineItem::Kind::Open;
    open.node = outer.image ? NodeKind::Embed : NodeKind::WikiLink;
    std::size_t begin = opener.inner;
    std::size_t end = opener.inner + target.size();
    while (isSpace(m_content[begin]))
        ++begin;
    while (isSpace(m_content[end - 1]))
        --end;
    open.text = unescapedRef(begin, end);
    append(InlineItem::Kind::Close, m_items[outer.item].node, m_at, m_at + 2);
    m_at = m_textBegin = m_at + 2;
    popBrackets(2);
    if (!outer.image)
        forbidLinksAround();
    return true;
}

} // namespace zhilan::markdown

#include "core/markdown/html_tag.h"
#include "core/markdown/inline_parser.h"

#include <algorithm>

/// Raw HTML among inlines: pairs of tags become nodes as if they had been written in Markdown, what is no HTML is
/// shown, and the rest stays HtmlInline, which shows nothing.
namespace zhilan::markdown
{
namespace
{

constexpr std::size_t kDeepest = 64;  ///< open tags of one block
constexpr std::size_t kFurthest = 16; ///< tags without partner that a closing tag looks past

struct Open {
    std::uint32_t item = 0;
    bool html = false;
    bool link = false; ///< of Markdown
    std::string_view name;
    HtmlElement element;
};

} // namespace

/// Puts an Open and its Close in place of two tags; or for scripts and the like, one leaf that hides all between.
/// False where the pair cannot be made.
bool InlineParser::pairTags(std::uint32_t open, std::uint32_t close, HtmlElement element, bool linkInside)
{
    const auto end = m_items[close].end;
    const auto hideRest = [&] {
        m_items[open].end = end;
        m_items.cutThrough(open, close);
    };
    if (element.role == HtmlRole::Hidden) {
        m_items[open].text = inSourceOrLiteral(m_items[open].begin, end);
        hideRest();
        return true;
    }
    if (element.role == HtmlRole::Code) {
        for (std::uint32_t at = m_items[open].next; at != close; at = m_items[at].next) {
            if (m_items[at].kind != InlineItem::Kind::Text)
                return false;
        }
        if (m_items[open].end == m_items[close].begin)
            return false;
        m_items[open].node = NodeKind::Code;
        m_items[open].html = true;
        m_items[open].text = inSourceOrLiteral(m_items[open].end, m_items[close].begin);
        hideRest();
        return true;
    }
    if (element.role != HtmlRole::Inline)
        return false;
    TextRef url;
    if (element.node == NodeKind::Link) {
        const std::size_t tag = m_items[open].begin;
        const auto href = htmlAttribute(m_content.substr(tag, m_items[open].end - tag), "href");
        if (!href || href->begin == href->end || linkInside)
            return false;
        url = unescapedEntities(tag + href->begin, tag + href->end);
    }
    for (const std::uint32_t each : {open, close}) {
        m_items[each].kind = each == open ? InlineItem::Kind::Open : InlineItem::Kind::Close;
        m_items[each].node = element.node;
        m_items[each].html = true;
        m_items[each].text = url;
    }
    return true;
}

TextRef InlineParser::unescapedEntities(std::size_t begin, std::size_t end)
{
    const std::string_view raw = m_content.substr(begin, end - begin);
    return raw.find('&') == scan::kNone ? inSourceOrLiteral(begin, end) : literal(scan::withoutEntities(raw));
}

void InlineParser::htmlImage(std::uint32_t index)
{
    const std::size_t tag = m_items[index].begin;
    const std::size_t tagEnd = m_items[index].end;
    const std::string_view raw = m_content.substr(tag, tagEnd - tag);
    const auto source = htmlAttribute(raw, "src");
    if (!source || source->begin == source->end)
        return;
    const TextRef url = unescapedEntities(tag + source->begin, tag + source->end);
    TextRef title;
    if (const auto value = htmlAttribute(raw, "title"))
        title = unescapedEntities(tag + value->begin, tag + value->end);
    InlineItem part;
    part.kind = InlineItem::Kind::Close;
    part.node = NodeKind::Image;
    part.begin = part.end = static_cast<std::uint32_t>(tagEnd);
    m_items.insertAfter(index, part);
    if (const auto alt = htmlAttribute(raw, "alt"); alt && alt->begin < alt->end) {
        part.kind = InlineItem::Kind::Escape;
        part.node = NodeKind::Text;
        part.begin = static_cast<std::uint32_t>(tag + alt->begin);
        part.end = static_cast<std::uint32_t>(tag + alt->end);
        part.text = unescapedEntities(part.begin, part.end);
        m_items.insertAfter(index, part);
    }
    InlineItem& item = m_items[index];
    item.kind = InlineItem::Kind::Open;
    item.node = NodeKind::Image;
    item.html = true;
    item.text = url;
    item.extra = title;
}

/// A link in place of what a frame or player, whose first tag ends at `tagEnd`, would load. False without one.
bool InlineParser::htmlLoadedLink(std::uint32_t index, std::size_t tagEnd)
{
    const std::size_t tag = m_items[index].begin;
    const auto source = htmlLoaded(m_content.substr(tag, tagEnd - tag));
    if (!source)
        return false;
    TextRef url = unescapedEntities(tag + source->begin, tag + source->end);
    if (m_content.substr(tag + source->begin).starts_with("//"))
        url = literal("https:" +
                      scan::withoutEntities(m_content.substr(tag + source->begin, source->end - source->begin)));
    InlineItem part;
    part.kind = InlineItem::Kind::Close;
    part.node = NodeKind::Link;
    part.begin = part.end = m_items[index].end;
    m_items.insertAfter(index, part);
    part.kind = InlineItem::Kind::Escape;
    part.node = NodeKind::Text;
    part.begin = static_cast<std::uint32_t>(tag + source->begin);
    part.end = static_cast<std::uint32_t>(tag + source->end);
    part.text = url;
    m_items.insertAfter(index, part);
    InlineItem& item = m_items[index];
    item.kind = InlineItem::Kind::Open;
    item.node = NodeKind::Link;
    item.html = true;
    item.text = url;
    return true;
}

void InlineParser::resolveHtml()
{
    std::vector<Open> open;
    std::size_t links = 0;     // of Markdown, open
    std::uint32_t linkEnd = 0; // of the last one that is closed
    bool loaded = false;       // a <video> has its link
    // Puts the link of a frame or player in its place, and leads to the last item of it.
    const auto addLoaded = [&](std::uint32_t place, std::size_t tagEnd) {
        const auto isLink = [](const Open& each) {
            return each.html && each.element.node == NodeKind::Link;
        };
        if (links > 0 || std::any_of(open.begin(), open.end(), isLink) || !htmlLoadedLink(place, tagEnd))
            return place;
        linkEnd = m_items[place].end;
        while (m_items[place].kind != InlineItem::Kind::Close)
            place = m_items[place].next;
        return place;
    };
    for (std::uint32_t index = m_items.first(); index != kNoItem; index = m_items[index].next) {
        const InlineItem item = m_items[index];
        const bool link = item.node == NodeKind::Link || item.node == NodeKind::WikiLink;
        if (item.kind == InlineItem::Kind::Open) {
            open.push_back({index, false, link, {}, {}});
            links += link ? 1 : 0;
            continue;
        }
        if (item.kind == InlineItem::Kind::Close) {
            // Tags that span Markdown's own containers have no partner.
            while (!open.empty() && open.back().html)
                open.pop_back();
            if (!open.empty())
                open.pop_back();
            links -= link ? 1 : 0;
            linkEnd = link ? item.end : linkEnd;
            continue;
        }
        if (item.kind != InlineItem::Kind::Leaf || item.node != NodeKind::HtmlInline)
            continue;
        const std::string_view raw = m_content.substr(item.begin, item.end - item.begin);
        const HtmlTag tag = readHtmlTag(raw);
        if (tag.name.empty())
            continue;
        const HtmlElement element = htmlElement(tag.name);
        if (element.role == HtmlRole::Foreign) {
            m_items[index].shown = true;
        } else if (element.role == HtmlRole::Break) {
            m_items[index].node = NodeKind::LineBreak;
            m_items[index].html = true;
            const std::uint32_t next = item.next;
            if (next != kNoItem && m_items[next].node == NodeKind::SoftBreak)
                m_items[next].hanBreak = true;
        } else if (element.role == HtmlRole::Image) {
            if (!tag.closing)
                htmlImage(index);
            // Its own Close must not be taken for the end of something else.
            while (m_items[index].kind != InlineItem::Kind::Leaf && m_items[index].kind != InlineItem::Kind::Close)
                index = m_items[index].next;
        } else if (element.role == HtmlRole::Player) {
            const bool source = equalsIgnoringCase(tag.name, "source");
            if (tag.closing || (source && loaded))
                continue;
            const std::uint32_t last = addLoaded(index, item.end);
            loaded = last != index;
            index = last;
        } else if (!tag.closing) {
            if (open.size() < kDeepest && !tag.selfClosing)
                open.push_back({index, true, false, tag.name, element});
        } else {
            std::size_t at = open.size();
            const std::size_t floor = at > kFurthest ? at - kFurthest : 0;
            while (at > floor && open[at - 1].html && !equalsIgnoringCase(open[at - 1].name, tag.name))
                --at;
            if (at == floor || !open[at - 1].html)
                continue;
            const Open partner = open[at - 1];
            open.resize(at - 1);
            if (partner.element.role == HtmlRole::Frame) {
                const std::size_t tagEnd = m_items[partner.item].end;
                m_items[partner.item].text = inSourceOrLiteral(m_items[partner.item].begin, item.end);
                m_items[partner.item].end = item.end;
                m_items.cutThrough(partner.item, index);
                index = addLoaded(partner.item, tagEnd);
                continue;
            }
            const bool linkInside = links > 0 || linkEnd > m_items[partner.item].begin;
            if (pairTags(partner.item, index, partner.element, linkInside)) {
                if (partner.element.node == NodeKind::Link)
                    linkEnd = item.end;
                if (m_items[partner.item].kind == InlineItem::Kind::Leaf)
                    index = partner.item;
            }
        }
    }
}

} // namespace zhilan::markdown

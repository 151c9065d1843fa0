#include "core/markdown/emphasis.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace zhilan::markdown
{

void DelimiterStack::push(std::uint32_t item, char delimiter, Flanking flanking)
{
    const std::uint32_t length = m_items[item].end - m_items[item].begin;
    m_delimiters.push_back({item, length, length, delimiter, flanking, 0, 0});
}

void DelimiterStack::discardBefore(std::size_t bottom, std::uint32_t content)
{
    const auto begin = m_delimiters.begin() + static_cast<std::ptrdiff_t>(bottom);
    m_delimiters.erase(begin, std::find_if(begin, m_delimiters.end(), [&](const Delimiter& delimiter) {
                           return m_items[delimiter.item].begin >= content;
                       }));
}

bool DelimiterStack::pairs(const Delimiter& opener, const Delimiter& closer) const
{
    if (opener.delimiter != closer.delimiter || !opener.flanking.canOpen)
        return false;
    if (opener.delimiter == '~' || opener.delimiter == '=')
        return opener.length == closer.length;
    // "If one of the delimiters can both open and close emphasis, the sum of the lengths must not be a multiple of 3
    // unless both are" (rules 9 and 10).
    const bool both = opener.flanking.canClose || closer.flanking.canOpen;
    return !both || closer.length % 3 == 0 || (opener.length + closer.length) % 3 != 0;
}

void DelimiterStack::wrap(Delimiter& opener, Delimiter& closer)
{
    const std::uint32_t use = opener.left >= 2 && closer.left >= 2 ? 2 : 1;
    InlineItem mark;
    mark.node = closer.delimiter == '~'   ? NodeKind::Strikethrough
                : closer.delimiter == '=' ? NodeKind::Mark
                : use == 2                ? NodeKind::Strong
                                          : NodeKind::Emphasis;

    InlineItem& openText = m_items[opener.item];
    openText.end -= use;
    mark.kind = InlineItem::Kind::Open;
    mark.begin = openText.end;
    mark.end = openText.end + use;
    m_items.insertAfter(opener.item, mark);

    InlineItem& closeText = m_items[closer.item];
    mark.kind = InlineItem::Kind::Close;
    mark.begin = closeText.begin;
    mark.end = closeText.begin + use;
    closeText.begin += use;
    m_items.insertBefore(closer.item, mark);

    opener.left -= use;
    closer.left -= use;
}

void DelimiterStack::process(std::size_t bottom)
{
    const auto begin = static_cast<std::int64_t>(bottom);
    const auto end = static_cast<std::int64_t>(m_delimiters.size());
    const auto at = [&](std::int64_t index) -> Delimiter& {
        return m_delimiters[static_cast<std::size_t>(index)];
    };
    for (std::int64_t i = begin; i < end; ++i) {
        at(i).prev = i - 1;
        at(i).next = i + 1;
    }
    const auto unlink = [&](std::int64_t index) {
        if (at(index).prev >= begin)
            at(at(index).prev).next = at(index).next;
        if (at(index).next < end)
            at(at(index).next).prev = at(index).prev;
    };

    // No opener for such a closer stands below; keeps the search linear.
    std::array<std::int64_t, 24> floors{};
    floors.fill(begin);
    const auto floorFor = [&](const Delimiter& closer) -> std::int64_t& {
        const std::size_t kind = std::string_view("*_~=").find(closer.delimiter);
        // "~" and "~~" find each their like.
        return floors[kind * 6 + (closer.flanking.canOpen ? 3U : 0U) + closer.length % 3];
    };

    for (std::int64_t closer = begin; closer < end;) {
        if (!at(closer).flanking.canClose) {
            closer = at(closer).next;
            continue;
        }
        const std::int64_t floor = floorFor(at(closer));
        std::int64_t opener = at(closer).prev;
        while (opener >= floor && !pairs(at(opener), at(closer)))
            opener = at(opener).prev;
        if (opener < floor) {
            floorFor(at(closer)) = std::max(begin, at(closer).prev + 1);
            const std::int64_t next = at(closer).next;
            if (!at(closer).flanking.canOpen)
                unlink(closer);
            closer = next;
            continue;
        }
        at(opener).next = closer;
        at(closer).prev = opener;
        wrap(at(opener), at(closer));
        if (at(opener).left == 0)
            unlink(opener);
        if (at(closer).left == 0) {
            const std::int64_t next = at(closer).next;
            unlink(closer);
            closer = next;
        }
    }
    discard(bottom);
}

} // namespace zhilan::markdown

#include "core/document/work.h"

#include "core/document/inline_text.h"

#include <cstring>

namespace zhilan::document
{

std::string_view Work::keep(std::string_view text, ByteSpan near)
{
    const std::string_view place = near.of(tree.source());
    if (text.empty() || text.size() > place.size())
        return texts.keep(text);
    // Whatever the text, in time linear in both.
    const void* found = memmem(place.data(), place.size(), text.data(), text.size());
    return found == nullptr ? texts.keep(text) : std::string_view(static_cast<const char*>(found), text.size());
}

std::string_view Work::keepSeen(markdown::NodeId id, std::size_t limit)
{
    const markdown::Node& node = tree[id];
    // One run of text, as most have.
    if (node.end == id + 2 && tree[id + 1].kind == markdown::NodeKind::Text)
        return tree.text(id + 1);
    return keep(seenText(tree, id, limit), node.span);
}

} // namespace zhilan::document

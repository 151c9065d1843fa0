#include "core/markdown/front_matter.h"

#include "core/markdown/inline_scan.h"

#include <algorithm>

namespace zhilan::markdown
{
namespace
{

struct Line {
    std::string_view text; ///< without trailing white space
    std::size_t end;
    std::size_t next;
};

Line lineAt(std::string_view source, std::size_t at)
{
    const std::size_t end = std::min(source.find_first_of("\r\n", at), source.size());
    std::string_view text = source.substr(at, end - at);
    while (!text.empty() && scan::isSpace(text.back()))
        text.remove_suffix(1);
    const std::size_t eol = source.substr(end).starts_with("\r\n") ? 2 : end < source.size() ? 1 : 0;
    return {text, at + text.size(), end + eol};
}

} // namespace

FrontMatter findFrontMatter(std::string_view source)
{
    const Line opening = lineAt(source, 0);
    if (opening.text != "---" || opening.next >= source.size())
        return {};
    bool first = true;
    bool key = false;
    for (std::size_t at = opening.next; at < source.size();) {
        const Line line = lineAt(source, at);
        const bool closing = line.text == "---" || line.text == "...";
        if (closing && key) {
            const auto offset = [](std::size_t value) {
                return static_cast<std::uint32_t>(value);
            };
            return {{0, offset(line.end)}, {offset(opening.next), offset(at)}, offset(line.next)};
        }
        if (closing || (first && line.text.empty()))
            return {};
        key = key || line.text.find(':') != std::string_view::npos;
        first = false;
        at = line.next;
    }
    return {};
}

} // namespace zhilan::markdown

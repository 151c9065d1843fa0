#include "core/markdown/front_matter.h"

#include "core/markdown/inline_scan.h"
#include "core/text/lines.h"

namespace zhilan::markdown
{
namespace
{

std::string_view withoutTrailingSpace(std::string_view text)
{
    while (!text.empty() && scan::isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

FrontMatter findFrontMatter(std::string_view source)
{
    constexpr std::string_view kFence = "---";
    if (!source.starts_with(kFence))
        return {};
    text::Lines lines(source);
    if (!lines.next() || withoutTrailingSpace(lines.line()) != kFence)
        return {};
    const std::uint32_t yamlBegin = lines.nextBegin();
    bool first = true;
    bool key = false;
    while (lines.next()) {
        const std::string_view line = withoutTrailingSpace(lines.line());
        const bool closing = line == kFence || line == "...";
        if (closing && key) {
            const auto end = lines.begin() + static_cast<std::uint32_t>(line.size());
            return {{0, end}, {yamlBegin, lines.begin()}, lines.nextBegin()};
        }
        if (closing || (first && line.empty()))
            return {};
        key = key || line.find(':') != std::string_view::npos;
        first = false;
    }
    return {};
}

} // namespace zhilan::markdown

#include "core/page/html_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhilan::page
{

std::string htmlEscaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string htmlUnescaped(std::string_view html)
{
    constexpr std::array<std::pair<std::string_view, char>, 5> kEscapes{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    std::string out;
    out.reserve(html.size());
    while (!html.empty()) {
        const std::size_t plain = std::min(html.find('&'), html.size());
        out += html.substr(0, plain);
        html.remove_prefix(plain);
        if (html.empty())
            break;
        const auto* const escape = std::find_if(kEscapes.begin(), kEscapes.end(),
                                                [&](const auto& one) { return html.starts_with(one.first); });
        out += escape == kEscapes.end() ? '&' : escape->second;
        html.remove_prefix(escape == kEscapes.end() ? 1 : escape->first.size());
    }
    return out;
}

} // namespace zhilan::page

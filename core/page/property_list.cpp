#include "core/page/property_list.h"

#include "core/document/properties.h"
#include "core/page/html_text.h"

#include <string_view>

namespace zhilan::page
{

namespace
{

std::string withLinks(std::string_view value)
{
    std::string html;
    std::uint32_t done = 0;
    for (const ByteSpan address : document::addressesIn(value)) {
        const std::string shown = htmlEscaped(address.of(value));
        html += htmlEscaped(value.substr(done, address.begin - done));
        html.append("<a href=\"").append(shown).append("\">").append(shown).append("</a>");
        done = address.end;
    }
    return html += htmlEscaped(value.substr(done));
}

} // namespace

std::string propertyList(const document::Document& document)
{
    if (document.properties.empty())
        return {};
    std::string html = "<dl class=\"properties\">\n";
    for (const std::uint32_t index : document.properties) {
        const document::InfoEntry& entry = document.info[index];
        html += "<dt>" + htmlEscaped(entry.key) + "</dt><dd>" + withLinks(entry.value) + "</dd>\n";
    }
    return html += "</dl>\n";
}

} // namespace zhilan::page

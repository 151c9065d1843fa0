#pragma once

#include <string>
#include <string_view>

namespace zhilan::page
{

/// Text as it stands in HTML, between tags or within double quotes.
[[nodiscard]] std::string htmlEscaped(std::string_view text);

/// Back from what markdown::bodyHtml() wrote: of the references only those five that it uses.
[[nodiscard]] std::string htmlUnescaped(std::string_view html);

} // namespace zhilan::page

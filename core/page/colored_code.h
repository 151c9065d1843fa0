#pragma once

#include <stop_token>
#include <string>
#include <string_view>

namespace zhilan::page
{

/// HTML of markdown::bodyHtml() in whose blocks of code each token is an element <i> of a class ("k" for a keyword …,
/// see the page's style sheet). Blocks over 1 MiB, of languages that are not known, and all after `stop` is requested
/// stay as they are. Linear.
[[nodiscard]] std::string withColoredCode(std::string_view html, const std::stop_token& stop = {});

} // namespace zhilan::page

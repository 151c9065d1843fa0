#include "core/page/colored_code.h"

#include "core/code/tokens.h"
#include "core/page/html_text.h"

#include <algorithm>

namespace zhilan::page
{
namespace
{

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

/// Kinds that look alike share a class.
std::string_view classOf(code::TokenKind kind)
{
    switch (kind) {
    case code::TokenKind::Keyword:
    case code::TokenKind::Tag:
    case code::TokenKind::Directive:
        return "k";
    case code::TokenKind::Type:
    case code::TokenKind::Function:
    case code::TokenKind::Attribute:
        return "f";
    case code::TokenKind::Constant:
    case code::TokenKind::Number:
    case code::TokenKind::Variable:
        return "n";
    case code::TokenKind::String:
    case code::TokenKind::Inserted:
        return "s";
    case code::TokenKind::Comment:
        return "c";
    case code::TokenKind::Removed:
        return "r";
    }
    return {};
}

void appendColored(std::string& out, const std::string& text, const code::Language& language,
                   const std::stop_token& stop)
{
    std::size_t at = 0;
    for (const code::Token& token : code::tokens(text, language, stop)) {
        out += htmlEscaped(std::string_view(text).substr(at, token.span.begin - at));
        out.append("<i class=\"").append(classOf(token.kind)).append("\">");
        out += htmlEscaped(token.span.of(text));
        out += "</i>";
        at = token.span.end;
    }
    out += htmlEscaped(std::string_view(text).substr(at));
}

} // namespace

std::string withColoredCode(std::string_view html, const std::stop_token& stop)
{
    // bodyHtml() escapes whatever the document holds, so these can only be tags that it made itself.
    constexpr std::string_view kOpen = "<pre><code class=\"language-";
    constexpr std::string_view kClose = "</code></pre>";
    std::string out;
    out.reserve(html.size());
    while (true) {
        const std::size_t begin = html.find(kOpen);
        const std::size_t name = begin + kOpen.size();
        const std::size_t quote = begin == std::string_view::npos ? begin : html.find('"', name);
        const std::size_t end = quote == std::string_view::npos ? quote : html.find(kClose, quote);
        if (end == std::string_view::npos || stop.stop_requested())
            return out.append(html);
        const std::size_t text = quote + 2; // behind "\">"
        const code::Language* language = code::findLanguage(htmlUnescaped(html.substr(name, quote - name)));
        out += html.substr(0, text);
        if (language != nullptr && end - text <= kMostBytes)
            appendColored(out, htmlUnescaped(html.substr(text, end - text)), *language, stop);
        else
            out += html.substr(text, end - text);
        html.remove_prefix(end);
    }
}

} // namespace zhilan::page

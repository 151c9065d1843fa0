#include "core/markdown/inline_scan.h"

#include "core/text/utf.h"

#include <cmark-gfm.h>
#include <unicode/ucasemap.h>

#include <algorithm>
#include <memory>
// after cmark-gfm.h, which it needs
#include <cmark-gfm/houdini.h>

namespace zhilan::markdown::scan
{
namespace
{

constexpr std::size_t kLongestLabel = 1000;
constexpr std::size_t kLongestEntity = 48;

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

std::size_t spaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

std::size_t attributeValue(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return kNone;
    if (text[at] == '"' || text[at] == '\'') {
        const std::size_t close = text.find(text[at], at + 1);
        return close == kNone ? kNone : close + 1;
    }
    const std::size_t begin = at;
    while (at < text.size() && !isSpace(text[at]) && std::string_view("\"'=<>`").find(text[at]) == kNone)
        ++at;
    return at > begin ? at : kNone;
}

std::size_t tagName(std::string_view text, std::size_t at)
{
    if (at >= text.size() || !isAlpha(text[at]))
        return kNone;
    while (at < text.size() && (isAlnum(text[at]) || text[at] == '-'))
        ++at;
    return at;
}

/// One label of a domain name: letters, digits and inner hyphens, at most 63.
std::size_t domainLabel(std::string_view text, std::size_t at)
{
    const std::size_t begin = at;
    while (at < text.size() && (isAlnum(text[at]) || text[at] == '-'))
        ++at;
    if (at == begin || at - begin > 63 || text[begin] == '-' || text[at - 1] == '-')
        return kNone;
    return at;
}

} // namespace

std::size_t spacesAndLineEnd(std::string_view text, std::size_t at)
{
    bool lineEnd = false;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '\r' || c == '\n') {
            if (lineEnd)
                return at;
            lineEnd = true;
            at += text.substr(at).starts_with("\r\n") ? 2 : 1;
        } else if (isSpace(c)) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

std::size_t uriAutolink(std::string_view text, std::size_t at)
{
    const std::size_t begin = ++at;
    if (at >= text.size() || !isAlpha(text[at]))
        return kNone;
    while (at < text.size() && (isAlnum(text[at]) || text[at] == '+' || text[at] == '.' || text[at] == '-'))
        ++at;
    if (at - begin < 2 || at - begin > 32 || at >= text.size() || text[at] != ':')
        return kNone;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '>')
            return at + 1;
        if (c == '<' || c == ' ' || (static_cast<unsigned char>(c) < 0x20))
            return kNone;
        ++at;
    }
    return kNone;
}

std::size_t emailAutolink(std::string_view text, std::size_t at)
{
    const std::size_t begin = ++at;
    while (at < text.size() && (isAlnum(text[at]) || std::string_view(".!#$%&'*+/=?^_`{|}~-").find(text[at]) != kNone))
        ++at;
    if (at == begin || at >= text.size() || text[at] != '@')
        return kNone;
    for (;;) {
        at = domainLabel(text, at + 1);
        if (at == kNone || at >= text.size())
            return kNone;
        if (text[at] == '>')
            return at + 1;
        if (text[at] != '.')
            return kNone;
    }
}

std::size_t HtmlScanner::until(std::string_view closer, std::size_t from, bool& missing)
{
    if (missing)
        return kNone;
    const std::size_t found = m_text.find(closer, from);
    if (found == kNone) {
        missing = true;
        return kNone;
    }
    return found + closer.size();
}

std::size_t HtmlScanner::comment(std::size_t at)
{
    // As in CommonMark 0.31 and later versions of cmark-gfm: whatever there is up to "-->", and two short forms.
    const std::string_view rest = m_text.substr(at);
    if (rest.starts_with("<!-->"))
        return at + 5;
    if (rest.starts_with("<!--->"))
        return at + 6;
    return until("-->", at + 4, m_noComment);
}

std::size_t HtmlScanner::openTag(std::size_t at) const
{
    at = tagName(m_text, at + 1);
    while (at != kNone && at < m_text.size()) {
        const std::size_t next = spaces(m_text, at);
        if (m_text.substr(next).starts_with("/>"))
            return next + 2;
        if (next < m_text.size() && m_text[next] == '>')
            return next + 1;
        const bool nameStart =
            next < m_text.size() && (isAlpha(m_text[next]) || m_text[next] == '_' || m_text[next] == ':');
        if (next == at || !nameStart)
            return kNone;
        at = next;
        while (at < m_text.size() && (isAlnum(m_text[at]) || std::string_view("_.:-").find(m_text[at]) != kNone))
            ++at;
        const std::size_t equals = spaces(m_text, at);
        if (equals < m_text.size() && m_text[equals] == '=')
            at = attributeValue(m_text, spaces(m_text, equals + 1));
    }
    return kNone;
}

std::size_t HtmlScanner::closingTag(std::size_t at) const
{
    at = tagName(m_text, at + 2);
    if (at == kNone)
        return kNone;
    at = spaces(m_text, at);
    return at < m_text.size() && m_text[at] == '>' ? at + 1 : kNone;
}

std::size_t HtmlScanner::tag(std::size_t at)
{
    const std::string_view rest = m_text.substr(at);
    if (rest.starts_with("<!--"))
        return comment(at);
    if (rest.starts_with("<?"))
        return until("?>", at + 2, m_noInstruction);
    if (rest.starts_with("<![CDATA["))
        return until("]]>", at + 9, m_noCdata);
    if (rest.starts_with("<!")) {
        std::size_t name = at + 2;
        while (name < m_text.size() && m_text[name] >= 'A' && m_text[name] <= 'Z')
            ++name;
        if (name == at + 2 || name >= m_text.size() || !isSpace(m_text[name]))
            return kNone;
        return until(">", name, m_noDeclaration);
    }
    if (rest.starts_with("</"))
        return closingTag(at);
    return openTag(at);
}

std::size_t destination(std::string_view text, std::size_t at)
{
    if (at < text.size() && text[at] == '<') {
        for (++at; at < text.size(); ++at) {
            const char c = text[at];
            if (c == '>')
                return at + 1;
            if (c == '\\' && at + 1 < text.size() && isPunctuation(text[at + 1]))
                ++at;
            else if (c == '\n' || c == '\r' || c == '<')
                return kNone;
        }
        return kNone;
    }
    constexpr int kDeepest = 32; // balanced parentheses, as cmark limits them
    int depth = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\' && at + 1 < text.size() && isPunctuation(text[at + 1])) {
            ++at;
        } else if (c == '(') {
            if (++depth > kDeepest)
                return kNone;
        } else if (c == ')') {
            if (depth == 0)
                break;
            --depth;
        } else if (isSpace(c) || isControl(c)) {
            break;
        }
    }
    return depth == 0 && at < text.size() ? at : kNone;
}

std::size_t title(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return kNone;
    const char open = text[at];
    const char close = open == '(' ? ')' : open;
    if (open != '"' && open != '\'' && open != '(')
        return kNone;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && isPunctuation(text[at + 1]))
            ++at;
        else if (text[at] == close)
            return at + 1;
        else if (text[at] == open)
            return kNone;
    }
    return kNone;
}

std::size_t label(std::string_view text, std::size_t at)
{
    const std::size_t begin = ++at;
    for (; at < text.size() && at - begin <= kLongestLabel; ++at) {
        if (text[at] == ']')
            return at + 1;
        if (text[at] == '[')
            return kNone;
        if (text[at] == '\\' && at + 1 < text.size() && isPunctuation(text[at + 1]))
            ++at;
    }
    return kNone;
}

std::size_t entity(std::string_view text, std::size_t at, std::string& decoded)
{
    const std::string_view rest = text.substr(at + 1, kLongestEntity);
    if (rest.empty() || (rest[0] != '#' && !isAlnum(rest[0])) || rest.find(';') == kNone)
        return kNone;
    cmark_strbuf buffer;
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
    const bufsize_t used = houdini_unescape_ent(&buffer, reinterpret_cast<const uint8_t*>(rest.data()),
                                                static_cast<bufsize_t>(rest.size()));
    if (used > 0)
        decoded.assign(reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size));
    cmark_strbuf_free(&buffer);
    return used > 0 ? at + 1 + static_cast<std::size_t>(used) : kNone;
}

namespace
{

std::string resolved(std::string_view text, bool escapes)
{
    std::string result;
    std::string decoded;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (escapes && c == '\\' && at + 1 < text.size() && isPunctuation(text[at + 1])) {
            result.push_back(text[at + 1]);
            at += 2;
            continue;
        }
        if (c == '&') {
            if (const std::size_t end = entity(text, at, decoded); end != kNone) {
                result.append(decoded);
                at = end;
                continue;
            }
        }
        result.push_back(c);
        ++at;
    }
    return result;
}

} // namespace

std::string withoutEntities(std::string_view text)
{
    return resolved(text, false);
}

std::string unescaped(std::string_view text)
{
    return resolved(text, true);
}

std::string normalizedLabel(std::string_view label)
{
    std::string collapsed;
    bool ascii = true;
    for (const char c : label) {
        if (isSpace(c)) {
            if (!collapsed.empty() && collapsed.back() != ' ')
                collapsed.push_back(' ');
            continue;
        }
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
        collapsed.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    if (!collapsed.empty() && collapsed.back() == ' ')
        collapsed.pop_back();
    if (ascii)
        return collapsed;

    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCaseMap, decltype(&ucasemap_close)> caseMap(ucasemap_open("", 0, &status), &ucasemap_close);
    if (U_FAILURE(status))
        return collapsed;
    std::string folded(collapsed.size() * 3 + 1, '\0');
    const int32_t size = ucasemap_utf8FoldCase(caseMap.get(), folded.data(), static_cast<int32_t>(folded.size()),
                                               collapsed.data(), static_cast<int32_t>(collapsed.size()), &status);
    if (U_FAILURE(status) || static_cast<std::size_t>(size) > folded.size())
        return collapsed;
    folded.resize(static_cast<std::size_t>(size));
    return folded;
}

} // namespace zhilan::markdown::scan

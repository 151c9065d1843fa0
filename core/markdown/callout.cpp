#include "core/markdown/callout.h"

#include "core/markdown/inline_scan.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace zhilan::markdown
{
namespace
{

constexpr std::size_t kLongestKind = 64;
constexpr std::size_t kLongestId = 256;

struct Alias {
    std::string_view written;
    CalloutKind kind;
};
/// The first of each kind is its name.
constexpr std::array<Alias, 31> kAliases{{
    {"note", CalloutKind::Note},         {"abstract", CalloutKind::Abstract}, {"summary", CalloutKind::Abstract},
    {"tldr", CalloutKind::Abstract},     {"info", CalloutKind::Info},         {"todo", CalloutKind::Todo},
    {"tip", CalloutKind::Tip},           {"hint", CalloutKind::Tip},          {"important", CalloutKind::Important},
    {"success", CalloutKind::Success},   {"check", CalloutKind::Success},     {"done", CalloutKind::Success},
    {"question", CalloutKind::Question}, {"help", CalloutKind::Question},     {"faq", CalloutKind::Question},
    {"warning", CalloutKind::Warning},   {"attention", CalloutKind::Warning}, {"caution", CalloutKind::Caution},
    {"failure", CalloutKind::Failure},   {"fail", CalloutKind::Failure},      {"missing", CalloutKind::Failure},
    {"danger", CalloutKind::Danger},     {"error", CalloutKind::Danger},      {"bug", CalloutKind::Bug},
    {"example", CalloutKind::Example},   {"quote", CalloutKind::Quote},       {"cite", CalloutKind::Quote},
    {"注意", CalloutKind::Warning},      {"警告", CalloutKind::Warning},      {"提示", CalloutKind::Tip},
    {"重要", CalloutKind::Important},
}};

} // namespace

CalloutHead readCalloutHead(std::string_view line)
{
    if (!line.starts_with("[!"))
        return {};
    const std::size_t close = line.substr(0, kLongestKind * 2).find(']');
    if (close == std::string_view::npos)
        return {};
    std::string_view kind = line.substr(2, close - 2);
    kind = kind.substr(0, kind.find('|'));
    const auto belongs = [](char c) {
        return scan::isAlnum(c) || c == '-' || c == '_' || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
    };
    if (kind.empty() || kind.size() > kLongestKind || kind.front() == ' ' || kind.back() == ' ' ||
        !std::all_of(kind.begin(), kind.end(), belongs))
        return {};
    CalloutHead head;
    head.kind = kind;
    std::size_t at = close + 1;
    if (at < line.size() && (line[at] == '-' || line[at] == '+')) {
        head.fold = line[at] == '-' ? Fold::Closed : Fold::Open;
        ++at;
    }
    // "[!note](address)" is a link.
    if (at < line.size() && !scan::isSpace(line[at]) && static_cast<unsigned char>(line[at]) < 0x80)
        return {};
    while (at < line.size() && scan::isSpace(line[at]))
        ++at;
    head.titleBegin = at;
    return head;
}

CalloutKind calloutKind(std::string_view written)
{
    std::string lower(written);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto* const found =
        std::find_if(kAliases.begin(), kAliases.end(), [&](const Alias& alias) { return alias.written == lower; });
    return found == kAliases.end() ? CalloutKind::Note : found->kind;
}

const char* calloutName(CalloutKind kind)
{
    const auto* const found =
        std::find_if(kAliases.begin(), kAliases.end(), [&](const Alias& alias) { return alias.kind == kind; });
    return found->written.data();
}

std::size_t headingIdBegin(std::string_view text)
{
    if (!text.ends_with('}'))
        return std::string_view::npos;
    const std::size_t from = text.size() > kLongestId ? text.size() - kLongestId : 0;
    const std::size_t begin = text.substr(from).rfind("{#");
    if (begin == std::string_view::npos || (from + begin > 0 && text[from + begin - 1] == '\\'))
        return std::string_view::npos;
    const std::string_view inner = text.substr(from + begin + 2, text.size() - from - begin - 3);
    if (inner.empty() || inner.front() == ' ' || inner.find_first_of("{}\"'<>\r\n`") != std::string_view::npos)
        return std::string_view::npos;
    // Classes and the like may follow: "{#id .class key=value}". Words may not.
    for (std::size_t space = inner.find(' '); space != std::string_view::npos; space = inner.find(' ', space + 1)) {
        const std::string_view next = inner.substr(space + 1, inner.find(' ', space + 1) - space - 1);
        if (!next.empty() && next.front() != '.' && next.find('=') == std::string_view::npos)
            return std::string_view::npos;
    }
    return from + begin;
}

std::size_t blockIdBegin(std::string_view text)
{
    const std::string_view tail = text.substr(text.size() - std::min(text.size(), kLongestId));
    // A search for one byte that goes many at a time: nearly no paragraph has it.
    const auto* const found = static_cast<const char*>(memrchr(tail.data(), '^', tail.size()));
    if (found == nullptr || found == tail.data())
        return std::string_view::npos;
    const auto mark = static_cast<std::size_t>(found - tail.data());
    const std::string_view id = tail.substr(mark + 1);
    const auto isAlpha = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const auto isOfId = [&](char c) {
        return isAlpha(c) || (c >= '0' && c <= '9') || c == '-';
    };
    // Digits alone are rather a power: "2 ^10".
    constexpr std::size_t kMadeByProgram = 6;
    const bool named = std::any_of(id.begin(), id.end(), isAlpha) || id.size() >= kMadeByProgram;
    const bool apart = tail[mark - 1] == ' ' || tail[mark - 1] == '\n' || tail[mark - 1] == '\t';
    if (id.empty() || !named || !apart || !std::all_of(id.begin(), id.end(), isOfId))
        return std::string_view::npos;
    return text.size() - tail.size() + mark - 1;
}

} // namespace zhilan::markdown

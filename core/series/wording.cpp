#include "core/series/wording.h"

#include "core/series/cells.h"

#include <algorithm>
#include <array>

namespace zhilan::series
{
namespace
{

using quantity::Kind;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::size_t sequenceLength(unsigned char lead)
{
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
}

bool isHanNumeral(std::string_view sequence)
{
    static constexpr std::string_view kNumerals = "〇零一二两三四五六七八九十百千万亿兆数几億萬點点";
    return sequence.size() == 3 && kNumerals.find(sequence) != std::string_view::npos;
}

/// The text behind the last arrow of a transition, or before 基础上.
std::string_view decisivePart(std::string_view words, Kind kind)
{
    if (const std::size_t base = words.find("基础上"); base != std::string_view::npos)
        return words.substr(0, base);
    if (kind != Kind::Transition)
        return words;
    static constexpr std::array<std::string_view, 12> kArrows = {"→", "->", "=>", "⟶",  "➔",  "⇒",
                                                                 "➡", "到", "至", "了", "＞", "⟹"};
    std::size_t begin = 0;
    for (const std::string_view arrow : kArrows) {
        // 到 also stands in ranges; only the arrow or verb that is not one decides
        const std::size_t at = arrow == "到" || arrow == "至" ? words.find(arrow) : words.rfind(arrow);
        if (at != std::string_view::npos && begin == 0)
            begin = at + arrow.size();
    }
    return words.substr(begin);
}

bool isGeneric(std::string_view header)
{
    static constexpr std::array<std::string_view, 22> kWords = {
        "数值",  "数量",       "金额",          "值",        "占比",       "比例",   "value", "amount",
        "share", "count",      "total",         "estimate",  "%",          "number", "数据",  "规模",
        "net %", "% selected", "% respondents", "datapoint", "data point", "price"};
    std::string lower(header);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower.empty() || std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

/// "Anthropic" of "Anthropic收入的指数增长": Latin words that a Han heading begins with.
std::string_view leadingName(std::string_view heading)
{
    std::size_t end = 0;
    while (end < heading.size() && static_cast<unsigned char>(heading[end]) < 0x80 && heading[end] != ':' &&
           heading[end] != '(')
        ++end;
    const std::string_view name = trimmed(heading.substr(0, end));
    const bool han = end < heading.size() && static_cast<unsigned char>(heading[end]) >= 0xE3;
    if (!han || name.empty() || !isLetter(name.front()) || name.size() > 40)
        return {};
    if (name.ends_with("'s"))
        return {};
    return name;
}

} // namespace

std::string shortLabel(std::string_view words, const quantity::Quantity& q, std::string_view suffix)
{
    const std::string_view part = decisivePart(words, q.kind);
    std::string number;
    bool afterNumber = false;
    for (std::size_t at = 0; at < part.size();) {
        const char c = part[at];
        const std::size_t length = std::min(sequenceLength(static_cast<unsigned char>(c)), part.size() - at);
        const std::string_view sequence = part.substr(at, length);
        if (afterNumber && (c == 'x' || sequence == "×" || c == '^') && part.find("10^") != std::string_view::npos) {
            number += c == '^' ? "^" : "×"; // 5 x 10^17
            at += length;
            continue;
        }
        if (isDigit(c) || (afterNumber && (c == '.' || c == ',') && at + 1 < part.size() && isDigit(part[at + 1]))) {
            number += c;
            afterNumber = true;
        } else if (isHanNumeral(sequence)) {
            number += sequence;
            afterNumber = true;
        } else if (c == '%' || sequence == "％") {
            number += '%';
        } else if (sequence == "倍" || sequence == "×") {
            number += sequence;
        } else if (isLetter(c)) {
            std::size_t end = at;
            while (end < part.size() && (isLetter(part[end]) || (isDigit(part[end]) && end > at)))
                ++end; // H100e is one word
            const std::string_view word = part.substr(at, end - at);
            if (afterNumber && q.dimension == quantity::Dimension::Multiple && (word == "x" || word == "X"))
                number += 'x';
            else if (afterNumber) {
                for (const auto& [name, mark] :
                     std::initializer_list<std::pair<std::string_view, std::string_view>>{{"k", "k"},
                                                                                          {"K", "K"},
                                                                                          {"M", "M"},
                                                                                          {"m", "m"},
                                                                                          {"mn", "M"},
                                                                                          {"B", "B"},
                                                                                          {"b", "b"},
                                                                                          {"bn", "bn"},
                                                                                          {"T", "T"},
                                                                                          {"tn", "T"},
                                                                                          {"million", "M"},
                                                                                          {"billion", "B"},
                                                                                          {"trillion", "T"},
                                                                                          {"thousand", "k"}}) {
                    if (word == name && !(q.dimension == quantity::Dimension::Length && word == "m"))
                        number += mark;
                }
            }
            at = end;
            continue;
        } else if (c == '/') {
            break; // per something: the axis says it
        } else if (c == '-' || sequence == "–" || sequence == "—" || sequence == "−" || sequence == "至" ||
                   sequence == "到" || sequence == "～" || sequence == "〜" || c == '~') {
            if (afterNumber)
                number += number.ends_with("–") ? "" : "–";
            else if (c == '-' || sequence == "−" || sequence == "–")
                number = "−";
        }
        at += length;
    }
    while (number.ends_with("–"))
        number.resize(number.size() - std::string_view("–").size());
    number += suffix;
    std::string mark;
    if (q.kind == Kind::AtLeast)
        mark = "≥";
    else if (q.kind == Kind::AtMost)
        mark = "≤";
    else if (q.approximate && number.find("数") == std::string::npos && number.find("几") == std::string::npos)
        mark = "~";
    return mark + number;
}

std::string plainHeading(std::string_view heading)
{
    std::string_view text = trimmed(heading);
    std::size_t end = 0;
    while (end < text.size() && (isDigit(text[end]) || text[end] == '.' || text[end] == ')'))
        ++end;
    if (end > 0 && end < text.size() && (text[end - 1] == '.' || text[end - 1] == ')' || text[end] == ' ') &&
        end <= 8 && !(end == 4 && text[0] <= '2'))
        text = trimmed(text.substr(end));
    return withoutParentheses(text);
}

std::string columnTitle(std::string_view header, std::string_view heading)
{
    std::string name = namedUnit(header) ? withoutParentheses(header) : std::string(trimmed(header));
    const std::string above = plainHeading(heading);
    if (isGeneric(name))
        return above.empty() ? name : name.empty() ? above : above + " · " + name;
    const std::string_view subject = leadingName(above);
    if (!subject.empty() && name.find(subject) == std::string::npos)
        return std::string(subject) + " " + name;
    return name;
}

std::string rowTitle(std::string_view label, std::string_view heading)
{
    const std::string name = namedUnit(label) ? withoutParentheses(label) : std::string(trimmed(label));
    const std::string above = plainHeading(heading);
    if (above.empty() || above.find(name) != std::string::npos)
        return name.empty() ? above : name;
    return name.empty() ? above : name + " · " + above;
}

} // namespace zhilan::series

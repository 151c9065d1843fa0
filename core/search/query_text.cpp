#include "core/search/query.h"
#include "core/text/space.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>

namespace zhilan::search
{
namespace
{

/// In quotation marks that do not end within it.
std::string quotedIf(bool quoted, const std::string& text)
{
    if (!quoted)
        return text;
    const auto has = [&text](const char* mark) {
        return text.find(mark) != std::string::npos;
    };
    if (!has("\"") && !has("”") && !has("＂"))
        return '"' + text + '"';
    return has("」") ? "『" + text + "』" : "「" + text + "」";
}

/// Whether it is read as one value behind the name of a field.
bool isOneValue(std::string_view text)
{
    constexpr std::u32string_view kParting = U"|｜()（）\"“”＂「『";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text::nextCodePoint(text, at);
        if (text::isSpace(c) || kParting.find(c) != std::u32string_view::npos)
            return false;
    }
    return true;
}

std::string valueOf(const std::string& text)
{
    return quotedIf(!isOneValue(text), text);
}

/// The shortest that is read as the same number, without exponent.
std::string numberOf(double value)
{
    std::array<char, 400> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    return {digits.data(), written.ptr};
}

std::string dateOf(const QueryNode& node)
{
    const bool begins = node.from != std::chrono::sys_days::min();
    const bool ends = node.until != std::chrono::sys_days::max();
    return "date:" + (begins ? isoDate(node.from) : std::string()) + ".." +
           (ends ? isoDate(node.until - std::chrono::days(1)) : std::string());
}

std::string amountOf(const QueryNode& node)
{
    constexpr double kHuge = 1e300;
    const bool above = node.high > kHuge;
    const bool below = node.low < -kHuge;
    const bool nought = (above || node.high == 0) && (below || node.low == 0);
    const std::string unit = node.text.empty() && nought ? "万" : node.text; // as no bare figure is an amount
    if (above)
        return (node.lowOpen ? ">" : ">=") + numberOf(node.low) + unit;
    if (below)
        return (node.highOpen ? "<" : "<=") + numberOf(node.high) + unit;
    return numberOf(node.low) + ".." + numberOf(node.high) + unit;
}

enum class Values : std::uint8_t { InBaseUnit, AsTyped };

std::string listOf(const QueryNode& node, const char* between, Values values);

std::string textOf(const QueryNode& node, bool inside, Values values)
{
    if (values == Values::AsTyped && !node.typed.empty())
        return node.typed;
    switch (node.kind) {
    case QueryKind::All:
        return inside && node.children.size() != 1 ? "(" + listOf(node, " ", values) + ")" : listOf(node, " ", values);
    case QueryKind::Any:
        return inside ? "(" + listOf(node, " OR ", values) + ")" : listOf(node, " OR ", values);
    case QueryKind::Not:
        return "-" + textOf(node.children.front(), true, values);
    case QueryKind::Text:
        return (node.field ? std::string(fieldName(*node.field)) + ":" : std::string()) +
               quotedIf(node.quoted, node.text);
    case QueryKind::Path:
        return "path:" + valueOf(node.text);
    case QueryKind::Speaker:
        return "speaker:" + valueOf(node.text);
    case QueryKind::Language:
        return "lang:" + valueOf(node.text);
    case QueryKind::Date:
        return dateOf(node);
    case QueryKind::Has:
        return "has:" + node.text;
    case QueryKind::Amount:
        return amountOf(node);
    }
    return {};
}

std::string listOf(const QueryNode& node, const char* between, Values values)
{
    std::string text;
    for (const QueryNode& child : node.children)
        text += (text.empty() ? "" : between) + textOf(child, true, values);
    return text;
}

} // namespace

std::string toText(const Query& query)
{
    return textOf(query.root, false, Values::InBaseUnit);
}

std::string asTyped(const QueryNode& node)
{
    return textOf(node, false, Values::AsTyped);
}

std::string narrowed(std::string_view utf8, std::string_view term)
{
    const Query query = parseQuery(utf8);
    std::string text = query.notes.empty() ? std::string(utf8) : asTyped(query.root);
    if (query.root.kind == QueryKind::Any && query.root.typed.empty())
        text = "(" + text + ")";
    if (text.empty())
        return std::string(term);
    const std::string narrower = text + " " + std::string(term);
    const std::vector<QueryNote> notes = parseQuery(narrower).notes;
    const bool isPast = std::any_of(notes.begin(), notes.end(), [](const QueryNote& note) {
        return note.kind == QueryNote::Kind::TooManyTerms || note.kind == QueryNote::Kind::TooLong;
    });
    return isPast ? std::string(term) + " " + text : narrower; // where the end is not read, the beginning is
}

std::vector<std::string> wantedTexts(const Query& query)
{
    std::vector<std::string> texts;
    std::vector<const QueryNode*> open{&query.root};
    while (!open.empty()) {
        const QueryNode& node = *open.back();
        open.pop_back();
        if (node.kind == QueryKind::Not)
            continue;
        if (node.kind == QueryKind::Text && std::find(texts.begin(), texts.end(), node.text) == texts.end())
            texts.push_back(node.text);
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
            open.push_back(&*child);
    }
    return texts;
}

std::string describe(const std::vector<QueryNote>& notes)
{
    std::string text;
    for (const QueryNote& note : notes) {
        text += text.empty() ? "" : "; ";
        switch (note.kind) {
        case QueryNote::Kind::TooManyTerms:
            text += "only the first " + std::to_string(kMostTerms) + " terms were read";
            break;
        case QueryNote::Kind::TooLong:
            text += "only the beginning was read";
            break;
        case QueryNote::Kind::OpenParenthesis:
            text += "a parenthesis was not closed";
            break;
        case QueryNote::Kind::OpenQuotation:
            text += "a quotation mark was not closed";
            break;
        case QueryNote::Kind::SearchedLiterally:
            text += "“" + note.text + "” was searched literally";
            break;
        case QueryNote::Kind::NoUnit:
            text += "“" + note.text +
                    "” has no unit and was searched literally, write >100GW, >100美元 or >100亿; numbers from 10000 on "
                    "need none";
            break;
        case QueryNote::Kind::LeftOut:
            text += "“" + note.text + "” was left out";
            break;
        case QueryNote::Kind::UnknownDate:
            text += "“" + note.text +
                    "” is no date, write date:2025, date:2025-06, date:2025-06-30, date:2024..2025 "
                    "or date:>=2025";
            break;
        case QueryNote::Kind::UnknownContent:
            text += "“" + note.text + "” is nothing to ask for, write has:chart, has:video or has:quote";
            break;
        case QueryNote::Kind::ReadAsWithout:
            text += "“" + note.text + "” was read as “without”, quote it to search for it";
            break;
        }
    }
    return text;
}

} // namespace zhilan::search

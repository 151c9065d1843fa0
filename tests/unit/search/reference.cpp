#include "tests/unit/search/reference.h"

#include "core/search/amounts.h"
#include "core/text/match.h"

#include <algorithm>

namespace zhilan::test
{
namespace
{

using namespace search;

struct Text {
    Field field = Field::Body;
    std::string text;
};

std::vector<Text> textsOf(const DocumentRecord& document, const SectionRecord& section)
{
    std::vector<Text> texts{{Field::Title, document.title}};
    for (const std::string& heading : section.headingPath)
        texts.push_back({Field::Heading, heading});
    bool first = true;
    for (const Piece& piece : section.pieces) {
        if (piece.joined && !first)
            texts.back().text += " " + piece.text;
        else
            texts.push_back({piece.field, piece.text});
        first = false;
    }
    return texts;
}

bool finds(const DocumentRecord& document, const SectionRecord& section, const QueryNode& node)
{
    switch (node.kind) {
    case QueryKind::All:
        return std::all_of(node.children.begin(), node.children.end(),
                           [&](const QueryNode& child) { return finds(document, section, child); });
    case QueryKind::Any:
        return std::any_of(node.children.begin(), node.children.end(),
                           [&](const QueryNode& child) { return finds(document, section, child); });
    case QueryKind::Not:
        return !finds(document, section, node.children.front());
    case QueryKind::Text: {
        using Joints = text::Matcher::Joints;
        const text::Matcher matcher(node.text, node.quoted ? Joints::AsWritten : Joints::Optional);
        for (const Text& each : textsOf(document, section)) {
            const bool asked =
                !node.field || node.field == each.field || (node.field == Field::Heading && each.field == Field::Title);
            for (const text::Match& match : asked ? matcher.find(text::fold(each.text)) : std::vector<text::Match>{}) {
                if (match.fit != text::WordFit::Fragment)
                    return true;
            }
        }
        return false;
    }
    case QueryKind::Path:
        return text::Matcher(node.text).matches(text::fold(document.path));
    case QueryKind::Speaker:
        return std::any_of(section.pieces.begin(), section.pieces.end(), [&](const Piece& piece) {
            return text::Matcher(node.text).matches(text::fold(piece.speaker));
        });
    case QueryKind::Language:
        return document.language == node.text || document.language.starts_with(node.text + "-");
    case QueryKind::Date:
        return document.date && document.date->start < node.until && document.date->end > node.from;
    case QueryKind::Has:
        if (node.text == "quote")
            return std::any_of(section.pieces.begin(), section.pieces.end(),
                               [](const Piece& piece) { return piece.field == Field::Quote; });
        return node.text == "chart" ? section.hasChart : document.hasVideo;
    case QueryKind::Amount:
        for (const Text& each : textsOf(document, section)) {
            if (each.field == Field::Title || each.field == Field::Heading)
                continue;
            for (const ComparableAmount& amount : amountsIn(each.text)) {
                const auto low = static_cast<float>(amount.low);
                const auto high = static_cast<float>(amount.high);
                const auto from = static_cast<float>(node.low);
                const auto to = static_cast<float>(node.high);
                if (amount.unit == node.text && (node.lowOpen ? high > from : high >= from) &&
                    (node.highOpen ? low < to : low <= to))
                    return true;
            }
        }
        return false;
    }
    return false;
}

} // namespace

std::vector<Place> bruteForce(const std::vector<DocumentRecord>& documents, const Query& query)
{
    std::vector<Place> found;
    if (query.root.kind == QueryKind::All && query.root.children.empty())
        return found;
    for (const DocumentRecord& document : documents) {
        for (const SectionRecord& section : document.sections) {
            if (finds(document, section, query.root))
                found.emplace_back(document.path, section.line);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace zhilan::test

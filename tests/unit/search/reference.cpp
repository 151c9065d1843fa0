#include "tests/unit/search/reference.h"

#include "core/search/comparable_amounts.h"
#include "core/search/query_values.h"
#include "core/text/match.h"

#include <algorithm>

namespace zhilan::test
{
using namespace search;

BruteForce::BruteForce(const std::vector<DocumentRecord>& documents)
{
    for (const DocumentRecord& document : documents) {
        for (const SectionRecord& section : document.sections) {
            Section each{&document, &section, {}};
            each.texts.push_back({Field::Title, document.title, text::fold(document.title), {}});
            for (const std::string& heading : section.headingPath)
                each.texts.push_back({Field::Heading, heading, text::fold(heading), {}});
            for (std::size_t i = 0; i < section.pieces.size(); ++i) {
                const bool goesOn = i > 0 && section.pieces[i].joined;
                if (goesOn)
                    each.texts.back().text += " " + section.pieces[i].text;
                else
                    each.texts.push_back(
                        {section.pieces[i].field, section.pieces[i].text, {}, section.pieces[i].columnHead});
                each.texts.back().folded = text::fold(each.texts.back().text);
            }
            m_sections.push_back(std::move(each));
        }
    }
}

bool BruteForce::finds(const Section& each, const QueryNode& node)
{
    const DocumentRecord& document = *each.document;
    const SectionRecord& section = *each.section;
    const auto child = [&](const QueryNode& one) {
        return finds(each, one);
    };
    switch (node.kind) {
    case QueryKind::All:
        return std::all_of(node.children.begin(), node.children.end(), child);
    case QueryKind::Any:
        return std::any_of(node.children.begin(), node.children.end(), child);
    case QueryKind::Not:
        return !child(node.children.front());
    case QueryKind::Text: {
        using Joints = text::Matcher::Joints;
        const text::Matcher matcher(node.text, node.quoted ? Joints::AsWritten : Joints::Optional);
        return std::any_of(each.texts.begin(), each.texts.end(), [&](const Text& text) {
            const bool asked =
                !node.field || node.field == text.field || (node.field == Field::Heading && text.field == Field::Title);
            if (!asked || !matcher.matches(text.folded))
                return false;
            const std::vector<text::Match> found = matcher.find(text.folded);
            return std::any_of(found.begin(), found.end(),
                               [](const text::Match& match) { return match.fit != text::WordFit::Fragment; });
        });
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
        for (std::size_t i = 0; i < each.texts.size(); ++i) {
            const Text& text = each.texts[i];
            const bool isSubtitle = !section.pieces.empty() && section.pieces.front().field == Field::Subtitle;
            const bool isOwn = i == section.headingPath.size() || (i == 0 && &section == &document.sections.front());
            if (i <= section.headingPath.size() && (!isOwn || isSubtitle))
                continue; // only the last heading, and the title where it begins
            if (!text.head.empty() && text.text == text.head)
                continue;
            const auto unit = quantity::namedUnit(text.head);
            for (const ComparableAmount& amount : amountsIn(text.text, unit ? &*unit : nullptr)) {
                if (amount.unit == node.text &&
                    meets(node, static_cast<float>(amount.low), static_cast<float>(amount.high)))
                    return true;
            }
        }
        return false;
    }
    return false;
}

std::vector<Place> BruteForce::find(const Query& query) const
{
    std::vector<Place> found;
    if (query.root.kind == QueryKind::All && query.root.children.empty())
        return found;
    for (const Section& section : m_sections) {
        if (finds(section, query.root))
            found.emplace_back(section.document->path, section.section->line);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace zhilan::test

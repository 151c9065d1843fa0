#include "core/document/turns.h"

#include "core/base/string_map.h"
#include "core/document/inline_text.h"
#include "core/document/speaker.h"

#include <algorithm>
#include <string>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// A paragraph that begins with a name in bold and a colon.
struct Turn {
    NodeId paragraph = markdown::kNoNode;
    SectionId section = kNoSection;
    std::string name;
    bool person = false; ///< by the name alone; else one word that may be one
};

std::optional<Turn> turnOf(const Work& work, NodeId paragraph)
{
    const markdown::Tree& tree = work.tree;
    const NodeId strong = tree.firstChild(paragraph);
    if (strong == markdown::kNoNode || tree[strong].kind != NodeKind::Strong)
        return std::nullopt;
    constexpr std::size_t kEnough = 200; // bytes, more than a name with role and time
    const std::string bold = seenText(tree, strong, kEnough);
    const std::string head = seenText(tree, paragraph, kEnough);
    const auto prefix = speakerPrefix(head, bold.size());
    // Between the name and the colon there is at most a role or a time in brackets.
    if (!prefix || prefix->joined || !bold.starts_with(prefix->name) || prefix->end + 1 < bold.size())
        return std::nullopt;
    Turn turn{paragraph, work.sectionAt(tree[paragraph].span.begin), prefix->name, false};
    turn.person = isRole(turn.name) || looksLikePerson(turn.name) ||
                  std::find(work.found.names.begin(), work.found.names.end(), turn.name) != work.found.names.end();
    if (!turn.person && !isCapitalisedWord(turn.name))
        return std::nullopt;
    return turn;
}

/// Whether the turns [first, last) of a section are a conversation.
bool isConversation(const markdown::Tree& tree, std::vector<Turn>::const_iterator first,
                    std::vector<Turn>::const_iterator last)
{
    StringMap<std::size_t> turns;
    bool role = false;
    bool named = false; // somebody by name
    std::size_t people = 0;
    std::size_t together = 1; // turns right below one another
    std::size_t longest = 1;
    for (auto turn = first; turn != last; ++turn) {
        ++turns[turn->name];
        (isRole(turn->name) ? role : named) = true;
        people += turn->person ? 1 : 0;
        together = turn != first && tree.next(std::prev(turn)->paragraph) == turn->paragraph ? together + 1 : 1;
        longest = std::max(longest, together);
    }
    const auto count = static_cast<std::size_t>(last - first);
    const bool again = std::any_of(turns.begin(), turns.end(), [](const auto& each) { return each.second > 1; });
    if (turns.size() < 2)
        return false;
    if (people == count && named)
        return again || role;
    // Words that may be names as well as labels ("Syntax"), and roles, which tell who takes part as well ("Host"): each
    // comes again, and they follow one another.
    constexpr std::size_t kLeast = 4;
    return longest >= kLeast &&
           std::all_of(turns.begin(), turns.end(), [](const auto& each) { return each.second > 1; });
}

} // namespace

std::vector<NodeId> paragraphsInTurn(Work& work)
{
    std::vector<Turn> turns;
    for (NodeId id = 0; id < work.tree.size() && !work.stopped(); ++id) {
        const NodeKind kind = work.tree[id].kind;
        if (kind == NodeKind::Quote || kind == NodeKind::Callout || kind == NodeKind::List || kind == NodeKind::Table ||
            (kind == NodeKind::Paragraph && work.isInfo(id)))
            id = work.tree[id].end - 1;
        else if (kind == NodeKind::Paragraph)
            if (auto turn = turnOf(work, id))
                turns.push_back(std::move(*turn));
    }
    std::vector<NodeId> paragraphs;
    for (auto first = turns.begin(); first != turns.end();) {
        const auto last =
            std::find_if(first, turns.end(), [first](const Turn& turn) { return turn.section != first->section; });
        if (isConversation(work.tree, first, last))
            std::transform(first, last, std::back_inserter(paragraphs), [](const Turn& t) { return t.paragraph; });
        first = last;
    }
    return paragraphs;
}

} // namespace zhilan::document

#include "core/document/turns.h"

#include "core/base/string_map.h"
#include "core/document/inline_text.h"
#include "core/document/speaker.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

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

/// A paragraph that begins with the name of a person, or a role, and a colon, none of it in bold. A name in Latin
/// letters is one only where the document names him: two capitalised words may be anything ("Expected Result:").
std::optional<Turn> plainTurnOf(const Work& work, NodeId paragraph)
{
    constexpr std::size_t kLongestName = 40; // bytes, with what is said of him in brackets
    const markdown::Tree& tree = work.tree;
    const NodeId first = tree.firstChild(paragraph);
    if (first == markdown::kNoNode || tree[first].kind != NodeKind::Text)
        return std::nullopt;
    const std::string_view begin = tree.text(first).substr(0, kLongestName);
    if (begin.find("：") == std::string_view::npos && begin.find(':') == std::string_view::npos)
        return std::nullopt;
    constexpr std::size_t kEnough = 200;
    const auto prefix = speakerPrefix(seenText(tree, paragraph, kEnough), 0);
    if (!prefix || prefix->joined || prefix->time)
        return std::nullopt;
    const std::string& name = prefix->name;
    const bool latin = std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) == 0; });
    const bool known = std::find(work.found.names.begin(), work.found.names.end(), name) != work.found.names.end();
    if (!isRole(name) && !known && (latin || !looksLikePerson(name)))
        return std::nullopt;
    return Turn{paragraph, work.sectionAt(tree[paragraph].span.begin), name, true};
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

/// Of the sections that are conversations.
std::vector<Turn> inConversations(const markdown::Tree& tree, const std::vector<Turn>& turns)
{
    std::vector<Turn> kept;
    for (auto first = turns.begin(); first != turns.end();) {
        const auto last =
            std::find_if(first, turns.end(), [first](const Turn& turn) { return turn.section != first->section; });
        if (isConversation(tree, first, last))
            kept.insert(kept.end(), first, last);
        first = last;
    }
    return kept;
}

/// Without bold names nothing but the whole tells a conversation from a list of what people do: in a document each of
/// them speaks again, they take turns, and little else stands between.
std::vector<Turn> plainConversations(const Work& work, std::vector<Turn> turns)
{
    constexpr std::size_t kLeast = 6;
    const markdown::Tree& tree = work.tree;
    StringMap<std::size_t> byName;
    for (const Turn& turn : turns)
        ++byName[turn.name];
    std::erase_if(turns, [&byName](const Turn& turn) { return byName[turn.name] == 1; });
    turns = turns.size() < kLeast ? std::vector<Turn>() : inConversations(tree, turns);
    if (turns.size() < kLeast)
        return {};
    std::map<SectionId, std::pair<std::size_t, std::size_t>> sections; // turns, blocks
    std::size_t neighbours = 0;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        ++sections[turns[i].section].first;
        if (i > 0 && turns[i - 1].section == turns[i].section) {
            ++neighbours;
            taken += turns[i - 1].name != turns[i].name ? 1 : 0;
        }
    }
    for (const NodeId block : tree.children(0)) {
        const auto section = tree[block].kind != NodeKind::Heading
                                 ? sections.find(work.sectionAt(tree[block].span.begin))
                                 : sections.end();
        if (section != sections.end())
            ++section->second.second;
    }
    std::erase_if(turns, [&sections](const Turn& turn) {
        const auto& [said, blocks] = sections[turn.section];
        return 2 * said <= blocks;
    });
    return turns.size() >= kLeast && 4 * taken >= 3 * neighbours ? turns : std::vector<Turn>();
}

} // namespace

std::vector<NodeId> paragraphsInTurn(Work& work)
{
    std::vector<Turn> turns;
    std::vector<Turn> plain;
    for (NodeId id = 0; id < work.tree.size() && !work.stopped(); ++id) {
        const NodeKind kind = work.tree[id].kind;
        if (kind == NodeKind::Quote || kind == NodeKind::Callout || kind == NodeKind::List || kind == NodeKind::Table ||
            (kind == NodeKind::Paragraph && work.isInfo(id)))
            id = work.tree[id].end - 1;
        else if (kind == NodeKind::Paragraph) {
            if (auto turn = turnOf(work, id))
                turns.push_back(std::move(*turn));
            else if (auto said = work.tree[id].parent == 0 ? plainTurnOf(work, id) : std::nullopt)
                plain.push_back(std::move(*said));
        }
    }
    turns = inConversations(work.tree, turns);
    if (turns.empty())
        turns = plainConversations(work, std::move(plain));
    std::vector<NodeId> paragraphs(turns.size());
    std::transform(turns.begin(), turns.end(), paragraphs.begin(), [](const Turn& turn) { return turn.paragraph; });
    return paragraphs;
}

} // namespace zhilan::document

#include "core/search/base_forms.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhilan::search
{
namespace
{

using Pair = std::pair<std::string_view, std::string_view>;

/// Irregular forms of four letters or more; what kRules make of the others is right.
constexpr auto kIrregular = std::to_array<Pair>({
    {"arisen", "arise"},
    {"arose", "arise"},
    {"awoke", "awake"},
    {"became", "become"},
    {"been", "be"},
    {"began", "begin"},
    {"begun", "begin"},
    {"bent", "bend"},
    {"better", "good"},
    {"bitten", "bite"},
    {"blew", "blow"},
    {"blown", "blow"},
    {"bore", "bear"},
    {"born", "bear"},
    {"borne", "bear"},
    {"bought", "buy"},
    {"bound", "bind"},
    {"bred", "breed"},
    {"broke", "break"},
    {"broken", "break"},
    {"brought", "bring"},
    {"built", "build"},
    {"burnt", "burn"},
    {"came", "come"},
    {"caught", "catch"},
    {"children", "child"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"crept", "creep"},
    {"dealt", "deal"},
    {"does", "do"},
    {"done", "do"},
    {"dove", "dive"},
    {"drank", "drink"},
    {"drawn", "draw"},
    {"dreamt", "dream"},
    {"drew", "draw"},
    {"driven", "drive"},
    {"drove", "drive"},
    {"drunk", "drink"},
    {"eaten", "eat"},
    {"fallen", "fall"},
    {"feet", "foot"},
    {"fell", "fall"},
    {"felt", "feel"},
    {"fled", "flee"},
    {"flew", "fly"},
    {"flown", "fly"},
    {"forgot", "forget"},
    {"forgotten", "forget"},
    {"fought", "fight"},
    {"found", "find"},
    {"froze", "freeze"},
    {"frozen", "freeze"},
    {"gave", "give"},
    {"given", "give"},
    {"gone", "go"},
    {"goes", "go"},
    {"grew", "grow"},
    {"grown", "grow"},
    {"heard", "hear"},
    {"held", "hold"},
    {"hidden", "hide"},
    {"hung", "hang"},
    {"kept", "keep"},
    {"knew", "know"},
    {"known", "know"},
    {"laid", "lay"},
    {"learnt", "learn"},
    {"leapt", "leap"},
    {"left", "leave"},
    {"lent", "lend"},
    {"lost", "lose"},
    {"made", "make"},
    {"meant", "mean"},
    {"mice", "mouse"},
    {"mistook", "mistake"},
    {"overcame", "overcome"},
    {"paid", "pay"},
    {"people", "person"},
    {"proven", "prove"},
    {"rang", "ring"},
    {"ridden", "ride"},
    {"risen", "rise"},
    {"rode", "ride"},
    {"rose", "rise"},
    {"said", "say"},
    {"sang", "sing"},
    {"sank", "sink"},
    {"seen", "see"},
    {"sent", "send"},
    {"shaken", "shake"},
    {"shook", "shake"},
    {"shot", "shoot"},
    {"shown", "show"},
    {"slept", "sleep"},
    {"slid", "slide"},
    {"sold", "sell"},
    {"sought", "seek"},
    {"spent", "spend"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"sprang", "spring"},
    {"spun", "spin"},
    {"stole", "steal"},
    {"stolen", "steal"},
    {"stood", "stand"},
    {"struck", "strike"},
    {"stuck", "stick"},
    {"sung", "sing"},
    {"sunk", "sink"},
    {"swam", "swim"},
    {"swept", "sweep"},
    {"sworn", "swear"},
    {"swung", "swing"},
    {"taken", "take"},
    {"taught", "teach"},
    {"teeth", "tooth"},
    {"thought", "think"},
    {"threw", "throw"},
    {"thrown", "throw"},
    {"told", "tell"},
    {"took", "take"},
    {"tore", "tear"},
    {"torn", "tear"},
    {"understood", "understand"},
    {"undertook", "undertake"},
    {"went", "go"},
    {"were", "be"},
    {"withdrew", "withdraw"},
    {"woke", "wake"},
    {"woken", "wake"},
    {"women", "woman"},
    {"wore", "wear"},
    {"worn", "wear"},
    {"worse", "bad"},
    {"worst", "bad"},
    {"wound", "wind"},
    {"written", "write"},
    {"wrote", "write"},
});

/// What a word may end with, and what it then ends with instead.
constexpr auto kRules = std::to_array<Pair>({
    {"ies", "y"},  {"ves", "f"},   {"ves", "fe"}, {"es", ""},   {"s", ""},    {"ied", "y"}, {"ed", ""},
    {"ed", "e"},   {"ying", "ie"}, {"ing", ""},   {"ing", "e"}, {"ier", "y"}, {"er", ""},   {"er", "e"},
    {"iest", "y"}, {"est", ""},    {"est", "e"},  {"ily", "y"}, {"ly", ""},   {"ly", "le"},
});

constexpr std::size_t kShortest = 3; // letters

} // namespace

std::vector<std::string> baseForms(std::string_view word)
{
    std::vector<std::string> forms;
    const auto irregular =
        std::find_if(kIrregular.begin(), kIrregular.end(), [word](const Pair& pair) { return pair.first == word; });
    if (irregular != kIrregular.end())
        forms.emplace_back(irregular->second);
    for (const auto& [ending, other] : kRules) {
        if (!word.ends_with(ending))
            continue;
        const std::string_view stem = word.substr(0, word.size() - ending.size());
        std::string form = std::string(stem) + std::string(other);
        if (form.size() >= kShortest)
            forms.push_back(std::move(form));
        const bool doubled = stem.size() > kShortest && stem.back() == stem[stem.size() - 2];
        if (doubled && other.empty()) // stopped, running
            forms.emplace_back(stem.substr(0, stem.size() - 1));
    }
    return forms;
}

} // namespace zhilan::search

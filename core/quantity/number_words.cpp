#include "core/quantity/number_words.h"

#include "core/quantity/lexicon.h"

namespace zhilan::quantity
{
namespace
{

enum class WordKind : std::uint8_t { Small, Hundred, Big, And, Half };
struct NumberWord {
    WordKind kind;
    double value;
};

const Lexicon<NumberWord>& numberWords()
{
    static const Lexicon<NumberWord> words{
        {U"zero", {WordKind::Small, 0}},        {U"one", {WordKind::Small, 1}},
        {U"two", {WordKind::Small, 2}},         {U"three", {WordKind::Small, 3}},
        {U"four", {WordKind::Small, 4}},        {U"five", {WordKind::Small, 5}},
        {U"six", {WordKind::Small, 6}},         {U"seven", {WordKind::Small, 7}},
        {U"eight", {WordKind::Small, 8}},       {U"nine", {WordKind::Small, 9}},
        {U"ten", {WordKind::Small, 10}},        {U"eleven", {WordKind::Small, 11}},
        {U"twelve", {WordKind::Small, 12}},     {U"thirteen", {WordKind::Small, 13}},
        {U"fourteen", {WordKind::Small, 14}},   {U"fifteen", {WordKind::Small, 15}},
        {U"sixteen", {WordKind::Small, 16}},    {U"seventeen", {WordKind::Small, 17}},
        {U"eighteen", {WordKind::Small, 18}},   {U"nineteen", {WordKind::Small, 19}},
        {U"twenty", {WordKind::Small, 20}},     {U"thirty", {WordKind::Small, 30}},
        {U"forty", {WordKind::Small, 40}},      {U"fifty", {WordKind::Small, 50}},
        {U"sixty", {WordKind::Small, 60}},      {U"seventy", {WordKind::Small, 70}},
        {U"eighty", {WordKind::Small, 80}},     {U"ninety", {WordKind::Small, 90}},
        {U"hundred", {WordKind::Hundred, 100}}, {U"thousand", {WordKind::Big, 1e3}},
        {U"million", {WordKind::Big, 1e6}},     {U"billion", {WordKind::Big, 1e9}},
        {U"trillion", {WordKind::Big, 1e12}},   {U"lakh", {WordKind::Big, 1e5}},
        {U"crore", {WordKind::Big, 1e7}},       {U"and", {WordKind::And, 0}},
        {U"half a", {WordKind::Half, 0.5}},     {U"half", {WordKind::Half, 0.5}},
    };
    return words;
}

} // namespace

std::optional<Numeral> readNumberWords(const Chars& text, std::size_t begin)
{
    double total = 0;
    double section = 0;
    double last = 0;
    int words = 0;
    std::size_t at = begin;
    Numeral out;
    out.begin = begin;
    out.end = begin;
    while (words < 24) {
        const auto match = numberWords().at(text, at);
        if (!match)
            break;
        const NumberWord word = *match.value;
        if (word.kind == WordKind::And) {
            if (words == 0 || last < 100)
                break;
            at = text.skipBlanks(match.end);
            const auto next = numberWords().at(text, at);
            if (!next || next.value->kind != WordKind::Small)
                break;
            continue;
        }
        if (word.kind == WordKind::Small) {
            const bool joins =
                words == 0 || last >= 100 || (last >= 20 && last < 100 && word.value < 10 && word.value > 0);
            if (!joins)
                break;
            section += word.value;
        } else if (word.kind == WordKind::Half) {
            if (words > 0)
                break;
            section = word.value;
        } else if (word.kind == WordKind::Hundred) {
            section = (section == 0 ? 1 : section) * 100;
        } else {
            total += (section == 0 && total == 0 ? 1 : section) * word.value;
            section = 0;
        }
        last = word.value;
        ++words;
        out.end = match.end;
        at = text[match.end] == U'-' ? match.end + 1 : text.skipBlanks(match.end);
    }
    if (words == 0)
        return std::nullopt;
    out.raw = total + section;
    out.lone = words == 1;
    out.han = true;
    return out;
}

} // namespace zhilan::quantity

#include "core/search/part_terms.h"

#include "core/search/term_hits.h"
#include "core/search/tokens.h"
#include "core/text/utf.h"

#include <string>

namespace zhilan::search
{
namespace
{

constexpr std::uint32_t kStopInterval = 64;

/// The part lies in the word from `at` on, in bytes. As text::WordFit, of which a fragment is Inside here.
unsigned fitOf(const PlanPart& part, const DictionaryWord& word, std::size_t at)
{
    if (!word.begins() || at > 0)
        return kInsideFit;
    return word.word.size() == part.text.size() && !word.goesOn ? kWholeFit : kPrefixFit;
}

/// One character that words begin with has a list of its own, since there are very many: of the words it is one itself.
std::vector<PartTerm> termsOfGram(const SegmentFile& file, const PlanPart& part)
{
    std::vector<PartTerm> terms;
    const auto all = file.find(TermKind::Gram, part.text);
    if (!all)
        return terms;
    std::size_t end = 0;
    const bool begins = kindOf(text::nextCodePoint(part.text, end)) == CharacterKind::Word && end == part.text.size();
    terms.push_back({TermKind::Gram, *all, 0, begins ? 1U : 0U});
    if (const auto whole = begins ? file.find(TermKind::Word, part.text) : std::nullopt)
        terms.push_back({TermKind::Word, *whole, 0, 0});
    return terms;
}

} // namespace

std::vector<PartTerm> termsOf(const SegmentFile& file, const PlanPart& part, const std::stop_token& stop)
{
    if (part.kind == PlanPart::Kind::Gram)
        return termsOfGram(file, part);
    std::vector<PartTerm> terms;
    const Dictionary& words = file.dictionary(TermKind::Word);
    std::uint32_t steps = 0;
    const auto take = [&](const DictionaryEntry& entry) {
        if (++steps % kStopInterval == 0 && stop.stop_requested())
            throw StopRequested{};
        const DictionaryWord word = dictionaryWordFrom(entry.term);
        const bool mayEnd = word.goesOn ? part.mayGoOn : !part.mustGoOn;
        if (!part.openEnd && !(mayEnd && word.word.ends_with(part.text)))
            return true;
        std::size_t at = 0;
        if (part.openBegin)
            at = part.openEnd ? word.word.find(part.text) : word.word.size() - part.text.size();
        if (part.insideGoesOn && (!word.begins() || at > 0) && !word.goesOn)
            return true;
        const auto before = static_cast<std::uint32_t>(text::codePointCount(word.word.substr(0, at)));
        terms.push_back({TermKind::Word, entry, before, fitOf(part, word, at)});
        return true;
    };
    const bool mayBegin = !part.glued;
    const bool mayBeGlued = part.glued || part.mayBeGlued;
    if (part.openBegin) {
        words.containing(part.text, take);
    } else if (part.openEnd) {
        if (mayBegin)
            words.withPrefix(part.text, take);
        if (mayBeGlued)
            words.withPrefix(dictionaryTermOf({part.text, true}), take);
        if (part.mayBeFraction)
            words.withPrefix(dictionaryTermOf({part.text, false, false, true}), take);
    } else {
        for (DictionaryWord word : {DictionaryWord{part.text}, {part.text, true}, {part.text, false, false, true}}) {
            const bool asked = word.begins() ? mayBegin : word.glued ? mayBeGlued : part.mayBeFraction;
            for (const bool goesOn : {false, true}) {
                word.goesOn = goesOn;
                if (!asked || (goesOn ? !part.mayGoOn : part.mustGoOn))
                    continue;
                if (const auto entry = words.find(dictionaryTermOf(word)))
                    take(*entry);
            }
        }
    }
    return terms;
}

} // namespace zhilan::search

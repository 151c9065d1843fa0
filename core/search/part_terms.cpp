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

} // namespace

std::vector<PartTerm> termsOf(const SegmentFile& file, const PlanPart& part, const std::stop_token& stop)
{
    std::vector<PartTerm> terms;
    if (part.kind == PlanPart::Kind::Gram) {
        if (const auto entry = file.find(TermKind::Gram, part.text))
            terms.push_back({TermKind::Gram, *entry, 0, 0});
        return terms;
    }
    const Dictionary& words = file.dictionary(TermKind::Word);
    std::uint32_t steps = 0;
    const auto take = [&](const DictionaryEntry& entry) {
        if (++steps % kStopInterval == 0 && stop.stop_requested())
            throw StopRequested{};
        std::string_view word = entry.term;
        const bool glued = word.front() == kGluedMark;
        word.remove_prefix(glued ? 1 : 0);
        if (!part.openEnd && !word.ends_with(part.text))
            return true;
        std::size_t at = 0;
        if (part.openBegin)
            at = part.openEnd ? word.find(part.text) : word.size() - part.text.size();
        terms.push_back({TermKind::Word, entry, static_cast<std::uint32_t>(text::codePointCount(word.substr(0, at))),
                         glued || at > 0                   ? 2U
                         : word.size() == part.text.size() ? 0U
                                                           : 1U});
        return true;
    };
    const std::string glued = kGluedMark + part.text;
    // What begins a short term begins a word; what begins another piece may be glued to the one before.
    const bool mayBegin = !part.glued;
    const bool mayBeGlued = part.glued || (part.piece > 0 && part.offset == 0);
    if (part.openBegin) {
        words.containing(part.text, take);
    } else if (part.openEnd) {
        if (mayBegin)
            words.withPrefix(part.text, take);
        if (mayBeGlued)
            words.withPrefix(glued, take);
    } else {
        for (const std::string& word : {part.text, glued}) {
            const bool asked = word == part.text ? mayBegin : mayBeGlued;
            if (const auto entry = asked ? words.find(word) : std::nullopt)
                take(*entry);
        }
    }
    return terms;
}

} // namespace zhilan::search

#include "core/search/term_part.h"

#include "core/text/utf.h"

#include <algorithm>
#include <utility>

namespace zhilan::search
{

void dropCovered(std::vector<Part>& parts)
{
    std::vector<bool> covered;
    std::vector<Part> kept;
    for (Part& part : parts) {
        const auto begin = static_cast<std::ptrdiff_t>(part.plan->offset);
        const auto end = begin + static_cast<std::ptrdiff_t>(text::codePointCount(part.plan->text));
        covered.resize(std::max(covered.size(), static_cast<std::size_t>(end)));
        const bool needed = part.plan->kind == PlanPart::Kind::Word || part.plan->tellsSpace() ||
                            std::find(covered.begin() + begin, covered.begin() + end, false) != covered.begin() + end;
        if (!needed)
            continue;
        // One without places leaves it to others to tell where its characters are.
        if (part.plan->hasPlaces)
            std::fill(covered.begin() + begin, covered.begin() + end, true);
        kept.push_back(std::move(part));
    }
    parts = std::move(kept);
}

} // namespace zhilan::search

#include "core/search/head_units.h"

#include <algorithm>
#include <string>

namespace zhilan::search
{

const quantity::NamedUnit* HeadUnits::of(std::string_view head)
{
    if (head.empty())
        return nullptr;
    auto known = m_units.find(head);
    if (known == m_units.end()) {
        if (m_units.size() >= kMost)
            return nullptr;
        known = m_units.emplace(std::string(head), quantity::namedUnit(head)).first;
    }
    return known->second ? &*known->second : nullptr;
}

std::vector<ComparableAmount> HeadUnits::amountsIn(const UnitText& unit)
{
    if (unit.piece == nullptr || unit.piece->columnHead.empty())
        return search::amountsIn(unit.text);
    if (!mayHaveAmount(unit.text) || unit.text == unit.piece->columnHead)
        return {};
    std::vector<ComparableAmount> amounts = search::amountsIn(unit.text, of(unit.piece->columnHead));
    const auto mayName = [&unit](const ComparableAmount& amount) {
        return amount.bare && search::mayName(unit.text.substr(amount.begin, amount.end - amount.begin));
    };
    if (std::any_of(amounts.begin(), amounts.end(), mayName) && isLabelOfNames(unit.piece->columnHead))
        std::erase_if(amounts, mayName);
    return amounts;
}

} // namespace zhilan::search

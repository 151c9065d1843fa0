#pragma once

#include "core/search/bytes.h"
#include "core/search/record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhilan::search
{

/// An amount of a unit in a section, as exact as it was read.
struct ListedAmount {
    std::uint32_t section = 0;
    Field field = Field::Body;
    double low = 0;
    double high = 0;
    bool bare = false;        ///< LargeNumber::Bare
    std::uint8_t written = 0; ///< as ComparableAmount::written

    friend bool operator==(const ListedAmount&, const ListedAmount&) = default;
};

/// Appends an amount to the list of its unit, in which they come by section; `before`: the section of the one before.
void putAmount(std::string& list, std::uint32_t before, const ListedAmount& amount);

/// Reads such a list. What is damaged ends it.
class AmountListReader
{
public:
    explicit AmountListReader(std::string_view list) : m_reader(list) {}

    [[nodiscard]] std::optional<ListedAmount> next();

private:
    double number(bool isShort);

    ByteReader m_reader;
    std::uint32_t m_section = 0;
};

} // namespace zhilan::search

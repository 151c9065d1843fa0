#include "core/search/amount_list.h"

namespace zhilan::search
{
namespace
{

// Beside the field: most amounts are one number, and most numbers are whole or round.
constexpr std::uint8_t kRange = 8;
constexpr std::uint8_t kShortLow = 16;
constexpr std::uint8_t kShortHigh = 32;
constexpr std::uint8_t kBare = 64;
constexpr std::uint8_t kConverted = 128; ///< followed by ListedAmount::written

bool isShort(double number)
{
    return static_cast<double>(static_cast<float>(number)) == number;
}

void putNumber(std::string& out, double number)
{
    if (isShort(number))
        putFixed(out, static_cast<float>(number));
    else
        putFixed(out, number);
}

} // namespace

void putAmount(std::string& list, std::uint32_t before, const ListedAmount& amount)
{
    const bool range = amount.low != amount.high;
    putVarint(list, amount.section - before);
    putFixed(list, static_cast<std::uint8_t>(static_cast<unsigned>(amount.field) | (range ? kRange : 0U) |
                                             (isShort(amount.low) ? kShortLow : 0U) |
                                             (range && isShort(amount.high) ? kShortHigh : 0U) |
                                             (amount.bare ? kBare : 0U) | (amount.written != 0 ? kConverted : 0U)));
    if (amount.written != 0)
        putFixed(list, amount.written);
    putNumber(list, amount.low);
    if (range)
        putNumber(list, amount.high);
}

std::optional<ListedAmount> AmountListReader::next()
{
    if (m_reader.atEnd() || m_reader.failed())
        return std::nullopt;
    m_section += m_reader.varint32();
    const auto form = m_reader.fixed<std::uint8_t>();
    const std::uint8_t written = (form & kConverted) != 0 ? m_reader.fixed<std::uint8_t>() : 0;
    ListedAmount amount{m_section, static_cast<Field>(form & 7U), number((form & kShortLow) != 0),
                        0,         (form & kBare) != 0,           written};
    amount.high = (form & kRange) != 0 ? number((form & kShortHigh) != 0) : amount.low;
    return m_reader.failed() ? std::nullopt : std::optional(amount);
}

double AmountListReader::number(bool isShort)
{
    return isShort ? static_cast<double>(m_reader.fixed<float>()) : m_reader.fixed<double>();
}

} // namespace zhilan::search

#include "core/search/term_numbers.h"

#include "core/base/string_map.h"
#include "core/text/utf.h"

#include <algorithm>
#include <bit>

namespace zhilan::search
{
namespace
{

constexpr unsigned kFirstBits = 10; ///< of the number of slots; half of them at most are taken

} // namespace

std::string gramText(Gram gram)
{
    std::string text;
    text::appendUtf8(text, firstOf(gram));
    if (const auto second = secondOf(gram))
        text::appendUtf8(text, *second);
    return text;
}

Gram gramFrom(std::string_view text)
{
    std::size_t at = 0;
    const char32_t first = text::nextCodePoint(text, at);
    return at < text.size() ? gramOf(first, text::nextCodePoint(text, at)) : gramOf(first);
}

template <typename Key>
NumberSlots<Key>::NumberSlots(std::size_t expected)
    : m_factor(StringHash{}("grams") | 1U), m_slots(std::bit_ceil(std::max(expected * 2, std::size_t{1} << kFirstBits)))
{
    m_shift = 64 - static_cast<unsigned>(std::countr_zero(m_slots.size()));
}

template <typename Key>
void NumberSlots<Key>::add(Slot& slot, Key key, std::uint32_t number)
{
    slot = {key, number + 1};
    if (++m_taken * 2 > m_slots.size())
        grow();
}

template <typename Key>
void NumberSlots<Key>::grow()
{
    --m_shift;
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    for (const Slot& slot : before) {
        if (slot.next != 0)
            find(slot.key) = slot;
    }
}

template class NumberSlots<std::uint32_t>;
template class NumberSlots<Gram>;

WordNumbers::WordNumbers() : m_shift(32 - kFirstBits), m_slots(std::size_t{1} << kFirstBits) {}

std::uint32_t WordNumbers::hashOf(std::string_view word)
{
    return static_cast<std::uint32_t>(StringHash{}(word));
}

std::uint32_t WordNumbers::of(std::string_view text, std::uint32_t hash)
{
    std::size_t at = hash >> m_shift;
    for (; m_slots[at].next != 0; at = (at + 1) % m_slots.size()) {
        if (m_slots[at].hash == hash && word(m_slots[at].next - 1) == text)
            return m_slots[at].next - 1;
    }
    const std::uint32_t number = size();
    m_bytes += text;
    m_ends.push_back(m_bytes.size());
    m_hashes.push_back(hash);
    m_slots[at] = {hash, number + 1};
    if (m_ends.size() * 2 > m_slots.size())
        grow();
    return number;
}

void WordNumbers::grow()
{
    --m_shift;
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    for (const Slot& slot : before) {
        if (slot.next == 0)
            continue;
        std::size_t at = slot.hash >> m_shift;
        while (m_slots[at].next != 0)
            at = (at + 1) % m_slots.size();
        m_slots[at] = slot;
    }
}

} // namespace zhilan::search

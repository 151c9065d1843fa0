#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Numbers for terms, from 0 on in the order in which they are first asked for. The tables are keyed at random for each
/// process, as StringHash is, so that no document can be made whose terms all fall into one place. For one thread.
namespace zhilan::search
{

/// One or two characters, as a number that sorts as their UTF-8 does.
using Gram = std::uint64_t;

[[nodiscard]] constexpr Gram gramOf(char32_t only)
{
    return static_cast<Gram>(only) << 21U;
}
[[nodiscard]] constexpr Gram gramOf(char32_t first, char32_t second)
{
    return gramOf(first) | (static_cast<Gram>(second) + 1);
}
[[nodiscard]] constexpr char32_t firstOf(Gram gram)
{
    return static_cast<char32_t>(gram >> 21U);
}
/// The second character; none of one.
[[nodiscard]] constexpr std::optional<char32_t> secondOf(Gram gram)
{
    const auto next = static_cast<char32_t>(gram & ((Gram{1} << 21U) - 1));
    return next > 0 ? std::optional(next - 1) : std::nullopt;
}
[[nodiscard]] std::string gramText(Gram gram);
/// Precondition: one or two characters.
[[nodiscard]] Gram gramFrom(std::string_view text);

class GramNumbers
{
public:
    /// Room is made for about so many, that it need not grow to them.
    explicit GramNumbers(std::size_t expected = 0);
    [[nodiscard]] std::uint32_t of(Gram gram)
    {
        Slot* slot = &m_slots[placeOf(gram)];
        while (slot->next != 0 && slot->gram != gram)
            slot = slot + 1 < m_slots.data() + m_slots.size() ? slot + 1 : m_slots.data();
        return slot->next != 0 ? slot->next - 1 : add(*slot, gram);
    }
    /// Fetches what of() will look at, for who asks for many that are far apart in memory.
    void prefetch(Gram gram) const { __builtin_prefetch(&m_slots[placeOf(gram)]); }
    /// By number.
    [[nodiscard]] const std::vector<Gram>& grams() const { return m_grams; }
    [[nodiscard]] std::vector<Gram> take() && { return std::move(m_grams); }

private:
    struct Slot {
        Gram gram = 0;
        std::uint32_t next = 0; ///< one more than the number; 0: free
    };
    [[nodiscard]] std::size_t placeOf(Gram gram) const { return gram * m_factor >> m_shift; }
    std::uint32_t add(Slot& slot, Gram gram);
    void grow();

    std::uint64_t m_factor; ///< odd and secret; the highest bits of a product with it tell the place
    unsigned m_shift = 0;
    std::vector<Slot> m_slots;
    std::vector<Gram> m_grams;
};

class WordNumbers
{
public:
    WordNumbers();
    [[nodiscard]] std::uint32_t of(std::string_view word);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_ends.size()); }
    /// Of all words together.
    [[nodiscard]] std::size_t bytes() const { return m_bytes.size(); }
    /// Until the next call of of().
    [[nodiscard]] std::string_view word(std::uint32_t number) const
    {
        const std::size_t begin = number > 0 ? m_ends[number - 1] : 0;
        return std::string_view(m_bytes).substr(begin, m_ends[number] - begin);
    }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t next = 0; ///< one more than the number; 0: free
    };
    void grow();

    unsigned m_shift;
    std::vector<Slot> m_slots;
    std::string m_bytes;
    std::vector<std::size_t> m_ends; ///< in m_bytes, by number
};

} // namespace zhilan::search

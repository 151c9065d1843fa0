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

/// Where the numbers of keys are found: a table of slots of which half at most are taken.
template <typename Key>
class NumberSlots
{
public:
    struct Slot {
        Key key = 0;
        std::uint32_t next = 0; ///< one more than the number; 0: free
    };

    explicit NumberSlots(std::size_t expected = 0);
    /// The slot that has the key, or the free one that add() gives it.
    [[nodiscard]] Slot& find(Key key)
    {
        Slot* slot = &m_slots[placeOf(key)];
        while (slot->next != 0 && slot->key != key)
            slot = slot + 1 < m_slots.data() + m_slots.size() ? slot + 1 : m_slots.data();
        return *slot;
    }
    void add(Slot& slot, Key key, std::uint32_t number);
    void prefetch(Key key) const { __builtin_prefetch(&m_slots[placeOf(key)]); }

private:
    [[nodiscard]] std::size_t placeOf(Key key) const { return key * m_factor >> m_shift; }
    void grow();

    std::uint64_t m_factor; ///< odd and secret; the highest bits of a product with it tell the place
    unsigned m_shift = 0;
    std::vector<Slot> m_slots;
    std::size_t m_taken = 0;
};

class GramNumbers
{
public:
    /// Room is made for about so many, that it need not grow to them.
    explicit GramNumbers(std::size_t expected = 0) : m_short(expected) { m_grams.reserve(expected); }
    [[nodiscard]] std::uint32_t of(Gram gram)
    {
        return isShort(gram) ? of(m_short, shortened(gram), gram) : of(m_long, gram, gram);
    }
    /// Fetches what of() will look at, for who asks for many that are far apart in memory.
    void prefetch(Gram gram) const
    {
        if (isShort(gram))
            m_short.prefetch(shortened(gram));
    }
    /// By number.
    [[nodiscard]] const std::vector<Gram>& grams() const { return m_grams; }
    [[nodiscard]] std::vector<Gram> take() && { return std::move(m_grams); }

private:
    /// Nearly all characters are of the basic plane; two of them fit into 32 bits, and twice as many slots into caches.
    static constexpr unsigned kShort = 16;
    static constexpr Gram kShortMask = (Gram{1} << kShort) - 1;
    [[nodiscard]] static constexpr bool isShort(Gram gram) { return (gram & ~(kShortMask << 21U | kShortMask)) == 0; }
    [[nodiscard]] static constexpr std::uint32_t shortened(Gram gram)
    {
        return static_cast<std::uint32_t>(gram >> 21U << kShort | (gram & kShortMask));
    }
    template <typename Key>
    [[nodiscard]] std::uint32_t of(NumberSlots<Key>& table, Key key, Gram gram)
    {
        auto& slot = table.find(key);
        if (slot.next != 0)
            return slot.next - 1;
        const auto number = static_cast<std::uint32_t>(m_grams.size());
        m_grams.push_back(gram);
        table.add(slot, key, number);
        return number;
    }

    NumberSlots<std::uint32_t> m_short;
    NumberSlots<Gram> m_long;
    std::vector<Gram> m_grams;
};

class WordNumbers
{
public:
    WordNumbers();
    [[nodiscard]] std::uint32_t of(std::string_view word) { return of(word, hashOf(word)); }
    /// For who knows the word's hash.
    [[nodiscard]] std::uint32_t of(std::string_view word, std::uint32_t hash);
    /// Fetches what of() will look at first.
    void prefetch(std::uint32_t hash) const { __builtin_prefetch(&m_slots[hash >> m_shift]); }
    [[nodiscard]] std::uint32_t hash(std::uint32_t number) const { return m_hashes[number]; }
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
    [[nodiscard]] static std::uint32_t hashOf(std::string_view word);
    void grow();

    unsigned m_shift;
    std::vector<Slot> m_slots;
    std::string m_bytes;
    std::vector<std::size_t> m_ends; ///< in m_bytes, by number
    std::vector<std::uint32_t> m_hashes;
};

} // namespace zhilan::search

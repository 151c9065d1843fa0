#pragma once

#include "core/search/bits.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace zhilan::search
{

/// A code in which frequent symbols take few bits; no code word begins with another. Symbols are numbers below
/// `kSymbols`.
template <std::size_t kSymbols>
class PrefixCode
{
public:
    /// `lengths`: bits of each symbol's word, 8 at most; there must be as many words, and there may be fewer.
    explicit constexpr PrefixCode(const std::array<std::uint8_t, kSymbols>& lengths) : m_lengths(lengths)
    {
        unsigned word = 0;
        for (unsigned length = 1; length <= kLongest; ++length) {
            for (std::size_t symbol = 0; symbol < kSymbols; ++symbol) {
                if (lengths[symbol] != length)
                    continue;
                const unsigned first = reversed(word, length);
                m_words[symbol] = static_cast<std::uint8_t>(first);
                for (unsigned bits = first; bits < kTable; bits += 1U << length)
                    m_read[bits] = {static_cast<std::uint8_t>(symbol), static_cast<std::uint8_t>(length)};
                ++word;
            }
            word <<= 1U;
        }
    }

    void put(BitWriter& bits, std::string& out, std::size_t symbol) const
    {
        bits.put(out, m_words[symbol], m_lengths[symbol]);
    }
    struct Read {
        std::uint8_t symbol = 0;
        std::uint8_t length = 0; ///< of its word, in bits
    };
    /// The symbol whose word some bits begin with, the lowest first.
    [[nodiscard]] Read read(std::uint64_t bits) const { return m_read[bits % kTable]; }

private:
    static constexpr unsigned kLongest = 8;
    static constexpr unsigned kTable = 1U << kLongest;

    /// Bits are written from the lowest on.
    static constexpr unsigned reversed(unsigned word, unsigned length)
    {
        unsigned out = 0;
        for (unsigned i = 0; i < length; ++i)
            out |= (word >> i & 1U) << (length - 1 - i);
        return out;
    }

    std::array<std::uint8_t, kSymbols> m_lengths;
    std::array<std::uint8_t, kSymbols> m_words{};
    std::array<Read, kTable> m_read{};
};

} // namespace zhilan::search

#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// Numbers in as few bits as they need, the lowest bits first.
namespace zhilan::search
{

/// Appends bits to bytes, of which some are held back until finish().
class BitWriter
{
public:
    /// Precondition: `value` has no more than `width` bits, which are 32 at most.
    void put(std::string& out, std::uint32_t value, unsigned width)
    {
        m_bits |= static_cast<std::uint64_t>(value) << m_filled;
        m_filled += width;
        if (m_filled >= kWritten) {
            append(out, kWritten / 8);
            m_bits >>= kWritten;
            m_filled -= kWritten;
        }
    }
    /// Writes out what is left, and fills the last byte up with zeros.
    void finish(std::string& out)
    {
        append(out, (m_filled + 7) / 8);
        m_bits = 0;
        m_filled = 0;
    }

private:
    static constexpr unsigned kWritten = 32; ///< bits at a time

    void append(std::string& out, std::size_t size) const
    {
        char bytes[sizeof m_bits];
        std::memcpy(bytes, &m_bits, sizeof m_bits);
        out.append(bytes, size);
    }

    std::uint64_t m_bits = 0;
    unsigned m_filled = 0;
};

/// Reads bits in order. Past the end all are zero: what is read has been checksummed, so that this only guards against
/// errors of our own.
class BitReader
{
public:
    BitReader() = default;
    BitReader(std::string_view bytes, std::size_t at) : m_bytes(bytes), m_bit(at * 8) {}

    /// So many bits are at hand at once.
    static constexpr unsigned kAtOnce = 57;
    /// The next kAtOnce bits at least; it stays where it is.
    [[nodiscard]] std::uint64_t peek() const
    {
        const std::size_t at = m_bit / 8;
        std::uint64_t bits = 0;
        if (at + sizeof bits <= m_bytes.size())
            std::memcpy(&bits, m_bytes.data() + at, sizeof bits);
        else if (at < m_bytes.size())
            std::memcpy(&bits, m_bytes.data() + at, m_bytes.size() - at);
        return bits >> (m_bit % 8);
    }
    void skip(unsigned bits) { m_bit += bits; }
    /// Precondition: `width` <= 32.
    [[nodiscard]] std::uint32_t get(unsigned width)
    {
        const std::uint64_t bits = peek();
        skip(width);
        return static_cast<std::uint32_t>(bits & ((std::uint64_t{1} << width) - 1));
    }
    [[nodiscard]] bool atEnd() const { return m_bit >= m_bytes.size() * 8; }

private:
    std::string_view m_bytes;
    std::size_t m_bit = 0;
};

} // namespace zhilan::search

#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

/// Numbers and strings as bytes: little-endian, or 7 bits a byte with the lowest first.
namespace zhilan::search
{

static_assert(std::endian::native == std::endian::little, "files are mapped as they are");

inline void putVarint(std::string& out, std::uint64_t value)
{
    while (value >= 0x80U) {
        out.push_back(static_cast<char>(value | 0x80U));
        value >>= 7U;
    }
    out.push_back(static_cast<char>(value));
}

/// Into memory that has room for it, 5 bytes for 32 bits. Returns how many bytes it took.
template <typename Bytes>
std::size_t varintInto(Bytes& out, std::uint32_t value)
{
    std::size_t size = 0;
    for (; value >= 0x80U; value >>= 7U)
        out[size++] = static_cast<char>(value | 0x80U);
    out[size++] = static_cast<char>(value);
    return size;
}

/// Where varints are written one after another, for which room is made many at once.
class VarintWriter
{
public:
    static constexpr std::size_t kLongest = 5; ///< bytes of a number of 32 bits

    /// Appends to `out`, which is complete after finish(); nothing else may be appended meanwhile.
    explicit VarintWriter(std::string& out) : m_out(out), m_at(out.data() + out.size()), m_end(m_at) {}

    /// For so many bytes to be put.
    void makeRoom(std::size_t bytes)
    {
        if (static_cast<std::size_t>(m_end - m_at) >= bytes)
            return;
        const std::size_t used = size();
        m_out.resize(std::max(m_out.capacity(), m_out.size() * 2 + bytes));
        m_at = m_out.data() + used;
        m_end = m_out.data() + m_out.size();
    }
    /// Precondition, as of putByte(): there is room.
    void put(std::uint32_t value)
    {
        char* at = m_at; // of its own, since a byte that is written might be one of the member's
        for (; value >= 0x80U; value >>= 7U) {
            assert(at < m_end);
            *at++ = static_cast<char>(value | 0x80U);
        }
        assert(at < m_end);
        *at++ = static_cast<char>(value);
        m_at = at;
    }
    void putByte(std::uint8_t value)
    {
        assert(m_at < m_end);
        *m_at++ = static_cast<char>(value);
    }
    /// Of `out`, with what was put.
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(m_at - m_out.data()); }
    void finish() { m_out.resize(size()); }

private:
    std::string& m_out;
    char* m_at;  ///< in `m_out`
    char* m_end; ///< of `m_out`
};

inline void putString(std::string& out, std::string_view text)
{
    putVarint(out, text.size());
    out.append(text);
}

template <typename Number>
void putFixed(std::string& out, Number value)
{
    static_assert(std::is_trivially_copyable_v<Number>);
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
}

template <typename Number>
[[nodiscard]] Number fixedAt(std::string_view bytes, std::size_t at)
{
    Number value{};
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

/// Reads in order. Past the end everything is zero or empty and `failed()`: what is read has been checksummed, so that
/// this only guards against errors of our own.
class ByteReader
{
public:
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; m_at < m_bytes.size() && shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80U)
                return value;
        }
        m_failed = true;
        return 0;
    }
    [[nodiscard]] std::uint32_t varint32() { return static_cast<std::uint32_t>(varint()); }
    [[nodiscard]] std::string_view string()
    {
        const std::uint64_t size = varint();
        if (size > m_bytes.size() - m_at) {
            m_failed = true;
            return {};
        }
        const std::string_view text = m_bytes.substr(m_at, size);
        m_at += size;
        return text;
    }
    template <typename Number>
    [[nodiscard]] Number fixed()
    {
        if (sizeof(Number) > m_bytes.size() - m_at) {
            m_failed = true;
            return {};
        }
        const auto value = fixedAt<Number>(m_bytes, m_at);
        m_at += sizeof(Number);
        return value;
    }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] std::size_t at() const { return m_at; }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_failed = false;
};

} // namespace zhilan::search

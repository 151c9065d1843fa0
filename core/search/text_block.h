#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ZSTD_CDict_s;

/// Sections as bytes, some of them compressed together.
namespace zhilan::search
{

/// A block is closed when it has so many bytes: few, since a hit's section is read from it. What makes large ones
/// compress better is in the common text.
inline constexpr std::size_t kTextBlockBytes = 8U << 10U;

/// How much is spent on making the text small.
enum class Packing : std::uint8_t {
    Fast,  ///< while documents are waited for
    Close, ///< a quarter smaller, in several times the time
};

/// Packs blocks. They may refer to `common`, text of the same kind, which is needed to unpack them; it may be empty.
class TextPacker
{
public:
    TextPacker(std::string_view common, Packing packing);

    /// `begins`: where each section begins.
    [[nodiscard]] std::string pack(std::string_view sections, std::span<const std::uint32_t> begins) const;

private:
    int m_level;
    std::unique_ptr<ZSTD_CDict_s, std::size_t (*)(ZSTD_CDict_s*)> m_common;
};

/// A block, unpacked.
class TextBlock
{
public:
    /// `common`: what it was packed with.
    TextBlock(std::string_view packed, std::string_view common);

    /// Nothing could be unpacked.
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] std::uint32_t count() const { return m_count; }
    /// The bytes of a section of the block. Precondition: index < count().
    [[nodiscard]] std::string_view section(std::uint32_t index) const;

private:
    std::string m_bytes; ///< the table of begins, then the sections
    std::uint32_t m_count = 0;
    bool m_failed = false;
};

} // namespace zhilan::search

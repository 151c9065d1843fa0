#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Sections as bytes, some of them compressed together.
namespace zhilan::search
{

/// A block is closed when it has so many bytes: small ones are quick to read one section from, large ones compress
/// better.
inline constexpr std::size_t kTextBlockBytes = 32U << 10U;

/// `begins`: where each section begins.
[[nodiscard]] std::string packTextBlock(std::string_view sections, std::span<const std::uint32_t> begins);

/// A block, unpacked.
class TextBlock
{
public:
    explicit TextBlock(std::string_view packed);

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

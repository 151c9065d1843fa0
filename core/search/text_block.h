#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ZSTD_CDict_s;
struct ZSTD_DDict_s;

/// Sections as bytes, some of them compressed together.
namespace zhilan::search
{

/// A block is closed when it has so many bytes: few, since a hit's section is read from it. What makes large ones
/// compress better is in the common text.
inline constexpr std::size_t kTextBlockBytes = 4U << 10U;

/// What is read is the same, and how fast.
enum class Packing : std::uint8_t {
    Fast,  ///< for what is new: it waits to be found
    Close, ///< takes twice the time for some hundredths of the room; for what is merged
};

/// Text that blocks may refer to, with the codes that suit them, which need not be told in each then. `samples`: blocks
/// to be packed, one after another, each of so many bytes. The text itself where that cannot be had.
[[nodiscard]] std::string withCodes(std::string_view text, std::string_view samples, std::span<const std::size_t> sizes,
                                    Packing packing);

/// Packs blocks. They may refer to `common`, which is needed to unpack them: text of the same kind or what withCodes()
/// made of it; it may be empty. Const functions are thread safe.
class TextPacker
{
public:
    TextPacker(std::string_view common, Packing packing);

    /// `begins`: where each section begins.
    [[nodiscard]] static std::string plain(std::string_view sections, std::span<const std::uint32_t> begins);
    [[nodiscard]] std::string pack(std::string_view sections, std::span<const std::uint32_t> begins) const;

private:
    std::unique_ptr<ZSTD_CDict_s, std::size_t (*)(ZSTD_CDict_s*)> m_common; ///< null where there is none
    Packing m_packing;
};

/// Unpacks what was packed with the same `common`, of which it has a copy. Const functions are thread safe.
class TextUnpacker
{
public:
    explicit TextUnpacker(std::string_view common);

private:
    friend class TextBlock;
    std::unique_ptr<ZSTD_DDict_s, std::size_t (*)(ZSTD_DDict_s*)> m_common; ///< null where there is none
};

/// A block, unpacked.
class TextBlock
{
public:
    TextBlock(std::string_view packed, const TextUnpacker& unpacker);

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

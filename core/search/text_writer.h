#pragma once

#include "core/search/part_file.h"
#include "core/search/text_block.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhilan::search
{

/// Chooses text that is common to sections: beginnings of some of them, evenly from all.
class CommonText
{
public:
    /// `bytes`: how many all sections have, about.
    explicit CommonText(std::uint64_t bytes);

    /// Of less text, common text would take more room than it saves.
    [[nodiscard]] bool isWorthIt() const { return m_wanted > 0; }
    /// The next section is wanted; otherwise it is to be passed over.
    [[nodiscard]] bool wantsNext() const
    {
        return m_text.size() < m_wanted && m_text.size() * m_bytes <= m_passed * m_wanted;
    }
    void add(std::string_view section);
    void passOver(std::uint64_t bytes) { m_passed += bytes; }
    [[nodiscard]] std::string take() && { return std::move(m_text); }

private:
    std::uint64_t m_bytes;
    std::uint64_t m_wanted = 0;
    std::uint64_t m_passed = 0;
    std::string m_text;
};

/// Writes the text of a segment's sections: blocks, what is common to them, and the table of both. The first blocks are
/// held back: the codes are made for them, and unless it is given, the common text is chosen from them. Blocks are
/// packed some at a time, on all processors. The errors are those of the disk.
class TextWriter
{
public:
    /// Before the first section; packs closely then.
    void setCommon(std::string common) { m_given = std::move(common); }
    [[nodiscard]] Result<void> add(std::string_view section, PartFileWriter& file);
    /// Writes what was held back.
    [[nodiscard]] Result<void> finish(PartFileWriter& file);
    /// SegmentPart::TextTable, once finished.
    [[nodiscard]] const std::string& table() const { return m_table; }

private:
    struct Block {
        std::uint32_t first = 0; ///< section
        std::vector<std::uint32_t> begins;
        std::string bytes;
    };
    [[nodiscard]] Packing packing() const { return m_given ? Packing::Close : Packing::Fast; }
    [[nodiscard]] std::string chooseCommon() const;
    [[nodiscard]] std::string withCodesOfHeld(std::string_view common) const;
    /// Chooses and writes the common text.
    [[nodiscard]] Result<void> startPacking(PartFileWriter& file);
    /// Packs and writes the blocks held back.
    [[nodiscard]] Result<void> writeHeld(PartFileWriter& file);

    std::optional<std::string> m_given; ///< common text
    Block m_block;                      ///< that is being filled
    std::vector<Block> m_held;
    std::size_t m_heldBytes = 0;
    std::optional<TextPacker> m_packer; ///< once the common text is known
    std::uint32_t m_sections = 0;
    std::uint64_t m_at = 0; ///< bytes of blocks that were written
    std::string m_table;
};

} // namespace zhilan::search

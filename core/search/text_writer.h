#pragma once

#include "core/search/part_file.h"
#include "core/search/text_block.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// Writes the text of a segment's sections: blocks, what is common to them, and the table of both. The first blocks are
/// held back until there is enough to choose the common text from. The errors are those of the disk.
class TextWriter
{
public:
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
    [[nodiscard]] std::string chooseCommon() const;
    /// The common text, and the blocks held back.
    [[nodiscard]] Result<void> writeHeld(PartFileWriter& file);
    [[nodiscard]] Result<void> write(const Block& block, PartFileWriter& file);

    Block m_block; ///< that is being filled
    std::vector<Block> m_held;
    std::size_t m_heldBytes = 0;
    std::optional<TextPacker> m_packer; ///< once nothing is held back any more
    std::uint32_t m_sections = 0;
    std::uint64_t m_at = 0; ///< bytes of blocks that were written
    std::string m_table;
};

} // namespace zhilan::search

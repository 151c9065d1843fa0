#include "core/search/text_writer.h"

#include "core/search/bytes.h"
#include "core/search/segment_parts.h"

#include <utility>

namespace zhilan::search
{
namespace
{

/// So much is held back, to choose from.
constexpr std::size_t kChosenFrom = 4U << 20U;
/// Of less text, common text would take more room than it saves.
constexpr std::size_t kFewest = 1U << 20U;
constexpr std::size_t kCommonBytes = 256U << 10U;
/// Of a section, from its begin on.
constexpr std::size_t kSampleBytes = 1U << 10U;

} // namespace

Result<void> TextWriter::add(std::string_view section, PartFileWriter& file)
{
    if (m_block.begins.empty())
        m_block.first = m_sections;
    m_block.begins.push_back(static_cast<std::uint32_t>(m_block.bytes.size()));
    m_block.bytes += section;
    ++m_sections;
    if (m_block.bytes.size() < kTextBlockBytes)
        return {};
    Block block = std::exchange(m_block, {});
    if (m_packer)
        return write(block, file);
    m_heldBytes += block.bytes.size();
    m_held.push_back(std::move(block));
    return m_heldBytes >= kChosenFrom ? writeHeld(file) : Result<void>{};
}

Result<void> TextWriter::finish(PartFileWriter& file)
{
    if (!m_packer) {
        if (auto written = writeHeld(file); !written)
            return written;
    }
    if (!m_block.begins.empty()) {
        if (auto written = write(std::exchange(m_block, {}), file); !written)
            return written;
    }
    putFixed(m_table, m_at);
    return {};
}

std::string TextWriter::chooseCommon() const
{
    std::string common;
    if (m_heldBytes < kFewest)
        return common;
    std::size_t passed = 0;
    for (const Block& block : m_held) {
        for (const std::uint32_t begin : block.begins) {
            // Evenly from all of it.
            if (common.size() * m_heldBytes <= (passed + begin) * kCommonBytes)
                common += std::string_view(block.bytes).substr(begin, kSampleBytes);
        }
        passed += block.bytes.size();
    }
    return common;
}

Result<void> TextWriter::writeHeld(PartFileWriter& file)
{
    const std::string common = chooseCommon();
    m_packer.emplace(common);
    file.begin(partOf(SegmentPart::TextCommon));
    if (auto written = file.write(common); !written)
        return written;
    file.begin(partOf(SegmentPart::TextBlocks));
    for (const Block& block : std::exchange(m_held, {})) {
        if (auto written = write(block, file); !written)
            return written;
    }
    return {};
}

Result<void> TextWriter::write(const Block& block, PartFileWriter& file)
{
    const std::string packed = m_packer->pack(block.bytes, block.begins);
    putFixed(m_table, m_at);
    putFixed(m_table, block.first);
    m_at += packed.size();
    return file.write(packed);
}

} // namespace zhilan::search

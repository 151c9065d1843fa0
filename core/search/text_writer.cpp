#include "core/search/text_writer.h"

#include "core/base/parallel.h"
#include "core/search/bytes.h"
#include "core/search/segment_parts.h"

#include <algorithm>
#include <utility>

namespace zhilan::search
{
namespace
{

/// So much is held back, to choose from.
constexpr std::size_t kChosenFrom = 4U << 20U;
/// Codes are made for so much of it.
constexpr std::size_t kCodesFrom = 1U << 20U;
/// Enough for several threads to be worth their start.
constexpr std::size_t kPackedAtOnce = 1U << 20U;
/// Of less text, common text would take more room than it saves.
constexpr std::uint64_t kFewest = 1U << 20U;
/// For so many bytes of text there is one of common text, from the least to the most.
constexpr std::uint64_t kTextOfCommon = 170;
constexpr std::uint64_t kLeastCommon = 256U << 10U;
constexpr std::uint64_t kMostCommon = 1U << 20U;
/// Of a section, from its begin on.
constexpr std::size_t kSampleBytes = 1U << 10U;

} // namespace

CommonText::CommonText(std::uint64_t bytes) : m_bytes(bytes)
{
    if (bytes >= kFewest)
        m_wanted = std::clamp(bytes / kTextOfCommon, kLeastCommon, kMostCommon);
}

void CommonText::add(std::string_view section)
{
    m_text += section.substr(0, kSampleBytes);
    m_passed += section.size();
}

Result<void> TextWriter::add(std::string_view section, PartFileWriter& file)
{
    if (m_block.begins.empty())
        m_block.first = m_sections;
    m_block.begins.push_back(static_cast<std::uint32_t>(m_block.bytes.size()));
    m_block.bytes += section;
    ++m_sections;
    if (m_block.bytes.size() < kTextBlockBytes)
        return {};
    m_heldBytes += m_block.bytes.size();
    m_held.push_back(std::exchange(m_block, {}));
    if (m_heldBytes < (m_packer ? kPackedAtOnce : m_given ? kCodesFrom : kChosenFrom))
        return {};
    if (!m_packer) {
        if (auto started = startPacking(file); !started)
            return started;
    }
    return writeHeld(file);
}

Result<void> TextWriter::finish(PartFileWriter& file)
{
    if (!m_packer) {
        if (auto started = startPacking(file); !started)
            return started;
    }
    if (!m_block.begins.empty())
        m_held.push_back(std::exchange(m_block, {}));
    if (auto written = writeHeld(file); !written)
        return written;
    putFixed(m_table, m_at);
    return {};
}

std::string TextWriter::chooseCommon() const
{
    CommonText common(m_heldBytes);
    if (!common.isWorthIt())
        return {};
    for (const Block& block : m_held) {
        for (std::size_t i = 0; i < block.begins.size(); ++i) {
            const std::uint32_t begin = block.begins[i];
            const std::size_t end = i + 1 < block.begins.size() ? block.begins[i + 1] : block.bytes.size();
            if (common.wantsNext())
                common.add(std::string_view(block.bytes).substr(begin, end - begin));
            else
                common.passOver(end - begin);
        }
    }
    return std::move(common).take();
}

std::string TextWriter::withCodesOfHeld(std::string_view common) const
{
    if (common.empty())
        return {};
    std::string samples;
    std::vector<std::size_t> sizes;
    // Some from all of it.
    const std::size_t step = m_heldBytes / kCodesFrom + 1;
    for (std::size_t i = 0; i < m_held.size(); i += step) {
        const std::string plain = TextPacker::plain(m_held[i].bytes, m_held[i].begins);
        samples += plain;
        sizes.push_back(plain.size());
    }
    return withCodes(common, samples, sizes, packing());
}

Result<void> TextWriter::startPacking(PartFileWriter& file)
{
    const std::string common = withCodesOfHeld(m_given ? *m_given : chooseCommon());
    m_packer.emplace(common, packing());
    file.begin(partOf(SegmentPart::TextCommon));
    if (auto written = file.write(common); !written)
        return written;
    file.begin(partOf(SegmentPart::TextBlocks));
    return {};
}

Result<void> TextWriter::writeHeld(PartFileWriter& file)
{
    std::vector<std::string> packed(m_held.size());
    forEachInParallel(packed.size(),
                      [&](std::size_t i) { packed[i] = m_packer->pack(m_held[i].bytes, m_held[i].begins); });
    for (std::size_t i = 0; i < packed.size(); ++i) {
        putFixed(m_table, m_at);
        putFixed(m_table, m_held[i].first);
        m_at += packed[i].size();
        if (auto written = file.write(packed[i]); !written)
            return written;
    }
    m_held.clear();
    m_heldBytes = 0;
    return {};
}

} // namespace zhilan::search

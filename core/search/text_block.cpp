#include "core/search/text_block.h"

#include "core/search/bytes.h"

#include <zstd.h>

#include <memory>

namespace zhilan::search
{
namespace
{

constexpr int kFastLevel = 1;
constexpr int kCloseLevel = 9; ///< higher ones gain next to nothing in blocks as small as these

/// A context is dear to make, so that each thread keeps one.
struct Contexts {
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> packing{ZSTD_createCCtx(), &ZSTD_freeCCtx};
    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> unpacking{ZSTD_createDCtx(), &ZSTD_freeDCtx};
};

Contexts& contexts()
{
    thread_local Contexts ofThread;
    return ofThread;
}

} // namespace

TextPacker::TextPacker(std::string_view common, Packing packing)
    : m_level(packing == Packing::Fast ? kFastLevel : kCloseLevel)
    , m_common(common.empty() ? nullptr : ZSTD_createCDict(common.data(), common.size(), m_level), &ZSTD_freeCDict)
{
}

std::string TextPacker::pack(std::string_view sections, std::span<const std::uint32_t> begins) const
{
    std::string plain;
    plain.reserve(sections.size() + begins.size() * sizeof(std::uint32_t));
    for (const std::uint32_t begin : begins)
        putFixed(plain, begin);
    plain += sections;
    std::string packed;
    putFixed(packed, static_cast<std::uint32_t>(plain.size()));
    putFixed(packed, static_cast<std::uint32_t>(begins.size()));
    const std::size_t head = packed.size();
    packed.resize(head + ZSTD_compressBound(plain.size()));
    ZSTD_CCtx* const context = contexts().packing.get();
    char* const to = packed.data() + head;
    const std::size_t room = packed.size() - head;
    const std::size_t size =
        m_common ? ZSTD_compress_usingCDict(context, to, room, plain.data(), plain.size(), m_common.get())
                 : ZSTD_compressCCtx(context, to, room, plain.data(), plain.size(), m_level);
    packed.resize(head + size);
    return packed;
}

TextBlock::TextBlock(std::string_view packed, std::string_view common)
{
    ByteReader reader(packed);
    const auto size = reader.fixed<std::uint32_t>();
    m_count = reader.fixed<std::uint32_t>();
    m_bytes.resize(size);
    const std::string_view rest = packed.substr(reader.at());
    ZSTD_DCtx* const context = contexts().unpacking.get();
    static_cast<void>(ZSTD_DCtx_refPrefix(context, common.data(), common.size())); // for the next block only
    m_failed = reader.failed() || std::uint64_t{m_count} * sizeof(std::uint32_t) > size ||
               ZSTD_decompressDCtx(context, m_bytes.data(), size, rest.data(), rest.size()) != size;
}

std::string_view TextBlock::section(std::uint32_t index) const
{
    const auto begin = fixedAt<std::uint32_t>(m_bytes, index * sizeof(std::uint32_t));
    const std::size_t table = std::size_t{m_count} * sizeof(std::uint32_t);
    const std::size_t end = index + 1 < m_count ? fixedAt<std::uint32_t>(m_bytes, (index + 1) * sizeof(std::uint32_t))
                                                : m_bytes.size() - table;
    return std::string_view(m_bytes).substr(table + begin, end - begin);
}

} // namespace zhilan::search

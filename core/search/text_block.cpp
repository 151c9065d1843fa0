#include "core/search/text_block.h"

#include "core/search/bytes.h"

#include <zstd.h>

#include <memory>

namespace zhilan::search
{
namespace
{

constexpr int kLevel = 3;

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

std::string packTextBlock(std::string_view sections, std::span<const std::uint32_t> begins)
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
    const std::size_t size = ZSTD_compressCCtx(contexts().packing.get(), packed.data() + head, packed.size() - head,
                                               plain.data(), plain.size(), kLevel);
    packed.resize(head + size);
    return packed;
}

TextBlock::TextBlock(std::string_view packed)
{
    ByteReader reader(packed);
    const auto size = reader.fixed<std::uint32_t>();
    m_count = reader.fixed<std::uint32_t>();
    m_bytes.resize(size);
    const std::string_view rest = packed.substr(reader.at());
    m_failed = reader.failed() || std::uint64_t{m_count} * sizeof(std::uint32_t) > size ||
               ZSTD_decompressDCtx(contexts().unpacking.get(), m_bytes.data(), size, rest.data(), rest.size()) != size;
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

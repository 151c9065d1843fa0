#include "core/search/text_block.h"

#include "core/search/bytes.h"

#include <zdict.h>
#include <zstd.h>

#include <memory>

namespace zhilan::search
{
namespace
{

/// Higher ones take several times as long for a few hundredths, lower ones take more room than they save time.
constexpr int levelOf(Packing packing)
{
    return packing == Packing::Fast ? 3 : 5;
}

/// Bytes of a table of begins and of codes, beside the text.
constexpr std::size_t kRoomForCodes = 16U << 10U;

/// Contexts are dear to make: a thread keeps its own as long as it runs.
ZSTD_CCtx* packing()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> ofThread{ZSTD_createCCtx(), &ZSTD_freeCCtx};
    return ofThread.get();
}

ZSTD_DCtx* unpacking()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> ofThread{ZSTD_createDCtx(), &ZSTD_freeDCtx};
    return ofThread.get();
}

} // namespace

std::string withCodes(std::string_view text, std::string_view samples, std::span<const std::size_t> sizes,
                      Packing packing)
{
    ZDICT_params_t parameters{};
    parameters.compressionLevel = levelOf(packing);
    parameters.dictID = 1; // told in every block, in as few bytes as it has
    std::string out(text.size() + kRoomForCodes, '\0');
    const std::size_t size = ZDICT_finalizeDictionary(out.data(), out.size(), text.data(), text.size(), samples.data(),
                                                      sizes.data(), static_cast<unsigned>(sizes.size()), parameters);
    if (ZDICT_isError(size) != 0)
        return std::string(text);
    out.resize(size);
    return out;
}

TextPacker::TextPacker(std::string_view common, Packing packing)
    : m_common(common.empty() ? nullptr : ZSTD_createCDict(common.data(), common.size(), levelOf(packing)),
               &ZSTD_freeCDict)
    , m_packing(packing)
{
}

std::string TextPacker::plain(std::string_view sections, std::span<const std::uint32_t> begins)
{
    std::string plain;
    plain.reserve(sections.size() + begins.size() * sizeof(std::uint32_t));
    for (const std::uint32_t begin : begins)
        putFixed(plain, begin);
    plain += sections;
    return plain;
}

std::string TextPacker::pack(std::string_view sections, std::span<const std::uint32_t> begins) const
{
    const std::string plain = TextPacker::plain(sections, begins);
    std::string packed;
    putFixed(packed, static_cast<std::uint32_t>(plain.size()));
    putFixed(packed, static_cast<std::uint32_t>(begins.size()));
    const std::size_t head = packed.size();
    packed.resize(head + ZSTD_compressBound(plain.size()));
    ZSTD_CCtx* const context = packing();
    char* const to = packed.data() + head;
    const std::size_t room = packed.size() - head;
    const std::size_t size =
        m_common ? ZSTD_compress_usingCDict(context, to, room, plain.data(), plain.size(), m_common.get())
                 : ZSTD_compressCCtx(context, to, room, plain.data(), plain.size(), levelOf(m_packing));
    packed.resize(head + size);
    return packed;
}

TextUnpacker::TextUnpacker(std::string_view common)
    : m_common(common.empty() ? nullptr : ZSTD_createDDict(common.data(), common.size()), &ZSTD_freeDDict)
{
}

TextBlock::TextBlock(std::string_view packed, const TextUnpacker& unpacker)
{
    ByteReader reader(packed);
    const auto size = reader.fixed<std::uint32_t>();
    m_count = reader.fixed<std::uint32_t>();
    m_bytes.resize(size);
    const std::string_view rest = packed.substr(reader.at());
    m_failed = reader.failed() || std::uint64_t{m_count} * sizeof(std::uint32_t) > size ||
               ZSTD_decompress_usingDDict(unpacking(), m_bytes.data(), size, rest.data(), rest.size(),
                                          unpacker.m_common.get()) != size;
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

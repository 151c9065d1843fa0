#include "core/search/manifest.h"

#include "core/base/file.h"
#include "core/search/bytes.h"
#include "core/search/part_file.h"

namespace zhilan::search
{
namespace
{

constexpr std::uint64_t kMagic = 0x666E614D'6C68697AU; // "zhilManf"
constexpr std::size_t kHead = 5 * sizeof(std::uint64_t);

Result<void> writeWhole(const std::filesystem::path& path, std::string_view bytes, const BeforeStep& beforeStep)
{
    auto file = OutputFile::create(path, beforeStep);
    if (!file)
        return tl::unexpected(file.error());
    if (auto written = file->write(bytes); !written)
        return written;
    return file->syncAndClose();
}

} // namespace

std::filesystem::path manifestFile(const std::filesystem::path& folder)
{
    return folder / "manifest";
}

std::filesystem::path segmentFile(const std::filesystem::path& folder, std::uint64_t id)
{
    return folder / (std::to_string(id) + ".segment");
}

std::filesystem::path removedFile(const std::filesystem::path& folder, std::uint64_t id)
{
    return folder / (std::to_string(id) + ".removed");
}

Result<Manifest> readManifest(const std::filesystem::path& folder)
{
    const std::filesystem::path path = manifestFile(folder);
    const auto read = readFile(path);
    if (!read && read.error().code == ErrorCode::NotFound)
        return Manifest{};
    if (!read)
        return tl::unexpected(read.error());
    const std::string_view bytes = *read;
    const auto damaged = [&] {
        return fail(ErrorCode::Damaged, pathToUtf8(path));
    };
    if (bytes.size() < kHead + sizeof(std::uint64_t) || fixedAt<std::uint64_t>(bytes, 0) != kMagic)
        return damaged();
    const std::size_t end = bytes.size() - sizeof(std::uint64_t);
    if (checksumOf(bytes.substr(0, end)) != fixedAt<std::uint64_t>(bytes, end))
        return damaged();
    if (fixedAt<std::uint64_t>(bytes, 8) != formatVersion())
        return fail(ErrorCode::OtherVersion, pathToUtf8(path));
    Manifest manifest;
    manifest.generation = fixedAt<std::uint64_t>(bytes, 16);
    manifest.nextId = fixedAt<std::uint64_t>(bytes, 24);
    const auto count = fixedAt<std::uint64_t>(bytes, 32);
    if (count != (end - kHead) / sizeof(Manifest::Entry))
        return damaged();
    for (std::uint64_t i = 0; i < count; ++i)
        manifest.segments.push_back(fixedAt<Manifest::Entry>(bytes, kHead + i * sizeof(Manifest::Entry)));
    return manifest;
}

Result<void> writeManifest(const std::filesystem::path& folder, const Manifest& manifest, const BeforeStep& beforeStep)
{
    std::string bytes;
    putFixed(bytes, kMagic);
    putFixed(bytes, formatVersion());
    putFixed(bytes, manifest.generation);
    putFixed(bytes, manifest.nextId);
    putFixed<std::uint64_t>(bytes, manifest.segments.size());
    for (const Manifest::Entry& entry : manifest.segments)
        putFixed(bytes, entry);
    putFixed(bytes, checksumOf(bytes));
    const std::filesystem::path aside = folder / "manifest.new";
    if (auto written = writeWhole(aside, bytes, beforeStep); !written)
        return written;
    return replaceFile(aside, manifestFile(folder), beforeStep);
}

Result<std::vector<std::uint64_t>> readRemoved(const std::filesystem::path& file, std::uint64_t checksum)
{
    const auto read = readFile(file);
    if (!read)
        return tl::unexpected(read.error());
    if (checksumOf(*read) != checksum || read->size() % sizeof(std::uint64_t) != 0)
        return fail(ErrorCode::Damaged, pathToUtf8(file));
    std::vector<std::uint64_t> removed(read->size() / sizeof(std::uint64_t));
    for (std::size_t i = 0; i < removed.size(); ++i)
        removed[i] = fixedAt<std::uint64_t>(*read, i * sizeof(std::uint64_t));
    return removed;
}

Result<std::uint64_t> writeRemoved(const std::filesystem::path& file, const std::vector<std::uint64_t>& removed,
                                   const BeforeStep& beforeStep)
{
    std::string bytes;
    for (const std::uint64_t word : removed)
        putFixed(bytes, word);
    if (auto written = writeWhole(file, bytes, beforeStep); !written)
        return tl::unexpected(written.error());
    return checksumOf(bytes);
}

} // namespace zhilan::search

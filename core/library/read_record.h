#pragma once

#include "core/base/result.h"
#include "core/search/record.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace zhilan::library
{

/// Counts up when the same file would give another record; everything is then read again.
inline constexpr std::uint32_t kRecordVersion = 12;

/// The path of a file as the key of its document in an index, another one for every path: itself, but for bytes that
/// are no UTF-8, which become "%FF", and for names that have such themselves, in which "%FF" becomes "%25FF". Linear
/// but for long rows of "25".
[[nodiscard]] std::string indexKey(const std::filesystem::path& path);

/// The path that a key stands for. Linear but for long rows of "25".
[[nodiscard]] std::filesystem::path pathOfIndexKey(std::string_view key);

/// That path where it is UTF-8, else the key: to be shown.
[[nodiscard]] std::string shownPath(std::string_view key);

/// 16 hexadecimal digits that stand for a path (XXH3): short, and the same wherever and whenever they are made.
[[nodiscard]] std::string hashName(std::string_view path);

struct ReadFile {
    std::uint64_t hash = 0; ///< of the bytes of the document and its subtitles
    std::uint64_t bytes = 0;
    std::optional<search::DocumentRecord> record; ///< none where the hash is the one that was known
};

/// Reads a document with its subtitles, and makes its record with the hash as stamp, unless that is `knownHash`. What a
/// file of subtitles says as one before it does, a second apart or less, is in the record once. Subtitles that cannot
/// be read are passed over. Errors: those of readFile and document::fromBytes.
[[nodiscard]] Result<ReadFile> readRecord(const std::filesystem::path& path,
                                          std::span<const std::filesystem::path> subtitles,
                                          std::optional<std::uint64_t> knownHash, const std::stop_token& stop = {});

} // namespace zhilan::library

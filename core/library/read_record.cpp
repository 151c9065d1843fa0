#include "core/library/read_record.h"

#include "core/base/file.h"
#include "core/document/build.h"
#include "core/media/subtitles.h"
#include "core/series/series.h"
#include "core/text/decode.h"
#include "core/text/fold.h"
#include "core/text/utf8_check.h"

#include <xxhash.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace zhilan::library
{
namespace
{

std::vector<std::uint32_t> chartPlaces(const document::Document& document, const std::stop_token& stop)
{
    std::vector<std::uint32_t> places;
    for (const series::Series& series : series::extract(document, stop))
        places.push_back(series.source.span.begin);
    return places;
}

std::vector<media::Cue> cuesOf(const std::string& bytes)
{
    const auto text = text::decode(bytes);
    auto subtitles = text ? media::readSubtitles(text->utf8) : fail(text.error().code);
    return subtitles ? std::move(subtitles->cues) : std::vector<media::Cue>();
}

/// What several files of subtitles say, each cue once.
class SaidOnce
{
public:
    /// The cues that no file before has as well.
    std::vector<media::Cue> newOf(std::vector<media::Cue> cues)
    {
        std::vector<std::pair<std::string, std::chrono::milliseconds>> said;
        std::erase_if(cues, [&](const media::Cue& cue) {
            std::string text = text::foldedText(cue.text);
            const auto known = m_said.find(text);
            const bool isKnown = known != m_said.end() && standsAt(known->second, cue.start);
            if (!isKnown)
                said.emplace_back(std::move(text), cue.start);
            return isKnown;
        });
        for (auto& [text, start] : said)
            m_said[std::move(text)].insert(start);
        return cues;
    }

private:
    using Starts = std::set<std::chrono::milliseconds>;
    static bool standsAt(const Starts& starts, std::chrono::milliseconds start)
    {
        constexpr std::chrono::seconds kApart{1};
        const auto at = starts.lower_bound(start - kApart);
        return at != starts.end() && *at <= start + kApart;
    }

    std::map<std::string, Starts> m_said;
};

constexpr std::string_view kPercent = "25"; ///< behind '%': that sign itself

/// Whether what stands behind a '%' has a meaning in keys: a byte above ASCII, perhaps behind some of kPercent.
bool isTaken(std::string_view behind)
{
    while (behind.starts_with(kPercent))
        behind.remove_prefix(kPercent.size());
    const auto isDigit = [](char c, char first) {
        return (c >= first && c <= '9') || (c >= 'A' && c <= 'F');
    };
    return behind.size() >= 2 && isDigit(behind[0], '8') && isDigit(behind[1], '0');
}

} // namespace

std::string indexKey(const std::filesystem::path& path)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const std::string_view bytes = path.native();
    std::string key;
    key.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = at + text::validUtf8Prefix(bytes.substr(at));
        for (; at < end; ++at) {
            key += bytes[at];
            if (bytes[at] == '%' && isTaken(bytes.substr(at + 1)))
                key += kPercent;
        }
        if (at < bytes.size()) {
            const auto byte = static_cast<unsigned char>(bytes[at++]);
            key += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
        }
    }
    return key;
}

std::filesystem::path pathOfIndexKey(std::string_view key)
{
    std::string bytes;
    for (std::size_t at = 0; at < key.size(); ++at) {
        const std::string_view rest = key.substr(at + 1);
        if (key[at] != '%' || !isTaken(rest)) {
            bytes += key[at];
        } else if (rest.starts_with(kPercent)) {
            bytes += '%';
            at += kPercent.size();
        } else {
            unsigned value = 0;
            std::from_chars(rest.data(), rest.data() + 2, value, 16);
            bytes += static_cast<char>(value);
            at += 2;
        }
    }
    return bytes;
}

std::string shownPath(std::string_view key)
{
    std::string path = pathOfIndexKey(key).native();
    return text::validUtf8Prefix(path) == path.size() ? path : std::string(key);
}

std::string hashName(std::string_view path)
{
    std::array<char, 17> digits{};
    static_cast<void>(std::snprintf(digits.data(), digits.size(), "%016llx",
                                    static_cast<unsigned long long>(XXH3_64bits(path.data(), path.size()))));
    return digits.data();
}

Result<ReadFile> readRecord(const std::filesystem::path& path, std::span<const std::filesystem::path> subtitles,
                            std::optional<std::uint64_t> knownHash, const std::stop_token& stop)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    ReadFile out;
    out.bytes = bytes->size();
    out.hash = XXH3_64bits_withSeed(bytes->data(), bytes->size(), kRecordVersion);
    std::vector<std::string> said;
    for (const std::filesystem::path& each : subtitles) {
        auto some = readFile(each);
        if (!some || some->empty())
            continue;
        out.bytes += some->size();
        out.hash = XXH3_64bits_withSeed(some->data(), some->size(), out.hash);
        said.push_back(std::move(*some));
    }
    if (out.hash == knownHash)
        return out;
    const auto document = document::fromBytes(*bytes, path.stem().native(), {.stop = stop, .forIndex = true});
    if (!document)
        return tl::unexpected(document.error());
    out.record = search::recordOf(**document, indexKey(path), out.hash, chartPlaces(**document, stop));
    SaidOnce once;
    for (const std::string& some : said)
        search::addSubtitles(*out.record, said.size() > 1 ? once.newOf(cuesOf(some)) : cuesOf(some));
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, pathToUtf8(path));
    return out;
}

} // namespace zhilan::library

#include "core/document/recording.h"

#include "core/document/vocabulary.h"
#include "core/media/url_parts.h"
#include "core/media/video_link.h"

namespace zhilan::document
{
namespace
{

std::uint32_t partOf(std::string_view url)
{
    constexpr std::size_t kMostDigits = 4;
    const auto parts = media::splitUrl(url);
    const auto part = parts ? media::parameter(parts->query, "p") : std::nullopt;
    if (!part || part->empty() || part->size() > kMostDigits ||
        part->find_first_not_of("0123456789") != std::string::npos)
        return 0;
    return static_cast<std::uint32_t>(std::stoul(*part));
}

} // namespace

media::Recording describeRecording(const Document& document, std::string_view fileStem)
{
    media::Recording recording;
    recording.stem = fileStem;
    recording.titles.push_back(document.title);
    for (const InfoEntry& entry : document.info)
        if (infoKeyOf(entry.key) == InfoKey::Title && entry.value != document.title)
            recording.titles.push_back(entry.value);
    if (const auto link = media::parseVideoLink(document.videoUrl)) {
        recording.videoId = link->id;
        recording.part = link->provider == "bilibili" ? partOf(link->url) : 0;
    }
    recording.duration = document.videoDuration;
    return recording;
}

} // namespace zhilan::document

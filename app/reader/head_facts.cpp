#include "app/reader/block_list.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace zhilan::reader
{

namespace
{

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

constexpr std::array<std::string_view, 17> kShowKeys = {
    "节目名称",  "节目",         "播客",    "播客名称", "频道",    "频道名称", "頻道", "節目",      "show",
    "programme", "podcast name", "podcast", "channel",  "program", "series",   "番組", "チャンネル"};

} // namespace

HeadFacts headFacts(const document::Document& document)
{
    HeadFacts facts;
    facts.title = document.titleNode != markdown::kNoNode;
    for (const document::InfoEntry& entry : document.info) {
        const std::string key = lowered(entry.key);
        if (facts.show.empty() && std::find(kShowKeys.begin(), kShowKeys.end(), key) != kShowKeys.end())
            facts.show = entry.value;
        // A title of last resort, the file's name, is shown by the window already.
        facts.title = facts.title || (!document.title.empty() && entry.value == document.title);
    }
    return facts;
}

bool HeadFacts::any(const document::Document& document) const
{
    return title || !show.empty() || document.date || document.videoDuration || !document.videoUrl.empty() ||
           !document.chapters.empty();
}

} // namespace zhilan::reader

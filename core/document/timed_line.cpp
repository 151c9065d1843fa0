#include "core/document/timed_line.h"

#include "core/document/inline_text.h"
#include "core/document/vocabulary.h"
#include "core/document/work.h"
#include "core/media/chapter_lines.h"
#include "core/media/video_link.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;
using markdown::NodeId;
using markdown::NodeKind;

/// A longer line is a text.
constexpr std::size_t kLongestLine = 2000;

bool isTimedLink(const markdown::Tree& tree, NodeId id)
{
    const std::string_view target = tree[id].kind == NodeKind::Link ? tree.text(id) : std::string_view();
    return target.find('?') != std::string_view::npos || target.find('#') != std::string_view::npos;
}

/// Whether a link shows no more than that it can be followed: "▶", "[视频]", "watch", "🔗 跳转", its address.
bool onlyAsksToFollow(std::string_view shown)
{
    if (shown.starts_with("http://") || shown.starts_with("https://"))
        return true;
    constexpr std::array kWords{"视频"sv,     "視頻"sv,     "影片"sv,   "原视频"sv,   "观看"sv,      "觀看"sv,
                                "观看视频"sv, "看视频"sv,   "播放"sv,   "播放视频"sv, "跳转"sv,      "跳轉"sv,
                                "点击跳转"sv, "点击观看"sv, "点此"sv,   "链接"sv,     "連結"sv,      "鏈接"sv,
                                "查看"sv,     "前往"sv,     "油管"sv,   "動画"sv,     "再生"sv,      "見る"sv,
                                "リンク"sv,   "영상"sv,     "보기"sv,   "링크"sv,     "재생"sv,      "link"sv,
                                "watch"sv,    "play"sv,     "video"sv,  "jump"sv,     "youtube"sv,   "bilibili"sv,
                                "listen"sv,   "here"sv,     "source"sv, "clip"sv,     "watchvideo"sv};
    const std::string key = nameKey(shown);
    return std::any_of(kWords.begin(), kWords.end(), [&key](std::string_view word) { return key == word; }) ||
           key.empty();
}

/// Without what joins a title to the link that stood beside it, or brackets that it left empty.
std::string_view withoutJoints(std::string_view title)
{
    constexpr std::array kJoints{"()"sv, "[]"sv, "（）"sv, "【】"sv, "-"sv, "–"sv, "—"sv,  "－"sv, "|"sv,
                                 "｜"sv, "："sv, ":"sv,    "·"sv,    "→"sv, "…"sv, "，"sv, ","sv,  "•"sv};
    title = trimmed(title);
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view joint : kJoints) {
            if (title.starts_with(joint))
                title.remove_prefix(joint.size());
            else if (title.ends_with(joint))
                title.remove_suffix(joint.size());
            else
                continue;
            title = trimmed(title);
            more = true;
        }
    }
    return title;
}

} // namespace

bool mayLinkTime(const markdown::Tree& tree, NodeId first, NodeId end)
{
    for (NodeId id = first; id < end; ++id)
        if (isTimedLink(tree, id))
            return true;
    return false;
}

std::optional<TimedLine> timedLine(const markdown::Tree& tree, NodeId first, NodeId end, LinkTimes links)
{
    const InlineText seen = inlineText(tree, first, end, kLongestLine);
    if (const auto read = media::chapterLine(seen.text))
        return TimedLine{read->time, std::string(read->title), {}};
    for (NodeId id = first; id < end && seen.text.size() < kLongestLine; ++id) {
        if (!isTimedLink(tree, id))
            continue;
        const auto time = media::timeInUrl(tree.text(id));
        if (!time || (links == LinkTimes::OfRecordings && !time->certain))
            continue;
        const ByteSpan shown = seen.ofNodes(id, tree[id].end);
        std::string title = seen.text;
        if (onlyAsksToFollow(shown.of(seen.text)))
            title.erase(shown.begin, shown.size());
        return TimedLine{{time->start, time->end, {}}, std::string(withoutJoints(title)), recordingOf(tree.text(id))};
    }
    return std::nullopt;
}

} // namespace zhilan::document

#include "core/document/inline_text.h"
#include "core/document/work.h"
#include "core/media/duration.h"
#include "core/media/video_link.h"
#include "core/quantity/quantity.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;
using markdown::NodeId;
using markdown::NodeKind;

constexpr std::size_t kLongestLine = 300; // bytes
constexpr std::size_t kLongestPart = 60;

std::vector<std::string_view> partsOf(std::string_view line)
{
    constexpr std::array kBetween{"·"sv, "•"sv, " | "sv, "｜"sv, " / "sv, " — "sv, " – "sv};
    std::vector<std::string_view> parts;
    while (!line.empty()) {
        std::size_t end = line.size();
        std::size_t size = 0;
        for (const std::string_view mark : kBetween) {
            if (const std::size_t at = line.find(mark); at < end) {
                end = at;
                size = mark.size();
            }
        }
        parts.push_back(trimmed(line.substr(0, end)));
        line.remove_prefix(std::min(end + size, line.size()));
    }
    return parts;
}

std::optional<Period> dayIn(std::string_view part)
{
    const quantity::Reading reading = quantity::read(part);
    const bool day = reading.periods.size() == 1 && reading.periods.front().precision == Precision::Day;
    return day && reading.quantities.empty() ? std::optional(reading.periods.front()) : std::nullopt;
}

/// "2h 31m", "约90分钟"; not how long the text takes to read.
std::optional<Milliseconds> lengthIn(std::string_view part)
{
    for (const std::string_view reading : {"read"sv, "阅读"sv, "閱讀"sv, "読了"sv})
        if (part.find(reading) != std::string_view::npos)
            return std::nullopt;
    const std::size_t digit = part.find_first_of("0123456789");
    constexpr std::size_t kLead = 12; // bytes: 时长, "Length: "
    return digit <= kLead ? media::parseDuration(part) : std::nullopt;
}

bool linksRecording(const markdown::Tree& tree, NodeId paragraph)
{
    for (NodeId id = paragraph + 1; id < tree[paragraph].end; ++id)
        if (tree[id].kind == NodeKind::Link && media::isRecordingUrl(tree.text(id)))
            return true;
    return false;
}

} // namespace

void readByline(Work& work)
{
    const markdown::Tree& tree = work.tree;
    const std::vector<Section>& sections = work.document.sections;
    constexpr int kFirstBlocks = 6;
    int looked = 0;
    for (NodeId id = tree.firstChild(0); id != markdown::kNoNode && looked < kFirstBlocks;
         id = tree.next(id), ++looked) {
        if (sections.size() > 1 && tree[id].span.begin >= sections[1].span.begin)
            return;
        if (tree[id].kind != NodeKind::Paragraph || tree[id].span.size() > kLongestLine)
            continue;
        const std::string line = seenText(tree, id);
        const std::vector<std::string_view> parts = partsOf(line);
        if (parts.size() < 2)
            continue;
        std::optional<Period> date;
        std::optional<Milliseconds> length;
        for (const std::string_view part : parts) {
            if (part.size() > kLongestPart)
                continue;
            const auto day = dayIn(part);
            date = date ? date : day;
            if (!day && !length)
                length = lengthIn(part);
        }
        // One of them alone may be about anything.
        const int evident = (date ? 1 : 0) + (length ? 1 : 0) + (linksRecording(tree, id) ? 1 : 0);
        if (evident < 2)
            continue;
        if (date) {
            date->span = {};
            work.document.date = work.document.date ? work.document.date : date;
        }
        work.document.videoDuration = work.document.videoDuration ? work.document.videoDuration : length;
        return;
    }
}

} // namespace zhilan::document

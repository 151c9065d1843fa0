#include "core/document/info_lines.h"

#include "core/base/string_map.h"
#include "core/document/inline_text.h"
#include "core/media/clock_scan.h"
#include "core/media/duration.h"
#include "core/media/video_link.h"
#include "core/quantity/date_value.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;
using markdown::NodeId;
using markdown::NodeKind;

constexpr std::size_t kLongestKey = 60;
constexpr std::size_t kLongestValue = 1200;
constexpr std::size_t kLongestUnknown = 120;
constexpr std::size_t kMostLines = 60;

struct Line {
    std::string text;
    std::string url;
    ByteSpan span;
    bool bold = false;       ///< begins with bold text
    std::size_t boldEnd = 0; ///< bytes at the front that are bold
};

/// The lines of a paragraph as they were written.
std::vector<Line> linesOf(const markdown::Tree& tree, NodeId paragraph)
{
    std::vector<Line> lines;
    Line line;
    line.span = {tree[paragraph].span.begin, tree[paragraph].span.begin};
    NodeId strong = 0; // that opens the line
    const auto finish = [&](std::uint32_t next) {
        if (!trimmed(line.text).empty())
            lines.push_back(std::move(line));
        line = {};
        line.span = {next, next};
    };
    for (NodeId id = paragraph + 1; id < tree[paragraph].end && lines.size() <= kMostLines; ++id) {
        const markdown::Node& node = tree[id];
        if (node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak) {
            finish(node.span.end);
            continue;
        }
        // Bold text around the key belongs to the line, so the outermost inline opens it.
        if (line.span.empty()) {
            line.span.begin = node.span.begin;
            line.bold = node.kind == NodeKind::Strong;
            strong = line.bold ? id : 0;
        }
        line.span.end = std::max(line.span.end, node.span.end);
        if (node.kind == NodeKind::Link && tree.text(id).starts_with("http") &&
            (line.url.empty() || (!media::isVideoUrl(line.url) && media::isVideoUrl(tree.text(id)))))
            line.url = tree.text(id);
        if (node.kind == NodeKind::Text || node.kind == NodeKind::Code)
            line.text += tree.text(id);
        if (strong != 0 && id < tree[strong].end)
            line.boldEnd = line.text.size();
    }
    finish(tree[paragraph].span.end);
    return lines;
}

/// Whether a colon stands between digits: "(12:36)".
bool isInTime(std::string_view text, std::size_t colon)
{
    const auto isDigit = [text](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    return colon > 0 && isDigit(colon - 1) && isDigit(colon + 1);
}

/// "**출연** 김민수", a key that is known, with nothing but bold to tell it.
bool splitAtBold(const Line& line, InfoLine& out)
{
    const std::string_view bold = std::string_view(line.text).substr(0, line.boldEnd);
    const std::string_view rest = std::string_view(line.text).substr(line.boldEnd);
    const std::string_view key = trimmed(bold);
    const bool apart = trimmed(rest).data() > rest.data() || key.size() < bold.size();
    if (key.empty() || key.size() > kLongestKey || !apart || trimmed(rest).empty() || infoKeyOf(key) == InfoKey::None)
        return false;
    out.key = key;
    out.value = trimmed(rest);
    out.url = line.url;
    out.span = line.span;
    out.boldKey = true;
    return out.value.size() <= kLongestValue;
}

/// "key：value", "key:: value" taken apart; the value may be empty. False when the line is none.
bool split(const Line& line, InfoLine& out)
{
    const std::string_view text = line.text;
    std::size_t at = 0;
    std::size_t size = 0;
    for (; at < text.size() && at <= kLongestKey && size == 0; ++at) {
        if (text.substr(at).starts_with("::"))
            size = 2;
        else if (text[at] == ':' && text.substr(at, 3) != "://" && !isInTime(text, at))
            size = 1;
        else if (text.substr(at).starts_with("："))
            size = 3;
    }
    if (size == 0)
        return splitAtBold(line, out);
    --at;
    const std::string_view key = trimmed(text.substr(0, at));
    if (key.empty())
        return false;
    constexpr std::array kNever{"**"sv, "。"sv, "，"sv, ", "sv, "？"sv, "?"sv, "！"sv, "“"sv, "\""sv};
    if (std::any_of(kNever.begin(), kNever.end(),
                    [key](std::string_view mark) { return key.find(mark) != std::string_view::npos; }))
        return false;
    // "[12:36] Ann: …" is said.
    if (key.find_first_of("0123456789") != std::string_view::npos && !media::findClockTimes(key).empty())
        return false;
    out.key = key;
    out.value = trimmed(text.substr(at + size));
    out.url = line.url;
    out.span = line.span;
    out.boldKey = line.bold;
    out.property = size == 2 && key.find(' ') == std::string_view::npos && !out.value.empty();
    return out.value.size() <= kLongestValue;
}

/// "嘉宾：A ｜ 时长：1小时": several in one line, when every part is one and the first is known.
bool splitSeveral(const Line& line, std::vector<InfoLine>& out)
{
    for (const std::string_view mark : {" | "sv, "｜"sv, " · "sv, "；"sv}) {
        if (line.text.find(mark) == std::string::npos)
            continue;
        std::vector<InfoLine> parts;
        std::string_view rest = line.text;
        bool all = true;
        while (all && !rest.empty()) {
            const std::size_t end = std::min(rest.find(mark), rest.size());
            InfoLine part;
            all = split({std::string(trimmed(rest.substr(0, end))), line.url, line.span, line.bold}, part) &&
                  infoKeyOf(part.key) != InfoKey::None && !part.value.empty();
            parts.push_back(std::move(part));
            rest.remove_prefix(std::min(end + mark.size(), rest.size()));
        }
        if (!all || parts.size() < 2)
            continue;
        std::move(parts.begin(), parts.end(), std::back_inserter(out));
        return true;
    }
    return false;
}

/// The same with wide white space between them: "嘉宾：A　日期：2024-05-17". A day needs no key there; what else has
/// none goes on with the part before.
bool splitAtWideSpaces(const Line& line, std::vector<InfoLine>& out)
{
    constexpr std::array kWide{"　"sv, "  "sv, "\t"sv};
    const auto gapAt = [&kWide](std::string_view text) { // where the first one begins
        std::size_t at = text.size();
        for (const std::string_view wide : kWide)
            at = std::min(at, text.find(wide));
        return at;
    };
    const auto isDay = [](std::string_view text) {
        constexpr std::size_t kLongest = 32; // bytes
        const auto date = text.size() <= kLongest ? quantity::readDate(text) : std::nullopt;
        return date && date->precision == Precision::Day;
    };
    std::vector<InfoLine> parts;
    std::size_t lastPair = 0; // in `parts`
    std::size_t end = 0;      // of the last part, in the line
    std::string_view rest = trimmed(line.text);
    while (!rest.empty()) {
        InfoLine part;
        const std::size_t gap = gapAt(rest);
        const std::string_view here = trimmed(rest.substr(0, gap));
        const bool isPair = split({std::string(rest), line.url, line.span, line.bold}, part) && !part.value.empty() &&
                            gapAt(part.key) == part.key.size() && infoKeyOf(part.key) != InfoKey::None;
        if (parts.empty() && !isPair)
            return false;
        const auto begin = static_cast<std::size_t>(rest.data() - line.text.data());
        const auto afterGap = [&] {
            const std::string_view behind = trimmed(rest.substr(gap));
            return behind.empty() ? line.text.size() : static_cast<std::size_t>(behind.data() - line.text.data());
        };
        const std::size_t next = afterGap();
        if (isPair) {
            part.value = trimmed(std::string_view(part.value).substr(0, gapAt(part.value)));
            lastPair = parts.size();
            parts.push_back(std::move(part));
        } else if (isDay(here)) {
            parts.push_back({{}, std::string(here), line.url, line.span, line.bold, false});
        } else {
            parts[lastPair].value += line.text.substr(end, begin + here.size() - end);
        }
        end = begin + here.size();
        rest = std::string_view(line.text).substr(next);
    }
    if (parts.size() < 2)
        return false;
    std::move(parts.begin(), parts.end(), std::back_inserter(out));
    return true;
}

void add(const Line& line, InfoLine&& read, std::vector<InfoLine>& out)
{
    if (!splitSeveral(line, out) && !splitAtWideSpaces(line, out))
        out.push_back(std::move(read));
}

/// The items of a list one below the other, in a line: the value of a key that has none beside it.
std::string joinedItems(const markdown::Tree& tree, NodeId list, std::string& url)
{
    std::string joined;
    for (const NodeId item : tree.children(list)) {
        const NodeId paragraph = tree.firstChild(item);
        if (paragraph == markdown::kNoNode || tree[paragraph].kind != NodeKind::Paragraph ||
            joined.size() > kLongestValue)
            break;
        joined += joined.empty() ? "" : ", ";
        joined += trimmed(seenText(tree, paragraph, kLongestValue));
        if (url.empty())
            url = firstUrl(tree, paragraph);
    }
    return joined;
}

/// One item with what is below it; false when it is no line of information.
bool readItem(const Work& work, NodeId item, std::vector<InfoLine>& out)
{
    const markdown::Tree& tree = work.tree;
    const NodeId paragraph = tree.firstChild(item);
    if (paragraph == markdown::kNoNode || tree[paragraph].kind != NodeKind::Paragraph)
        return false;
    bool first = true;
    for (const Line& line : linesOf(tree, paragraph)) {
        InfoLine read;
        const bool pair = split(line, read);
        if (first && !pair)
            return false;
        // What follows in the same item goes on with it, unless it has a key of its own that is known.
        if (first || (pair && infoKeyOf(read.key) != InfoKey::None)) {
            add(line, std::move(read), out);
        } else {
            out.back().value += (out.back().value.empty() ? "" : " ") + std::string(trimmed(line.text));
            out.back().span.end = std::max(out.back().span.end, line.span.end);
        }
        first = false;
    }
    if (first)
        return false;
    const NodeId below = tree.next(paragraph);
    if (out.back().value.empty() && below != markdown::kNoNode && tree[below].kind == NodeKind::List)
        out.back().value = joinedItems(tree, below, out.back().url);
    const bool empty = out.back().value.empty();
    if (empty)
        out.pop_back();
    return !empty;
}

bool addList(const Work& work, NodeId list, bool announced, InfoRun& run)
{
    const markdown::Tree& tree = work.tree;
    std::vector<InfoLine> all;
    std::vector<InfoLine> leading;
    std::vector<NodeId> leadingItems;
    std::size_t items = 0;
    std::size_t pairs = 0;
    bool onlyPairs = true;
    for (const NodeId item : tree.children(list)) {
        if (++items > kMostLines)
            break;
        const std::size_t before = all.size();
        const bool pair = readItem(work, item, all);
        pairs += pair ? 1 : 0;
        constexpr std::size_t kEnoughToTell = 4;
        if (pairs == 0 && items >= kEnoughToTell)
            return false;
        onlyPairs = onlyPairs && pair;
        if (onlyPairs) {
            leading.insert(leading.end(), all.begin() + static_cast<std::ptrdiff_t>(before), all.end());
            leadingItems.push_back(item);
        }
    }
    constexpr std::size_t kShortList = 6;
    const bool shortList = items <= kShortList && pairs * 2 >= items;
    const bool mostly = announced ? pairs * 2 >= items : pairs * 4 >= items * 3;
    const bool whole = items <= kMostLines && (onlyPairs || shortList || mostly);
    std::vector<InfoLine>& used = whole ? all : leading;
    if (used.empty())
        return false;
    std::move(used.begin(), used.end(), std::back_inserter(run.lines));
    if (whole)
        run.nodes.push_back(list);
    else
        run.nodes.insert(run.nodes.end(), leadingItems.begin(), leadingItems.end());
    return whole;
}

bool addParagraph(const markdown::Tree& tree, NodeId paragraph, InfoRun& run)
{
    std::vector<InfoLine> read;
    std::size_t lines = 0;
    std::size_t pairs = 0;
    for (const Line& line : linesOf(tree, paragraph)) {
        ++lines;
        InfoLine pair;
        if (!split(line, pair))
            continue;
        if (pair.value.empty()) {
            --lines; // it heads what follows
            continue;
        }
        // Prose has colons too.
        if (pair.value.size() > kLongestUnknown && infoKeyOf(pair.key) == InfoKey::None)
            continue;
        ++pairs;
        add(line, std::move(pair), read);
    }
    const auto known = std::count_if(read.begin(), read.end(),
                                     [](const InfoLine& line) { return infoKeyOf(line.key) != InfoKey::None; });
    constexpr std::size_t kFewLines = 8;
    const bool mostly = pairs * 4 >= lines * 3 || (known >= 2 && lines <= kFewLines && pairs * 2 >= lines);
    if (pairs == 0 || !mostly || lines > kMostLines)
        return false;
    std::move(read.begin(), read.end(), std::back_inserter(run.lines));
    run.nodes.push_back(paragraph);
    return true;
}

/// Whether a paragraph announces what follows as information: "本期节目信息", "**Episode info**".
bool headsInfo(const markdown::Tree& tree, NodeId paragraph)
{
    constexpr std::size_t kLongest = 60;
    return tree[paragraph].kind == NodeKind::Paragraph && tree[paragraph].span.size() <= kLongest &&
           tree.next(paragraph) != markdown::kNoNode && topicOfHeading(seenText(tree, paragraph)) == Topic::Info;
}

bool isEvident(const InfoLine& line)
{
    if (line.key.empty()) // a day beside the others
        return true;
    switch (infoKeyOf(line.key)) {
    case InfoKey::Date:
    case InfoKey::Updated:
        return quantity::readDate(line.value).has_value();
    case InfoKey::Duration:
        return media::parseDuration(line.value).has_value();
    case InfoKey::Video:
    case InfoKey::Link:
        return media::isRecordingUrl(line.url);
    case InfoKey::VideoId:
        return !media::urlOfVideoId(line.value).empty();
    default:
        return false;
    }
}

bool isLowerKey(const InfoLine& line)
{
    return infoKeyOf(line.key) != InfoKey::None && line.key.front() >= 'a' && line.key.front() <= 'z';
}

} // namespace

bool addInfoBlock(const Work& work, NodeId block, bool announced, InfoRun& run)
{
    const markdown::Tree& tree = work.tree;
    switch (tree[block].kind) {
    case NodeKind::List:
        return addList(work, block, announced, run);
    case NodeKind::Paragraph:
        return addParagraph(tree, block, run);
    case NodeKind::Callout:
    case NodeKind::Quote: {
        const std::size_t before = run.nodes.size();
        for (const NodeId child : tree.children(block)) {
            if (tree[child].kind == NodeKind::CalloutTitle) {
                announced = announced || topicOfHeading(seenText(tree, child)) == Topic::Info;
                continue;
            }
            if (child == tree.firstChild(block) && headsInfo(tree, child)) {
                announced = true;
                continue;
            }
            if (tree[child].kind == NodeKind::Quote || !addInfoBlock(work, child, announced, run))
                return false;
        }
        run.nodes.resize(before);
        run.nodes.push_back(block);
        return tree.firstChild(block) != markdown::kNoNode;
    }
    default:
        return false;
    }
}

bool addInfoHeading(const Work& work, NodeId heading, InfoRun& run)
{
    const markdown::Tree& tree = work.tree;
    const NodeId next = tree.next(heading);
    const bool bare =
        next == markdown::kNoNode || tree[next].kind == NodeKind::Heading || tree[next].kind == NodeKind::ThematicBreak;
    if (!bare || tree[heading].level == 1)
        return false;
    Line line{std::string(trimmed(seenText(tree, heading, kLongestValue))), firstUrl(tree, heading), tree[heading].span,
              false};
    InfoLine read;
    if (split(line, read) && !read.value.empty()) {
        run.lines.push_back(std::move(read));
        return true;
    }
    // "### [Video of the meeting](https://…)"; what is not known between the others is passed over.
    if (line.url.empty() || infoKeyOf(line.text) == InfoKey::None)
        return !run.lines.empty();
    run.lines.push_back({line.text, line.url, line.url, line.span, false, false});
    return true;
}

bool isEvidentRun(const InfoRun& run)
{
    std::size_t evident = 0;
    std::size_t known = 0;
    for (const InfoLine& line : run.lines) {
        evident += isEvident(line) ? 1 : 0;
        known += infoKeyOf(line.key) != InfoKey::None ? 1 : 0;
    }
    return evident >= 2 && known * 2 >= run.lines.size();
}

namespace
{

/// People who speak in turn: a name or role comes again after another one.
bool isDialogue(const InfoRun& run)
{
    StringMap<std::size_t> last;
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        if (infoKeyOf(run.lines[i].key) != InfoKey::Person)
            continue;
        const std::string key = nameKey(run.lines[i].key.substr(0, run.lines[i].key.find('(')));
        const auto before = last.find(key);
        if (before != last.end() && before->second + 1 < i)
            return true;
        last[key] = i;
    }
    return false;
}

} // namespace

bool isInfoRun(const InfoRun& run, bool announced)
{
    if (isDialogue(run))
        return false;
    const auto count = [&run](auto&& says) {
        return static_cast<std::size_t>(std::count_if(run.lines.begin(), run.lines.end(), says));
    };
    const std::size_t known = count([](const InfoLine& line) { return infoKeyOf(line.key) != InfoKey::None; });
    constexpr std::size_t kLeastBold = 3;
    const bool bold =
        run.lines.size() >= kLeastBold && count([](const InfoLine& line) { return line.boldKey; }) == run.lines.size();
    const bool evident = count(isEvident) > 0 && known * 4 >= run.lines.size();
    // As some site generators have it in the first lines of a page: "author: A, B".
    const bool leads = run.leads && known > 0 && count(isLowerKey) == run.lines.size();
    return known >= 2 || leads || (known == 1 && (announced || bold || evident)) ||
           (known > 0 && count([](const InfoLine& line) { return line.property; }) == run.lines.size()) ||
           (run.leads && !run.lines.empty() && run.lines.front().property);
}

} // namespace zhilan::document

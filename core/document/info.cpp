#include "core/base/string_map.h"
#include "core/document/info_lines.h"
#include "core/document/inline_text.h"
#include "core/document/turns.h"
#include "core/document/work.h"
#include "core/media/duration.h"
#include "core/media/video_link.h"
#include "core/quantity/date_value.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

void addEntry(Work& work, std::string_view key, std::string_view value, ByteSpan span, std::string url)
{
    if (key.empty() || value.empty())
        return;
    work.document.info.push_back({std::string(key), std::string(value), span});
    work.found.infoUrls.push_back(std::move(url));
}

/// Whether a table of two columns says what the recording is: by its head, its heading, or the keys it has.
bool isInfoTable(const Work& work, const Table& table, bool nearTop)
{
    if (table.header.size() != 2 || table.rows.empty())
        return false;
    const Topic topic = table.section == kNoSection ? Topic::None : work.found.topics[table.section];
    if (topic == Topic::Info)
        return true;
    if (!nearTop || topic != Topic::None)
        return false;
    // A head over both columns, "基本信息", says it as a heading would.
    const bool headed = table.header[1].empty() && topicOfHeading(table.header[0]) == Topic::Info;
    if (headed || isInfoHeader(table.header[0], table.header[1]))
        return true;
    const auto known = std::count_if(table.rows.begin(), table.rows.end(),
                                     [](const Table::Row& row) { return infoKeyOf(row.cells[0]) != InfoKey::None; });
    return known + (infoKeyOf(table.header[0]) != InfoKey::None ? 1 : 0) >= 2;
}

void readInfoTable(Work& work, const Table& table)
{
    const markdown::Tree& tree = work.tree;
    // Raw HTML needs no head: its first row is one like the others.
    const bool pair = infoKeyOf(table.header[0]) != InfoKey::None || tree[table.node].html;
    if (pair && !table.header[1].empty() && !isInfoHeader(table.header[0], table.header[1])) {
        const NodeId headRow = tree.firstChild(table.node);
        addEntry(work, table.header[0], table.header[1], tree[headRow].span, firstUrl(tree, headRow));
    }
    for (const Table::Row& row : table.rows)
        addEntry(work, row.cells[0], row.cells[1], row.span, firstUrl(tree, row.node));
    work.found.infoNodes.push_back(table.node);
}

/// Keys in the head and one row of values.
bool isInfoRow(const Work& work, const Table& table, bool nearTop)
{
    if (table.rows.size() != 1 || table.header.size() < 2)
        return false;
    const Topic topic = table.section == kNoSection ? Topic::None : work.found.topics[table.section];
    const auto known = std::count_if(table.header.begin(), table.header.end(),
                                     [](std::string_view key) { return infoKeyOf(key) != InfoKey::None; });
    return known >= 2 && (topic == Topic::Info || (nearTop && topic == Topic::None));
}

void readInfoRow(Work& work, const Table& table)
{
    const Table::Row& row = table.rows.front();
    std::vector<NodeId> cells;
    for (const NodeId cell : work.tree.children(row.node))
        cells.push_back(cell);
    for (std::size_t i = 0; i < table.header.size(); ++i)
        addEntry(work, table.header[i], row.cells[i], row.cellSpans[i],
                 i < cells.size() ? firstUrl(work.tree, cells[i]) : std::string());
    work.found.infoNodes.push_back(table.node);
}

/// Without what stands in brackets: a role, a company, a remark.
std::string withoutBrackets(std::string_view text)
{
    std::string out;
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view here = text.substr(at);
        if (here.starts_with('(') || here.starts_with("（"))
            ++depth;
        if (depth == 0)
            out += text[at];
        if (depth > 0 && (here.starts_with(')') || here.starts_with("）"))) {
            --depth;
            at += here.starts_with(')') ? 0 : 2;
        }
    }
    return out;
}

/// "A（CEO）、B and C" → A, B, C.
void addNames(Work& work, std::string_view written)
{
    const std::string people = withoutBrackets(written);
    std::string_view value = people;
    constexpr std::string_view kParts[] = {"、", "，", ", ", "；", ";", " & ", " and ", " / ", "/", "与", "和", "・"};
    while (!value.empty()) {
        std::size_t end = value.size();
        std::size_t size = 0;
        for (const std::string_view part : kParts) {
            const std::size_t at = value.find(part);
            if (at < end) {
                end = at;
                size = part.size();
            }
        }
        if (const std::string_view name = trimmed(value.substr(0, end)); !name.empty())
            work.found.names.emplace_back(name);
        value.remove_prefix(std::min(end + size, value.size()));
    }
}

/// Front matter and the list below the title often say the same; the first one stays.
void dropRepeated(Work& work)
{
    std::vector<InfoEntry>& info = work.document.info;
    StringSet seen;
    std::size_t kept = 0;
    std::size_t fromFrontMatter = 0;
    for (std::size_t i = 0; i < info.size(); ++i) {
        if (!seen.insert(nameKey(info[i].key) + '\n' + info[i].value).second)
            continue;
        if (kept != i) {
            info[kept] = std::move(info[i]);
            work.found.infoUrls[kept] = std::move(work.found.infoUrls[i]);
        }
        ++kept;
        if (i < work.document.infoFromFrontMatter)
            fromFrontMatter = kept;
    }
    work.document.infoFromFrontMatter = fromFrontMatter;
    info.resize(kept);
    work.found.infoUrls.resize(kept);
}

/// A date in a title or file name ("2021_08_23"), if it is as exact as that.
std::optional<Period> dateOfName(std::string_view name, Precision least)
{
    std::string text(name.substr(0, 300));
    std::replace(text.begin(), text.end(), '_', '-');
    // Before the date there may be a number that joins it: "032-name-2021-08-23".
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool digit = text[at] >= '0' && text[at] <= '9';
        const bool inNumber = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
        if (at > 0 && (!digit || inNumber))
            continue;
        const auto date = quantity::readDate(std::string_view(text).substr(at));
        if (date && (date->precision == Precision::Day || date->precision == least))
            return date;
    }
    return std::nullopt;
}

/// The address of the recording itself, out of one that leads into it.
std::string withoutTime(std::string_view url)
{
    std::string out(url);
    for (const std::string_view name : {"?t=", "&t=", "#t=", "?start=", "&start="}) {
        const std::size_t at = out.find(name);
        if (at == std::string::npos)
            continue;
        const std::size_t end = std::min(out.find_first_of("&#", at + 1), out.size());
        const bool first = out[at] == '?' && end < out.size() && out[end] == '&';
        out.erase(first ? at + 1 : at, end - at);
    }
    return out;
}

/// The same, and of a page rather than of a player that pages embed.
std::string pageOfRecording(std::string_view url)
{
    const auto link = media::parseVideoLink(url);
    const bool player =
        url.find("/embed/") != std::string_view::npos || url.find("//player.") != std::string_view::npos;
    return link && player && !link->provider.empty() ? link->url : withoutTime(url);
}

/// Whether a link stands for a frame or player of raw HTML.
bool isEmbedded(const markdown::Tree& tree, NodeId link)
{
    return tree[link].html && !tree.source().substr(tree[link].span.begin + 1).starts_with("a") &&
           !tree.source().substr(tree[link].span.begin + 1).starts_with("A");
}

/// The recording that a document without such an entry is about: the one that most links lead into at some time, or
/// that is linked before all sections, or the only one.
std::string likelyRecording(const Work& work)
{
    struct Candidate {
        std::string_view url;
        std::string recording;
        std::size_t timed = 0;
        bool inIntro = false;
        bool embedded = false;
    };
    constexpr std::size_t kMost = 200;
    std::vector<Candidate> found;
    const std::uint32_t introEnd =
        work.document.sections.size() > 1 ? work.document.sections[1].span.end : work.document.bytes;
    for (NodeId id = 0; id < work.tree.size() && found.size() < kMost; ++id) {
        if (work.tree[id].kind != NodeKind::Link || !media::isRecordingUrl(work.tree.text(id)))
            continue;
        const std::string_view url = work.tree.text(id);
        const std::string recording = recordingOf(url);
        auto same = std::find_if(found.begin(), found.end(),
                                 [&recording](const Candidate& each) { return each.recording == recording; });
        if (same == found.end())
            same = found.insert(found.end(), {url, recording, 0, work.tree[id].span.begin < introEnd, false});
        same->embedded = same->embedded || isEmbedded(work.tree, id);
        same->timed += media::timeInUrl(url) ? 1 : 0;
    }
    if (found.empty())
        return {};
    const auto most = std::max_element(found.begin(), found.end(),
                                       [](const Candidate& a, const Candidate& b) { return a.timed < b.timed; });
    if (most->timed >= 2)
        return pageOfRecording(most->url);
    if (found.size() == 1)
        return pageOfRecording(found.front().url);
    const auto isPlayer = [](const Candidate& each) {
        return each.embedded;
    };
    if (std::count_if(found.begin(), found.end(), isPlayer) == 1)
        return pageOfRecording(std::find_if(found.begin(), found.end(), isPlayer)->url);
    // The same recording on several sites, or the first of a few; many at one site are a list of recordings.
    constexpr std::size_t kMostOfOneSite = 2;
    const Candidate* chosen = nullptr;
    StringMap<std::size_t> bySite;
    for (const Candidate& each : found) {
        if (!each.inIntro)
            continue;
        const auto link = media::parseVideoLink(each.url);
        const std::string site = link ? link->provider : std::string();
        if (++bySite[site] > kMostOfOneSite)
            return {};
        if (chosen == nullptr || (media::isVideoUrl(each.url) && !media::isVideoUrl(chosen->url)))
            chosen = &each;
    }
    return chosen == nullptr ? std::string() : pageOfRecording(chosen->url);
}

/// "https://… （1:03:21，有字幕）"
std::optional<Milliseconds> timeInBrackets(std::string_view value)
{
    for (const std::string_view open : {"(", "（", "["}) {
        const std::size_t at = value.rfind(open);
        if (at == std::string_view::npos)
            continue;
        const std::string_view inside = trimmed(value.substr(at + open.size()));
        std::string_view rest;
        if (const auto time = media::leadingClockTime(inside, rest); time && !time->end)
            return time->start;
    }
    return std::nullopt;
}

/// The video that the last lines of a document name by its id, as below a rule: "*视频ID：n1E9IZfvGMA*".
std::string urlOfClosingId(const Work& work)
{
    constexpr std::size_t kLastBlocks = 3;
    std::array<NodeId, kLastBlocks> last{};
    std::size_t count = 0;
    for (const NodeId id : work.tree.children(0))
        last[count++ % kLastBlocks] = id;
    InfoRun run;
    for (std::size_t i = 0; i < std::min(count, kLastBlocks); ++i)
        if (work.tree[last[i]].kind == NodeKind::Paragraph)
            (void)addInfoBlock(work, last[i], false, run);
    for (const InfoLine& line : run.lines)
        if (infoKeyOf(line.key) == InfoKey::VideoId)
            if (std::string url = urlOfWrittenId(line.value); !url.empty())
                return url;
    return {};
}

void useEntries(Work& work)
{
    Document& document = work.document;
    std::string linkUrl;
    std::string idUrl;
    std::optional<Period> updated;
    std::optional<Milliseconds> beside; // the length, behind the address of the video
    for (std::size_t i = 0; i < document.info.size(); ++i) {
        const InfoEntry& entry = document.info[i];
        const std::string& url = work.found.infoUrls[i];
        switch (infoKeyOf(entry.key)) {
        case InfoKey::Video:
            if (document.videoUrl.empty())
                document.videoUrl = url;
            if (!beside)
                beside = timeInBrackets(entry.value);
            break;
        case InfoKey::Link:
            if (linkUrl.empty() && media::isRecordingUrl(url))
                linkUrl = url;
            break;
        case InfoKey::Date:
            if (!document.date)
                document.date = writtenDate(entry.value);
            break;
        case InfoKey::Updated:
            if (!updated)
                updated = writtenDate(entry.value);
            break;
        case InfoKey::Duration:
            if (!document.videoDuration)
                document.videoDuration = media::parseDuration(entry.value);
            break;
        case InfoKey::Person:
            if (entry.value.size() < 400)
                addNames(work, entry.value);
            break;
        case InfoKey::VideoId:
            if (idUrl.empty())
                idUrl = urlOfWrittenId(entry.value);
            break;
        case InfoKey::Title:
        case InfoKey::None:
        case InfoKey::Other:
            break;
        }
    }
    if (!document.videoDuration)
        document.videoDuration = beside;
    if (!document.date)
        document.date = work.found.dayBeside;
    readByline(work);
    if (document.videoUrl.empty())
        document.videoUrl = linkUrl;
    if (document.videoUrl.empty())
        document.videoUrl = idUrl.empty() ? urlOfClosingId(work) : idUrl;
    if (document.videoUrl.empty())
        document.videoUrl = likelyRecording(work);
    if (!document.date)
        document.date = updated;
    if (!document.date)
        document.date = dateOfName(document.title, Precision::Month);
    if (!document.date)
        document.date = dateOfName(work.fileStem, Precision::Day);
}

/// The headings of level 1 outside quotations.
std::vector<SectionId> outermostHeadings(const Work& work)
{
    std::vector<SectionId> found;
    const std::vector<Section>& sections = work.document.sections;
    for (SectionId id = 0; id < sections.size(); ++id) {
        if (work.tree[sections[id].heading].level != 1 || sections[id].title.empty())
            continue;
        NodeId above = sections[id].heading;
        while (above != 0 && work.tree[above].kind != NodeKind::Quote)
            above = work.tree[above].parent;
        if (above == 0)
            found.push_back(id);
    }
    return found;
}

/// The first heading when all others stand below it.
SectionId headingOverAll(const Work& work)
{
    const std::vector<Section>& sections = work.document.sections;
    const bool over = sections.size() > 1 && !sections.front().title.empty() &&
                      work.found.topics.front() == Topic::None && work.tree[sections.front().heading].parent == 0 &&
                      sections.front().subtreeSpan.end == work.tree.source().size();
    const NodeId first = work.tree.firstChild(0);
    const bool leads = over && (sections.front().heading == first || work.tree.next(first) == sections.front().heading);
    return leads ? 0 : kNoSection;
}

/// What an `<h1>` says that raw HTML sets, near the top.
std::string htmlTitle(const markdown::Tree& tree)
{
    constexpr NodeId kNodesToLookAt = 64;
    for (NodeId id = 0; id < std::min(tree.size(), kNodesToLookAt); ++id) {
        if (tree[id].kind != NodeKind::HtmlBlock)
            continue;
        const std::string_view html = tree.text(id);
        const std::size_t open = html.find("<h1");
        const std::size_t begin = html.find('>', open);
        const std::size_t end = html.find("</h1", begin);
        if (open == std::string_view::npos || end == std::string_view::npos)
            continue;
        std::string title;
        bool inTag = false;
        for (const char c : html.substr(begin + 1, end - begin - 1)) {
            if (c == '<')
                inTag = true;
            if (!inTag)
                title += c == '\n' ? ' ' : c;
            if (c == '>')
                inTag = false;
        }
        if (!trimmed(title).empty())
            return std::string(trimmed(title));
    }
    return {};
}

void readTitle(Work& work)
{
    Document& document = work.document;
    const std::size_t fromFrontMatter = work.document.infoFromFrontMatter;
    const auto firstTitle = [&document](std::size_t begin, std::size_t end) -> std::string_view {
        for (std::size_t i = begin; i < end; ++i)
            if (infoKeyOf(document.info[i].key) == InfoKey::Title)
                return document.info[i].value;
        return {};
    };
    const std::string_view written = firstTitle(0, fromFrontMatter);
    const std::vector<SectionId> headings = outermostHeadings(work);
    const bool one = headings.size() == 1 && headings.front() == 0;
    SectionId heading = !headings.empty() && (one || written.empty()) ? headings.front() : kNoSection;
    // Several headings of level 1 are the parts of what the front matter names, save one that repeats the name.
    for (std::size_t i = 0; heading == kNoSection && i < headings.size(); ++i)
        if (nameKey(document.sections[headings[i]].title) == nameKey(written))
            heading = headings[i];
    if (heading == kNoSection && written.empty() && headings.empty()) {
        document.title = firstTitle(fromFrontMatter, document.info.size());
        if (document.title.empty())
            heading = headingOverAll(work);
    } else if (heading == kNoSection) {
        document.title = written;
    }
    if (heading != kNoSection) {
        document.title = document.sections[heading].title;
        document.titleNode = document.sections[heading].heading;
    }
    if (document.title.empty())
        document.title = htmlTitle(work.tree);
    if (document.title.empty())
        document.title = work.fileStem;
}

/// Whether a paragraph announces information, as a heading in bold: "**材料信息**".
bool announcesInfo(const markdown::Tree& tree, NodeId paragraph)
{
    constexpr std::size_t kLongest = 60;
    return tree[paragraph].kind == NodeKind::Paragraph && tree[paragraph].span.size() <= kLongest &&
           topicOfHeading(seenText(tree, paragraph)) == Topic::Info;
}

/// Up to where information may stand that no heading announces: the title's section and the one after it.
std::uint32_t introEnd(const Work& work)
{
    const std::vector<Section>& sections = work.document.sections;
    const bool titled = !sections.empty() && work.tree[sections.front().heading].level == 1;
    const std::size_t last = titled ? 1 : 0;
    return sections.size() > last ? sections[last].span.end : static_cast<std::uint32_t>(work.tree.source().size());
}

} // namespace

std::optional<Period> writtenDate(std::string_view value)
{
    // As written, or as seconds or milliseconds since 1970, which programs write into front matter.
    constexpr std::size_t kSeconds = 10;
    constexpr std::size_t kMilliseconds = 13;
    const bool digits = value.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits || (value.size() != kSeconds && value.size() != kMilliseconds))
        return quantity::readDate(value);
    const std::chrono::seconds since(std::stoll(std::string(value.substr(0, kSeconds))));
    const std::chrono::year_month_day day(
        std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::seconds>(since)));
    std::string iso = std::to_string(static_cast<int>(day.year())) + '-' +
                      std::to_string(static_cast<unsigned>(day.month())) + '-' +
                      std::to_string(static_cast<unsigned>(day.day()));
    return quantity::readDate(iso);
}

std::string urlOfWrittenId(std::string_view value)
{
    constexpr std::string_view kIdCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    return media::urlOfVideoId(value.substr(0, value.find_first_not_of(kIdCharacters)));
}

void readInfo(Work& work)
{
    Document& document = work.document;
    const markdown::Tree& tree = work.tree;
    constexpr std::size_t kTopSections = 4;
    const std::uint32_t topEnd = document.sections.size() > kTopSections
                                     ? document.sections[kTopSections].span.begin
                                     : static_cast<std::uint32_t>(tree.source().size());
    const std::uint32_t intro = introEnd(work);
    work.found.turns = paragraphsInTurn(work);
    const std::vector<NodeId>& turns = work.found.turns;
    std::size_t nextTable = 0;
    InfoRun run;
    bool runAnnounced = false;
    bool announced = false; // by the paragraph before
    const auto finishRun = [&] {
        if (isInfoRun(run, runAnnounced)) {
            for (InfoLine& line : run.lines) {
                if (line.key.empty() && !work.found.dayBeside)
                    work.found.dayBeside = writtenDate(line.value);
                addEntry(work, line.key, line.value, line.span, std::move(line.url));
            }
            work.found.infoNodes.insert(work.found.infoNodes.end(), run.nodes.begin(), run.nodes.end());
        }
        run = {};
        runAnnounced = false;
    };
    // Blocks of raw HTML hold what they are made of, in the document's order.
    const auto entered = [&tree](NodeId id) {
        return tree[id].kind == NodeKind::HtmlBlock && tree.firstChild(id) != markdown::kNoNode;
    };
    for (NodeId id = 1; id < tree.size() && !work.stopped(); id = entered(id) ? id + 1 : tree[id].end) {
        const markdown::Node& node = tree[id];
        if (entered(id))
            continue;
        const bool underInfoHeading = announced || work.topicAt(node.span.begin) == Topic::Info;
        announced = announcesInfo(tree, id);
        bool goesOn = false;
        if (node.kind == NodeKind::Table) {
            finishRun();
            while (nextTable < document.tables.size() && document.tables[nextTable].node < id)
                ++nextTable;
            if (nextTable == document.tables.size() || document.tables[nextTable].node != id)
                continue;
            const Table& table = document.tables[nextTable];
            if (isInfoTable(work, table, node.span.begin < topEnd))
                readInfoTable(work, table);
            else if (isInfoRow(work, table, node.span.begin < topEnd))
                readInfoRow(work, table);
        } else if (node.kind == NodeKind::Heading) {
            goesOn = (node.span.begin < topEnd || !run.lines.empty()) && addInfoHeading(work, id, run);
        } else if (node.kind == NodeKind::List && !underInfoHeading && node.span.begin >= intro) {
            finishRun();
            (void)addInfoBlock(work, id, false, run);
            if (isEvidentRun(run))
                finishRun();
            run = {};
            continue;
        } else if (underInfoHeading || node.span.begin < intro) {
            runAnnounced = runAnnounced || underInfoHeading;
            run.leads = run.leads || (id == tree.firstChild(0) && node.kind != NodeKind::Quote);
            goesOn =
                !std::binary_search(turns.begin(), turns.end(), id) && addInfoBlock(work, id, underInfoHeading, run);
        }
        if (!goesOn)
            finishRun();
    }
    finishRun();
    readTitle(work);
    dropRepeated(work);
    useEntries(work);
}

} // namespace zhilan::document

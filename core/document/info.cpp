#include "core/document/calendar.h"
#include "core/document/inline_text.h"
#include "core/document/work.h"

#include <algorithm>
#include <unordered_set>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

constexpr std::size_t kLongestKey = 60;

struct Line {
    std::string text;
    ByteSpan span;
    NodeId node = markdown::kNoNode;
};

bool startsWithWide(std::string_view text, std::string_view wide)
{
    return text.starts_with(wide);
}

/// "key：value" taken apart; false when the line is none.
bool splitKeyValue(std::string_view line, std::string_view& key, std::string_view& value)
{
    std::size_t size = 1;
    std::size_t at = 0;
    for (; at < line.size() && at <= kLongestKey; ++at) {
        if (line[at] == ':' && line.substr(at, 3) != "://")
            break;
        if (startsWithWide(line.substr(at), "：")) {
            size = 3;
            break;
        }
    }
    if (at >= line.size() || at > kLongestKey)
        return false;
    key = trimmed(line.substr(0, at));
    value = trimmed(line.substr(at + size));
    return !key.empty() && !value.empty();
}

/// A YAML scalar's quotes and their escapes resolved, as far as one line has them; a list in brackets as its items.
std::string scalar(std::string_view value)
{
    if (value.size() < 2)
        return std::string(value);
    const char quote = value.front();
    if (quote == '[' && value.back() == ']')
        return std::string(trimmed(value.substr(1, value.size() - 2)));
    if ((quote != '"' && quote != '\'') || value.back() != quote)
        return std::string(value);
    std::string out;
    value = value.substr(1, value.size() - 2);
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool escape = quote == '"' ? value[i] == '\\' : value.substr(i, 2) == "''";
        out += value[escape && i + 1 < value.size() ? ++i : i];
    }
    return out;
}

/// Top-level `key: value` scalars. Nested mappings, lists over several lines and block scalars are passed over: what
/// they hold (tags, categories) is not about the recording.
void readFrontMatter(Work& work, NodeId id)
{
    const markdown::Node& node = work.tree[id];
    const std::string_view text = work.tree.text(id);
    const std::uint32_t base = node.text.inSource != 0 ? node.text.begin : node.span.begin;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const ByteSpan span{base + static_cast<std::uint32_t>(at), base + static_cast<std::uint32_t>(end)};
        at = end + 1;
        std::string_view key;
        std::string_view value;
        const bool nested =
            line.empty() || line.front() == ' ' || line.front() == '\t' || line.front() == '-' || line.front() == '#';
        if (nested || !splitKeyValue(line, key, value))
            continue;
        std::string read = scalar(value);
        if (read.empty() || read == "|" || read == ">" || read == "|-" || read == ">-")
            continue;
        const bool address = read.starts_with("http://") || read.starts_with("https://");
        work.infoUrls.push_back(address ? read : std::string());
        work.document.info.push_back({std::string(key), std::move(read), span});
    }
}

void addEntry(Work& work, std::string_view key, std::string_view value, ByteSpan span, std::string url)
{
    if (key.empty() || value.empty())
        return;
    work.document.info.push_back({std::string(key), std::string(value), span});
    work.infoUrls.push_back(std::move(url));
}

/// Whether a table of two columns says what the recording is: by its head, its heading, or the keys it has.
bool isInfoTable(const Work& work, const Table& table, bool nearTop)
{
    if (table.header.size() != 2 || table.rows.empty())
        return false;
    const Topic topic = table.section == kNoSection ? Topic::None : work.topics[table.section];
    if (topic == Topic::Info)
        return true;
    if (!nearTop || topic != Topic::None)
        return false;
    if (isInfoHeader(table.header[0], table.header[1]))
        return true;
    const auto known = std::count_if(table.rows.begin(), table.rows.end(),
                                     [](const Table::Row& row) { return infoKeyOf(row.cells[0]) != InfoKey::None; });
    return known + (infoKeyOf(table.header[0]) != InfoKey::None ? 1 : 0) >= 2;
}

void readInfoTable(Work& work, const Table& table)
{
    const markdown::Tree& tree = work.tree;
    if (infoKeyOf(table.header[0]) != InfoKey::None && !isInfoHeader(table.header[0], table.header[1])) {
        const NodeId headRow = tree.firstChild(table.node);
        addEntry(work, table.header[0], table.header[1], tree[headRow].span, firstUrl(tree, headRow));
    }
    for (const Table::Row& row : table.rows)
        addEntry(work, row.cells[0], row.cells[1], row.span, firstUrl(tree, row.node));
    work.infoNodes.push_back(table.node);
}

/// The lines of a paragraph as they were written.
void appendLines(const markdown::Tree& tree, NodeId paragraph, std::vector<Line>& lines)
{
    Line line;
    line.span = {tree[paragraph].span.begin, tree[paragraph].span.begin};
    line.node = paragraph;
    const auto finish = [&](std::uint32_t next) {
        if (!trimmed(line.text).empty())
            lines.push_back(line);
        line.text.clear();
        line.span = {next, next};
    };
    for (NodeId id = paragraph + 1; id < tree[paragraph].end; ++id) {
        const markdown::Node& node = tree[id];
        if (node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak) {
            finish(node.span.end);
        } else {
            // Bold text around the key belongs to the line, so the outermost inline opens it.
            if (line.span.empty())
                line.span.begin = node.span.begin;
            line.span.end = std::max(line.span.end, node.span.end);
            if (node.kind == NodeKind::Text || node.kind == NodeKind::Code)
                line.text += tree.text(id);
        }
    }
    finish(tree[paragraph].span.end);
}

/// `key：value` lines of a list, a paragraph or a quotation. All must be such, and one key at least be known (two where
/// no heading says that information follows).
bool readLines(Work& work, NodeId block, bool underInfoHeading)
{
    const markdown::Tree& tree = work.tree;
    constexpr std::size_t kMostLines = 60;
    std::vector<Line> lines;
    for (NodeId id = block; id < tree[block].end; ++id) {
        const NodeKind kind = tree[id].kind;
        if (kind == NodeKind::Table || kind == NodeKind::CodeBlock || kind == NodeKind::HtmlBlock)
            return false;
        if (kind == NodeKind::Paragraph)
            appendLines(tree, id, lines);
        if (lines.size() > kMostLines)
            return false;
    }
    std::size_t known = 0;
    std::size_t pairs = 0;
    for (const Line& line : lines) {
        std::string_view key;
        std::string_view value;
        if (!splitKeyValue(line.text, key, value))
            continue;
        ++pairs;
        known += infoKeyOf(key) != InfoKey::None ? 1 : 0;
    }
    const bool mostly = pairs * 4 >= lines.size() * 3;
    if (lines.empty() || !mostly || known < (underInfoHeading ? 1U : 2U))
        return false;
    for (const Line& line : lines) {
        std::string_view key;
        std::string_view value;
        if (!splitKeyValue(line.text, key, value))
            continue;
        std::string url;
        for (NodeId id = line.node; id < tree[line.node].end && url.empty(); ++id)
            if (tree[id].kind == NodeKind::Link && line.span.contains(tree[id].span.begin) &&
                tree.text(id).starts_with("http"))
                url = tree.text(id);
        addEntry(work, key, value, line.span, std::move(url));
    }
    work.infoNodes.push_back(block);
    return true;
}

std::string cleanName(std::string_view name)
{
    const std::size_t cut = std::min({name.find('('), name.find("（"), name.size()});
    return std::string(trimmed(name.substr(0, cut)));
}

/// "A（CEO）、B and C" → A, B, C.
void addNames(Work& work, std::string_view value)
{
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
        if (std::string name = cleanName(value.substr(0, end)); !name.empty())
            work.names.push_back(std::move(name));
        value.remove_prefix(std::min(end + size, value.size()));
    }
}

/// Front matter and the list below the title often say the same; the first one stays.
void dropRepeated(Work& work)
{
    std::vector<InfoEntry>& info = work.document.info;
    std::unordered_set<std::string> seen;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < info.size(); ++i) {
        if (!seen.insert(nameKey(info[i].key) + '\n' + info[i].value).second)
            continue;
        if (kept != i) {
            info[kept] = std::move(info[i]);
            work.infoUrls[kept] = std::move(work.infoUrls[i]);
        }
        ++kept;
    }
    info.resize(kept);
    work.infoUrls.resize(kept);
}

void useEntries(Work& work)
{
    Document& document = work.document;
    std::string linkUrl;
    for (std::size_t i = 0; i < document.info.size(); ++i) {
        const InfoEntry& entry = document.info[i];
        const std::string& url = work.infoUrls[i];
        switch (infoKeyOf(entry.key)) {
        case InfoKey::Video:
            if (document.videoUrl.empty())
                document.videoUrl = url;
            break;
        case InfoKey::Link:
            if (linkUrl.empty() && isRecordingUrl(url))
                linkUrl = url;
            break;
        case InfoKey::Date:
            if (!document.date)
                document.date = parseDate(entry.value);
            break;
        case InfoKey::Duration:
            if (!document.videoDuration)
                document.videoDuration = parseDuration(entry.value);
            break;
        case InfoKey::Person:
            if (entry.value.size() < 400)
                addNames(work, entry.value);
            break;
        case InfoKey::Title:
            if (document.title.empty())
                document.title = entry.value;
            break;
        case InfoKey::None:
        case InfoKey::Other:
            break;
        }
    }
    if (document.videoUrl.empty())
        document.videoUrl = linkUrl;
    for (markdown::NodeId id = 0; id < work.tree.size() && document.videoUrl.empty(); ++id)
        if (work.tree[id].kind == NodeKind::Link && isRecordingUrl(work.tree.text(id)))
            document.videoUrl = work.tree.text(id);
}

} // namespace

void readInfo(Work& work)
{
    Document& document = work.document;
    const markdown::Tree& tree = work.tree;
    for (const Section& section : document.sections) {
        if (section.level == 1 && !section.title.empty()) {
            document.title = section.title;
            document.titleNode = section.heading;
            break;
        }
    }
    // The top ends with the first section that is neither the title nor about information.
    constexpr std::size_t kTopSections = 4;
    const std::uint32_t topEnd = document.sections.size() > kTopSections
                                     ? document.sections[kTopSections].span.begin
                                     : static_cast<std::uint32_t>(tree.source().size());
    constexpr std::size_t kIntroSections = 1;
    const bool titled = document.titleNode != markdown::kNoNode;
    const std::size_t introSections = titled ? kIntroSections + 1 : kIntroSections;
    const std::uint32_t introEnd =
        document.sections.size() >= introSections ? document.sections[introSections - 1].span.end : topEnd;
    std::size_t nextTable = 0;
    for (NodeId id = tree.size() > 0 ? tree.firstChild(0) : markdown::kNoNode; id != markdown::kNoNode;
         id = tree[id].next) {
        const markdown::Node& node = tree[id];
        const bool underInfoHeading = work.topicAt(node.span.begin) == Topic::Info;
        if (node.kind == NodeKind::FrontMatter) {
            readFrontMatter(work, id);
        } else if (node.kind == NodeKind::Table) {
            while (nextTable < document.tables.size() && document.tables[nextTable].node < id)
                ++nextTable;
            if (nextTable < document.tables.size() && document.tables[nextTable].node == id &&
                isInfoTable(work, document.tables[nextTable], node.span.begin < topEnd))
                readInfoTable(work, document.tables[nextTable]);
        } else if (node.kind == NodeKind::List || node.kind == NodeKind::Paragraph || node.kind == NodeKind::Quote) {
            if (underInfoHeading || node.span.begin < introEnd)
                (void)readLines(work, id, underInfoHeading);
        }
    }
    dropRepeated(work);
    useEntries(work);
}

} // namespace zhilan::document

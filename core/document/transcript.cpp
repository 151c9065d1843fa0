#include "core/base/string_map.h"
#include "core/document/brackets.h"
#include "core/document/inline_text.h"
#include "core/document/known_names.h"
#include "core/document/said_by.h"
#include "core/document/speaker.h"
#include "core/document/times_of_day.h"
#include "core/document/work.h"
#include "core/media/media_name.h"
#include "core/media/video_link.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <utility>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// How a line begins: who writes a transcript writes all of it alike.
enum class Form : std::uint8_t { PlainTimeFirst, BracketTimeFirst, PlainTimeLast, BracketTimeLast };
constexpr std::size_t kForms = 4;

/// A line with a name and a time before a colon, which may be said or be a chapter, a definition, a plan.
struct Candidate {
    TranscriptLine line;
    SectionId section = kNoSection;
    Form form = Form::PlainTimeFirst;
    std::string name;
    Milliseconds time{0};
    bool known = false;    ///< guests, hosts, roles
    bool person = false;   ///< by the name's look
    bool sentence = false; ///< ends like one, as titles do not
    bool fine = false;     ///< with seconds of an hour: "10:23:45"
    bool said = false;
    bool log = false; ///< what a program writes rather than somebody says
};

/// A line that a new turn may begin at, whoever speaks.
struct TimedStart {
    NodeId first = markdown::kNoNode; ///< its inlines
    NodeId end = markdown::kNoNode;
    SectionId section = kNoSection;
    bool plain = false; ///< the time that it begins with stands in no brackets
};

struct Candidates {
    std::vector<Candidate> all;
    std::map<SectionId, std::size_t> timed; ///< lines that begin with a time, by section
    std::vector<TimedStart> starts;         ///< these and `all`, in document order
    bool hours = true; ///< the times that lines begin with, before a name or behind a word, are all mayBeHourOfDay()
};

bool timeFirst(Form form)
{
    return form == Form::PlainTimeFirst || form == Form::BracketTimeFirst;
}

/// Bytes at the front of a line that are set in bold.
std::size_t boldEnd(const markdown::Tree& tree, const InlineText& seen, NodeId first)
{
    return tree[first].kind == NodeKind::Strong ? seen.ofNodes(first, tree[first].end).end : 0;
}

bool endsSentence(std::string_view line)
{
    constexpr std::array<std::string_view, 12> kEnds{"。", "！", "？", "…", ".", "!", "?", "”", "」", "』", "\"", "～"};
    while (!line.empty() && (line.back() == '*' || line.back() == '_' || isSpace(line.back())))
        line.remove_suffix(1);
    return std::any_of(kEnds.begin(), kEnds.end(), [line](std::string_view end) { return line.ends_with(end); });
}

/// Whether a time where people are up and about, "9:30" or "10:23:45", is as well one of a day as one of a recording.
bool mayBeHourOfDay(Milliseconds time, std::size_t colons)
{
    using namespace std::chrono;
    return colons == 1 ? time >= minutes(7) && time < minutes(24) : colons == 2 && time >= hours(7) && time < hours(24);
}

void readLine(const Work& work, const TranscriptLine& line, const KnownNames& names, Candidates& out)
{
    constexpr std::size_t kEnough = 200; // bytes, more than a name with role and time
    const InlineText seen = inlineText(work.tree, line.first, line.end, kEnough);
    const std::string_view text = seen.text;
    const SectionId section = work.sectionAt(work.tree[line.first].span.begin);
    auto prefix = speakerPrefix(text, boldEnd(work.tree, seen, line.first));
    std::string_view rest;
    const auto leading = media::leadingClockTime(text, rest);
    const bool first = (prefix && prefix->timeFirst) || leading;
    const bool plain = !text.empty() && text.front() >= '0' && text.front() <= '9';
    if (first) {
        ++out.timed[section];
        if (plain || startsWithOpening(text)) {
            out.starts.push_back({line.first, line.end, section, plain});
            out.hours = out.hours && leading && mayBeHourOfDay(leading->start, colonsOf(leading->span.of(text)));
        }
    }
    if (!prefix || !prefix->time || !(prefix->timeFirst || prefix->timeLast))
        return;
    const auto times = media::findClockTimes(text.substr(0, prefix->end));
    const std::size_t colons = times.empty() ? 0 : colonsOf(times.front().span.of(text));
    const bool hour = mayBeHourOfDay(*prefix->time, colons);
    // What is a label rather than a name tells of the others' times all the same.
    out.hours = out.hours && hour;
    if ((isLabel(prefix->name) && !isRole(prefix->name)) || announcesQuote(prefix->name))
        return;
    Candidate found;
    found.line = line;
    found.section = section;
    if (prefix->timeFirst) {
        found.form = plain ? Form::PlainTimeFirst : Form::BracketTimeFirst;
    } else {
        out.starts.push_back({line.first, line.end, section, false});
        const std::string_view head = text.substr(0, prefix->end);
        const bool bracket = lastOpening(head).has_value();
        found.form = bracket ? Form::BracketTimeLast : Form::PlainTimeLast;
    }
    found.known = isRole(prefix->name) || names.contains(prefix->name);
    found.person = looksLikePerson(prefix->name) && !headsPart(prefix->name);
    const markdown::Tree& tree = work.tree;
    found.sentence = endsSentence(ByteSpan{tree[line.first].span.begin, tree[line.end - 1].span.end}.of(tree.source()));
    found.time = *prefix->time;
    found.fine = colons > 1;
    found.name = std::move(prefix->name);
    out.all.push_back(std::move(found));
}

void readParagraph(const Work& work, NodeId paragraph, const KnownNames& names, Candidates& out)
{
    const markdown::Tree& tree = work.tree;
    NodeId first = paragraph + 1;
    const auto finish = [&](NodeId end) {
        if (first < end && work.mayHoldTime({tree[first].span.begin, tree[end - 1].span.end}))
            readLine(work, {paragraph, first, end}, names, out);
        first = end + 1;
    };
    for (const NodeId child : tree.children(paragraph))
        if (tree[child].kind == NodeKind::SoftBreak || tree[child].kind == NodeKind::LineBreak)
            finish(child);
    finish(tree[paragraph].end);
}

Candidates findCandidates(Work& work)
{
    const markdown::Tree& tree = work.tree;
    const KnownNames names(work.found.names);
    Candidates out;
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const NodeKind kind = tree[id].kind;
        if (kind == NodeKind::Quote || kind == NodeKind::Callout || kind == NodeKind::Table ||
            kind == NodeKind::FootnoteDefinition) {
            id = std::max(tree[id].end, id + 1) - 1;
            continue;
        }
        if (kind != NodeKind::Paragraph)
            continue;
        if (!work.mayHoldTime(id)) {
            id = tree[id].end - 1;
            continue;
        }
        const Topic topic = work.topicAt(tree[id].span.begin);
        if (topic != Topic::Chapters && topic != Topic::Glossary && topic != Topic::References && !work.isInfo(id))
            readParagraph(work, id, names, out);
        id = tree[id].end - 1;
    }
    return out;
}

/// Whether the lines of one form, by the names that they begin with, are what people say.
void judge(std::vector<Candidate*>& lines, const StringMap<std::size_t>& repeated)
{
    constexpr std::size_t kLongestWord = 24; // bytes
    constexpr std::size_t kConversation = 4;
    const auto again = [&repeated](const Candidate& line) {
        return repeated.find(line.name)->second > 1;
    };
    const auto count = [&lines](auto&& is) {
        return static_cast<std::size_t>(
            std::count_if(lines.begin(), lines.end(), [&is](const Candidate* line) { return is(*line); }));
    };
    const std::size_t sure = count([&](const Candidate& line) { return line.known || (line.person && again(line)); });
    const std::size_t people = count([](const Candidate& line) { return line.known || line.person; });
    const bool mostly = sure > 0 && people * 3 >= lines.size() * 2;
    const bool allPeople = lines.size() > 1 && people == lines.size();
    // Words that may be names as well as labels: two or more of them take turns, and nothing else does.
    std::size_t turns = 1;
    for (std::size_t i = 1; i < lines.size(); ++i)
        turns += lines[i]->name != lines[i - 1]->name ? 1 : 0;
    const bool inTurn = lines.size() >= kConversation && turns * 3 >= lines.size() * 2 &&
                        count([&](const Candidate& line) {
                            return line.known || (again(line) && line.name.size() <= kLongestWord);
                        }) == lines.size();
    for (Candidate* line : lines)
        line->said = line->known || (line->person && again(*line)) || inTurn ||
                     (line->person && (mostly || (allPeople && !timeFirst(line->form))));
}

/// Somebody that nobody knows, who speaks among people that are known in lines of the same form: most of those in the
/// section are theirs. Headings and beginnings of sentences stand among them as well, so that there must be a sign of
/// somebody, or the name again.
void addStrangers(Candidates& candidates)
{
    constexpr std::size_t kLongestName = 30; // bytes
    const auto mayBeCalled = [](std::string_view name) {
        const bool capital = (name.front() & 0x80) != 0 || (name.front() >= 'A' && name.front() <= 'Z');
        return capital && name.size() <= kLongestName && !beginsLikeSentence(name) && !headsPart(name);
    };
    struct Lines {
        std::size_t said = 0;
        std::vector<Candidate*> others;
    };
    std::map<std::pair<SectionId, Form>, Lines> groups;
    for (Candidate& line : candidates.all) {
        Lines& lines = groups[{line.section, line.form}];
        if (line.said)
            ++lines.said;
        else
            lines.others.push_back(&line);
    }
    for (auto& [key, lines] : groups) {
        if (lines.said < 2 || lines.said < lines.others.size() * 2)
            continue;
        StringMap<std::size_t> repeated;
        for (const Candidate* line : lines.others)
            ++repeated[line->name];
        for (Candidate* line : lines.others)
            line->said = line->person || (mayBeCalled(line->name) &&
                                          (namesStranger(line->name) || repeated.find(line->name)->second > 1));
    }
}

/// Whether lines are surely of people who talk with each other: two of them come again, and all say sentences. Between
/// such lines there may be as many others as there will.
bool isConversation(const std::vector<Candidate*>& lines)
{
    StringMap<std::size_t> turns;
    for (const Candidate* line : lines)
        ++turns[line->name];
    return std::count_if(turns.begin(), turns.end(), [](const auto& each) { return each.second > 1; }) > 1 &&
           std::all_of(lines.begin(), lines.end(),
                       [](const Candidate* line) { return line->sentence && (line->known || line->person); });
}

/// Lists of chapters and of what is planned for a day begin with times as well: of those in a section that do, most
/// must be said and end like sentences or be of somebody known, unless it isConversation(), in which a third may do for
/// headings between; and they are no hours where no recording is known.
void dropLists(Work& work, Candidates& candidates, bool recorded)
{
    std::map<SectionId, std::vector<Candidate*>> sections;
    for (Candidate& line : candidates.all)
        if (line.said)
            sections[line.section].push_back(&line);
    for (const auto& [section, lines] : sections) {
        const bool agenda = section != kNoSection && namesAgenda(work.document.sections[section].title);
        std::vector<Milliseconds> hours;
        std::size_t first = 0;
        std::size_t sentences = 0;
        bool known = false;
        for (const Candidate* line : lines) {
            if (timeFirst(line->form)) {
                ++first;
                sentences += line->sentence ? 1 : 0;
                known = known || line->known;
            }
            if (line->form == Form::PlainTimeFirst)
                hours.push_back(line->time);
        }
        const bool planned = !recorded && readLikeHours(hours);
        const std::size_t timed = candidates.timed[section];
        const std::size_t least = isConversation(lines) ? timed : timed * 2; // thirds
        const bool few = first * 3 < least || (sentences * 2 < first && !(known && first == timed));
        for (Candidate* line : lines) {
            const bool listed = (few && timeFirst(line->form)) || (planned && line->form == Form::PlainTimeFirst);
            line->said = !agenda && !listed;
        }
    }
}

/// Whether a link leads into a recording: on a site, or a file beside the document.
bool leadsToRecording(std::string_view target)
{
    if (media::isRecordingUrl(target))
        return true;
    const auto file = media::mediaName(target.substr(0, target.find_first_of("?#")));
    return file && (file->kind == media::MediaKind::Video || file->kind == media::MediaKind::Audio);
}

/// Whether the document has a recording, as far as is known before its chapters and times are.
bool isRecorded(const Work& work)
{
    const markdown::Tree& tree = work.tree;
    if (!work.document.videoUrl.empty() || work.document.videoDuration ||
        std::find(work.found.topics.begin(), work.found.topics.end(), Topic::Chapters) != work.found.topics.end())
        return true;
    for (NodeId id = 0; id < tree.size(); ++id) {
        const NodeKind kind = tree[id].kind;
        const bool leads =
            kind == NodeKind::Link || kind == NodeKind::WikiLink || kind == NodeKind::Image || kind == NodeKind::Embed;
        if (leads && leadsToRecording(tree.text(id)))
            return true;
    }
    return false;
}

/// Whether the lines, of which no recording is known, are those of a chat or a log: all times that lines of the
/// document begin with, whoever or whatever they are of, are late enough for hours of the day. One alone tells nothing.
bool areOfDay(const Candidates& candidates)
{
    const auto isSaid = [](const Candidate& line) {
        return line.said;
    };
    constexpr std::ptrdiff_t kLeast = 2;
    return candidates.hours && std::count_if(candidates.all.begin(), candidates.all.end(), isSaid) >= kLeast;
}

/// Programs write lines with seconds, as do those that take down a meeting or keep a chat: who is called so tells
/// which. Precondition: areOfDay().
void findLogs(Candidates& candidates)
{
    constexpr std::size_t kShortestHan = 6; // bytes
    constexpr std::size_t kLongestHan = 12;
    const auto mayBeNickname = [](std::string_view name) {
        const bool han = name.size() >= kShortestHan && name.size() <= kLongestHan &&
                         std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; });
        return han || isCapitalisedWord(name);
    };
    std::size_t said = 0;
    std::size_t people = 0;
    std::size_t programs = 0;
    for (Candidate& line : candidates.all) {
        if (!line.said)
            continue;
        line.log = !line.known && namesProgram(line.name);
        ++said;
        programs += line.log ? 1 : 0;
        people += line.known || (line.person && !line.log) ? 1 : 0;
    }
    const bool amongPeople = people * 2 >= said;
    for (Candidate& line : candidates.all) {
        const bool somebody = line.known || line.person || amongPeople || (programs == 0 && mayBeNickname(line.name));
        line.log = line.fine && (line.log || !somebody);
    }
}

/// What begins with times in the sections where somebody says something.
std::vector<ByteSpan> linesOfDay(const markdown::Tree& tree, const Candidates& candidates)
{
    std::set<SectionId> sections;
    for (const Candidate& line : candidates.all)
        if (line.said)
            sections.insert(line.section);
    std::vector<ByteSpan> lines;
    for (const TimedStart& start : candidates.starts)
        if (sections.contains(start.section))
            lines.push_back({tree[start.first].span.begin, tree[start.end - 1].span.end});
    return lines;
}

} // namespace

void readTranscript(Work& work)
{
    Candidates candidates = findCandidates(work);
    StringMap<std::size_t> repeated;
    std::array<std::vector<Candidate*>, kForms> forms;
    for (Candidate& line : candidates.all) {
        ++repeated[line.name];
        forms[static_cast<std::size_t>(line.form)].push_back(&line);
    }
    for (std::vector<Candidate*>& lines : forms)
        judge(lines, repeated);
    addStrangers(candidates);
    if (candidates.all.empty())
        return;
    const bool recorded = isRecorded(work);
    dropLists(work, candidates, recorded);
    const bool ofDay = !recorded && areOfDay(candidates);
    if (ofDay) {
        findLogs(candidates);
        work.found.dayLines = linesOfDay(work.tree, candidates);
    }
    auto start = candidates.starts.cbegin();
    for (const Candidate& line : candidates.all) {
        if (!line.said)
            continue;
        TranscriptLine said = line.line;
        const NodeId end = work.tree[said.paragraph].end;
        const auto endsTurn = [&line](const TimedStart& each) {
            return !each.plain || line.form == Form::PlainTimeFirst;
        };
        while (start != candidates.starts.cend() &&
               (start->first <= said.first || (start->first < end && !endsTurn(*start))))
            ++start;
        said.end = start != candidates.starts.cend() ? std::min(start->first, end) : end;
        said.ofDay = ofDay;
        said.log = line.log;
        work.found.said.push_back(said);
    }
}

} // namespace zhilan::document

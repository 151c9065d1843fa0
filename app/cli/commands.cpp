#include "app/cli/commands.h"

#include "app/cli/layout.h"
#include "app/cli/views.h"

#include <algorithm>
#include <limits>

namespace zhilan::cli
{

namespace
{

constexpr Arity kOne{1, 1};
constexpr Arity kAtLeastOne{1, std::numeric_limits<std::size_t>::max()};
constexpr Arity kAny{0, std::numeric_limits<std::size_t>::max()};

const Option kJson{"--json", "", "print one JSON value, UTF-8"};

template <Json (*json)(const Input&), std::string (*text)(const Input&)>
Command viewCommand(std::string_view name, std::string_view summary, std::string_view details)
{
    return {name, "FILE", kOne, summary, details, {kJson}, showDocument<json, text>};
}

std::vector<Command> documentCommands()
{
    return {
        {"info",
         "FILE",
         kOne,
         "title, language, size, video, and what the document holds",
         "JSON: {title, language, encoding, bytes, chars, reading_minutes, info:[{key, value}], date,\n"
         "video:{url, provider, id, duration_s}, counts:{sections, tables, quotes, terms, references,\n"
         "chapters, series, links, images}, media:{video?, audio?, subtitles:[{path, language}], chapters?,\n"
         "doubts?:[{kind, paths}]}}. What is not known is null. The date is as precise as it is known: 2026,\n"
         "2026-02 or 2026-02-13. media are the files beside FILE, and in the folders given, that belong to it by\n"
         "the video's id in their names, by FILE's own name, or by title; doubts are those that fit equally well,\n"
         "so that none was taken.\n",
         {kJson, {"--media", "DIR", "look for the recording in this folder too; may be given several times"}},
         runInfo},
        viewCommand<outlineJson, outlineText>(
            "outline", "the headings as a tree, with anchors",
            "JSON: [{level, title, slug, line, byte, chars, start_s?, children:[…]}]. Slugs are unique in the\n"
            "document, as GitHub makes them; byte is the offset of the heading in the UTF-8 text.\n"),
        {"chapters",
         "FILE",
         kOne,
         "the video's chapters",
         "JSON: [{start_s, end_s?, title, title_alt?, url, line, section_slug?}]. url opens the video at the\n"
         "chapter's start; null when the document names no video. FILE may also be a file of chapters or of\n"
         "subtitles by its name: .ffmetadata, .json, .xml, .csv, .cue, .edl, .chapters.txt, .vtt, .srt, .sbv. There\n"
         "url is what the file gives, and line is null where the format has no lines.\n",
         {kJson},
         runChapters},
        {"timestamps",
         "FILE",
         kOne,
         "every time that stands in the text",
         "JSON: [{seconds, end_s?, text, url, line, byte}]. A link's time is that of its address. FILE may also be a\n"
         "file of subtitles: .vtt, .srt, .sbv, .transcript.json. There text is what is said, speaker? who says it.\n",
         {kJson},
         runTimestamps},
        viewCommand<quotesJson, quotesText>(
            "quotes", "what was said, by whom",
            "JSON: [{speaker, text, section_slug, line, start_s?, start_from?}]. speaker is null when the text does "
            "not\n"
            "say. start_from is there where the text tells no time for the quote itself: before, it is the last time\n"
            "told before it; chapter, the start of what it stands in.\n"),
        viewCommand<termsJson, termsText>("terms", "the glossary", "JSON: [{term, definition, line}].\n"),
        viewCommand<referencesJson, referencesText>("references", "books, papers and pages that the document names",
                                                    "JSON: [{title, author?, note?, url?, line}].\n"),
        viewCommand<linksJson, linksText>(
            "links", "every link, and whether it leads somewhere",
            "JSON: [{kind, text, target, resolved, line}], kind one of anchor, file, web, mail, image, footnote,\n"
            "wiki, other. Anchors, local files and pages of the vault (the folder with .obsidian or .git)\n"
            "are looked up; web addresses never are.\n"),
        viewCommand<tablesJson, tablesText>(
            "tables", "every table, cell by cell",
            "JSON: [{index, section_slug, line, header:[…], align:[…], rows:[[…]]}].\n"),
        viewCommand<seriesJson, seriesText>(
            "series", "every series of numbers, from tables and sentences",
            "JSON: [{title, source:{kind, line, section_slug, column}, x_kind, unit, dimension, points:[{x,\n"
            "x_start, x_end, low, high, value, kind, approx, text, line, from?, forecast?, x_number?}],\n"
            "unread:[{text, line, why, reason}], fit?:{model, per_year, doubling_days, r2}, per?}]. Amounts\n"
            "are in the unit itself: 90亿美元 is 9000000000 USD. An open end is null: high of an at_least,\n"
            "low of an at_most without bound. x_start and x_end are the first and the last day that belong to\n"
            "the period; null unless x is a time. per_year is a factor; doubling_days is negative when\n"
            "halving. Numbers along time that make no series are at the end, without points, each unread with\n"
            "the reason.\n"),
    };
}

std::vector<Command> otherCommands()
{
    return {
        {"quantity",
         "TEXT…",
         kAtLeastOne,
         "the numbers and periods that are read in each text",
         "A single - reads standard input, one text a line.\n"
         "JSON: [{text, quantities:[{kind, low, high, from?, to?, approx, unit, unit_dimension, per?, span}],\n"
         "periods:[{start, end, precision, approx, span}], unread:[{span, why}]}]. A span is [begin, end) in bytes\n"
         "of the text; start and end are the first and the last day of the period.\n",
         {kJson, {"--today", "DAY", "what 今年 and “next year” count from, such as 2026-02-13"}},
         runQuantity},
        {"render",
         "FILE",
         kOne,
         "the document as a web page or as plain text",
         "The page needs nothing beside itself: no script, no remote resource, pictures of the document's own folder\n"
         "inside it.\n",
         {{"--html", "", "a web page"}, {"--text", "", "plain text"}},
         runRender},
        {"spec",
         "",
         {0, 0},
         "standard input: Markdown; standard output: HTML as the GFM specification prints it",
         "For conformance tests. Raw HTML is passed through, so never show the output of a document that you do\n"
         "not trust; render --html is for that.\n",
         {},
         runSpec},
        {"export",
         "FILE series|quotes|terms|tables, or DIR sections",
         {2, 2},
         "lists for other programs",
         "CSV is RFC 4180 in UTF-8. Several tables follow one another with an empty line between, each with its\n"
         "header. Anki notes have two fields, front and back, and the document's title as tag.\n"
         "sections are those of all documents of a folder, but for what index was told to ignore there, in the bulk\n"
         "format of OpenSearch and Elasticsearch: by turns {index:{_id}} and {path, title, language, date,\n"
         "has_video, section_slug, heading_path:[…], start_s?, line, byte, has_chart, body:[…],\n"
         "table:[…], quote:[…], speaker:[…], term:[…], chapter:[…], subtitle:[…]}, a line each.\n",
         {{"--csv", "", "comma-separated values"},
          {"--json", "", "the JSON of the command of the same name"},
          {"--anki", "", "notes for Anki's text import"},
          {"--table", "N", "only this table, counted from 0"},
          {"--ndjson", "", "a line for each value: of sections"}},
         runExport},
        {"check",
         "FILE…",
         kAtLeastOne,
         "broken links, duplicate anchors, unread numbers, chapters out of order",
         "JSON: [{path, line, code, message}]. Findings do not change the exit status.\n",
         {kJson},
         runCheck},
    };
}

std::vector<Command> libraryCommands()
{
    return {
        {"index",
         "DIR…",
         kAtLeastOne,
         "build or refresh the search index of folders",
         "Only what is new or was changed is read. The index is kept in the cache: $ZHILAN_CACHE_DIR, else zhilan in\n"
         "$XDG_CACHE_HOME, else ~/.cache/zhilan; nothing is ever written to DIR. Hidden files and folders are passed\n"
         "over. Files that cannot be read are named on standard error and keep nothing back.\n"
         "A folder's patterns hold until others are given, also in the window; library shows them, --no-ignore takes\n"
         "them back. An earlier index of a folder within DIR is deleted once DIR's has its documents.\n"
         "JSON: {documents, changed, removed, problems, bytes, seconds}.\n",
         {kJson,
          {"--ignore", "PATTERN", "pass over such names, or paths if there is a / in it; may be repeated; remembered"},
          {"--no-ignore", "", "forget the patterns, and pass over nothing that is not hidden"},
          {"--repair", "", "read all of the index and make anew what is damaged"}},
         runIndex},
        {"search",
         "QUERY",
         kAtLeastOne,
         "find sections in folders",
         "Without --library, in every folder that was indexed. What is new or was changed is indexed first.\n"
         "Terms are all required. \"a phrase\", -without or NOT without, a OR b, (…), title: heading: speaker: quote:\n"
         "table: term: chapter: subtitle: path: lang:, date:2025..2026, date:>=2025年6月, has:chart|video|quote,\n"
         "of several values each, as in lang:zh|en or speaker:(A OR B),\n"
         "the fields in Chinese too, such as 标题: 说话人: 日期: 包含:图表|视频|引语,\n"
         "amounts such as >100亿美元, 超过100亿美元 or more than 10 GW.\n"
         "A query that begins with - stands after --.\n"
         "JSON: {query, normalized, total, took_ms, relaxed?, note?, hits:[{path, title, section_slug,\n"
         "heading_path:[…], kind, speaker?, start_s?, start_from?, score, snippet, marks:[[b,e]…], line, byte,\n"
         "alike?}], suggestions?:[{kind, text}]}. start_from is there as in the JSON of quotes. Marks\n"
         "are ranges of bytes in snippet; total counts sections, without those that are alike: they have most of the\n"
         "words of a phrase that few have. A section that has nothing but its document's title counts too; the window\n"
         "counts and lists all such of a document as one.\n",
         {kJson,
          {"--library", "DIR", "search this folder; may be repeated"},
          {"--limit", "N", "at most N hits (20)"},
          {"--offset", "N", "pass over the first N hits"},
          {"--kind", "K", "only title, heading (titles too), body, table, quote, term, chapter or subtitle"},
          {"--no-refresh", "", "answer from the index as it is"}},
         runSearch},
        {"library",
         "[DIR…]",
         kAny,
         "what is indexed",
         "Without DIR, every folder that was indexed, but for those within others. Named are also the patterns that\n"
         "index was told to ignore, and folders that are no longer there.\n"
         "JSON: {cache, roots:[{path, documents, sections, index_bytes, index_version, problems:[{path, reason,\n"
         "remedy}], ignore:[…], gone?}]}. index_version counts the changes of the index, whatever version the program\n"
         "has. With --forget: {cache, forgotten:[{path, bytes}]}.\n",
         {kJson,
          {"--forget", "", "delete the index of each DIR, and its patterns, from the cache; nothing of DIR itself"}},
         runLibrary},
    };
}

} // namespace

const std::vector<Command>& commands()
{
    static const std::vector<Command> kAll = [] {
        std::vector<Command> all = documentCommands();
        for (auto& group : {otherCommands(), libraryCommands()})
            all.insert(all.end(), group.begin(), group.end());
        return all;
    }();
    return kAll;
}

const Command* findCommand(std::string_view name)
{
    const auto found = std::find_if(commands().begin(), commands().end(),
                                    [name](const Command& command) { return command.name == name; });
    return found == commands().end() ? nullptr : &*found;
}

std::string usage()
{
    Columns list({}, 2);
    for (const Command& command : commands())
        list.add({std::string(command.name), std::string(command.operands), std::string(command.summary)});
    return "Usage: zhilan-cli COMMAND [OPTION…] [FILE…]\n"
           "       zhilan-cli COMMAND --help\n"
           "       zhilan-cli --version\n"
           "\n"
           "Reads Markdown write-ups of long videos. Nothing is ever written to them.\n"
           "FILE may be - for standard input.\n"
           "\n" +
           list.text() +
           "\n"
           "Exit status: 0 done; 1 nothing found (search); 2 wrong use; 3 an input could not be read,\n"
           "or a folder not indexed; 4 standard output could not be written.\n";
}

std::string helpOf(const Command& command)
{
    std::string text = "Usage: zhilan-cli " + std::string(command.name);
    if (!command.options.empty())
        text += " [OPTION…]";
    if (!command.operands.empty())
        text += ' ' + std::string(command.operands);
    text += "\n\n" + std::string(command.summary) + "\n";
    if (!command.details.empty())
        text += '\n' + std::string(command.details);
    Columns list({}, 2);
    for (const Option& option : command.options)
        list.add({std::string(option.name) + (option.value.empty() ? "" : " ") + std::string(option.value),
                  std::string(option.help)});
    list.add({"--help", "this text"});
    return text + "\nOptions:\n" + list.text();
}

} // namespace zhilan::cli

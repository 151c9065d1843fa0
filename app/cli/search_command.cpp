#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/json.h"
#include "app/cli/layout.h"
#include "app/cli/stores.h"
#include "core/base/file.h"
#include "core/library/read_record.h"
#include "core/search/search.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>

namespace zhilan::cli
{
namespace
{

ExitCode wrong(const std::string& message)
{
    complain("search: " + message + "; see zhilan-cli search --help");
    return ExitCode::WrongUse;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

std::optional<std::uint32_t> parseCount(std::string_view text)
{
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(count) : std::nullopt;
}

std::optional<search::Field> parseField(std::string_view name)
{
    for (std::size_t i = 0; i < search::kFieldCount; ++i) {
        const auto field = static_cast<search::Field>(i);
        if (search::fieldName(field) == name)
            return field;
    }
    return std::nullopt;
}

/// nullopt on wrong use, which was said then.
std::optional<search::Request> requestOf(const Arguments& arguments)
{
    search::Request request;
    for (const std::string& word : arguments.operands)
        request.query += (request.query.empty() ? "" : " ") + word;
    for (const auto& [option, member] :
         {std::pair{"--limit", &request.limit}, std::pair{"--offset", &request.offset}}) {
        if (!arguments.has(option))
            continue;
        const auto count = parseCount(arguments.value(option));
        if (!count) {
            wrong(std::string(option) + " takes a whole number from 0 to " +
                  std::to_string(std::numeric_limits<std::uint32_t>::max()));
            return std::nullopt;
        }
        *member = *count;
    }
    if (arguments.has("--kind")) {
        if (arguments.values("--kind").size() > 1) {
            wrong("only one --kind can be asked for");
            return std::nullopt;
        }
        request.kind = parseField(arguments.value("--kind"));
        if (!request.kind) {
            wrong("there is no kind " + std::string(arguments.value("--kind")));
            return std::nullopt;
        }
    }
    return request;
}

/// Whether there is something to answer from. The index of an empty folder was never written.
Result<bool> isIndexed(const library::Store& store)
{
    std::error_code error;
    return search::Snapshot::open(store.index()).map([&](const auto& index) {
        return index->generation() > 0 || std::filesystem::exists(store.rootFile(), error);
    });
}

bool isMadeAnew(ErrorCode code)
{
    return code == ErrorCode::Damaged || code == ErrorCode::OtherVersion;
}

void complainAboutDamage(const std::string& index, ErrorCode code)
{
    complain(index + ' ' + std::string(describe(code)).substr(std::string_view("it ").size()) + "; making it anew");
}

/// Keeps the stores that have an index to answer from, and says which have none.
void keepIndexed(std::vector<library::Store>& stores)
{
    std::erase_if(stores, [](const library::Store& store) {
        if (isIndexed(store).value_or(true)) // what is damaged is made anew
            return false;
        const std::string root = pathToUtf8(store.root);
        if (std::error_code error; std::filesystem::is_directory(store.root, error))
            complain(root + ": not indexed yet; index it with zhilan-cli index " + root +
                     ", or search without --no-refresh");
        else
            complainAbout(root,
                          std::filesystem::exists(store.root, error) ? ErrorCode::NotAFolder : ErrorCode::NotFound);
        return true;
    });
}

/// Brings the stores up to date. What is wrong with one is said, and it is kept if it has an index to answer from.
/// The last failure's code.
ExitCode bringUpToDate(std::vector<library::Store>& stores, bool repair)
{
    ExitCode code = ExitCode::Done;
    std::erase_if(stores, [&](const library::Store& store) {
        const auto before = isIndexed(store);
        const bool indexed = before.value_or(false);
        std::error_code error;
        if (!before && isMadeAnew(before.error().code))
            complainAboutDamage(pathToUtf8(store.root) + ": the index", before.error().code);
        else if (!indexed && std::filesystem::is_directory(store.root, error))
            complain(pathToUtf8(store.root) + ": not indexed yet; indexing it now");
        library::RefreshOptions options;
        options.repair = repair;
        const auto refreshed = refreshWithProgress(store, options);
        if (refreshed)
            return false;
        complainAboutRefresh(store, refreshed.error());
        code = ExitCode::Unreadable;
        if (indexed)
            complain(pathToUtf8(store.root) + ": the answer is from the index as it was");
        return !indexed;
    });
    return code;
}

Json hitJson(const search::Hit& hit)
{
    Json json{{"path", library::shownPath(hit.path)},
              {"title", hit.title},
              {"section_slug", textOrNull(hit.sectionSlug)},
              {"heading_path", hit.headingPath},
              {"kind", search::fieldName(hit.kind)}};
    if (!hit.speaker.empty())
        json["speaker"] = hit.speaker;
    addStart(json, hit.start, hit.startFrom);
    json["score"] = number(hit.score);
    json["snippet"] = hit.snippet;
    json["marks"] = Json::array();
    for (const ByteSpan& mark : hit.marks)
        json["marks"].push_back(span(mark));
    json["line"] = hit.line;
    json["byte"] = hit.byte;
    if (hit.alike)
        json["alike"] = true;
    return json;
}

std::string_view nameOf(search::SuggestionKind kind)
{
    switch (kind) {
    case search::SuggestionKind::Correction:
        return "correction";
    case search::SuggestionKind::Word:
        return "word";
    case search::SuggestionKind::Title:
        return "title";
    case search::SuggestionKind::Heading:
        return "heading";
    case search::SuggestionKind::Speaker:
        return "speaker";
    case search::SuggestionKind::Term:
        return "term";
    case search::SuggestionKind::Amount:
        return "amount";
    }
    return {};
}

Json answerJson(const std::string& query, const search::Answer& answer, double milliseconds)
{
    Json json{{"query", query},
              {"normalized", answer.normalized},
              {"total", answer.total},
              {"took_ms", number(std::round(milliseconds * 1000) / 1000)}};
    if (!answer.relaxed.empty())
        json["relaxed"] = search::describe(answer.relaxed);
    if (!answer.notes.empty())
        json["note"] = search::describe(answer.notes);
    json["hits"] = Json::array();
    for (const search::Hit& hit : answer.hits)
        json["hits"].push_back(hitJson(hit));
    for (const search::Suggestion& suggestion : answer.suggestions)
        json["suggestions"].push_back({{"kind", nameOf(suggestion.kind)}, {"text", suggestion.text}});
    return json;
}

std::string hitText(const search::Hit& hit)
{
    std::string text = oneLine(library::shownPath(hit.path)) + ':' + std::to_string(hit.line) + '\n';
    std::string where = oneLine(hit.title);
    for (const std::string& heading : hit.headingPath) {
        if (heading != hit.title)
            where += " › " + oneLine(heading);
    }
    text += "  " + where + "  [" + std::string(search::fieldName(hit.kind)) + ']';
    if (!hit.speaker.empty())
        text += "  " + oneLine(hit.speaker);
    if (hit.start)
        text += "  " + startText(*hit.start, hit.startFrom);
    if (hit.alike)
        text += "  (most of the words)";
    return text + "\n  " + oneLine(hit.snippet) + "\n\n";
}

std::string answerText(const search::Request& request, const search::Answer& answer)
{
    std::string text;
    for (const search::Hit& hit : answer.hits)
        text += hitText(hit);
    if (!answer.notes.empty())
        complain(search::describe(answer.notes));
    if (answer.relaxed.kind == search::Relaxation::Kind::AlsoMostWords)
        complain("few sections have all of it; " + search::describe(answer.relaxed));
    else if (!answer.relaxed.empty())
        complain("nothing has all of it; " + search::describe(answer.relaxed));
    for (const search::Suggestion& suggestion : answer.suggestions)
        complain("perhaps: " + suggestion.text);
    if (answer.hits.empty() && answer.total > 0 && request.limit == 0)
        complain("sections that were found: " + std::to_string(answer.total) + ", of which --limit 0 shows none");
    else if (answer.hits.empty() && answer.total > 0)
        complain("there are no more than " + std::to_string(answer.total) + " sections");
    else if (answer.hits.empty())
        complain("nothing found");
    if (answer.hits.empty())
        return text;
    text +=
        "Sections " + std::to_string(request.offset + 1) + " to " + std::to_string(request.offset + answer.hits.size());
    const auto alike = std::count_if(answer.hits.begin(), answer.hits.end(), [](const auto& hit) { return hit.alike; });
    // Those that are alike are not counted, and there may be more of them.
    if (alike > 0)
        return text + "; " + std::to_string(alike) + " of them have most of the words only.\n";
    text += " of " + std::to_string(answer.total);
    const auto titles = std::count_if(answer.hits.begin(), answer.hits.end(),
                                      [](const auto& hit) { return hit.kind == search::Field::Title; });
    if (titles > 1)
        text += ", " + std::to_string(titles) + " of them for nothing but their document's title";
    return text + ".\n";
}

Result<search::Answer> searchIn(std::span<const library::Store> stores, const search::Request& request,
                                double& milliseconds)
{
    const auto snapshot = library::openIndexes(stores);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto begun = std::chrono::steady_clock::now();
    auto answer = search::search(**snapshot, request);
    milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    return answer;
}

} // namespace

ExitCode runSearch(const Arguments& arguments, std::string& output)
{
    const auto request = requestOf(arguments);
    if (!request)
        return ExitCode::WrongUse;
    if (std::all_of(request->query.begin(), request->query.end(), isSpace))
        return wrong("the query is empty");
    auto stores = storesOf(arguments.values("--library"));
    if (!stores)
        return ExitCode::Unreadable;
    if (stores->empty())
        return wrong("no folder was indexed yet, name one with --library");
    if (!arguments.has("--no-refresh")) {
        const ExitCode code = bringUpToDate(*stores, false);
        if (stores->empty())
            return code;
    } else {
        keepIndexed(*stores);
        if (stores->empty())
            return ExitCode::Unreadable;
    }
    double milliseconds = 0;
    auto answer = searchIn(*stores, *request, milliseconds);
    if (!answer && isMadeAnew(answer.error().code)) {
        complainAboutDamage("the index", answer.error().code);
        const ExitCode code = bringUpToDate(*stores, true);
        if (stores->empty())
            return code;
        answer = searchIn(*stores, *request, milliseconds);
    }
    if (!answer) {
        complainAbout(answer.error().detail, answer.error().code);
        return ExitCode::Unreadable;
    }
    output += arguments.has("--json") ? dump(answerJson(request->query, *answer, milliseconds))
                                      : answerText(*request, *answer);
    return answer->total == 0 ? ExitCode::NothingFound : ExitCode::Done;
}

} // namespace zhilan::cli

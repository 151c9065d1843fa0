#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/json.h"
#include "app/cli/layout.h"
#include "app/cli/stores.h"
#include "core/base/file.h"
#include "core/library/forget.h"

#include <chrono>
#include <cmath>

namespace zhilan::cli
{
namespace
{

void addUp(library::Refreshed& sum, library::Refreshed&& part)
{
    sum.documents += part.documents;
    sum.changed += part.changed;
    sum.removed += part.removed;
    sum.bytes += part.bytes;
    std::move(part.problems.begin(), part.problems.end(), std::back_inserter(sum.problems));
}

/// What can be said of one store without refreshing it.
struct State {
    std::uint64_t documents = 0;
    std::uint64_t sections = 0;
    std::uint64_t bytes = 0;
    std::uint64_t generation = 0;
    std::vector<library::Problem> problems;
    std::vector<std::string> ignore;
};

Result<State> stateOf(const library::Store& store)
{
    State state;
    auto problems = library::recordedProblems(store);
    if (!problems)
        return tl::unexpected(problems.error());
    state.problems = std::move(*problems);
    const auto snapshot = search::Snapshot::open(store.index());
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto documents = (*snapshot)->documents();
    if (!documents)
        return tl::unexpected(documents.error());
    state.documents = documents->size();
    for (const search::IndexedDocument& document : *documents)
        state.sections += document.sections;
    state.bytes = (*snapshot)->bytes();
    state.generation = (*snapshot)->generation();
    state.ignore = library::rememberedPatterns(store);
    return state;
}

Json problemsJson(const std::vector<library::Problem>& problems)
{
    Json json = Json::array();
    for (const library::Problem& problem : problems)
        json.push_back(
            {{"path", pathToUtf8(problem.path)}, {"reason", describe(problem.code)}, {"remedy", remedy(problem.code)}});
    return json;
}

Json patternsJson(const std::vector<std::string>& patterns)
{
    Json json = Json::array();
    for (const std::string& pattern : patterns)
        json.push_back(pathToUtf8(pattern));
    return json;
}

std::string joined(const std::vector<std::string>& patterns)
{
    std::string text;
    for (const std::string& pattern : patterns)
        text += (text.empty() ? "" : ", ") + pattern;
    return text;
}

bool isGoneFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    return std::filesystem::status(folder, error).type() == std::filesystem::file_type::not_found;
}

/// To be copied into a shell.
std::string howToForget(const std::string& root)
{
    std::string word = oneLine(root);
    if (word.find_first_of(" '\"\\$`&|;<>()*?[]!#~{}") != std::string::npos) {
        for (std::size_t at = word.find('\''); at != std::string::npos; at = word.find('\'', at + 4))
            word.replace(at, 1, R"('\'')");
        word = '\'' + word + '\'';
    }
    return "delete its index with zhilan-cli library --forget " + word;
}

ExitCode forget(const Arguments& arguments, std::string& output)
{
    const std::filesystem::path cache = library::cacheFolder();
    if (arguments.operands.empty()) {
        complain("library: --forget needs the folders whose indexes are to be deleted; see zhilan-cli library --help");
        return ExitCode::WrongUse;
    }
    ExitCode code = ExitCode::Done;
    Json forgotten = Json::array();
    std::string text;
    for (const std::string& folder : arguments.operands) {
        const library::Store store = library::storeOf(cache, folder);
        const std::string root = pathToUtf8(store.root);
        const auto bytes = library::forget(store);
        if (!bytes) {
            complainAboutRefresh(store, bytes.error());
            code = ExitCode::Unreadable;
        } else if (*bytes == 0) {
            complain(root + ": there is no index of it; zhilan-cli library names those that there are");
            code = ExitCode::Unreadable;
        } else {
            forgotten.push_back({{"path", root}, {"bytes", *bytes}});
            text += oneLine(root) + ": its index is deleted, " + readableBytes(*bytes) + '\n';
        }
    }
    if (arguments.has("--json"))
        output += dump({{"cache", pathToUtf8(cache)}, {"forgotten", std::move(forgotten)}});
    else
        output += text;
    return code;
}

} // namespace

ExitCode runIndex(const Arguments& arguments, std::string& output)
{
    const auto stores = storesOf(arguments.operands);
    if (!stores)
        return ExitCode::Unreadable;
    library::RefreshOptions options;
    options.repair = arguments.has("--repair");
    if (arguments.has("--ignore") || arguments.has("--no-ignore")) {
        options.ignore = arguments.values("--ignore");
        std::erase(*options.ignore, std::string()); // which no name matches
    }
    const auto begun = std::chrono::steady_clock::now();
    ExitCode code = ExitCode::Done;
    library::Refreshed sum;
    for (const library::Store& store : *stores) {
        auto refreshed = refreshWithProgress(store, options);
        if (refreshed) {
            if (!options.ignore && !refreshed->ignore.empty())
                complain(pathToUtf8(store.root) + ": ignoring " + joined(refreshed->ignore) +
                         ", as it was told before; --no-ignore takes that back");
            addUp(sum, std::move(*refreshed));
            library::forgetCovered(store);
        } else {
            complainAboutRefresh(store, refreshed.error());
            code = ExitCode::Unreadable;
        }
    }
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
    const double seconds = std::round(passed.count() * 1000) / 1000;
    for (const library::Problem& problem : sum.problems)
        complainAbout(pathToUtf8(problem.path), problem.code);
    if (code != ExitCode::Done && stores->size() == 1)
        return code;
    if (arguments.has("--json")) {
        output += dump({{"documents", sum.documents},
                        {"changed", sum.changed},
                        {"removed", sum.removed},
                        {"problems", sum.problems.size()},
                        {"bytes", sum.bytes},
                        {"seconds", number(seconds)}});
        return code;
    }
    output += counted(sum.documents, "document") + ", " + readableBytes(sum.bytes) + ": " +
              std::to_string(sum.changed) + " changed, " + std::to_string(sum.removed) + " removed, " +
              counted(sum.problems.size(), "problem") + "; " + readableNumber(seconds) + " s\n";
    return code;
}

ExitCode runLibrary(const Arguments& arguments, std::string& output)
{
    const auto stores = storesOf(arguments.operands);
    if (!stores)
        return ExitCode::Unreadable;
    if (arguments.has("--forget"))
        return forget(arguments, output);
    ExitCode code = ExitCode::Done;
    Json roots = Json::array();
    std::string text;
    for (const library::Store& store : *stores) {
        const std::string root = pathToUtf8(store.root);
        const auto state = stateOf(store);
        const bool isGone = isGoneFolder(store.root);
        if (!state) {
            complain(root + ": there is no index of it that can be read; " +
                     (isGone ? "nor is the folder there; " + howToForget(root) : "make one with zhilan-cli index"));
            code = ExitCode::Unreadable;
            continue;
        }
        roots.push_back({{"path", root},
                         {"documents", state->documents},
                         {"sections", state->sections},
                         {"index_bytes", state->bytes},
                         {"index_version", state->generation},
                         {"problems", problemsJson(state->problems)},
                         {"ignore", patternsJson(state->ignore)}});
        if (isGone)
            roots.back()["gone"] = true;
        text += oneLine(root) + ": " + counted(state->documents, "document") + ", " +
                counted(state->sections, "section") + ", index " + readableBytes(state->bytes) + ", " +
                counted(state->problems.size(), "problem") + '\n';
        if (isGone)
            text += "  the folder is not there; " + howToForget(root) + '\n';
        for (const std::string& pattern : state->ignore)
            text += "  ignored: " + oneLine(pattern) + '\n';
        for (const library::Problem& problem : state->problems)
            text += "  " + oneLine(pathToUtf8(problem.path)) + ": " + std::string(describe(problem.code)) + "; " +
                    std::string(remedy(problem.code)) + '\n';
    }
    if (arguments.has("--json"))
        output += dump({{"cache", pathToUtf8(library::cacheFolder())}, {"roots", std::move(roots)}});
    else
        output += text;
    return code;
}

} // namespace zhilan::cli

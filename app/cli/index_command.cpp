#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/json.h"
#include "app/cli/layout.h"
#include "app/cli/stores.h"
#include "core/base/file.h"

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

} // namespace

ExitCode runIndex(const Arguments& arguments, std::string& output)
{
    const auto stores = storesOf(arguments.operands);
    if (!stores)
        return ExitCode::Unreadable;
    library::RefreshOptions options;
    options.repair = arguments.has("--repair");
    if (arguments.has("--ignore"))
        options.ignore = arguments.values("--ignore");
    const auto begun = std::chrono::steady_clock::now();
    ExitCode code = ExitCode::Done;
    library::Refreshed sum;
    for (const library::Store& store : *stores) {
        auto refreshed = refreshWithProgress(store, options);
        if (refreshed) {
            addUp(sum, std::move(*refreshed));
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
    ExitCode code = ExitCode::Done;
    Json roots = Json::array();
    std::string text;
    for (const library::Store& store : *stores) {
        const std::string root = pathToUtf8(store.root);
        const auto state = stateOf(store);
        if (!state) {
            complain(root + ": there is no index of it that can be read; make one with zhilan-cli index");
            code = ExitCode::Unreadable;
            continue;
        }
        roots.push_back({{"path", root},
                         {"documents", state->documents},
                         {"sections", state->sections},
                         {"index_bytes", state->bytes},
                         {"index_version", state->generation},
                         {"problems", problemsJson(state->problems)}});
        text += oneLine(root) + ": " + counted(state->documents, "document") + ", " +
                counted(state->sections, "section") + ", index " + readableBytes(state->bytes) + ", version " +
                std::to_string(state->generation) + ", " + counted(state->problems.size(), "problem") + '\n';
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

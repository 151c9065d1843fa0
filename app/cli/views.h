#pragma once

#include "app/cli/input.h"
#include "app/cli/json.h"
#include "app/cli/wiki_pages.h"
#include "core/document/document.h"
#include "core/series/series.h"

#include <string>

/// What a document holds, each list once for machines and once for people. The keys and their order are the command
/// line's contract.
namespace zhilan::cli
{

[[nodiscard]] Json infoJson(const Input& input);
[[nodiscard]] std::string infoText(const Input& input);
[[nodiscard]] Json outlineJson(const Input& input);
[[nodiscard]] std::string outlineText(const Input& input);

[[nodiscard]] Json chaptersJson(const Input& input);
[[nodiscard]] std::string chaptersText(const Input& input);
[[nodiscard]] Json timestampsJson(const Input& input);
[[nodiscard]] std::string timestampsText(const Input& input);

[[nodiscard]] Json quotesJson(const Input& input);
[[nodiscard]] std::string quotesText(const Input& input);
[[nodiscard]] Json termsJson(const Input& input);
[[nodiscard]] std::string termsText(const Input& input);
[[nodiscard]] Json referencesJson(const Input& input);
[[nodiscard]] std::string referencesText(const Input& input);
[[nodiscard]] Json linksJson(const Input& input);
[[nodiscard]] std::string linksText(const Input& input);

[[nodiscard]] Json tablesJson(const Input& input);
[[nodiscard]] std::string tablesText(const Input& input);

[[nodiscard]] Json seriesJson(const Input& input);
[[nodiscard]] std::string seriesText(const Input& input);

/// False for an anchor without heading, for a local file and for a page of a vault that is not there. Web addresses are
/// never asked. `pages` is kept between calls.
[[nodiscard]] bool resolves(const Input& input, const document::Link& link, WikiPages& pages);

/// "90 – 100", "≥ 10,000,000,000", "about 300", without the unit.
[[nodiscard]] std::string readablePoint(const series::Point& point);

/// A view of the document, as JSON with --json.
template <Json (*json)(const Input&), std::string (*text)(const Input&)>
void show(const Arguments& arguments, const Input& input, std::string& output)
{
    output += arguments.has("--json") ? dump(json(input)) : text(input);
}

/// The command that prints one view of one FILE, as JSON with --json.
template <Json (*json)(const Input&), std::string (*text)(const Input&)>
ExitCode showDocument(const Arguments& arguments, std::string& output)
{
    const std::string& name = arguments.operands.front();
    const auto input = readDocument(name);
    if (!input) {
        complainAbout(name, input.error().code);
        return ExitCode::Unreadable;
    }
    show<json, text>(arguments, *input, output);
    if (output.empty())
        complain(name + ": there is nothing of the kind in it");
    return ExitCode::Done;
}

} // namespace zhilan::cli

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/plain_text.h"
#include "core/markdown/html.h"
#include "core/page/html_page.h"

namespace zhilan::cli
{

ExitCode runRender(const Arguments& arguments, std::string& output)
{
    if (arguments.has("--html") == arguments.has("--text")) {
        complain("render: say either --html or --text; see zhilan-cli render --help");
        return ExitCode::WrongUse;
    }
    const std::string& name = arguments.operands.front();
    const auto input = readDocument(name);
    if (!input) {
        complainAbout(name, input.error().code);
        return ExitCode::Unreadable;
    }
    output += arguments.has("--html") ? page::htmlPage(**input, {input->folder, input->folder}) : plainTextOf(**input);
    return ExitCode::Done;
}

ExitCode runSpec(const Arguments& /*arguments*/, std::string& output)
{
    // The specification's own examples hold bytes that a document reader would refuse, so nothing is decoded here.
    const auto bytes = readStandardInput();
    if (!bytes) {
        complainAbout("-", bytes.error().code);
        return ExitCode::Unreadable;
    }
    output += markdown::specHtml(*bytes);
    return ExitCode::Done;
}

} // namespace zhilan::cli

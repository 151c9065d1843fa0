#include "app/cli/commands.h"
#include "app/cli/embed_images.h"
#include "app/cli/input.h"
#include "app/cli/plain_text.h"
#include "app/cli/records.h"
#include "core/markdown/html.h"

namespace zhilan::cli
{

namespace
{

/// Everything that the page needs, so that it reads the same from a disk that is offline in ten years.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --text: #22262b; --muted: #6c7178; --paper: #fffefc; --line: #e3dfd8;
        --accent: #2458a6; --quote: #f6f4ef; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e4e0; --muted: #979da6; --paper: #17191c; --line: #2e3238; --accent: #82aef5; --quote: #20242a; }
}
html { background: var(--paper); color: var(--text); }
body { max-width: 40em; margin: 3em auto; padding: 0 1.2em; font: 16px/1.8 "Noto Sans CJK SC", "Source Han Sans SC",
       "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; margin: 1.8em 0 .6em; }
h1 { font-size: 1.7em; } h2 { font-size: 1.35em; } h3 { font-size: 1.1em; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
blockquote { margin: 1em 0; padding: .7em 1.1em; background: var(--quote); border-left: 3px solid var(--accent);
             border-radius: 0 8px 8px 0; }
blockquote > :first-child { margin-top: 0; } blockquote > :last-child { margin-bottom: 0; }
table { display: block; overflow-x: auto; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35em .9em; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { border-bottom-width: 2px; } [align=right] { text-align: right; } [align=center] { text-align: center; }
code, pre { font-family: "Noto Sans Mono CJK SC", ui-monospace, monospace; font-size: .92em; }
pre { padding: .8em 1em; background: var(--quote); border-radius: 8px; overflow-x: auto; line-height: 1.5; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
img { max-width: 100%; } del { color: var(--muted); }
@media print { body { margin: 0; max-width: none; } }
)css";

std::string page(const Input& input)
{
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + htmlEscaped(input->language) + "\">\n<head>\n";
    html += "<meta charset=\"utf-8\">\n";
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    // Second lock beside bodyHtml(): whatever a document smuggles in may neither run nor fetch anything.
    html += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "img-src 'self' data:; base-uri 'none'; form-action 'none'\">\n";
    html += "<title>" + htmlEscaped(input->title) + "</title>\n<style>" + std::string(kStyle) +
            "</style>\n</head>\n<body>\n";
    const std::string body = markdown::bodyHtml(*input->tree);
    html += input.folder.empty() ? body : withEmbeddedImages(body, input.folder);
    if (!html.ends_with('\n'))
        html += '\n';
    return html + "</body>\n</html>\n";
}

} // namespace

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
    output += arguments.has("--html") ? page(*input) : plainTextOf(**input);
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

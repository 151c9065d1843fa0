#include "app/cli/commands.h"
#include "app/cli/layout.h"
#include "app/cli/views.h"
#include "core/base/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace zhilan::cli
{

namespace
{

struct Finding {
    std::uint32_t line = 1;
    DiagnosticCode code = DiagnosticCode::BrokenLink;
    std::string message;
};

std::string message(const Diagnostic& diagnostic)
{
    const std::string detail = diagnostic.detail.empty() ? std::string() : ": " + diagnostic.detail;
    switch (diagnostic.code) {
    case DiagnosticCode::UndecodableBytes:
        return "bytes that are not text in the document's encoding" + detail;
    case DiagnosticCode::BrokenLink:
        return "nothing is there to link to" + detail;
    case DiagnosticCode::DuplicateAnchor:
        return "two headings have the same text, the later one's anchor is numbered" + detail;
    case DiagnosticCode::UnreadNumber:
        return "the number was not understood" + detail;
    case DiagnosticCode::ChaptersOutOfOrder:
        return "the chapter starts before the one above it" + detail;
    case DiagnosticCode::TableRowWidth:
        return "the row has more cells than the table's header" + detail;
    case DiagnosticCode::InvalidFrontMatter:
        return "the front matter is not all read" + detail;
    case DiagnosticCode::TableTooSparse:
        return "the table lacks too many cells and is shown as text" + detail;
    case DiagnosticCode::NestingTooDeep:
        return "nested too deep, the rest is shown as text" + detail;
    case DiagnosticCode::TimeMismatch:
        return "the link leads to another time than it says" + detail;
    case DiagnosticCode::UnreadCue:
        return "the subtitle was not understood" + detail;
    case DiagnosticCode::UnreadChapter:
        return "the chapter's time was not understood" + detail;
    }
    return diagnostic.detail;
}

std::vector<Finding> findings(const Input& input, WikiPages& pages)
{
    std::vector<Finding> out;
    for (const Diagnostic& diagnostic : input->diagnostics)
        out.push_back({input->lines.lineOf(diagnostic.span.begin), diagnostic.code, message(diagnostic)});
    for (const document::Link& link : input->links) {
        // Anchors are already among the document's own diagnostics; files need the folder, which only we know.
        if (link.kind != document::LinkKind::Anchor && !resolves(input, link, pages))
            out.push_back({link.line, DiagnosticCode::BrokenLink,
                           std::string(link.kind == document::LinkKind::Wiki ? "there is no such page: "
                                                                             : "there is no such file: ")
                               .append(link.target)});
    }
    series::Extraction numbers = series::extractAll(*input);
    std::copy_if(numbers.refused.begin(), numbers.refused.end(), std::back_inserter(numbers.series), series::isFault);
    for (const series::Series& series : numbers.series) {
        for (const series::UnreadCell& cell : series.unread) {
            if (cell.reason == series::UnreadReason::Total || cell.reason == series::UnreadReason::Overlap)
                continue; // read well enough to be kept apart
            out.push_back({cell.line, DiagnosticCode::UnreadNumber,
                           "not read as a number of “" + series.title + "”: " + cell.text + " (" + cell.why + ')'});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) { return a.line < b.line; });
    return out;
}

} // namespace

ExitCode runCheck(const Arguments& arguments, std::string& output)
{
    ExitCode code = ExitCode::Done;
    Json json = Json::array();
    WikiPages pages(arguments.operands);
    for (const std::string& name : arguments.operands) {
        const auto input = readDocument(name);
        if (!input) {
            complainAbout(name, input.error().code);
            code = ExitCode::Unreadable;
            continue;
        }
        for (const Finding& finding : findings(*input, pages)) {
            const char* kind = diagnosticName(finding.code);
            if (arguments.has("--json"))
                json.push_back({{"path", name}, {"line", finding.line}, {"code", kind}, {"message", finding.message}});
            else
                output += oneLine(name) + ':' + std::to_string(finding.line) + ": " + kind + ": " +
                          oneLine(finding.message) + '\n';
        }
    }
    if (arguments.has("--json"))
        output += dump(json);
    return code;
}

} // namespace zhilan::cli

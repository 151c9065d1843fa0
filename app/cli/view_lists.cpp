#include "app/cli/layout.h"
#include "app/cli/views.h"
#include "core/media/url_parts.h"

#include <filesystem>
#include <system_error>

namespace zhilan::cli
{

namespace
{

const char* linkKindName(document::LinkKind kind)
{
    switch (kind) {
    case document::LinkKind::Anchor:
        return "anchor";
    case document::LinkKind::File:
        return "file";
    case document::LinkKind::Web:
        return "web";
    case document::LinkKind::Mail:
        return "mail";
    case document::LinkKind::Image:
        return "image";
    case document::LinkKind::Footnote:
        return "footnote";
    case document::LinkKind::Wiki:
        return "wiki";
    case document::LinkKind::Other:
        break;
    }
    return "other";
}

bool hasScheme(std::string_view target)
{
    const std::size_t colon = target.find(':');
    return target.starts_with("//") || (colon != std::string_view::npos && colon < target.find_first_of("/?#"));
}

} // namespace

bool resolves(const Input& input, const document::Link& link, WikiPages& pages)
{
    if (link.kind == document::LinkKind::Wiki && !input.folder.empty())
        return pages.have(input.folder, link.target);
    const bool local = link.kind == document::LinkKind::File || link.kind == document::LinkKind::Image;
    if (!local || input.folder.empty() || hasScheme(link.target))
        return link.resolved;
    const std::string path = media::percentDecoded(link.target.substr(0, link.target.find_first_of("?#")));
    if (path.empty())
        return link.resolved;
    std::error_code error;
    return std::filesystem::exists(input.folder / path, error) ||
           std::filesystem::exists(input.folder / link.target, error);
}

Json quotesJson(const Input& input)
{
    Json json = Json::array();
    for (const document::Quote& quote : input->quotes) {
        Json entry;
        entry["speaker"] = textOrNull(quote.speaker);
        entry["text"] = quote.text;
        entry["section_slug"] = sectionSlug(*input, quote.section);
        entry["line"] = quote.line;
        addStart(entry, quote.start, quote.startFrom);
        json.push_back(std::move(entry));
    }
    return json;
}

std::string quotesText(const Input& input)
{
    std::string out;
    for (const document::Quote& quote : input->quotes) {
        out += out.empty() ? "" : "\n";
        out += quote.speaker.empty() ? "(speaker not named)" : oneLine(quote.speaker);
        out += "  line " + std::to_string(quote.line);
        if (quote.start)
            out += "  " + startText(*quote.start, quote.startFrom);
        if (quote.section < input->sections.size())
            out += "  " + oneLine(input->sections[quote.section].title);
        out += "\n    " + oneLine(quote.text) + '\n';
    }
    return out;
}

Json termsJson(const Input& input)
{
    Json json = Json::array();
    for (const document::Term& term : input->terms)
        json.push_back({{"term", term.term}, {"definition", term.definition}, {"line", term.line}});
    return json;
}

std::string termsText(const Input& input)
{
    Columns columns({Align::Right});
    for (const document::Term& term : input->terms)
        columns.add({std::to_string(term.line), term.term, term.definition});
    return columns.text();
}

Json referencesJson(const Input& input)
{
    Json json = Json::array();
    for (const document::Reference& reference : input->references) {
        Json entry;
        entry["title"] = reference.title;
        if (!reference.author.empty())
            entry["author"] = reference.author;
        if (!reference.note.empty())
            entry["note"] = reference.note;
        if (!reference.url.empty())
            entry["url"] = reference.url;
        entry["line"] = reference.line;
        json.push_back(std::move(entry));
    }
    return json;
}

std::string referencesText(const Input& input)
{
    Columns columns({Align::Right});
    for (const document::Reference& reference : input->references)
        columns.add({std::to_string(reference.line), reference.title, reference.author, reference.note, reference.url});
    return columns.text();
}

Json linksJson(const Input& input)
{
    Json json = Json::array();
    WikiPages pages;
    for (const document::Link& link : input->links) {
        Json entry;
        entry["kind"] = linkKindName(link.kind);
        entry["text"] = link.text;
        entry["target"] = link.target;
        entry["resolved"] = resolves(input, link, pages);
        entry["line"] = link.line;
        json.push_back(std::move(entry));
    }
    return json;
}

std::string linksText(const Input& input)
{
    Columns columns({Align::Right});
    WikiPages pages;
    for (const document::Link& link : input->links)
        columns.add({std::to_string(link.line), linkKindName(link.kind), resolves(input, link, pages) ? "" : "broken",
                     std::string(link.text), std::string(link.target)});
    return columns.text();
}

} // namespace zhilan::cli

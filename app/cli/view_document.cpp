#include "app/cli/commands.h"
#include "app/cli/layout.h"
#include "app/cli/views.h"
#include "core/media/video_link.h"
#include "core/series/series.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace zhilan::cli
{

namespace
{

using document::Document;
using document::SectionId;

std::vector<std::pair<const char*, std::size_t>> counts(const Document& document)
{
    const auto images = std::count_if(document.links.begin(), document.links.end(), [](const document::Link& link) {
        return link.kind == document::LinkKind::Image;
    });
    return {{"sections", document.sections.size()},
            {"tables", document.tables.size()},
            {"quotes", document.quotes.size()},
            {"terms", document.terms.size()},
            {"references", document.references.size()},
            {"chapters", document.chapters.size()},
            {"series", series::extract(document).size()},
            {"links", document.links.size() - static_cast<std::size_t>(images)},
            {"images", static_cast<std::size_t>(images)}};
}

Json videoJson(const Document& document)
{
    if (document.videoUrl.empty() && !document.videoDuration)
        return nullptr;
    const auto link = media::parseVideoLink(document.videoUrl);
    Json video;
    video["url"] = textOrNull(document.videoUrl);
    video["provider"] = link ? textOrNull(link->provider) : Json(nullptr);
    video["id"] = link ? textOrNull(link->id) : Json(nullptr);
    video["duration_s"] = document.videoDuration ? seconds(*document.videoDuration) : Json(nullptr);
    return video;
}

std::string videoLine(const Document& document)
{
    std::string line = document.videoUrl;
    std::string detail;
    if (const auto link = media::parseVideoLink(document.videoUrl); link && !link->provider.empty())
        detail = link->provider + ' ' + link->id;
    if (document.videoDuration)
        detail += (detail.empty() ? "" : ", ") + formatClockTime(*document.videoDuration);
    if (!detail.empty())
        line += line.empty() ? detail : " (" + detail + ')';
    return line.empty() ? "none" : line;
}

Json mediaJson(const media::LocalMedia& media)
{
    if (media.empty())
        return nullptr;
    Json json = Json::object();
    if (!media.video.empty())
        json["video"] = media.video;
    if (!media.audio.empty())
        json["audio"] = media.audio;
    json["subtitles"] = Json::array();
    for (const media::LocalMedia::Subtitles& each : media.subtitles)
        json["subtitles"].push_back({{"path", each.path}, {"language", textOrNull(each.language)}});
    if (!media.chapters.empty())
        json["chapters"] = media.chapters;
    for (const media::LocalMedia::Doubt& doubt : media.doubts)
        json["doubts"].push_back({{"kind", media::mediaKindName(doubt.kind)}, {"paths", doubt.paths}});
    return json;
}

void addMedia(const media::LocalMedia& media, Columns& columns)
{
    if (!media.video.empty())
        columns.add({"Local video", media.video});
    if (!media.audio.empty())
        columns.add({"Local audio", media.audio});
    for (const media::LocalMedia::Subtitles& each : media.subtitles)
        columns.add({"Subtitles", each.language.empty() ? each.path : each.path + " (" + each.language + ')'});
    if (!media.chapters.empty())
        columns.add({"Chapter file", media.chapters});
    for (const media::LocalMedia::Doubt& doubt : media.doubts) {
        std::string paths;
        for (const std::string& path : doubt.paths)
            paths += (paths.empty() ? "" : ", ") + path;
        columns.add({"Undecided", std::string(media::mediaKindName(doubt.kind)) + ": " + paths + " fit equally well"});
    }
}

Json sectionJson(const Document& document, const std::vector<std::vector<SectionId>>& children, SectionId id)
{
    const document::Section& section = document.sections[id];
    Json json;
    json["level"] = section.level;
    json["title"] = section.title;
    json["slug"] = section.slug;
    json["line"] = section.line;
    json["byte"] = section.span.begin;
    json["chars"] = section.chars;
    if (section.start)
        json["start_s"] = seconds(*section.start);
    json["children"] = Json::array();
    // A child's level is greater than its parent's, so this goes at most six deep.
    for (const SectionId child : children[id])
        json["children"].push_back(sectionJson(document, children, child));
    return json;
}

} // namespace

Json infoJson(const Input& input)
{
    const Document& document = *input;
    Json json;
    json["title"] = document.title;
    json["language"] = document.language;
    json["encoding"] = document.encoding;
    json["bytes"] = document.bytes;
    json["chars"] = document.chars;
    json["reading_minutes"] = document.readingMinutes;
    json["info"] = Json::array();
    for (const document::InfoEntry& entry : document.info)
        json["info"].push_back({{"key", entry.key}, {"value", entry.value}});
    json["date"] = document.date ? Json(isoPeriod(*document.date)) : Json(nullptr);
    json["video"] = videoJson(document);
    json["counts"] = Json::object();
    for (const auto& [name, count] : counts(document))
        json["counts"][name] = count;
    json["media"] = mediaJson(input.media);
    return json;
}

std::string infoText(const Input& input)
{
    const Document& document = *input;
    Columns head({});
    head.add({"Title", document.title});
    head.add({"Language", document.language});
    head.add({"Encoding", document.encoding});
    head.add(
        {"Size", readableNumber(document.bytes) + " bytes, " + readableNumber(document.chars) + " characters" +
                     (document.readingMinutes > 0 ? ", about " + counted(document.readingMinutes, "minute") + " to read"
                                                  : std::string())});
    head.add({"Published", document.date ? isoPeriod(*document.date) : "unknown"});
    head.add({"Video", videoLine(document)});
    std::string holds;
    for (const auto& [name, count] : counts(document))
        holds += (holds.empty() ? "" : ", ") + std::to_string(count) + ' ' + name;
    head.add({"Holds", holds});
    addMedia(input.media, head);
    std::string out = head.text();
    if (!document.info.empty()) {
        Columns info({}, 2);
        for (const document::InfoEntry& entry : document.info)
            info.add({entry.key, entry.value});
        out += "\nInformation\n" + info.text();
    }
    return out;
}

ExitCode runInfo(const Arguments& arguments, std::string& output)
{
    const std::string& name = arguments.operands.front();
    auto input = readDocument(name);
    if (!input) {
        complainAbout(name, input.error().code);
        return ExitCode::Unreadable;
    }
    auto media = findMedia(*input, arguments.values("--media"));
    if (!media) {
        complainAbout(media.error().detail, media.error().code);
        return ExitCode::Unreadable;
    }
    input->media = *std::move(media);
    show<infoJson, infoText>(arguments, *input, output);
    return ExitCode::Done;
}

Json outlineJson(const Input& input)
{
    const Document& document = *input;
    std::vector<std::vector<SectionId>> children(document.sections.size());
    std::vector<SectionId> roots;
    for (SectionId id = 0; id < document.sections.size(); ++id) {
        const SectionId parent = document.sections[id].parent;
        (parent < id ? children[parent] : roots).push_back(id);
    }
    Json json = Json::array();
    for (const SectionId root : roots)
        json.push_back(sectionJson(document, children, root));
    return json;
}

std::string outlineText(const Input& input)
{
    Columns columns({Align::Right, Align::Right, Align::Right});
    columns.add({"line", "chars", "time", "heading"});
    for (const document::Section& section : input->sections)
        columns.add({std::to_string(section.line), readableNumber(section.chars),
                     section.start ? formatClockTime(*section.start) : "", std::string(section.title)},
                    static_cast<std::size_t>(section.level - 1) * 2);
    return columns.text();
}

} // namespace zhilan::cli

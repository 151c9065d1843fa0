#include "app/cli/layout.h"
#include "app/cli/views.h"
#include "core/media/video_link.h"

namespace zhilan::cli
{

namespace
{

/// null without a video.
Json timedUrl(const document::Document& document, document::Milliseconds time)
{
    return document.videoUrl.empty() ? Json(nullptr) : Json(media::urlAtTime(document.videoUrl, time));
}

} // namespace

Json chaptersJson(const Input& input)
{
    Json json = Json::array();
    for (const document::Chapter& chapter : input->chapters) {
        Json entry;
        entry["start_s"] = seconds(chapter.start);
        if (chapter.end)
            entry["end_s"] = seconds(*chapter.end);
        entry["title"] = chapter.title;
        if (!chapter.titleAlt.empty())
            entry["title_alt"] = chapter.titleAlt;
        entry["url"] = timedUrl(*input, chapter.start);
        entry["line"] = chapter.line;
        if (chapter.section != document::kNoSection)
            entry["section_slug"] = sectionSlug(*input, chapter.section);
        json.push_back(std::move(entry));
    }
    return json;
}

std::string chaptersText(const Input& input)
{
    Columns columns({Align::Right, Align::Right});
    for (const document::Chapter& chapter : input->chapters)
        columns.add({formatClockTime(chapter.start), "line " + std::to_string(chapter.line),
                     chapter.titleAlt.empty() ? chapter.title : chapter.title + " / " + chapter.titleAlt});
    return columns.text();
}

Json timestampsJson(const Input& input)
{
    Json json = Json::array();
    for (const document::Timestamp& stamp : input->timestamps) {
        Json entry;
        entry["seconds"] = seconds(stamp.time);
        if (stamp.end)
            entry["end_s"] = seconds(*stamp.end);
        entry["text"] = stamp.text;
        entry["url"] = stamp.url.empty() ? timedUrl(*input, stamp.time) : Json(stamp.url);
        entry["line"] = stamp.line;
        entry["byte"] = stamp.span.begin;
        json.push_back(std::move(entry));
    }
    return json;
}

std::string timestampsText(const Input& input)
{
    Columns columns({Align::Right, Align::Right});
    for (const document::Timestamp& stamp : input->timestamps) {
        const Json url = stamp.url.empty() ? timedUrl(*input, stamp.time) : Json(stamp.url);
        columns.add({formatClockTime(stamp.time), "line " + std::to_string(stamp.line), stamp.text,
                     url.is_string() ? url.get<std::string>() : ""});
    }
    return columns.text();
}

} // namespace zhilan::cli

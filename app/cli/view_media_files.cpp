#include "app/cli/commands.h"
#include "app/cli/layout.h"
#include "app/cli/views.h"
#include "core/base/file.h"
#include "core/media/chapter_file.h"
#include "core/media/chapter_lines.h"
#include "core/media/subtitles.h"
#include "core/text/decode.h"
#include "core/text/line_index.h"

#include <array>

namespace zhilan::cli
{

namespace
{

struct MediaText {
    std::string text; ///< UTF-8
    text::LineIndex lines;
};

Result<MediaText> readMediaText(const std::string& name)
{
    const auto bytes = readFile(name);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto decoded = text::decode(*bytes);
    if (!decoded)
        return tl::unexpected(decoded.error());
    MediaText out{std::move(decoded->utf8), {}};
    out.lines = text::LineIndex(out.text);
    return out;
}

/// Whether a file is one of chapters or subtitles rather than a document, by its name.
bool isMediaText(std::string_view name, bool subtitlesOnly)
{
    using media::MediaKind;
    const auto read = media::mediaName(name);
    if (read && (read->kind == MediaKind::Subtitles || (read->kind == MediaKind::Chapters && !subtitlesOnly)))
        return true;
    constexpr std::array<std::string_view, 3> kData{".json", ".xml", ".csv"};
    for (const std::string_view ending : kData)
        if (!subtitlesOnly && name.ends_with(ending))
            return true;
    return false;
}

Json lineOrNull(const MediaText& file, ByteSpan span)
{
    return span.empty() ? Json(nullptr) : Json(file.lines.lineOf(span.begin));
}

/// Diagnostics of the file, for people: one line each on standard error.
void complainAboutParts(const std::string& name, const MediaText& file, const std::vector<Diagnostic>& diagnostics)
{
    for (const Diagnostic& diagnostic : diagnostics)
        complain(name + ':' + std::to_string(file.lines.lineOf(diagnostic.span.begin)) + ": " +
                 diagnosticName(diagnostic.code) + ": " + diagnostic.detail);
}

ExitCode showChapterFile(const Arguments& arguments, const std::string& name, std::string& output)
{
    const auto file = readMediaText(name);
    const auto chapters = file ? media::readChapters(file->text) : tl::unexpected(file.error());
    if (!chapters) {
        complainAbout(name, chapters.error().code);
        return ExitCode::Unreadable;
    }
    complainAboutParts(name, *file, chapters->diagnostics);
    Json json = Json::array();
    Columns columns({Align::Right});
    for (const media::ChapterMark& chapter : chapters->chapters) {
        Json entry;
        std::string title;
        std::string alt;
        media::splitChapterTitle(chapter.title, title, alt);
        entry["start_s"] = seconds(chapter.start);
        if (chapter.end)
            entry["end_s"] = seconds(*chapter.end);
        entry["title"] = title;
        if (!alt.empty())
            entry["title_alt"] = alt;
        entry["url"] = textOrNull(chapter.url);
        entry["line"] = lineOrNull(*file, chapter.span);
        json.push_back(std::move(entry));
        columns.add({formatClockTime(chapter.start), chapter.title, chapter.url});
    }
    output += arguments.has("--json") ? dump(json) : columns.text();
    return ExitCode::Done;
}

ExitCode showSubtitles(const Arguments& arguments, const std::string& name, std::string& output)
{
    const auto file = readMediaText(name);
    const auto subtitles = file ? media::readSubtitles(file->text) : tl::unexpected(file.error());
    if (!subtitles) {
        complainAbout(name, subtitles.error().code);
        return ExitCode::Unreadable;
    }
    complainAboutParts(name, *file, subtitles->diagnostics);
    Json json = Json::array();
    Columns columns({Align::Right});
    for (const media::Cue& cue : subtitles->cues) {
        Json entry;
        entry["seconds"] = seconds(cue.start);
        entry["end_s"] = seconds(cue.end);
        entry["text"] = cue.text;
        entry["url"] = nullptr;
        entry["line"] = lineOrNull(*file, cue.span);
        entry["byte"] = cue.span.empty() ? Json(nullptr) : Json(cue.span.begin);
        if (!cue.speaker.empty())
            entry["speaker"] = cue.speaker;
        json.push_back(std::move(entry));
        columns.add({formatClockTime(cue.start), cue.speaker.empty() ? cue.text : cue.speaker + ": " + cue.text});
    }
    output += arguments.has("--json") ? dump(json) : columns.text();
    return ExitCode::Done;
}

} // namespace

ExitCode runChapters(const Arguments& arguments, std::string& output)
{
    const std::string& name = arguments.operands.front();
    return isMediaText(name, false) ? showChapterFile(arguments, name, output)
                                    : showDocument<chaptersJson, chaptersText>(arguments, output);
}

ExitCode runTimestamps(const Arguments& arguments, std::string& output)
{
    const std::string& name = arguments.operands.front();
    return isMediaText(name, true) ? showSubtitles(arguments, name, output)
                                   : showDocument<timestampsJson, timestampsText>(arguments, output);
}

} // namespace zhilan::cli

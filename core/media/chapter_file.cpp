#include "core/media/chapter_file.h"

#include "core/media/chapter_formats.h"
#include "core/media/subtitles.h"
#include "core/text/space.h"

#include <array>
#include <cmath>

namespace zhilan::media
{
namespace
{

constexpr std::size_t kLargest = std::size_t{16} << 20U;
constexpr double kLongestSeconds = 999'999;

std::optional<ChapterFile> fromSubtitles(std::string_view text)
{
    auto subtitles = readSubtitles(text);
    if (!subtitles || subtitles->format == SubtitleFormat::Json)
        return std::nullopt;
    ChapterFile file;
    file.format = ChapterFormat::WebVtt;
    file.diagnostics = std::move(subtitles->diagnostics);
    for (Cue& cue : subtitles->cues)
        file.chapters.push_back({cue.start, cue.end, std::move(cue.text), {}, cue.span});
    return file;
}

std::optional<ChapterFile> readAny(std::string_view text)
{
    // From what shows itself at once to what may be anything; each looks at the first few lines only to decline.
    constexpr std::array kReaders{readXmlChapters, readJsonChapters, readFfMetadata,  readVorbisChapters,
                                  readEditList,    readCueSheet,     fromSubtitles,   readLabels,
                                  readScenes,      readChapterTable, readChapterLines};
    for (const auto reader : kReaders)
        if (auto file = reader(text); file && !file->chapters.empty())
            return file;
    return std::nullopt;
}

} // namespace

std::optional<std::chrono::milliseconds> fromSeconds(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0 || seconds > kLongestSeconds)
        return std::nullopt;
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

Result<ChapterFile> readChapters(std::string_view utf8)
{
    if (utf8.size() > kLargest)
        return fail(ErrorCode::TooLarge);
    const std::size_t bom = utf8.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    auto file = readAny(utf8.substr(bom));
    if (!file)
        return fail(ErrorCode::UnknownFormat);
    const auto move = [bom](ByteSpan& span) {
        if (!span.empty())
            span = {span.begin + static_cast<std::uint32_t>(bom), span.end + static_cast<std::uint32_t>(bom)};
    };
    for (Diagnostic& diagnostic : file->diagnostics)
        move(diagnostic.span);
    for (std::size_t i = 0; i < file->chapters.size(); ++i) {
        ChapterMark& chapter = file->chapters[i];
        move(chapter.span);
        chapter.title = text::trimmed(chapter.title);
        if (chapter.end && *chapter.end <= chapter.start)
            chapter.end.reset();
        if (i > 0 && chapter.start < file->chapters[i - 1].start)
            file->diagnostics.push_back({DiagnosticCode::ChaptersOutOfOrder, chapter.span, chapter.title});
    }
    return std::move(*file);
}

} // namespace zhilan::media

#include "core/media/subtitles.h"

#include "core/media/subtitle_formats.h"
#include "core/text/lines.h"
#include "core/text/space.h"

namespace zhilan::media
{
namespace
{

constexpr std::size_t kLargest = std::size_t{16} << 20U;

} // namespace

Result<Subtitles> readSubtitles(std::string_view utf8)
{
    if (utf8.size() > kLargest)
        return fail(ErrorCode::TooLarge);
    const std::size_t bom = utf8.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::string_view text = utf8.substr(bom);
    const auto moved = [bom](Subtitles subtitles) {
        const auto move = [bom](ByteSpan& span) {
            span.begin += static_cast<std::uint32_t>(bom);
            span.end += static_cast<std::uint32_t>(bom);
        };
        for (Cue& cue : subtitles.cues)
            move(cue.span);
        for (Diagnostic& diagnostic : subtitles.diagnostics)
            move(diagnostic.span);
        return subtitles;
    };
    if (isWebVtt(text))
        return moved(readWebVtt(text));
    const std::string_view start = text::trimmed(text);
    if (start.starts_with('{') || start.starts_with('['))
        if (auto transcript = readJsonTranscript(text))
            return moved(std::move(*transcript));
    text::Lines lines(text);
    while (lines.next()) {
        if (subRipTimes(lines.line()))
            return moved(readSubRip(text));
        if (subViewerTimes(lines.line()))
            return moved(readSubViewer(text));
    }
    return fail(ErrorCode::UnknownFormat);
}

} // namespace zhilan::media

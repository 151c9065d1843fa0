#include "core/media/subtitles.h"
#include "core/text/utf8_check.h"
#include "tests/fuzz/fuzz.h"

using namespace zhilan;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = fuzz::textOf(data, size);
    if (!text)
        return 0;
    for (const auto markup : {media::CueMarkup::WebVtt, media::CueMarkup::SubRip})
        static_cast<void>(media::plainCueText(*text, markup));
    const auto subtitles = media::readSubtitles(*text);
    if (!subtitles)
        return 0;
    for (const media::Cue& cue : subtitles->cues) {
        fuzz::expectSpan(cue.span, *text, "a cue stands in the file");
        fuzz::expect(cue.start.count() >= 0 && cue.start <= cue.end, "a cue does not end before it starts");
        fuzz::expect(text::validUtf8Prefix(cue.text) == cue.text.size(), "a cue's text is valid UTF-8");
        fuzz::expect(text::validUtf8Prefix(cue.speaker) == cue.speaker.size(), "a speaker's name is valid UTF-8");
    }
    for (const Diagnostic& diagnostic : subtitles->diagnostics)
        fuzz::expectSpan(diagnostic.span, *text, "a diagnostic stands in the file");
    return 0;
}

#include "core/media/chapter_file.h"
#include "core/text/utf8_check.h"
#include "tests/fuzz/fuzz.h"

using namespace zhilan;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = fuzz::textOf(data, size);
    if (!text)
        return 0;
    const auto file = media::readChapters(*text);
    if (!file)
        return 0;
    fuzz::expect(!file->chapters.empty(), "a file without chapters is none");
    for (const media::ChapterMark& chapter : file->chapters) {
        fuzz::expectSpan(chapter.span, *text, "a chapter stands in the file");
        fuzz::expect(chapter.start.count() >= 0, "a chapter starts within the recording");
        fuzz::expect(!chapter.end || *chapter.end > chapter.start, "a chapter ends after it starts");
        fuzz::expect(text::validUtf8Prefix(chapter.title) == chapter.title.size(), "a title is valid UTF-8");
        fuzz::expect(text::validUtf8Prefix(chapter.url) == chapter.url.size(), "an address is valid UTF-8");
    }
    for (const Diagnostic& diagnostic : file->diagnostics)
        fuzz::expectSpan(diagnostic.span, *text, "a diagnostic stands in the file");
    return 0;
}

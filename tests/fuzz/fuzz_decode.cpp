#include "core/text/encodings.h"
#include "core/text/utf8_check.h"
#include "tests/fuzz/fuzz.h"

using namespace zhilan;

namespace
{

void check(std::string_view bytes, std::string_view encoding)
{
    const auto decoded = text::decode(bytes, encoding);
    if (!decoded) {
        fuzz::expect(!bytes.empty(), "no bytes are text");
        return;
    }
    const std::string& utf8 = decoded->utf8;
    fuzz::expect(text::validUtf8Prefix(utf8) == utf8.size(), "decoded text is valid UTF-8");
    fuzz::expect(!decoded->encoding.empty(), "the encoding has a name");
    fuzz::expect(decoded->diagnostics.size() <= text::kMostUndecodable, "diagnostics are bounded");
    std::uint32_t at = 0;
    for (const Diagnostic& diagnostic : decoded->diagnostics) {
        fuzz::expectSpan(diagnostic.span, utf8, "a diagnostic stands in the text");
        fuzz::expect(diagnostic.span.begin >= at, "diagnostics are in order and apart");
        fuzz::expect(utf8.substr(diagnostic.span.begin, diagnostic.span.size()).starts_with("\uFFFD"),
                     "a diagnostic is about a replacement character");
        at = diagnostic.span.end;
    }
    if (utf8.starts_with("\uFEFF"))
        return;
    if (const auto again = text::decode(utf8, "UTF-8"))
        fuzz::expect(again->utf8 == utf8 && again->diagnostics.empty(), "decoded text stays as it is");
}

} // namespace

/// The first byte chooses an encoding, the rest are the bytes; and once more without a choice.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes = fuzz::bytesOf(data, size);
    check(bytes, {});
    if (size > 0) {
        const auto encodings = text::encodings();
        check(bytes.substr(1), encodings[data[0] % encodings.size()].name);
    }
    return 0;
}

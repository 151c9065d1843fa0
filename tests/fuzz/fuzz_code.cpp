#include "core/code/languages.h"
#include "core/code/scanner.h"
#include "tests/fuzz/fuzz.h"

using namespace zhilan;

/// Code of any language: the first byte chooses it.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto input = fuzz::textOf(data + 1, size - 1);
    if (!input)
        return 0;
    const code::Language& language = code::languages()[data[0] % code::languages().size()];
    std::vector<code::Token> tokens;
    const std::size_t looked = code::scan(*input, language, {}, tokens);
    constexpr std::size_t kMostLooks = 16;
    constexpr std::size_t kFree = 256;
    fuzz::expect(looked <= kMostLooks * input->size() + kFree, "no byte is looked at again and again");
    std::uint32_t at = 0;
    for (const code::Token& token : tokens) {
        fuzz::expectSpan(token.span, *input, "a token stands in the text");
        fuzz::expect(token.span.begin >= at && !token.span.empty(), "tokens are in order and apart");
        at = token.span.end;
    }
    return 0;
}

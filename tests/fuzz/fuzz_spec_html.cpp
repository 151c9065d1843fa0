#include "core/markdown/html.h"
#include "core/markdown/parse.h"
#include "core/text/utf8_check.h"
#include "tests/fuzz/fuzz.h"

using namespace zhilan;

/// HTML as the specification prints it, read strictly and with our extensions.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto source = fuzz::textOf(data, size);
    if (!source)
        return 0;
    for (const std::string& html :
         {markdown::specHtml(*source), markdown::specHtml(*source, {}), markdown::gfmHtml(**markdown::parse(*source))})
        fuzz::expect(text::validUtf8Prefix(html) == html.size(), "HTML is valid UTF-8");
    return 0;
}

#include "core/markdown/front_matter.h"
#include "tests/fuzz/fuzz.h"

using namespace zhilan;

namespace
{

void checkValues(std::string_view source, ByteSpan yaml)
{
    const markdown::FrontMatterValues values = markdown::readFrontMatter(source, yaml);
    fuzz::expect(values.root.kind == markdown::YamlValue::Kind::Map, "front matter is a map");
    for (const Diagnostic& diagnostic : values.diagnostics)
        fuzz::expectSpan(diagnostic.span, source, "a diagnostic stands in the source");
    std::vector<const markdown::YamlValue*> open{&values.root};
    while (!open.empty()) {
        const markdown::YamlValue& value = *open.back();
        open.pop_back();
        fuzz::expectSpan(value.keySpan, source, "a key stands in the source");
        fuzz::expectSpan(value.span, source, "a value stands in the source");
        for (const markdown::YamlValue& item : value.items)
            open.push_back(&item);
    }
}

} // namespace

/// A document with front matter, and the input as what stands between fences.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto source = fuzz::textOf(data, size);
    if (!source)
        return 0;
    const markdown::FrontMatter found = markdown::findFrontMatter(*source);
    fuzz::expectSpan(found.span, *source, "front matter stands in the source");
    fuzz::expect(found.span.empty() || found.span.contains(found.yaml), "its YAML stands between its fences");
    fuzz::expect(found.bodyBegin >= found.span.end && found.bodyBegin <= source->size(), "the body follows it");
    if (!found.span.empty())
        checkValues(*source, found.yaml);
    checkValues(*source, {0, static_cast<std::uint32_t>(source->size())});
    return 0;
}

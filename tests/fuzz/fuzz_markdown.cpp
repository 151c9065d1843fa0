#include "core/document/build.h"
#include "core/markdown/parse.h"
#include "core/text/utf8_check.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/document/document_dump.h"
#include "tests/unit/markdown/invariants.h"

using namespace zhilan;

/// Markdown → tree → document.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto source = fuzz::textOf(data, size);
    if (!source)
        return 0;
    const auto tree = markdown::parse(*source);
    fuzz::expect(tree.has_value(), "whatever the text, there is a tree");
    fuzz::expect((*tree)->source() == *source, "the tree keeps the text");
    const QString breach = markdown::breachedInvariant(**tree);
    fuzz::expect(breach.isEmpty(), qPrintable(breach));
    const std::string plain = markdown::plainText(**tree, 0);
    fuzz::expect(text::validUtf8Prefix(plain) == plain.size(), "what a reader sees is valid UTF-8");

    const auto document = document::build(*tree, "fuzz");
    fuzz::expect(document.has_value(), "whatever the tree, there is a document");
    const QByteArray broken = document::brokenInvariant(*document);
    fuzz::expect(broken.isEmpty(), broken.constData());
    return 0;
}

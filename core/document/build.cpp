#include "core/document/build.h"

#include "core/base/file.h"
#include "core/document/percent.h"
#include "core/document/work.h"
#include "core/markdown/parse.h"
#include "core/markdown/slug.h"
#include "core/text/decode.h"

#include <algorithm>
#include <iterator>

namespace zhilan::document
{

SectionId Document::sectionAt(std::uint32_t byte) const
{
    const auto after =
        std::upper_bound(sections.begin(), sections.end(), byte,
                         [](std::uint32_t value, const Section& section) { return value < section.span.begin; });
    return after == sections.begin() ? kNoSection : static_cast<SectionId>(std::distance(sections.begin(), after) - 1);
}

SectionId Document::sectionBySlug(std::string_view anchor) const
{
    if (anchor.starts_with('#'))
        anchor.remove_prefix(1);
    const std::string decoded = percentDecoded(anchor);
    for (const std::string& name : {std::string(anchor), decoded, markdown::slugOf(decoded)}) {
        const auto found = std::find_if(sections.begin(), sections.end(),
                                        [&name](const Section& section) { return section.slug == name; });
        if (found != sections.end())
            return static_cast<SectionId>(std::distance(sections.begin(), found));
    }
    return kNoSection;
}

std::vector<std::string> Document::headingPath(SectionId section) const
{
    std::vector<std::string> path;
    for (; section < sections.size(); section = sections[section].parent)
        path.push_back(sections[section].title);
    std::reverse(path.begin(), path.end());
    return path;
}

Document build(std::shared_ptr<const markdown::Tree> tree, std::string_view fileStem)
{
    Document document;
    document.tree = std::move(tree);
    if (!document.tree || document.tree->size() == 0) {
        document.title = fileStem;
        document.language = "und";
        return document;
    }
    document.lines = text::LineIndex(document.tree->source());
    document.bytes = static_cast<std::uint32_t>(document.tree->source().size());
    document.encoding = "UTF-8";
    document.diagnostics = document.tree->diagnostics();

    Work work{*document.tree, document, {}, {}, {}, {}, {}};
    readOutline(work);
    readTables(work);
    readInfo(work);
    readEntries(work);
    readChapters(work);
    matchChapters(work);
    readQuotes(work);
    readLinks(work);
    readTimestamps(work);

    if (document.title.empty())
        document.title = fileStem;
    std::stable_sort(document.diagnostics.begin(), document.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
    return document;
}

Result<std::shared_ptr<const Document>> fromBytes(std::string_view bytes, std::string_view fileStem,
                                                  const std::stop_token& stop)
{
    auto decoded = text::decode(bytes);
    if (!decoded)
        return tl::unexpected(decoded.error());
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled);
    auto tree = markdown::parse(std::move(decoded->utf8), stop);
    if (!tree)
        return tl::unexpected(tree.error());
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled);
    auto document = std::make_shared<Document>(build(std::move(*tree), fileStem));
    document->encoding = std::move(decoded->encoding);
    document->bytes = static_cast<std::uint32_t>(bytes.size());
    document->diagnostics.insert(document->diagnostics.begin(), decoded->diagnostics.begin(),
                                 decoded->diagnostics.end());
    return document;
}

Result<std::shared_ptr<const Document>> fromFile(const std::filesystem::path& path, const std::stop_token& stop)
{
    auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto document = fromBytes(*bytes, path.stem().native(), stop);
    if (!document)
        return fail(document.error().code, pathToUtf8(path));
    return document;
}

} // namespace zhilan::document

#include "core/document/build.h"

#include "core/base/file.h"
#include "core/base/parallel.h"
#include "core/document/work.h"
#include "core/markdown/parse.h"
#include "core/text/decode.h"

#include <algorithm>
#include <atomic>
#include <iterator>

namespace zhilan::document
{

namespace
{

void sortDiagnostics(Document& document)
{
    const auto before = [](const Diagnostic& a, const Diagnostic& b) {
        return a.span.begin < b.span.begin;
    };
    // Those of one stage, which are many where there are many, stand in order already.
    if (!std::is_sorted(document.diagnostics.begin(), document.diagnostics.end(), before))
        std::stable_sort(document.diagnostics.begin(), document.diagnostics.end(), before);
}

struct Stage {
    Stage(void (*stage)(Work&), bool everywhere = true) : run(stage), forIndex(everywhere) {}

    void (*run)(Work&);
    bool forIndex; ///< needed for ReadOptions::forIndex too
};
/// Stages one after another.
using Lane = std::vector<Stage>;

/// Each stage reads what those of the steps before and of its own lane have found, and writes what no other lane of
/// its step touches: the lanes of a step may run in any order, or at the same time. Long ones come first.
const std::vector<std::vector<Lane>>& steps()
{
    constexpr bool kNotForIndex = false;
    static const std::vector<std::vector<Lane>> all{
        {{readOutline}, {{countText, kNotForIndex}}, {findTimes}, {findLanguage}},
        {{readTables, readFrontMatter, readInfo, readProperties, readTranscript},
         {{sortAnchors, kNotForIndex}},
         {{countSections, kNotForIndex}}},
        {{readQuotes}, {readChapters, matchChapters, readTimestamps}, {{readLinks, kNotForIndex}}, {readEntries}},
        {{startQuotes}},
    };
    return all;
}

/// Lists grow by doubling.
void releaseSlack(Document& document)
{
    const auto release = [](auto&... lists) {
        (lists.shrink_to_fit(), ...);
    };
    release(document.info, document.properties, document.sections, document.anchors, document.tables, document.quotes,
            document.terms, document.references, document.links, document.chapters, document.timestamps,
            document.diagnostics);
}

/// False: cancelled.
bool runStages(Document& document, std::string_view fileStem, const ReadOptions& options)
{
    const bool large = document.bytes >= options.parallelFrom;
    Findings findings;
    for (const std::vector<Lane>& step : steps()) {
        std::vector<Work> works;
        works.reserve(step.size());
        for (std::size_t lane = 0; lane < step.size(); ++lane)
            works.emplace_back(document, findings, fileStem, options);
        std::atomic<bool> cancelled = false;
        const auto run = [&](std::size_t lane) {
            for (const Stage& stage : step[lane]) {
                if (cancelled)
                    return;
                if (options.forIndex && !stage.forIndex)
                    continue;
                stage.run(works[lane]);
                if (works[lane].stopped.look())
                    cancelled = true;
            }
        };
        if (large && step.size() > 1) {
            forEachInParallel(step.size(), run);
        } else {
            for (std::size_t lane = 0; lane < step.size(); ++lane)
                run(lane);
        }
        if (cancelled)
            return false;
        for (Work& work : works) {
            document.texts.take(std::move(work.texts));
            std::move(work.diagnostics.begin(), work.diagnostics.end(), std::back_inserter(document.diagnostics));
        }
    }
    if (!options.forIndex)
        releaseSlack(document);
    return true;
}

} // namespace

SectionId Document::sectionAt(std::uint32_t byte) const
{
    const auto after =
        std::upper_bound(sections.begin(), sections.end(), byte,
                         [](std::uint32_t value, const Section& section) { return value < section.span.begin; });
    return after == sections.begin() ? kNoSection : static_cast<SectionId>(std::distance(sections.begin(), after) - 1);
}

std::vector<std::string> Document::headingPath(SectionId section) const
{
    std::vector<std::string> path;
    for (; section < sections.size(); section = sections[section].parent)
        path.emplace_back(sections[section].title);
    std::reverse(path.begin(), path.end());
    return path;
}

void Document::placeCells()
{
    const std::span<const std::string_view> allCells = cells;
    const std::span<const ByteSpan> allSpans = cellSpans;
    std::size_t cell = 0;
    std::size_t span = 0;
    for (Table& table : tables) {
        const std::size_t columns = table.alignment.size();
        table.header = allCells.subspan(cell, columns);
        cell += columns;
        for (Table::Row& row : table.rows) {
            row.cells = allCells.subspan(cell, columns);
            row.cellSpans = allSpans.subspan(span, columns);
            cell += columns;
            span += columns;
        }
    }
}

Result<Document> build(std::shared_ptr<const markdown::Tree> tree, std::string_view fileStem,
                       const ReadOptions& options)
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

    if (!runStages(document, fileStem, options))
        return fail(ErrorCode::Cancelled);
    sortDiagnostics(document);
    return document;
}

Result<std::shared_ptr<const Document>> fromBytes(std::string_view bytes, std::string_view fileStem,
                                                  const ReadOptions& options)
{
    auto decoded = text::decode(bytes, options.encoding);
    if (!decoded)
        return tl::unexpected(decoded.error());
    if (options.stop.stop_requested())
        return fail(ErrorCode::Cancelled);
    auto tree = markdown::parse(std::move(decoded->utf8), options.stop);
    if (!tree)
        return tl::unexpected(tree.error());
    auto built = build(std::move(*tree), fileStem, options);
    if (!built)
        return tl::unexpected(built.error());
    auto document = std::make_shared<Document>(std::move(*built));
    document->encoding = std::move(decoded->encoding);
    document->encodingOrigin = decoded->origin;
    document->bytes = static_cast<std::uint32_t>(bytes.size());
    if (!decoded->diagnostics.empty()) {
        document->diagnostics.insert(document->diagnostics.begin(), decoded->diagnostics.begin(),
                                     decoded->diagnostics.end());
        sortDiagnostics(*document);
    }
    return document;
}

Result<std::shared_ptr<const Document>> fromFile(const std::filesystem::path& path, const ReadOptions& options)
{
    auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto document = fromBytes(*bytes, path.stem().native(), options);
    if (!document)
        return fail(document.error().code, pathToUtf8(path));
    return document;
}

} // namespace zhilan::document

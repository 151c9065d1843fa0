#include "app/reader/prepared_document.h"

#include "app/reader/folding.h"

#include <algorithm>
#include <utility>

namespace zhilan::reader
{

std::shared_ptr<const ShownBlocks> shownBlocks(std::shared_ptr<const ShownBlocks> whole,
                                               const std::vector<bool>& closed)
{
    if (std::find(closed.begin(), closed.end(), true) == closed.end())
        return whole;
    auto shown = std::make_shared<ShownBlocks>();
    shown->list = shownPart(whole->list, closed, shown->places);
    shown->estimates = HeightEstimates(shown->list.blocks);
    return shown;
}

std::shared_ptr<const PreparedDocument> prepare(std::shared_ptr<const document::Document> document)
{
    if (!document)
        return nullptr;
    auto prepared = std::make_shared<PreparedDocument>();
    auto whole = std::make_shared<ShownBlocks>();
    whole->list = buildBlocks(*document);
    whole->estimates = HeightEstimates(whole->list.blocks);
    for (const Fold& fold : whole->list.folds)
        prepared->closed.push_back(fold.closed);
    prepared->whole = std::move(whole);
    prepared->shown = shownBlocks(prepared->whole, prepared->closed);
    prepared->times = timeMarks(*document);
    for (const document::Link& link : document->links) {
        if (link.kind == document::LinkKind::Anchor && !link.resolved)
            prepared->brokenAnchors.push_back(link.span.begin);
    }
    std::sort(prepared->brokenAnchors.begin(), prepared->brokenAnchors.end());
    prepared->document = std::move(document);
    return prepared;
}

} // namespace zhilan::reader

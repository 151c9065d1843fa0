#include "app/reader/block_list.h"
#include "core/document/properties.h"

namespace zhilan::reader
{

HeadFacts headFacts(const document::Document& document)
{
    HeadFacts facts;
    facts.title = document.titleNode != markdown::kNoNode;
    facts.show = document::programmeOf(document);
    for (const document::InfoEntry& entry : document.info) {
        // A title of last resort, the file's name, is shown by the window already.
        facts.title = facts.title || (!document.title.empty() && entry.value == document.title);
    }
    return facts;
}

bool HeadFacts::any(const document::Document& document) const
{
    return title || !show.empty() || document.date || document.videoDuration || !document.videoUrl.empty() ||
           !document.chapters.empty();
}

} // namespace zhilan::reader

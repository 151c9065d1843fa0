#include "app/shell/whereabouts.h"

#include "app/models/text_conversion.h"

#include <algorithm>

namespace zhilan::shell
{

Whereabouts whereaboutsOf(const document::Document& document, document::SectionId section,
                          std::optional<std::chrono::milliseconds> meant)
{
    Whereabouts result;
    if (!document.videoUrl.empty()) {
        result.time = models::toTime(meant);
    }
    // A parent always comes before its section, so this ends.
    for (document::SectionId at = section; at < document.sections.size(); at = document.sections[at].parent) {
        const document::Section& step = document.sections[at];
        if (step.heading != document.titleNode) {
            result.steps.push_back({models::toTitle(step.title), step.span.begin});
        }
        if (result.time < 0 && !document.videoUrl.empty()) {
            result.time = models::toTime(step.start);
        }
    }
    if (result.time < 0 && !document.videoUrl.empty() && section < document.sections.size() &&
        document.sections[section].chapter < document.chapters.size()) {
        result.time = models::toTime(document.chapters[document.sections[section].chapter].start);
    }
    result.steps.push_back({models::toTitle(document.title), 0});
    std::reverse(result.steps.begin(), result.steps.end());
    return result;
}

} // namespace zhilan::shell

#include "core/document/headings.h"

namespace zhilan::document
{

std::vector<Heading> headingsOf(const Document& document)
{
    std::vector<Heading> headings;
    std::vector<std::uint32_t> bySection(document.sections.size(), kNoSection);
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        const Section& section = document.sections[i];
        if (section.heading == document.titleNode && section.heading != markdown::kNoNode)
            continue;
        bySection[i] = static_cast<std::uint32_t>(headings.size());
        const std::uint32_t above = section.parent < i ? bySection[section.parent] : kNoSection;
        headings.push_back({static_cast<SectionId>(i), above, std::string(section.title), section.span.begin});
    }
    return headings;
}

} // namespace zhilan::document

#include "core/search/section_text.h"

#include <algorithm>

namespace zhilan::search
{

FieldSet askedIn(std::optional<Field> field)
{
    if (!field)
        return 0xFFU;
    return static_cast<FieldSet>(setOf(*field) | (field == Field::Heading ? setOf(Field::Title) : 0U));
}

std::string_view SectionTexts::bytes(SectionNumber number)
{
    if (const std::uint32_t block = m_file.blockOf(number); block != m_block) {
        m_text.emplace(m_file.textBlock(block));
        m_block = block;
    }
    const std::uint32_t index = number - m_file.firstOfBlock(m_block);
    if (index >= m_text->count())
        throw DamageFound{"text"};
    return m_text->section(index);
}

SectionRecord SectionTexts::section(SectionNumber number)
{
    return sectionFrom(bytes(number));
}

FieldSet SectionTexts::fieldsOf(SectionNumber number, const text::Matcher& matcher, FieldSet asked, bool all)
{
    const SectionRecord record = section(number);
    const DocumentEntry document = m_file.document(m_file.documentOf(number));
    FieldSet fields = 0;
    for (const Unit& unit : unitsOf(document.title, record)) {
        const FieldSet field = setOf(unit.field);
        if ((asked & field) == 0 || (fields & field) != 0)
            continue;
        const std::vector<text::Match> found = matcher.find(text::fold(unit.text));
        const bool here = std::any_of(found.begin(), found.end(),
                                      [](const text::Match& match) { return match.fit != text::WordFit::Fragment; });
        fields |= here ? field : 0U;
        if (here && !all)
            break;
    }
    return fields;
}

} // namespace zhilan::search

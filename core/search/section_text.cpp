#include "core/search/section_text.h"

#include "core/base/parallel.h"
#include "core/search/tokens.h"
#include "core/text/fold.h"
#include "core/text/utf.h"

#include <algorithm>
#include <string>

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
    FieldSet fields = 0;
    const DocumentEntry document = m_file.document(m_file.documentOf(number));
    m_units.forEach(document.title, bytes(number), [&](Field of, std::string_view text) {
        const FieldSet field = setOf(of);
        if ((asked & field) == 0 || (fields & field) != 0)
            return true;
        text::foldText(text, m_folded);
        const bool here = matcher.standsIn(m_folded);
        fields |= here ? field : 0U;
        return !here || all;
    });
    return fields;
}

std::vector<std::uint32_t> SectionTexts::beginsOf(SectionNumber number, const text::Matcher& matcher)
{
    std::vector<std::uint32_t> found;
    std::uint32_t before = 0;
    const DocumentEntry document = m_file.document(m_file.documentOf(number));
    m_units.forEach(document.title, bytes(number), [&](Field, std::string_view text) {
        text::foldText(text, m_folded);
        for (const std::uint32_t begin : matcher.begins(m_folded))
            found.push_back(before + begin);
        before += static_cast<std::uint32_t>(text::codePointCount(m_folded)) + kPieceGap;
        return true;
    });
    return found;
}

std::vector<std::vector<std::uint32_t>> beginsOf(const SegmentFile& file, std::span<const SectionNumber> sections,
                                                 const text::Matcher& matcher, const std::stop_token& stop)
{
    constexpr std::size_t kAtOnce = 16;
    std::vector<std::vector<std::uint32_t>> all(sections.size());
    forEachInParallel((sections.size() + kAtOnce - 1) / kAtOnce, [&](std::size_t some) {
        SectionTexts texts(file);
        const std::size_t end = std::min(sections.size(), (some + 1) * kAtOnce);
        for (std::size_t i = some * kAtOnce; i < end && !stop.stop_requested(); ++i)
            all[i] = texts.beginsOf(sections[i], matcher);
    });
    return all;
}

} // namespace zhilan::search

#include "core/search/section_text.h"

#include "core/base/parallel.h"
#include "core/search/tokens.h"
#include "core/text/fold.h"
#include "core/text/utf.h"

#include <algorithm>
#include <string>
#include <utility>

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

SectionTexts::Standing SectionTexts::standing(SectionNumber number, const text::Matcher& matcher, FieldSet asked,
                                              bool all)
{
    const DocumentEntry document = m_file.document(m_file.documentOf(number));
    Standing standing;
    m_units.forEach(document.title, bytes(number), [&](Field of, std::string_view text) {
        const FieldSet field = setOf(of);
        const auto isWhole = [&standing] {
            return standing.fit == text::WordFit::Whole;
        };
        if ((asked & field) == 0 || (isWhole() && (standing.fields & field) != 0))
            return true;
        m_folded = text::foldedText(text, std::move(m_folded));
        const text::WordFit fit = matcher.bestFit(m_folded);
        standing.fields |= fit != text::WordFit::Fragment ? field : 0U;
        standing.fit = std::min(standing.fit, fit);
        return all || !isWhole();
    });
    return standing;
}

std::vector<text::Matcher::Begin> SectionTexts::beginsOf(SectionNumber number, const text::Matcher& matcher)
{
    const DocumentEntry document = m_file.document(m_file.documentOf(number));
    std::vector<text::Matcher::Begin> found;
    std::uint32_t before = 0;
    m_units.forEach(document.title, bytes(number), [&](Field, std::string_view text) {
        m_folded = text::foldedText(text, std::move(m_folded));
        for (const text::Matcher::Begin& begin : matcher.begins(m_folded))
            found.push_back({before + begin.at, begin.fit});
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
        for (std::size_t i = some * kAtOnce; i < end && !stop.stop_requested(); ++i) {
            for (const text::Matcher::Begin& begin : texts.beginsOf(sections[i], matcher))
                all[i].push_back(begin.at);
        }
    });
    return all;
}

} // namespace zhilan::search

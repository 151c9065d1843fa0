#pragma once

#include "core/search/pieces.h"
#include "core/search/segment.h"
#include "core/search/term_plan.h"
#include "core/search/text_block.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace zhilan::search
{

/// The pieces that a term is looked for in which is asked for in a field: titles are headings too.
[[nodiscard]] FieldSet askedIn(std::optional<Field> field);

/// Reads sections of a segment one after another; what lies together is unpacked once. May throw DamageFound. For one
/// thread.
class SectionTexts
{
public:
    explicit SectionTexts(const SegmentFile& file) : m_file(file) {}

    [[nodiscard]] SectionRecord section(SectionNumber number);
    struct Standing {
        FieldSet fields = 0;                         ///< that the term stands in, of those asked for
        text::WordFit fit = text::WordFit::Fragment; ///< the best in any of them
    };
    /// How the term stands in a section, decided on the text itself. `all`: fields, not just what a whole one is in.
    [[nodiscard]] Standing standing(SectionNumber number, const text::Matcher& matcher, FieldSet asked, bool all);
    /// Where the term begins, in characters of the section's folded text as Place::at counts them.
    [[nodiscard]] std::vector<text::Matcher::Begin> beginsOf(SectionNumber number, const text::Matcher& matcher);

private:
    [[nodiscard]] std::string_view bytes(SectionNumber number);

    const SegmentFile& m_file;
    std::uint32_t m_block = 0xFFFFFFFFU;
    std::optional<TextBlock> m_text;
    UnitTexts m_units;
    std::string m_folded;
};

/// Where the term begins, as SectionTexts::beginsOf() tells, in each of some sections, on all processors. Stopped, it
/// leaves the rest empty. May throw DamageFound.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> beginsOf(const SegmentFile& file,
                                                               std::span<const SectionNumber> sections,
                                                               const text::Matcher& matcher,
                                                               const std::stop_token& stop);

} // namespace zhilan::search

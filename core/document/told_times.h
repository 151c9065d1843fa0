#pragma once

#include "core/document/document.h"

#include <optional>
#include <vector>

namespace zhilan::document
{

/// The start of a section, or of the nearest one around it that has one.
[[nodiscard]] std::optional<Milliseconds> startOf(const Document& document, SectionId section);

/// The times that a text tells as it goes on, for what stands between them. Lists of chapters, which tell all of them
/// at once, are left out. Good as long as the document is and its chapters and timestamps stay as they are.
class ToldTimes
{
public:
    /// Linear.
    explicit ToldTimes(const Document& document);

    /// The first time in the span. Logarithmic.
    [[nodiscard]] std::optional<Milliseconds> in(ByteSpan span) const;
    /// The same, else the last one told before it in its section; nullopt where the section tells none up to there.
    /// Where no recording is known, 8:30 is an hour of the day and tells nothing of what follows. Logarithmic.
    [[nodiscard]] std::optional<Milliseconds> at(ByteSpan span) const;

private:
    using Place = std::vector<std::uint32_t>::const_iterator;
    /// The first of the times that is not told before the byte.
    [[nodiscard]] Place from(const std::vector<std::uint32_t>& times, std::uint32_t byte) const;

    const Document& m_document;
    std::vector<std::uint32_t> m_told;    ///< indices of timestamps
    std::vector<std::uint32_t> m_lasting; ///< those of them that count for what follows: no hours of a day
};

} // namespace zhilan::document

#pragma once

#include "core/document/document.h"

#include <optional>
#include <vector>

namespace zhilan::document
{

/// The start of a section, or of the nearest one around it that has one.
[[nodiscard]] std::optional<Milliseconds> startOf(const Document& document, SectionId section);

/// Where something starts in the video, as far as the text tells.
struct Start {
    std::optional<Milliseconds> time;
    StartFrom from = StartFrom::Stated; ///< with `time`
};

/// The times that a text tells as it goes on, for what stands between them. Lists of chapters, which tell all of them
/// at once, are left out. Good as long as the document is and its chapters and timestamps stay as they are.
class ToldTimes
{
public:
    /// Linear.
    explicit ToldTimes(const Document& document);

    /// The first time in the span. Logarithmic.
    [[nodiscard]] std::optional<Milliseconds> in(ByteSpan span) const;
    /// The same, else the last one before it in its section that says when the text is told: one that dates
    /// (Timestamp::dating) and lies between the starts of the section and of the next; in a table, it counts for that
    /// alone. nullopt where the section tells none up to there. Where no recording is known, 8:30 is an hour of the
    /// day. Logarithmic.
    [[nodiscard]] std::optional<Milliseconds> at(ByteSpan span) const;
    /// The same, and where it is from: a time that the section itself starts at is its own. Logarithmic but for the
    /// depth of the section.
    [[nodiscard]] Start startAt(ByteSpan span) const;

private:
    /// A time that counts for what follows.
    struct Lasting {
        const Timestamp* time = nullptr;
        std::uint32_t end = 0;           ///< up to where
        const Timestamp* then = nullptr; ///< what counts from there on; null for none
    };

    const Document& m_document;
    std::vector<const Timestamp*> m_told;
    std::vector<Lasting> m_lasting;
};

} // namespace zhilan::document

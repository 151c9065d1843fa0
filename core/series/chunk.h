#pragma once

#include "core/series/series.h"

#include <string>
#include <string_view>

namespace zhilan::series
{

/// A stretch of running text in which a series may be told.
struct Chunk {
    const document::Document* document = nullptr;
    std::string_view text;
    std::uint32_t begin = 0;          ///< of the text in the source
    std::optional<std::uint32_t> row; ///< the line, where the text is not taken from the source
    document::SectionId section = document::kNoSection;
    std::string title; ///< of a table row: its first cell

    [[nodiscard]] std::uint32_t lineAt(std::uint32_t at) const
    {
        return row ? *row : document->lines.lineOf(begin + at);
    }
    [[nodiscard]] ByteSpan inSource(ByteSpan span) const { return {begin + span.begin, begin + span.end}; }
};

} // namespace zhilan::series

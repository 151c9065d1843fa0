#pragma once

#include "core/quantity/named_unit.h"
#include "core/quantity/quantity.h"
#include "core/series/chunk.h"

#include <optional>
#include <vector>

namespace zhilan::series
{

/// A period with the value that the text puts beside it. Spans are in the chunk's text.
struct Pair {
    Period period;
    quantity::Quantity quantity;
    std::string between; ///< the words between the two that matter
    std::string after;   ///< the words right behind the value
    std::uint32_t line = 1;
    ByteSpan source; ///< both, in the document
    ByteSpan value;  ///< the value, in the document
    std::string x;
    std::string words;     ///< of the value
    bool forecast = false; ///< 预计 stands between
    bool dated = true;     ///< else a relative date, with nothing to count from: its period says nothing
    int change = 0;        ///< 增加 or 下降 stands between: no level, but a step up (1) or down (-1)
};

/// How much is said between two spans: Han characters, Latin words counting twice; punctuation says nothing.
[[nodiscard]] std::size_t wordsBetween(std::string_view text, std::size_t begin, std::size_t end);

/// A date and the value that belongs to it, as they stand in `text`, a part of chunk.text.
[[nodiscard]] Pair pairOf(const Chunk& chunk, std::string_view text, const Period& period,
                          const quantity::Quantity& quantity);

/// The runs of pairs in a sentence: all with the period first, or all with the value first, whichever gives more.
/// `sentence` is a part of chunk.text. Runs of fewer than `least` pairs are left out.
[[nodiscard]] std::vector<std::vector<Pair>> pairsOfSentence(const Chunk& chunk, std::string_view sentence,
                                                             const quantity::Reading& reading, std::size_t least);

/// "2023年：800万人（…）": the one pair that a list item is about; nullopt when it is about something else.
[[nodiscard]] std::optional<Pair> pairOfItem(const Chunk& item, const quantity::Reading& reading);

/// The pairs as a series, without title; nullopt when they measure different things. Without points where they are of
/// one thing and make no series all the same, as two never do: what stood against it is in `unread`.
/// `unit`: what the words in front say of bare numbers, "价格（美分/磅）：".
[[nodiscard]] std::optional<Series> seriesOf(const Chunk& chunk, std::vector<Pair> pairs, bool strict,
                                             const std::optional<quantity::NamedUnit>& unit);

/// What the words before the first pair say is measured: "total DRAM sufficiency" of "…, total DRAM sufficiency
/// deteriorates from". Empty when they say nothing. `namesVary`: each pair has a name of its own, "参数量：GPT-2
/// 15亿…", so that only what stands before a colon is about all of them.
[[nodiscard]] std::string subjectBefore(std::string_view words, bool namesVary);

} // namespace zhilan::series

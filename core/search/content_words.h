#pragma once

#include "core/base/byte_span.h"
#include "core/search/query.h"

#include <functional>
#include <string_view>
#include <vector>

/// What a query looks for when it is not to be found as it was typed: without the particles that hold its words
/// together, in Chinese, Japanese and Korean.
namespace zhilan::search
{

/// Without plain terms that are particles alone (OpenAI 和 Anthropic), and without those at the ends of plain terms
/// (Glean 的估值). As it is where it has one term alone, or nothing else. Linear.
[[nodiscard]] std::vector<QueryNode> withoutParticles(const std::vector<QueryNode>& terms);

/// What is named beside each other in a folded text: 台积电 and 三星 of 台积电和三星. Linear.
[[nodiscard]] std::vector<ByteSpan> comparedWords(std::string_view folded);

/// Some of it is said of something else: a name in other letters than the rest, or words that a particle ties to each
/// other (宇树的创始人). Linear.
[[nodiscard]] bool namesItsSubject(std::string_view utf8);

/// What a folded term is put together from, each without particles at its ends: words and numbers with their letters,
/// runs of Han and kana, which are cut where a particle stands inside those that `isNowhere` tells of (宇树的创始人).
/// Of a version or an identifier that has a part of one or two characters these would be anywhere: it is one. In order;
/// linear beside `isNowhere`.
[[nodiscard]] std::vector<ByteSpan> contentWords(std::string_view folded,
                                                 const std::function<bool(std::string_view run)>& isNowhere);

} // namespace zhilan::search

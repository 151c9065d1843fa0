#pragma once

#include "core/base/byte_span.h"
#include "core/search/query.h"
#include "core/text/fold.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The words that ask in a question typed as a sentence, in Chinese, Japanese, Korean and English: they are not what is
/// looked for.
namespace zhilan::search
{

/// The words of a text that ask, as spans of it folded, `typed` (什么, 是什么意思, とは何ですか), with the particles
/// beside them (是, 的, 了), in order, apart. English ones (what, is, the) only where the text begins with one that
/// asks, as "how to" and "can I" do. Linear.
[[nodiscard]] std::vector<ByteSpan> askingWords(const text::FoldedText& typed, std::string_view utf8);

/// The query without the words that ask, its other terms as they are, but for particles in Korean. Nothing where none
/// of its terms asks, or where no text is left. Linear.
[[nodiscard]] std::optional<Query> withoutAsking(const Query& query);

/// It asks what or who something is. Linear.
[[nodiscard]] bool asksForMeaning(std::string_view utf8);

/// A question what something is that was typed with spaces, as one term: "HBM 是什么" as HBM是什么. Nothing where the
/// query is more than plain terms, or no term of it does nothing but ask. Linear.
[[nodiscard]] std::optional<Query> spacedQuestion(const Query& query);

/// What a question in English is about, with the conditions beside it: the words that weigh something. Nothing of what
/// is no sentence ("where clause"), and where something is quoted or asked for in a field or as an alternative. Linear.
[[nodiscard]] std::optional<Query> subjectInEnglish(const Query& query);

/// A text asks for something, in words that ask or by naming what is asked for (区别, 原因). Linear.
[[nodiscard]] bool seeks(std::string_view utf8);

/// Without plain terms that name nothing but what is asked for: an answer tells it without its name.
[[nodiscard]] std::vector<QueryNode> withoutSought(std::vector<QueryNode> terms);

/// What a text says that tells what the subject is: "HBM是一种", "HBM is a".
[[nodiscard]] std::vector<std::string> definingPhrases(std::string_view subject);

/// What a heading is about, folded, without words that ask and without what is no letter or digit at its ends.
[[nodiscard]] std::string subjectOf(std::string_view utf8);

} // namespace zhilan::search

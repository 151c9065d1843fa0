#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Who says a quotation: `Name："…"`, `**Name** [12:36]: …`, `"…" — Name`.
namespace zhilan::document
{

struct SpeakerPrefix {
    std::string name;                              ///< without role and time
    std::size_t end = 0;                           ///< byte where the quotation begins, its mark included
    bool marked = false;                           ///< a quotation mark follows
    bool joined = false;                           ///< without a colon: 高橋「…」; only who is known is meant
    std::optional<std::chrono::milliseconds> time; ///< "**Name** [12:36]"
    bool timeFirst = false;                        ///< "[12:36] Name"
    bool timeLast = false;                         ///< nothing between the time and the colon, "Name 12:36："
};

/// `strongEnd`: bytes at the front that are set in bold, 0 for none. nullopt when no name stands before a colon or,
/// without one, before the mark that opens all of the rest. A time may stand before the name, "[12:36] Name: …",
/// "[12:36]【Name】…".
[[nodiscard]] std::optional<SpeakerPrefix> speakerPrefix(std::string_view text, std::size_t strongEnd);

struct SpeakerEnding {
    std::string name;
    std::size_t begin = 0;                              ///< where the dash before the name stands
    std::optional<std::chrono::milliseconds> time = {}; ///< "— Name, 12:36"
};

/// "… — Name", "……——Name，某公司" at the end, and a person's name right after the closing mark or in brackets there.
[[nodiscard]] std::optional<SpeakerEnding> speakerEnding(std::string_view text);

/// Who asks or answers without a name: 主持人, 记者, Host.
[[nodiscard]] bool isRole(std::string_view name);

/// Announces the words of somebody rather than naming him: 重要原话, 金句, "Key quote".
[[nodiscard]] bool announcesQuote(std::string_view name);

/// Whether the words of a note of the writer begin here: 本文, "In this article", a sign such as ⚠️.
[[nodiscard]] bool beginsLikeNote(std::string_view text);

/// Whether most of the text stands in quotation marks that open it.
[[nodiscard]] bool isInQuotationMarks(std::string_view text);

/// Whether all of the text is one quotation: the mark that opens it closes at its end.
[[nodiscard]] bool isWholeQuotation(std::string_view text);

/// Without white space and the pair of quotation marks around the whole. `spoken`: somebody is named as the speaker, so
/// marks inside the pair are quotations within.
[[nodiscard]] std::string withoutQuotationMarks(std::string_view text, bool spoken);

/// A time in brackets or code at the end of a quotation ("…" [12:36]), cut off `text`.
[[nodiscard]] std::optional<std::chrono::milliseconds> takeTrailingTime(std::string_view& text);

/// One capitalised word: "Adam". A name if it stands before several quotations.
[[nodiscard]] bool isCapitalisedWord(std::string_view name);

/// Whether such a word is hardly one of a language, by its ending: "Karpathy", not "Requirement", "Exploring". Errs
/// towards no.
[[nodiscard]] bool mayBeSurname(std::string_view word);

[[nodiscard]] bool startsWithQuotationMark(std::string_view text);
[[nodiscard]] bool endsWithQuotationMark(std::string_view text);

/// Whether a name without quotation marks after it reads like a person's: capitalised words, a transliteration with a
/// dot, or a Chinese surname with one or two characters. Errs towards no.
[[nodiscard]] bool looksLikePerson(std::string_view name);

} // namespace zhilan::document

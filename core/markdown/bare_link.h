#pragma once

#include <cstddef>
#include <string_view>

/// Links without brackets: GFM 0.29, section 6.9 (extension). Beyond it, for scripts without spaces: such a link ends
/// before Han, kana and CJK or full-width punctuation, and "www." may follow them directly.
namespace zhilan::markdown
{

enum class BareRule {
    Gfm,
    Cjk, ///< amended as above
};

/// Half-open range of the text; empty where there is no link.
struct BareLink {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool found() const { return end > begin; }
};

/// "https://…" whose ':' stands at `colon`; the scheme does not begin before `floor`.
[[nodiscard]] BareLink bareUrl(std::string_view text, std::size_t colon, std::size_t floor, BareRule rule);
/// "www.…" at `at`.
[[nodiscard]] BareLink bareWww(std::string_view text, std::size_t at, BareRule rule);
/// "somebody@example.org" whose '@' stands at `sign`, beginning not before `floor`.
[[nodiscard]] BareLink bareEmail(std::string_view text, std::size_t sign, std::size_t floor);

} // namespace zhilan::markdown

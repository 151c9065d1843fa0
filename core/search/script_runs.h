#pragma once

#include "core/base/byte_span.h"
#include "core/search/tokens.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// Goes along a folded text and tells of its words whether they stand in one with the word before.
class WordsInOne
{
public:
    void pass(char32_t c, CharacterKind kind)
    {
        if (kind == CharacterKind::Word)
            m_goesOn = true;
        else if (kind == CharacterKind::Letter || partsWords(c))
            m_goesOn = false;
    }
    /// A word that begins here.
    [[nodiscard]] bool goesOn() const { return m_goesOn; }

private:
    /// Not between the words of an identifier, a version or an address.
    static bool partsWords(char32_t c)
    {
        return c >= 0x80 || std::string_view(" ,;!?").find(static_cast<char>(c)) != std::string_view::npos;
    }

    bool m_goesOn = false;
};

/// A stretch of words and numbers glued to each other, or of letters of a script without words.
struct ScriptRun {
    ByteSpan span;
    bool words = false;
    /// Words: nothing parts them from the words before but symbols as identifiers, versions and addresses have them
    /// between, which is no comma and the like.
    bool goesOn = false;
    std::vector<std::uint32_t> begins; ///< of its characters
};
/// Of a folded text, in order; symbols and spaces part them, but for the prolonged mark of kana. Linear.
[[nodiscard]] std::vector<ScriptRun> scriptRuns(std::string_view folded);

} // namespace zhilan::search

#include "core/document/work.h"
#include "core/text/language.h"
#include "core/text/space.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

constexpr std::array<bool, 256> asciiWordTable()
{
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 0x80; ++c)
        table[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return table;
}

bool isAsciiWord(char c)
{
    static constexpr std::array<bool, 256> kTable = asciiWordTable();
    return kTable[static_cast<unsigned char>(c)];
}

/// First byte of the characters from U+5000 to U+9FFF, all ideographs, of three bytes each.
bool isIdeographLead(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE5 && byte <= 0xE9;
}
constexpr std::size_t kIdeographSize = 3;

enum class CharacterKind : std::uint8_t { Space, Ideograph, Word, Joiner, Other };

CharacterKind kindOf(char32_t c)
{
    if (text::isSpace(c))
        return CharacterKind::Space;
    if (c == '\'' || c == '-')
        return CharacterKind::Joiner;
    if (c < 0xC0)
        return c < 0x80 && isAsciiWord(static_cast<char>(c)) ? CharacterKind::Word : CharacterKind::Other;
    const bool kana = c >= 0x3041 && c <= 0x30FF && c != 0x30FB;
    if (kana || (c >= 0x2E80 && text::isHan(c)))
        return CharacterKind::Ideograph;
    if (c == 0x2019)
        return CharacterKind::Joiner;
    const bool mark = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFE6F) ||
                      (c >= 0xFF00 && c <= 0xFF65);
    return mark ? CharacterKind::Other : CharacterKind::Word;
}

/// Counts as a reader does: characters without white space, Han and kana one by one, other scripts by the word.
class ReadingCounter
{
public:
    std::uint32_t add(std::string_view text)
    {
        std::size_t chars = 0;
        for (std::size_t at = 0; at < text.size();) {
            // Most text is runs of Latin letters and of ideographs, which need not be looked at one by one.
            const std::size_t begin = at;
            const auto* const wordEnd = std::find_if_not(text.begin() + at, text.end(), isAsciiWord);
            at = static_cast<std::size_t>(wordEnd - text.begin());
            if (at > begin) {
                chars += at - begin;
                m_words += m_inWord ? 0 : 1;
                m_inWord = true;
                continue;
            }
            while (text.size() - at >= kIdeographSize && isIdeographLead(text[at]))
                at += kIdeographSize;
            if (at > begin) {
                chars += (at - begin) / kIdeographSize;
                m_han += (at - begin) / kIdeographSize;
                m_inWord = false;
                continue;
            }
            if (text[at] == ' ') {
                m_inWord = false;
                ++at;
                continue;
            }
            const CharacterKind kind = kindOf(text::nextCodePoint(text, at));
            const bool word = kind == CharacterKind::Word;
            chars += kind == CharacterKind::Space ? 0 : 1;
            m_han += kind == CharacterKind::Ideograph ? 1 : 0;
            m_words += word && !m_inWord ? 1 : 0;
            m_inWord = word || (m_inWord && kind == CharacterKind::Joiner);
        }
        return static_cast<std::uint32_t>(chars);
    }
    void endWord() { m_inWord = false; }
    [[nodiscard]] std::uint32_t minutes() const
    {
        constexpr double kHanAMinute = 400;
        constexpr double kWordsAMinute = 230;
        return static_cast<std::uint32_t>(
            std::lround(static_cast<double>(m_han) / kHanAMinute + static_cast<double>(m_words) / kWordsAMinute));
    }

private:
    std::uint64_t m_han = 0;
    std::uint64_t m_words = 0;
    bool m_inWord = false;
};

} // namespace

void countText(Work& work)
{
    Document& document = work.document;
    const markdown::Tree& tree = work.tree;
    ReadingCounter reading;
    std::vector<std::uint32_t>& charsOf = work.found.charsOf;
    charsOf.assign(1, 0);
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const NodeKind kind = tree[id].kind;
        switch (kind) {
        case NodeKind::Heading:
            if (!work.isInFootnote(id))
                charsOf.push_back(0);
            reading.endWord();
            break;
        case NodeKind::Text:
        case NodeKind::Code:
        case NodeKind::CodeBlock:
        case NodeKind::Math:
        case NodeKind::MathBlock: {
            const std::uint32_t chars = reading.add(tree.text(id));
            document.chars += chars;
            charsOf.back() += chars;
            break;
        }
        default:
            if (markdown::isBlock(kind) || kind == NodeKind::SoftBreak || kind == NodeKind::LineBreak)
                reading.endWord();
            break;
        }
    }
    document.readingMinutes = document.chars == 0 ? 0 : std::max(1U, reading.minutes());
}

void findLanguage(Work& work)
{
    const markdown::Tree& tree = work.tree;
    text::LanguageCounter language;
    for (NodeId id = 0; id < tree.size() && !language.isFull() && !work.stopped(); ++id)
        if (tree[id].kind == NodeKind::Text)
            language.add(tree.text(id));
    work.document.language = language.language();
}

void countSections(Work& work)
{
    for (std::size_t i = 0; i < work.document.sections.size(); ++i)
        work.document.sections[i].chars = work.found.charsOf[i + 1];
}

} // namespace zhilan::document

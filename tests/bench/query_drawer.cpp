#include "tests/bench/query_drawer.h"

#include "core/text/utf.h"

#include <string_view>

namespace zhilan::bench
{
namespace
{

constexpr std::size_t kQueriesOfClass = 60;

} // namespace

std::string textOf(const search::DocumentRecord& record)
{
    std::string text = record.title;
    for (const search::SectionRecord& section : record.sections) {
        if (!section.headingPath.empty())
            text += '\n' + section.headingPath.back();
        for (const search::Piece& piece : section.pieces)
            text += '\n' + piece.text;
    }
    return text;
}

std::u32string charactersOf(const std::string& utf8)
{
    std::u32string characters;
    for (std::size_t at = 0; at < utf8.size();)
        characters.push_back(text::nextCodePoint(utf8, at));
    return characters;
}

std::map<std::string, std::vector<std::string>> QueryDrawer::draw()
{
    std::map<std::string, std::vector<std::string>> classes;
    for (std::size_t i = 0; i < kQueriesOfClass; ++i) {
        classes["1 Han"].push_back(run(1, true));
        classes["2 Han"].push_back(run(2, true));
        classes["4 Han"].push_back(run(4, true));
        classes["3-8 Han at random"].push_back(run(3 + m_random() % 6, true));
        classes["any characters"].push_back('"' + run(2 + m_random() % 7, false) + '"');
        classes["word"].push_back(word());
        classes["beginning of a word"].push_back(word().substr(0, 3));
        classes["two terms"].push_back(run(2, true) + ' ' + run(2, true));
        classes["word and Han"].push_back(word() + ' ' + run(2, true));
    }
    return classes;
}

std::string QueryDrawer::run(std::size_t length, bool han)
{
    while (true) {
        const std::u32string& text = m_texts[m_random() % m_texts.size()];
        if (text.size() < length)
            continue;
        const std::size_t at = m_random() % (text.size() - length + 1);
        std::string out;
        bool fits = true;
        for (const char32_t c : std::u32string_view(text).substr(at, length)) {
            fits = fits && (han ? text::isHan(c) : c != '"' && c != U'“' && c != U'”' && c >= ' ');
            text::appendUtf8(out, c);
        }
        if (fits && out.find_first_not_of(' ') != std::string::npos)
            return out;
    }
}

std::string QueryDrawer::word()
{
    while (true) {
        const std::u32string& text = m_texts[m_random() % m_texts.size()];
        std::string out;
        for (std::size_t at = m_random() % (text.size() + 1); at < text.size(); ++at) {
            const char32_t c = text[at];
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
                out.push_back(static_cast<char>(c));
            else if (!out.empty())
                break;
        }
        if (out.size() >= 4 && out.size() < 20)
            return out;
    }
}

} // namespace zhilan::bench

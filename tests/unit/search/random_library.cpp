#include "tests/unit/search/random_library.h"

#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <array>

namespace zhilan::test
{
namespace
{

/// Stretches that texts are put together from: every script, forms that fold alike, what looks like syntax.
constexpr std::array kStretches{"算",
                                "力",
                                "算力",
                                "数据中心",
                                "數據",
                                "的",
                                "我们",
                                "可以",
                                "人工智能",
                                "达里奥·阿莫迪",
                                "𠮷",
                                "𪚥",
                                "カタ",
                                "かな",
                                "ｶﾅ",
                                "データー",
                                "한국",
                                "어",
                                "가나 다",
                                "GPT",
                                "gpt",
                                "GPT-4",
                                "gpt4",
                                "GPT 4",
                                "4",
                                "15",
                                "1,000",
                                "1000",
                                "Claude",
                                "Code",
                                "code",
                                "codes",
                                "ai",
                                "AI",
                                "a",
                                "b",
                                "café",
                                "naïve",
                                "Straße",
                                "ﬀ",
                                "Σίσυφος",
                                "привет",
                                "5GW",
                                "100亿美元",
                                "10-15 GW",
                                "3倍",
                                " ",
                                " ",
                                "  ",
                                "，",
                                "。",
                                "-",
                                "—",
                                "~",
                                "“",
                                "”",
                                "(",
                                ")",
                                "/",
                                "=",
                                "#",
                                "c#",
                                "c++",
                                "👍🏽",
                                "🇨🇳",
                                "\t",
                                "ข้อ",
                                "हिंदी",
                                "é",
                                "·",
                                "至",
                                "5至8",
                                ":",
                                "'",
                                "ab12cd",
                                "-----",
                                "======",
                                "b-b-b-b-b",
                                "算算算算算算",
                                "2.5",
                                "13.50",
                                "802.11ac",
                                "802.",
                                "50",
                                ".",
                                ".5",
                                "500亿"};

constexpr std::array kOperators{"-",        "OR ",        "title:", "heading:",   "quote:", "(",
                                ")",        "\"",         "“",      "”",          "table:", "has:quote ",
                                "lang:zh ", "date:2025 ", ">5GW ",  "speaker:a ", "path:b "};

} // namespace

std::string RandomLibrary::text(std::size_t longest)
{
    std::string text;
    for (std::size_t left = below(longest) + 1; left > 0; --left) {
        if (below(4) == 0)
            text += ' ';
        text += kStretches[below(kStretches.size())];
    }
    return text;
}

search::DocumentRecord RandomLibrary::document(std::string path)
{
    static constexpr std::array kLanguages{"zh-Hans", "zh-Hant", "ja", "ko", "en", "und"};
    search::DocumentRecord document;
    document.path = std::move(path);
    document.title = text(3);
    document.language = kLanguages[below(kLanguages.size())];
    document.hasVideo = below(2) == 0;
    document.stamp = m_random();
    if (below(3) > 0) {
        const auto year = std::chrono::year(static_cast<int>(2023 + below(4)));
        document.date = Period{year / 3 / 1, year / 3 / 2, Precision::Day, false, {}};
    }
    const std::size_t sections = below(5);
    for (std::size_t i = 0; i < sections; ++i) {
        search::SectionRecord section;
        section.line = static_cast<std::uint32_t>(i * 10 + 1);
        section.byte = section.line * 7;
        section.slug = "s" + std::to_string(i);
        section.hasChart = below(5) == 0;
        section.isContents = below(8) == 0;
        if (below(4) == 0)
            section.start = search::Milliseconds(below(100000));
        for (std::size_t left = below(3); left > 0; --left)
            section.headingPath.push_back(below(6) == 0 ? document.title : text(2));
        for (std::size_t left = below(4); left > 0; --left) {
            search::Piece piece;
            piece.field = static_cast<search::Field>(2 + below(6));
            piece.joined = piece.field == search::Field::Subtitle && below(2) == 0;
            piece.text = text(8);
            if (piece.field == search::Field::Quote && below(2) == 0)
                piece.speaker = text(1);
            if (piece.field == search::Field::Table && below(2) == 0)
                piece.columnHead = below(4) == 0 ? piece.text : "产能（GW）";
            piece.isHead = piece.field == search::Field::Table && below(3) == 0;
            piece.line = section.line + 1;
            section.pieces.push_back(std::move(piece));
        }
        document.sections.push_back(std::move(section));
    }
    return document;
}

std::vector<search::DocumentRecord> RandomLibrary::documentsTogether(const std::function<std::string()>& path)
{
    std::vector<search::DocumentRecord> documents;
    for (std::size_t left = below(8) + 1; left > 0; --left) {
        const bool again = !documents.empty() && below(4) == 0;
        documents.push_back(document(again ? documents[below(documents.size())].path : path()));
        if (below(6) == 0)
            documents.back().sections.clear();
    }
    return documents;
}

search::DocumentRecord RandomLibrary::documentOfManyWords(std::string path)
{
    static constexpr std::array kBetween{" ", " ", " ", ".", ", ", " (", "{", "-", "的", "。", "1", "/", "  "};
    search::DocumentRecord document;
    document.path = std::move(path);
    document.title = "words";
    document.language = "en";
    for (std::uint32_t i = 0; i < 4; ++i) {
        search::SectionRecord section;
        section.line = i * 10 + 1;
        search::Piece piece;
        piece.line = section.line + 1;
        for (std::size_t words = 60 + below(60); words > 0; --words) {
            for (std::size_t letters = below(8) + 1; letters > 0; --letters)
                piece.text.push_back(static_cast<char>('a' + below(4)));
            piece.text += kBetween[below(kBetween.size())];
        }
        section.pieces.push_back(std::move(piece));
        document.sections.push_back(std::move(section));
    }
    return document;
}

std::string RandomLibrary::term(const std::vector<search::DocumentRecord>& documents)
{
    if (documents.empty() || below(3) == 0)
        return text(2);
    return stretch(documents);
}

std::string RandomLibrary::stretch(const std::vector<search::DocumentRecord>& documents)
{
    const search::DocumentRecord& document = documents[below(documents.size())];
    std::string from = document.title;
    if (!document.sections.empty()) {
        const search::SectionRecord& section = document.sections[below(document.sections.size())];
        if (!section.pieces.empty())
            from = section.pieces[below(section.pieces.size())].text;
    }
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < from.size(); static_cast<void>(text::nextCodePoint(from, at)))
        begins.push_back(at);
    begins.push_back(from.size());
    const std::size_t first = below(begins.size());
    const std::size_t last = std::min(begins.size() - 1, first + 1 + below(6));
    return from.substr(begins[first], begins[last] - begins[first]);
}

std::string RandomLibrary::word(const std::vector<search::DocumentRecord>& documents)
{
    const std::string folded = text::fold(stretch(documents)).folded;
    std::string word;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        const char32_t c = text::nextCodePoint(folded, at);
        const auto isDigit = [](char byte) {
            return byte >= '0' && byte <= '9';
        };
        const bool goesOn =
            text::isWordCharacter(c) && (word.empty() || isDigit(word.back()) == isDigit(folded[begin]));
        if (goesOn)
            word += folded.substr(begin, at - begin);
        else if (!word.empty())
            break;
    }
    return word;
}

std::string RandomLibrary::joint()
{
    static constexpr std::array kLetters{"GPT", "a", "b", "ab", "pt", "cd", "gw", "4o"};
    static constexpr std::array kDigits{"4", "5", "15", "12", "1", "100"};
    std::string some = kLetters[below(kLetters.size())];
    for (std::size_t left = 1 + below(3); left > 0; --left) {
        some += ' ';
        some += left % 2 == 1 ? kDigits[below(kDigits.size())] : kLetters[below(kLetters.size())];
    }
    return some;
}

std::string RandomLibrary::query(const std::vector<search::DocumentRecord>& documents)
{
    std::string query;
    for (std::size_t left = 1 + below(3); left > 0; --left) {
        if (below(4) == 0)
            query += kOperators[below(kOperators.size())];
        const std::string some = below(6) == 0 ? joint() : term(documents);
        query += below(3) == 0 ? "\"" + some + "\"" : some;
        if (below(2) == 0)
            query += ' ';
    }
    return query;
}

} // namespace zhilan::test

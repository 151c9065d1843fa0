#include "tests/bench/library_generator.h"

#include "core/base/file.h"
#include "core/text/utf.h"
#include "core/text/utf8_check.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <random>

namespace zhilan::bench
{
namespace
{

constexpr unsigned kHanChanged = 20;
constexpr unsigned kWordsChanged = 10;
constexpr unsigned kLinesChanged = 8;

bool isLetter(char32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string changed(const std::string& text, std::mt19937_64& random)
{
    std::u32string characters;
    std::u32string han;
    for (std::size_t at = 0; at < text.size();) {
        characters.push_back(text::nextCodePoint(text, at));
        if (text::isHan(characters.back()))
            han.push_back(characters.back());
    }
    std::vector<std::string> lines(1);
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        if (text::isHan(c) && random() % kHanChanged == 0) {
            text::appendUtf8(lines.back(), han[random() % han.size()]);
        } else {
            text::appendUtf8(lines.back(), c);
            const bool wordEnds = isLetter(c) && (i + 1 == characters.size() || !isLetter(characters[i + 1]));
            if (wordEnds && random() % kWordsChanged == 0)
                lines.back().push_back(static_cast<char>('a' + random() % 26));
        }
        if (c == '\n')
            lines.emplace_back();
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        // Headings keep what stands below them.
        if (lines[i][0] != '#' && lines[i - 1][0] != '#' && random() % kLinesChanged == 0)
            std::swap(lines[i], lines[i - 1]);
    }
    std::string out;
    for (const std::string& line : lines)
        out += line;
    return out;
}

} // namespace

std::vector<std::filesystem::path> markdownFiles(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        if (at->is_regular_file() && at->path().extension() == ".md")
            files.push_back(at->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void generateLibrary(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to, std::size_t bytes)
{
    std::size_t written = 0;
    for (std::uint64_t copy = 0; written < bytes && !from.empty(); ++copy) {
        const std::filesystem::path folder = to / std::to_string(copy);
        std::filesystem::create_directories(folder);
        for (std::size_t i = 0; i < from.size() && written < bytes; ++i) {
            const auto read = readFile(from[i]);
            if (!read || text::validUtf8Prefix(*read) != read->size())
                continue;
            std::mt19937_64 random(copy * from.size() + i);
            const std::string text = changed(*read, random);
            std::ofstream(folder / (std::to_string(i) + ".md"), std::ios::binary) << text;
            written += text.size();
        }
    }
}

} // namespace zhilan::bench

#include "core/library/markdown_file.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace zhilan::library
{

bool isMarkdownFile(const std::filesystem::path& path)
{
    constexpr std::array<std::string_view, 4> kEndings{".md", ".markdown", ".mdown", ".mkd"};
    const std::string name = path.filename().native();
    return std::any_of(kEndings.begin(), kEndings.end(), [&name](std::string_view ending) {
        return name.size() > ending.size() &&
               std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                          [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
    });
}

} // namespace zhilan::library

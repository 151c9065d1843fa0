#include "core/library/markdown_file.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace zhilan::library
{

bool isMarkdownFile(const std::filesystem::path& path)
{
    return isMarkdownName(path.filename().native());
}

bool isMarkdownName(std::string_view name)
{
    constexpr std::array<std::string_view, 4> kEndings{".md", ".markdown", ".mdown", ".mkd"};
    return std::any_of(kEndings.begin(), kEndings.end(), [name](std::string_view ending) {
        return name.size() > ending.size() &&
               std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                          [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
    });
}

} // namespace zhilan::library

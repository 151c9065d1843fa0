#include "core/markdown/picture_name.h"

#include <algorithm>
#include <array>

namespace zhilan::markdown
{

bool isPictureName(std::string_view name)
{
    static constexpr std::array<std::string_view, 9> kEndings = {"png", "jpg", "jpeg", "gif", "webp",
                                                                 "svg", "bmp", "avif", "tiff"};
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos)
        return false;
    const std::string_view ending = name.substr(dot + 1);
    const auto same = [](char a, char b) {
        return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
    };
    return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view each) {
        return std::equal(each.begin(), each.end(), ending.begin(), ending.end(), same);
    });
}

} // namespace zhilan::markdown

#include "core/markdown/picture_name.h"

#include <algorithm>
#include <array>
#include <charconv>

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

bool isPicture(const Tree& tree, NodeId id)
{
    return tree[id].kind == NodeKind::Image ||
           (tree[id].kind == NodeKind::Embed && isPictureName(pictureAddress(tree, id)));
}

std::string_view pictureAddress(const Tree& tree, NodeId id)
{
    std::string_view address = tree.text(id);
    if (tree[id].kind == NodeKind::Embed) {
        address = address.substr(0, address.find('#'));
        address = address.substr(0, address.find_last_not_of(" \t") + 1);
    }
    return address;
}

unsigned embedWidth(std::string_view words)
{
    constexpr std::size_t kDigits = 4;
    const std::string_view width = words.substr(0, words.find('x'));
    const std::string_view height =
        words.size() > width.size() ? words.substr(width.size() + 1) : std::string_view("1");
    const auto isNumber = [](std::string_view text) {
        return !text.empty() && text.size() <= kDigits &&
               text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    unsigned pixels = 0;
    if (isNumber(width) && isNumber(height))
        std::from_chars(width.data(), width.data() + width.size(), pixels);
    return pixels;
}

} // namespace zhilan::markdown

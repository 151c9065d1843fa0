#include "core/text/parentheses.h"

#include "core/text/space.h"

namespace zhilan::text
{
namespace
{

bool isOpening(std::string_view text, std::size_t at, std::size_t& length)
{
    if (text[at] == '(') {
        length = 1;
        return true;
    }
    length = 3;
    return text.substr(at).starts_with("（");
}
bool isClosing(std::string_view text, std::size_t at, std::size_t& length)
{
    if (text[at] == ')') {
        length = 1;
        return true;
    }
    length = 3;
    return text.substr(at).starts_with("）");
}

template <typename Outside, typename Inside>
void splitParentheses(std::string_view text, Outside outside, Inside inside)
{
    std::size_t depth = 0;
    std::size_t begin = 0;
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (isOpening(text, at, length)) {
            if (depth++ == 0) {
                outside(text.substr(begin, at - begin));
                begin = at + length;
            }
            at += length;
        } else if (depth > 0 && isClosing(text, at, length)) {
            if (--depth == 0) {
                inside(text.substr(begin, at - begin));
                begin = at + length;
            }
            at += length;
        } else {
            ++at;
        }
    }
    if (depth == 0)
        outside(text.substr(begin));
    else
        inside(text.substr(begin));
}

} // namespace

std::string withoutParentheses(std::string_view text)
{
    std::string out;
    splitParentheses(
        text, [&](std::string_view part) { out += part; }, [](std::string_view) {});
    return std::string(trimmed(out));
}

std::vector<std::string> parenthesised(std::string_view text)
{
    std::vector<std::string> out;
    splitParentheses(
        text, [](std::string_view) {}, [&](std::string_view part) { out.emplace_back(trimmed(part)); });
    return out;
}

} // namespace zhilan::text

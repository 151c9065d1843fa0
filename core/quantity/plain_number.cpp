#include "core/quantity/plain_number.h"

namespace zhilan::quantity
{
namespace
{

/// The sign at `at`, right behind digits, goes on with nothing that is read.
bool parts(const Chars& text, std::size_t at)
{
    switch (text[at]) {
    case U'\0': // the end
    case U'\n':
    case U')':
    case U']':
    case U'}':
    case U'[':
    case U'{':
    case U';':
    case U'"':
    case U'|':
    case U'<':
    case U'>':
    case U'!':
    case U'?':
    case U'`':
    case U'\\':
    case U'。':
    case U'」':
    case U'』':
    case U'》':
    case U'】':
    case U'”':
        return true;
    case U':': // 12:30
        return !isDigit(text[at + 1]);
    case U',':
    case U'.': // 1,000; 3.5; "5. May"
        return !isDigit(text[at + 1]) && !isLetter(text[text.skipBlanks(at + 1)]);
    default:
        return false;
    }
}

} // namespace

std::optional<Expression> plainNumberAt(const Chars& text, std::size_t at)
{
    constexpr std::size_t kMostDigits = 3; // four may be a year, and from four on a code
    std::size_t end = at;
    int value = 0;
    for (; end - at < kMostDigits && isDigit(text[end]); ++end)
        value = value * 10 + static_cast<int>(text[end] - U'0');
    if (end == at || isDigit(text[end]) || !parts(text, end))
        return std::nullopt;
    const bool beginsLine = at == 0 || text[at - 1] == U'\n';
    if (text[end] == U'.' && beginsLine) // number of a list item
        return std::nullopt;
    Expression out;
    out.quantity.low = out.quantity.high = value;
    out.begin = at;
    out.end = end;
    out.plain = true;
    return out;
}

} // namespace zhilan::quantity

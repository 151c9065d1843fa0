#include "core/text/utf.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace zhilan::text
{
namespace
{

UScriptCode scriptOf(char32_t codePoint)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(codePoint), &status);
}

} // namespace

std::size_t codePointCount(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void appendUtf8(std::string& out, char32_t codePoint)
{
    const auto byte = [](char32_t value) {
        return static_cast<char>(static_cast<unsigned char>(value));
    };
    const auto trailing = [&](unsigned shift) {
        return byte(0x80U | (codePoint >> shift & 0x3FU));
    };
    if (codePoint < 0x80) {
        out.push_back(byte(codePoint));
    } else if (codePoint < 0x800) {
        const char bytes[] = {byte(0xC0U | codePoint >> 6U), trailing(0)};
        out.append(bytes, sizeof bytes);
    } else if (codePoint < 0x10000) {
        const char bytes[] = {byte(0xE0U | codePoint >> 12U), trailing(6), trailing(0)};
        out.append(bytes, sizeof bytes);
    } else {
        const char bytes[] = {byte(0xF0U | codePoint >> 18U), trailing(12), trailing(6), trailing(0)};
        out.append(bytes, sizeof bytes);
    }
}

bool isHan(char32_t codePoint)
{
    if (codePoint < 0x2E80)
        return false;
    if (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
        return true;
    return scriptOf(codePoint) == USCRIPT_HAN;
}

bool isUnspacedScript(char32_t codePoint)
{
    if (codePoint < 0x2E80)
        return false;
    if (codePoint >= 0x3000 && codePoint <= 0x30FF) // CJK punctuation, hiragana, katakana
        return true;
    if (codePoint >= 0x4E00 && codePoint <= 0x9FFF) // the main block of Han, without a look into ICU's tables
        return true;
    if (codePoint >= 0xFE30 && codePoint <= 0xFE4F) // vertical forms
        return true;
    if (codePoint >= 0xFF01 && codePoint <= 0xFF9F) // full-width forms, half-width katakana
        return true;
    switch (scriptOf(codePoint)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
        return true;
    default:
        return false;
    }
}

} // namespace zhilan::text

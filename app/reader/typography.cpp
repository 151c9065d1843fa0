#include "app/reader/typography.h"

#include <QChar>

namespace zhilan::reader
{

namespace
{

constexpr double kGap = 0.25;
constexpr double kTight = -0.5;
constexpr double kGroundRoom = 0.32;

enum class Side { None, Left, Right }; ///< where a full-width mark's ink stands in its square

struct Character {
    char32_t code = 0;
    int begin = 0;
    int end = 0;
};

Character characterAt(const QString& text, int at)
{
    const QChar c = text.at(at);
    if (c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text.at(at + 1)), at, at + 2};
    return {c.unicode(), at, at + 1};
}

bool isIdeograph(char32_t c)
{
    if (c < 0x2E80)
        return false;
    if (c >= 0x3001 && c <= 0x3004)
        return false;
    const QChar::Script script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana ||
           script == QChar::Script_Bopomofo;
}

bool isLatinLetterOrDigit(char32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c >= 0x2E80 || !QChar::isLetterOrNumber(c))
        return false;
    const QChar::Script script = QChar::script(c);
    return script == QChar::Script_Latin || script == QChar::Script_Greek || script == QChar::Script_Cyrillic;
}

Side inkSide(char32_t c, bool traditional, bool japanese, bool wideQuotes)
{
    switch (c) {
    case 0x2018:
    case 0x201C:
        return wideQuotes ? Side::Right : Side::None;
    case 0x2019:
    case 0x201D:
        return wideQuotes ? Side::Left : Side::None;
    case U'「':
    case U'『':
    case U'（':
    case U'〔':
    case U'【':
    case U'〈':
    case U'《':
    case U'〖':
    case U'〘':
    case U'［':
    case U'｛':
        return Side::Right;
    case U'」':
    case U'』':
    case U'）':
    case U'〕':
    case U'】':
    case U'〉':
    case U'》':
    case U'〗':
    case U'〙':
    case U'］':
    case U'｝':
        return Side::Left;
    case U'，':
    case U'。':
    case U'、':
    case U'．':
        return traditional ? Side::None : Side::Left;
    case U'：':
    case U'；':
    case U'！':
    case U'？':
        return traditional || japanese ? Side::None : Side::Left;
    default:
        return Side::None;
    }
}

/// White to spare between two marks that follow each other.
double tightening(Side first, Side second)
{
    if (first == Side::None || second == Side::None)
        return 0;
    return first == Side::Right && second == Side::Left ? 0 : kTight;
}

} // namespace

std::vector<Spacing> spacings(const QString& text, const std::vector<Run>& runs, const QString& language)
{
    std::vector<Spacing> result;
    const bool traditional = language.startsWith(QLatin1String("zh-Hant")) || language == QLatin1String("zh-TW") ||
                             language == QLatin1String("zh-HK");
    const bool japanese = language.startsWith(QLatin1String("ja"));
    // Curly quotation marks are full width in the faces of Chinese only.
    const bool wideQuotes = language.startsWith(QLatin1String("zh")) && hasEastAsian(text);
    const auto noted = [&runs](std::size_t index) {
        return index < runs.size() && (runs[index].style & (kNote | kSubscript | kSuperscript)) != 0;
    };
    const auto grounded = [](const Run& run) {
        return (run.style & kGrounded) != 0;
    };

    std::size_t run = 0;
    const int size = static_cast<int>(text.size());
    if (size == 0)
        return result;
    Character here = characterAt(text, 0);
    while (here.end < size) {
        const Character next = characterAt(text, here.end);
        while (run + 1 < runs.size() && runs[run].end <= here.begin)
            ++run;
        const bool groundHere = run < runs.size() && grounded(runs[run]);
        const bool runEnds = run < runs.size() && runs[run].end == here.end;
        const bool groundNext = runEnds && run + 1 < runs.size() ? grounded(runs[run + 1]) : groundHere;
        double em = 0;
        if (groundHere != groundNext)
            em = kGroundRoom;
        else if (!groundHere && !noted(run) && !(runEnds && noted(run + 1))) {
            const bool gap = (isIdeograph(here.code) && isLatinLetterOrDigit(next.code)) ||
                             (isLatinLetterOrDigit(here.code) && isIdeograph(next.code));
            em = gap ? kGap
                     : tightening(inkSide(here.code, traditional, japanese, wideQuotes),
                                  inkSide(next.code, traditional, japanese, wideQuotes));
        }
        if (em != 0)
            result.push_back({here.begin, here.end, em});
        here = next;
    }
    return result;
}

bool isHanLike(char32_t c)
{
    return isIdeograph(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF65);
}

bool isHangul(char32_t c)
{
    return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F);
}

bool hasEastAsian(QStringView text)
{
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        // Hangul, kana, Han with compatibility forms; high surrogates of planes 2 and 3.
        if ((u >= 0x2E80 && u <= 0x9FFF) || (u >= 0xAC00 && u <= 0xD7AF) || (u >= 0xF900 && u <= 0xFAFF) ||
            (u >= 0xD840 && u <= 0xD8BF) || (u >= 0x1100 && u <= 0x11FF))
            return true;
    }
    return false;
}

bool isAmbiguousPunctuation(QChar c)
{
    switch (c.unicode()) {
    case 0x2014: // —
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2026: // …
    case 0x2E3A: // two-em dash
        return true;
    default:
        return false;
    }
}

} // namespace zhilan::reader

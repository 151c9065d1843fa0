#include "core/quantity/numerals.h"

#include "core/quantity/lexicon.h"
#include "core/quantity/number_words.h"

#include <cmath>

namespace zhilan::quantity
{
namespace
{

constexpr std::size_t kMaxDigits = 40; // a double holds no more in earnest; longer runs are identifiers

double hanUnit(char32_t c)
{
    switch (c) {
    case U'十':
        return 1e1;
    case U'百':
        return 1e2;
    case U'千':
        return 1e3;
    case U'万':
        return 1e4;
    case U'亿':
        return 1e8;
    case U'兆':
        return 1e12;
    case U'京':
        return 1e16;
    default:
        return 0;
    }
}

/// 千瓦, 百分点, 兆赫: the sign belongs to the unit, not to the number.
bool opensUnit(const Chars& text, std::size_t at)
{
    static const Lexicon<int> units{
        {U"千瓦", 0},   {U"千克", 0}, {U"千米", 0}, {U"千卡", 0}, {U"千字节", 0}, {U"千赫", 0},
        {U"千帕", 0},   {U"千焦", 0}, {U"千兆", 0}, {U"兆瓦", 0}, {U"兆赫", 0},   {U"兆字节", 0},
        {U"兆比特", 0}, {U"兆帕", 0}, {U"兆焦", 0}, {U"百分", 0}, {U"万分之", 0}, {U"千分", 0},
        {U"万科", 0},   {U"京东", 0}, {U"兆易", 0}, {U"百度", 0}, {U"百川", 0},   {U"万达", 0},
        {U"千问", 0},   {U"兆伏", 0}, {U"京都", 0}, {U"百帕", 0}, {U"京津", 0},   {U"千伏", 0},
    };
    return static_cast<bool>(units.at(text, at));
}

double multiplierAt(const Chars& text, std::size_t at)
{
    const double unit = hanUnit(text[at]);
    return unit > 0 && !opensUnit(text, at) ? unit : 0;
}

/// Sums the parts of a Han number: each multiplier takes what stands since the last one as large.
class HanSum
{
public:
    void digit(double value)
    {
        m_pending = m_hasPending && m_positional ? m_pending * 10 + value : value;
        m_positional = true;
        m_hasPending = true;
    }
    void number(double value)
    {
        m_pending = value;
        m_hasPending = true;
    }
    void multiply(double unit)
    {
        double taken = m_hasPending ? m_pending : 0;
        bool any = m_hasPending;
        while (!m_parts.empty() && m_parts.back().unit < unit) {
            taken += m_parts.back().value;
            any = true;
            m_parts.pop_back();
        }
        m_parts.push_back({any ? taken * unit : unit, unit});
        m_hasPending = false;
        m_positional = false;
        m_lastUnit = unit;
        m_gap = false;
    }
    void zero() { m_gap = true; }
    /// 一万二 is 12000: a digit right after a multiplier counts in its tenths.
    [[nodiscard]] double total(bool abbreviated) const
    {
        double sum = 0;
        for (const Part& part : m_parts)
            sum += part.value;
        if (m_hasPending)
            sum +=
                abbreviated && m_lastUnit >= 100 && !m_gap && m_pending < 10 ? m_pending * m_lastUnit / 10 : m_pending;
        return sum;
    }
    [[nodiscard]] bool hasParts() const { return !m_parts.empty(); }

private:
    struct Part {
        double value;
        double unit;
    };
    std::vector<Part> m_parts; // falling units: at most one of each
    double m_pending = 0;
    double m_lastUnit = 0;
    bool m_hasPending = false;
    bool m_positional = false;
    bool m_gap = false;
};

/// Trailing 万, 亿, 兆 as shared multiplier, with what stands before them.
void splitMultiplier(Numeral& out, const Chars& text, double value, double high)
{
    std::size_t at = out.end;
    double multiplier = 1;
    while (at > out.begin && hanUnit(text[at - 1]) >= 1e4)
        multiplier *= hanUnit(text[--at]);
    // 1亿 2千万 is one sum; only a number whose whole stands before the multiplier may share it
    out.multiplier = multiplier;
    out.raw = value / multiplier;
    if (high != value)
        out.rawHigh = high / multiplier;
}

std::optional<Numeral> readHan(const Chars& text, std::size_t begin)
{
    HanSum low;
    HanSum high;
    Numeral out;
    out.begin = begin;
    out.han = true;
    std::size_t at = begin;
    std::size_t digits = 0;
    std::size_t units = 0;
    bool pendingDigit = false;
    bool pair = false;
    bool leadsWithMany = false;
    if (text[at] == U'数' || text[at] == U'几') {
        if (multiplierAt(text, at + 1) == 0)
            return std::nullopt;
        leadsWithMany = true;
        ++at;
        low.number(1);
        high.number(10);
    }
    while (at - begin < kMaxDigits) {
        const char32_t c = text[at];
        if (const int digit = hanDigit(c); digit >= 0) {
            const int next = hanDigit(text[at + 1]);
            const bool isPair = digit >= 1 && next == digit + 1 && !pendingDigit && hanDigit(text[at + 2]) < 0;
            if (digit == 0)
                low.zero(), high.zero();
            low.digit(digit);
            high.digit(isPair ? next : digit);
            pendingDigit = true;
            pair = pair || isPair;
            digits += isPair ? 2 : 1;
            at += isPair ? 2 : 1;
        } else if (const double unit = multiplierAt(text, at); unit > 0) {
            if (unit < 1e4 && units > 0 && !pendingDigit && !leadsWithMany && unit >= 100 &&
                hanUnit(text[at - 1]) >= 1e4)
                low.number(1), high.number(1);
            low.multiply(unit);
            high.multiply(unit);
            pendingDigit = false;
            ++units;
            ++at;
        } else if ((c == U'几') && units > 0 && !pendingDigit && !leadsWithMany) { // 十几亿
            low.number(1);
            high.number(9);
            out.approximate = true;
            pair = true;
            ++at;
        } else if ((c == U'多' || c == U'余') && units > 0 && !pendingDigit && multiplierAt(text, at + 1) > 0) {
            out.orMore = true; // 十多亿
            ++at;
        } else {
            break;
        }
    }
    if (digits == 0 && units == 0)
        return std::nullopt;
    out.end = at;
    double lowValue = low.total(true);
    double highValue = high.total(true);
    if (leadsWithMany || pair)
        out.approximate = true;
    out.lone = (digits == 0 && !leadsWithMany && !(units == 1 && text[begin] == U'十')) || (units == 0 && digits == 1);
    if (units == 0 && digits > 8)
        return std::nullopt;
    splitMultiplier(out, text, lowValue, highValue);

    if (text[at] == U'点' && hanDigit(text[at + 1]) >= 0) { // 三点五, 十二点五亿
        double scale = 0.1;
        double fraction = 0;
        std::size_t end = at + 1;
        for (; hanDigit(text[end]) >= 0 && end - at < 12; ++end, scale /= 10)
            fraction += hanDigit(text[end]) * scale;
        out.raw = lowValue + fraction;
        out.rawHigh.reset();
        out.multiplier = 1;
        while (multiplierAt(text, end) > 0)
            out.multiplier *= hanUnit(text[end++]);
        out.end = end;
        out.lone = false;
    }
    return out;
}

/// 12,345.67 → digits grouped by threes or plain, a fraction, an exponent.
std::optional<Numeral> readDigits(const Chars& text, std::size_t begin)
{
    std::size_t at = begin;
    double value = 0;
    std::size_t count = 0;
    while (isDigit(text[at])) {
        value = value * 10 + (text[at++] - U'0');
        ++count;
    }
    Numeral out;
    out.begin = begin;
    out.digits = count;
    out.plainInteger = true;
    if (count == 0 || count > kMaxDigits)
        return std::nullopt;
    if (count <= 3) {
        while (text[at] == U',' && isDigit(text[at + 1]) && isDigit(text[at + 2]) && isDigit(text[at + 3]) &&
               !isDigit(text[at + 4]) && at - begin < 2 * kMaxDigits) {
            for (std::size_t i = 1; i <= 3; ++i)
                value = value * 10 + (text[at + i] - U'0');
            at += 4;
            out.plainInteger = false;
        }
    }
    if (text[at] == U'.' && isDigit(text[at + 1])) {
        double scale = 0.1;
        ++at;
        double fraction = 0;
        for (std::size_t digits = 0; isDigit(text[at]); ++at, ++digits) {
            if (digits < 18)
                fraction += (text[at] - U'0') * scale, scale /= 10;
        }
        // through one division, so that 3.3 is the nearest double and not a sum of rounded tenths
        const double power = std::round(0.1 / scale);
        value = (value * power + std::round(fraction * power)) / power;
        out.plainInteger = false;
    }
    out.raw = value;
    out.end = at;
    return out;
}

int superscript(char32_t c)
{
    switch (c) {
    case U'\u2070':
        return 0;
    case U'\u00B9':
        return 1;
    case U'\u00B2':
        return 2;
    case U'\u00B3':
        return 3;
    default:
        return c >= U'\u2074' && c <= U'\u2079' ? static_cast<int>(c - U'\u2070') : -1;
    }
}

/// "e6", "× 10^17", "10²³": a power of ten after the digits.
void readExponent(const Chars& text, Numeral& number)
{
    std::size_t at = number.end;
    bool power = false;
    if ((text[at] == U'e' || text[at] == U'E') && number.end > number.begin) {
        at += 1;
        power = isDigit(text[at]) || ((text[at] == U'-' || text[at] == U'+') && isDigit(text[at + 1]));
    } else {
        std::size_t times = text.skipBlanks(at);
        if (text[times] == U'×' || text[times] == U'x' || text[times] == U'*') {
            times = text.skipBlanks(times + 1);
            if (text.startsWith(times, U"10") && (text[times + 2] == U'^' || superscript(text[times + 2]) >= 0)) {
                at = times + (text[times + 2] == U'^' ? 3 : 2);
                power = true;
            }
        } else if (number.raw == 10 && text[at] == U'^') {
            number.raw = 1;
            at += 1;
            power = isDigit(text[at]) || (text[at] == U'-' && isDigit(text[at + 1]));
        }
    }
    if (!power)
        return;
    const bool negative = text[at] == U'-';
    if (text[at] == U'-' || text[at] == U'+')
        ++at;
    int exponent = 0;
    for (int i = 0; i < 3; ++i, ++at) {
        const int digit = isDigit(text[at]) ? static_cast<int>(text[at] - U'0') : superscript(text[at]);
        if (digit < 0)
            break;
        exponent = exponent * 10 + digit;
    }
    if (isWord(text[at]))
        return;
    number.raw *= std::pow(10.0, negative ? -exponent : exponent);
    number.end = at;
    number.plainInteger = false;
}

/// 亿, 万亿, 千万 after digits; further digits join: 1亿2000万, 29万1,890.
void readHanMultipliers(const Chars& text, Numeral& number)
{
    std::size_t at = text.skipBlanks(number.end);
    double total = 0;
    double previous = 1e300;
    Numeral part = number;
    bool any = false;
    for (int parts = 0; parts < 5; ++parts) {
        double multiplier = 1;
        std::size_t end = at;
        bool orMore = false;
        if ((text[end] == U'多' || text[end] == U'余' || text[end] == U'几') && multiplierAt(text, end + 1) > 0) {
            orMore = true;
            ++end;
        }
        while (multiplierAt(text, end) > 0 && end - at < 6)
            multiplier *= hanUnit(text[end++]);
        if (multiplier == 1 || multiplier >= previous) {
            if (any && part.raw < previous && multiplier == 1) { // the last part has no multiplier of its own
                total += part.raw;
                number.end = part.end;
                number.raw = total;
                number.multiplier = 1;
            }
            break;
        }
        number.orMore = number.orMore || orMore;
        number.plainInteger = false;
        total += part.raw * multiplier;
        number.end = end;
        number.raw = any ? total : part.raw;
        number.multiplier = any ? 1 : multiplier;
        any = true;
        previous = multiplier;
        const auto next = readDigits(text, end);
        if (!next)
            break;
        part = *next;
        at = part.end;
    }
}

/// k, M, bn, trillion: one at most. A bare m is a metre unless money stands before.
void readLatinMultiplier(const Chars& text, Numeral& number, bool money)
{
    static const Lexicon<double> tight{
        {U"k", 1e3},
        {U"M", 1e6, Case::Exact},
        {U"mn", 1e6},
        {U"mm", 1e6, Case::Exact},
        {U"B", 1e9, Case::Exact},
        {U"bn", 1e9},
        {U"bln", 1e9},
        {U"tn", 1e12},
        {U"T", 1e12, Case::Exact},
        {U"mln", 1e6},
        {U"mil", 1e6},
    };
    static const Lexicon<double> ofMoney{{U"m", 1e6}, {U"b", 1e9}, {U"t", 1e12}, {U"mm", 1e6}};
    static const Lexicon<double> words{
        {U"thousand", 1e3},  {U"million", 1e6},    {U"millions", 1e6},     {U"billion", 1e9}, {U"billions", 1e9},
        {U"trillion", 1e12}, {U"trillions", 1e12}, {U"quadrillion", 1e15}, {U"hundred", 1e2}, {U"lakh", 1e5},
        {U"crore", 1e7},     {U"mn", 1e6},         {U"bn", 1e9},           {U"tn", 1e12},     {U"dozen", 12},
    };
    const std::size_t spaced = text.skipBlanks(number.end);
    auto match = words.at(text, spaced);
    if (!match && text[spaced] == U'-')
        match = words.at(text, spaced + 1);
    if (!match && money)
        match = ofMoney.at(text, number.end);
    if (!match && money && spaced != number.end)
        match = tight.at(text, spaced);
    if (!match && !(text[number.end] == U'm' && text[number.end + 1] == U'm' && !money))
        match = tight.at(text, number.end);
    if (!match)
        return;
    number.multiplier *= *match.value;
    number.end = match.end;
    number.plainInteger = false;
    number.suffixed = true;
    if (const auto more = words.at(text, text.skipBlanks(match.end)); more && *more.value >= 1e3) { // hundred million
        number.multiplier *= *more.value;
        number.end = more.end;
    }
}

double vulgarFraction(char32_t c)
{
    switch (c) {
    case U'½':
        return 0.5;
    case U'⅓':
        return 1.0 / 3;
    case U'⅔':
        return 2.0 / 3;
    case U'¼':
        return 0.25;
    case U'¾':
        return 0.75;
    default:
        return 0;
    }
}

/// 百分之二十 → 20 as percent; 三分之一 → a third.
std::optional<Numeral> readFraction(const Chars& text, std::size_t begin, const std::optional<Numeral>& bottom)
{
    double whole = 0;
    std::size_t at = begin;
    bool percent = false;
    if (text.startsWith(at, U"百分之"))
        whole = 100, at += 3, percent = true;
    else if (text.startsWith(at, U"千分之"))
        whole = 1000, at += 3, percent = true;
    else if (text.startsWith(at, U"万分之"))
        whole = 1e4, at += 3, percent = true;
    else if (bottom && (text.startsWith(bottom->end, U"分之") || text.startsWith(bottom->end, U"分の")))
        whole = bottom->value(), at = bottom->end + 2;
    else
        return std::nullopt;
    at = text.skipBlanks(at);
    const bool negative = text[at] == U'负' || text[at] == U'-';
    if (negative)
        ++at;
    auto top = isDigit(text[at]) ? readDigits(text, at) : readHan(text, at);
    if (!top || whole == 0)
        return std::nullopt;
    if (isDigit(text[at]))
        readHanMultipliers(text, *top);
    const double scale = (negative ? -1 : 1) * (percent ? 100 / whole : 1 / whole);
    Numeral out = *top;
    out.raw = top->value() * scale;
    out.rawHigh.reset();
    if (top->rawHigh)
        out.rawHigh = top->high() * scale;
    out.multiplier = 1;
    out.begin = begin;
    out.percent = percent;
    out.lone = false;
    out.plainInteger = false;
    return out;
}

} // namespace

int hanDigit(char32_t c)
{
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    if (c == U'零' || c == U'○')
        return 0;
    if (c == U'两')
        return 2;
    const auto found = kDigits.find(c);
    return found == std::u32string_view::npos ? -1 : static_cast<int>(found);
}

std::optional<int> readPlainDigits(const Chars& text, std::size_t at, std::size_t count)
{
    int value = 0;
    const bool ascii = isDigit(text[at]);
    for (std::size_t i = 0; i < count; ++i) {
        const char32_t c = text[at + i];
        const int digit = ascii ? (isDigit(c) ? static_cast<int>(c - U'0') : -1) : hanDigit(c);
        if (digit < 0)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

std::optional<Numeral> readNumeral(const Chars& text, std::size_t at, bool money)
{
    if (isDigit(text[at])) {
        auto number = readDigits(text, at);
        if (!number)
            return std::nullopt;
        if (auto fraction = readFraction(text, at, number))
            return fraction;
        if (const double fraction = vulgarFraction(text[number->end]); fraction > 0) {
            number->raw += fraction;
            ++number->end;
            number->plainInteger = false;
        }
        readExponent(text, *number);
        readHanMultipliers(text, *number);
        if (number->multiplier == 1)
            readLatinMultiplier(text, *number, money);
        return number;
    }
    if (isLetter(text[at]))
        return readNumberWords(text, at);
    if (const double fraction = vulgarFraction(text[at]); fraction > 0) {
        Numeral out;
        out.raw = fraction;
        out.begin = at;
        out.end = at + 1;
        return out;
    }
    const auto han = readHan(text, at);
    if (auto fraction = readFraction(text, at, han))
        return fraction;
    return han;
}

} // namespace zhilan::quantity

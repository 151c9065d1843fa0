#include "core/quantity/han_numerals.h"

#include "core/quantity/digits.h"
#include "core/quantity/lexicon.h"
#include "core/quantity/units.h"

#include <array>
#include <cmath>

namespace zhilan::quantity
{
namespace
{

constexpr std::size_t kMaxLength = 48;     // characters of one number; more is no number
constexpr std::size_t kMaxPositional = 10; // 一二三四五六七八九〇

double hanUnit(char32_t c)
{
    switch (c) {
    case U'十':
    case U'廿':
    case U'卅':
    case U'卌':
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

/// 廿 is two tens in one character.
double tensIn(char32_t c)
{
    return c == U'廿' ? 2 : c == U'卅' ? 3 : c == U'卌' ? 4 : 0;
}

/// 千瓦, 百分点, 兆赫, 百度: the sign belongs to a unit or a name, not to the number.
bool opensWord(const Chars& text, std::size_t at)
{
    static const Lexicon<int> words{
        {U"千瓦", 0},   {U"千克", 0},   {U"千米", 0},   {U"千卡", 0},   {U"千字节", 0}, {U"千赫", 0},   {U"千帕", 0},
        {U"千焦", 0},   {U"千兆", 0},   {U"千伏", 0},   {U"千比特", 0}, {U"千问", 0},   {U"千分点", 0}, {U"千禧", 0},
        {U"兆瓦", 0},   {U"兆赫", 0},   {U"兆字节", 0}, {U"兆比特", 0}, {U"兆帕", 0},   {U"兆焦", 0},   {U"兆伏", 0},
        {U"兆易", 0},   {U"兆芯", 0},   {U"百分点", 0}, {U"百分比", 0}, {U"百分百", 0}, {U"百分位", 0}, {U"百分制", 0},
        {U"百度", 0},   {U"百川", 0},   {U"百帕", 0},   {U"百货", 0},   {U"万科", 0},   {U"万达", 0},   {U"万向", 0},
        {U"万国", 0},   {U"万事", 0},   {U"万能", 0},   {U"京东", 0},   {U"京都", 0},   {U"京津", 0},   {U"京沪", 0},
        {U"百分之", 1}, {U"千分之", 1}, {U"万分之", 1}, {U"亿分之", 1}, {U"十分重", 0}, {U"十分的", 0}, {U"千万不", 0},
        {U"千万别", 0}, {U"千万要", 0},
    };
    const auto word = words.at(text, at);
    return word && *word.value == 0;
}

double multiplierAt(const Chars& text, std::size_t at)
{
    const double unit = hanUnit(text[at]);
    return unit > 0 && !opensWord(text, at) ? unit : 0;
}

/// Sums the parts of a number: each multiplier takes what stands since the last one as large.
class Sum
{
public:
    void digit(double value)
    {
        m_pending = m_positional ? m_pending * 10 + value : value;
        m_positional = true;
        m_hasPending = true;
    }
    void number(double value)
    {
        m_pending = value;
        m_hasPending = true;
        m_positional = false;
    }
    /// False where the parts do not fall, as in 十一十二.
    bool multiply(double unit)
    {
        double taken = m_hasPending ? m_pending : 0;
        bool any = m_hasPending;
        if (m_hasPending && m_size > 0 && m_parts[m_size - 1].unit == unit)
            return false;
        if (!m_hasPending && m_directUnit > 0 && m_directUnit < unit && unit < 1e4)
            return false;                                           // 十百
        const bool repeats = !m_hasPending && m_directUnit == unit; // 万万
        while (m_size > 0 && (m_parts[m_size - 1].unit < unit || repeats)) {
            if (unit < 1e4 && m_parts[m_size - 1].unit < unit)
                return false; // 二十百
            taken += m_parts[--m_size].value;
            any = true;
            if (repeats)
                break;
        }
        if (m_size == m_parts.size())
            return false;
        m_parts[m_size++] = {any ? taken * unit : unit, unit};
        m_hasPending = false;
        m_positional = false;
        m_lastUnit = unit;
        m_directUnit = unit;
        m_gap = false;
        return true;
    }
    void zero()
    {
        m_gap = true;
        m_directUnit = 0;
    }
    /// 一万二 is 12000: a digit right after a multiplier counts in its tenths.
    [[nodiscard]] double total(bool abbreviated) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_size; ++i)
            sum += m_parts[i].value;
        if (m_hasPending) {
            const bool tenths = abbreviated && m_lastUnit >= 100 && !m_gap && m_pending < 10;
            sum += tenths ? m_pending * m_lastUnit / 10 : m_pending;
        }
        return sum;
    }
    /// The number ends in multipliers that hold for all of it.
    [[nodiscard]] bool isWhole() const { return m_size == 1 && !m_hasPending; }
    [[nodiscard]] double lastUnit() const { return m_lastUnit; }

private:
    struct Part {
        double value = 0;
        double unit = 0;
    };
    std::array<Part, 8> m_parts; // falling units
    std::size_t m_size = 0;
    double m_pending = 0;
    double m_lastUnit = 0;
    double m_directUnit = 0;
    bool m_hasPending = false;
    bool m_positional = false;
    bool m_gap = false;
};

/// Reads characters into a lower and an upper sum, which differ from the first 数, 几 or pair of digits on.
class HanReader
{
public:
    HanReader(const Chars& text, std::size_t begin) : m_text(text), m_at(begin) { m_out.begin = begin; }

    /// Digits 0–9 first: 10亿.
    void startWith(const Numeral& digits)
    {
        m_out = digits;
        m_at = digits.end;
        number(digits.value());
        m_arabic = true;
        m_fractional = digits.value() != std::floor(digits.value());
    }

    std::optional<Numeral> read()
    {
        if (!m_arabic && (m_text[m_at] == U'数' || m_text[m_at] == U'几')) {
            if (multiplierAt(m_text, m_at + 1) == 0)
                return std::nullopt;
            ++m_at;
            m_low.number(1);
            m_high.number(10);
            m_pending = true;
            m_many = true;
        }
        while (m_at - m_out.begin < kMaxLength && !m_malformed && step()) {
        }
        if (m_malformed || (m_digits == 0 && m_units == 0) || (m_units == 0 && m_digits > kMaxPositional))
            return std::nullopt;
        finish();
        readDecimals();
        return m_out;
    }

    [[nodiscard]] std::size_t units() const { return m_units; }

private:
    void number(double value)
    {
        m_low.number(value);
        m_high.number(value);
        m_pending = true;
        ++m_digits;
        ++m_numbers;
        m_tail = 1;
        m_bigTail = 1;
    }

    bool step()
    {
        const char32_t c = m_text[m_at];
        if (const int digit = hanDigit(c); digit >= 0 && !(c == U'两' && isTael()))
            return readDigit(digit);
        const std::size_t unitAt = m_arabic ? m_text.skipBlanks(m_at) : m_at;
        if (const double unit = multiplierAt(m_text, unitAt); unit > 0)
            return readUnit(unit, unitAt);
        if (c == U'个' && m_pending && multiplierAt(m_text, m_at + 1) >= 1e8) { // 两个亿
            ++m_at;
            return true;
        }
        if ((c == U'几' || c == U'数') && m_units > 0 && !m_pending && !m_many)
            return readSome();
        if ((c == U'多' || c == U'余' || m_text.startsWith(m_at, U"あまり")) && m_digits + m_units > 0)
            return readMore();
        return m_units > 0 && !m_pending && !m_fractional && readArabicPart(m_text.skipBlanks(m_at));
    }

    /// 三两 is a weight: 两 counts as a digit only at the beginning or before a multiplier.
    [[nodiscard]] bool isTael() const { return m_digits + m_units > 0 && multiplierAt(m_text, m_at + 1) == 0; }

    bool readDigit(int digit)
    {
        if (m_arabic && !(m_units > 0 && !m_pending))
            return false;
        if (digit == 0 && m_units > 0) { // 一百零五
            if (!m_pending && (hanDigit(m_text[m_at + 1]) >= 0 || multiplierAt(m_text, m_at + 1) > 0 ||
                               isDigit(m_text[m_at + 1]) || m_text[m_at + 1] == U'几')) {
                m_low.zero();
                m_high.zero();
                ++m_at;
                return true;
            }
            return false;
        }
        if (m_arabic && m_numbers > 0 && !m_pending && multiplierAt(m_text, m_at + 1) == 0 && m_units > 1)
            return false;
        const int next = hanDigit(m_text[m_at + 1]);
        const bool adjacent = next == digit + 1 || (digit == 3 && next == 5 &&
                                                    (multiplierAt(m_text, m_at + 2) > 0 || unitAt(m_text, m_at + 2)));
        const bool isPair = digit >= 1 && adjacent && !m_pending && hanDigit(m_text[m_at + 2]) < 0 && !m_many &&
                            (digit == 1 || m_text[m_at + 1] != U'两');
        if (!m_pending) {
            ++m_numbers;
            m_tail = 1;
            m_bigTail = 1;
        }
        m_low.digit(digit);
        m_high.digit(isPair ? next : digit);
        m_pending = true;
        m_pair = m_pair || isPair;
        m_digits += isPair ? 2 : 1;
        m_at += isPair ? 2 : 1;
        return true;
    }

    bool readUnit(double unit, std::size_t at)
    {
        if (m_pending && m_units == 0 && !m_arabic && !m_pair && m_digits > 1 && !m_many)
            return m_malformed = true, false; // 二五十
        if (const double tens = tensIn(m_text[at]); tens > 0) {
            if (m_pending)
                return false;
            m_low.number(tens);
            m_high.number(tens);
            m_pending = true;
            ++m_digits;
            ++m_numbers;
        }
        if (!m_pending && m_units == 0)
            m_bare = true;
        if (!m_low.multiply(unit) || !m_high.multiply(unit))
            return m_malformed = true, false;
        m_tail *= unit;
        m_bigTail = unit >= 1e4 ? m_bigTail * unit : 1;
        m_pending = false;
        ++m_units;
        m_at = at + 1;
        m_unitEnd = m_at;
        return true;
    }

    /// 十几万, 一千几百.
    bool readSome()
    {
        const double next = multiplierAt(m_text, m_at + 1);
        if (m_text[m_at] == U'数' && next == 0)
            return false;
        const bool counts = next > 0 && next < 1e4;
        m_low.number(counts ? 1 : 0);
        m_high.number(10);
        m_pending = true;
        m_pair = true;
        ++m_numbers;
        ++m_at;
        return true;
    }

    /// 30多亿, 百余万.
    bool readMore()
    {
        std::size_t next = m_at + 1;
        if (m_text.startsWith(m_at, U"あまり"))
            next = m_at + 3;
        else if (m_text[next] == U'り')
            ++next;
        if (multiplierAt(m_text, next) == 0)
            return false;
        m_out.orMore = true;
        m_at = next;
        return true;
    }

    /// 1亿2000万, 29万1,890, 3万5.
    bool readArabicPart(std::size_t at)
    {
        const auto part = isDigit(m_text[at]) ? readDigits(m_text, at) : std::nullopt;
        if (!part || part->raw >= m_low.lastUnit())
            return false;
        const bool spaced = at != m_at;
        const double unit = multiplierAt(m_text, m_text.skipBlanks(part->end));
        const bool spacedAll = spaced && isBlank(m_text[m_unitEnd - 2]) && part->end - part->begin >= 3 && // 3 万 4,500
                               m_text[m_text.skipBlanks(part->end)] != U'年';
        if ((spaced && unit == 0 && !spacedAll) || (unit == 0 && part->raw != std::floor(part->raw)))
            return false;
        number(part->raw);
        m_arabic = true;
        m_arabicTail = spaced || part->digits != 1 || m_low.lastUnit() > 1e4; // 1万2 is as 一万二, 5億6 is written
        m_at = part->end;
        return true;
    }

    void finish()
    {
        m_out.end = m_at;
        m_out.han = !m_arabic;
        m_out.plainInteger = m_out.plainInteger && m_units == 0;
        if (m_many || m_pair)
            m_out.approximate = true;
        const bool abbreviated = m_text.abbreviates() && !m_arabicTail;
        const double low = m_low.total(abbreviated);
        const double high = m_high.total(abbreviated);
        const bool nameLike = m_digits == 2 && low > 10 && low == high; // 九九, 一一: no number without a unit
        m_out.lone = !m_arabic && ((m_digits == 0 && !m_many) || (m_units == 0 && (m_digits == 1 || nameLike)));
        const bool whole = m_low.isWhole() && m_high.isWhole();
        m_out.bigMultiplier = whole ? m_bigTail : 1;
        m_out.multiplier = whole && !m_bare ? m_tail : m_out.bigMultiplier;
        m_out.raw = low / m_out.multiplier;
        m_out.rawHigh.reset();
        if (high != low)
            m_out.rawHigh = high / m_out.multiplier;
        if (m_arabic && m_units == 0)
            m_out.multiplier = 1;
    }

    /// 三点五, 十二点五亿, 一百点123; 四・八 in Japanese. Not 八点30, which is a time.
    void readDecimals()
    {
        const char32_t mark = m_text[m_at];
        const bool dot = m_text.hasKana() && (mark == U'・' || mark == U'·');
        if (m_arabic || m_out.rawHigh || !(mark == U'点' || dot))
            return;
        std::size_t at = m_at + 1;
        const bool arabic = isDigit(m_text[at]);
        if (arabic && m_out.value() > 0 && m_out.value() <= 24)
            return;
        double scale = 1;
        double digits = 0;
        const std::size_t first = at;
        for (; at - first < 15; ++at, scale *= 10) {
            const int digit = isDigit(m_text[at]) == arabic ? decimalAt(at, arabic) : -1;
            if (digit < 0)
                break;
            digits = digits * 10 + digit;
        }
        if (at == first)
            return;
        // 七・八十九: the places said as a number
        if (!arabic && multiplierAt(m_text, at) == 10 && hanDigit(m_text[at + 1]) > 0 && at == first + 1) {
            digits = digits * 10 + hanDigit(m_text[at + 1]);
            scale *= 10;
            at += 2;
        }
        const double value = (m_out.value() * scale + digits) / scale;
        double tail = 1;
        double big = 1;
        for (double unit = multiplierAt(m_text, at); unit > 0 && tail < 1e17; unit = multiplierAt(m_text, ++at)) {
            tail *= unit;
            big = unit >= 1e4 ? big * unit : 1;
        }
        m_out.settle(value);
        m_out.multiplier = tail;
        m_out.bigMultiplier = big;
        m_out.end = at;
        m_out.lone = false;
    }

    [[nodiscard]] int decimalAt(std::size_t at, bool arabic) const
    {
        if (arabic)
            return static_cast<int>(m_text[at] - U'0');
        return m_text[at] == U'两' ? -1 : hanDigit(m_text[at]);
    }

    const Chars& m_text;
    std::size_t m_at;
    Numeral m_out;
    Sum m_low;
    Sum m_high;
    std::size_t m_digits = 0;
    std::size_t m_units = 0;
    std::size_t m_numbers = 0; ///< runs of digits
    std::size_t m_unitEnd = 0;
    double m_tail = 1;
    double m_bigTail = 1;
    bool m_pending = false;
    bool m_pair = false;
    bool m_many = false;
    bool m_bare = false; ///< begins with a multiplier: 百万
    bool m_arabic = false;
    bool m_arabicTail = false;
    bool m_fractional = false; ///< 2.5万: nothing smaller may follow
    bool m_malformed = false;
};

} // namespace

int hanDigit(char32_t c)
{
    switch (c) {
    case U'〇':
    case U'零':
    case U'○':
        return 0;
    case U'一':
        return 1;
    case U'二':
    case U'两':
        return 2;
    case U'三':
        return 3;
    case U'四':
        return 4;
    case U'五':
        return 5;
    case U'六':
        return 6;
    case U'七':
        return 7;
    case U'八':
        return 8;
    case U'九':
        return 9;
    default:
        return -1;
    }
}

bool isHanNumeral(char32_t c)
{
    return hanDigit(c) >= 0 || hanUnit(c) > 0 || c == U'点' || c == U'几';
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

std::optional<Numeral> readHanNumeral(const Chars& text, std::size_t at)
{
    if (!isHanNumeral(text[at]) && text[at] != U'数')
        return std::nullopt;
    return HanReader(text, at).read();
}

void readHanMultipliers(const Chars& text, Numeral& number)
{
    // A HanReader is large, and behind most digits is nothing for it.
    static constexpr std::u32string_view kBefore = U"个多余あ"; // 2个亿, 30多亿
    if (hanUnit(text[text.skipBlanks(number.end)]) == 0 && kBefore.find(text[number.end]) == kBefore.npos)
        return;
    HanReader reader(text, number.begin);
    reader.startWith(number);
    const auto joined = reader.read();
    if (joined && reader.units() > 0)
        number = *joined;
}

} // namespace zhilan::quantity

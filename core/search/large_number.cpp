#include "core/search/large_number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zhilan::search
{
namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isWord(char c)
{
    return isDigit(c) || isLetter(c) || c == '_';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

/// `small` in small letters.
bool isSame(std::string_view word, std::string_view small)
{
    return word.size() == small.size() &&
           std::equal(word.begin(), word.end(), small.begin(), [](char a, char b) { return lower(a) == b; });
}

template <std::size_t kCount>
bool isOneOf(std::string_view word, const std::array<std::string_view, kCount>& words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view each) { return isSame(word, each); });
}

template <std::size_t kCount>
bool endsWithOneOf(std::string_view text, const std::array<std::string_view, kCount>& ends)
{
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view each) {
        return text.size() >= each.size() && isSame(text.substr(text.size() - each.size()), each);
    });
}

char at(std::string_view text, std::size_t index)
{
    return index < text.size() ? text[index] : '\0';
}

/// Past what is of a kind from `from` on.
template <typename Is>
std::size_t endOf(std::string_view text, std::size_t from, Is is)
{
    while (from < text.size() && is(text[from]))
        ++from;
    return from;
}

bool isLarge(const quantity::Quantity& quantity)
{
    constexpr double kLarge = 1e4;
    using enum quantity::Dimension;
    const bool counts = quantity.dimension == Number || quantity.dimension == Currency || quantity.dimension == Count;
    return counts && quantity.per.empty() && (std::abs(quantity.low) >= kLarge || std::abs(quantity.high) >= kLarge) &&
           (quantity.kind != quantity::Kind::AtMost || quantity.high >= kLarge);
}

bool isNought(const quantity::Quantity& quantity)
{
    return quantity.dimension == quantity::Dimension::Number && quantity.low == 0 && quantity.high == 0;
}

bool hasWordOfMagnitude(std::string_view number)
{
    static constexpr std::array<std::string_view, 10> kSigns{"百", "千", "万", "亿", "兆",
                                                             "萬", "億", "만", "억", "조"};
    static constexpr std::array<std::string_view, 29> kWords{
        "thousand", "thousands", "million", "millions",    "billion", "billions", "trillion", "trillions",
        "hundred",  "hundreds",  "lakh",    "quadrillion", "lakhs",   "lac",      "crore",    "crores",
        "krore",    "krores",    "mn",      "bn",          "tn",      "mln",      "bln",      "tln",
        "mil",      "mm",        "cr",      "lkh",         "lkhs"};
    if (std::any_of(kSigns.begin(), kSigns.end(),
                    [&](std::string_view sign) { return number.find(sign) != number.npos; }))
        return true;
    for (std::size_t i = 0; i < number.size(); ++i) {
        const std::size_t end = endOf(number, i, isLetter);
        if (end > i + 1 && isOneOf(number.substr(i, end - i), kWords))
            return true;
        i = std::max(i, end);
    }
    return false;
}

/// What is counted in letters of magnitude, beside what has a unit: 7B 模型.
bool beginsWithCounted(std::string_view text)
{
    static constexpr std::array<std::string_view, 6> kCounted{"模型", "播放", "下载", "model", "download", "view"};
    text.remove_prefix(std::min(text.find_first_not_of(" -"), text.size()));
    return std::any_of(kCounted.begin(), kCounted.end(), [&](std::string_view each) {
        return text.size() >= each.size() && isSame(text.substr(0, each.size()), each);
    });
}

/// Something that goes on, in front of what begins at `begin`.
bool isGluedBefore(std::string_view text, std::size_t begin)
{
    const char sign = begin > 0 ? text[begin - 1] : '\0';
    const char before = begin > 1 ? text[begin - 2] : '\0';
    switch (sign) {
    case '#':
    case '@':
    case '\\':
        return true;
    case '/':
        return before != '\0' && before != ' ';
    case '-':
    case '.':
        return isWord(before);
    case ':': // of an address
        return isDigit(before);
    case '=': { // ?page=50000
        std::size_t name = begin - 1;
        while (name > 0 && isWord(text[name - 1]))
            --name;
        return name > 0 && name < begin - 1 && (text[name - 1] == '?' || text[name - 1] == '&');
    }
    default:
        return isWord(sign);
    }
}

bool isGluedBehind(std::string_view text, std::size_t end)
{
    const std::size_t next = end + 1;
    switch (at(text, end)) {
    case '@':
        return true;
    case '-': { // a UUID, and no "50000-word novel"
        const auto last = text.begin() + static_cast<std::ptrdiff_t>(endOf(text, std::min(next, text.size()), isWord));
        return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(std::min(next, text.size())), last, isDigit);
    }
    case '.':
        return isLetter(at(text, next));
    default:
        return isWord(at(text, end));
    }
}

bool isDate(std::string_view digits)
{
    const auto number = [&](std::size_t from, std::size_t size) {
        int value = 0;
        for (const char c : digits.substr(from, size))
            value = value * 10 + (c - '0');
        return value;
    };
    const int year = number(0, 4);
    const int month = number(4, 2);
    const int day = number(6, 2);
    return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// Digits in a row that are too many for anybody to read them as an amount.
bool isCode(std::string_view digits)
{
    constexpr std::size_t kDate = 8;
    constexpr std::size_t kLong = 10;
    constexpr std::size_t kLongest = 16;
    if (digits.size() > 1 && digits.front() == '0')
        return true;
    if (digits.size() == kDate && isDate(digits))
        return true;
    const std::size_t noughts = digits.size() - 1 - digits.find_last_not_of('0');
    return digits.size() > kLongest || (digits.size() >= kLong && noughts * 3 < digits.size());
}

bool isExponent(std::string_view text, std::size_t index)
{
    const char sign = at(text, index + 1);
    return lower(at(text, index)) == 'e' &&
           (isDigit(sign) || ((sign == '+' || sign == '-') && isDigit(at(text, index + 2))));
}

/// Figures that begin at `begin`: whether they cannot be an amount. `end` is set behind them.
bool areCode(std::string_view text, std::size_t begin, std::size_t& end)
{
    constexpr std::size_t kTelephone = 8;
    constexpr std::size_t kBeforeExponent = 3;
    const std::size_t first = endOf(text, begin, isDigit);
    const std::string_view digits = text.substr(begin, first - begin);
    bool groups = false;
    end = first;
    while ((at(text, end) == ',' || at(text, end) == '.' || at(text, end) == ' ') && isDigit(at(text, end + 1))) {
        groups = groups || text[end] != '.';
        end = endOf(text, end + 1, isDigit);
    }
    const bool raised = isExponent(text, end);
    if (raised)
        end = endOf(text, end + 2, isDigit);
    if (begin > 0 && text[begin - 1] == '+' && !groups && digits.size() >= kTelephone)
        return true;
    return (raised && digits.size() > kBeforeExponent) || (!groups && isCode(digits));
}

/// 36 111 198 416.
bool isListWithBlanks(std::string_view number)
{
    std::size_t blank = std::string_view::npos;
    for (std::size_t i = 1; i + 1 < number.size(); ++i) {
        if (number[i] == ' ' && isDigit(number[i - 1]) && isDigit(number[i + 1]))
            blank = i;
    }
    return blank != std::string_view::npos && number.substr(blank + 1, 3) != "000";
}

/// The letter that multiplies the number which ends there; \0 where none does.
char letterBehind(std::string_view number)
{
    const auto last = std::find_if(number.rbegin(), number.rend(), [](char c) { return isDigit(c) || isLetter(c); });
    if (last == number.rend() || !isLetter(*last))
        return '\0';
    const auto before = std::find_if(last + 1, number.rend(), [](char c) { return c != ' '; });
    return before != number.rend() && isDigit(*before) ? *last : '\0';
}

bool isName(std::string_view utf8, std::size_t begin, std::size_t end)
{
    const std::string_view number = utf8.substr(begin, end - begin);
    std::size_t first = begin;
    while (first < end && !isDigit(utf8[first]))
        ++first;
    if (first == end) // full width, or as words
        return false;
    const std::string_view upTo = utf8.substr(0, end);
    for (std::size_t i = first; i < end;) {
        std::size_t behind = i;
        if (areCode(upTo, i, behind))
            return true;
        while (behind < end && !isDigit(utf8[behind]))
            ++behind;
        i = behind;
    }
    const bool inGroups = number.find(',') != number.npos;
    const bool goesOn = inGroups && ((at(utf8, end) == ',' && isDigit(at(utf8, end + 1))) ||
                                     (first > 1 && utf8[first - 1] == ',' && isDigit(utf8[first - 2])));
    return goesOn || isListWithBlanks(number) || isGluedBefore(utf8, first) || isGluedBehind(utf8, end) ||
           (mayName(number) && isLabelOfNames(utf8.substr(0, begin)));
}

} // namespace

LargeNumber largeNumber(std::string_view utf8, const quantity::Quantity& quantity, Names names)
{
    const std::size_t begin = quantity.span.begin;
    const std::size_t end = quantity.span.end;
    const std::string_view number = utf8.substr(begin, end - begin);
    if (!isLarge(quantity))
        return names == Names::Taken && isNought(quantity) && hasWordOfMagnitude(number) ? LargeNumber::Written
                                                                                         : LargeNumber::None;
    const char letter = letterBehind(number);
    const bool decimals = number.find('.') != number.npos;
    if (lower(letter) == 't' && quantity.dimension == quantity::Dimension::Count && !decimals) // 3T 项目
        return LargeNumber::None;
    if (!quantity.unit.empty() || hasWordOfMagnitude(number))
        return LargeNumber::Written;
    if (names == Names::Taken)
        return LargeNumber::Bare;
    if (isName(utf8, begin, end))
        return LargeNumber::None;
    if (letter == '\0' || lower(letter) == 'k' || letter == 'w')
        return LargeNumber::Bare;
    if (beginsWithCounted(utf8.substr(end)))
        return LargeNumber::Written;
    return decimals && letter <= 'Z' ? LargeNumber::Bare : LargeNumber::None;
}

bool mayName(std::string_view number)
{
    const std::size_t mark = number.find_first_of(",.");
    return mark == std::string_view::npos || !isDigit(at(number, mark + 1));
}

bool isLabelOfNames(std::string_view utf8)
{
    static constexpr std::array<std::string_view, 15> kBetween{":", "=", "#", "：", " ", "\t", "\"", "'",
                                                               "`", "(", "[", "（", "“", "是", "为"};
    constexpr std::size_t kSigns = 4; // of those
    static constexpr std::array<std::string_view, 23> kHan{
        "号码", "號碼", "编码", "編碼", "代码",   "代碼",   "邮编", "郵編", "电话",   "電話", "传真", "傳真",
        "版本", "端口", "哈希", "标识", "时间戳", "時間戳", "条码", "條碼", "身份证", "識別", "標識"};
    static constexpr std::array<std::string_view, 32> kWords{
        "isbn", "issn", "doi", "id",  "ids",   "uid",  "uuid",   "guid",    "pid",      "tid",      "nr",
        "tel",  "imei", "sn",  "sku", "asin",  "pmid", "commit", "sha",     "sha1",     "md5",      "hash",
        "pin",  "zip",  "qq",  "ts",  "ts_ms", "rfc",  "arxiv",  "version", "revision", "timestamp"};
    // These mean other things as well, where no sign follows.
    static constexpr std::array<std::string_view, 7> kHanWithSign{"手机", "手機", "热线", "熱線",
                                                                  "提交", "微信", "番号"};
    static constexpr std::array<std::string_view, 10> kWordsWithSign{"no",     "phone", "telephone", "mobile", "fax",
                                                                     "serial", "build", "port",      "seed",   "issue"};
    static constexpr std::array<std::string_view, 9> kNumbers{"phone number",    "order number", "serial number",
                                                              "account number",  "card number",  "ticket number",
                                                              "tracking number", "id number",    "part number"};
    constexpr std::size_t kMostBetween = 6;
    bool sign = false;
    for (std::size_t i = 0; i < kMostBetween; ++i) {
        const auto* const between =
            std::find_if(kBetween.begin(), kBetween.end(), [&](std::string_view each) { return utf8.ends_with(each); });
        if (between == kBetween.end())
            break;
        sign = sign || between < kBetween.begin() + kSigns;
        utf8.remove_suffix(between->size());
    }
    static constexpr std::array<std::string_view, 22> kNumerals{"千", "万", "萬", "亿", "億", "几", "幾", "兩",
                                                                "一", "二", "三", "四", "五", "六", "七", "八",
                                                                "九", "十", "百", "零", "〇", "两"};
    for (const std::string_view number : {std::string_view("号"), std::string_view("號")}) { // 订单号, and no 三号
        if (!utf8.ends_with(number))
            continue;
        const std::string_view before = utf8.substr(0, utf8.size() - number.size());
        return !before.empty() && !isDigit(before.back()) && !endsWithOneOf(before, kNumerals);
    }
    if (endsWithOneOf(utf8, kHan) || endsWithOneOf(utf8, kNumbers) || (sign && endsWithOneOf(utf8, kHanWithSign)))
        return true;
    if (utf8.ends_with(".")) {
        utf8.remove_suffix(1);
        sign = true;
    }
    constexpr std::size_t kLongestWord = 32;
    std::size_t begin = utf8.size();
    while (begin > 0 && utf8.size() - begin < kLongestWord && isWord(utf8[begin - 1]))
        --begin;
    const std::string_view word = utf8.substr(begin);
    static constexpr std::array<std::string_view, 9> kEnds{"_id",   "isbn",     "fileid",     "userid", "assetid",
                                                           "appid", "postcode", "postalcode", "zipcode"};
    return isOneOf(word, kWords) || (sign && isOneOf(word, kWordsWithSign)) || endsWithOneOf(word, kEnds) ||
           word.ends_with("Id") || word.ends_with("ID");
}

} // namespace zhilan::search

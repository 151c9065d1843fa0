#include "core/search/query_values.h"

#include "core/search/comparable_amounts.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace zhilan::search
{
namespace
{

using std::chrono::sys_days;

constexpr double kInfinite = std::numeric_limits<double>::infinity();

struct Days {
    sys_days from;
    sys_days until;
};

/// "2025-06-30" of "２０２５年6月30日" and "2025/06/30".
std::string withHyphens(std::string_view typed)
{
    std::string text = text::fold(typed).folded;
    for (const std::string_view mark : {"年", "月", "日", "/"}) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            text.replace(at, mark.size(), at + mark.size() < text.size() ? "-" : "");
    }
    return text;
}

/// "2025", "2025-06", "2025-06-30", and as withHyphens() reads them.
std::optional<Days> daysOf(std::string_view typed)
{
    const std::string all = withHyphens(typed);
    std::string_view text = all;
    std::array<unsigned, 3> parts{};
    std::size_t count = 0;
    while (!text.empty() && count < parts.size()) {
        const auto read = std::from_chars(text.data(), text.data() + text.size(), parts[count]);
        if (read.ec != std::errc{})
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
        ++count;
        if (text.empty())
            break;
        if (text.front() != '-' || text.size() == 1)
            return std::nullopt;
        text.remove_prefix(1);
    }
    if (count == 0 || !text.empty() || parts[0] < 1 || parts[0] > 9999)
        return std::nullopt;
    const std::chrono::year year(static_cast<int>(parts[0]));
    if (count == 1)
        return Days{year / 1 / 1, (year + std::chrono::years(1)) / 1 / 1};
    const std::chrono::year_month month = year / std::chrono::month(parts[1]);
    if (!month.ok())
        return std::nullopt;
    if (count == 2)
        return Days{month / 1, (month + std::chrono::months(1)) / 1};
    const std::chrono::year_month_day day = month / std::chrono::day(parts[2]);
    if (!day.ok())
        return std::nullopt;
    return Days{day, sys_days(day) + std::chrono::days(1)};
}

enum class Comparison : std::uint8_t { None, Above, AtLeast, Below, AtMost, About };

/// The one amount that the whole of a text is.
std::optional<ComparableAmount> wholeAmount(std::string_view text)
{
    std::vector<ComparableAmount> amounts = amountsIn(text, nullptr, Names::Taken);
    const auto isWhole = [&](const ComparableAmount& each) {
        return each.begin == 0 && each.end == text.size();
    };
    if (amounts.empty() || !std::all_of(amounts.begin(), amounts.end(), isWhole))
        return std::nullopt;
    return std::move(amounts.back()); // with its unit, where it has one
}

/// Takes the sign off the front.
Comparison takeComparison(std::string_view& word)
{
    static constexpr std::array<std::pair<std::string_view, Comparison>, 13> kSigns{{{">=", Comparison::AtLeast},
                                                                                     {"<=", Comparison::AtMost},
                                                                                     {"＞＝", Comparison::AtLeast},
                                                                                     {"＜＝", Comparison::AtMost},
                                                                                     {">", Comparison::Above},
                                                                                     {"<", Comparison::Below},
                                                                                     {"＞", Comparison::Above},
                                                                                     {"＜", Comparison::Below},
                                                                                     {"≥", Comparison::AtLeast},
                                                                                     {"≤", Comparison::AtMost},
                                                                                     {"≈", Comparison::About},
                                                                                     {"~", Comparison::About},
                                                                                     {"～", Comparison::About}}};
    for (const auto& [sign, comparison] : kSigns) {
        if (word.starts_with(sign)) {
            word.remove_prefix(sign.size());
            return comparison;
        }
    }
    // What a Chinese input method gives for the same keys; no title, as 《1984》 is one.
    static constexpr std::array<std::pair<std::string_view, Comparison>, 2> kTitleMarks{
        {{"》", Comparison::Above}, {"《", Comparison::Below}}};
    for (const auto& [sign, comparison] : kTitleMarks) {
        const std::string_view rest = word.substr(std::min(sign.size(), word.size()));
        if (word.starts_with(sign) && rest.find("》") == std::string_view::npos && wholeAmount(rest)) {
            word = rest;
            return comparison;
        }
    }
    return Comparison::None;
}

/// Said before a number, or behind one; in both ways of writing.
constexpr std::array<std::pair<std::string_view, Comparison>, 40> kBefore{
    {{"不少于", Comparison::AtLeast},     {"不少於", Comparison::AtLeast},   {"不低于", Comparison::AtLeast},
     {"不低於", Comparison::AtLeast},     {"不小于", Comparison::AtLeast},   {"不小於", Comparison::AtLeast},
     {"至少", Comparison::AtLeast},       {"不超过", Comparison::AtMost},    {"不超過", Comparison::AtMost},
     {"不高于", Comparison::AtMost},      {"不高於", Comparison::AtMost},    {"不大于", Comparison::AtMost},
     {"不大於", Comparison::AtMost},      {"至多", Comparison::AtMost},      {"最多", Comparison::AtMost},
     {"大于", Comparison::Above},         {"大於", Comparison::Above},       {"超过", Comparison::Above},
     {"超過", Comparison::Above},         {"高于", Comparison::Above},       {"高於", Comparison::Above},
     {"小于", Comparison::Below},         {"小於", Comparison::Below},       {"低于", Comparison::Below},
     {"低於", Comparison::Below},         {"不到", Comparison::Below},       {"多于", Comparison::Above},
     {"多於", Comparison::Above},         {"少于", Comparison::Below},       {"少於", Comparison::Below},
     {"不多于", Comparison::AtMost},      {"不多於", Comparison::AtMost},    {"more than", Comparison::Above},
     {"greater than", Comparison::Above}, {"over", Comparison::Above},       {"at least", Comparison::AtLeast},
     {"less than", Comparison::Below},    {"fewer than", Comparison::Below}, {"under", Comparison::Below},
     {"at most", Comparison::AtMost}}};
constexpr std::array<std::pair<std::string_view, Comparison>, 2> kBehind{
    {{"以上", Comparison::AtLeast}, {"以下", Comparison::AtMost}}};

bool isDigitAt(std::string_view text, std::size_t at)
{
    // Full-width ones are EF BC 90 to 99.
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0);
    };
    return (byte(0) >= '0' && byte(0) <= '9') ||
           (byte(0) == 0xEF && byte(1) == 0xBC && byte(2) >= 0x90 && byte(2) <= 0x99);
}

bool isAmountAt(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 6> kCurrencies{"$", "US$", "€", "£", "¥", "￥"};
    return isDigitAt(text, at) || std::any_of(kCurrencies.begin(), kCurrencies.end(), [&](std::string_view sign) {
               return text.substr(at).starts_with(sign) && isDigitAt(text, at + sign.size());
           });
}

/// `lower` in small letters, the text in any.
bool beginsWith(std::string_view text, std::string_view lower)
{
    return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b);
           });
}

/// Takes words that compare off the front or the end, where a number in digits is beside them.
Comparison takeComparisonInWords(std::string_view& text)
{
    for (const auto& [word, comparison] : kBefore) {
        if (!beginsWith(text, word))
            continue;
        const std::size_t number = text.find_first_not_of(' ', word.size());
        if (number == std::string_view::npos || !isAmountAt(text, number))
            return Comparison::None;
        text.remove_prefix(number);
        return comparison;
    }
    for (const auto& [word, comparison] : kBehind) {
        if (isDigitAt(text, 0) && text.ends_with(word)) {
            text.remove_suffix(word.size());
            return comparison;
        }
    }
    return Comparison::None;
}

std::optional<QueryNode> dateNode(std::string_view value)
{
    QueryNode node;
    node.kind = QueryKind::Date;
    node.from = sys_days::min();
    node.until = sys_days::max();
    if (const Comparison comparison = takeComparison(value); comparison != Comparison::None) {
        const std::optional<Days> days = daysOf(value);
        if (!days || comparison == Comparison::About)
            return std::nullopt;
        if (comparison == Comparison::Above || comparison == Comparison::AtLeast)
            node.from = comparison == Comparison::Above ? days->until : days->from;
        else
            node.until = comparison == Comparison::Below ? days->from : days->until;
        return node;
    }
    const std::size_t dots = value.find("..");
    const std::string_view first = value.substr(0, dots);
    const std::string_view last = dots == std::string_view::npos ? first : value.substr(dots + 2);
    if (first.empty() && last.empty())
        return std::nullopt;
    const std::optional<Days> begin = daysOf(first);
    const std::optional<Days> end = daysOf(last);
    if ((!begin && !first.empty()) || (!end && !last.empty()) || (begin && end && begin->from >= end->until))
        return std::nullopt;
    if (begin)
        node.from = begin->from;
    if (end)
        node.until = end->until;
    return node;
}

/// The tag of a language that is called by its name; what is a tag already stays.
std::string languageOf(std::string_view typed)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kNames{{{"中文", "zh"},
                                                                                           {"汉语", "zh"},
                                                                                           {"华语", "zh"},
                                                                                           {"chinese", "zh"},
                                                                                           {"简体", "zh-Hans"},
                                                                                           {"简体中文", "zh-Hans"},
                                                                                           {"繁体", "zh-Hant"},
                                                                                           {"正体", "zh-Hant"},
                                                                                           {"繁体中文", "zh-Hant"},
                                                                                           {"英文", "en"},
                                                                                           {"英语", "en"},
                                                                                           {"english", "en"},
                                                                                           {"日文", "ja"},
                                                                                           {"日语", "ja"},
                                                                                           {"japanese", "ja"},
                                                                                           {"韩文", "ko"},
                                                                                           {"韩语", "ko"},
                                                                                           {"korean", "ko"}}};
    const std::string folded = text::foldedText(typed);
    const auto* const known =
        std::find_if(kNames.begin(), kNames.end(), [&folded](const auto& each) { return each.first == folded; });
    return std::string(known != kNames.end() ? known->second : typed);
}

std::optional<QueryNode> hasNode(std::string_view typed)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kKnown{{{"chart", "chart"},
                                                                                          {"video", "video"},
                                                                                          {"quote", "quote"},
                                                                                          {"图表", "chart"},
                                                                                          {"视频", "video"},
                                                                                          {"影片", "video"},
                                                                                          {"引语", "quote"},
                                                                                          {"引用", "quote"}}};
    const std::string folded = text::foldedText(typed); // its bars too
    std::string_view value = folded;
    QueryNode any;
    any.kind = QueryKind::Any;
    while (true) {
        const std::size_t bar = value.find('|');
        QueryNode node;
        node.kind = QueryKind::Has;
        const auto* const known = std::find_if(kKnown.begin(), kKnown.end(),
                                               [&](const auto& each) { return each.first == value.substr(0, bar); });
        if (known == kKnown.end())
            return std::nullopt;
        node.text = known->second;
        any.children.push_back(std::move(node));
        if (bar == std::string_view::npos)
            break;
        value.remove_prefix(bar + 1);
    }
    return any.children.size() == 1 ? std::move(any.children.front()) : std::move(any);
}

/// About: as far as the last digit of a rounded figure may be off.
constexpr double kAbout = 0.1;
/// Without what is only left over from binary fractions: 3.3000000000000003.
double rounded(double value)
{
    constexpr int kDigits = 12;
    std::array<char, 32> digits{};
    const auto written =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::scientific, kDigits);
    std::from_chars(digits.data(), written.ptr, value);
    return value;
}

/// But for what is left over from binary fractions: 0.11亿 is 1100万.
bool isSame(double a, double b)
{
    constexpr double kLeftOver = 1e-12;
    return std::isfinite(b) && std::abs(a - b) <= kLeftOver * std::abs(b);
}

} // namespace

std::optional<QueryNode> valueNode(QueryKind kind, std::string_view value)
{
    if (value.empty())
        return std::nullopt;
    if (kind == QueryKind::Date)
        return dateNode(value);
    if (kind == QueryKind::Has)
        return hasNode(value);
    if (text::fold(value).folded.empty())
        return std::nullopt;
    QueryNode node;
    node.kind = kind;
    node.text = kind == QueryKind::Language ? languageOf(value) : std::string(value);
    return node;
}

bool comparesInWords(std::string_view word)
{
    return takeComparisonInWords(word) != Comparison::None;
}

bool mayBeginAmount(std::string_view word)
{
    constexpr std::size_t kLongest = 64;
    if (word.size() > kLongest)
        return false;
    std::string_view rest = word;
    const auto begins = [word](const auto& each) { // "more" of "more than" too
        const std::string_view words = each.first;
        return word.size() <= words.size() && beginsWith(word, words.substr(0, word.size())) &&
               (word.size() == words.size() || words[word.size()] == ' ');
    };
    if (comparesInWords(word) || std::any_of(kBefore.begin(), kBefore.end(), begins))
        return true;
    if (takeComparison(rest) != Comparison::None)
        return rest.empty() || (rest.front() >= '0' && rest.front() <= '9') ||
               static_cast<unsigned char>(rest.front()) >= 0x80;
    const std::size_t dots = word.find("..");
    return dots != std::string_view::npos && dots > 0 && word.front() >= '0' && word.front() <= '9';
}

bool looksLikeAmount(std::string_view word)
{
    std::string_view rest = word;
    if (comparesInWords(word))
        return true;
    if (takeComparison(rest) != Comparison::None)
        return !rest.empty() &&
               ((rest.front() >= '0' && rest.front() <= '9') || !amountsIn(rest, nullptr, Names::Taken).empty());
    const std::size_t dots = word.find("..");
    return dots != std::string_view::npos && dots > 0 && word.front() >= '0' && word.front() <= '9' &&
           dots + 2 < word.size() && word[dots + 2] >= '0' && word[dots + 2] <= '9';
}

std::optional<QueryNode> amountNode(std::string_view word)
{
    QueryNode node;
    node.kind = QueryKind::Amount;
    const Comparison inWords = takeComparisonInWords(word);
    const Comparison comparison = inWords != Comparison::None ? inWords : takeComparison(word);
    while (comparison != Comparison::None && word.starts_with(' '))
        word.remove_prefix(1);
    if (comparison == Comparison::None) {
        const std::size_t dots = word.find("..");
        if (dots == std::string_view::npos)
            return std::nullopt;
        std::string range(word.substr(0, dots));
        range.append("-").append(word.substr(dots + 2));
        const auto amount = wholeAmount(range);
        if (!amount || amount->low > amount->high)
            return std::nullopt;
        node.text = amount->unit;
        node.written = amount->written;
        node.low = amount->low;
        node.high = amount->high;
        return node;
    }
    const auto amount = wholeAmount(word);
    if (!amount)
        return std::nullopt;
    node.text = amount->unit;
    node.written = amount->written;
    node.low = comparison == Comparison::About ? rounded(amount->low * (1 - kAbout)) : amount->low;
    node.high = comparison == Comparison::About ? rounded(amount->high * (1 + kAbout)) : amount->high;
    node.lowOpen = comparison == Comparison::Above;
    node.highOpen = comparison == Comparison::Below;
    if (comparison == Comparison::Above || comparison == Comparison::AtLeast) {
        node.low = amount->high == kInfinite ? amount->low : amount->high;
        node.high = kInfinite;
    } else if (comparison == Comparison::Below || comparison == Comparison::AtMost) {
        node.high = amount->low == -kInfinite ? amount->high : amount->low;
        node.low = -kInfinite;
    }
    return node;
}

bool meets(const QueryNode& amount, double low, double high)
{
    const bool above = high == kInfinite;
    const bool below = !above && high > 0 && (low == 0 || low == -kInfinite);
    if (above)
        high = low;
    else if (below)
        low = high;
    const bool atLow = isSame(high, amount.low);
    const bool atHigh = isSame(low, amount.high);
    return (atLow ? !amount.lowOpen || above : high > amount.low) &&
           (atHigh ? !amount.highOpen || below : low < amount.high);
}

bool isOfOtherScale(const QueryNode& asked, double low, double high, std::uint8_t written)
{
    constexpr double kFar = 50;
    if (written == asked.written)
        return false;
    if (written == kAge || asked.written == kAge)
        return true;
    const double value = std::isfinite(low) && low > 0 ? low : high;
    const auto isNear = [value](double bound) {
        return bound > 0 && std::isfinite(bound) && value >= bound / kFar && value <= bound * kFar;
    };
    return std::isfinite(value) && value > 0 && !isNear(asked.low) && !isNear(asked.high);
}

} // namespace zhilan::search

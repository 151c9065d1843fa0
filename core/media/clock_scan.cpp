#include "core/media/clock_scan.h"

#include "core/text/space.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace zhilan::media
{
namespace
{

using namespace std::string_view_literals;
using std::chrono::milliseconds;
using text::trimmed;

/// A digit at `at`, ASCII or full width, moved past; -1 without one.
int takeDigit(std::string_view text, std::size_t& at)
{
    if (at >= text.size())
        return -1;
    if (text[at] >= '0' && text[at] <= '9')
        return text[at++] - '0';
    if (text.size() - at >= 3 && text[at] == '\xEF' && text[at + 1] == '\xBC') {
        const auto last = static_cast<unsigned char>(text[at + 2]);
        if (last >= 0x90 && last <= 0x99) {
            at += 3;
            return last - 0x90;
        }
    }
    return -1;
}

bool takeWord(std::string_view text, std::size_t& at, std::string_view word)
{
    // Nearly all that is asked for differs in the first byte already.
    if (at >= text.size() || text[at] != word.front() || !text.substr(at).starts_with(word))
        return false;
    at += word.size();
    return true;
}

void skipSpaces(std::string_view text, std::size_t& at)
{
    while (takeWord(text, at, " ") || takeWord(text, at, "\t") || takeWord(text, at, "\u3000") ||
           takeWord(text, at, "\u00A0")) {
    }
}

struct Number {
    std::int64_t value = 0;
    std::size_t digits = 0;
};

Number takeNumber(std::string_view text, std::size_t& at)
{
    Number number;
    for (int digit = takeDigit(text, at); digit >= 0; digit = takeDigit(text, at)) {
        if (number.digits < 9)
            number.value = number.value * 10 + digit;
        ++number.digits;
    }
    return number;
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isColon(std::string_view text, std::size_t at)
{
    return text.substr(at).starts_with(":") || text.substr(at).starts_with("：");
}

template <std::size_t n>
bool startsWithAny(std::string_view text, const std::array<std::string_view, n>& words)
{
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return text.starts_with(word); });
}

/// Whether what stands right behind a full-width colon, all colons before which are so too, is something that is
/// counted rather than the next part of a time: "03：50：3个问题", "03：50：12个月"; not "10：20：5" and
/// "10：20：5的比例".
bool isCounted(std::string_view text)
{
    constexpr std::array kCounted{"个"sv, "個"sv, "年"sv, "月"sv, "天"sv, "人"sv, "次"sv, "倍"sv,
                                  "万"sv, "萬"sv, "亿"sv, "億"sv, "岁"sv, "歲"sv, "种"sv, "種"sv,
                                  "件"sv, "块"sv, "元"sv, "位"sv, "条"sv, "條"sv};
    std::size_t next = 0;
    return takeNumber(text, next).digits > 0 && startsWithAny(text.substr(next), kCounted);
}

/// A full-width colon that opens what is said: no figure follows, or the fields of the time before have the other
/// colon between them, or the figure is of something that is counted.
bool isColonOfText(std::string_view text, std::size_t at, bool narrowBefore)
{
    constexpr std::string_view kWide = "：";
    std::size_t next = at + kWide.size();
    return text.substr(at).starts_with(kWide) && next < text.size() &&
           (narrowBefore || isCounted(text.substr(next)) || takeDigit(text, next) < 0);
}

/// "12:36" … "108:40", "1:31:19", with a fraction where one follows.
std::optional<milliseconds> takeColonTime(std::string_view text, std::size_t& at)
{
    std::size_t next = at;
    std::array<std::int64_t, 3> fields{};
    std::size_t count = 0;
    bool narrow = false; // ":" between the first two
    while (count < 3) {
        const Number number = takeNumber(text, next);
        if (count == 0 ? number.digits < 1 || number.digits > 3 : number.digits != 2)
            return std::nullopt;
        fields[count++] = number.value;
        // "主持人 03:40：好", "主持人 03:40：12个月": the colon is behind the time.
        if (count == 3 || (count == 2 && isColonOfText(text, next, narrow)))
            break;
        const bool colon = takeWord(text, next, ":");
        if (!colon && !takeWord(text, next, "："))
            break;
        narrow = count == 1 ? colon : narrow;
    }
    if (count < 2)
        return std::nullopt;
    if (fields[count - 1] > 59 || (count == 3 && fields[1] > 59))
        return std::nullopt;
    std::int64_t fraction = 0;
    if (next + 1 < text.size() && (text[next] == '.' || text[next] == ',')) {
        std::size_t after = next + 1;
        const Number digits = takeNumber(text, after);
        if (digits.digits == 3 && !(after < text.size() && isWordByte(text[after]))) {
            fraction = digits.value;
            next = after;
        } else if (digits.digits > 0) {
            return std::nullopt;
        }
    }
    if (next < text.size() &&
        (isWordByte(text[next]) || text[next] == '%' || (isColon(text, next) && !isColonOfText(text, next, narrow))))
        return std::nullopt;
    at = next;
    const std::int64_t seconds =
        count == 3 ? fields[0] * 3600 + fields[1] * 60 + fields[2] : fields[0] * 60 + fields[1];
    return milliseconds(seconds * 1000 + fraction);
}

/// What a time in words is taken for one by: without 第 in front, minutes alone are a length, and so is "1小时30分" in
/// running text.
enum class WordTime : std::uint8_t { InText, AtLineStart, Ordinal };

/// "1h2m3s", "1h02m", "12m36s", "12′36″", and "1°02′03″" with hours: at least two parts, of which the later have no
/// more than two digits and stay below 60. Typewriter and typographic quotes stand for primes ("02'30\"", "02’30”",
/// "02'30''"), but with both digits of both parts only: 5'10" is a height.
std::optional<milliseconds> takeLetterTime(std::string_view text, std::size_t& at)
{
    struct Unit {
        std::string_view name;
        std::int64_t seconds;
        bool quote = false;
    };
    constexpr std::array kUnits{Unit{"h", 3600},     Unit{"H", 3600},     Unit{"m", 60},       Unit{"M", 60},
                                Unit{"s", 1},        Unit{"S", 1},        Unit{"′", 60},       Unit{"″", 1},
                                Unit{"''", 1, true}, Unit{"’’", 1, true}, Unit{"'", 60, true}, Unit{"’", 60, true},
                                Unit{"\"", 1, true}, Unit{"”", 1, true}};
    std::size_t next = at;
    std::int64_t total = 0;
    std::int64_t before = 0;
    std::size_t parts = 0;
    for (std::size_t part = next;; part = next) {
        const Number number = takeNumber(text, part);
        const auto* const unit = std::find_if(kUnits.begin(), kUnits.end(),
                                              [&](const Unit& each) { return takeWord(text, part, each.name); });
        const std::size_t most = parts == 0 ? 3 : 2;
        if (number.digits == 0 || number.digits > most || unit == kUnits.end())
            break;
        if (parts > 0 && (unit->seconds * 60 != before || number.value > 59))
            break;
        if (unit->quote && number.digits < 2)
            break;
        total += number.value * unit->seconds;
        before = unit->seconds;
        ++parts;
        next = part;
    }
    if (parts < 2 || (next < text.size() && isWordByte(text[next])))
        return std::nullopt;
    at = next;
    return milliseconds(total * 1000);
}

/// "1小时2分3秒", "1分30秒", "12分34秒".
std::optional<milliseconds> takeWordTime(std::string_view text, std::size_t& at, WordTime form)
{
    std::size_t next = at;
    std::int64_t seconds = 0;
    int parts = 0;
    std::int64_t unitBefore = 1'000'000;
    while (true) {
        std::size_t part = next;
        const Number number = takeNumber(text, part);
        if (number.digits < 1 || number.digits > 3)
            break;
        skipSpaces(text, part);
        std::int64_t unit = 0;
        if (takeWord(text, part, "小时") || takeWord(text, part, "小時") || takeWord(text, part, "時間") ||
            takeWord(text, part, "시간"))
            unit = 3600;
        else if (takeWord(text, part, "分钟") || takeWord(text, part, "分鐘") || takeWord(text, part, "分") ||
                 takeWord(text, part, "분"))
            unit = 60;
        else if (takeWord(text, part, "秒") || takeWord(text, part, "초"))
            unit = 1;
        if (unit == 0 || unit >= unitBefore)
            break;
        unitBefore = unit;
        seconds += number.value * unit;
        ++parts;
        next = part;
        skipSpaces(text, part);
        std::size_t peek = part;
        if (takeDigit(text, peek) >= 0)
            next = part;
    }
    const bool enough =
        form == WordTime::Ordinal ? parts >= 1 : parts >= 2 && (unitBefore == 1 || form == WordTime::AtLineStart);
    if (!enough)
        return std::nullopt;
    while (next > at && text[next - 1] == ' ')
        --next;
    at = next;
    return milliseconds(seconds * 1000);
}

template <std::size_t n>
bool endsWithAny(std::string_view text, const std::array<std::string_view, n>& words)
{
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return text.ends_with(word); });
}

/// As much of what stands before as is looked at.
std::string_view lately(std::string_view text, std::size_t at)
{
    constexpr std::size_t kReach = 64;
    return text.substr(at - std::min(at, kReach), std::min(at, kReach));
}

/// Whether what stands before and after says that this is no place in a recording.
bool isSomethingElse(std::string_view text, ByteSpan span)
{
    constexpr std::array kBefore{
        "上午"sv,     "下午"sv,      "早上"sv,      "晚上"sv,     "中午"sv,      "凌晨"sv,    "傍晚"sv,  "清晨"sv,
        "深夜"sv,     "午前"sv,      "午後"sv,      "北京时间"sv, "当地时间"sv,  "比分"sv,    "比例"sv,  "比例为"sv,
        "音"sv,       "福音"sv,      "时长"sv,      "時長"sv,     "时长："sv,    "時長："sv,  "时长:"sv, "片长"sv,
        "duration"sv, "duration:"sv, "Duration:"sv, "Duration"sv, "Length:"sv,   "length:"sv, "UTC"sv,   "GMT"sv,
        "再生時間"sv, "共"sv,        "\""sv,        "早晨"sv,     "夜里"sv,      "夜裡"sv,    "半夜"sv,  "午夜"sv,
        "今晚"sv,     "昨晚"sv,      "当晚"sv,      "當晚"sv,     "夜间"sv,      "夜間"sv,    "朝の"sv,  "夜の"sv,
        "오전"sv,     "오후"sv,      "길이"sv,      "길이:"sv,    "재생 시간"sv, "총"sv};
    constexpr std::array kAfter{"UTC"sv, "GMT"sv,    "AM"sv,     "PM"sv,     "am"sv,   "pm"sv,    "a.m"sv,    "p.m"sv,
                                "EST"sv, "EDT"sv,    "PST"sv,    "PDT"sv,    "JST"sv,  "CST"sv,   "ET"sv,     "PT"sv,
                                "CET"sv, "的杠杆"sv, "的比例"sv, "的比分"sv, "比例"sv, "ratio"sv, "o'clock"sv};
    constexpr std::array kPartOfDayAfter{"in the morning"sv, "in the afternoon"sv, "in the evening"sv, "at night"sv,
                                         "local time"sv};
    const std::string_view near = lately(text, span.begin);
    const std::string_view before = trimmed(near);
    const std::string_view after = trimmed(text.substr(span.end, 40));
    if (endsWithAny(before, kBefore) || startsWithAny(after, kAfter) || startsWithAny(after, kPartOfDayAfter))
        return true;
    // A date in front: "2026-03-04 14:00", "2026年3月4日 14:00"; or an hour: "3시 25분 10초".
    constexpr std::array kDayOrHour{"日"sv, "号"sv, "號"sv, "일"sv, "시"sv, "点"sv, "點"sv};
    const bool blank = before.size() < near.size();
    if (endsWithAny(before, kDayOrHour)) {
        const std::size_t digit = before.size() - 3;
        return digit > 0 && before[digit - 1] >= '0' && before[digit - 1] <= '9';
    }
    if (blank && before.size() >= 8) {
        const std::string_view tail = before.substr(before.size() - 8);
        const auto isDateByte = [](char c) {
            return (c >= '0' && c <= '9') || c == '-' || c == '/';
        };
        if (std::all_of(tail.begin(), tail.end(), isDateByte) &&
            std::count_if(tail.begin(), tail.end(), [](char c) { return c == '-' || c == '/'; }) >= 1)
            return true;
    }
    return false;
}

/// Whether a number may begin here: not in the middle of a word, an address, a fraction or a slice.
bool mayBegin(std::string_view text, std::size_t at)
{
    if (at == 0)
        return true;
    const char before = text[at - 1];
    if (isWordByte(before) || before == ':' || before == '.' || before == '/' || before == '+' || before == '#')
        return before == ':' && at >= 2 && !isWordByte(text[at - 2]) && text[at - 2] != ':';
    if (before == '[' && at >= 2 && isWordByte(text[at - 2]))
        return false;
    if (before == '-' || before == '=')
        return at < 2 || !isWordByte(text[at - 2]);
    std::size_t wide = at >= 3 ? at - 3 : at;
    return takeDigit(text, wide) < 0 || wide != at;
}

std::optional<milliseconds> takeTime(std::string_view text, std::size_t& at)
{
    if (const auto colon = takeColonTime(text, at))
        return colon;
    if (const auto letters = takeLetterTime(text, at))
        return letters;
    const bool ordinal = trimmed(lately(text, at)).ends_with("第");
    return takeWordTime(text, at, ordinal ? WordTime::Ordinal : WordTime::InText);
}

std::optional<milliseconds> takeRangeEnd(std::string_view text, std::size_t& at, bool wordForm)
{
    constexpr std::array kJoints{"-->"sv, "->"sv, "--"sv, "-"sv,  "–"sv, "—"sv, "~"sv,
                                 "～"sv,  "〜"sv, "至"sv, "到"sv, "→"sv, "－"sv};
    std::size_t next = at;
    skipSpaces(text, next);
    bool joined = false;
    for (const std::string_view joint : kJoints)
        joined = joined || takeWord(text, next, joint);
    if (!joined)
        return std::nullopt;
    skipSpaces(text, next);
    auto end = wordForm ? takeLetterTime(text, next) : takeColonTime(text, next);
    if (wordForm && !end)
        end = takeWordTime(text, next, WordTime::Ordinal);
    if (end)
        at = next;
    return end;
}

/// First bytes of digits, ASCII and full width.
constexpr std::array<bool, 256> digitLeadTable()
{
    std::array<bool, 256> table{};
    for (const char c : "0123456789\xEF"sv)
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

/// Bytes that begin what may follow the digits of a time: a colon, a unit, white space, or syntax that a reader does
/// not see.
constexpr std::array<bool, 256> goingOnTable()
{
    std::array<bool, 256> table{};
    for (const char c : ":*_`~=<>&;\\[]!$' \t\r\nhHmM\xC2\xE2\xE3\xE5\xE6\xE7\xEB\xEC\xEF"sv)
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

bool mayGoOnAsTime(std::string_view text, std::size_t at)
{
    static constexpr std::array<bool, 256> kGoingOn = goingOnTable();
    constexpr std::array kWide{"："sv, "分"sv, "秒"sv, "小"sv, "時"sv, "′"sv, "’"sv, "분"sv, "초"sv, "시간"sv};
    if (at == text.size() || !kGoingOn[static_cast<unsigned char>(text[at])])
        return false;
    // Units in letters stand right behind the digits: "12 months" is none.
    if (static_cast<unsigned char>(text[at] | 0x20) == 'h' || static_cast<unsigned char>(text[at] | 0x20) == 'm')
        return true;
    do {
        skipSpaces(text, at);
    } while (takeWord(text, at, "\n") || takeWord(text, at, "\r"));
    if (at == text.size() || !kGoingOn[static_cast<unsigned char>(text[at])])
        return false;
    return static_cast<unsigned char>(text[at]) < 0x80 || startsWithAny(text.substr(at), kWide);
}

} // namespace

bool opensWhatIsSaid(std::string_view text, std::size_t colon)
{
    const auto isDigit = [text](std::size_t at) {
        return text[at] >= '0' && text[at] <= '9';
    };
    std::size_t digits = colon;
    while (digits > 0 && isDigit(digits - 1))
        --digits;
    const std::string_view before = text.substr(0, digits);
    const std::size_t size = before.ends_with(':') ? 1 : before.ends_with("：") ? 3 : 0;
    return digits < colon && size > 0 && digits > size && isDigit(digits - size - 1) &&
           isColonOfText(text, colon, size == 1);
}

std::vector<std::uint32_t> possibleClockTimes(std::string_view markdown)
{
    static constexpr std::array<bool, 256> kDigitLead = digitLeadTable();
    const auto mayBeDigit = [](char c) {
        return kDigitLead[static_cast<unsigned char>(c)];
    };
    std::vector<std::uint32_t> places;
    for (std::size_t at = 0;; ++at) {
        const auto* const lead = std::find_if(markdown.begin() + at, markdown.end(), mayBeDigit);
        if (lead == markdown.end())
            return places;
        at = static_cast<std::size_t>(lead - markdown.begin());
        std::size_t after = at;
        if (takeDigit(markdown, after) >= 0 && mayGoOnAsTime(markdown, after))
            places.push_back(static_cast<std::uint32_t>(at));
    }
}

std::vector<ClockTime> findClockTimes(std::string_view text)
{
    std::vector<ClockTime> found;
    // Digits of ASCII, and the first byte of full-width ones.
    const auto mayBeDigit = [](char c) {
        return (c >= '0' && c <= '9') || c == '\xEF';
    };
    std::size_t at = 0;
    while (true) {
        at = static_cast<std::size_t>(std::find_if(text.begin() + at, text.end(), mayBeDigit) - text.begin());
        if (at == text.size())
            break;
        const std::size_t begin = at;
        std::size_t digit = at;
        if (takeDigit(text, digit) < 0) {
            ++at;
            continue;
        }
        std::size_t next = begin;
        const auto start = mayBegin(text, begin) ? takeTime(text, next) : std::nullopt;
        if (!start) {
            // The whole run of digits and colons goes, so that no part of "00:1A" or "8080" is tried again.
            while (takeDigit(text, at) >= 0 || (takeWord(text, at, ":") && at < text.size())) {
            }
            continue;
        }
        ClockTime time;
        time.start = *start;
        const bool wordForm = text.substr(begin, next - begin).find(':') == std::string_view::npos &&
                              text.substr(begin, next - begin).find("：") == std::string_view::npos;
        time.end = takeRangeEnd(text, next, wordForm);
        time.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(next)};
        at = next;
        if (!isSomethingElse(text, time.span))
            found.push_back(time);
    }
    return found;
}

namespace
{

constexpr std::array kClosers{"]"sv, "】"sv, "）"sv, ")"sv};

/// "-结束", "～最後", "- end": up to the end of the recording. Nothing of a title: "- End of an era", "- 最后一问".
/// Gives the word where it may be one after all, since nothing follows.
ByteSpan skipOpenEnd(std::string_view line, std::size_t& at)
{
    constexpr std::array kJoints{"-"sv, "–"sv, "—"sv, "~"sv, "～"sv, "〜"sv, "至"sv, "到"sv, "－"sv};
    constexpr std::array kEnds{"结束"sv, "結束"sv, "结尾"sv, "結尾"sv, "最后"sv, "最後"sv,
                               "終了"sv, "end"sv,  "End"sv,  "END"sv,  "끝"sv};
    constexpr std::array kBehind{"-"sv, "–"sv, "—"sv, "－"sv, "|"sv, "｜"sv};
    constexpr std::array kRightBehind{" "sv, "\t"sv, "\u3000"sv, ":"sv, "："sv};
    std::size_t next = at;
    skipSpaces(line, next);
    const auto takeAny = [&](const auto& words) {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return takeWord(line, next, word); });
    };
    if (!takeAny(kJoints))
        return {};
    const std::size_t joint = next;
    skipSpaces(line, next);
    const bool apart = next > joint;
    const std::size_t word = next;
    if (!takeAny(kEnds))
        return {};
    const std::size_t end = next;
    skipSpaces(line, next);
    const std::string_view behind = line.substr(next);
    const bool closed = startsWithAny(behind, kClosers);
    if (!behind.empty() && !closed && !startsWithAny(behind, kBehind) &&
        (apart || !startsWithAny(line.substr(end), kRightBehind)))
        return {};
    at = end;
    return behind.empty() ? ByteSpan{static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(end)} : ByteSpan{};
}

} // namespace

std::optional<ClockTime> leadingClockTime(std::string_view line, std::string_view& rest)
{
    constexpr std::array kOpeners{"~"sv, "～"sv, "≈"sv, "约"sv,     "["sv, "【"sv, "（"sv, "("sv,
                                  "@"sv, "•"sv,  "·"sv, "⏱️"sv, "⏱"sv, "-"sv,  "*"sv};
    constexpr std::array kJoints{"-"sv,  "–"sv, "—"sv, "－"sv, "―"sv, ":"sv,  "："sv, "|"sv,
                                 "｜"sv, "·"sv, "»"sv, "→"sv,  "~"sv, "～"sv, "〜"sv};
    std::size_t at = 0;
    skipSpaces(line, at);
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view opener : kOpeners)
            more = more || takeWord(line, at, opener);
        skipSpaces(line, at);
    }
    ClockTime time;
    const std::size_t begin = at;
    const auto clock = takeColonTime(line, at);
    const auto letters = clock ? clock : takeLetterTime(line, at);
    const bool ordinal = !letters && takeWord(line, at, "第");
    const auto start = letters ? letters : takeWordTime(line, at, ordinal ? WordTime::Ordinal : WordTime::AtLineStart);
    if (!start)
        return std::nullopt;
    time.start = *start;
    time.end = takeRangeEnd(line, at, !clock);
    if (!time.end)
        time.endWord = skipOpenEnd(line, at);
    time.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    if (isSomethingElse(line, time.span))
        return std::nullopt;
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view closer : kClosers)
            more = more || takeWord(line, at, closer);
    }
    for (bool more = true; more;) {
        skipSpaces(line, at);
        more = false;
        for (const std::string_view joint : kJoints)
            more = more || takeWord(line, at, joint);
    }
    rest = trimmed(line.substr(at));
    return time;
}

} // namespace zhilan::media

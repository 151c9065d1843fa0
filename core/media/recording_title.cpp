#include "core/media/recording_title.h"

#include "core/text/fold.h"
#include "core/text/space.h"
#include "core/text/title_features.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace zhilan::media
{
namespace
{

using namespace std::string_view_literals;

/// Longer names than any file system has; what is longer is no title.
constexpr std::size_t kLongestTitle = 1024;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isIdCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/// Bytes of a date at the front, "2026-02-13", "20260213", "2026年2月13日"; 0 without one.
std::size_t dateSize(std::string_view text)
{
    std::size_t at = 0;
    const auto digits = [&](std::size_t least, std::size_t most) {
        std::size_t count = 0;
        while (count < most && at < text.size() && isDigit(text[at])) {
            ++at;
            ++count;
        }
        return count >= least;
    };
    const auto joint = [&] {
        for (const std::string_view mark : {"-"sv, "."sv, "_"sv, "/"sv, "年"sv, "月"sv}) {
            if (text.substr(at).starts_with(mark)) {
                at += mark.size();
                return;
            }
        }
    };
    if (!text.starts_with("19") && !text.starts_with("20"))
        return 0;
    if (!digits(4, 4))
        return 0;
    const std::size_t year = at;
    joint();
    const bool joined = at > year;
    if (!digits(joined ? 1 : 2, 2))
        return 0;
    if (joined)
        joint();
    if (!digits(joined ? 1 : 2, 2) || (at < text.size() && isDigit(text[at])))
        return 0;
    if (text.substr(at).starts_with("日"))
        at += 3;
    return at;
}

std::string withoutDates(std::string_view text)
{
    std::string out;
    bool inNumber = false;
    while (!text.empty()) {
        const std::size_t size = inNumber ? 0 : dateSize(text);
        if (size > 0) {
            out += ' ';
            text.remove_prefix(size);
            continue;
        }
        inNumber = isDigit(text.front());
        out += text.front();
        text.remove_prefix(1);
    }
    return out;
}

/// Words that tell of a file rather than of what it holds: "1080p", "x264".
bool isFormatWord(std::string_view word)
{
    constexpr std::array kWords{"x264"sv, "x265"sv, "h264"sv,   "h265"sv, "hevc"sv,     "avc"sv,   "av1"sv,  "aac"sv,
                                "hdr"sv,  "sdr"sv,  "webrip"sv, "web"sv,  "dl"sv,       "hd"sv,    "fps"sv,  "4k"sv,
                                "8k"sv,   "mp4"sv,  "mkv"sv,    "copy"sv, "official"sv, "video"sv, "笔记"sv, "notes"sv};
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end())
        return true;
    return word.size() >= 4 && word.ends_with('p') && std::all_of(word.begin(), word.end() - 1, isDigit);
}

int hanDigit(char32_t c)
{
    constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
    const std::size_t at = kDigits.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

/// "二十三" up to 99, the bytes read taken off; 0 without one.
int takeHanNumber(std::string_view& text)
{
    int value = 0;
    int digit = 0;
    bool any = false;
    while (!text.empty()) {
        std::size_t at = 0;
        const char32_t c = text::nextCodePoint(text, at);
        if (c == U'十') {
            value += (any && digit > 0 ? digit : 1) * 10;
            digit = 0;
        } else if (hanDigit(c) >= 0) {
            digit = hanDigit(c);
        } else {
            break;
        }
        any = true;
        text.remove_prefix(at);
    }
    return any ? value + digit : 0;
}

std::vector<std::string> numbersOf(std::string_view folded)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < folded.size();) {
        std::string_view rest = folded.substr(at);
        if (isDigit(rest.front())) {
            const std::size_t size = std::min(rest.find_first_not_of("0123456789"), rest.size());
            const std::size_t first = std::min(rest.find_first_not_of('0'), size - 1);
            const bool format = rest.size() > size && rest[size] == 'p'; // 1080p
            if (!format)
                out.emplace_back(rest.substr(first, size - first));
            at += size;
        } else if (rest.starts_with("第")) {
            rest.remove_prefix(3);
            if (const int number = takeHanNumber(rest); number > 0)
                out.push_back(std::to_string(number));
            at = folded.size() - rest.size();
        } else {
            for (const std::string_view part :
                 {"(上)"sv, "(中)"sv, "(下)"sv, "上篇"sv, "中篇"sv, "下篇"sv, "上集"sv, "下集"sv, "上半"sv, "下半"sv})
                if (rest.starts_with(part))
                    out.emplace_back(part.substr(part.front() == '(' ? 1 : 0, 3));
            (void)text::nextCodePoint(folded, at);
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace

std::string_view withoutBracketedId(std::string_view stem, std::string_view& id)
{
    id = {};
    const std::string_view whole = text::trimmed(stem);
    const std::size_t open = whole.rfind('[');
    if (!whole.ends_with(']') || open == std::string_view::npos)
        return stem;
    const std::string_view inside = whole.substr(open + 1, whole.size() - open - 2);
    const bool mixed = std::any_of(inside.begin(), inside.end(), isDigit) ||
                       std::any_of(inside.begin() + (inside.empty() ? 0 : 1), inside.end(),
                                   [](char c) { return c >= 'A' && c <= 'Z'; });
    constexpr std::size_t kShortest = 6;
    if (inside.size() < kShortest || !mixed || !std::all_of(inside.begin(), inside.end(), isIdCharacter) ||
        isFormatWord(inside))
        return stem;
    id = inside;
    return text::trimmed(whole.substr(0, open));
}

RecordingTitle recordingTitle(std::string_view title)
{
    RecordingTitle out;
    const std::string plain = withoutDates(title.substr(0, kLongestTitle));
    out.folded = text::trimmed(text::fold(plain).folded);
    out.numbers = numbersOf(out.folded);
    for (std::string& feature : text::titleFeatures(plain))
        if (!isFormatWord(feature) && !std::all_of(feature.begin(), feature.end(), isDigit))
            out.features.push_back(std::move(feature));
    return out;
}

double similarity(const RecordingTitle& a, const RecordingTitle& b)
{
    if (a.folded.empty() || b.folded.empty())
        return 0;
    if (a.folded == b.folded)
        return 1;
    // Each has a number that the other lacks: another part of the series.
    if (!std::includes(a.numbers.begin(), a.numbers.end(), b.numbers.begin(), b.numbers.end()) &&
        !std::includes(b.numbers.begin(), b.numbers.end(), a.numbers.begin(), a.numbers.end()))
        return 0;
    std::vector<std::string> shared;
    std::set_intersection(a.features.begin(), a.features.end(), b.features.begin(), b.features.end(),
                          std::back_inserter(shared));
    constexpr std::size_t kLeastShared = 3;
    const std::size_t least = std::min(a.features.size(), b.features.size());
    if (shared.size() < kLeastShared || least == 0)
        return 0;
    // A name is often the title with a show's name or a date around it.
    const double contained = static_cast<double>(shared.size()) / static_cast<double>(least);
    const double both =
        2.0 * static_cast<double>(shared.size()) / static_cast<double>(a.features.size() + b.features.size());
    const double sameNumbers = a.numbers == b.numbers ? 1.0 : 0.9;
    return (0.5 * contained + 0.5 * both) * sameNumbers * 0.99;
}

} // namespace zhilan::media

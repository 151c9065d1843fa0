#include "core/document/speaker.h"

#include "core/document/brackets.h"
#include "core/document/inline_text.h"
#include "core/document/vocabulary.h"
#include "core/media/clock_scan.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;

constexpr std::size_t kLongestPrefix = 160; // bytes, with role and time
constexpr std::size_t kLongestName = 40;    // code points

struct MarkPair {
    std::string_view open;
    std::string_view close;
};
constexpr std::array kMarks{MarkPair{"“", "”"},   MarkPair{"「", "」"}, MarkPair{"『", "』"},
                            MarkPair{"«", "»"},   MarkPair{"‘", "’"},   MarkPair{"„", "“"},
                            MarkPair{"\"", "\""}, MarkPair{"＂", "＂"}, MarkPair{"'", "'"}};

bool startsWithMark(std::string_view text)
{
    // Told by the first byte of nearly all texts, which are many.
    constexpr std::string_view kFirstBytes = "\"'\xC2\xE2\xE3\xEF";
    return !text.empty() && kFirstBytes.find(text.front()) != std::string_view::npos &&
           std::any_of(kMarks.begin(), kMarks.end(),
                       [text](const MarkPair& pair) { return text.starts_with(pair.open); });
}

/// A name without its role: "Dario Amodei（Anthropic CEO）", "黄仁勋 [12:36]", "张三，某公司".
std::string bareName(std::string_view name)
{
    constexpr std::array kCuts{"("sv, "（"sv, "["sv, "【"sv, "，"sv, ", "sv, "｜"sv, "|"sv};
    std::size_t end = name.size();
    for (const std::string_view cut : kCuts)
        end = std::min(end, name.find(cut));
    name = trimmed(name.substr(0, end));
    // "黄仁勋说：“…”"
    constexpr std::array kVerbs{"说"sv,   "說"sv,   "表示"sv,  "指出"sv,  "认为"sv,  "認為"sv, "回忆"sv, "回憶"sv,
                                "解释"sv, "解釋"sv, "补充"sv,  "補充"sv,  "强调"sv,  "強調"sv, "回答"sv, "提问"sv,
                                "提問"sv, "坦言"sv, " says"sv, " said"sv, " asks"sv, " adds"sv};
    constexpr std::size_t kShortestHan = 6; // bytes: two characters
    for (const std::string_view verb : kVerbs)
        if (name.size() >= verb.size() + kShortestHan && name.ends_with(verb) && !isRole(name)) {
            name = trimmed(name.substr(0, name.size() - verb.size()));
            break;
        }
    return std::string(name);
}

bool mayBeName(std::string_view name)
{
    if (name.empty() || text::codePointCount(name) > kLongestName)
        return false;
    constexpr std::array kNever{"。"sv, "！"sv, "？"sv, "!"sv, "?"sv, "；"sv, ";"sv,  "…"sv,  "、"sv, "“"sv,
                                "\""sv, "「"sv, "/"sv,  "="sv, "#"sv, "|"sv,  "《"sv, "："sv, ": "sv};
    if (std::any_of(kNever.begin(), kNever.end(),
                    [name](std::string_view mark) { return name.find(mark) != std::string_view::npos; }))
        return false;
    if (std::count(name.begin(), name.end(), ' ') > 5)
        return false;
    // "12" is no name, and neither is a sentence.
    return std::any_of(name.begin(), name.end(),
                       [](char c) { return (c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// Whether a colon stands between figures, "12:36", and is no full-width one behind those of a time: "04:10：12个月".
bool isInTime(std::string_view text, std::size_t colon, std::size_t size)
{
    const auto isDigit = [text](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    if (colon == 0 || !isDigit(colon - 1) || !isDigit(colon + size))
        return false;
    return size == 1 || !media::opensWhatIsSaid(text, colon);
}

/// Takes the time off a name before a colon, "Ann [12:36]", "主持人 03:40". False where it stands within the name.
bool takeTime(std::string_view& before, SpeakerPrefix& prefix)
{
    const auto times = media::findClockTimes(before);
    if (times.empty())
        return before.find(':') == std::string_view::npos;
    prefix.time = times.front().start;
    const std::string_view behind = trimmed(before.substr(times.back().span.end));
    prefix.timeLast = behind.empty() || isClosing(behind);
    const std::string_view name = before.substr(0, times.front().span.begin);
    if (behind.empty())
        before = trimmed(name);
    // Within brackets it is cut with these.
    return behind.empty() || lastOpening(name).has_value();
}

/// "Name: …"
std::optional<SpeakerPrefix> nameBeforeColon(std::string_view text, std::size_t strongEnd)
{
    const std::string_view head = text.substr(0, kLongestPrefix);
    std::size_t at = std::min(strongEnd, head.size());
    // The colon may stand inside the bold text: "**Name:** …".
    if (strongEnd > 0 && strongEnd <= head.size()) {
        const std::string_view bold = trimmed(head.substr(0, strongEnd));
        if (bold.ends_with(':') || bold.ends_with("："))
            at = bold.size() - (bold.ends_with(':') ? 1 : 3);
    }
    std::size_t colon = std::string_view::npos;
    std::size_t colonSize = 1;
    int depth = 0;
    // First bytes of all that is looked for, so that most are passed over at once.
    static constexpr std::array<bool, 256> kTelling = [] {
        std::array<bool, 256> telling{};
        for (const char c : "[](){}:\n\"'\xC2\xE2\xE3\xEF"sv)
            telling[static_cast<unsigned char>(c)] = true;
        return telling;
    }();
    for (; at < head.size(); ++at) {
        if (!kTelling[static_cast<unsigned char>(head[at])])
            continue;
        const std::string_view here = head.substr(at);
        if (startsWithOpening(here))
            ++depth;
        else if (startsWithClosing(here))
            --depth;
        if (here.starts_with('\n') || startsWithMark(here))
            return std::nullopt;
        if (depth > 0)
            continue;
        if (here.starts_with("：") && !isInTime(head, at, 3)) {
            colon = at;
            colonSize = 3;
            break;
        }
        if (here.starts_with(':') && !here.starts_with("://") && !isInTime(head, at, 1)) {
            colon = at;
            break;
        }
    }
    if (colon == std::string_view::npos || colon == 0)
        return std::nullopt;
    SpeakerPrefix prefix;
    std::string_view before = head.substr(0, colon);
    if (!takeTime(before, prefix))
        return std::nullopt;
    prefix.name = bareName(before);
    if (!mayBeName(prefix.name))
        return std::nullopt;
    prefix.end = colon + colonSize;
    const std::string_view rest = text.substr(prefix.end);
    const std::string_view quoted = trimmed(rest);
    if (quoted.empty())
        return std::nullopt;
    prefix.end += static_cast<std::size_t>(quoted.data() - rest.data());
    // A single straight mark opens code and abbreviations as well.
    prefix.marked = startsWithMark(quoted) && !quoted.starts_with('\'');
    return prefix;
}

/// 高橋「…」
std::optional<SpeakerPrefix> nameBeforeMark(std::string_view text)
{
    constexpr std::size_t kLongest = 30; // bytes
    const std::string_view whole = trimmed(text);
    for (const MarkPair& pair : kMarks) {
        if (pair.open.size() < 3 || pair.open == "‘" || pair.open == "„")
            continue;
        const std::size_t at = whole.substr(0, kLongest).find(pair.open);
        if (at == std::string_view::npos || at == 0 || whole.find(pair.close) != whole.size() - pair.close.size())
            continue;
        const std::string_view name = whole.substr(0, at);
        const bool unspaced = std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; });
        if (!unspaced || !mayBeName(name))
            return std::nullopt;
        SpeakerPrefix prefix;
        prefix.name = name;
        prefix.end = static_cast<std::size_t>(whole.data() - text.data()) + at;
        prefix.marked = true;
        prefix.joined = true;
        return prefix;
    }
    return std::nullopt;
}

/// "【Name】…"
std::optional<SpeakerPrefix> nameInLenses(std::string_view text)
{
    constexpr std::string_view kOpen = "【";
    constexpr std::string_view kClose = "】";
    const std::size_t close = text.substr(0, kLongestPrefix).find(kClose);
    if (!text.starts_with(kOpen) || close == std::string_view::npos)
        return std::nullopt;
    SpeakerPrefix prefix;
    prefix.name = bareName(text.substr(kOpen.size(), close - kOpen.size()));
    std::string_view said = trimmed(text.substr(close + kClose.size()));
    for (const std::string_view colon : {"："sv, ":"sv})
        if (said.starts_with(colon))
            said = trimmed(said.substr(colon.size()));
    if (!mayBeName(prefix.name) || said.empty())
        return std::nullopt;
    prefix.end = static_cast<std::size_t>(said.data() - text.data());
    prefix.marked = startsWithMark(said) && !said.starts_with('\'');
    return prefix;
}

/// "[12:36] Name: …", "12:36【Name】…"
std::optional<SpeakerPrefix> nameBehindTime(std::string_view text, std::size_t strongEnd)
{
    const bool opens = !text.empty() && ((text.front() >= '0' && text.front() <= '9') || startsWithOpening(text));
    std::string_view rest;
    const auto time = opens ? media::leadingClockTime(text, rest) : std::nullopt;
    if (!time || rest.empty())
        return std::nullopt;
    const auto begin = static_cast<std::size_t>(rest.data() - text.data());
    auto prefix = nameInLenses(rest);
    if (!prefix)
        prefix = nameBeforeColon(rest, strongEnd - std::min(strongEnd, begin));
    // A head in bold is a name only if it looks like one: "**[11:33] On unusual ideas:**".
    if (!prefix || prefix->time || (strongEnd > begin && !looksLikePerson(prefix->name) && !isRole(prefix->name)))
        return std::nullopt;
    prefix->end += begin;
    prefix->time = time->start;
    prefix->timeFirst = true;
    return prefix;
}

} // namespace

std::optional<SpeakerPrefix> speakerPrefix(std::string_view text, std::size_t strongEnd)
{
    if (auto prefix = nameBehindTime(text, strongEnd))
        return prefix;
    auto prefix = nameBeforeColon(text, strongEnd);
    return prefix ? prefix : nameBeforeMark(text);
}

namespace
{

/// "“…” Name"
std::optional<SpeakerEnding> nameAfterMark(std::string_view text)
{
    if (!startsWithMark(trimmed(text)))
        return std::nullopt;
    const std::string_view tail = text.substr(text.size() - std::min(text.size(), kLongestPrefix));
    std::size_t after = 0;
    for (const MarkPair& pair : kMarks) {
        const std::size_t at = pair.close == "'" ? std::string_view::npos : tail.rfind(pair.close);
        if (at != std::string_view::npos)
            after = std::max(after, at + pair.close.size());
    }
    const std::string name = bareName(tail.substr(after));
    if (after == 0 || !mayBeName(name) || !looksLikePerson(name))
        return std::nullopt;
    return SpeakerEnding{name, text.size() - tail.size() + after};
}

/// "Name, 12:36": the name and the time behind it.
SpeakerEnding endingOf(std::string_view text, std::size_t begin)
{
    SpeakerEnding ending;
    ending.begin = begin;
    if (const auto times = media::findClockTimes(text); !times.empty()) {
        ending.time = times.front().start;
        text = trimmed(text.substr(0, times.front().span.begin));
        for (bool more = true; more;) {
            more = false;
            for (const std::string_view joint : {"@"sv, ","sv, "、"sv, "，"sv, "·"sv, "|"sv, "｜"sv}) {
                if (text.ends_with(joint)) {
                    text = trimmed(text.substr(0, text.size() - joint.size()));
                    more = true;
                }
            }
        }
    }
    ending.name = bareName(text);
    return ending;
}

/// "“…” (Name, 12:36)"
std::optional<SpeakerEnding> nameInBrackets(std::string_view text)
{
    text = trimmed(text);
    const std::size_t closeSize = text.ends_with("）") ? 3 : text.ends_with(')') ? 1 : 0;
    if (closeSize == 0)
        return std::nullopt;
    const std::size_t from = text.size() - std::min(text.size(), kLongestPrefix);
    const std::string_view open = closeSize == 3 ? "（" : "(";
    const std::size_t at = text.rfind(open);
    if (at == std::string_view::npos || at < from || !startsWithMark(text) ||
        !endsWithQuotationMark(text.substr(0, at)))
        return std::nullopt;
    SpeakerEnding ending = endingOf(text.substr(at + open.size(), text.size() - closeSize - at - open.size()), at);
    return mayBeName(ending.name) && looksLikePerson(ending.name) ? std::optional(ending) : std::nullopt;
}

std::optional<SpeakerEnding> nameAfterDash(std::string_view text)
{
    constexpr std::array kDashes{"——"sv, "――"sv, "—"sv, "―"sv, "–"sv, "--"sv};
    const std::string_view tail = text.substr(text.size() - std::min(text.size(), kLongestPrefix));
    constexpr char kWideDash = '\xE2'; // first byte of all but the last
    if (tail.find(kWideDash) == std::string_view::npos && tail.find("--") == std::string_view::npos)
        return std::nullopt;
    std::size_t best = std::string_view::npos;
    std::size_t size = 0;
    for (const std::string_view dash : kDashes) {
        const std::size_t at = tail.rfind(dash);
        if (at == std::string_view::npos || (best != std::string_view::npos && at <= best))
            continue;
        best = at;
        size = dash.size();
    }
    if (best == std::string_view::npos)
        return std::nullopt;
    // "——" found by its second half.
    while (best >= 3 && (tail.substr(best - 3).starts_with("—") || tail.substr(best - 3).starts_with("―"))) {
        best -= 3;
        size += 3;
    }
    const std::size_t begin = text.size() - tail.size() + best;
    const std::string_view before = trimmed(text.substr(0, begin));
    SpeakerEnding ending = endingOf(tail.substr(best + size), begin);
    const bool ownLine = begin > 0 && text[begin - 1] == '\n';
    const bool afterMark = endsWithQuotationMark(before);
    // A dash also leads to an afterthought; names have no figures, and Han names are short.
    constexpr std::size_t kLongestHan = 12;
    const bool figures = ending.name.find_first_of("0123456789") != std::string::npos;
    const bool sentence = !ending.name.empty() && text::codePointCount(ending.name) > kLongestHan &&
                          ending.name.find(' ') == std::string::npos && ending.name.find("·") == std::string::npos &&
                          (ending.name.front() & 0x80) != 0;
    if (before.empty() || ending.name.empty() || !mayBeName(ending.name) || figures || sentence)
        return std::nullopt;
    const bool person = looksLikePerson(ending.name);
    if (!(ownLine || afterMark) && !(person && (before.ends_with('.') || before.ends_with("。"))))
        return std::nullopt;
    return ending;
}

} // namespace

std::optional<SpeakerEnding> speakerEnding(std::string_view text)
{
    if (auto ending = nameAfterDash(text))
        return ending;
    auto ending = nameAfterMark(text);
    return ending ? ending : nameInBrackets(text);
}

std::optional<std::chrono::milliseconds> takeTrailingTime(std::string_view& text)
{
    constexpr std::size_t kLongest = 60;
    const std::size_t from = text.size() - std::min(text.size(), kLongest);
    const std::string_view tail = text.substr(from);
    const auto times = media::findClockTimes(tail);
    if (times.empty())
        return std::nullopt;
    const media::ClockTime& last = times.back();
    const std::string_view after = trimmed(tail.substr(last.span.end));
    if (!after.empty() && !isClosing(after))
        return std::nullopt;
    const auto open = lastOpening(tail.substr(0, last.span.begin));
    if (!open && !after.empty())
        return std::nullopt;
    // "(Ann Lee, 25:10)" says who as well.
    if (!after.empty() && looksLikePerson(bareName(trimmed(tail.substr(open->end, last.span.begin - open->end)))))
        return std::nullopt;
    const std::size_t cut = after.empty() ? last.span.begin : open->begin;
    const std::string_view before = trimmed(text.substr(0, from + cut));
    if (before.empty())
        return std::nullopt;
    // "… at 12:36" is a part of what is said; a time after the closing mark or in brackets is not.
    if (after.empty() && !endsWithQuotationMark(before))
        return std::nullopt;
    text = before;
    for (const std::string_view dash : {"——"sv, "—"sv, "–"sv, "-"sv, "|"sv})
        if (text.ends_with(dash))
            text = trimmed(text.substr(0, text.size() - dash.size()));
    return last.start;
}

bool isCapitalisedWord(std::string_view name)
{
    return name.size() >= 2 && name.front() >= 'A' && name.front() <= 'Z' &&
           std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && !isLabel(name);
}

bool mayBeSurname(std::string_view word)
{
    constexpr std::size_t kShortest = 4;
    constexpr std::array kEndings{"s"sv,    "ing"sv,  "ed"sv,   "ion"sv, "ment"sv, "ity"sv, "ance"sv, "ence"sv,
                                  "able"sv, "ible"sv, "ive"sv,  "ous"sv, "ful"sv,  "ism"sv, "logy"sv, "ware"sv,
                                  "ship"sv, "ally"sv, "ture"sv, "ent"sv, "ant"sv,  "age"sv, "ory"sv,  "ary"sv};
    return isCapitalisedWord(word) && word.size() >= kShortest &&
           std::none_of(kEndings.begin(), kEndings.end(), [word](std::string_view end) { return word.ends_with(end); });
}

bool startsWithQuotationMark(std::string_view text)
{
    return startsWithMark(trimmed(text));
}

bool endsWithQuotationMark(std::string_view text)
{
    text = trimmed(text);
    return std::any_of(kMarks.begin(), kMarks.end(),
                       [text](const MarkPair& pair) { return text.ends_with(pair.close); });
}

bool isRole(std::string_view name)
{
    constexpr std::array kRoles{
        "主持人"sv,   "主持"sv,        "记者"sv,     "記者"sv,     "嘉宾"sv,      "嘉賓"sv,     "观众"sv,
        "觀眾"sv,     "提问者"sv,      "采访者"sv,   "受访者"sv,   "host"sv,      "guest"sv,    "moderator"sv,
        "audience"sv, "interviewer"sv, "司会"sv,     "聞き手"sv,   "ゲスト"sv,    "話し手"sv,   "主播"sv,
        "老师"sv,     "老師"sv,        "学生"sv,     "學生"sv,     "同学"sv,      "同學"sv,     "学员"sv,
        "听众"sv,     "聽眾"sv,        "진행자"sv,   "게스트"sv,   "presenter"sv, "student"sv,  "先生"sv,
        "生徒"sv,     "现场提问"sv,    "現場提問"sv, "观众提问"sv, "觀眾提問"sv,  "现场观众"sv, "現場觀眾"sv};
    const std::string key = nameKey(name);
    return std::find(kRoles.begin(), kRoles.end(), key) != kRoles.end();
}

bool announcesQuote(std::string_view name)
{
    constexpr std::array kParts{"原话"sv, "原話"sv, "金句"sv,     "语录"sv,   "語錄"sv, "引语"sv,
                                "引語"sv, "名言"sv, "keyquote"sv, "quotes"sv, "発言"sv};
    const std::string key = nameKey(name);
    constexpr std::size_t kLongest = 36;
    return key.size() <= kLongest &&
           (key == "quote" || std::any_of(kParts.begin(), kParts.end(), [&key](std::string_view part) {
                return key.find(part) != std::string::npos;
            }));
}

bool beginsLikeNote(std::string_view text)
{
    text = trimmed(text);
    std::size_t at = 0;
    const char32_t first = text.empty() ? U' ' : text::nextCodePoint(text, at);
    const bool sign = (first >= 0x2600 && first <= 0x27BF) || (first >= 0x1F300 && first <= 0x1FAFF) ||
                      first == 0x2139 || first == 0x203B || first == 0x2B50;
    constexpr std::array kOpenings{
        "本文"sv,         "本站"sv,         "本章"sv,      "本篇"sv,        "本节"sv,          "本節"sv,
        "本页"sv,         "本期"sv,         "本笔记"sv,    "译者"sv,        "譯者"sv,          "译文"sv,
        "编者"sv,         "編者"sv,         "本書"sv,      "本书"sv,        "この記事"sv,      "本記事"sv,
        "このページ"sv,   "This article"sv, "This post"sv, "This page"sv,   "This document"sv, "This section"sv,
        "This chapter"sv, "These notes"sv,  "In this "sv,  "Last updated"sv};
    return sign || std::any_of(kOpenings.begin(), kOpenings.end(),
                               [text](std::string_view opening) { return text.starts_with(opening); });
}

bool isInQuotationMarks(std::string_view text)
{
    text = trimmed(text);
    (void)takeTrailingTime(text);
    for (const MarkPair& pair : kMarks) {
        if (pair.open == "'" || !text.starts_with(pair.open))
            continue;
        // The same in two languages may have two kinds of marks.
        if (text.size() > pair.open.size() && endsWithQuotationMark(text))
            return true;
        const std::size_t close = text.rfind(pair.close);
        return close != std::string_view::npos && close >= pair.open.size() && close * 2 > text.size();
    }
    return false;
}

bool isWholeQuotation(std::string_view text)
{
    return withoutQuotationMarks(text, false).size() < trimmed(text).size();
}

std::string withoutQuotationMarks(std::string_view text, bool spoken)
{
    text = trimmed(text);
    for (const MarkPair& pair : kMarks) {
        if (text.size() < pair.open.size() + pair.close.size() || !text.starts_with(pair.open) ||
            !text.ends_with(pair.close))
            continue;
        const std::string_view inside =
            text.substr(pair.open.size(), text.size() - pair.open.size() - pair.close.size());
        if (pair.open == pair.close) {
            std::size_t marks = 0;
            for (std::size_t at = inside.find(pair.open); at != std::string_view::npos;
                 at = inside.find(pair.open, at + pair.open.size()))
                ++marks;
            if (marks == 0 || (spoken && marks % 2 == 0 && pair.open != "'"))
                return std::string(trimmed(inside));
            continue;
        }
        // The first mark must not close before the end.
        int depth = 1;
        for (std::size_t at = 0; at < inside.size() && depth > 0; ++at) {
            if (inside[at] != pair.open.front() && inside[at] != pair.close.front())
                continue;
            if (inside.substr(at).starts_with(pair.open))
                ++depth;
            else if (inside.substr(at).starts_with(pair.close))
                --depth;
        }
        if (depth > 0)
            return std::string(trimmed(inside));
    }
    return std::string(text);
}

namespace
{

/// A Chinese or Japanese surname of two or three characters with a name behind: 欧阳娜娜, 田中太郎, 長谷川潤. The
/// surname alone may be a place as well.
bool hasLongSurname(std::string_view name, std::size_t points)
{
    constexpr std::string_view kTwo =
        "欧阳歐陽司马司馬诸葛諸葛上官司徒慕容令狐皇甫佐藤鈴木高橋田中伊藤渡辺渡邊山本中村小林加藤吉田山田山口松本"
        "井上木村斎藤斉藤清水山崎池田橋本阿部石川山下中島石井小川前田岡田藤田後藤近藤村上遠藤青木坂本福田太田西村"
        "藤井金子岡本藤原三浦中野中川原田松田竹内小野田村和田石田森田上田柴田酒井宮崎横山宮本内田高木安藤谷口大野"
        "丸山今井高田武田村田上野杉山増田平野大塚千葉久保松井小島岩崎桜井野口松尾野村木下菊地佐野大西杉本新井渡部"
        "菅原工藤服部柳井孫正豊田本田稲盛";
    constexpr std::array kThree{"長谷川"sv, "佐々木"sv, "五十嵐"sv, "久保田"sv, "大久保"sv};
    constexpr std::array kPlaces{"县"sv, "県"sv, "市"sv, "区"sv, "區"sv, "町"sv, "村"sv, "駅"sv, "站"sv,
                                 "山"sv, "川"sv, "省"sv, "园"sv, "園"sv, "学"sv, "學"sv, "社"sv, "路"sv};
    constexpr std::size_t kCharacter = 3; // bytes
    if (std::any_of(kPlaces.begin(), kPlaces.end(), [name](std::string_view end) { return name.ends_with(end); }))
        return false;
    if (points >= 4 && points <= 6 && std::any_of(kThree.begin(), kThree.end(), [name](std::string_view surname) {
            return name.starts_with(surname);
        }))
        return true;
    if (points < 3 || points > 5)
        return false;
    const std::string_view surname = name.substr(0, 2 * kCharacter);
    for (std::size_t at = kTwo.find(surname); at != std::string_view::npos; at = kTwo.find(surname, at + 1))
        if (at % (2 * kCharacter) == 0)
            return true;
    return false;
}

/// 山田氏, 佐藤さん: nobody but a person is called so.
bool hasHonorific(std::string_view name)
{
    constexpr std::size_t kMost = 10; // code points
    for (const std::string_view honorific : {"氏"sv, "さん"sv, "ちゃん"sv, "씨"sv}) {
        if (!name.ends_with(honorific) || name.size() == honorific.size())
            continue;
        const bool unspaced = std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; });
        constexpr std::array kNoNames{"彼氏"sv, "摂氏"sv, "华氏"sv, "華氏"sv, "同氏"sv, "両氏"sv, "皆さん"sv, "皆様"sv};
        return unspaced && text::codePointCount(name) <= kMost &&
               std::find(kNoNames.begin(), kNoNames.end(), name) == kNoNames.end();
    }
    return false;
}

bool isShapedLikePerson(std::string_view name)
{
    if (hasHonorific(name))
        return true;
    if (name.find("·") != std::string_view::npos || name.find("・") != std::string_view::npos)
        return true;
    const std::size_t points = text::codePointCount(name);
    if (points * 3 == name.size() && hasLongSurname(name, points))
        return true;
    if (points * 3 == name.size() && points >= 2 && points <= 3) {
        // What friends call each other: 老周, 阿棠.
        constexpr std::array kNoNames{"老师"sv, "老師"sv, "老板"sv, "老闆"sv, "老人"sv, "老外"sv, "老婆"sv, "老公"sv};
        if (points == 2 && (name.starts_with("老") || name.starts_with("阿")))
            return std::find(kNoNames.begin(), kNoNames.end(), name) == kNoNames.end();
        if (points == 2 && name.starts_with("小") && name != "小段")
            name.remove_prefix(3);
        constexpr std::string_view kSurnames =
            "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾萧蕭田董"
            "袁潘蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范廖石贾賈韦韋夏傅邹鄒熊孟秦邱江尹薛闫段雷侯"
            "龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔向汤湯俞樊柳倪翁庄莊柯阮耿殷霍骆駱詹葛";
        const std::size_t at = kSurnames.find(name.substr(0, 3));
        return at != std::string_view::npos && at % 3 == 0;
    }
    std::size_t words = 0;
    bool atWord = true;
    for (const char c : name) {
        if (c == ' ') {
            atWord = true;
            continue;
        }
        if ((c & 0x80) != 0)
            return false;
        if (atWord) {
            if (c < 'A' || c > 'Z')
                return false;
            ++words;
        }
        atWord = false;
    }
    return words >= 2 && words <= 4;
}

} // namespace

bool looksLikePerson(std::string_view name)
{
    return isShapedLikePerson(name) && !isLabel(name);
}

} // namespace zhilan::document

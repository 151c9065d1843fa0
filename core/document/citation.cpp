#include "core/document/citation.h"

#include "core/document/speaker.h"
#include "core/document/vocabulary.h"
#include "core/text/space.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;
using text::trimmed;

/// A title that stands further into a line is one that the line only mentions. In bytes, as the following.
constexpr std::size_t kLongestAuthors = 120;
constexpr std::size_t kLongestLabel = 24;
/// Far into the text a colon is one of a citation: "Journal 51: 117–32".
constexpr std::size_t kLongestTitle = 120;

constexpr std::array kColons{"："sv, ":"sv};
constexpr std::array kCommas{"，"sv, ","sv, "；"sv, ";"sv, "、"sv, "·"sv, "—"sv, "–"sv, "-"sv, "|"sv, "｜"sv, "."sv};

template <std::size_t n>
bool isOneOf(std::string_view word, const std::array<std::string_view, n>& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "label：rest" taken apart; the label is empty where no colon follows a short one.
std::pair<std::string_view, std::string_view> splitLabel(std::string_view text)
{
    std::size_t best = std::string_view::npos;
    std::size_t size = 0;
    const std::string_view head = text.substr(0, kLongestLabel);
    for (const std::string_view colon : kColons)
        if (const std::size_t at = head.find(colon); at < best) {
            best = at;
            size = colon.size();
        }
    if (best == std::string_view::npos)
        return {{}, text};
    return {trimmed(text.substr(0, best)), trimmed(text.substr(best + size))};
}

bool namesKind(std::string_view label)
{
    constexpr std::array kKinds{
        "书"sv,    "書"sv,     "书籍"sv,     "書籍"sv,        "图书"sv,      "圖書"sv,     "书名"sv,    "書名"sv,
        "书目"sv,  "专著"sv,   "專著"sv,     "教材"sv,        "论文"sv,      "論文"sv,     "文章"sv,    "博客"sv,
        "博文"sv,  "部落格"sv, "播客"sv,     "视频"sv,        "視頻"sv,      "影片"sv,     "演讲"sv,    "演講"sv,
        "讲座"sv,  "訪談"sv,   "访谈"sv,     "报告"sv,        "報告"sv,      "报道"sv,     "新闻"sv,    "电影"sv,
        "電影"sv,  "纪录片"sv, "紀錄片"sv,   "课程"sv,        "課程"sv,      "网站"sv,     "網站"sv,    "链接"sv,
        "連結"sv,  "工具"sv,   "文献"sv,     "文獻"sv,        "文档"sv,      "标题"sv,     "標題"sv,    "题名"sv,
        "小说"sv,  "小說"sv,   "推文"sv,     "資料"sv,        "资料"sv,      "記事"sv,     "動画"sv,    "書評"sv,
        "本"sv,    "映画"sv,   "책"sv,       "논문"sv,        "기사"sv,      "영상"sv,     "보고서"sv,  "book"sv,
        "books"sv, "paper"sv,  "papers"sv,   "article"sv,     "blog"sv,      "blogpost"sv, "podcast"sv, "video"sv,
        "talk"sv,  "report"sv, "film"sv,     "movie"sv,       "course"sv,    "website"sv,  "tool"sv,    "essay"sv,
        "title"sv, "post"sv,   "preprint"sv, "documentary"sv, "interview"sv, "thesis"sv,   "tweet"sv,   "link"sv};
    return isOneOf(nameKey(label), kKinds);
}

bool namesAuthor(std::string_view label)
{
    constexpr std::array kAuthors{"作者"sv, "著者"sv,   "主讲"sv,    "主講"sv,    "演讲者"sv, "撰文"sv,   "编著"sv,
                                  "編著"sv, "author"sv, "authors"sv, "speaker"sv, "저자"sv,   "作者为"sv, "导演"sv};
    return isOneOf(nameKey(label), kAuthors);
}

/// Without "et al.", 等人 at the end; true if it stood there.
bool dropOthers(std::string_view& names)
{
    for (const std::string_view others : {"et al."sv, "et al"sv, "等人"sv, "等"sv, "ほか"sv})
        if (names.ends_with(others)) {
            names = trimmed(names.substr(0, names.size() - others.size()));
            while (names.ends_with(','))
                names = trimmed(names.substr(0, names.size() - 1));
            return true;
        }
    return false;
}

/// "Chawla", "Nitesh V.": part of a name, when it stands among names.
bool isCapitalised(std::string_view name)
{
    constexpr std::size_t kLongestName = 40;
    if (name.empty() || name.size() > kLongestName)
        return false;
    for (std::size_t at = 0; at < name.size(); ++at)
        if ((at == 0 || name[at - 1] == ' ') && !(name[at] >= 'A' && name[at] <= 'Z'))
            return false;
    return true;
}

/// Whether all of a text is the names of persons: "刘慈欣", "Ann Lee and Bo Chen", "Kaplan et al.".
bool isAuthors(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || text.size() > kLongestAuthors)
        return false;
    const bool others = dropOthers(text);
    constexpr std::array kParts{"、"sv, "，"sv, ", "sv, "；"sv, "; "sv, " & "sv, " and "sv, "与"sv, "和"sv};
    while (!text.empty()) {
        std::size_t end = text.size();
        std::size_t size = 0;
        for (const std::string_view part : kParts)
            if (const std::size_t at = text.find(part); at < end) {
                end = at;
                size = part.size();
            }
        const std::string_view name = trimmed(text.substr(0, end));
        if (!looksLikePerson(name) && !(others && isCapitalised(name)))
            return false;
        text.remove_prefix(std::min(end + size, text.size()));
    }
    return true;
}

/// What 著 makes an author of, whoever it is.
bool isShortName(std::string_view text)
{
    constexpr std::size_t kShortest = 2;
    constexpr std::size_t kLongest = 8;
    const std::size_t size = text::codePointCount(trimmed(text));
    return isAuthors(text) || (size >= kShortest && size <= kLongest);
}

std::string_view withoutJoints(std::string_view text)
{
    text = trimmed(text);
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view joint : kCommas) {
            const bool front = text.starts_with(joint);
            if (!front && (!text.ends_with(joint) || joint == "."))
                continue;
            text = trimmed(front ? text.substr(joint.size()) : text.substr(0, text.size() - joint.size()));
            more = true;
        }
    }
    return text;
}

struct Marked {
    std::size_t begin = 0; ///< of the opening mark
    std::size_t end = 0;   ///< past the closing one
    std::string_view title;
    bool keeps = false; ///< its marks, which belong to names of works
};

/// The first title in marks: 《…》 and 『…』 with them, what stands in quotation marks without.
std::optional<Marked> markedTitle(std::string_view text)
{
    struct Pair {
        std::string_view open;
        std::string_view close;
        bool keeps = false;
    };
    constexpr std::array kPairs{Pair{"《", "》", true}, Pair{"『", "』", true}, Pair{"“", "”"}, Pair{"「", "」"},
                                Pair{"\"", "\""}};
    const std::string_view head = text.substr(0, kLongestAuthors);
    std::size_t begin = std::string_view::npos;
    const Pair* pair = nullptr;
    for (const Pair& each : kPairs)
        if (const std::size_t at = head.find(each.open); at < begin) {
            begin = at;
            pair = &each;
        }
    if (pair == nullptr)
        return std::nullopt;
    const std::size_t inside = begin + pair->open.size();
    const std::size_t close = text.find(pair->close, inside);
    if (close == std::string_view::npos || trimmed(text.substr(inside, close - inside)).empty())
        return std::nullopt;
    Marked found;
    found.begin = begin;
    found.end = close + pair->close.size();
    found.keeps = pair->keeps;
    found.title =
        pair->keeps ? text.substr(begin, found.end - begin) : withoutJoints(text.substr(inside, close - inside));
    return found;
}

/// Whether what follows is said of the title, rather than going on with it: 《一》与《二》的比较.
bool standsAlone(const Marked& marked, std::string_view behind)
{
    constexpr std::array kParting{"（"sv, "("sv, "["sv, "："sv, ":"sv, "。"sv, ","sv};
    const auto begins = [&](std::string_view mark) {
        return trimmed(behind).starts_with(mark);
    };
    return trimmed(behind).empty() || (marked.keeps && trimmed(behind).size() < behind.size()) ||
           std::any_of(kParting.begin(), kParting.end(), begins) || std::any_of(kCommas.begin(), kCommas.end(), begins);
}

/// Whether quotation marks are open, or a year in brackets stands, as in the citations of papers: there a colon parts
/// nothing.
bool isInCitation(std::string_view before)
{
    if (std::count(before.begin(), before.end(), '"') % 2 != 0)
        return true;
    for (std::size_t at = before.find('('); at != std::string_view::npos; at = before.find('(', at + 1)) {
        const std::string_view year = before.substr(at + 1, 4);
        if ((year.starts_with("19") || year.starts_with("20")) && std::all_of(year.begin(), year.end(), isDigit))
            return true;
    }
    return false;
}

/// The first of the marks that part a title from what is said of it.
std::pair<std::size_t, std::size_t> noteMark(std::string_view text)
{
    std::pair<std::size_t, std::size_t> best{std::string_view::npos, 0};
    for (const std::string_view mark : {" — "sv, " – "sv, " - "sv, "——"sv, "："sv, ": "sv})
        if (const std::size_t at = text.substr(0, kLongestTitle + mark.size()).find(mark); at < best.first)
            best = {at, mark.size()};
    if (best.first != std::string_view::npos && isInCitation(text.substr(0, best.first)))
        return {std::string_view::npos, 0};
    return best;
}

/// "Kaplan et al., Title, 2020": authors who are not named to the end are followed by the title.
bool readAfterOthers(std::string_view line, Citation& read)
{
    std::size_t comma = std::string_view::npos;
    std::size_t size = 0;
    for (const std::string_view others : {"et al."sv, "et al"sv, "等人"sv, "等"sv})
        for (const std::string_view mark : {"，"sv, ", "sv}) {
            const std::string joined = std::string(others) + std::string(mark);
            const std::size_t at = line.substr(0, kLongestAuthors).find(joined);
            if (at != std::string_view::npos && at + others.size() < comma) {
                comma = at + others.size();
                size = mark.size();
            }
        }
    if (comma == std::string_view::npos || !isAuthors(line.substr(0, comma)))
        return false;
    const std::string_view rest = trimmed(line.substr(comma + size));
    std::size_t end = rest.size();
    for (const std::string_view mark : {"，"sv, ", "sv})
        end = std::min(end, rest.find(mark));
    if (rest.substr(0, end).empty())
        return false;
    read.author = trimmed(line.substr(0, comma));
    read.title = trimmed(rest.substr(0, end));
    read.note = withoutJoints(rest.substr(std::min(end, rest.size())));
    return true;
}

/// The first "10.1234/…" of a DOI (ISO 26324: a registrant of four to nine digits, then any suffix).
std::string_view findDoi(std::string_view text)
{
    for (std::size_t at = text.find("10."); at != std::string_view::npos; at = text.find("10.", at + 1)) {
        const std::size_t begin = at + 3;
        std::size_t slash = begin;
        while (slash < text.size() && isDigit(text[slash]) && slash - begin < 10)
            ++slash;
        const bool inNumber = at > 0 && (isDigit(text[at - 1]) || text[at - 1] == '.');
        if (inNumber || slash - begin < 4 || slash - begin > 9 || slash >= text.size() || text[slash] != '/')
            continue;
        std::size_t end = slash + 1;
        while (end < text.size() && static_cast<unsigned char>(text[end]) > 0x20 &&
               static_cast<unsigned char>(text[end]) < 0x7F && "\"<>[]{}|"sv.find(text[end]) == std::string_view::npos)
            ++end;
        while (end > slash + 1 && ".,;:)'"sv.find(text[end - 1]) != std::string_view::npos)
            --end;
        if (end > slash + 1)
            return text.substr(at, end - at);
    }
    return {};
}

/// "2001.08361v2", "hep-th/9901001" behind "arXiv:" (arxiv.org/help/arxiv_identifier).
std::string_view findArxivId(std::string_view text)
{
    constexpr std::string_view kName = "arxiv";
    for (std::size_t at = 0; at + kName.size() < text.size(); ++at) {
        if ((text[at] | 0x20) != 'a' ||
            !std::equal(kName.begin(), kName.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                        [](char a, char b) { return a == (b | 0x20); }))
            continue;
        std::string_view id = trimmed(text.substr(at + kName.size(), kLongestTitle));
        if (id.starts_with(':') || id.starts_with("："))
            id = trimmed(id.substr(id.starts_with(':') ? 1 : 3));
        std::size_t end = 0;
        while (end < id.size() && (isDigit(id[end]) || (id[end] >= 'a' && id[end] <= 'z') || id[end] == '.' ||
                                   id[end] == '-' || id[end] == '/'))
            ++end;
        while (end > 0 && !isDigit(id[end - 1]))
            --end;
        id = id.substr(0, end);
        const std::size_t mark = id.find_first_of("./");
        const bool recent = mark == 4 && id[mark] == '.' && isDigit(id[0]) && id.size() >= 9;
        const bool old = mark != std::string_view::npos && mark > 1 && id[mark] == '/' && id.size() - mark >= 8;
        if (recent || old)
            return id;
    }
    return {};
}

} // namespace

std::string_view withoutKind(std::string_view line)
{
    line = trimmed(line);
    const std::size_t close = line.substr(0, 6).find(']');
    if (line.starts_with('[') && close != std::string_view::npos && close > 1 &&
        std::all_of(line.begin() + 1, line.begin() + static_cast<std::ptrdiff_t>(close), isDigit))
        line = trimmed(line.substr(close + 1));
    const auto [label, rest] = splitLabel(line);
    return !rest.empty() && namesKind(label) ? rest : line;
}

std::string takeAuthor(std::string& rest)
{
    const std::string_view text = trimmed(rest);
    for (const auto& [open, close] : {std::pair{"（"sv, "）"sv}, std::pair{"("sv, ")"sv}, std::pair{"["sv, "]"sv}}) {
        const std::size_t end = text.find(close);
        if (!text.starts_with(open) || end == std::string_view::npos)
            continue;
        std::string_view inside = trimmed(text.substr(open.size(), end - open.size()));
        const auto [label, named] = splitLabel(inside);
        const bool says = !label.empty() && namesAuthor(label);
        if (says)
            inside = named;
        else if (inside.ends_with("著"))
            inside = trimmed(inside.substr(0, inside.size() - "著"sv.size()));
        if (inside.empty() || (!says && !isAuthors(inside)))
            break;
        std::string author(inside);
        rest = withoutJoints(text.substr(end + close.size()));
        return author;
    }
    // Part by part: "作者：X", "by X", "X 著".
    constexpr std::array kMarks{"，"sv, ", "sv, "；"sv, "; "sv, "｜"sv, " | "sv, "、"sv};
    std::array<std::size_t, kMarks.size()> next{}; // where each comes next: sought anew only once it is passed
    std::transform(kMarks.begin(), kMarks.end(), next.begin(),
                   [text](std::string_view mark) { return text.find(mark); });
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = text.size();
        std::size_t size = 0;
        for (std::size_t i = 0; i < kMarks.size(); ++i) {
            if (next[i] < begin)
                next[i] = text.find(kMarks[i], begin);
            if (next[i] < end) {
                end = next[i];
                size = kMarks[i].size();
            }
        }
        std::string_view part = withoutJoints(text.substr(begin, end - begin));
        const auto [label, named] = splitLabel(part);
        std::string_view author;
        if (!named.empty() && !label.empty() && namesAuthor(label))
            author = named;
        else if (part.starts_with("by ") && isAuthors(part.substr(3)))
            author = trimmed(part.substr(3));
        else if (part.ends_with("著") && isShortName(part.substr(0, part.size() - "著"sv.size())))
            author = trimmed(part.substr(0, part.size() - "著"sv.size()));
        if (!author.empty()) {
            std::string found(author);
            const std::string_view before = withoutJoints(text.substr(0, begin));
            const std::string_view behind = withoutJoints(text.substr(std::min(end + size, text.size())));
            rest = std::string(before) + (before.empty() || behind.empty() ? "" : ", ") + std::string(behind);
            return found;
        }
        begin = end + std::max<std::size_t>(size, 1);
    }
    return {};
}

Citation readCitation(std::string_view line)
{
    Citation read;
    if (const auto marked = markedTitle(line)) {
        std::string_view before = withoutJoints(line.substr(0, marked->begin));
        for (const std::string_view mark : {"的"sv, "著"sv, "："sv, ":"sv})
            if (before.ends_with(mark))
                before = withoutJoints(before.substr(0, before.size() - mark.size()));
        const std::string_view behind = line.substr(marked->end);
        const bool signedBehind = isAuthors(behind);
        if (before.empty() ? signedBehind || standsAlone(*marked, behind) : isAuthors(before)) {
            read.title = marked->title;
            read.author = signedBehind && before.empty() ? trimmed(behind) : before;
            read.note = signedBehind && before.empty() ? std::string_view() : trimmed(behind);
            if (read.author.empty())
                read.author = takeAuthor(read.note);
            read.note = withoutJoints(read.note);
            for (const std::string_view colon : kColons) {
                if (read.note.starts_with(colon))
                    read.note = trimmed(std::string_view(read.note).substr(colon.size()));
                if (read.note.ends_with(colon))
                    read.note.resize(read.note.size() - colon.size());
            }
            return read;
        }
    }
    if (readAfterOthers(line, read))
        return read;
    const auto [at, size] = noteMark(line);
    read.title = trimmed(line.substr(0, at));
    if (at != std::string_view::npos)
        read.note = trimmed(line.substr(at + size));
    while (read.title.ends_with(':') || read.title.ends_with(','))
        read.title.pop_back();
    if (read.title.ends_with("："))
        read.title.resize(read.title.size() - "："sv.size());
    // "Title（Author）", "Title, by Author", "Title，作者：Author"
    const std::size_t tail = std::min({read.title.find("（"), read.title.find(" ("), read.title.find("，"),
                                       read.title.find(", "), read.title.size()});
    if (std::string rest = read.title.substr(tail); tail > 0 && !rest.empty()) {
        if (const std::string author = takeAuthor(rest); !author.empty()) {
            read.title.resize(tail);
            read.author = author;
            read.note = rest + (rest.empty() || read.note.empty() ? "" : " — ") + read.note;
        }
    }
    if (read.author.empty() && !read.note.empty())
        read.author = takeAuthor(read.note);
    return read;
}

std::string urlOfWorkId(std::string_view text)
{
    if (const std::string_view id = findArxivId(text); !id.empty())
        return "https://arxiv.org/abs/" + std::string(id);
    const std::string_view doi = findDoi(text);
    return doi.empty() ? std::string() : "https://doi.org/" + std::string(doi);
}

} // namespace zhilan::document

#include "core/document/vocabulary.h"

#include "core/text/utf.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;

template <std::size_t n>
bool holds(const std::array<std::string_view, n>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Longer than any name of a part; what is longer is a sentence and need not be looked at.
constexpr std::size_t kLongestName = 160;

bool isNameCharacter(char32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < 0xC0 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) || (c >= 0x3007 && c <= 0x3030))
        return c == 0x3007;
    return !(c >= 0xFE00 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFF65) && !(c >= 0x1F000 && c < 0x20000) &&
           c != 0xFEFF && c != 0xFFFD && c != 0x30FB;
}

bool isNumeral(char32_t c)
{
    constexpr std::u32string_view kHan = U"〇一二三四五六七八九十百";
    return (c >= '0' && c <= '9') || kHan.find(c) != std::u32string_view::npos;
}

/// "3. ", "二、", "(4)", "第五章 " at the front.
std::string_view withoutNumbering(std::string_view name)
{
    std::size_t at = 0;
    bool numerals = false;
    bool chapter = false;
    while (at < name.size()) {
        std::size_t next = at;
        const char32_t c = text::nextCodePoint(name, next);
        if (isNumeral(c) || (numerals && c == '.')) {
            numerals = true;
        } else if (c == U'第') {
            chapter = true;
        } else if (isNameCharacter(c)) {
            const bool unit = c == U'章' || c == U'节' || c == U'節' || c == U'部';
            if (numerals && chapter && unit)
                return name.substr(next);
            return name.substr(numerals || chapter ? 0 : at);
        } else if (numerals) {
            constexpr std::u32string_view kEnds = U".、．)）:：】]";
            if (kEnds.find(c) != std::u32string_view::npos)
                return name.substr(next);
            return c == ' ' ? name.substr(next) : name;
        }
        at = next;
    }
    return name;
}

constexpr std::array kInfoNames{
    "信息"sv,      "資訊"sv,      "information"sv, "basicinformation"sv, "videoinformation"sv,
    "basicinfo"sv, "videoinfo"sv, "info"sv,        "metadata"sv,         "details"sv,
    "情報"sv};
constexpr std::array kInfoParts{"基本信息"sv, "基本資訊"sv, "视频信息"sv, "視頻資訊"sv, "影片資訊"sv,
                                "节目信息"sv, "材料信息"sv, "基本情報"sv, "動画情報"sv, "番組情報"sv};
constexpr std::array kContentsNames{"目录"sv, "目錄"sv, "目次"sv, "contents"sv, "tableofcontents"sv, "toc"sv};
constexpr std::array kGlossaryNames{"terms"sv, "用語"sv, "keyterms"sv, "词汇"sv, "詞彙"sv, "概念"sv};
constexpr std::array kGlossaryParts{"术语"sv,     "術語"sv,   "名词解释"sv, "名詞解釋"sv,    "glossary"sv, "用語集"sv,
                                    "用語解説"sv, "词汇表"sv, "詞彙表"sv,   "terminology"sv, "专有名词"sv};
constexpr std::array kReferenceNames{"reference"sv, "sources"sv,      "bibliography"sv, "出典"sv,          "参考"sv,
                                     "參考"sv,      "relatedlinks"sv, "resources"sv,    "资料来源"sv,      "引用文献"sv,
                                     "相关链接"sv,  "相關連結"sv,     "links"sv,        "worksmentioned"sv};
constexpr std::array kReferenceParts{"参考文献"sv,   "參考文獻"sv,   "参考資料"sv,       "参考资料"sv,  "參考資料"sv,
                                     "延伸阅读"sv,   "延伸閱讀"sv,   "相关文档"sv,       "參考連結"sv,  "参考链接"sv,
                                     "参考リンク"sv, "関連リンク"sv, "furtherreading"sv, "references"sv};
constexpr std::array kChapterNames{"章节"sv,     "章節"sv,       "视频章节"sv, "影片章節"sv,  "时间线"sv,
                                   "chapters"sv, "timestamps"sv, "timeline"sv, "timecodes"sv, "videochapters"sv};
constexpr std::array kChapterParts{"章节索引"sv,   "章節索引"sv,       "章节列表"sv,     "章节目录"sv,
                                   "时间戳"sv,     "時間戳"sv,         "时间轴"sv,       "時間軸"sv,
                                   "チャプター"sv, "タイムスタンプ"sv, "chapterindex"sv, "chapterlist"sv};
constexpr std::array kQuoteParts{"语录"sv, "語錄"sv, "金句"sv, "名言"sv, "keyquotes"sv, "notablequotes"sv};

constexpr std::array kTitleKeys{"标题"sv, "標題"sv,     "视频标题"sv, "視頻標題"sv,   "影片標題"sv, "题目"sv,
                                "題目"sv, "节目标题"sv, "title"sv,    "videotitle"sv, "タイトル"sv, "動画タイトル"sv};
constexpr std::array kVideoKeys{"视频链接"sv,   "视频地址"sv, "视频"sv,     "原视频"sv,     "原视频链接"sv,
                                "視頻連結"sv,   "影片連結"sv, "影片"sv,     "youtube"sv,    "youtube链接"sv,
                                "youtubeurl"sv, "b站"sv,      "b站链接"sv,  "bilibili"sv,   "videolink"sv,
                                "videourl"sv,   "video"sv,    "動画"sv,     "動画リンク"sv, "動画url"sv,
                                "播客链接"sv,   "音频链接"sv, "节目链接"sv, "media"sv,      "sourceurl"sv};
constexpr std::array kLinkKeys{"链接"sv,     "連結"sv, "url"sv,  "link"sv,   "来源"sv, "來源"sv, "source"sv, "原文"sv,
                               "原文链接"sv, "出处"sv, "出典"sv, "リンク"sv, "地址"sv, "网址"sv, "website"sv};
constexpr std::array kDateKeys{"发布时间"sv,    "发布日期"sv,    "發佈時間"sv,    "發布時間"sv,    "發布日期"sv,
                               "發佈日期"sv,    "日期"sv,        "时间"sv,        "時間"sv,        "date"sv,
                               "published"sv,   "publishedat"sv, "publishedon"sv, "publishdate"sv, "publicationdate"sv,
                               "releasedate"sv, "released"sv,    "uploaddate"sv,  "uploaded"sv,    "上传时间"sv,
                               "上传日期"sv,    "上線日期"sv,    "公開日"sv,      "配信日"sv,      "投稿日"sv,
                               "日付"sv,        "放送日"sv,      "発表日"sv,      "录制时间"sv,    "airdate"sv,
                               "aired"sv};
constexpr std::array kDurationKeys{"时长"sv,     "視頻時長"sv, "视频时长"sv, "片长"sv,          "時長"sv,
                                   "影片長度"sv, "影片時長"sv, "长度"sv,     "節目長度"sv,      "节目时长"sv,
                                   "音频时长"sv, "duration"sv, "length"sv,   "videoduration"sv, "videolength"sv,
                                   "runtime"sv,  "再生時間"sv, "長さ"sv,     "収録時間"sv,      "動画時間"sv};
constexpr std::array kPersonKeys{"嘉宾"sv,    "嘉賓"sv,     "来宾"sv,   "來賓"sv,        "主持人"sv,      "主持"sv,
                                 "主讲人"sv,  "主講人"sv,   "演讲者"sv, "讲者"sv,        "講者"sv,        "受访者"sv,
                                 "采访者"sv,  "作者"sv,     "guest"sv,  "guests"sv,      "host"sv,        "hosts"sv,
                                 "speaker"sv, "speakers"sv, "author"sv, "interviewer"sv, "interviewee"sv, "ゲスト"sv,
                                 "司会"sv,    "出演"sv,     "出演者"sv, "講演者"sv,      "聞き手"sv,      "話し手"sv};
constexpr std::array kOtherKeys{"节目名称"sv, "节目"sv,       "節目"sv,     "频道"sv,     "頻道"sv,    "平台"sv,
                                "点赞数"sv,   "评论数"sv,     "播放量"sv,   "观看次数"sv, "语言"sv,    "語言"sv,
                                "言語"sv,     "类型"sv,       "标签"sv,     "show"sv,     "podcast"sv, "channel"sv,
                                "series"sv,   "platform"sv,   "language"sv, "views"sv,    "likes"sv,   "comments"sv,
                                "videoid"sv,  "视频id"sv,     "tags"sv,     "tldr"sv,     "rating"sv,  "番組"sv,
                                "番組名"sv,   "チャンネル"sv, "episode"sv};

constexpr std::array kInfoFirst{"项目"sv, "項目"sv,     "项"sv,        "字段"sv, "属性"sv,
                                "屬性"sv, "信息项"sv,   "信息"sv,      "item"sv, "field"sv,
                                "key"sv,  "property"sv, "attribute"sv, "名称"sv, ""sv};
constexpr std::array kInfoSecond{"内容"sv, "內容"sv,        "值"sv,      "信息"sv,    "資訊"sv,   "详情"sv,
                                 "说明"sv, "value"sv,       "content"sv, "details"sv, "detail"sv, "information"sv,
                                 "info"sv, "description"sv, "詳細"sv,    ""sv};

constexpr std::array kTermColumns{"术语"sv, "術語"sv, "名词"sv, "名詞"sv, "term"sv,         "terms"sv,  "用語"sv,
                                  "缩写"sv, "縮寫"sv, "词汇"sv, "概念"sv, "abbreviation"sv, "acronym"sv};
constexpr std::array kRefTitleColumns{"文档文章"sv, "文档"sv, "文章"sv, "书名"sv, "書名"sv,     "资料"sv,    "資料"sv,
                                      "文献"sv,     "文獻"sv, "论文"sv, "論文"sv, "document"sv, "article"sv, "paper"sv,
                                      "book"sv,     "work"sv, "名称"sv, "名稱"sv, "name"sv,     "タイトル"sv};
constexpr std::array kAuthorColumns{"作者"sv, "author"sv, "authors"sv, "著者"sv, "by"sv, "来源"sv, "作者来源"sv};
constexpr std::array kNoteColumns{"说明"sv, "說明"sv,  "备注"sv,        "備註"sv, "简介"sv, "簡介"sv, "描述"sv,
                                  "note"sv, "notes"sv, "description"sv, "備考"sv, "説明"sv, "内容"sv};
constexpr std::array kUrlColumns{"链接"sv, "連結"sv, "url"sv, "link"sv, "リンク"sv, "地址"sv};
constexpr std::array kTimeColumns{"时间戳"sv,   "時間戳"sv,   "时间"sv,   "時間"sv,          "时间点"sv,
                                  "时间段"sv,   "起始时间"sv, "time"sv,   "timestamp"sv,     "timestamps"sv,
                                  "timecode"sv, "start"sv,    "タイム"sv, "タイムスタンプ"sv};
constexpr std::array kChapterColumns{"章节标题"sv,     "章節標題"sv, "章节"sv,    "章節"sv,      "标题"sv,  "標題"sv,
                                     "主题"sv,         "主題"sv,     "话题"sv,    "內容"sv,      "title"sv, "chapter"sv,
                                     "chaptertitle"sv, "topic"sv,    "section"sv, "チャプター"sv};

constexpr std::array kLabels{
    "注"sv,         "注意"sv,     "备注"sv,        "備註"sv,     "提示"sv,   "说明"sv,   "說明"sv,   "核心观点"sv,
    "核心"sv,       "观点"sv,     "结论"sv,        "結論"sv,     "总结"sv,   "總結"sv,   "小结"sv,   "摘要"sv,
    "关键"sv,       "关键点"sv,   "重点"sv,        "要点"sv,     "背景"sv,   "原文"sv,   "译文"sv,   "引用"sv,
    "来源"sv,       "來源"sv,     "警告"sv,        "例如"sv,     "方法"sv,   "金句"sv,   "安全"sv,   "原则"sv,
    "问题"sv,       "問題"sv,     "回答"sv,        "问"sv,       "答"sv,     "方案"sv,   "时间"sv,   "更新"sv,
    "最后更新"sv,   "历史"sv,     "经验"sv,        "高亮"sv,     "note"sv,   "tip"sv,    "tips"sv,   "warning"sv,
    "important"sv,  "caution"sv,  "info"sv,        "summary"sv,  "tldr"sv,   "quote"sv,  "source"sv, "example"sv,
    "conclusion"sv, "takeaway"sv, "keytakeaway"sv, "question"sv, "answer"sv, "update"sv, "注記"sv,   "補足"sv,
    "要約"sv,       "まとめ"sv,   "出典"sv,        "ポイント"sv};

constexpr std::array kLabelParts{"原话"sv, "观点"sv, "觀點"sv,     "结论"sv,    "要点"sv,       "提示"sv,  "总结"sv,
                                 "关键"sv, "核心"sv, "说明"sv,     "摘要"sv,    "问题"sv,       "贴士"sv,  "语录"sv,
                                 "引述"sv, "原文"sv, "takeaway"sv, "summary"sv, "disclaimer"sv, "update"sv};

template <std::size_t n>
bool holdsPart(const std::array<std::string_view, n>& parts, std::string_view name)
{
    return std::any_of(parts.begin(), parts.end(),
                       [name](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

} // namespace

std::string nameKey(std::string_view name)
{
    std::string out;
    if (name.size() > kLongestName)
        return out;
    const std::string_view rest = withoutNumbering(name);
    for (std::size_t at = 0; at < rest.size();) {
        char32_t c = text::nextCodePoint(rest, at);
        if (c >= 0xFF10 && c <= 0xFF5A)
            c -= 0xFEE0;
        if (!isNameCharacter(c))
            continue;
        text::appendUtf8(out, c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return out;
}

Topic topicOfHeading(std::string_view title)
{
    const std::string name = nameKey(title);
    if (name.empty())
        return Topic::None;
    if (holds(kInfoNames, name) || holdsPart(kInfoParts, name))
        return Topic::Info;
    if (holds(kContentsNames, name))
        return Topic::Contents;
    if (holds(kGlossaryNames, name) || holdsPart(kGlossaryParts, name))
        return Topic::Glossary;
    if (holds(kReferenceNames, name) || holdsPart(kReferenceParts, name))
        return Topic::References;
    if (holds(kChapterNames, name) || holdsPart(kChapterParts, name))
        return Topic::Chapters;
    if (name == "quotes" || holdsPart(kQuoteParts, name))
        return Topic::Quotes;
    return Topic::None;
}

InfoKey infoKeyOf(std::string_view key)
{
    const std::string name = nameKey(key);
    if (name.empty())
        return InfoKey::None;
    if (holds(kTitleKeys, name))
        return InfoKey::Title;
    if (holds(kVideoKeys, name))
        return InfoKey::Video;
    if (holds(kLinkKeys, name))
        return InfoKey::Link;
    if (holds(kDateKeys, name))
        return InfoKey::Date;
    if (holds(kDurationKeys, name))
        return InfoKey::Duration;
    if (holds(kPersonKeys, name))
        return InfoKey::Person;
    return holds(kOtherKeys, name) ? InfoKey::Other : InfoKey::None;
}

bool isInfoHeader(std::string_view first, std::string_view second)
{
    return holds(kInfoFirst, nameKey(first)) && holds(kInfoSecond, nameKey(second));
}

Column columnOf(std::string_view header)
{
    const std::string name = nameKey(header);
    if (name.empty())
        return Column::None;
    if (holds(kTermColumns, name))
        return Column::Term;
    if (holds(kTimeColumns, name))
        return Column::Time;
    if (holds(kAuthorColumns, name))
        return Column::Author;
    if (holds(kNoteColumns, name))
        return Column::Note;
    if (holds(kUrlColumns, name))
        return Column::Url;
    if (holds(kChapterColumns, name))
        return Column::ChapterTitle;
    return holds(kRefTitleColumns, name) ? Column::RefTitle : Column::None;
}

bool isLabel(std::string_view name)
{
    const std::string key = nameKey(name);
    return holds(kLabels, key) || holdsPart(kLabelParts, key) || infoKeyOf(name) != InfoKey::None ||
           topicOfHeading(name) != Topic::None;
}

} // namespace zhilan::document

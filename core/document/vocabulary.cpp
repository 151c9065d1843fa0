#include "core/document/vocabulary.h"

#include "core/document/word_table.h"
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
    return c < 0x80 ? c >= '0' && c <= '9' : kHan.find(c) != std::u32string_view::npos;
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
    "정보"sv,           "영상정보"sv,    "방송정보"sv,           "기본정보"sv,         "信息"sv,
    "資訊"sv,           "information"sv, "basicinformation"sv,   "videoinformation"sv, "basicinfo"sv,
    "videoinfo"sv,      "info"sv,        "metadata"sv,           "details"sv,          "情報"sv,
    "关于本期"sv,       "关于本视频"sv,  "aboutthisvideo"sv,     "aboutthisepisode"sv, "videodetails"sv,
    "episodedetails"sv, "episodeinfo"sv, "episodeinformation"sv, "番組情報"sv,         "概要情報"sv,
    "材料信息"sv,       "文档信息"sv,    "基本信息表"sv};
constexpr std::array kInfoParts{"基本信息"sv, "基本資訊"sv, "视频信息"sv, "視頻資訊"sv, "影片資訊"sv,    "节目信息"sv,
                                "材料信息"sv, "基本情報"sv, "動画情報"sv, "番組情報"sv, "影片信息"sv,    "播客信息"sv,
                                "会议信息"sv, "會議資訊"sv, "演讲信息"sv, "講座資訊"sv, "讲座信息"sv,    "访谈信息"sv,
                                "文档信息"sv, "视频資訊"sv, "節目資訊"sv, "配信情報"sv, "イベント情報"sv};
constexpr std::array kContentsNames{
    "목차"sv,         "目录"sv,           "目錄"sv,     "目次"sv,     "contents"sv, "tableofcontents"sv,
    "toc"sv,          "tableofcontent"sv, "本文目录"sv, "文章目录"sv, "内容目录"sv, "本页目录"sv,
    "章节目录导航"sv, "index"sv,          "もくじ"sv,   "目录导航"sv, "内容导航"sv};
constexpr std::array kGlossaryNames{"용어"sv,
                                    "용어집"sv,
                                    "용어정리"sv,
                                    "용어설명"sv,
                                    "terms"sv,
                                    "用語"sv,
                                    "keyterms"sv,
                                    "词汇"sv,
                                    "詞彙"sv,
                                    "概念"sv,
                                    "abbreviations"sv,
                                    "acronyms"sv,
                                    "definitions"sv,
                                    "keyconcepts"sv,
                                    "缩略语"sv,
                                    "縮略語"sv,
                                    "缩写"sv,
                                    "关键概念"sv,
                                    "關鍵概念"sv,
                                    "核心概念"sv,
                                    "关键术语"sv,
                                    "keyterminology"sv,
                                    "termsanddefinitions"sv,
                                    "用語一覧"sv,
                                    "キーワード解説"sv};
constexpr std::array kGlossaryParts{"术语"sv,     "術語"sv,     "名词解释"sv,   "名詞解釋"sv, "glossary"sv,
                                    "用語集"sv,   "用語解説"sv, "词汇表"sv,     "詞彙表"sv,   "terminology"sv,
                                    "专有名词"sv, "缩写表"sv,   "缩略语表"sv,   "名词表"sv,   "名詞表"sv,
                                    "概念解释"sv, "用語説明"sv, "用語の説明"sv, "用语表"sv,   "词汇解释"sv};
constexpr std::array kReferenceNames{"참고"sv,
                                     "출처"sv,
                                     "참고자료"sv,
                                     "참고문헌"sv,
                                     "관련링크"sv,
                                     "링크"sv,
                                     "信息源"sv,
                                     "信息来源"sv,
                                     "資料出處"sv,
                                     "数据来源"sv,
                                     "消息来源"sv,
                                     "datasources"sv,
                                     "reference"sv,
                                     "sources"sv,
                                     "bibliography"sv,
                                     "出典"sv,
                                     "参考"sv,
                                     "參考"sv,
                                     "relatedlinks"sv,
                                     "resources"sv,
                                     "资料来源"sv,
                                     "引用文献"sv,
                                     "相关链接"sv,
                                     "相關連結"sv,
                                     "links"sv,
                                     "worksmentioned"sv,
                                     "references"sv,
                                     "referencesandlinks"sv,
                                     "linksandreferences"sv,
                                     "referencesandfurtherreading"sv,
                                     "referencesfurtherreading"sv,
                                     "resourcesandreferences"sv,
                                     "referencesandresources"sv,
                                     "notesandreferences"sv,
                                     "furtherreading"sv,
                                     "furtherreadings"sv,
                                     "citations"sv,
                                     "workscited"sv,
                                     "recommendedreading"sv,
                                     "recommendedreadings"sv,
                                     "linksmentioned"sv,
                                     "resourcesmentioned"sv,
                                     "mentionedinthisepisode"sv,
                                     "booksmentioned"sv,
                                     "papersmentioned"sv,
                                     "linksfromtheshow"sv,
                                     "episodelinks"sv,
                                     "sourcesandreferences"sv,
                                     "seealso"sv,
                                     "资料"sv,
                                     "扩展阅读"sv,
                                     "拓展阅读"sv,
                                     "推荐阅读"sv,
                                     "推薦閱讀"sv,
                                     "相关阅读"sv,
                                     "相關閱讀"sv,
                                     "相关资源"sv,
                                     "相關資源"sv,
                                     "参考资源"sv,
                                     "参考來源"sv,
                                     "参考来源"sv,
                                     "來源"sv,
                                     "来源"sv,
                                     "提到的书"sv,
                                     "提到的书籍"sv,
                                     "提到的资源"sv,
                                     "提及的资源"sv,
                                     "提到的论文"sv,
                                     "书单"sv,
                                     "参见"sv,
                                     "另见"sv,
                                     "引用来源"sv,
                                     "引用元"sv,
                                     "出典一覧"sv,
                                     "参考サイト"sv,
                                     "関連資料"sv,
                                     "参考図書"sv,
                                     "参考記事"sv};
constexpr std::array kReferenceParts{"提到的工作"sv,      "提到的作品"sv,         "提及的论文"sv,
                                     "提到的书"sv,        "提到的資料"sv,         "提到的资料"sv,
                                     "提到的文章"sv,      "提到的論文"sv,         "linksmentioned"sv,
                                     "booksmentioned"sv,  "resourcesmentioned"sv, "papersmentioned"sv,
                                     "mentionedinthis"sv, "参考論文"sv,           "おすすめの本"sv,
                                     "参考文献"sv,        "參考文獻"sv,           "参考資料"sv,
                                     "参考资料"sv,        "參考資料"sv,           "延伸阅读"sv,
                                     "延伸閱讀"sv,        "相关文档"sv,           "參考連結"sv,
                                     "参考链接"sv,        "参考リンク"sv,         "関連リンク"sv,
                                     "引用与来源"sv,      "参考书目"sv,           "參考書目"sv,
                                     "扩展资料"sv};
constexpr std::array kChapterNames{"타임스탬프"sv,
                                   "챕터"sv,
                                   "타임라인"sv,
                                   "목차및타임스탬프"sv,
                                   "時間軸"sv,
                                   "章节"sv,
                                   "章節"sv,
                                   "视频章节"sv,
                                   "影片章節"sv,
                                   "时间线"sv,
                                   "chapters"sv,
                                   "timestamps"sv,
                                   "timeline"sv,
                                   "timecodes"sv,
                                   "videochapters"sv,
                                   "章节导航"sv,
                                   "影片時間軸"sv,
                                   "内容时间线"sv,
                                   "时间索引"sv,
                                   "時間索引"sv,
                                   "时间节点"sv,
                                   "chapter"sv,
                                   "videotimestamps"sv,
                                   "videotimeline"sv,
                                   "episodechapters"sv,
                                   "timestampsandchapters"sv,
                                   "timecode"sv,
                                   "目次とタイムスタンプ"sv,
                                   "チャプター一覧"sv};
constexpr std::array kChapterParts{"章节索引"sv,   "章節索引"sv,       "章节列表"sv,     "章节目录"sv,
                                   "时间戳"sv,     "時間戳"sv,         "时间轴"sv,       "時間軸"sv,
                                   "チャプター"sv, "タイムスタンプ"sv, "chapterindex"sv, "chapterlist"sv,
                                   "章节时间"sv,   "章節時間"sv,       "章节导航"sv,     "タイムライン"sv};
constexpr std::array kQuoteParts{"quotesweloved"sv,
                                 "favoritequotes"sv,
                                 "favouritequotes"sv,
                                 "greatquotes"sv,
                                 "standoutquotes"sv,
                                 "selectedquotes"sv,
                                 "pullquotes"sv,
                                 "精彩观点"sv,
                                 "精彩觀點"sv,
                                 "명언"sv,
                                 "어록"sv,
                                 "语录"sv,
                                 "語錄"sv,
                                 "金句"sv,
                                 "名言"sv,
                                 "keyquotes"sv,
                                 "notablequotes"sv,
                                 "原话"sv,
                                 "原話"sv,
                                 "引语"sv,
                                 "引語"sv,
                                 "摘录"sv,
                                 "quotestoremember"sv,
                                 "memorablequotes"sv,
                                 "bestquotes"sv,
                                 "topquotes"sv,
                                 "名場面"sv,
                                 "印象に残った言葉"sv,
                                 "発言集"sv};

constexpr std::array kTitleKeys{"제목"sv,     "영상제목"sv,   "标题"sv,     "標題"sv,         "视频标题"sv,
                                "視頻標題"sv, "影片標題"sv,   "题目"sv,     "題目"sv,         "节目标题"sv,
                                "title"sv,    "videotitle"sv, "タイトル"sv, "動画タイトル"sv, "原标题"sv,
                                "原標題"sv,   "英文标题"sv,   "中文标题"sv, "題名"sv,         "節目標題"sv};
constexpr std::array kVideoKeys{"b站视频"sv,
                                "原片"sv,
                                "节目源"sv,
                                "播客源"sv,
                                "영상"sv,
                                "영상링크"sv,
                                "동영상"sv,
                                "유튜브"sv,
                                "유튜브링크"sv,
                                "视频链接"sv,
                                "视频地址"sv,
                                "视频"sv,
                                "原视频"sv,
                                "原视频链接"sv,
                                "視頻連結"sv,
                                "影片連結"sv,
                                "影片"sv,
                                "youtube"sv,
                                "youtube链接"sv,
                                "youtubeurl"sv,
                                "b站"sv,
                                "b站链接"sv,
                                "bilibili"sv,
                                "videolink"sv,
                                "videourl"sv,
                                "video"sv,
                                "動画"sv,
                                "動画リンク"sv,
                                "動画url"sv,
                                "播客链接"sv,
                                "音频链接"sv,
                                "节目链接"sv,
                                "media"sv,
                                "sourceurl"sv,
                                "观看"sv,
                                "观看链接"sv,
                                "收听"sv,
                                "收听链接"sv,
                                "收聽"sv,
                                "原始视频"sv,
                                "源视频"sv,
                                "回放"sv,
                                "回放链接"sv,
                                "录像"sv,
                                "錄影"sv,
                                "录播"sv,
                                "录音"sv,
                                "音频"sv,
                                "音頻"sv,
                                "watch"sv,
                                "watchon"sv,
                                "listen"sv,
                                "listenon"sv,
                                "recording"sv,
                                "replay"sv,
                                "audio"sv,
                                "audiovideo"sv,
                                "audiovideoofthemeeting"sv,
                                "videoofthemeeting"sv,
                                "stream"sv,
                                "livestream"sv,
                                "youtubevideo"sv,
                                "youtubelink"sv,
                                "bilibililink"sv,
                                "小宇宙"sv,
                                "小宇宙链接"sv,
                                "spotify"sv,
                                "applepodcasts"sv,
                                "applepodcast"sv,
                                "episodelink"sv,
                                "episodeurl"sv,
                                "podcastlink"sv,
                                "mediaurl"sv,
                                "videosource"sv,
                                "アーカイブ"sv,
                                "アーカイブ動画"sv,
                                "視聴リンク"sv,
                                "動画アドレス"sv};
constexpr std::array kLinkKeys{"링크"sv,         "출처"sv,        "주소"sv,     "链接"sv,     "連結"sv,
                               "url"sv,          "link"sv,        "来源"sv,     "來源"sv,     "source"sv,
                               "原文"sv,         "原文链接"sv,    "出处"sv,     "出典"sv,     "リンク"sv,
                               "地址"sv,         "网址"sv,        "website"sv,  "原地址"sv,   "原文地址"sv,
                               "原链接"sv,       "来源链接"sv,    "信息来源"sv, "資料來源"sv, "sourcelink"sv,
                               "originallink"sv, "originalurl"sv, "original"sv, "参照元"sv,   "元動画"sv};
constexpr std::array kDateKeys{"pubdatetime"sv,   "publishdatetime"sv,
                               "게시일"sv,        "날짜"sv,
                               "일자"sv,          "방송일"sv,
                               "공개일"sv,        "업로드일"sv,
                               "업로드날짜"sv,    "发布时间"sv,
                               "发布日期"sv,      "發佈時間"sv,
                               "發布時間"sv,      "發布日期"sv,
                               "發佈日期"sv,      "日期"sv,
                               "时间"sv,          "時間"sv,
                               "date"sv,          "published"sv,
                               "publishedat"sv,   "publishedon"sv,
                               "publishdate"sv,   "publicationdate"sv,
                               "releasedate"sv,   "released"sv,
                               "uploaddate"sv,    "uploaded"sv,
                               "上传时间"sv,      "上传日期"sv,
                               "上線日期"sv,      "公開日"sv,
                               "配信日"sv,        "投稿日"sv,
                               "日付"sv,          "放送日"sv,
                               "発表日"sv,        "录制时间"sv,
                               "airdate"sv,       "aired"sv,
                               "发布"sv,          "发布于"sv,
                               "發佈"sv,          "發布"sv,
                               "发表时间"sv,      "发表日期"sv,
                               "發表日期"sv,      "首播"sv,
                               "首播时间"sv,      "首播日期"sv,
                               "播出时间"sv,      "播出日期"sv,
                               "上线时间"sv,      "上线日期"sv,
                               "录制日期"sv,      "錄製時間"sv,
                               "錄製日期"sv,      "收录时间"sv,
                               "拍摄时间"sv,      "举办时间"sv,
                               "recordingdate"sv, "recorded"sv,
                               "recordedon"sv,    "recordedat"sv,
                               "datepublished"sv, "originalairdate"sv,
                               "pubdate"sv,       "dateandtime"sv,
                               "datetime"sv,      "公開日時"sv,
                               "配信日時"sv,      "収録日"sv,
                               "収録日時"sv,      "投稿日時"sv,
                               "開催日"sv,        "開催日時"sv,
                               "日時"sv,          "発売日"sv,
                               "掲載日"sv,        "发行日期"sv};
constexpr std::array kUpdatedKeys{"moddatetime"sv,  "更新时间"sv,  "更新日期"sv,  "更新於"sv,      "更新于"sv,
                                  "最后更新"sv,     "最後更新"sv,  "最近更新"sv,  "最后修改"sv,    "修改时间"sv,
                                  "整理时间"sv,     "整理日期"sv,  "创建时间"sv,  "建立時間"sv,    "记录时间"sv,
                                  "updated"sv,      "updatedat"sv, "updatedon"sv, "lastupdated"sv, "lastupdate"sv,
                                  "lastmodified"sv, "modified"sv,  "created"sv,   "createdat"sv,   "createdon"sv,
                                  "更新日"sv,       "更新日時"sv,  "最終更新"sv,  "最終更新日"sv,  "作成日"sv};
constexpr std::array kDurationKeys{
    "길이"sv,       "재생시간"sv, "영상길이"sv, "러닝타임"sv,      "时长"sv,        "視頻時長"sv,    "视频时长"sv,
    "片长"sv,       "時長"sv,     "影片長度"sv, "影片時長"sv,      "长度"sv,        "節目長度"sv,    "节目时长"sv,
    "音频时长"sv,   "duration"sv, "length"sv,   "videoduration"sv, "videolength"sv, "runtime"sv,     "再生時間"sv,
    "長さ"sv,       "収録時間"sv, "動画時間"sv, "时间长度"sv,      "总时长"sv,      "總時長"sv,      "播放时长"sv,
    "播放時間"sv,   "全长"sv,     "全長"sv,     "総時間"sv,        "尺"sv,          "runningtime"sv, "totalduration"sv,
    "timelength"sv, "所要時間"sv};
constexpr std::array kPersonKeys{
    "老师"sv,        "老師"sv,         "授课教师"sv,   "授课老师"sv,       "任课教师"sv,       "教师"sv,
    "강연자"sv,      "출연"sv,         "출연자"sv,     "진행"sv,           "진행자"sv,         "게스트"sv,
    "연사"sv,        "사회자"sv,       "인터뷰어"sv,   "嘉宾"sv,           "嘉賓"sv,           "来宾"sv,
    "來賓"sv,        "主持人"sv,       "主持"sv,       "主讲人"sv,         "主講人"sv,         "演讲者"sv,
    "讲者"sv,        "講者"sv,         "受访者"sv,     "采访者"sv,         "作者"sv,           "guest"sv,
    "guests"sv,      "host"sv,         "hosts"sv,      "speaker"sv,        "speakers"sv,       "author"sv,
    "interviewer"sv, "interviewee"sv,  "ゲスト"sv,     "司会"sv,           "出演"sv,           "出演者"sv,
    "講演者"sv,      "聞き手"sv,       "話し手"sv,     "人物"sv,           "对谈人"sv,         "對談人"sv,
    "对话嘉宾"sv,    "对话"sv,         "分享人"sv,     "分享嘉宾"sv,       "主播"sv,           "演讲人"sv,
    "演講人"sv,      "讲师"sv,         "講師"sv,       "采访人"sv,         "採訪人"sv,         "採訪者"sv,
    "受访人"sv,      "受訪者"sv,       "与会者"sv,     "参会者"sv,         "参会人"sv,         "出席者"sv,
    "参会"sv,        "参会人员"sv,     "与会"sv,       "与会人员"sv,       "出席人员"sv,       "参加者"sv,
    "出席"sv,        "参与者"sv,       "參與者"sv,     "moderator"sv,      "moderators"sv,     "presenter"sv,
    "presenters"sv,  "participants"sv, "attendees"sv,  "panelists"sv,      "panel"sv,          "featuring"sv,
    "cohost"sv,      "cohosts"sv,      "lecturer"sv,   "hostedby"sv,       "authors"sv,        "writer"sv,
    "登壇者"sv,      "登壇"sv,         "スピーカー"sv, "ホスト"sv,         "パーソナリティ"sv, "講演"sv,
    "対談"sv,        "対談者"sv,       "語り手"sv,     "インタビュアー"sv, "著者"sv,           "筆者"sv,
    "执笔"sv};
constexpr std::array kVideoIdKeys{
    "videoid"sv,       "视频id"sv, "視頻id"sv, "影片id"sv, "動画id"sv, "동영상id"sv,   "youtubeid"sv, "油管id"sv,
    "youtube视频id"sv, "bvid"sv,   "bv号"sv,   "bv號"sv,   "bv"sv,     "bilibiliid"sv, "b站id"sv,     "视频编号"sv};
constexpr std::array kOtherKeys{
    "채널"sv,         "프로그램"sv,     "언어"sv,       "조회수"sv,        "태그"sv,       "up主"sv,     "课程"sv,
    "課程"sv,         "主办"sv,         "主办方"sv,     "节目名称"sv,      "节目"sv,       "節目"sv,     "频道"sv,
    "頻道"sv,         "平台"sv,         "点赞数"sv,     "评论数"sv,        "播放量"sv,     "观看次数"sv, "语言"sv,
    "語言"sv,         "言語"sv,         "类型"sv,       "标签"sv,          "show"sv,       "podcast"sv,  "channel"sv,
    "series"sv,       "platform"sv,     "language"sv,   "views"sv,         "likes"sv,      "comments"sv, "tags"sv,
    "tldr"sv,         "rating"sv,       "番組"sv,       "番組名"sv,        "チャンネル"sv, "episode"sv,  "点赞"sv,
    "點讚數"sv,       "评论"sv,         "評論數"sv,     "播放"sv,          "播放次数"sv,   "播放數"sv,   "观看数"sv,
    "观看量"sv,       "觀看次數"sv,     "浏览量"sv,     "收藏"sv,          "弹幕数"sv,     "订阅数"sv,   "集数"sv,
    "期数"sv,         "系列"sv,         "分类"sv,       "分類"sv,          "类别"sv,       "類別"sv,     "標籤"sv,
    "关键词"sv,       "關鍵字"sv,       "字数"sv,       "出品"sv,          "出品方"sv,     "制作"sv,     "制作方"sv,
    "语种"sv,         "字幕"sv,         "subtitles"sv,  "category"sv,      "categories"sv, "keywords"sv, "publisher"sv,
    "organization"sv, "organisation"sv, "机构"sv,       "機構"sv,          "公司"sv,       "职位"sv,     "地点"sv,
    "地點"sv,         "location"sv,     "场合"sv,       "event"sv,         "活动"sv,       "活動"sv,     "会场"sv,
    "會場"sv,         "venue"sv,        "license"sv,    "再生回数"sv,      "高評価"sv,     "高評価数"sv, "カテゴリ"sv,
    "タグ"sv,         "会場"sv,         "場所"sv,       "主催"sv,          "wordcount"sv,  "元数据"sv,   "關鍵元數據"sv,
    "关键元数据"sv,   "transcriptby"sv, "transcript"sv, "episodenumber"sv, "season"sv};

/// What a key may have in front: "会议时间", "Episode title", "動画時間".
constexpr std::array kThings{"视频"sv,      "視頻"sv, "影片"sv,  "节目"sv,      "節目"sv,    "播客"sv,
                             "音频"sv,      "音頻"sv, "会议"sv,  "會議"sv,      "访谈"sv,    "訪談"sv,
                             "演讲"sv,      "演講"sv, "课程"sv,  "課程"sv,      "讲座"sv,    "講座"sv,
                             "文章"sv,      "本期"sv, "video"sv, "episode"sv,   "podcast"sv, "meeting"sv,
                             "recording"sv, "talk"sv, "show"sv,  "interview"sv, "lecture"sv, "session"sv,
                             "stream"sv,    "動画"sv, "番組"sv,  "配信"sv,      "収録"sv,    "イベント"sv};

constexpr std::array kInfoFirst{"항목"sv,     "项目"sv,      "項目"sv, "项"sv,   "字段"sv,  "属性"sv,
                                "屬性"sv,     "信息项"sv,    "信息"sv, "item"sv, "field"sv, "key"sv,
                                "property"sv, "attribute"sv, "名称"sv, ""sv};
constexpr std::array kInfoSecond{"내용"sv,        "内容"sv, "內容"sv,        "值"sv,      "信息"sv,    "資訊"sv,
                                 "详情"sv,        "说明"sv, "value"sv,       "content"sv, "details"sv, "detail"sv,
                                 "information"sv, "info"sv, "description"sv, "詳細"sv,    ""sv};

constexpr std::array kTermColumns{"용어"sv, "단어"sv, "术语"sv,  "術語"sv,         "名词"sv,
                                  "名詞"sv, "term"sv, "terms"sv, "用語"sv,         "缩写"sv,
                                  "縮寫"sv, "词汇"sv, "概念"sv,  "abbreviation"sv, "acronym"sv};
constexpr std::array kRefTitleColumns{"文档文章"sv, "文档"sv, "文章"sv, "书名"sv, "書名"sv,     "资料"sv,    "資料"sv,
                                      "文献"sv,     "文獻"sv, "论文"sv, "論文"sv, "document"sv, "article"sv, "paper"sv,
                                      "book"sv,     "work"sv, "名称"sv, "名稱"sv, "name"sv,     "タイトル"sv};
constexpr std::array kAuthorColumns{"作者"sv, "author"sv, "authors"sv, "著者"sv, "by"sv, "来源"sv, "作者来源"sv};
constexpr std::array kNoteColumns{"说明"sv, "說明"sv,  "备注"sv,        "備註"sv, "简介"sv, "簡介"sv, "描述"sv,
                                  "note"sv, "notes"sv, "description"sv, "備考"sv, "説明"sv, "内容"sv};
constexpr std::array kUrlColumns{"链接"sv, "連結"sv, "url"sv, "link"sv, "リンク"sv, "地址"sv};
constexpr std::array kTimeColumns{"시간"sv,       "时间戳"sv,   "時間戳"sv,   "时间"sv,   "時間"sv,
                                  "时间点"sv,     "时间段"sv,   "起始时间"sv, "time"sv,   "timestamp"sv,
                                  "timestamps"sv, "timecode"sv, "start"sv,    "タイム"sv, "タイムスタンプ"sv};
constexpr std::array kEndColumns{"结束"sv, "結束"sv,    "结束时间"sv, "結束時間"sv,
                                 "end"sv,  "endtime"sv, "終了"sv,     "종료"sv};
constexpr std::array kChapterColumns{"제목"sv,         "내용"sv,  "주제"sv,    "章节标题"sv,  "章節標題"sv,
                                     "章节"sv,         "章節"sv,  "标题"sv,    "標題"sv,      "主题"sv,
                                     "主題"sv,         "话题"sv,  "內容"sv,    "title"sv,     "chapter"sv,
                                     "chaptertitle"sv, "topic"sv, "section"sv, "チャプター"sv};

constexpr std::array kLabels{
    "小注"sv,        "附注"sv,         "旁注"sv,          "译按"sv,        "编按"sv,       "按"sv,
    "批注"sv,        "勘误"sv,         "备忘"sv,          "按语"sv,        "协议"sv,       "協議"sv,
    "许可"sv,        "许可证"sv,       "授权"sv,          "版权"sv,        "版權"sv,       "license"sv,
    "licence"sv,     "一句话概括"sv,   "참고"sv,          "주의"sv,        "메모"sv,       "注"sv,
    "注意"sv,        "备注"sv,         "備註"sv,          "提示"sv,        "说明"sv,       "說明"sv,
    "核心观点"sv,    "核心"sv,         "观点"sv,          "结论"sv,        "結論"sv,       "总结"sv,
    "總結"sv,        "小结"sv,         "摘要"sv,          "关键"sv,        "关键点"sv,     "重点"sv,
    "要点"sv,        "背景"sv,         "原文"sv,          "译文"sv,        "来源"sv,       "來源"sv,
    "警告"sv,        "例如"sv,         "方法"sv,          "金句"sv,        "安全"sv,       "原则"sv,
    "问题"sv,        "問題"sv,         "回答"sv,          "问"sv,          "答"sv,         "方案"sv,
    "时间"sv,        "更新"sv,         "最后更新"sv,      "历史"sv,        "经验"sv,       "高亮"sv,
    "note"sv,        "tip"sv,          "tips"sv,          "warning"sv,     "important"sv,  "caution"sv,
    "info"sv,        "summary"sv,      "tldr"sv,          "quote"sv,       "source"sv,     "example"sv,
    "conclusion"sv,  "takeaway"sv,     "keytakeaway"sv,   "question"sv,    "answer"sv,     "update"sv,
    "注記"sv,        "補足"sv,         "要約"sv,          "まとめ"sv,      "出典"sv,       "ポイント"sv,
    "语法"sv,        "語法"sv,         "参数"sv,          "參數"sv,        "返回"sv,       "返回值"sv,
    "返回类型"sv,    "输入"sv,         "输出"sv,          "解释"sv,        "解釋"sv,       "示例"sv,
    "例"sv,          "例子"sv,         "技巧"sv,          "建议"sv,        "建議"sv,       "思考"sv,
    "思考题"sv,      "声明"sv,         "聲明"sv,          "免责声明"sv,    "译者"sv,       "译注"sv,
    "譯註"sv,        "译者注"sv,       "編者按"sv,        "编者按"sv,      "编者注"sv,     "編者註"sv,
    "作者"sv,        "作者注"sv,       "校对"sv,          "小知识"sv,      "小贴士"sv,     "背景知识"sv,
    "补充"sv,        "補充"sv,         "补充说明"sv,      "前提"sv,        "前言"sv,       "引言"sv,
    "导读"sv,        "導讀"sv,         "一句话"sv,        "一句话总结"sv,  "结语"sv,       "答案"sv,
    "推论"sv,        "定理"sv,         "定义"sv,          "定義"sv,        "命题"sv,       "证明"sv,
    "假设"sv,        "任务"sv,         "目标"sv,          "目标读者"sv,    "适用"sv,       "链接"sv,
    "地址"sv,        "原文地址"sv,     "本文"sv,          "我的看法"sv,    "看法"sv,       "我的观点"sv,
    "点评"sv,        "评论"sv,         "评价"sv,          "评注"sv,        "感想"sv,       "syntax"sv,
    "parameter"sv,   "parameters"sv,   "returns"sv,       "return"sv,      "input"sv,      "output"sv,
    "explanation"sv, "reference"sv,    "references"sv,    "disclaimer"sv,  "definition"sv, "theorem"sv,
    "proof"sv,       "lemma"sv,        "hint"sv,          "fact"sv,        "idea"sv,       "remark"sv,
    "remarks"sv,     "todo"sv,         "fixme"sv,         "see"sv,         "seealso"sv,    "notes"sv,
    "aside"sv,       "context"sv,      "background"sv,    "translation"sv, "translator"sv, "editor"sv,
    "editorsnote"sv, "prerequisite"sv, "prerequisites"sv, "goal"sv,        "goals"sv,      "task"sv,
    "exercise"sv,    "problem"sv,      "solution"sv,      "訳注"sv,        "参考"sv,       "注釈"sv,
    "メモ"sv,        "例題"sv,         "解説"sv,          "重要"sv,        "ヒント"sv,     "質問"sv,
    "編集部注"sv};

constexpr std::array kLabelParts{"原话"sv, "观点"sv, "觀點"sv,     "结论"sv,    "要点"sv,       "提示"sv,  "总结"sv,
                                 "关键"sv, "核心"sv, "说明"sv,     "摘要"sv,    "问题"sv,       "贴士"sv,  "语录"sv,
                                 "引述"sv, "原文"sv, "takeaway"sv, "summary"sv, "disclaimer"sv, "update"sv};

/// Longer headings and labels that hold the word are about the thing: 理解术语的三个步骤.
constexpr std::size_t kLongestWithPart = 36;

const WordTable<Topic>& topics()
{
    static const WordTable<Topic> table = [] {
        WordTable<Topic> made;
        made.addNames(kInfoNames, Topic::Info);
        made.addParts(kInfoParts, Topic::Info);
        made.addNames(kContentsNames, Topic::Contents);
        made.addNames(kGlossaryNames, Topic::Glossary);
        made.addParts(kGlossaryParts, Topic::Glossary);
        made.addNames(kReferenceNames, Topic::References);
        made.addParts(kReferenceParts, Topic::References);
        made.addNames(kChapterNames, Topic::Chapters);
        made.addParts(kChapterParts, Topic::Chapters);
        made.addNames(std::array{"quotes"sv}, Topic::Quotes);
        made.addParts(kQuoteParts, Topic::Quotes);
        return made;
    }();
    return table;
}

const WordTable<InfoKey>& infoKeys()
{
    static const WordTable<InfoKey> table = [] {
        WordTable<InfoKey> made;
        made.addNames(kTitleKeys, InfoKey::Title);
        made.addNames(kVideoKeys, InfoKey::Video);
        made.addNames(kLinkKeys, InfoKey::Link);
        made.addNames(kDateKeys, InfoKey::Date);
        made.addNames(kUpdatedKeys, InfoKey::Updated);
        made.addNames(kDurationKeys, InfoKey::Duration);
        made.addNames(kPersonKeys, InfoKey::Person);
        made.addNames(kVideoIdKeys, InfoKey::VideoId);
        made.addNames(kOtherKeys, InfoKey::Other);
        return made;
    }();
    return table;
}

const WordTable<Column>& columns()
{
    static const WordTable<Column> table = [] {
        WordTable<Column> made;
        made.addNames(kTermColumns, Column::Term);
        made.addNames(kTimeColumns, Column::Time);
        made.addNames(kEndColumns, Column::EndTime);
        made.addNames(kAuthorColumns, Column::Author);
        made.addNames(kNoteColumns, Column::Note);
        made.addNames(kUrlColumns, Column::Url);
        made.addNames(kChapterColumns, Column::ChapterTitle);
        made.addNames(kRefTitleColumns, Column::RefTitle);
        return made;
    }();
    return table;
}

enum class Label : std::uint8_t { None, Some };

const WordTable<Label>& labels()
{
    static const WordTable<Label> table = [] {
        WordTable<Label> made;
        made.addNames(kLabels, Label::Some);
        made.addParts(kLabelParts, Label::Some);
        return made;
    }();
    return table;
}

template <typename Meaning>
Meaning meaningOf(const WordTable<Meaning>& table, std::string_view name)
{
    const Meaning whole = table.ofName(name);
    return name.size() > kLongestWithPart ? whole : WordTable<Meaning>::lower(whole, table.ofPartsIn(name));
}

} // namespace

std::string nameKey(std::string_view name)
{
    std::string out;
    if (name.size() > kLongestName)
        return out;
    const std::string_view rest = withoutNumbering(name);
    out.reserve(rest.size());
    for (std::size_t at = 0; at < rest.size();) {
        const std::size_t begin = at;
        char32_t c = text::nextCodePoint(rest, at);
        if (c >= 0xFF10 && c <= 0xFF5A)
            c -= 0xFEE0;
        if (!isNameCharacter(c))
            continue;
        if (c < 0x80)
            out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        else
            out += rest.substr(begin, at - begin);
    }
    return out;
}

namespace
{

/// `name`: the title's nameKey() in one form.
Topic topicOf(std::string_view name, std::string_view title)
{
    Topic topic = meaningOf(topics(), name);
    if (topic != Topic::None || title.size() > kLongestName)
        return topic;
    // Headings in two languages: "术语表 / Glossary", "References（参考文献）".
    constexpr std::array kBetween{"/"sv, "／"sv, "("sv, "（"sv, "|"sv, "｜"sv, "·"sv, " - "sv, " — "sv};
    for (const std::string_view mark : kBetween) {
        const std::size_t at = title.find(mark);
        if (topic == Topic::None && at != std::string_view::npos && at > 0)
            topic = topicOfHeading(title.substr(0, at));
    }
    return topic;
}

/// `name`: the key's nameKey(), `folded`: that in one form.
InfoKey infoKeyOfName(std::string_view name, std::string_view folded, std::string_view key)
{
    InfoKey found = infoKeys().ofName(folded);
    if (found != InfoKey::None || key.size() > kLongestName)
        return found;
    for (const std::string_view thing : kThings)
        if (found == InfoKey::None && name.starts_with(thing.front()) && name.starts_with(thing))
            found = infoKeys().ofName(oneForm(name.substr(thing.size())));
    constexpr std::array kBetween{"/"sv, "／"sv, "("sv, "（"sv, "&"sv, "、"sv, "和"sv};
    for (const std::string_view mark : kBetween) {
        const std::size_t at = key.find(mark);
        if (found == InfoKey::None && at != std::string_view::npos && at > 0)
            found = infoKeyOf(key.substr(0, at));
    }
    return found;
}

} // namespace

Topic topicOfHeading(std::string_view title)
{
    return topicOf(oneForm(nameKey(title)), title);
}

bool isTopicName(std::string_view title)
{
    const std::string name = oneForm(nameKey(title));
    return topics().ofName(name) != Topic::None || topics().isPart(name);
}

InfoKey infoKeyOf(std::string_view key)
{
    const std::string name = nameKey(key);
    return infoKeyOfName(name, oneForm(name), key);
}

bool isInfoHeader(std::string_view first, std::string_view second)
{
    return holds(kInfoFirst, nameKey(first)) && holds(kInfoSecond, nameKey(second));
}

Column columnOf(std::string_view header)
{
    return columns().ofName(oneForm(nameKey(header)));
}

bool isLabel(std::string_view name)
{
    const std::string key = nameKey(name);
    const std::string folded = oneForm(key);
    return meaningOf(labels(), folded) != Label::None || infoKeyOfName(key, folded, name) != InfoKey::None ||
           topicOf(folded, name) != Topic::None;
}

} // namespace zhilan::document

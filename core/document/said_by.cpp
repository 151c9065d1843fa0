#include "core/document/said_by.h"

#include "core/text/space.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

template <std::size_t n>
bool holds(const std::array<std::string_view, n>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t n>
bool beginsWithOneOf(const std::array<std::string_view, n>& beginnings, std::string_view text)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [text](std::string_view each) { return text.starts_with(each); });
}

template <std::size_t n>
bool endsWithOneOf(const std::array<std::string_view, n>& ends, std::string_view text)
{
    return std::any_of(ends.begin(), ends.end(), [text](std::string_view each) { return text.ends_with(each); });
}

template <std::size_t n>
bool holdsOneOf(const std::array<std::string_view, n>& parts, std::string_view text)
{
    return std::any_of(parts.begin(), parts.end(),
                       [text](std::string_view each) { return text.find(each) != std::string_view::npos; });
}

/// "Voice from the back", "Audience member", "Speaker 2", "Guest B": the word stands last, or before what tells one of
/// many; not "Voice quality".
bool namesStrangerInLatin(std::string_view words)
{
    constexpr std::array kPeople{
        "audience"sv, "man"sv,       "woman"sv,       "boy"sv,      "girl"sv,      "lady"sv,     "gentleman"sv,
        "voice"sv,    "speaker"sv,   "host"sv,        "guest"sv,    "student"sv,   "teacher"sv,  "viewer"sv,
        "listener"sv, "caller"sv,    "interviewer"sv, "narrator"sv, "reporter"sv,  "attendee"sv, "journalist"sv,
        "member"sv,   "moderator"sv, "participant"sv, "crowd"sv,    "questioner"sv};
    constexpr std::array kBehind{"in"sv, "from"sv, "of"sv, "at"sv, "on"sv, "off"sv, "with"sv, "member"sv};
    const std::string key = lower(words);
    const std::vector<std::string_view> each = text::wordsOf(key);
    if (each.empty())
        return false;
    if (holds(kPeople, each.back()))
        return true;
    if (each.size() < 2 || !holds(kPeople, each.front()))
        return false;
    const bool numbered =
        each.size() == 2 && (each[1].size() == 1 || (each[1].front() >= '0' && each[1].front() <= '9'));
    return numbered || holds(kBehind, each[1]);
}

} // namespace

bool namesStranger(std::string_view words)
{
    constexpr std::array kPeople{"观众"sv, "觀眾"sv, "听众"sv, "聽眾"sv, "嘉宾"sv, "嘉賓"sv,   "主持"sv,
                                 "记者"sv, "記者"sv, "同学"sv, "同學"sv, "学生"sv, "學生"sv,   "网友"sv,
                                 "網友"sv, "旁白"sv, "会場"sv, "聴衆"sv, "観客"sv, "발언자"sv, "청중"sv};
    constexpr std::array kEnds{"者"sv, "员"sv, "員"sv, "外音"sv, "发言人"sv, "發言人"sv, "提问人"sv, "提問人"sv};
    constexpr std::array kNobody{"或者"sv, "再者"sv, "兩者"sv, "两者"sv, "前者"sv, "后者"sv, "後者"sv};
    constexpr std::size_t kShort = 12; // bytes: 男声, 女同事; not 女性就业情况
    return (beginsWithOneOf(std::array{"男"sv, "女"sv}, words) && words.size() < kShort) ||
           beginsWithOneOf(std::array{"现场"sv, "現場"sv}, words) || holdsOneOf(kPeople, words) ||
           (endsWithOneOf(kEnds, words) && !endsWithOneOf(kNobody, words)) || namesStrangerInLatin(words);
}

bool beginsLikeSentence(std::string_view words)
{
    constexpr std::array kBeginnings{"I "sv,    "You "sv,  "He "sv,  "She "sv, "It "sv,  "We "sv,  "They "sv,
                                     "This "sv, "That "sv, "And "sv, "But "sv, "So "sv,  "If "sv,  "There "sv,
                                     "When "sv, "What "sv, "我"sv,   "你"sv,   "他"sv,   "她"sv,   "它"sv,
                                     "这"sv,    "這"sv,    "那"sv,   "但"sv,   "所以"sv, "因为"sv, "因為"sv,
                                     "如果"sv,  "就"sv,    "也"sv,   "还"sv,   "還"sv,   "举"sv,   "舉"sv};
    return beginsWithOneOf(kBeginnings, words);
}

bool headsPart(std::string_view words)
{
    constexpr std::array kBeginnings{"Section "sv, "Part "sv,   "Chapter "sv, "Step "sv,
                                     "Episode "sv, "Lesson "sv, "Question "sv};
    constexpr std::array kParts{"部"sv, "章"sv, "节"sv, "節"sv, "讲"sv, "講"sv, "集"sv, "期"sv, "幕"sv,
                                "篇"sv, "课"sv, "課"sv, "卷"sv, "点"sv, "點"sv, "步"sv, "项"sv, "項"sv};
    return beginsWithOneOf(kBeginnings, words) || (words.starts_with("第") && holdsOneOf(kParts, words));
}

bool namesProgram(std::string_view words)
{
    constexpr std::array kPrograms{
        "main"sv,    "server"sv,  "worker"sv,   "thread"sv,   "process"sv,    "daemon"sv,  "service"sv,   "client"sv,
        "kernel"sv,  "system"sv,  "database"sv, "cache"sv,    "queue"sv,      "engine"sv,  "scheduler"sv, "handler"sv,
        "proxy"sv,   "gateway"sv, "node"sv,     "cluster"sv,  "controller"sv, "loader"sv,  "logger"sv,    "monitor"sv,
        "build"sv,   "test"sv,    "task"sv,     "job"sv,      "module"sv,     "device"sv,  "network"sv,   "error"sv,
        "warning"sv, "info"sv,    "debug"sv,    "trace"sv,    "notice"sv,     "fatal"sv,   "app"sv,       "api"sv,
        "http"sv,    "bot"sv,     "backend"sv,  "frontend"sv, "runner"sv,     "watchdog"sv};
    constexpr std::array kEnds{"服务"sv,   "服務"sv, "服务器"sv, "伺服器"sv, "系统"sv, "系統"sv, "进程"sv, "線程"sv,
                               "线程"sv,   "程序"sv, "程式"sv,   "模块"sv,   "模組"sv, "网关"sv, "节点"sv, "数据库"sv,
                               "客户端"sv, "任务"sv, "日志"sv,   "警告"sv,   "错误"sv, "信息"sv, "调试"sv};
    if (endsWithOneOf(kEnds, words))
        return true;
    const std::string key = lower(words);
    const std::vector<std::string_view> each = text::wordsOf(key);
    return std::any_of(each.begin(), each.end(), [&](std::string_view word) { return holds(kPrograms, word); });
}

} // namespace zhilan::document

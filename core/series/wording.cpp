#include "core/series/wording.h"

#include "core/quantity/named_unit.h"
#include "core/series/cells.h"

#include <algorithm>
#include <array>

namespace zhilan::series
{
namespace
{

using quantity::Kind;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::size_t sequenceLength(unsigned char lead)
{
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
}

bool isHanNumeral(std::string_view sequence)
{
    static constexpr std::string_view kNumerals = "〇零一二两三四五六七八九十百千万亿兆数几億萬點点";
    return sequence.size() == 3 && kNumerals.find(sequence) != std::string_view::npos;
}

/// 千瓦, 兆字节: the numeral belongs to the unit.
bool beginsUnit(std::string_view text)
{
    for (const std::string_view prefix : {"千", "兆", "百万"}) {
        if (!text.starts_with(prefix))
            continue;
        for (const std::string_view unit : {"瓦", "克", "米", "卡", "伏", "赫", "焦", "字节", "比特", "帕", "吨当量"}) {
            if (text.substr(prefix.size()).starts_with(unit))
                return true;
        }
    }
    return false;
}

/// The text behind the last arrow of a transition, or before 基础上.
std::string_view decisivePart(std::string_view words, Kind kind)
{
    if (const std::size_t base = words.find("基础上"); base != std::string_view::npos)
        return words.substr(0, base);
    if (kind != Kind::Transition)
        return words;
    static constexpr std::array<std::string_view, 12> kArrows = {"→", "->", "=>", "⟶",  "➔",  "⇒",
                                                                 "➡", "到", "至", "了", "＞", "⟹"};
    std::size_t begin = 0;
    for (const std::string_view arrow : kArrows) {
        // 到 also stands in ranges; only the arrow or verb that is not one decides
        const std::size_t at = arrow == "到" || arrow == "至" ? words.find(arrow) : words.rfind(arrow);
        if (at != std::string_view::npos && begin == 0)
            begin = at + arrow.size();
    }
    return words.substr(begin);
}

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

template <std::size_t Size>
bool isOneOf(std::string_view words, const std::array<std::string_view, Size>& list)
{
    return std::find(list.begin(), list.end(), lowerAscii(words)) != list.end();
}

/// A measure of something that only the heading names.
bool isGeneric(std::string_view header)
{
    static constexpr std::array<std::string_view, 55> kWords = {
        "数值",        "数量",       "金额",       "值",         "占比",          "比例",       "value",
        "amount",      "share",      "count",      "total",      "estimate",      "%",          "number",
        "数据",        "规模",       "net %",      "% selected", "% respondents", "datapoint",  "data point",
        "price",       "yoy",        "qoq",        "% yoy",      "% qoq",         "yoy %",      "qoq %",
        "yoy change",  "qoq change", "yoy growth", "qoq growth", "wow growth",    "mom growth", "growth",
        "growth rate", "change",     "% change",   "同比",       "环比",          "增长",       "增速",
        "增长率",      "增幅",       "同比增长",   "环比增长",   "同比增速",      "涨幅",       "份额",
        "比重",        "总量",       "合计",       "总计",       "数目",          "単位"};
    return header.empty() || isOneOf(header, kWords);
}

bool isWordByte(char c)
{
    return isLetter(c) || isDigit(c);
}

/// `word` stands in `lower` as a whole word, or with an s.
bool hasWord(std::string_view lower, std::string_view word)
{
    for (std::size_t at = lower.find(word); at != std::string_view::npos; at = lower.find(word, at + 1)) {
        std::size_t end = at + word.size();
        if (end < lower.size() && lower[end] == 's')
            ++end;
        if ((at == 0 || !isWordByte(lower[at - 1])) && (end >= lower.size() || !isWordByte(lower[end])))
            return true;
    }
    return false;
}

bool isHanDigit(std::string_view character)
{
    return std::string_view("一二三四五六七八九十").find(character) != std::string_view::npos;
}

/// "3.2 ", "Slide 5 - ", "Table 4:", "二、", "（三）", "表1 ", dropped.
std::string_view withoutNumber(std::string_view text)
{
    const auto past = [](std::string_view words, std::size_t at) {
        while (at < words.size() && (isDigit(words[at]) || words[at] == '.' || words[at] == '-'))
            ++at;
        return at;
    };
    for (const std::string_view lead :
         {"Slide ", "Table ", "Exhibit ", "Figure ", "Fig. ", "Chart ", "Section ", "Part ", "表", "图", "圖"}) {
        if (!text.starts_with(lead))
            continue;
        const std::string_view number = trimmed(text.substr(lead.size()));
        const std::size_t end = past(number, 0);
        std::string_view after = trimmed(number.substr(end));
        if (end == 0 || after.empty())
            return text;
        for (const std::string_view mark : {":", "：", "-", "–", "—", "|", "·", "."}) {
            if (after.starts_with(mark))
                after = trimmed(after.substr(mark.size()));
        }
        return after.empty() ? text : after;
    }
    const std::size_t han = text.starts_with("（") ? 3 : 0;
    std::size_t end = han;
    while (end + 3 <= text.size() && isHanDigit(text.substr(end, 3)))
        end += 3;
    if (end > han && (text.substr(end).starts_with("、") || (han > 0 && text.substr(end).starts_with("）"))))
        return trimmed(text.substr(end + 3));
    constexpr std::size_t kLongestNumber = 8;
    end = 0;
    while (end < text.size() && (isDigit(text[end]) || text[end] == '.' || text[end] == ')'))
        ++end;
    const bool year = end == 4 && text[0] <= '2';
    if (end > 0 && end < text.size() && (text[end - 1] == '.' || text[end - 1] == ')' || text[end] == ' ') &&
        end <= kLongestNumber && !year)
        return trimmed(text.substr(end));
    if (end > 0 && text.substr(end).starts_with("、"))
        return trimmed(text.substr(end + 3));
    return text;
}

/// "[视频 30:00-38:00]" at the end, dropped.
std::string_view withoutPlace(std::string_view text)
{
    if (!text.ends_with(']'))
        return text;
    const std::size_t open = text.rfind('[');
    return open == std::string_view::npos || open == 0 || text.find(':', open) == std::string_view::npos
               ? text
               : trimmed(text.substr(0, open));
}

/// The header's words and more, about one thing: the heading is the better name.
bool saysMore(std::string_view heading, std::string_view name)
{
    constexpr std::size_t kMostBytesMore = 24;
    const std::string lower = lowerAscii(heading);
    if (heading.size() <= name.size() || heading.size() > name.size() + kMostBytesMore ||
        lower.find(lowerAscii(name)) == std::string::npos)
        return false;
    for (const std::string_view mark :
         {" and ", " vs", ",", ":", " - ", "—", "–", "&", "、", "，", "：", "与", "和", "及", "?", "？", "的", "\""}) {
        if (lower.find(mark) != std::string::npos)
            return false;
    }
    return true;
}

/// "Anthropic" of "Anthropic收入的指数增长": Latin words that a Han heading begins with.
std::string_view leadingName(std::string_view heading)
{
    std::size_t end = 0;
    while (end < heading.size() && static_cast<unsigned char>(heading[end]) < 0x80 && heading[end] != ':' &&
           heading[end] != '(')
        ++end;
    const std::string_view name = trimmed(heading.substr(0, end));
    const bool han = end < heading.size() && static_cast<unsigned char>(heading[end]) >= 0xE3;
    if (!han || name.size() < 2 || !isLetter(name.front()) || name.size() > 40) // "E 时间…": a letter counts off
        return {};
    if (name.ends_with("'s"))
        return {};
    return name;
}

} // namespace

namespace
{

/// How long a word is that stands for the sign of a number behind it; 0 for none.
std::size_t minusWord(std::string_view text)
{
    for (const std::string_view word : {"零下", "零度以下", "氷点下", "冰点以下", "负", "負", "マイナス", "minus "}) {
        if (text.starts_with(word))
            return word.size();
    }
    return 0;
}

} // namespace

std::string shortLabel(std::string_view words, const quantity::Quantity& q, std::string_view suffix)
{
    const std::string_view part = decisivePart(words, q.kind);
    std::string number;
    bool afterNumber = false;
    for (std::size_t at = 0; at < part.size();) {
        const char c = part[at];
        const std::size_t length = std::min(sequenceLength(static_cast<unsigned char>(c)), part.size() - at);
        const std::string_view sequence = part.substr(at, length);
        if (const std::size_t minus = afterNumber ? 0 : minusWord(part.substr(at)); minus > 0) {
            number = "−";
            at += minus;
            continue;
        }
        if (afterNumber && (c == 'x' || sequence == "×" || c == '^') && part.find("10^") != std::string_view::npos) {
            number += c == '^' ? "^" : "×"; // 5 x 10^17
            at += length;
            continue;
        }
        if ((afterNumber && beginsUnit(part.substr(at))) || c == '/')
            break; // 千瓦时; or per something, which the axis says
        if (isDigit(c) || (afterNumber && (c == '.' || c == ',') && at + 1 < part.size() && isDigit(part[at + 1]))) {
            number += c;
            afterNumber = true;
        } else if (isHanNumeral(sequence)) {
            number += sequence;
            afterNumber = true;
        } else if (c == '%' || sequence == "％") {
            number += '%';
        } else if (sequence == "倍" || sequence == "×" ||
                   (q.dimension == quantity::Dimension::Percent && (sequence == "割" || sequence == "成"))) {
            number += sequence;
        } else if (isLetter(c)) {
            std::size_t end = at;
            while (end < part.size() && (isLetter(part[end]) || (isDigit(part[end]) && end > at)))
                ++end; // H100e is one word
            const std::string_view word = part.substr(at, end - at);
            if (afterNumber && q.dimension == quantity::Dimension::Multiple && (word == "x" || word == "X"))
                number += 'x';
            else if (afterNumber) {
                for (const auto& [name, mark] :
                     std::initializer_list<std::pair<std::string_view, std::string_view>>{{"k", "k"},
                                                                                          {"K", "K"},
                                                                                          {"M", "M"},
                                                                                          {"m", "m"},
                                                                                          {"mn", "M"},
                                                                                          {"B", "B"},
                                                                                          {"b", "b"},
                                                                                          {"bn", "bn"},
                                                                                          {"T", "T"},
                                                                                          {"tn", "T"},
                                                                                          {"million", "M"},
                                                                                          {"billion", "B"},
                                                                                          {"trillion", "T"},
                                                                                          {"thousand", "k"}}) {
                    if (word == name && !(q.dimension == quantity::Dimension::Length && word == "m"))
                        number += mark;
                }
            }
            at = end;
            continue;
        } else if (sequence == "±") {
            number += afterNumber ? "±" : "";
        } else if (c == '-' || sequence == "–" || sequence == "—" || sequence == "−" || sequence == "至" ||
                   sequence == "到" || sequence == "～" || sequence == "〜" || c == '~') {
            if (afterNumber)
                number += number.ends_with("–") ? "" : "–";
            else if (c == '-' || sequence == "−" || sequence == "–")
                number = "−";
        }
        at += length;
    }
    while (number.ends_with("–"))
        number.resize(number.size() - std::string_view("–").size());
    number += suffix;
    std::string mark;
    if (q.kind == Kind::AtLeast)
        mark = "≥";
    else if (q.kind == Kind::AtMost)
        mark = "≤";
    else if (q.approximate && number.find("数") == std::string::npos && number.find("几") == std::string::npos)
        mark = "~";
    return mark + number;
}

std::string plainHeading(std::string_view heading)
{
    std::string text;
    bool tag = false;
    const std::string_view words = withoutPlace(trimmed(heading));
    const std::size_t lastEnd = words.rfind('>');
    for (std::size_t at = 0; at < words.size(); ++at) {
        const char c = words[at];
        const bool opens = c == '<' && at + 1 < words.size() && (isLetter(words[at + 1]) || words[at + 1] == '/');
        tag = tag || (opens && lastEnd != std::string_view::npos && at < lastEnd);
        if (!tag && c != '*' && c != '`')
            text += c;
        tag = tag && c != '>';
    }
    return withoutParentheses(withoutNumber(trimmed(text)));
}

bool isMeasure(std::string_view words)
{
    static constexpr std::array<std::string_view, 96> kLatin = {
        "revenue",  "income",      "profit",     "margin",     "cost",        "price",       "pricing",   "share",
        "count",    "number",      "capacity",   "spend",      "spending",    "capex",       "opex",      "size",
        "rate",     "value",       "index",      "multiple",   "growth",      "change",      "yoy",       "qoq",
        "user",     "arr",         "mrr",        "dau",        "mau",         "volume",      "unit",      "shipment",
        "supply",   "demand",      "production", "output",     "sales",       "yield",       "ratio",     "percentage",
        "percent",  "score",       "bandwidth",  "power",      "energy",      "consumption", "salary",    "headcount",
        "employee", "population",  "budget",     "valuation",  "cap",         "funding",     "token",     "parameter",
        "flop",     "flops",       "tflops",     "latency",    "throughput",  "accuracy",    "age",       "weight",
        "speed",    "download",    "view",       "subscriber", "deal",        "retention",   "ndr",       "ebit",
        "ebitda",   "fcf",         "eps",        "asp",        "tam",         "backlog",     "inventory", "investment",
        "expense",  "expenditure", "compute",    "efficiency", "intensity",   "wage",        "gdp",       "return",
        "sbc",      "fee",         "traffic",    "emission",   "temperature", "hours",       "estimate",  "balance"};
    static constexpr std::array<std::string_view, 78> kHan = {
        "收入", "营收", "利润", "成本", "费用", "价格", "售价", "单价", "均价", "报价", "产能", "产量", "销量",
        "销售", "出货", "容量", "功率", "算力", "规模", "市值", "估值", "人数", "用户", "数量", "占比", "比例",
        "份额", "增速", "增长", "同比", "环比", "率",   "额",   "指数", "速度", "时长", "投资", "支出", "开支",
        "融资", "订单", "需求", "供给", "供应", "库存", "毛利", "净利", "电量", "发电", "排放", "温度", "面积",
        "人口", "预算", "工资", "薪",   "评分", "得分", "分数", "播放", "阅读", "下载", "调用", "消耗", "装机",
        "量",   "月费", "年费", "売上", "利益", "価格", "費",   "数",   "负债", "资产", "现金", "股价", "成绩"};
    const std::string lower = lowerAscii(words);
    return lower.find('%') != std::string::npos ||
           std::any_of(kHan.begin(), kHan.end(),
                       [&](std::string_view word) { return lower.find(word) != std::string::npos; }) ||
           std::any_of(kLatin.begin(), kLatin.end(), [&](std::string_view word) { return hasWord(lower, word); });
}

bool namesMeasures(std::string_view header)
{
    static constexpr std::array<std::string_view, 38> kWords = {
        "指标",       "项目",        "属性",    "维度",      "参数",     "条目",      "主题",       "数据点",
        "metric",     "metrics",     "item",    "topic",     "property", "parameter", "data point", "statistic",
        "assumption", "observation", "status",  "field",     "driver",   "factor",    "variable",   "build step",
        "置信度",     "confidence",  "名称",    "key",       "时间",     "timeframe", "period",     "时间戳",
        "指標",       "項目",        "measure", "indicator", "科目",     "kpi"};
    const std::string plain = withoutParentheses(header);
    return plain.empty() || isOneOf(plain, kWords);
}

bool isRatioOfAnother(std::string_view label)
{
    static constexpr std::array<std::string_view, 50> kWords = {
        "yoy",        "y/y",        "qoq",        "q/q",      "mom",         "m/m",      "yoy growth", "qoq growth",
        "mom growth", "yoy change", "qoq change", "growth",   "growth rate", "change",   "yoy%",       "qoq%",
        "share",      "of revenue", "of total",   "同比",     "环比",        "環比",     "同比增长",   "同比增速",
        "同比增长率", "同比变化",   "同比变动",   "环比增长", "环比增速",    "环比变化", "增速",       "增长率",
        "增長率",     "增幅",       "同比增幅",   "占比",     "占营收比",    "占收入比", "比重",       "成長率",
        "伸び率",     "前年比",     "前年同期比", "前期比",   "前年度比",    "構成比",   "전년비",     "전년대비",
        "增长",       "下降"};
    std::string plain = withoutParentheses(label);
    std::erase(plain, '%');
    return isOneOf(trimmed(plain), kWords);
}

bool isCatchAll(std::string_view header)
{
    static constexpr std::array<std::string_view, 16> kWords = {
        "value", "data point", "datapoint", "result", "estimate", "数值", "数据",   "数据点",
        "结果",  "值",         "内容",      "detail", "描述",     "说明", "figure", "data"};
    static constexpr std::array<std::string_view, 12> kMeasures = {"市值", "估值",   "产值", "均值", "净值", "总值",
                                                                   "峰值", "增加值", "价值", "热值", "阈值", "现值"};
    static constexpr std::array<std::string_view, 8> kLatin = {"default",      "default value", "recommended value",
                                                               "single value", "example",       "examples",
                                                               "setting",      "minimum value"};
    const std::string plain = withoutParentheses(header);
    const bool someValue = plain.ends_with("值") && std::none_of(kMeasures.begin(), kMeasures.end(), [&](auto measure) {
                               return plain.ends_with(measure);
                           });
    return someValue || plain.find("示例") != std::string::npos || isOneOf(plain, kWords) || isOneOf(plain, kLatin);
}

bool isIdentifier(std::string_view header)
{
    static constexpr std::array<std::string_view, 9> kLatin = {"id",   "ids",   "code", "port",       "version",
                                                               "isbn", "phone", "zip",  "line number"};
    static constexpr std::array<std::string_view, 15> kHan = {"编号", "序号", "列号", "端口", "代码",
                                                              "版本", "电话", "邮编", "号码", "学号",
                                                              "工号", "题号", "行号", "編號", "番号"};
    const std::string lower = lowerAscii(header);
    return std::any_of(kLatin.begin(), kLatin.end(), [&](std::string_view word) { return hasWord(lower, word); }) ||
           std::any_of(kHan.begin(), kHan.end(),
                       [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

namespace
{

/// "其中：国际游戏", "of which: services": the mark of a part of what stands above.
std::string_view withoutPartMark(std::string_view label)
{
    for (const std::string_view mark :
         {"其中：", "其中:", "其中", "of which: ", "of which ", "うち", "└ ", "├ ", "- "}) {
        if (label.starts_with(mark) && label.size() > mark.size())
            return trimmed(label.substr(mark.size()));
    }
    return label;
}

/// The measure comes last: "Samsung · HBM 产能", "全球 · 反向".
std::string withHeading(const std::string& name, const std::string& above)
{
    return isMeasure(above) ? name + " · " + above : above + " · " + name;
}

} // namespace

std::string columnTitle(std::string_view header, std::string_view heading)
{
    const auto unit = quantity::namedUnit(header);
    std::string name = unit ? unit->name : std::string(trimmed(header));
    std::string above = plainHeading(heading);
    if (isGeneric(name) || name.empty())
        return above.empty() ? name : name.empty() ? above : above + " · " + name;
    const std::string_view subject = leadingName(above);
    if (!subject.empty() && name.find(subject) == std::string::npos && isMeasure(name))
        return std::string(subject) + " " + name;
    if (saysMore(above, name))
        return above;
    if (!isMeasure(name) && !above.empty() && lowerAscii(above).find(lowerAscii(name)) == std::string::npos)
        return withHeading(name, above);
    return name;
}

std::string rowTitle(std::string_view label, std::string_view labelHeader, std::string_view heading)
{
    const auto unit = quantity::namedUnit(label);
    std::string name(withoutPartMark(unit ? std::string_view(unit->name) : trimmed(label)));
    std::string above = plainHeading(heading);
    if (above.empty() || above.find(name) != std::string::npos)
        return name.empty() ? above : name;
    if (!name.empty() && !isGeneric(name) && (isMeasure(name) || namesMeasures(labelHeader)))
        return name;
    return name.empty() ? above : withHeading(name, above);
}

} // namespace zhilan::series

#include "core/quantity/traps.h"

#include "core/quantity/amounts.h"
#include "core/quantity/han_numerals.h"
#include "core/quantity/lexicon.h"
#include "core/quantity/number_words.h"
#include "core/quantity/openers.h"
#include "core/quantity/qualifiers.h"
#include "core/quantity/units.h"

#include <algorithm>
#include <iterator>

namespace zhilan::quantity
{
namespace
{

std::size_t digitsEnd(const Chars& text, std::size_t at)
{
    while (isDigit(text[at]))
        ++at;
    return at;
}

std::size_t addressEnd(const Chars& text, std::size_t at)
{
    if (!text.startsWith(at, U"http://") && !text.startsWith(at, U"https://") && !text.startsWith(at, U"www."))
        return at;
    while (at < text.size() && text[at] > U' ' && text[at] < 0x80)
        ++at;
    return at;
}

/// Digit groups joined by one kind of separator: 12:36, 1.2.3, 24/7, 138-1234-5678.
std::size_t joinedDigitsEnd(const Chars& text, std::size_t at)
{
    const std::size_t first = digitsEnd(text, at);
    const char32_t separator = text[first];
    const bool joining = separator == U':' || separator == U'/' || separator == U'.' || separator == U'-';
    if (!joining || !isDigit(text[first + 1]))
        return at;
    std::size_t groups = 1;
    std::size_t end = first;
    const auto joins = [&](char32_t c) {
        return c == separator || (groups >= 2 && separator == U'-' && c == U'/');
    };
    while (joins(text[end]) && isDigit(text[end + 1])) {
        end = digitsEnd(text, end + 1);
        ++groups;
    }
    switch (separator) {
    case U':': {
        const bool year = groups == 2 && first - at == 4 && (text[at] == U'1' || text[at] == U'2'); // 2020：5
        return year ? at : end;
    }
    case U'/': {
        const auto number = readNumeral(text, at, false);
        return number && number->fraction ? at : end;
    }
    case U'.':
    case U'-':
        return groups >= 3 ? end : at;
    default:
        return at;
    }
}

/// Past 半, 一刻, 30分 after 8点.
std::size_t minutesEnd(const Chars& text, std::size_t at)
{
    if (text[at] == U'半' || text[at] == U'整' || text[at] == U'钟')
        return at + 1;
    const auto minutes = isDigit(text[at]) || isHanNumeral(text[at]) ? readNumeral(text, at, false) : std::nullopt;
    if (!minutes || minutes->value() > 59 || minutes->multiplier != 1)
        return at;
    const char32_t unit = text[minutes->end];
    if (unit == U'分' && text[minutes->end + 1] != U'之')
        return minutes->end + 1;
    return unit == U'刻' ? minutes->end + 1 : at;
}

/// 8点, 20时, 十二点, 2 pm: a time of day. `number` ends after its digits.
std::size_t clockEnd(const Chars& text, std::size_t at)
{
    static const Lexicon<int> halves{{U"am", 0}, {U"pm", 0}, {U"a.m.", 0}, {U"p.m.", 0}};
    const auto number = readNumeral(text, at, false);
    if (!number || number->value() > 24 || number->rawHigh)
        return at;
    const std::size_t next = text.skipBlanks(number->end);
    const bool whole = number->value() == static_cast<int>(number->value());
    const bool minutes = text[number->end - 3] == U'.'; // 2.17pm
    if (isDigit(text[at]) && (whole || minutes)) {
        if (const auto half = halves.at(text, next))
            return half.end;
    }
    if (!whole)
        return at;
    if (text[next] == U'点')
        return minutesEnd(text, next + 1);
    const bool hour = text[next] == U'时' && text[next + 1] != U'间' && text[next + 1] != U'代';
    return hour && next == number->end ? minutesEnd(text, next + 1) : at;
}

/// +86 138 1234 5678, (555) 123-4567, 138 1234 5678.
std::size_t telephoneEnd(const Chars& text, std::size_t at)
{
    const bool international = text[at] == U'+';
    const bool area = text[at] == U'(';
    std::size_t end = at + (international || area ? 1 : 0);
    if (!isDigit(text[end]) || (at > 0 && isWord(text[at - 1])))
        return at;
    constexpr std::size_t kMostDigits = 15;
    constexpr std::size_t kLeastDigits = 9;
    std::size_t digits = 0;
    std::size_t groups = 0;
    std::size_t last = at;
    while (isDigit(text[end]) && digits <= kMostDigits) {
        const std::size_t groupEnd = digitsEnd(text, end);
        digits += groupEnd - end;
        ++groups;
        last = groupEnd;
        end = groupEnd;
        if (area && groups == 1) {
            if (text[end] != U')')
                return at;
            ++end;
        }
        if (isBlank(text[end]) || text[end] == U'-')
            ++end;
    }
    const bool mobile = groups == 3 && digits == 11 && text[at] == U'1' && text[at + 1] >= U'3' &&
                        isBlank(text[at + 3]) && isBlank(text[at + 8]);
    const bool complete = digits >= kLeastDigits && digits <= kMostDigits && groups >= 3 && !isWord(text[last]);
    return complete && (international || area || mobile) ? last : at;
}

const Lexicon<int>& captions()
{
    static const Lexicon<int> words{{U"图", 0}, {U"圖", 0}, {U"表", 0}, {U"附录", 0}, {U"式(", 0}};
    return words;
}

/// 图3, 表2-1, 附录2: what is counted off.
std::size_t captionEnd(const Chars& text, std::size_t at)
{
    const auto word = captions().at(text, at);
    const std::size_t first = word ? text.skipBlanks(word.end) : at;
    if (!word || !isDigit(text[first]))
        return at;
    std::size_t end = digitsEnd(text, first);
    while ((text[end] == U'-' || text[end] == U'.') && isDigit(text[end + 1]))
        end = digitsEnd(text, end + 1);
    return isHanNumeral(text[end]) || isLetter(text[end]) || text[end] == U'%' || unitAt(text, text.skipBlanks(end))
               ? at
               : end;
}

/// "1. ", "2、", "(3)" where a text begins with it: the number of a list item.
std::size_t itemNumberEnd(const Chars& text, std::size_t at)
{
    if (at != 0 && text[at - 1] != U'\n')
        return at;
    const bool bracket = text[at] == U'(';
    const std::size_t first = bracket ? at + 1 : at;
    const std::size_t end = digitsEnd(text, first);
    if (end == first || end - first > 2)
        return at;
    const bool closes =
        bracket ? text[end] == U')' : (text[end] == U'.' && isBlank(text[end + 1])) || text[end] == U'、';
    const std::size_t next = text.skipBlanks(end + 1);
    return closes && next < text.size() && !isDigit(text[next]) && text[next] != U'\n' ? end + 1 : at;
}

/// 4K视频: how sharp a picture is, and no four thousand.
std::size_t resolutionEnd(const Chars& text, std::size_t at)
{
    static const Lexicon<int> pictures{{U"视频", 0}, {U"分辨率", 0}, {U"画质", 0}, {U"屏", 0}, {U"电视", 0},
                                       {U"显示", 0}, {U"超高清", 0}, {U"影像", 0}, {U"TV", 0}, {U"video", 0}};
    if (!isDigit(text[at]) || lower(text[at + 1]) != U'k' || (at > 0 && isWord(text[at - 1])))
        return at;
    return pictures.at(text, text.skipBlanks(at + 2)) ? at + 2 : at;
}

/// 90后, 八零后: people of a decade. 985高校, 996工作制, 737飞机: the number is a name.
std::size_t namedNumberEnd(const Chars& text, std::size_t at)
{
    static const Lexicon<int> decades{{U"60", 0},   {U"65", 0},   {U"70", 0},   {U"75", 0},   {U"80", 0},
                                      {U"85", 0},   {U"90", 0},   {U"95", 0},   {U"00", 0},   {U"05", 0},
                                      {U"六零", 0}, {U"七零", 0}, {U"八零", 0}, {U"九零", 0}, {U"零零", 0},
                                      {U"八五", 0}, {U"九五", 0}, {U"零五", 0}};
    if (at > 0 && (isWord(text[at - 1]) || text[at - 1] == U'.' || isHanNumeral(text[at - 1])))
        return at;
    if (const auto decade = decades.at(text, at); decade && text[decade.end] == U'后') {
        static constexpr std::u32string_view kWords = U"来面续台方期"; // 90后来
        const char32_t next = text[decade.end + 1];
        return next != U'\0' && kWords.find(next) != kWords.npos ? at : decade.end + 1;
    }
    enum class Bearer : std::uint8_t { School, Work, Plane };
    static const Lexicon<Bearer> bearers{
        {U"高校", Bearer::School}, {U"大学", Bearer::School}, {U"院校", Bearer::School}, {U"工程", Bearer::School},
        {U"工作制", Bearer::Work}, {U"加班", Bearer::Work},   {U"文化", Bearer::Work},   {U"模式", Bearer::Work},
        {U"作息", Bearer::Work},   {U"飞机", Bearer::Plane},  {U"客机", Bearer::Plane},  {U"机型", Bearer::Plane},
        {U"航班", Bearer::Plane}};
    const std::size_t end = digitsEnd(text, at);
    const auto bearer = end == at + 3 ? bearers.at(text, text.skipBlanks(end)) : Lexicon<Bearer>::Match();
    if (!bearer)
        return at;
    const std::u32string_view digits = text.slice(at, end);
    switch (*bearer.value) {
    case Bearer::School:
        return digits == U"985" || digits == U"211" ? end : at;
    case Bearer::Work:
        return digits == U"996" || digits == U"007" || digits == U"955" || digits == U"965" ? end : at;
    case Bearer::Plane:
        return digits.back() == U'7' || digits.front() == U'3' ? end : at;
    }
    return at;
}

/// 邮编 100084, 股票代码：600519, QQ 12345: the digits behind such a word are a code. Looks back from the digits, which
/// are rarer than the characters that these words begin with.
std::size_t codeEnd(const Chars& text, std::size_t at)
{
    static constexpr std::u32string_view kWords[] = {U"邮编", U"邮政编码", U"股票代码",  U"证券代码", U"身份证号",
                                                     U"电话", U"热线",     U"学号",      U"工号",     U"单号",
                                                     U"QQ",   U"电话号码", U"身份证号码"};
    const std::size_t end = digitsEnd(text, at);
    if (end - at < 4 || at == 0 || isDigit(text[at - 1]))
        return at;
    std::size_t word = at;
    for (int i = 0; i < 4 && word > 0; ++i) {
        const char32_t c = text[word - 1];
        if (!isBlank(c) && c != U':' && c != U'是' && c != U'为')
            break;
        --word;
    }
    const bool names = std::any_of(std::begin(kWords), std::end(kWords), [&](std::u32string_view each) {
        return word >= each.size() && text.startsWith(word - each.size(), each);
    });
    return names && !isHanNumeral(text[end]) && !unitAt(text, text.skipBlanks(end)) ? end : at;
}

bool isTelephone(const Chars& text, std::size_t begin, std::size_t end)
{
    return end - begin == 11 && text[begin] == U'1' && text[begin + 1] >= U'3';
}

std::size_t ordinalEnd(const Chars& text, std::size_t at)
{
    if (text[at] != U'第' && text[at] != U'#' && text[at] != U'№')
        return at;
    const auto number = readNumeral(text, at + 1, false);
    return number ? number->end : at;
}

const Lexicon<int>& phrases()
{
    static const Lexicon<int> phrases{
        {U"千万不", 0},   {U"千万别", 0},   {U"千万要", 0},   {U"千万记", 0},       {U"万一", 0},     {U"一切", 0},
        {U"一些", 0},     {U"一直", 0},     {U"一样", 0},     {U"一般", 0},         {U"一定", 0},     {U"一起", 0},
        {U"一旦", 0},     {U"一带一路", 0}, {U"一成不变", 0}, {U"十分重", 0},       {U"三星", 0},     {U"四川", 0},
        {U"五粮液", 0},   {U"五角大楼", 0}, {U"三角形", 0},   {U"三角洲", 0},       {U"四人帮", 0},   {U"一级", 0},
        {U"二级", 0},     {U"二次元", 0},   {U"一次次", 0},   {U"一代", 0},         {U"一步步", 0},   {U"一家人", 0},
        {U"一层层", 0},   {U"百家争鸣", 0}, {U"千家万户", 0}, {U"万家", 0},         {U"一方面", 0},   {U"亿万富", 0},
        {U"万物", 0},     {U"一致", 0},     {U"统一", 0},     {U"唯一", 0},         {U"之一", 0},     {U"进一步", 0},
        {U"逐一", 0},     {U"一体化", 0},   {U"第三方", 0},   {U"数十年如一日", 0}, {U"二维", 0},     {U"三维", 0},
        {U"三五成群", 0}, {U"五花八门", 0}, {U"三三两两", 0}, {U"八九不离十", 0},   {U"三番五次", 0}, {U"三番两次", 0},
        {U"七七八八", 0}, {U"四通八达", 0}, {U"千家万户", 0}, {U"三言两语", 0},     {U"三天两头", 0}, {U"千千万万", 0},
        {U"百里挑一", 0}, {U"一石二鸟", 0}, {U"一举两得", 0}, {U"两全其美", 0},     {U"半斤八两", 0}, {U"一个", 0},
        {U"一种", 0},     {U"一次性", 0},   {U"一部分", 0},   {U"一下", 0},         {U"一点", 0},     {U"十一月", 0},
        {U"星期一", 0},   {U"周一", 0},     {U"北京", 0},     {U"东京", 0},         {U"南京", 0},     {U"万岁", 0},
    };
    return phrases;
}

const Lexicon<int>& wordsBeforeAmounts()
{
    static const Lexicon<int> signs{{U"minus", 0}, {U"negative", 0}, {U"between", 0}};
    return signs;
}

/// 一个以上, 一個から五個: the one is meant as a number.
bool isCounted(const Chars& text, std::size_t at, std::size_t end)
{
    static const Lexicon<int> marks{{U"以上", 0}, {U"以下", 0}, {U"から", 0}, {U"到", 0}, {U"至", 0}, {U"-", 0}};
    if (text.startsWith(at, U"一个半")) // 一个半小时
        return true;
    if (const auto unit = text.startsWith(at, U"一个") ? unitAt(text, at + 1) : std::nullopt; // 一个GW
        unit && (unit->unit.dimension == Dimension::Power || unit->unit.dimension == Dimension::Energy))
        return true;
    return text.startsWith(at, U"一个") && marks.at(text, end);
}

} // namespace

std::size_t nameEnd(const Chars& text, std::size_t at)
{
    while (at < text.size()) {
        if (isWord(text[at]))
            ++at;
        else if ((text[at] == U'-' || text[at] == U'.' || text[at] == U'@') && isWord(text[at + 1]) &&
                 isWord(text[at - 1]))
            at += 2;
        else if (text[at] == U'+' && isLetter(text[at - 1]) && (isWord(text[at + 1]) || text[at + 1] == U'+'))
            at += text[at + 1] == U'+' ? 2 : 1; // C++20, U+4E00
        else
            break;
    }
    return at;
}

std::size_t trapEnd(const Chars& text, std::size_t at)
{
    const char32_t c = text[at];
    if (isDigit(c) || c == U'+' || c == U'(') {
        if (const std::size_t end = std::max(telephoneEnd(text, at), itemNumberEnd(text, at)); end > at)
            return end;
    }
    if (isDigit(c) || hanDigit(c) >= 0) {
        if (const std::size_t end = namedNumberEnd(text, at); end > at)
            return end;
    }
    if (isDigit(c)) {
        if (const std::size_t end = codeEnd(text, at); end > at)
            return end;
        if (const std::size_t end = resolutionEnd(text, at); end > at)
            return end;
        if (const std::size_t joined = joinedDigitsEnd(text, at); joined > at)
            return joined;
        const std::size_t end = digitsEnd(text, at);
        if (text[end] == U'号') // 3号线
            return end + 1;
        if (const std::size_t clock = end - at <= 2 ? clockEnd(text, at) : at; clock > at)
            return clock;
        return isTelephone(text, at, end) && !isWord(text[end]) && !unitAt(text, text.skipBlanks(end)) ? end : at;
    }
    if (isLetter(c)) {
        if (const std::size_t end = addressEnd(text, at); end > at)
            return end;
        if (currencyBefore(text, at) || wordsBeforeAmounts().at(text, at) || qualifiersBefore(text, at).end > at)
            return at;
        if (readNumberWords(text, at) || saysNumber(text, at))
            return at;
        return nameEnd(text, at);
    }
    if (const std::size_t end = std::max(ordinalEnd(text, at), captionEnd(text, at)); end > at)
        return end;
    if (const auto phrase = phrases().at(text, at);
        phrase && !(text.startsWith(at, U"一点") && isHanNumeral(text[at + 2])) &&
        !(at == 0 && phrase.end == text.size() && phrase.end < 4) && !isCounted(text, at, phrase.end))
        return phrase.end;
    return hanDigit(c) > 0 || c == U'十' ? clockEnd(text, at) : at;
}

std::size_t skipUnread(const Chars& text, std::size_t at)
{
    if (isDigit(text[at]) || isLetter(text[at]))
        return nameEnd(text, at);
    ++at;
    if (!isHanNumeral(text[at - 1]) || text[at - 1] == U'点')
        return at;
    while (isHanNumeral(text[at]) && text[at] != U'点')
        ++at;
    return at;
}

void addOpenersOfTraps(OpeningWords& to)
{
    to.add(captions());
    to.add(phrases());
    to.add(wordsBeforeAmounts());
    for (const std::u32string_view word : {U"http://", U"https://", U"www."})
        to.addWord(word);
    to.addJoined(U"(", U"0123456789");
    to.addPrefixes(U"#№第");
}

} // namespace zhilan::quantity

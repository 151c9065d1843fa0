#include "core/search/question.h"

#include "core/search/folded_words.h"
#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Ask wherever they stand.
const std::vector<std::string>& anywhere()
{
    static const std::vector<std::string> words = foldedWords({"什么",           "什么是",
                                                               "是什么",         "什么意思",
                                                               "是什么意思",     "什么叫",
                                                               "叫什么",         "为什么",
                                                               "什么时候",       "什么样",
                                                               "有什么",         "甚么",
                                                               "是甚么",         "甚么是",
                                                               "为甚么",         "啥意思",
                                                               "是啥",           "是啥意思",
                                                               "为啥",           "为何",
                                                               "何时",           "何处",
                                                               "怎么",           "怎么样",
                                                               "怎么办",         "怎么回事",
                                                               "怎样",           "如何",
                                                               "多少",           "有多少",
                                                               "拥有多少",       "有多大",
                                                               "多久",           "多长时间",
                                                               "哪里",           "哪儿",
                                                               "是哪里",         "是哪个",
                                                               "在哪里",         "在哪",
                                                               "在哪一年",       "是谁的",
                                                               "是怎么",         "是多少",
                                                               "是指什么",       "指的是什么",
                                                               "又叫什么",       "哪些",
                                                               "有哪些",         "哪个",
                                                               "哪家",           "哪种",
                                                               "哪一个",         "哪一年",
                                                               "几个",           "几岁",
                                                               "几点",           "谁",
                                                               "是谁",           "谁是",
                                                               "是否",           "是不是",
                                                               "有没有",         "能不能",
                                                               "会不会",         "可不可以",
                                                               "请问",           "到底",
                                                               "究竟",           "介绍一下",
                                                               "解释一下",       "とは何",
                                                               "って何",         "は何",
                                                               "何ですか",       "とは何ですか",
                                                               "とはなに",       "どう",
                                                               "どうして",       "どうやって",
                                                               "なぜ",           "いつ",
                                                               "どこ",           "だれ",
                                                               "どの",           "どれ",
                                                               "いくら",         "ですか",
                                                               "ますか",         "なんですか",
                                                               "でしょうか",     "どうすれば",
                                                               "どうすればいい", "どうすればいいですか",
                                                               "どうすればよい", "どうしたら",
                                                               "どうしたらいい", "教えてください",
                                                               "について教えて"});
    return words;
}

/// Have one of those in them, and do not ask.
const std::vector<std::string>& notAsking()
{
    static const std::vector<std::string> words =
        foldedWords({"任何",     "几何",   "几乎",     "几十",   "几百",   "几千",     "几万",     "几亿",   "哪怕",
                     "无论如何", "要么",   "那么",     "这么",   "多么",   "酒吧",     "网吧",     "书吧",   "水吧",
                     "贴吧",     "喇嘛",   "ほどの",   "いつも", "到底部", "直到底",   "达到底",   "跌到底", "是否定",
                     "いつか",   "どこか", "どこでも", "だれか", "どうぐ", "うんどう", "こうどう", "ぶどう", "ほどう"});
    return words;
}

/// Name what is asked for, and need not stand in an answer.
const std::vector<std::string>& sought()
{
    static const std::vector<std::string> words =
        foldedWords({"区别", "差别", "不同", "意思", "原因", "方法", "做法", "流程", "步骤", "攻略", "違い", "차이",
                     "difference", "differences"});
    return words;
}

/// Ask at the end alone: 吗啡, ことは.
const std::vector<std::string>& atEnd()
{
    static const std::vector<std::string> words = foldedWords({"吗", "呢", "嘛", "吧", "么", "とは", "って", "か"});
    return words;
}

/// Mean nothing behind a word that asks, and before one. Before it, 的 and 会 may be the end of 目的 or 机会.
const std::vector<std::string>& particlesBehind()
{
    static const std::vector<std::string> words = foldedWords({"是", "的", "了"});
    return words;
}
const std::vector<std::string>& particlesBefore()
{
    static const std::vector<std::string> words = foldedWords({"了", "は", "が", "を", "の", "に"});
    return words;
}

constexpr auto kAskInEnglish = std::to_array<std::string_view>(
    {"what", "whats", "who", "whos", "whose", "whom", "how", "hows", "why", "when", "where", "wheres", "which"});
/// Begin a question with somebody or something behind them.
constexpr auto kAskFirst =
    std::to_array<std::string_view>({"am", "are", "can", "could", "did", "do", "does", "has", "have", "is", "may",
                                     "should", "was", "were", "will", "would"});
constexpr auto kSomething = std::to_array<std::string_view>(
    {"a",       "an",   "anybody", "anyone", "he",    "i",    "it",   "my",    "one", "she", "somebody",
     "someone", "that", "the",     "there",  "these", "they", "this", "those", "we",  "you", "your"});
constexpr auto kBesideThem = std::to_array<std::string_view>(
    {"a",         "about",    "am",     "an",      "and",   "any",  "anybody", "anyone",  "are",      "at",
     "be",        "been",     "being",  "between", "by",    "can",  "could",   "did",     "do",       "does",
     "for",       "from",     "get",    "has",     "have",  "he",   "i",       "in",      "into",     "is",
     "it",        "its",      "long",   "many",    "may",   "me",   "mean",    "meaning", "means",    "mention",
     "mentioned", "mentions", "might",  "much",    "must",  "my",   "of",      "on",      "our",      "please",
     "said",      "say",      "saying", "says",    "shall", "she",  "should",  "some",    "somebody", "someone",
     "talk",      "talked",   "talks",  "tell",    "tells", "than", "the",     "there",   "they",     "to",
     "told",      "us",       "was",    "we",      "were",  "will", "with",    "would",   "you",      "your"});
/// Behind an apostrophe: what's, don't, we're.
constexpr auto kBehindApostrophe = std::to_array<std::string_view>({"d", "ll", "m", "re", "s", "t", "ve"});
constexpr auto kBeforeApostrophe = std::to_array<std::string_view>(
    {"aren", "couldn", "didn", "doesn", "don", "hasn", "haven", "isn", "shouldn", "wasn", "weren", "won", "wouldn"});

/// Ask in Korean as words by themselves, or as the beginnings of some.
const std::vector<std::string>& askInKorean()
{
    static const std::vector<std::string> words =
        foldedWords({"무엇",   "무슨",   "뭐",     "뭔가",   "뭘",   "어떻게", "어떤",   "어디",       "언제",
                     "누구",   "누가",   "얼마",   "왜",     "몇",   "하나요", "인가요", "되나요",     "있나요",
                     "합니까", "입니까", "할까요", "하는가", "인지", "설명해", "알려줘", "알려주세요", "주세요"});
    return words;
}
/// End what a Korean question is about.
const std::vector<std::string>& particlesInKorean()
{
    static const std::vector<std::string> words =
        foldedWords({"이란", "에서", "란", "은", "는", "을", "를", "하나요", "합니까", "할까요", "하려면", "하는",
                     "되나요", "인가요", "입니까"});
    return words;
}

template <typename Words>
bool isOneOf(const Words& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The word at a place; empty where none is there. Words that end a text are followed by no letter or digit.
std::string_view wordAt(const std::vector<std::string>& words, std::string_view folded, std::size_t at)
{
    const std::string_view rest = folded.substr(at);
    if (rest.empty())
        return {};
    constexpr std::size_t kTells = 2; // the byte of a character that most differ in
    for (const std::string& word : words) {
        if (rest.front() == word.front() && (rest.size() <= kTells || rest[kTells] == word[kTells]) &&
            rest.starts_with(word))
            return word;
    }
    return {};
}

bool endsAt(std::string_view folded, std::size_t at)
{
    while (at < folded.size()) {
        if (text::isLetterOrDigit(text::nextCodePoint(folded, at)))
            return false;
    }
    return true;
}

std::size_t wordEnd(std::string_view folded, std::size_t at)
{
    std::size_t end = at;
    for (std::size_t next = at; next < folded.size(); end = next) {
        if (!text::isWordCharacter(text::nextCodePoint(folded, next)))
            break;
    }
    return end;
}

/// The first words up to the first letter of another script.
std::vector<std::string_view> firstWords(std::string_view folded)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = wordEnd(folded, at);
        if (end > at) {
            words.push_back(folded.substr(at, end - at));
            at = end;
        } else if (text::isLetterOrDigit(text::nextCodePoint(folded, at))) {
            break;
        }
    }
    return words;
}

bool anyBeside(const std::vector<std::string_view>& words)
{
    return std::any_of(words.begin() + 1, words.end(),
                       [](std::string_view word) { return isOneOf(kBesideThem, word); });
}

/// The first word is one that asks.
bool asksInEnglish(std::string_view folded)
{
    constexpr std::size_t kSentence = 5; // is python faster than java
    const std::vector<std::string_view> words = firstWords(folded);
    return !words.empty() && (isOneOf(kAskInEnglish, words[0]) ||
                              (words.size() >= kSentence && isOneOf(kAskFirst, words[0]) && anyBeside(words)) ||
                              (words.size() > 2 && isOneOf(kAskFirst, words[0]) && isOneOf(kSomething, words[1])) ||
                              (words.size() > 2 && words[0].starts_with("difference") && words[1] == "between"));
}

/// It does so in a sentence, not as in "where clause" or "which command".
bool isQuestionInEnglish(std::string_view folded)
{
    const std::vector<std::string_view> words = firstWords(folded);
    if (!asksInEnglish(folded))
        return false;
    const bool asksAlone = words[0] == "how" || words[0] == "why" || words[0] == "who";
    return folded.ends_with("?") || (words.size() > 2 && (anyBeside(words) || asksAlone));
}

bool isHangulAt(std::string_view folded, std::size_t at)
{
    const char32_t c = at < folded.size() ? text::nextCodePoint(folded, at) : U' ';
    return c >= 0xAC00 && c <= 0xD7A3;
}

class AskingWords
{
public:
    /// `typed`: the text folded; both must outlive it.
    AskingWords(const text::FoldedText& typed, std::string_view utf8, bool english)
        : m_typed(typed), m_utf8(utf8), m_folded(typed.folded), m_english(english)
    {
    }

    std::vector<ByteSpan> run()
    {
        for (std::size_t at = 0; at < m_folded.size();) {
            const std::size_t size = askingAt(at);
            if (const std::string_view plain = wordAt(notAsking(), m_folded, at); !plain.empty()) {
                at += plain.size();
            } else if (size > 0) {
                add(at, at + size);
                at += size;
            } else if (const std::size_t end = wordEnd(m_folded, at); end > at) {
                at = end;
            } else {
                static_cast<void>(text::nextCodePoint(m_folded, at));
            }
        }
        return std::move(m_found);
    }

private:
    /// How many bytes of words that ask begin here.
    [[nodiscard]] std::size_t askingAt(std::size_t at) const
    {
        if (const std::size_t end = wordEnd(m_folded, at); end > at) {
            const std::string_view word = m_folded.substr(at, end - at);
            return m_english && asksHere(word, at) ? word.size() : 0;
        }
        if (isHangulAt(m_folded, at)) {
            std::size_t end = at;
            while (isHangulAt(m_folded, end))
                static_cast<void>(text::nextCodePoint(m_folded, end));
            const bool begins = at == 0 || m_folded[at - 1] == ' ';
            return begins && !wordAt(askInKorean(), m_folded, at).empty() ? end - at : 0;
        }
        if (const std::string_view word = wordAt(anywhere(), m_folded, at); !word.empty())
            return isKatakana(at, word.size()) ? 0 : word.size();
        const std::string_view last = wordAt(atEnd(), m_folded, at);
        return !last.empty() && !isKatakana(at, last.size()) && isBehindTwo(at) && endsAt(m_folded, at + last.size())
                   ? last.size()
                   : 0;
    }
    /// As names are typed, which are folded as words are: ドイツ is no いつ.
    [[nodiscard]] bool isKatakana(std::size_t at, std::size_t size) const
    {
        const ByteSpan folded{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
        const std::string_view source = m_typed.toSource(folded).of(m_utf8);
        for (std::size_t next = 0; next < source.size();) {
            const char32_t c = text::nextCodePoint(source, next);
            if ((c >= 0x30A1 && c <= 0x30FA) || (c >= 0xFF66 && c <= 0xFF9D))
                return true;
        }
        return false;
    }
    /// A word of one character is no question, nor is one of two: 酒吧.
    [[nodiscard]] bool isBehindTwo(std::size_t at) const
    {
        std::size_t characters = 0;
        for (std::size_t next = std::min(m_folded.rfind(' ', at) + 1, at); next < at; ++characters)
            static_cast<void>(text::nextCodePoint(m_folded, next));
        return characters > 1;
    }

    [[nodiscard]] bool asksHere(std::string_view word, std::size_t at) const
    {
        const bool isBehind = at > 0 && m_folded[at - 1] == '\'';
        const bool isBefore = at + word.size() < m_folded.size() && m_folded[at + word.size()] == '\'';
        return isOneOf(kAskInEnglish, word) || isOneOf(kBesideThem, word) ||
               (isBehind && isOneOf(kBehindApostrophe, word)) || (isBefore && isOneOf(kBeforeApostrophe, word));
    }

    /// With the particles on both sides.
    void add(std::size_t begin, std::size_t end)
    {
        const std::size_t from = m_found.empty() ? 0 : m_found.back().end;
        const auto endsWith = [&](const std::string& word) {
            return begin - from >= word.size() && m_folded.substr(0, begin).ends_with(word);
        };
        const auto before = std::find_if(particlesBefore().begin(), particlesBefore().end(), endsWith);
        if (before != particlesBefore().end())
            begin -= before->size();
        end += wordAt(particlesBehind(), m_folded, end).size();
        if (!m_found.empty() && begin <= m_found.back().end)
            m_found.back().end = std::max(m_found.back().end, static_cast<std::uint32_t>(end));
        else
            m_found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }

    const text::FoldedText& m_typed;
    std::string_view m_utf8;
    std::string_view m_folded;
    bool m_english;
    std::vector<ByteSpan> m_found;
};

std::vector<QueryNode> nodesOf(const Query& query)
{
    return query.root.kind == QueryKind::All ? query.root.children : std::vector{query.root};
}

/// The plain terms, folded, parted by spaces.
std::string plainText(const std::vector<QueryNode>& nodes)
{
    std::string text;
    for (const QueryNode& node : nodes) {
        if (isPlain(node))
            text += (text.empty() ? "" : " ") + text::fold(node.text).folded;
    }
    return text;
}

/// Without the particle at the end of a Korean word of three syllables or more: 쿠버네티스란, 정렬은.
ByteSpan withoutParticle(std::string_view folded, ByteSpan word)
{
    constexpr std::size_t kSyllable = 3;
    const std::string_view text = word.of(folded);
    for (const std::string& particle : particlesInKorean()) {
        const std::size_t rest = text.size() - std::min(text.size(), particle.size());
        if (text.ends_with(particle) && rest >= 2 * kSyllable && isHangulAt(folded, word.begin + rest - kSyllable))
            return {word.begin, static_cast<std::uint32_t>(word.begin + rest)};
    }
    return word;
}

/// The stretches of a folded text between others, without what is no letter or digit at their ends, and cut at spaces.
std::vector<ByteSpan> between(std::string_view folded, const std::vector<ByteSpan>& others)
{
    std::vector<ByteSpan> out;
    std::size_t other = 0;
    std::optional<ByteSpan> open;
    const auto close = [&] {
        if (open)
            out.push_back(*open);
        open.reset();
    };
    for (std::size_t at = 0; at < folded.size();) {
        if (other < others.size() && at == others[other].begin) {
            close();
            at = std::max<std::size_t>(at + 1, others[other++].end);
            continue;
        }
        const auto begin = static_cast<std::uint32_t>(at);
        const char32_t c = text::nextCodePoint(folded, at);
        if (c == U' ')
            close();
        else if (text::isLetterOrDigit(c))
            open = {open ? open->begin : begin, static_cast<std::uint32_t>(at)};
    }
    close();
    return out;
}

} // namespace

std::vector<ByteSpan> askingWords(const text::FoldedText& typed, std::string_view utf8)
{
    return AskingWords(typed, utf8, asksInEnglish(typed.folded)).run();
}

std::optional<Query> withoutAsking(const Query& query)
{
    const std::vector<QueryNode> nodes = nodesOf(query);
    const bool english = asksInEnglish(plainText(nodes));
    const bool korean = std::any_of(nodes.begin(), nodes.end(), [english](const QueryNode& node) {
        const text::FoldedText typed = text::fold(node.text);
        const std::vector<ByteSpan> asking =
            isPlain(node) ? AskingWords(typed, node.text, english).run() : std::vector<ByteSpan>{};
        return std::any_of(asking.begin(), asking.end(),
                           [&typed](const ByteSpan& span) { return isHangulAt(typed.folded, span.begin); });
    });
    Query out;
    bool asks = false;
    bool anyText = false;
    for (const QueryNode& node : nodes) {
        if (!isPlain(node)) {
            anyText = anyText || node.kind == QueryKind::Text;
            out.root.children.push_back(node);
            continue;
        }
        const text::FoldedText typed = text::fold(node.text);
        const std::vector<ByteSpan> asking = AskingWords(typed, node.text, english).run();
        asks = asks || !asking.empty();
        for (const ByteSpan& span : between(typed.folded, asking)) {
            QueryNode rest = node;
            rest.text = typed.toSource(korean ? withoutParticle(typed.folded, span) : span).of(node.text);
            out.root.children.push_back(std::move(rest));
            anyText = true;
        }
    }
    // 什么 是 X: a particle typed apart.
    std::erase_if(out.root.children, [](const QueryNode& node) {
        const std::string text = isPlain(node) ? text::fold(node.text).folded : std::string();
        return isOneOf(particlesBehind(), text);
    });
    anyText = anyText && std::any_of(out.root.children.begin(), out.root.children.end(),
                                     [](const QueryNode& node) { return node.kind == QueryKind::Text; });
    return asks && anyText ? std::optional(std::move(out)) : std::nullopt;
}

bool asksForMeaning(std::string_view utf8)
{
    static const std::vector<std::string> words = foldedWords(
        {"是什么", "是甚么", "什么是", "甚么是", "什么叫", "什么意思", "是啥", "啥意思", "是谁", "谁是", "とは",
         "って何", "何ですか", "what is", "what's", "what are", "who is", "what does", "meaning of"});
    const std::string text = text::fold(utf8).folded;
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

std::optional<Query> spacedQuestion(const Query& query)
{
    const std::vector<QueryNode>& terms = query.root.children;
    if (query.root.kind != QueryKind::All || terms.size() < 2 || !std::all_of(terms.begin(), terms.end(), isPlain))
        return std::nullopt;
    const bool english = asksInEnglish(plainText(terms));
    std::string whole;
    bool asks = false;
    for (const QueryNode& term : terms) {
        whole += (whole.empty() ? "" : " ") + term.text;
        const text::FoldedText typed = text::fold(term.text);
        const std::vector<ByteSpan> asking = AskingWords(typed, term.text, english).run();
        asks = asks || (!asking.empty() && between(typed.folded, asking).empty());
    }
    if (!asks || !asksForMeaning(whole))
        return std::nullopt;
    Query question;
    question.root.kind = QueryKind::Text;
    question.root.text = std::move(whole);
    return question;
}

std::optional<Query> subjectInEnglish(const Query& query)
{
    const std::vector<QueryNode> nodes = nodesOf(query);
    const auto isExact = [](const QueryNode& node) {
        return node.kind == QueryKind::Any || (node.kind == QueryKind::Text && !isPlain(node));
    };
    if (std::any_of(nodes.begin(), nodes.end(), isExact) || !isQuestionInEnglish(plainText(nodes)))
        return std::nullopt;
    return withoutAsking(query);
}

std::vector<std::string> definingPhrases(std::string_view subject)
{
    std::vector<std::string> phrases;
    for (const std::string_view behind : {"是一", "是指", "指的是", "とは", " is a", " is the ", " are "})
        phrases.push_back(std::string(subject).append(behind));
    return phrases;
}

bool seeks(std::string_view utf8)
{
    const text::FoldedText typed = text::fold(utf8);
    const std::string_view folded = typed.folded;
    static const std::vector<std::string> words = [] {
        std::vector<std::string> all = foldedWords({"哪", "几", "何", "?"});
        all.insert(all.end(), sought().begin(), sought().end());
        return all;
    }();
    if (!askingWords(typed, utf8).empty())
        return true;
    for (std::size_t at = 0; at < folded.size();) {
        if (const std::string_view plain = wordAt(notAsking(), folded, at); !plain.empty())
            at += plain.size();
        else if (!wordAt(words, folded, at).empty())
            return true;
        else
            static_cast<void>(text::nextCodePoint(folded, at));
    }
    return false;
}

std::vector<QueryNode> withoutSought(std::vector<QueryNode> terms)
{
    std::erase_if(
        terms, [](const QueryNode& term) { return isPlain(term) && isOneOf(sought(), text::fold(term.text).folded); });
    return terms;
}

std::string subjectOf(std::string_view utf8)
{
    const text::FoldedText typed = text::fold(utf8);
    std::string subject;
    for (const ByteSpan& span : between(typed.folded, askingWords(typed, utf8)))
        subject += (subject.empty() ? "" : " ") + std::string(span.of(typed.folded));
    return subject;
}

} // namespace zhilan::search

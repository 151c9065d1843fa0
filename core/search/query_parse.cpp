#include "core/search/query.h"
#include "core/search/query_values.h"
#include "core/text/fold.h"
#include "core/text/space.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr std::size_t kDeepest = 32;

struct QuotationMarks {
    char32_t open;
    std::u32string_view close;
};
constexpr std::array<QuotationMarks, 6> kQuotationMarks{
    {{U'"', U"\"”＂"}, {U'“', U"”\"“"}, {U'”', U"”\""}, {U'＂', U"＂\""}, {U'「', U"」"}, {U'『', U"』"}}};

/// Folded.
constexpr std::array<std::pair<std::string_view, Field>, 16> kTextFields{{{"title", Field::Title},
                                                                          {"heading", Field::Heading},
                                                                          {"quote", Field::Quote},
                                                                          {"table", Field::Table},
                                                                          {"term", Field::Term},
                                                                          {"chapter", Field::Chapter},
                                                                          {"subtitle", Field::Subtitle},
                                                                          {"标题", Field::Title},
                                                                          {"小标题", Field::Heading},
                                                                          {"章节标题", Field::Heading},
                                                                          {"引语", Field::Quote},
                                                                          {"引用", Field::Quote},
                                                                          {"表格", Field::Table},
                                                                          {"术语", Field::Term},
                                                                          {"章节", Field::Chapter},
                                                                          {"字幕", Field::Subtitle}}};
constexpr std::array<std::pair<std::string_view, QueryKind>, 12> kValueFields{{{"speaker", QueryKind::Speaker},
                                                                               {"path", QueryKind::Path},
                                                                               {"lang", QueryKind::Language},
                                                                               {"date", QueryKind::Date},
                                                                               {"has", QueryKind::Has},
                                                                               {"说话人", QueryKind::Speaker},
                                                                               {"讲者", QueryKind::Speaker},
                                                                               {"路径", QueryKind::Path},
                                                                               {"语言", QueryKind::Language},
                                                                               {"日期", QueryKind::Date},
                                                                               {"包含", QueryKind::Has},
                                                                               {"含", QueryKind::Has}}};

char32_t narrow(char32_t c)
{
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : c;
}

/// As keyboards and word processors write it: also U+2212, and an en dash.
bool isMinus(char32_t c)
{
    return c == U'-' || c == U'\u2212' || c == U'\u2013';
}

/// One pass from left to right, groups on a stack of their own.
class Parser
{
public:
    explicit Parser(std::string_view utf8)
    {
        for (std::size_t at = 0; at < utf8.size();) {
            m_offsets.push_back(at);
            m_text.push_back(text::nextCodePoint(utf8, at));
        }
        m_offsets.push_back(utf8.size());
        m_utf8 = utf8;
    }

    Query run()
    {
        m_groups.emplace_back();
        while (true) {
            skipSpace();
            if (m_at == m_text.size())
                break;
            if (m_terms == kMostTerms) {
                note({QueryNote::Kind::TooManyTerms});
                break;
            }
            step();
        }
        while (m_groups.size() > 1) {
            note({QueryNote::Kind::OpenParenthesis});
            closeParenthesis();
        }
        if (m_terms == 0) {
            for (Misread& each : m_misread)
                add(std::move(each.node), each.negated);
        }
        m_query.root = taken(m_groups.back());
        if (m_terms == 0)
            takeAllLiterally();
        return std::move(m_query);
    }

private:
    /// What a term is looked for in: text everywhere, unless one of these is there.
    struct Place {
        std::optional<Field> field;
        std::optional<QueryKind> value;
        std::string typed; ///< its name with the colon
    };
    struct Group {
        std::vector<QueryNode> alternatives; ///< parted by OR
        std::vector<QueryNode> all;          ///< of the one that is being read
        bool negated = false;
        bool misread = false; ///< holds what is in m_misread
        Place place;          ///< of the terms in it
    };

    [[nodiscard]] char32_t at(std::size_t place) const { return place < m_text.size() ? narrow(m_text[place]) : U'\0'; }
    [[nodiscard]] std::string slice(std::size_t begin, std::size_t end) const
    {
        return std::string(m_utf8.substr(m_offsets[begin], m_offsets[end] - m_offsets[begin]));
    }
    void note(QueryNote note)
    {
        if (std::find(m_query.notes.begin(), m_query.notes.end(), note) == m_query.notes.end())
            m_query.notes.push_back(std::move(note));
    }
    void leftOut(std::string_view what) { note({QueryNote::Kind::LeftOut, std::string(what)}); }
    void literal(std::string_view what) { note({QueryNote::Kind::SearchedLiterally, std::string(what)}); }

    void skipSpace()
    {
        while (m_at < m_text.size() && text::isSpace(m_text[m_at]))
            ++m_at;
    }

    void step()
    {
        bool negated = false;
        const char32_t next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : U' ';
        if (isMinus(at(m_at)) && !text::isSpace(next) && !isMinus(narrow(next)) && narrow(next) != U'>') {
            negated = true;
            ++m_at;
        }
        if (at(m_at) == U'(' && m_groups.size() < kDeepest) {
            ++m_at;
            openGroup(std::exchange(m_negateNext, false) || negated, Place(m_groups.back().place));
            return;
        }
        if (at(m_at) == U')') {
            ++m_at;
            m_negateNext = false;
            m_groups.size() > 1 ? closeParenthesis() : leftOut(")");
            return;
        }
        const std::size_t begin = m_at;
        Group& group = m_groups.back();
        if (!negated && takeOperator(U"AND")) { // all terms are required anyway
            if (group.all.empty() || !goesOn())
                leftOut("AND");
            return;
        }
        if (!negated && takeOperator(U"NOT")) {
            m_negateNext = goesOn();
            if (!m_negateNext)
                leftOut("NOT");
            else if (isAllCapitals())
                note({QueryNote::Kind::ReadAsWithout, "NOT"});
            return;
        }
        negated = std::exchange(m_negateNext, false) || negated;
        if (!negated && takeOr()) {
            const std::string typed = slice(begin, m_at);
            if (group.all.empty() || !goesOn())
                leftOut(typed);
            else
                group.alternatives.push_back(allOf(std::exchange(group.all, {})));
            return;
        }
        if (takeField(negated))
            return;
        if (group.place.value) {
            takeAlternatives(Place(group.place), negated);
            return;
        }
        if (std::string quoted; takeQuoted(quoted)) {
            add(textNode(std::move(quoted), true), negated);
            return;
        }
        takeWord(negated);
    }

    /// OR between white space, or a bar or two.
    bool takeOr()
    {
        if (at(m_at) == U'|') {
            m_at += at(m_at + 1) == U'|' ? 2 : 1;
            return true;
        }
        return takeOperator(U"OR");
    }

    /// So that capitals do not tell operators from words.
    [[nodiscard]] bool isAllCapitals() const
    {
        return std::none_of(m_text.begin(), m_text.end(), [](char32_t typed) {
            const char32_t c = narrow(typed);
            return c < 0x80 ? c >= U'a' && c <= U'z' : text::isLetterOrDigit(c);
        });
    }

    /// Whether an operator has something behind it.
    bool goesOn()
    {
        skipSpace();
        return m_at < m_text.size() && at(m_at) != U')';
    }

    /// A query of operators alone is what is looked for.
    void takeAllLiterally()
    {
        const auto isSpace = [](char32_t c) {
            return text::isSpace(c);
        };
        const auto first = std::find_if_not(m_text.begin(), m_text.end(), isSpace);
        const auto last = std::find_if_not(m_text.rbegin(), m_text.rend(), isSpace).base();
        if (first >= last)
            return;
        const std::string all =
            slice(static_cast<std::size_t>(first - m_text.begin()), static_cast<std::size_t>(last - m_text.begin()));
        m_query.notes = {{QueryNote::Kind::SearchedLiterally, all}};
        m_query.root = textNode(all, true);
    }

    /// A word in capitals between white space.
    bool takeOperator(std::u32string_view word)
    {
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (at(m_at + i) != word[i])
                return false;
        }
        const std::size_t end = m_at + word.size();
        if (end < m_text.size() && !text::isSpace(m_text[end]) && at(end) != U'(' && at(end) != U')')
            return false;
        m_at = end;
        return true;
    }

    void openGroup(bool negated, Place place)
    {
        Group group;
        group.negated = negated;
        group.place = std::move(place);
        m_groups.push_back(std::move(group));
    }

    static QueryNode allOf(std::vector<QueryNode> nodes)
    {
        if (nodes.size() == 1)
            return std::move(nodes.front());
        QueryNode node;
        node.children = std::move(nodes);
        return node;
    }

    static QueryNode taken(Group& group)
    {
        if (group.alternatives.empty())
            return allOf(std::move(group.all));
        if (!group.all.empty())
            group.alternatives.push_back(allOf(std::move(group.all)));
        if (group.alternatives.size() == 1)
            return std::move(group.alternatives.front());
        QueryNode node;
        node.kind = QueryKind::Any;
        node.children = std::move(group.alternatives);
        return node;
    }

    /// False where there is nothing in it.
    bool closeGroup()
    {
        const bool negated = m_groups.back().negated;
        const bool misread = m_groups.back().misread;
        QueryNode node = taken(m_groups.back());
        m_groups.pop_back();
        m_groups.back().misread |= misread;
        if (node.kind == QueryKind::All && node.children.empty())
            return false;
        addPlain(std::move(node), negated);
        return true;
    }

    void closeParenthesis()
    {
        const bool misread = m_groups.back().misread;
        if (!closeGroup() && !misread)
            leftOut("()");
    }

    void addPlain(QueryNode node, bool negated)
    {
        if (negated) {
            QueryNode without;
            without.kind = QueryKind::Not;
            without.children.push_back(std::move(node));
            node = std::move(without);
        }
        m_groups.back().all.push_back(std::move(node));
    }
    void add(QueryNode node, bool negated)
    {
        ++m_terms;
        if (node.kind == QueryKind::Text && text::fold(node.text).folded.empty())
            return; // "", or nothing that is seen: no text has it, and none lacks it
        if (node.kind == QueryKind::Text && !node.field)
            node.field = m_groups.back().place.field;
        addPlain(std::move(node), negated);
    }

    static QueryNode textNode(std::string text, bool quoted)
    {
        QueryNode node;
        node.kind = QueryKind::Text;
        node.text = std::move(text);
        node.quoted = quoted;
        return node;
    }

    /// What stands between quotation marks; false where there are none, or none that close.
    bool takeQuoted(std::string& quoted)
    {
        const char32_t open = m_at < m_text.size() ? m_text[m_at] : U'\0';
        const auto* const marks = std::find_if(kQuotationMarks.begin(), kQuotationMarks.end(),
                                               [open](const QuotationMarks& each) { return each.open == open; });
        if (marks == kQuotationMarks.end())
            return false;
        std::size_t end = m_at + 1;
        while (end < m_text.size() && marks->close.find(m_text[end]) == std::u32string_view::npos)
            ++end;
        if (end == m_text.size()) {
            // While a phrase is being typed, its end is where the query ends.
            quoted = slice(m_at + 1, end);
            m_at = end;
            note({QueryNote::Kind::OpenQuotation});
            return true;
        }
        quoted = slice(m_at + 1, end);
        m_at = end + 1;
        return true;
    }

    static bool isAsciiLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

    /// Where what may be the name of a field ends: letters of English, or others, but not both.
    [[nodiscard]] std::size_t nameEnd() const
    {
        constexpr std::size_t kLongest = 10;
        const bool english = isAsciiLetter(at(m_at));
        std::size_t end = m_at;
        while (end < m_text.size() && end - m_at < kLongest) {
            const char32_t c = at(end);
            if (english ? !isAsciiLetter(c) : c < 0x80 || !text::isLetterOrDigit(c))
                break;
            ++end;
        }
        return end;
    }

    /// name:value, name:"value", name:(…).
    bool takeField(bool negated)
    {
        const std::size_t end = nameEnd();
        if (end == m_at || at(end) != U':')
            return false;
        const std::string typedName = slice(m_at, end);
        const std::string name = text::foldedText(typedName);
        const auto* const textField =
            std::find_if(kTextFields.begin(), kTextFields.end(), [&](const auto& each) { return each.first == name; });
        const auto* const valueField = std::find_if(kValueFields.begin(), kValueFields.end(),
                                                    [&](const auto& each) { return each.first == name; });
        const bool known = textField != kTextFields.end() || valueField != kValueFields.end();
        const bool hasValue = end + 1 < m_text.size() && !text::isSpace(m_text[end + 1]);
        if (!known || !hasValue) {
            // No field, or nothing to look for in it. Addresses, names in code and places on disks are written so as
            // well.
            const char32_t next = at(end + 1);
            const bool typedAsField =
                next != U'/' && next != U'\\' && next != U':' && name != "mailto" && typedName == name;
            if (known || (hasValue && typedAsField && isAsciiLetter(at(m_at))))
                literal(slice(m_at, end + 1));
            return false;
        }
        Place place;
        place.typed = slice(m_at, end + 1);
        if (textField != kTextFields.end())
            place.field = textField->second;
        else
            place.value = valueField->second;
        m_at = end + 1;
        if (at(m_at) == U'(' && m_groups.size() < kDeepest) {
            ++m_at;
            openGroup(negated, std::move(place));
        } else {
            takeAlternatives(place, negated);
        }
        return true;
    }

    /// value, "value", value|"value".
    void takeAlternatives(const Place& place, bool negated)
    {
        openGroup(negated, place);
        do {
            takeValue(place);
            Group& group = m_groups.back();
            if (!group.all.empty())
                group.alternatives.push_back(allOf(std::exchange(group.all, {})));
        } while (takeBarBetweenValues());
        closeGroup();
    }

    /// With a value on both sides of it; otherwise it is an operator.
    bool takeBarBetweenValues()
    {
        if (at(m_at) != U'|')
            return false;
        const std::size_t end = m_at + (at(m_at + 1) == U'|' ? 2 : 1);
        if (end >= m_text.size() || text::isSpace(m_text[end]) || at(end) == U'(' || at(end) == U')')
            return false;
        if (m_terms == kMostTerms)
            return false;
        m_at = end;
        return true;
    }

    void takeValue(const Place& place)
    {
        const std::size_t begin = m_at;
        std::string typed;
        const bool quoted = takeQuoted(typed);
        if (!quoted)
            typed = wordHere(Bars::Part);
        if (place.field) {
            QueryNode node = textNode(std::move(typed), quoted);
            node.field = place.field;
            add(std::move(node), false);
        } else if (auto node = valueNode(*place.value, typed)) {
            if (node->kind == QueryKind::Date)
                node->typed = place.typed + slice(begin, m_at);
            add(std::move(*node), false);
        } else {
            takeMisread(*place.value, place.typed + slice(begin, m_at));
        }
    }

    /// A field with a value that it cannot have. A date or what a section has that cannot be understood is no text that
    /// anything else should be searched beside.
    void takeMisread(QueryKind field, std::string whole)
    {
        const bool date = field == QueryKind::Date;
        if (!date && field != QueryKind::Has) {
            literal(whole);
            add(textNode(std::move(whole), false), false);
            return;
        }
        m_groups.back().misread = true;
        note({date ? QueryNote::Kind::UnknownDate : QueryNote::Kind::UnknownContent, whole});
        const auto negations =
            std::count_if(m_groups.begin(), m_groups.end(), [](const Group& g) { return g.negated; });
        if (m_misread.size() < kMostTerms)
            m_misread.push_back({textNode(std::move(whole), false), negations % 2 != 0});
    }

    enum class Bars : std::uint8_t { Belong, Part };
    /// Up to white space, a quotation mark, or a parenthesis that was not opened in it.
    std::string wordHere(Bars bars = Bars::Belong)
    {
        const std::size_t begin = m_at;
        std::size_t open = 0;
        while (m_at < m_text.size() && !text::isSpace(m_text[m_at])) {
            const char32_t c = at(m_at);
            if (m_at > begin && (opensQuotation(m_text[m_at]) || (bars == Bars::Part && c == U'|')))
                break;
            if (c == U'(') {
                ++open;
            } else if (c == U')') {
                if (open == 0)
                    break;
                --open;
            }
            ++m_at;
        }
        return slice(begin, m_at);
    }
    static bool opensQuotation(char32_t c) { return c == U'"' || c == U'“' || c == U'＂' || c == U'「' || c == U'『'; }

    void takeWord(bool negated)
    {
        const std::size_t begin = m_at;
        std::string word = wordHere();
        if (word.empty()) { // nothing that is understood here
            word = slice(m_at, m_at + 1);
            ++m_at;
        }
        const bool anywhere = !m_groups.back().place.field; // amounts are looked for in all fields
        if (anywhere && takeSpacedAmount(word, negated))
            return;
        if (anywhere && looksLikeAmount(word)) {
            if (auto node = amountNode(word)) {
                addAmount(std::move(*node), word, negated);
                return;
            }
            if (!comparesInWords(word))
                note({lacksUnit(word) ? QueryNote::Kind::NoUnit : QueryNote::Kind::SearchedLiterally, word});
        }
        if (m_groups.back().place.field) { // as behind its name
            m_at = begin;
            takeAlternatives(Place(m_groups.back().place), negated);
            return;
        }
        add(textNode(std::move(word), false), negated);
    }

    /// A comparison typed in words is looked for as text too: texts use the same words. "over" and "under" are used for
    /// much else: those of English are looked for one by one.
    void addAmount(QueryNode amount, const std::string& typed, bool negated)
    {
        amount.typed = typed;
        if (!comparesInWords(typed)) {
            add(std::move(amount), negated);
            return;
        }
        QueryNode either;
        either.kind = QueryKind::Any;
        either.typed = typed;
        QueryNode said = beginsWithLetter(typed) ? wordsOf(typed) : textNode(typed, true);
        const std::optional<Field> field = m_groups.back().place.field;
        said.field = said.kind == QueryKind::Text ? field : std::nullopt;
        for (QueryNode& word : said.children)
            word.field = field;
        either.children = {std::move(said), std::move(amount)};
        add(std::move(either), negated);
    }

    static bool beginsWithLetter(const std::string& typed)
    {
        const auto lower = static_cast<char>(typed.front() | 0x20);
        return lower >= 'a' && lower <= 'z';
    }
    /// In quotation marks, so that they are not read as a comparison again.
    static QueryNode wordsOf(const std::string& typed)
    {
        QueryNode all;
        for (std::size_t at = 0; at < typed.size();) {
            const std::size_t end = std::min(typed.find(' ', at), typed.size());
            all.children.push_back(textNode(typed.substr(at, end - at), true));
            at = end + 1;
        }
        return all;
    }

    /// "> 100 GW", ">1.5 billion USD", "more than 10 GW": as many of the words behind as belong to one amount.
    bool takeSpacedAmount(const std::string& word, bool negated)
    {
        constexpr int kMostWords = 5;
        if (!mayBeginAmount(word))
            return false;
        const std::size_t begin = m_at;
        std::optional<QueryNode> longest;
        std::size_t end = begin;
        std::string joined = word;
        std::string bare; ///< a comparison without a unit
        for (int words = 0; words < kMostWords; ++words) {
            skipSpace();
            if (m_at == m_text.size() || opensQuotation(m_text[m_at]) || isMinus(at(m_at)) || at(m_at) == U'|')
                break;
            const std::string next = wordHere();
            if (next.empty() || next == "OR" || next == "AND" || next == "NOT")
                break;
            joined += " " + next;
            if (words == 0 && !comparesInWords(joined) && lacksUnit(joined))
                bare = joined;
            if (auto node = amountNode(joined)) {
                longest = std::move(node);
                longest->typed = joined;
                end = m_at;
            }
        }
        m_at = end;
        if (longest) {
            const std::string typed = longest->typed;
            addAmount(std::move(*longest), typed, negated);
        } else if (!bare.empty()) {
            note({QueryNote::Kind::NoUnit, bare});
        }
        return longest.has_value();
    }

    std::string_view m_utf8;
    std::u32string m_text;
    std::vector<std::size_t> m_offsets; ///< in m_utf8, of each character and of the end
    std::size_t m_at = 0;
    std::size_t m_terms = 0;
    bool m_negateNext = false; ///< NOT was read
    std::vector<Group> m_groups;
    struct Misread {
        QueryNode node;
        bool negated = false;
    };
    std::vector<Misread> m_misread; ///< searched literally where there is nothing else
    Query m_query;
};

} // namespace

std::string_view readPart(std::string_view utf8)
{
    if (utf8.size() <= kMostQueryBytes)
        return utf8;
    std::size_t end = kMostQueryBytes;
    while (end > kMostQueryBytes - 4 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U)
        --end;
    return utf8.substr(0, end);
}

Query parseQuery(std::string_view utf8)
{
    const std::string_view read = readPart(utf8);
    Query query = Parser(read).run();
    if (read.size() < utf8.size())
        query.notes.push_back({QueryNote::Kind::TooLong});
    return query;
}

} // namespace zhilan::search

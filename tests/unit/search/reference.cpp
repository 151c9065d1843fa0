#include "tests/unit/search/reference.h"

#include "core/search/comparable_amounts.h"
#include "core/search/query_values.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>

namespace zhilan::test
{
using namespace search;

namespace
{

/// As a finder reads it, one character after another; everything about where terms are found is said here once more.
struct Term {
    std::string folded;
    bool quoted = false;
    bool number = false; ///< to begin with, and something else behind it

    explicit Term(const QueryNode& node) : folded(text::fold(node.text).folded), quoted(node.quoted)
    {
        const std::size_t other = folded.find_first_not_of("0123456789");
        number = other != 0 && other != std::string::npos;
        if (quoted)
            return;
        std::string bare;
        for (std::size_t i = 0; i < folded.size(); ++i) {
            if ((folded[i] != ' ' && folded[i] != '-') || i == 0 || !bindsAcross(folded, i))
                bare += folded[i];
        }
        folded = std::move(bare);
    }

    static int kind(char c) { return c >= 'a' && c <= 'z' ? 1 : c >= '0' && c <= '9' ? 2 : 0; }
    static bool binds(char a, char b) { return kind(a) + kind(b) == 3 && kind(a) != 0 && kind(b) != 0; }
    static bool bindsAcross(const std::string& text, std::size_t at)
    {
        return at + 1 < text.size() && binds(text[at - 1], text[at + 1]);
    }

    /// In three characters or more.
    [[nodiscard]] bool isLong() const { return text::codePointCount(folded) > 2; }

    /// Whether it may begin at a place within a word.
    [[nodiscard]] bool mayBeginWithin(std::string_view in, std::size_t at) const
    {
        std::size_t joint = 1;
        while (joint < folded.size() && !binds(folded[joint - 1], folded[joint]))
            ++joint;
        const bool parted = !quoted && joint < folded.size() && (in[at + joint] == ' ' || in[at + joint] == '-');
        const bool longEnough =
            isLong() && (!parted || text::codePointCount(std::string_view(folded).substr(0, joint)) > 2);
        return longEnough && (!number || kind(in[at - 1]) == 1);
    }

    /// The end of the term where it begins at `at`; npos where it does not.
    [[nodiscard]] std::size_t endAt(std::string_view in, std::size_t at) const
    {
        for (std::size_t i = 0; i < folded.size(); ++i, ++at) {
            if (!quoted && i > 0 && binds(folded[i - 1], folded[i]) && at < in.size() &&
                (in[at] == '-' || in[at] == ' '))
                ++at;
            if (at >= in.size() || in[at] != folded[i])
                return std::string_view::npos;
        }
        return at;
    }
};

/// Whether what is before a place and what is behind it are of one word.
bool isWithinWord(std::string_view text, std::size_t at)
{
    std::size_t before = at;
    while (before > 0 && (static_cast<unsigned char>(text[--before]) & 0xC0U) == 0x80U) {
    }
    std::size_t here = at;
    return at > 0 && at < text.size() && text::isWordCharacter(text::nextCodePoint(text, before)) &&
           text::isWordCharacter(text::nextCodePoint(text, here));
}

/// Whether a number's fraction begins there: behind the only point in a row of digits and points between digits.
bool isFraction(std::string_view text, std::size_t at)
{
    const auto isPointBetween = [text](std::size_t place) {
        return place > 0 && place + 1 < text.size() && text[place] == '.' && Term::kind(text[place - 1]) == 2 &&
               Term::kind(text[place + 1]) == 2;
    };
    const auto isOfNumber = [&](std::size_t place) {
        return place < text.size() && (Term::kind(text[place]) == 2 || isPointBetween(place));
    };
    if (at == 0 || !isPointBetween(at - 1))
        return false;
    std::size_t begin = at;
    while (begin > 0 && isOfNumber(begin - 1))
        --begin;
    std::size_t digits = at;
    while (digits < text.size() && Term::kind(text[digits]) == 2)
        ++digits;
    if (text.substr(begin, at - begin) == "802." && digits < text.size() && Term::kind(text[digits]) == 1)
        return false; // 802.11ac
    std::size_t points = 0;
    for (; isOfNumber(begin); ++begin)
        points += text[begin] == '.' ? 1 : 0;
    return points == 1;
}

/// Whether a word, or a number, goes on at a place that a term begins at.
bool beginsWithin(std::string_view text, std::size_t at)
{
    return isWithinWord(text, at) || isFraction(text, at);
}

/// Where the last of some terms ends in a folded text. Those before it are typed right before it, so that it is found
/// right behind them too.
std::vector<std::size_t> endsIn(std::string_view folded, const std::vector<Term>& terms, std::size_t last)
{
    const Term& term = terms[last];
    std::vector<std::size_t> ends;
    if (term.folded.empty())
        return ends;
    std::vector<std::size_t> behind;
    if (last > 0)
        behind = endsIn(folded, terms, last - 1);
    for (std::size_t at = folded.find(term.folded[0]); at < folded.size(); at = folded.find(term.folded[0], at + 1)) {
        const std::size_t end = term.endAt(folded, at);
        if (end != std::string_view::npos && (!beginsWithin(folded, at) || term.mayBeginWithin(folded, at) ||
                                              std::find(behind.begin(), behind.end(), at) != behind.end()))
            ends.push_back(end);
    }
    return ends;
}

/// A child of nodes that are all required, with up to three before it that it may go on.
std::vector<Term> termsUpTo(const std::vector<QueryNode>& all, std::size_t child)
{
    std::vector<Term> terms{Term(all[child])};
    for (std::size_t before = child; before-- > 0 && terms.size() < 4;) {
        const QueryNode& node = all[before];
        const QueryNode& next = all[before + 1];
        if (node.kind != QueryKind::Text || node.quoted || next.quoted || node.field != next.field)
            break;
        const Term term(node);
        if (term.folded.empty() || terms.front().folded.empty() ||
            !Term::binds(term.folded.back(), terms.front().folded.front()))
            break;
        terms.insert(terms.begin(), term);
    }
    return terms;
}

} // namespace

BruteForce::BruteForce(const std::vector<DocumentRecord>& documents)
{
    for (const DocumentRecord& document : documents) {
        for (const SectionRecord& section : document.sections) {
            Section each{&document, &section, {}};
            each.texts.push_back({Field::Title, document.title, text::fold(document.title), {}});
            for (const std::string& heading : section.headingPath)
                each.texts.push_back({Field::Heading, heading, text::fold(heading), {}});
            for (std::size_t i = 0; i < section.pieces.size(); ++i) {
                const bool goesOn = i > 0 && section.pieces[i].joined;
                if (goesOn)
                    each.texts.back().text += " " + section.pieces[i].text;
                else
                    each.texts.push_back(
                        {section.pieces[i].field, section.pieces[i].text, {}, section.pieces[i].columnHead});
                each.texts.back().folded = text::fold(each.texts.back().text);
            }
            m_sections.push_back(std::move(each));
        }
    }
}

bool BruteForce::findsTerm(const Section& each, const std::vector<QueryNode>& all, std::size_t child)
{
    const std::vector<Term> terms = termsUpTo(all, child);
    const std::optional<Field> asked = all[child].field;
    return std::any_of(each.texts.begin(), each.texts.end(), [&](const Text& text) {
        const bool isAsked = !asked || asked == text.field || (asked == Field::Heading && text.field == Field::Title);
        return isAsked && !endsIn(text.folded.folded, terms, terms.size() - 1).empty();
    });
}

bool BruteForce::finds(const Section& each, const QueryNode& node)
{
    const DocumentRecord& document = *each.document;
    const SectionRecord& section = *each.section;
    const auto child = [&](const QueryNode& one) {
        return finds(each, one);
    };
    switch (node.kind) {
    case QueryKind::All:
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool text = node.children[i].kind == QueryKind::Text;
            if (text ? !findsTerm(each, node.children, i) : !child(node.children[i]))
                return false;
        }
        return true;
    case QueryKind::Any:
        return std::any_of(node.children.begin(), node.children.end(), child);
    case QueryKind::Not:
        return !child(node.children.front());
    case QueryKind::Text:
        return findsTerm(each, {node}, 0);
    case QueryKind::Path:
        return text::Matcher(node.text).matches(text::fold(document.path));
    case QueryKind::Speaker:
        return std::any_of(section.pieces.begin(), section.pieces.end(), [&](const Piece& piece) {
            return text::Matcher(node.text).matches(text::fold(piece.speaker));
        });
    case QueryKind::Language:
        return document.language == node.text || document.language.starts_with(node.text + "-");
    case QueryKind::Date:
        return document.date && document.date->start < node.until && document.date->end > node.from;
    case QueryKind::Has:
        if (node.text == "quote")
            return std::any_of(section.pieces.begin(), section.pieces.end(),
                               [](const Piece& piece) { return piece.field == Field::Quote; });
        return node.text == "chart" ? section.hasChart : document.hasVideo;
    case QueryKind::Amount:
        for (std::size_t i = 0; i < each.texts.size(); ++i) {
            const Text& text = each.texts[i];
            const bool isSubtitle = !section.pieces.empty() && section.pieces.front().field == Field::Subtitle;
            const bool isOwn = i == section.headingPath.size() || (i == 0 && &section == &document.sections.front());
            if (i <= section.headingPath.size() && (!isOwn || isSubtitle))
                continue; // only the last heading, and the title where it begins
            if (!text.head.empty() && text.text == text.head)
                continue;
            const auto unit = quantity::namedUnit(text.head);
            for (const ComparableAmount& amount : amountsIn(text.text, unit ? &*unit : nullptr)) {
                if (amount.bare && search::isLabelOfNames(text.head))
                    continue;
                if (amount.unit == node.text && meets(node, amount.low, amount.high))
                    return true;
            }
        }
        return false;
    }
    return false;
}

std::vector<Place> BruteForce::find(const Query& query) const
{
    std::vector<Place> found;
    if (query.root.kind == QueryKind::All && query.root.children.empty())
        return found;
    for (const Section& section : m_sections) {
        if (finds(section, query.root))
            found.emplace_back(section.document->path, section.section->line);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::map<Place, text::WordFit> BruteForce::fits(const QueryNode& term) const
{
    using text::WordFit;
    std::map<Place, WordFit> best;
    const Term wanted(term);
    for (const Section& section : m_sections) {
        for (const Text& text : section.texts) {
            const std::string& folded = text.folded.folded;
            for (std::size_t at = 0; at < folded.size(); ++at) {
                const std::size_t end = wanted.endAt(folded, at);
                if (end == std::string_view::npos || (beginsWithin(folded, at) && !wanted.mayBeginWithin(folded, at)))
                    continue;
                const WordFit fit = beginsWithin(folded, at)    ? WordFit::Inside
                                    : isWithinWord(folded, end) ? WordFit::Prefix
                                                                : WordFit::Whole;
                const auto [known, isNew] = best.try_emplace({section.document->path, section.section->line}, fit);
                if (!isNew)
                    known->second = std::min(known->second, fit);
            }
        }
    }
    return best;
}

} // namespace zhilan::test

#include "core/search/suggest.h"

#include "core/search/base_forms.h"
#include "core/search/comparable_amounts.h"
#include "core/search/evaluate.h"
#include "core/search/segment.h"
#include "core/search/snapshot_parts.h"
#include "core/search/term_hits.h"
#include "core/search/tokens.h"
#include "core/search/word_lists.h"
#include "core/text/breaks.h"
#include "core/text/fold.h"
#include "core/text/match.h"
#include "core/text/pinyin.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr std::size_t kMostSuggestions = 8;
/// Shorter words have too many neighbours.
constexpr std::size_t kShortest = 4;
constexpr std::size_t kFarFrom = 8; ///< words from here on may have two errors
constexpr std::uint32_t kStopInterval = 256;

/// In bytes, of a heading or term that is offered for a word in it.
constexpr std::size_t kLongestName = 60;

/// Labels of names, see PreparedDocuments: 'n', then one of these.
constexpr std::array<std::pair<char, SuggestionKind>, 3> kNames{
    {{'t', SuggestionKind::Title}, {'k', SuggestionKind::Term}, {'h', SuggestionKind::Heading}}};

/// The only node of a query.
const QueryNode& onlyNode(const Query& query)
{
    const QueryNode* node = &query.root;
    while (node->kind == QueryKind::All && node->children.size() == 1)
        node = &node->children.front();
    return *node;
}

class Suggester
{
public:
    Suggester(const Snapshot& snapshot, const std::stop_token& stop) : m_snapshot(snapshot), m_stop(stop) {}

    std::vector<Suggestion> run(const Query& query, std::string_view typed, bool found)
    {
        if (auto about = found ? std::nullopt : aboutAsMuch(m_snapshot, query, m_stop))
            m_found.push_back({SuggestionKind::Amount, std::move(*about), {}});
        if (mayBePinyin(typed) && !(found && isWord(typed))) {
            addSpeakers(typed);
            addNames(typed);
        }
        const bool isPinyin = !m_found.empty(); // even in two words, no mistyped English
        if (!found)
            addValues(query);
        if (auto corrected = found || isPinyin ? std::nullopt : corrections(query))
            suggest({SuggestionKind::Correction, std::move(*corrected), {}});
        const QueryNode& only = onlyNode(query);
        if (const std::string han = onlyHan(only); !han.empty() && only.kind == QueryKind::Text && !only.field) {
            for (Suggestion& each : homophones(han)) {
                if (!found || each.kind != SuggestionKind::Correction)
                    suggest(std::move(each));
            }
        }
        return std::move(m_found);
    }

private:
    /// What a node asks for, folded, where it is a few Han characters and nothing else; otherwise empty.
    static std::string onlyHan(const QueryNode& node)
    {
        constexpr std::size_t kFewest = 2;
        constexpr std::size_t kMost = 8;
        if ((node.kind != QueryKind::Text && node.kind != QueryKind::Speaker) || node.quoted)
            return {};
        std::string folded = text::fold(node.text).folded;
        std::size_t characters = 0;
        for (std::size_t at = 0; at < folded.size(); ++characters) {
            if (!text::isHan(text::nextCodePoint(folded, at)))
                return {};
        }
        return characters >= kFewest && characters <= kMost ? folded : std::string();
    }

    /// Names with other characters that are read the same: the whole name, or words of it that are read so.
    std::vector<Suggestion> homophones(const std::string& han) const
    {
        std::vector<Suggestion> found;
        homophones("s", SuggestionKind::Speaker, han, found);
        for (const auto& [letter, kind] : kNames)
            homophones(std::string("n") + letter, kind, han, found);
        return found;
    }

    void homophones(const std::string& prefix, SuggestionKind kind, const std::string& han,
                    std::vector<Suggestion>& found) const
    {
        const text::Letters wanted = text::lettersOfHomophones(han);
        std::vector<std::set<std::string>> bySegment(m_snapshot.segments().size());
        forEachSegment(m_snapshot, [&](std::size_t i) {
            const Segment& segment = *m_snapshot.segments()[i];
            segment.file().dictionary(TermKind::Label).withPrefix(prefix, [&](const DictionaryEntry& entry) {
                if (m_stop.stop_requested())
                    throw StopRequested{};
                const std::string name(entry.term.substr(prefix.size()));
                if ((wanted & ~text::lettersIn(name)) != 0)
                    return true;
                for (const ByteSpan& place : text::findHomophones(text::fold(name), han)) {
                    text::Breaks words(name, text::BreakKind::Word);
                    const bool isOfWords = words.isBoundary(place.begin) && words.isBoundary(place.end);
                    if (isOfWords && isLive(segment, TermKind::Label, entry))
                        bySegment[i].insert(std::string(place.of(name)) + (place.size() == name.size() ? "" : "\n"));
                }
                return bySegment[i].size() < kMostSuggestions;
            });
        });
        for (const std::set<std::string>& some : bySegment) {
            for (const std::string& each : some) {
                const bool whole = each.back() != '\n';
                found.push_back(
                    {whole ? kind : SuggestionKind::Correction, whole ? each : each.substr(0, each.size() - 1), {}});
            }
        }
    }

    [[nodiscard]] bool isFound(const QueryNode& node) const
    {
        const CompiledQuery compiled(node);
        return std::any_of(m_snapshot.segments().begin(), m_snapshot.segments().end(), [&](const auto& segment) {
            return !evaluate(*segment, compiled, false, m_stop).sections.empty();
        });
    }

    using Labels = std::vector<std::pair<std::string, SuggestionKind>>;
    /// Those that the text of a node may be a part of.
    static Labels labelsOf(const QueryNode& node)
    {
        if (node.kind == QueryKind::Speaker)
            return {{"s", SuggestionKind::Speaker}};
        if (node.kind != QueryKind::Text || node.quoted)
            return {};
        Labels labels;
        if (!node.field)
            labels.emplace_back("s", SuggestionKind::Speaker);
        for (const auto& [letter, kind] : kNames) {
            const bool isField = (kind == SuggestionKind::Title && node.field == Field::Title) ||
                                 (kind == SuggestionKind::Term && node.field == Field::Term) ||
                                 (kind != SuggestionKind::Term && node.field == Field::Heading);
            if (!node.field || isField)
                labels.emplace_back(std::string("n") + letter, kind);
        }
        return labels;
    }

    /// What a node may have meant that nothing is found for: what it is the pinyin of, or is read as; a speaker as a
    /// whole.
    std::vector<std::string> valuesLike(const QueryNode& node) const
    {
        std::vector<std::string> values;
        const auto add = [&](std::string value) {
            if (std::find(values.begin(), values.end(), value) == values.end())
                values.push_back(std::move(value));
        };
        const std::string han = onlyHan(node);
        for (const auto& [prefix, kind] : labelsOf(node)) {
            if (!han.empty()) {
                std::vector<Suggestion> read;
                homophones(prefix, kind, han, read);
                for (Suggestion& each : read)
                    add(std::move(each.text));
            } else if (mayBePinyin(node.text)) {
                for (Named& each : namesOf(prefix, kind, node.text))
                    add(kind == SuggestionKind::Speaker ? std::move(each.name)
                                                        : std::string(each.places.front().of(each.name)));
            }
        }
        return values;
    }

    /// The query with the first term that is nowhere put right: a field's value, or one of several terms.
    void addValues(const Query& query)
    {
        constexpr std::size_t kMostValues = 3;
        Query changed = query;
        std::vector<QueryNode*> nodes{&changed.root};
        if (changed.root.kind == QueryKind::All) {
            nodes.clear();
            for (QueryNode& child : changed.root.children)
                nodes.push_back(&child);
        }
        for (QueryNode* const node : nodes) {
            const bool isWhole = nodes.size() == 1 && node->kind == QueryKind::Text && !node->field;
            if (isWhole || labelsOf(*node).empty() || isFound(*node))
                continue;
            std::vector<std::string> values = valuesLike(*node);
            values.resize(std::min(values.size(), kMostValues));
            for (std::string& value : values) {
                node->quoted = node->kind == QueryKind::Text && value.find(' ') != std::string::npos;
                node->text = std::move(value);
                suggest({SuggestionKind::Correction, asTyped(changed.root), {}});
            }
            if (!values.empty())
                return;
        }
    }

    static bool mayBePinyin(std::string_view typed)
    {
        return typed.size() >= 2 && anyLetter(typed) &&
               std::all_of(typed.begin(), typed.end(), [](char c) { return static_cast<unsigned char>(c) < 0xE0; });
    }

    /// No name is asked for by symbols or white space alone.
    static bool anyLetter(std::string_view typed)
    {
        const std::string folded = text::fold(typed).folded;
        for (std::size_t at = 0; at < folded.size();) {
            if (text::isLetterOrDigit(text::nextCodePoint(folded, at)))
                return true;
        }
        return false;
    }

    void checkStop()
    {
        if (++m_steps % kStopInterval == 0 && m_stop.stop_requested())
            throw StopRequested{};
    }

    [[nodiscard]] bool isLive(const Segment& segment, TermKind kind, const DictionaryEntry& entry) const
    {
        if (!segment.anyRemoved())
            return true;
        Postings postings = segment.file().postings(kind, entry);
        while (postings.next()) {
            if (segment.isLive(postings.section()))
                return true;
        }
        return false;
    }

    /// Whether what was typed is one word that stands somewhere as it is.
    [[nodiscard]] bool isWord(std::string_view typed) const { return standsAsWord(text::foldedText(typed)); }

    [[nodiscard]] bool standsAsWord(const std::string& folded) const
    {
        return std::any_of(m_snapshot.segments().begin(), m_snapshot.segments().end(), [&](const auto& segment) {
            const std::vector<DictionaryEntry> entries = entriesOf(segment->file(), TermKind::Word, folded);
            return std::any_of(entries.begin(), entries.end(),
                               [&](const DictionaryEntry& entry) { return isLive(*segment, TermKind::Word, entry); });
        });
    }

    /// Whether pinyin that stands for a place of a name stands for words of it, the last of which may be unfinished as
    /// long as its last syllable is.
    static bool isOfWords(std::string_view name, text::Breaks& words, ByteSpan place, std::string_view typed)
    {
        if (!words.isBoundary(place.begin))
            return false;
        if (words.isBoundary(place.end))
            return true;
        const std::string_view shown = place.of(name);
        std::size_t last = shown.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(shown[last]) & 0xC0U) == 0x80U)
            --last;
        const std::vector<std::string_view> readings = text::pinyinOf(text::nextCodePoint(shown, last));
        return !readings.empty() && std::none_of(readings.begin(), readings.end(), [typed](std::string_view reading) {
            return typed.ends_with(reading);
        });
    }

    struct Named {
        SuggestionKind kind = SuggestionKind::Title;
        std::string name;
        std::vector<ByteSpan> places;
        std::uint64_t sections = 0; ///< that have it as one of the kind

        [[nodiscard]] bool isWhole() const { return places.front().size() == name.size(); }
    };

    /// The names of a kind that what was typed is the pinyin of, or of a part of them.
    std::vector<Named> namesOf(const std::string& prefix, SuggestionKind kind, std::string_view typed) const
    {
        constexpr std::size_t kMostLooked = 512;
        const text::Terms terms(typed);
        const text::Letters wanted = text::lettersWanted(typed);
        const std::string pinyin = text::typedPinyin(typed);
        std::vector<std::map<std::string, Named>> bySegment(m_snapshot.segments().size());
        forEachSegment(m_snapshot, [&](std::size_t i) {
            const Segment& segment = *m_snapshot.segments()[i];
            segment.file().dictionary(TermKind::Label).withPrefix(prefix, [&](const DictionaryEntry& entry) {
                if (m_stop.stop_requested())
                    throw StopRequested{};
                const std::string_view term = entry.term.substr(prefix.size());
                if ((wanted & ~text::lettersIn(term)) != 0)
                    return true;
                std::string name(term);
                std::vector<ByteSpan> places = terms.find(text::fold(name));
                if (places.empty())
                    return true;
                // What a name begins with may be any part of it that is typed by then.
                text::Breaks words(name, text::BreakKind::Word);
                std::erase_if(
                    places, [&](ByteSpan place) { return place.begin > 0 && !isOfWords(name, words, place, pinyin); });
                if (!places.empty() && isLive(segment, TermKind::Label, entry))
                    bySegment[i].emplace(name, Named{kind, name, std::move(places), entry.count});
                return bySegment[i].size() < kMostLooked;
            });
        });
        std::map<std::string, Named> all;
        for (auto& some : bySegment) {
            for (auto& [name, named] : some) {
                const auto [known, isNew] = all.try_emplace(name, std::move(named));
                known->second.sections += isNew ? 0 : named.sections;
            }
        }
        std::vector<Named> sorted;
        sorted.reserve(all.size());
        for (auto& [name, named] : all)
            sorted.push_back(std::move(named));
        // Those that begin so first, and of these the shortest, which the query is most of.
        std::stable_sort(sorted.begin(), sorted.end(), [](const Named& a, const Named& b) {
            const bool begins = a.places.front().begin == 0;
            return begins != (b.places.front().begin == 0) ? begins : a.name.size() < b.name.size();
        });
        return sorted;
    }

    /// Each text once.
    void suggest(Suggestion suggestion)
    {
        const bool known = std::any_of(m_found.begin(), m_found.end(),
                                       [&](const Suggestion& other) { return other.text == suggestion.text; });
        if (!known && m_found.size() < kMostSuggestions)
            m_found.push_back(std::move(suggestion));
    }

    void addSpeakers(std::string_view typed)
    {
        for (Named& each : namesOf("s", SuggestionKind::Speaker, typed))
            suggest({each.kind, std::move(each.name), std::move(each.places)});
    }

    /// Titles, glossary terms and headings: whole ones, then the words of others, then those others that are not much
    /// more than the word.
    void addNames(std::string_view typed)
    {
        std::vector<Named> all;
        for (const auto& [letter, kind] : kNames) {
            for (Named& each : namesOf(std::string("n") + letter, kind, typed))
                all.push_back(std::move(each));
        }
        for (const Named& each : all) {
            if (each.isWhole())
                suggest({each.kind, each.name, each.places});
        }
        addWords(all, typed);
        for (Named& each : all) {
            if (each.kind == SuggestionKind::Term)
                each.name.resize(termEnd(each.name));
            const bool isShort = each.kind == SuggestionKind::Title || each.name.size() <= kLongestName;
            if (isShort && each.places.back().end <= each.name.size())
                suggest({each.kind, std::move(each.name), std::move(each.places)});
        }
    }

    /// The words in names that are read so, those in most sections' names first.
    void addWords(const std::vector<Named>& names, std::string_view typed)
    {
        constexpr std::size_t kMostWords = 3;
        const std::string pinyin = text::typedPinyin(typed);
        std::map<std::string, std::pair<std::uint64_t, std::string>> found; // folded: sections, as it stands there
        for (const Named& each : names) {
            std::set<std::string> here;
            text::Breaks words(each.name, text::BreakKind::Word);
            for (ByteSpan place : text::findTypedPinyin(text::fold(each.name), pinyin)) {
                if (!isOfWords(each.name, words, place, pinyin))
                    continue;
                if (!words.isBoundary(place.end))
                    place.end = static_cast<std::uint32_t>(words.after(place.end));
                std::string word(place.of(each.name));
                if (isOneCharacter(word) || !here.insert(text::foldedText(word)).second)
                    continue;
                const auto known = found.try_emplace(text::foldedText(word), 0, std::move(word)).first;
                known->second.first += each.sections;
            }
        }
        std::vector<std::pair<std::uint64_t, std::string>> sorted;
        sorted.reserve(found.size());
        for (auto& [folded, word] : found)
            sorted.push_back(std::move(word));
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        sorted.resize(std::min(sorted.size(), kMostWords));
        for (auto& [sections, word] : sorted) {
            const auto size = static_cast<std::uint32_t>(word.size());
            suggest({SuggestionKind::Word, std::move(word), {{0, size}}});
        }
    }

    static bool isOneCharacter(std::string_view word)
    {
        std::size_t at = 0;
        static_cast<void>(text::nextCodePoint(word, at));
        return at == word.size();
    }

    /// Where the definition begins in what a glossary says of a term.
    static std::size_t termEnd(std::string_view entry)
    {
        constexpr auto kBehind =
            std::to_array<std::string_view>({"：", ":", "，", "、", "。", "；", "——", "—", " - ", " – "});
        std::size_t end = entry.size();
        for (const std::string_view mark : kBehind)
            end = std::min(end, entry.find(mark));
        return end;
    }

    /// The query with every mistyped word replaced; nothing where there is none, none has a neighbour, or nothing is
    /// found so.
    std::optional<std::string> corrections(const Query& query)
    {
        Query corrected = query;
        bool any = false;
        correct(corrected.root, any);
        return any && isFound(corrected.root) ? std::optional(asTyped(corrected.root)) : std::nullopt;
    }

    void correct(QueryNode& node, bool& any)
    {
        for (QueryNode& child : node.children)
            correct(child, any);
        if ((node.kind != QueryKind::Text && node.kind != QueryKind::Speaker) || node.quoted)
            return;
        const std::string word = text::fold(node.text).folded;
        const bool latin = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (!latin || word.size() < kShortest || stands(word))
            return;
        const std::vector<std::string> forms = baseForms(word); // of one that stands, it is no error
        if (std::any_of(forms.begin(), forms.end(), [this](const std::string& form) { return standsAsWord(form); }))
            return;
        if (std::string better = neighbour(word); !better.empty()) {
            node.text = std::move(better);
            any = true;
        }
    }

    [[nodiscard]] bool stands(const std::string& word) const
    {
        return std::any_of(m_snapshot.segments().begin(), m_snapshot.segments().end(), [&](const auto& segment) {
            bool found = false;
            segment->file().dictionary(TermKind::Word).containing(word, [&](const DictionaryEntry& entry) {
                found = isLive(*segment, TermKind::Word, entry);
                return !found;
            });
            return found;
        });
    }

    /// The nearest word, of equally near ones the commonest. The first two letters may be exchanged, missing or wrong,
    /// but one of them has to be right.
    std::string neighbour(const std::string& word)
    {
        const std::size_t most = word.size() >= kFarFrom ? 2 : 1;
        std::map<std::string, std::pair<std::size_t, std::uint64_t>> near; // distance, sections
        for (const char letter : std::set<char>{word[0], word[1]}) {
            for (const auto& segment : m_snapshot.segments()) {
                segment->file().dictionary(TermKind::Word).withPrefix({&letter, 1}, [&](const DictionaryEntry& entry) {
                    checkStop();
                    const DictionaryWord other = dictionaryWordFrom(entry.term);
                    const std::size_t longer = std::max(other.word.size(), word.size());
                    if (longer - std::min(other.word.size(), word.size()) > most)
                        return true;
                    const std::size_t distance = distanceTo(word, other.word, most);
                    if (distance <= most && isLive(*segment, TermKind::Word, entry)) {
                        auto& [known, sections] = near[std::string(other.word)];
                        known = distance;
                        sections += entry.count;
                        const auto ending =
                            other.goesOn ? segment->file().find(TermKind::Word, other.word) : std::nullopt;
                        if (ending) // its sections are counted already
                            sections -= sectionsInBoth(segment->file(), TermKind::Word, *ending, entry);
                    }
                    return true;
                });
            }
        }
        const auto best = std::min_element(near.begin(), near.end(), [](const auto& a, const auto& b) {
            return a.second.first != b.second.first ? a.second.first < b.second.first
                                                    : a.second.second > b.second.second;
        });
        return best == near.end() ? std::string() : best->first;
    }

    /// Letters to insert, drop, change or exchange with their neighbour (optimal string alignment); most + 1 when more.
    std::size_t distanceTo(std::string_view a, std::string_view b, std::size_t most)
    {
        m_rows.resize(3 * (b.size() + 1));
        std::size_t* before2 = m_rows.data();
        std::size_t* before = before2 + b.size() + 1;
        std::size_t* row = before + b.size() + 1;
        for (std::size_t j = 0; j <= b.size(); ++j)
            before[j] = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            row[0] = i;
            std::size_t least = i;
            for (std::size_t j = 1; j <= b.size(); ++j) {
                row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = std::min(row[j], before2[j - 2] + 1);
                least = std::min(least, row[j]);
            }
            if (least > most)
                return most + 1;
            std::swap(before2, before);
            std::swap(before, row);
        }
        return before[b.size()];
    }

    const Snapshot& m_snapshot;
    const std::stop_token& m_stop;
    std::vector<Suggestion> m_found;
    std::vector<std::size_t> m_rows;
    std::uint32_t m_steps = 0;
};

} // namespace

namespace
{

/// The query with ≈ before it, where it is nothing but an amount.
std::optional<std::string> aboutTheAmount(const Query& query)
{
    const QueryNode& node = onlyNode(query);
    std::string about = "≈";
    for (const QueryNode& term : node.kind == QueryKind::All ? node.children : std::vector{node}) {
        if (term.kind != QueryKind::Text || term.quoted || term.field)
            return std::nullopt;
        about += (about.ends_with("≈") ? "" : " ") + term.text; // 5000 MW
    }
    // Whoever types a number of an order looks for that, and for no amount about as large.
    if (amountsIn(std::string_view(about).substr(std::string_view("≈").size())).empty())
        return std::nullopt;
    const bool isAmount = onlyNode(parseQuery(about)).kind == QueryKind::Amount;
    return isAmount ? std::optional(std::move(about)) : std::nullopt;
}

} // namespace

bool isOneAmount(const Query& query)
{
    return aboutTheAmount(query).has_value();
}

std::optional<std::string> aboutAsMuch(const Snapshot& snapshot, const Query& query, const std::stop_token& stop)
{
    std::optional<std::string> about = aboutTheAmount(query);
    if (!about)
        return std::nullopt;
    const Query amount = parseQuery(*about);
    const CompiledQuery compiled(amount.root);
    const bool any = std::any_of(snapshot.segments().begin(), snapshot.segments().end(), [&](const auto& segment) {
        return !evaluate(*segment, compiled, false, stop).sections.empty();
    });
    return any ? std::move(about) : std::nullopt;
}

std::vector<Suggestion> suggestionsFor(const Snapshot& snapshot, const Query& query, std::string_view typed, bool found,
                                       const std::stop_token& stop)
{
    return Suggester(snapshot, stop).run(query, typed, found);
}

} // namespace zhilan::search

#pragma once

#include "core/search/query.h"
#include "core/search/term_hits.h"
#include "core/text/match.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// A term of a query.
///
/// Where terms are required side by side, in the same field, none of them quoted, and a letter ends one and a digit
/// begins the next or the reverse, the next one is also found right behind the one before: 4 of the query GPT 4 in
/// gpt4, and of GPT 4 o also o in gpt4o. That makes a difference to terms that are too short to be found inside words
/// (text::Matcher::isLong()). A term reaches back over kMostBehind others.
struct Leaf {
    const QueryNode* node = nullptr;
    TermPlan plan;
    std::vector<TermPlan> behind; ///< the term with the one before it, with the two before it and so on, as one word
    bool insideWords = false;     ///< found inside words though it is short
};

inline constexpr std::size_t kMostBehind = 3;

/// A query made ready to be looked up in segments.
class CompiledQuery
{
public:
    /// `root` must outlive it. `insideWords`: short words too are found inside others.
    explicit CompiledQuery(const QueryNode& root, bool insideWords = false);

    [[nodiscard]] const QueryNode& root() const { return m_root; }
    /// The terms that are asked for.
    [[nodiscard]] const std::deque<Leaf>& leaves() const { return m_leaves; }
    /// The terms that are asked not to be there.
    [[nodiscard]] const std::deque<Leaf>& unwanted() const { return m_unwanted; }
    /// Whether nothing is found without what that node asks for, as there is where something else may do instead.
    [[nodiscard]] bool needs(const QueryNode& node) const;
    /// The only term, where nothing else is asked for.
    [[nodiscard]] const Leaf* onlyTerm() const;
    /// The amounts that are asked for.
    [[nodiscard]] const std::vector<const QueryNode*>& amounts() const { return m_amounts; }
    struct AskedSpeaker {
        const QueryNode* node = nullptr;
        text::Matcher name;
    };
    /// The speakers that are asked for.
    [[nodiscard]] const std::vector<AskedSpeaker>& speakers() const { return m_speakers; }
    /// Whether a speaker of that name is asked for. Of the queries that ask for none, false.
    [[nodiscard]] bool asksForSpeaker(std::string_view name) const;

private:
    void collect(const QueryNode& node, std::deque<Leaf>& leaves);
    static void addBehind(const QueryNode& all, std::deque<Leaf>& leaves);

    const QueryNode& m_root;
    std::deque<Leaf> m_leaves;
    std::deque<Leaf> m_unwanted;
    std::vector<const QueryNode*> m_amounts;
    std::vector<AskedSpeaker> m_speakers;
};

/// What of a section may be said by somebody, as far as fields tell.
inline constexpr FieldSet kSaidFields = setOf(Field::Quote) | setOf(Field::Subtitle);

/// A section in which an amount that it would not be found without is less than what was thought of: isOfOtherScale(),
/// or written in figures alone. `fit`: as that of a term that begins a word, or that stands inside one.
struct LooseAmount {
    SectionNumber section = 0;
    unsigned fit = 0;
};

/// What was found in one segment.
struct SegmentAnswer {
    std::vector<SectionNumber> sections; ///< ascending
    std::vector<TermHits> leaves;        ///< one for each of CompiledQuery::leaves()
    /// Of each section, the fields that anything asked for stands in: terms, amounts, what a speaker says. Where there
    /// is none of these, all that the section has. The title is a field of the section that begins the document, and of
    /// none after it: it is one title. Empty unless asked for.
    std::vector<FieldSet> fields;
    /// Of a kind of pieces: in which all that is asked for, and may, stands in such ones. Ascending.
    std::vector<SectionNumber> allInKind;
    std::vector<LooseAmount> loose; ///< ascending; of sections that need not be among those
};

/// `fields`: whether to tell in which fields what is asked for stands. `kind`: only sections in which some of it stands
/// in such a piece, see Request::kind; then the fields are told. May throw DamageFound and StopRequested.
[[nodiscard]] SegmentAnswer evaluate(const Segment& segment, const CompiledQuery& query, bool fields,
                                     const std::stop_token& stop, std::optional<Field> kind = {});

} // namespace zhilan::search
